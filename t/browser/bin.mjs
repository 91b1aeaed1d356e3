// SPDX-License-Identifier: GPL-3.0-or-later
// What is deleted goes into the recycle bin, comes back from it, or leaves it for good (R7).
import { follow, go, press, text, title } from "./browser.mjs";
import { look } from "./look.mjs";
import { is, like, ok } from "./tap.mjs";

/// Ends where the deletion leads to.
async function deleteByName(page, login) {
  await page.goto(`/users?search=${login}`);
  await follow(page, login);
  await follow(page, "Delete user");
  await page.fill("#f-confirm", login);
  await press(page, "Delete user");
  like("the user is in the bin", await text(page), new RegExp(`${login} is in the recycle bin now`));
}

async function refusesHalfNames(page, login) {
  await page.goto(`/users?search=${login}`);
  await follow(page, login);
  await follow(page, "Delete user");
  await look(page, "user-delete");
  await page.fill("#f-confirm", "web");
  await press(page, "Delete user");
  ok("the login must be typed in full", await page.locator("#f-confirm[aria-invalid=true]").count() === 1);
  await look(page, "user-delete-error", { keys: true });
}

async function restore(page, host, { login, domain }) {
  await go(page, page.getByRole("link", { name: `Restore: ${login}`, exact: true }));
  await look(page, "bin-restore", { keys: true });
  await press(page, "Restore");
  like("restored", await text(page), new RegExp(`${login} is back`));
  host.ctl("wait", "--timeout", "60");
  is("with his site", (await host.site(domain, "/who.php")).body, login);
}

export async function deleteUser(page, host, { login, domain }) {
  await page.goto("/bin");
  await look(page, "bin-empty");
  await refusesHalfNames(page, login);
  await deleteByName(page, login);
  host.ctl("wait", "--timeout", "60");
  await page.goto(`/users?search=${login}`);
  is("he is gone from the list", await page.locator("main").getByRole("link", { name: login, exact: true }).count(), 0);
  is("his site too", (await host.site(domain)).status, 404);
  is("the list is the page's title still", await title(page), "Users");
  await page.goto("/domains?search=blumen-engel");
  await go(page, page.getByRole("link", { name: "Delete: blumen-engel.example", exact: true }));
  await press(page, "Delete");
  await page.goto("/bin");
  like("the bin shows both", await text(page), new RegExp(`blumen-engel\\.example[^]*${login}`));
  await look(page, "bin", { dark: true, keys: true });
  await restore(page, host, { login, domain });
  await deleteByName(page, login);
  await page.goto("/bin");
  await go(page, page.getByRole("link", { name: `Remove for good: ${login}`, exact: true }));
  await look(page, "bin-purge");
  await press(page, "Remove for good");
  host.ctl("wait", "--timeout", "60");
  await page.goto("/bin");
  ok("removed for good", !(await page.locator("tbody").innerText()).includes(login));
  is("and his account", host.sh(`getent passwd ${login} || :`), "");
}

/// How long it keeps, and emptying it.
export async function binOfAll(page, host) {
  await page.goto("/bin");
  await look(page, "admin-bin");
  await follow(page, "Settings");
  await page.fill("#f-days", "0");
  await press(page, "Save");
  ok("not at all is refused", await page.locator("#f-days[aria-invalid=true]").count() === 1);
  await look(page, "bin-settings-error", { keys: true });
  await page.fill("#f-days", "14");
  await press(page, "Save");
  like("the bin says how long it keeps", await text(page), /The settings are saved[^]*for 14 days/);
  await follow(page, "Empty the recycle bin");
  await look(page, "bin-empty-all");
  await press(page, "Empty the recycle bin");
  host.ctl("wait", "--timeout", "60");
  await page.goto("/bin");
  like("it is empty", await text(page), /The recycle bin is empty/);
}
