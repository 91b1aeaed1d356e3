// SPDX-License-Identifier: GPL-3.0-or-later
// The permission matrix (A8): what is taken from a role is gone from its menu and closed at its address, at once.
import { logIn, newPerson, press, text } from "./browser.mjs";
import { look } from "./look.mjs";
import { is, like } from "./tap.mjs";

const entry = (page) => page.locator("nav.menu a[href='/packages']").count();

/// tick: of the box, wanted.
export async function setBox(admin, box, tick) {
  await admin.goto("/permissions");
  await admin.locator(`[name='${box}']`).setChecked(tick);
  await press(admin, "Save");
  like("the matrix is saved", await text(admin), /The permissions are saved/);
}

export async function permissions({ browser, host, reseller, password }) {
  const admin = await newPerson(browser, host), page = await newPerson(browser, host);
  await logIn(admin, "admin", password);
  await logIn(page, reseller, password);
  is("a reseller sees packages in the menu", await entry(page), 1);
  await admin.goto("/permissions");
  await look(admin, "permissions", { dark: true, keys: true });
  await press(admin, "Deutsch");
  await admin.goto("/permissions");
  await look(admin, "german-permissions");
  await press(admin, "English");
  await setBox(admin, "reseller.packages.see", false);
  await page.goto("/general");
  is("what was taken is not in the menu", await entry(page), 0);
  is("nor at its address", (await page.goto("/packages")).status(), 403);
  await look(page, "taken-away");
  await setBox(admin, "reseller.packages.see", true);
  is("given back", (await page.goto("/packages")).status(), 200);
  is("also in the menu", await entry(page), 1);
  is("the page of the menu's entries is nobody else's", (await page.goto("/settings")).status(), 403);
  for (const one of [admin, page]) await one.context().close();
}
