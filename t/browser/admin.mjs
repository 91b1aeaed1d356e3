// SPDX-License-Identifier: GPL-3.0-or-later
// The administrator's pages.
import { binOfAll } from "./bin.mjs";
import { go, logIn, newPerson, press, text } from "./browser.mjs";
import { foldersOfResellers } from "./folders.mjs";
import { look } from "./look.mjs";
import { resellers } from "./resellers.mjs";
import { is, like } from "./tap.mjs";
import { tree } from "./tree.mjs";
import { moveUser } from "./users.mjs";

export async function admin({ browser, host, reseller, other, password }) {
  const page = await newPerson(browser, host);
  await logIn(page, "admin", password);
  await look(page, "admin-overview", { dark: true, keys: true });
  for (const path of ["/users", "/resellers", "/packages", "/messages", "/messages/errors", "/overview/users"]) {
    await page.goto(path);
    await look(page, `admin${path.replaceAll("/", "-")}`, { keys: path === "/resellers" });
  }
  for (const path of ["/overview/settings", "/help"]) {
    await page.goto(path);
    await look(page, `admin${path.replaceAll("/", "-")}`);
  }
  await resellers(page);
  await foldersOfResellers(page);
  await tree(page, reseller);
  await moveUser(page, "web59", reseller, other);
  await binOfAll(page, host);
  await page.goto("/resellers");
  await go(page, page.getByRole("button", { name: `Log in as this reseller: ${reseller}`, exact: true }));
  like("the administrator acts as a reseller", await page.locator(".acting").innerText(), new RegExp(`You are admin, acting as ${reseller}`));
  await page.goto("/users");
  like("and sees his users only", await text(page), /6[0-3] entries/);
  await press(page, "Back to admin");
  is("the way back", await page.locator(".who b").innerText(), "admin");
  await page.context().close();
}
