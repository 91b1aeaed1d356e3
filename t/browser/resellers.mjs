// SPDX-License-Identifier: GPL-3.0-or-later
// R1–R3, R5: the administrator makes a reseller, changes him, gives him limits, locks and deletes him.
import { follow, go, press, text, title } from "./browser.mjs";
import { look } from "./look.mjs";
import { is, like, ok } from "./tap.mjs";

export async function resellers(page) {
  await page.goto("/resellers");
  await follow(page, "Create reseller");
  await look(page, "reseller-new", { keys: true });
  await page.fill("#f-domains", "many");
  await press(page, "Save");
  like("a reseller without a company is refused", await text(page), /2 entries need a change/);
  await look(page, "reseller-new-error");
  for (const [field, value] of Object.entries({ company: "Seehafen Läden <b>", town: "Köln", domains: "5", users: "3" })) await page.fill(`#f-${field}`, value);
  await page.check("#f-domains_soft");
  await press(page, "Save");
  ok("his password is shown once", (await page.locator("code").innerText()).length > 8);
  await look(page, "reseller-password");
  await follow(page, "I have copied it");
  like("his page", await text(page), /Seehafen Läden <b>[^]*of 5, may be exceeded/);
  await look(page, "reseller", { dark: true, keys: true });
  for (const tab of ["Master data", "Limits", "Services", "Login data"]) {
    await go(page, page.locator(".tabs").getByRole("link", { name: tab, exact: true }));
    is(`tab ${tab}`, await page.locator(".tabs [aria-current]").innerText(), tab);
    await look(page, `reseller-${tab.toLowerCase().replace(" ", "-")}`);
  }
  await go(page, page.locator(".tabs").getByRole("link", { name: "Overview", exact: true }));
  await go(page, page.locator("main").getByRole("link", { name: "Lock", exact: true }));
  await page.check("#f-with_users");
  await look(page, "reseller-lock");
  await press(page, "Lock");
  like("locked", await text(page), /The reseller is locked[^]*he cannot log in/);
  await press(page, "Unlock");
  like("unlocked", await text(page), /The reseller is unlocked/);
  await remove(page);
}

/// R5: what becomes of his users is asked.
async function remove(page) {
  const login = (await title(page)).split(" ")[0];
  await go(page, page.locator("main").getByRole("link", { name: "Delete", exact: true }));
  await look(page, "reseller-delete", { keys: true });
  await page.fill("#f-confirm", "res");
  await page.selectOption("#f-users", "delete");
  await press(page, "Delete");
  ok("the login must be typed in full", await page.locator("#f-confirm[aria-invalid=true]").count() === 1);
  is("what was chosen is kept", await page.inputValue("#f-users"), "delete");
  await look(page, "reseller-delete-error");
  await page.fill("#f-confirm", login);
  await press(page, "Delete");
  like("the reseller is in the bin", await text(page), new RegExp(`${login} is in the recycle bin now`));
}
