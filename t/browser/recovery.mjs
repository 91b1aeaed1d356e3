// SPDX-License-Identifier: GPL-3.0-or-later
// Own data (A10), and a new password by a link in a mail (A5).
import { follow, logIn, newPerson, press, text, title } from "./browser.mjs";
import { look } from "./look.mjs";
import { is, like, ok } from "./tap.mjs";

async function ownData(page, password) {
  await page.goto("/profile");
  await look(page, "profile", { keys: true });
  await page.selectOption("#f-time_zone", "Europe/Berlin");
  await page.fill("#f-email", "ole@hafenkontor.example");
  await press(page, "Save");
  ok("another address wants the password", await page.locator("#f-password[aria-invalid=true]").count() === 1, await text(page));
  await look(page, "profile-error");
  await page.fill("#f-password", password);
  await press(page, "Save");
  ok("own data are changed", await page.locator("[role=status]").count() === 1, await text(page));
}

async function ask(page, name) {
  await page.goto("/login");
  await follow(page, "Forgotten password?");
  await look(page, `recover-${name}`, { dark: true, keys: true });
  await page.fill("#f-name", name);
  await press(page, "Send the link");
  like("the answer is the same for everybody", await text(page), /If there is such an account/);
}

/// Ends with the password that it began with.
export async function recovery({ browser, host, reseller, password }) {
  const page = await newPerson(browser, host);
  await logIn(page, reseller, password);
  await ownData(page, password);
  await press(page, "Log out");
  host.takeMail();
  await ask(page, "nobody");
  await look(page, "recover-asked");
  await ask(page, reseller);
  host.ctl("wait", "--timeout", "60");
  const [link] = host.mail().match(/https:\/\/\S+\/recover\/[\w-]+/) ?? [];
  ok("the link comes to the stored address", link && host.mail().includes("ole@hafenkontor.example"), host.mail());
  await page.goto(new URL(link).pathname);
  await look(page, "recover-password", { dark: true, keys: true });
  await page.fill("#f-new", password);
  await page.fill("#f-again", "something else");
  await press(page, "Set password");
  like("two different ones are refused", await text(page), /The two new passwords differ/);
  await look(page, "recover-password-error");
  await page.fill("#f-new", password);
  await page.fill("#f-again", password);
  await press(page, "Set password");
  like("it is set", await text(page), /Your new password is set/);
  is("the link counts once", (await page.goto(new URL(link).pathname)).status(), 410);
  await look(page, "recover-dead");
  await logIn(page, reseller, password);
  is("and the new password opens", await title(page), "Overview");
  await page.context().close();
}
