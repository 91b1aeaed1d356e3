// SPDX-License-Identifier: GPL-3.0-or-later
// A reseller makes a package, then a user with a domain in five steps, and watches the set-up finish.
import { follow, go, press, text, title } from "./browser.mjs";
import { look } from "./look.mjs";
import { canary, short_canary } from "./people.mjs";
import { is, like, ok } from "./tap.mjs";

const next = (page) => go(page, page.locator("button[name=go][value=next]"));
const back = (page) => go(page, page.locator("button[name=go][value=back]"));

export async function makePackage(page) {
  await page.goto("/packages");
  await look(page, "packages-empty");
  await follow(page, "Create package");
  await look(page, "package-new", { keys: true });
  await page.fill("#f-domains", "many");
  await press(page, "Save");
  like("a package without a name is refused", await text(page), /2 entries need a change/);
  is("and what was typed is kept", await page.inputValue("#f-domains"), "many");
  await look(page, "package-error");
  for (const [field, value] of Object.entries({ name: `Starter ${canary}`, domains: "3", subdomains: "5" })) await page.fill(`#f-${field}`, value);
  await page.check("#f-php");
  await press(page, "Save");
  like("the package is in the list", await text(page), /The package is created[^]*Starter <script>/);
  await look(page, "packages");
  await go(page, page.getByRole("link", { name: /^Starter/ }).first());
  await look(page, "package-edit");
}

export async function walkWizard(page, domain, address) {
  await page.goto("/users/new");
  await page.selectOption("#f-package", { index: await page.locator("#f-package option").count() - 1 });
  await look(page, "wizard-1", { keys: true });
  await next(page);
  is("the package's limits are in step 2", await page.inputValue("#f-domains"), "3");
  await page.fill("#f-domains", "4000");
  await next(page);
  like("more than the reseller has is refused", await text(page), /left to give\. Enter/);
  await look(page, "wizard-2-error");
  await page.fill("#f-domains", "4");
  await next(page);
  await look(page, "wizard-3");
  await next(page);
  like("names are asked for", await text(page), /3 entries need a change/);
  is("the first mistake has the focus", await page.evaluate(() => document.activeElement.id), "f-first_name");
  await look(page, "wizard-3-error", { dark: true, keys: true });
  const person = { company: canary, first_name: "Karl", last_name: "Ott", street: canary, postcode: "24103", town: "Kiel", phone: short_canary, extra1: canary, email: "karl@example.org" };
  for (const [field, value] of Object.entries(person)) await page.fill(`#f-${field}`, value);
  await page.check("#f-show_on_start");
  await back(page);
  is("Back leads to the limits as they were", await page.inputValue("#f-domains"), "4");
  await next(page);
  is("and loses nothing of what was typed", await page.inputValue("#f-street"), canary);
  await next(page);
  await look(page, "wizard-4-empty");
  await page.fill("#f-name", canary);
  await press(page, "Add");
  ok("a name that is none is refused", await page.locator("#f-name[aria-invalid=true]").count() === 1);
  await page.fill("#f-name", `www.${domain}`);
  await press(page, "Add");
  like("www in front is left out", await text(page), new RegExp(`Enter ${domain} only. Its site answers as www.${domain} as well`));
  await look(page, "wizard-4-error");
  await page.selectOption("#f-address", address);
  await page.check("#f-address_alone");
  await page.fill("#f-name", domain.toUpperCase());
  await press(page, "Add");
  await page.fill("#f-name", "bücherwürmer-und-nachschlagewerke-für-fortgeschrittene.example");
  await press(page, "Add");
  is("the address stays chosen", `${await page.inputValue("#f-address")} ${await page.isChecked("#f-address_alone")}`, `${address} true`);
  await look(page, "wizard-4", { dark: true, keys: true });
  await inGerman(page);
  await press(page, "Create user");
  is("the user is made", await title(page), "The user is created");
}

/// The language can be changed in the middle of a run; the run goes on where it was.
async function inGerman(page) {
  const here = page.url();
  await press(page, "Deutsch");
  await page.goto(here);
  is("the wizard in German", await title(page), "Benutzer anlegen");
  await look(page, "wizard-4-german");
  await page.goto(here.replace(/domains$/, "person"));
  await look(page, "wizard-3-german");
  await press(page, "English");
  await page.goto(here);
}

/// Returns the new login. Nothing but the page's own script changes the page.
export async function watchSetup(page, host) {
  await page.evaluate(() => { window.__same_page = true; });
  const states = await page.locator("#progress .state").allInnerTexts();
  await look(page, "wizard-5-in-progress");
  await page.waitForFunction(() => { const all = [...document.querySelectorAll("#progress li")]; return all.length > 0 && all.every((one) => one.className === "done"); }, null, { timeout: 60_000 });
  ok("the set-up finishes before one's eyes", await page.evaluate(() => window.__same_page === true), `it began as ${states}`);
  const login = (await page.locator("dl.facts dd").first().innerText()).trim();
  like("a login is told", login, /^web\d+$/);
  const secret = (await page.locator("dl.facts code").innerText()).trim();
  ok("and a password", secret.length >= 8);
  await look(page, "wizard-5", { dark: true, keys: true });
  await sendMail(page, host, login, secret);
  await press(page, "Finish");
  like("the user's own page", await title(page), new RegExp(`^${login}`));
  await look(page, "user", { dark: true, keys: true });
  return { login, secret };
}

async function sendMail(page, host, login, secret) {
  host.sh("rm -f /usr/sbin/sendmail");
  await press(page, "Send mail");
  like("a mail that cannot be sent is said", await text(page), /could not be sent just now/);
  await look(page, "wizard-5-mail-error");
  host.takeMail();
  await press(page, "Send mail");
  like("the mail is sent", await text(page), /The registration mail was sent to karl@example\.org/);
  ok("with login and password", host.mail().includes(login) && host.mail().includes(secret), host.mail());
  await look(page, "wizard-5-mail-sent");
}
