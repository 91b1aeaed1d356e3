// SPDX-License-Identifier: GPL-3.0-or-later
// A user's own pages, seen by his reseller who entered them by the button, then by himself.
import { domainToASCII } from "node:url";
import { follow, go, logIn, newPerson, press, settle, text, title } from "./browser.mjs";
import { look } from "./look.mjs";
import { canary } from "./people.mjs";
import { is, like, ok } from "./tap.mjs";

const bar = (page) => page.locator(".acting").innerText();

export async function enterAs(page, { login, reseller }) {
  await page.goto(`/users?search=${login}`);
  await go(page, page.getByRole("button", { name: `Log in as: ${login}`, exact: true }));
  like("a bar says who acts as whom", await bar(page), new RegExp(`You are ${reseller}, acting as ${login}`));
  await look(page, "user-overview-acting", { dark: true, keys: true });
  is("his password stays closed to the reseller", (await page.goto("/password")).status() < 400, false);
  await look(page, "not-allowed");
  await page.goto("/general");
  await press(page, `Back to ${reseller}`);
  is("the way back", await page.locator(".acting").count(), 0);
  is("leads to the reseller's own pages", await page.locator(".who b").innerText(), reseller);
}

async function domains(page, host, { domain }) {
  await page.goto("/domains");
  await look(page, "domains", { keys: true });
  await follow(page, "New domain");
  await page.fill("#f-name", "not a name");
  await page.fill("#f-folder", "../etc");
  await press(page, "Add domain");
  like("a wrong name and folder are said", await text(page), /2 entries need a change/);
  await look(page, "domain-new-error");
  await page.fill("#f-name", "käse-überraschung.example");
  await page.fill("#f-folder", "html");
  await press(page, "Add domain");
  like("a name with umlauts is added", await text(page), /käse-überraschung\.example is being set up/);
  await watchWhileTyping(page, host);
  await look(page, "domains-umlauts");
  is("and served", (await host.site(domainToASCII("käse-überraschung.example"), "/who.php")).status, 200);
  await go(page, page.getByRole("link", { name: `New subdomain: ${domain}` }));
  await look(page, "subdomain-new");
  await page.fill("#f-label", "www");
  await press(page, "Add subdomain");
  like("www belongs to the domain's own site", await text(page), new RegExp(`The site of ${domain} answers as www.${domain} already`));
  await look(page, "subdomain-new-error");
  await page.fill("#f-label", "shop");
  await page.fill("#f-redirect", "https://www.example.org/shop");
  await press(page, "Add subdomain");
  await settle(page, host);
  is("the subdomain redirects", [301, 302, 307, 308].includes((await host.site(`shop.${domain}`)).status), true);
  await follow(page, `shop.${domain}`);
  await look(page, "domain-edit", { keys: true });
  await page.fill("#f-redirect", canary);
  await press(page, "Save");
  like("a redirect that is none is refused", await text(page), /full address/);
  await look(page, "domain-edit-error");
  await page.goto("/domains");
  await go(page, page.getByRole("link", { name: `Delete: ${domain}`, exact: true }));
  await look(page, "domain-delete");
}

/// The rows change before one's eyes; what is typed meanwhile, and where, stays.
async function watchWhileTyping(page, host) {
  await page.evaluate(() => { window.__same_page = true; });
  await page.fill("input[name=search]", "typed meanwh");
  await settle(page, host);
  await page.keyboard.type("ile");
  is("typed text and focus stay while rows change", await page.inputValue("input[name=search]"), "typed meanwhile");
  ok("the rows show the end without a new page", await page.evaluate(() => window.__same_page === true) && !/Being set up/.test(await text(page)), await text(page));
  await page.fill("input[name=search]", "");
}

async function changePassword(page, secret, wanted) {
  await page.goto("/password");
  await look(page, "password", { keys: true });
  const fields = page.locator("main input[type=password]");
  await fields.nth(0).fill("wrong");
  await fields.nth(1).fill(wanted);
  await fields.nth(2).fill(wanted);
  await press(page, "Save");
  ok("the old password is asked for", await page.locator("[aria-invalid=true]").count() === 1);
  await look(page, "password-error");
  await fields.nth(0).fill(secret);
  await fields.nth(1).fill(wanted);
  await fields.nth(2).fill(wanted);
  await press(page, "Save");
  ok("the password is changed", await page.locator("[role=status]").count() === 1, await text(page));
}

export async function ownPages(browser, host, { login, secret, domain }) {
  const page = await newPerson(browser, host);
  await logIn(page, login, secret);
  is("the new user logs in", await page.locator(".who b").innerText(), login);
  await look(page, "user-overview", { dark: true });
  await page.goto("/overview/sites");
  await look(page, "user-sites");
  await domains(page, host, { domain });
  await changePassword(page, secret, "another horse battery");
  await page.goto("/messages");
  like("names are readable in the messages", await page.locator("tbody").innerText(), /käse-überraschung\.example[^]*Domain käse-überraschung\.example added/);
  for (const path of ["/messages", "/messages/errors", "/jobs", "/language"]) {
    await page.goto(path);
    await look(page, `user${path.replaceAll("/", "-")}`);
  }
  await press(page, "Deutsch");
  await page.goto("/domains");
  is("his pages in German", await title(page), "Domains");
  await look(page, "domains-german");
  await page.goto("/general");
  await look(page, "user-overview-german", { dark: true });
  is("pages of resellers are refused", (await page.goto("/users")).status(), 403);
  await look(page, "not-allowed-german");
  await press(page, "Abmelden");
  await logIn(page, login, "another horse battery");
  is("the new password counts", await page.locator(".who b").innerText(), login);
  await page.context().close();
}
