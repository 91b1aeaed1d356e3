// SPDX-License-Identifier: GPL-3.0-or-later
// Before anybody is logged in: the login page, its mistakes, the language, pages that do not exist.
import { logIn, newPerson, press, text, title } from "./browser.mjs";
import { look } from "./look.mjs";
import { canary } from "./people.mjs";
import { is, like } from "./tap.mjs";

export async function guest({ browser, host }) {
  const page = await newPerson(browser, host);
  await page.goto("/");
  await look(page, "login", { dark: true, keys: true });
  await logIn(page, canary, "wrong");
  like("a wrong login is said in words", await text(page), /Name or password is wrong/);
  is("what was typed is kept", await page.inputValue("#f-name"), canary);
  await look(page, "login-error");
  await press(page, "Deutsch");
  is("the login page in German", await title(page), "Anmelden");
  await look(page, "login-german");
  await press(page, "English");
  await page.goto(`/users/${encodeURIComponent(canary)}`);
  await page.goto("/no-such-page");
  await look(page, "not-found");
  await page.context().close();
}
