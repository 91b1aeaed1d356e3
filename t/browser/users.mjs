// SPDX-License-Identifier: GPL-3.0-or-later
// The list of users, locking and unlocking, changing and moving.
import { follow, go, press, settle, text, title } from "./browser.mjs";
import { look } from "./look.mjs";
import { canary, customers } from "./people.mjs";
import { is, like, ok } from "./tap.mjs";

const column = (page, n) => page.locator(`tbody tr td:nth-child(${n})`).allInnerTexts();

export async function useList(page) {
  await page.goto("/users");
  is("25 users on the first page", await page.locator("tbody tr").count(), 25);
  await look(page, "users", { dark: true, keys: true });
  await go(page, page.locator("a[rel=next]"));
  await look(page, "users-page-2");
  await follow(page, "First");
  await follow(page, "Name");
  const names = await column(page, 3);
  const order = new Intl.Collator("de").compare;
  ok("sorted by name", names.every((name, i) => i === 0 || order(names[i - 1], name) <= 0), names.join("\n"));
  await go(page, page.locator("th[aria-sort=ascending] a"));
  const down = await column(page, 3);
  ok("a second click turns it round", order(down[0], down[24]) > 0 && await page.locator("th[aria-sort=descending]").count() === 1, down.join("\n"));
  await page.fill("input[name=search]", "praxis-l");
  await press(page, "Search");
  is("search finds domains", await page.locator("tbody tr").count(), customers.filter(({ domain }) => domain.includes("praxis-l")).length);
  like("the address keeps search and order", page.url(), /search=praxis-l/);
  await look(page, "users-search");
  await page.fill("input[name=search]", canary);
  await press(page, "Search");
  await look(page, "users-nothing-found");
  await follow(page, "Reset search");
  await follow(page, "100");
  ok("100 on a page shows all", await page.locator("tbody tr").count() > 55);
  await look(page, "users-100", { heavy: true });
  await page.goto("/users");
  await page.check("[data-select-all]");
  is("one box selects all", await page.locator("tbody input[name=id]:checked").count(), 25);
  await page.uncheck("[data-select-all]");
}

export async function lockAndUnlock(page, host, { login, domain }) {
  await page.goto("/users?search=" + login);
  await page.locator("tbody input[name=id]").first().check();
  await page.selectOption("select[name=action]", "lock");
  page.once("dialog", (dialog) => dialog.accept());
  await press(page, "Apply");
  like("locked by the list", await text(page), /Users locked: 1/);
  host.ctl("wait", "--timeout", "60");
  await page.goto(`/users?search=${login}`);
  like("the list shows it", (await column(page, 6)).join(), /Locked/);
  const locked = await host.site(domain);
  is("a locked site says 503", locked.status, 503);
  await page.goto(`http://${domain}/`);
  await page.screenshot({ path: `${process.env.HOSTLER_ARTEFACTS || "/var/tmp/hostler-artefacts"}/pages/site-locked.png` });
  await page.goto(`${host.origin}/users?search=${login}`);
  await follow(page, login);
  await look(page, "user-locked");
  await press(page, "Unlock");
  like("unlocked", await text(page), /The user is unlocked/);
  await settle(page, host);
  like("what was said stays when the work is done", await text(page), /The user is unlocked/);
  like("each step names its object", await page.locator("#progress").innerText(), new RegExp(`Account ${login}[^]*Web site ${domain}`));
  await look(page, "user-unlocked");
  is("the site is back", (await host.site(domain, "/who.php")).body, login);
}

/// U7: personal data, limits, password; from the name to the page.
export async function changeUser(page, { login }) {
  await page.goto("/users/change");
  await look(page, "user-find", { keys: true });
  await page.fill("#f-login", login);
  await press(page, "Continue");
  await look(page, "user", { dark: true, keys: true });
  await follow(page, "Personal data");
  await page.fill("#f-town", "Köln");
  await look(page, "user-change");
  await press(page, "Save");
  like("the town is changed", await text(page), /are changed[^]*Köln/);
  await follow(page, "Limits and services");
  await page.fill("#f-domains", "many");
  await press(page, "Save");
  await look(page, "user-services-error");
  await page.fill("#f-domains", "9");
  await press(page, "Save");
  like("the limit is changed", await text(page), /Domains\s+2 of 9/);
  await follow(page, "Package");
  await look(page, "user-package");
  await page.selectOption("#f-package", { index: 1 });
  await press(page, "Save");
  like("the package's limits are his", await text(page), /Domains\s+2 of 3/);
  await follow(page, "Design");
  await look(page, "user-design");
  await follow(page, "Password");
  await page.fill("#f-password", "blue paper ship");
  await page.fill("#f-password_again", "blue paper");
  await press(page, "Save");
  like("two different passwords are refused", await text(page), /The two passwords differ/);
  await look(page, "user-password-error");
  await go(page, page.locator(".tabs").getByRole("link", { name: "Overview", exact: true }));
  await follow(page, "New domain");
  is("a new domain is this user's", await page.inputValue("#f-user"), login);
  await look(page, "domain-new-for-user");
  await page.goto("/users/own");
  await look(page, "own-user");
}

/// U12: to another reseller and back; whoever keeps the place counts.
export async function moveUser(page, login, from, to) {
  const move = async (reseller) => {
    await page.goto(`/users?search=${login}`);
    await follow(page, login);
    await follow(page, "Move");
    await page.fill("#f-reseller", reseller);
    await press(page, "Move");
  };
  await move("res999");
  like("an unknown reseller is refused", await text(page), /There is no reseller res999/);
  await look(page, "user-move-error", { keys: true });
  for (const reseller of [to, from]) {
    await move(reseller);
    like("the user's page says whose he is", await text(page), new RegExp(`${login} was moved[^]*Reseller\\s+${reseller}`));
  }
}
