// SPDX-License-Identifier: GPL-3.0-or-later
// The same path in short, in a browser without script, with names in every field that try to be script.
import { follow, go, logIn, newPerson, press, text, title } from "./browser.mjs";
import { look } from "./look.mjs";
import { short_canary } from "./people.mjs";
import { is, like } from "./tap.mjs";

export async function withoutScript({ browser, host, reseller, password }) {
  const page = await newPerson(browser, host, { javaScriptEnabled: false });
  const script = false;
  await logIn(page, reseller, password);
  await page.goto("/users");
  like("an empty list says so", await text(page), /No users yet/);
  await look(page, "users-empty", { script });
  await follow(page, "Create user");
  await go(page, page.locator("button[value=next]"));
  for (const field of ["domains", "subdomains"]) await page.fill(`#f-${field}`, "2");
  await page.check("#f-php");
  await go(page, page.locator("button[value=next]"));
  for (const field of await page.locator("main input[type=text]").all()) await field.fill(short_canary);
  await page.fill("#f-postcode", "<b>24103</b>");
  await page.fill("#f-email", "mallory@example.org");
  await go(page, page.locator("button[value=next]"));
  await page.fill("#f-name", "quiet.example");
  await press(page, "Add");
  await press(page, "Create user");
  like("the user is made", await title(page), /The user is created/);
  const login = (await page.locator("dl.facts dd").first().innerText()).trim();
  const secret = (await page.locator("dl.facts code").innerText()).trim();
  host.ctl("wait", "--timeout", "60");
  await page.reload();
  is("loading the page again shows it finished", await page.locator("#progress li:not(.done)").count(), 0);
  await look(page, "no-script-wizard-5", { script });
  await press(page, "Finish");
  await look(page, "no-script-user", { script });
  await press(page, "Lock");
  like("locked", await text(page), /The user is locked/);
  await press(page, "Unlock");
  await press(page, "Log in as this user");
  like("entered", await page.locator(".acting").innerText(), new RegExp(`acting as ${login}`));
  await page.goto("/messages");
  await look(page, "no-script-messages", { script });
  await press(page, `Back to ${reseller}`);
  await page.goto("/users");
  await look(page, "no-script-users", { script });
  await go(page, page.getByRole("link", { name: `Delete: ${login}`, exact: true }));
  await page.fill("#f-confirm", login);
  await press(page, "Delete user");
  host.ctl("wait", "--timeout", "60");
  await page.goto("/users");
  is("deleted", await page.locator("tbody tr").count(), 0);
  is("his password opens nothing any more", await refused(browser, host, login, secret), true);
  await page.context().close();
}

async function refused(browser, host, login, secret) {
  const page = await newPerson(browser, host, { javaScriptEnabled: false });
  await logIn(page, login, secret);
  const still = await title(page);
  await page.context().close();
  return still === "Log in";
}
