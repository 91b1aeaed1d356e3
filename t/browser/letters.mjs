// SPDX-License-Identifier: GPL-3.0-or-later
// The registration mail of a package, and a circular to three users (P4, U10).
import { follow, go, press, settle, text, title } from "./browser.mjs";
import { look } from "./look.mjs";
import { is, like, ok } from "./tap.mjs";

export async function writeLetter(page) {
  await page.goto("/packages");
  await go(page, page.getByRole("link", { name: /^Registration mail: / }).first());
  await page.fill("#f-subject", "Welcome, ##name##");
  await page.fill("#f-text", "Dear ##nmae##, your password is ##password##.");
  await press(page, "Preview");
  like("an unknown variable is named", await text(page), /There is no such variable here: ##nmae##/);
  await look(page, "letter-error");
  await page.fill("#f-text", "Dear ##name##,\n\nyour password is ##password##.\n\n##domains##");
  await press(page, "Preview");
  like("the preview replaces what is typed", await text(page), /Welcome, Anna Becker[^]*Dear Anna Becker,/);
  is("and the text stays as it is", await page.inputValue("#f-subject"), "Welcome, ##name##");
  await look(page, "letter-preview", { dark: true, keys: true });
  await press(page, "Save");
  like("the letter is saved", await text(page), /The registration mail is saved/);
  await look(page, "letters");
}

/// logins: three of the reseller's users; the mail of the one at tischlerei-wagner.example or the like is refused.
export async function sendCircular(page, host, logins) {
  await page.goto("/circulars");
  await look(page, "circulars-empty");
  await follow(page, "Write circular");
  await page.fill("#f-sender", "ada@example.org");
  await page.fill("#f-subject", "New prices");
  await page.fill("#f-text", "Dear ##name##,\n\nthe prices stay as they are.");
  await press(page, "Preview");
  await look(page, "circular-preview");
  is("the preview changes nothing", await page.inputValue("#f-subject"), "New prices");
  await look(page, "circular-text", { keys: true });
  await press(page, "Next: recipients");
  like("all users are selected at first", await text(page), /\d+ users get it/);
  await look(page, "circular-recipients", { dark: true });
  await press(page, "Leave all users out");
  for (const login of logins) {
    await page.fill("input[name=search]", login);
    await press(page, "Search");
    await page.getByRole("checkbox", { name: `Select: ${login}`, exact: true }).check();
    await page.selectOption("select[name=action]", "choose");
    await press(page, "Apply");
  }
  like("only those chosen get it", await text(page), /3 users get it/);
  host.takeMail("wagner@");
  await press(page, "Send now");
  is("the circular's page", await title(page), "New prices");
  await look(page, "circular-sending");
  host.ctl("wait", "--timeout", "60");
  await page.waitForFunction(() => !document.querySelector("[data-live]"));
  like("the progress is done", await text(page), /Finished[^]*3 of 3/);
  const states = await page.locator("tbody .badge").allInnerTexts();
  is("with one line a recipient, as it ended", states.sort().join(" "), "Failed Sent Sent");
  await look(page, "circular-done", { dark: true, keys: true });
  await follow(page, "Send again");
  await look(page, "circular-again");
  host.takeMail();
  await press(page, "Send again");
  await settle(page, host);
  like("whom it did not reach gets it now", await text(page), /Finished[^]*Sent\s+3/);
  await page.goto("/circulars");
  await look(page, "circulars");
  await go(page, page.getByRole("link", { name: "Delete: New prices", exact: true }));
  await look(page, "circular-delete");
}
