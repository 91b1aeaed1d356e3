// SPDX-License-Identifier: GPL-3.0-or-later
// The reseller's pages once more in German, the longer language, and in dark.
import { press, title } from "./browser.mjs";
import { look } from "./look.mjs";
import { is } from "./tap.mjs";

export async function inGerman(page, { login }) {
  await page.goto("/general");
  await press(page, "Deutsch");
  await page.goto("/users");
  is("the list in German", await title(page), "Benutzer");
  await look(page, "users-german", { dark: true });
  await page.goto(`/users?search=${login}`);
  const user = await page.getByRole("link", { name: login, exact: true }).getAttribute("href");
  for (const path of [user, `${user}/delete`, `${user}/services`, `${user}/password`, "/packages", "/packages/new", "/letters", "/letters/new", "/circulars", "/circulars/new", "/users/new", "/messages", "/general", "/overview/users", "/language",
    `${user}/design`, `${user}/folder`, "/users/import", "/folders", "/folders/new", "/sites", "/bin", "/skins", "/skins/new", "/skins/upload", "/defaults", "/start-page", "/help-page", "/help", "/help/users", "/profile", "/tokens/new"]) {
    await page.goto(path);
    await look(page, `german${path.replaceAll("/", "-").replace(/\d+/, "N")}`, { dark: true });
  }
  await page.goto("/general");
  await press(page, "English");
}
