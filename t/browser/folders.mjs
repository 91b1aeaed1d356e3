// SPDX-License-Identifier: GPL-3.0-or-later
// Folders: made, filled by names and from lists, and found by (R2, U6).
import { follow, go, press, text } from "./browser.mjs";
import { look } from "./look.mjs";
import { is, like } from "./tap.mjs";

async function make(page, name) {
  await page.goto("/folders");
  await follow(page, "New folder");
  await page.fill("#f-name", name);
  await press(page, "Save");
  like(`the folder ${name} is made`, await text(page), /The folder is created/);
}

/// The group action of a list: it asks once for all.
async function fileFirst(page, list, count, folder) {
  await page.goto(list);
  const boxes = page.locator("tbody input[name=id]");
  for (let i = 0; i < count; i += 1) await boxes.nth(i).check();
  await page.selectOption("select[name=action]", "folder");
  await press(page, "Apply");
  like("it is asked once for all of them", await text(page), new RegExp(`For the selected entries: ${count}`));
  await look(page, `file-many${list.replaceAll("/", "-")}`, { keys: true });
  await page.selectOption("#f-folder", { label: folder });
  await press(page, "Save");
  like("they are filed", await text(page), new RegExp(`Filed: ${count}`));
}

export async function folders(page) {
  await page.goto("/folders");
  await look(page, "folders-empty");
  await page.goto("/folders/new");
  await look(page, "folder-new");
  await make(page, "Regular customers");
  await make(page, "Friends & <b>family</b>");
  await go(page, page.getByRole("link", { name: "Put something in: Regular customers", exact: true }));
  await page.fill("#f-objects", "web2\nweb999");
  await press(page, "Save");
  like("what is not his is named", await text(page), /web999 is neither an account nor a site of yours/);
  await look(page, "folder-file-error", { keys: true });
  await page.fill("#f-objects", "web2\nblumen-cordes.example");
  await press(page, "Save");
  like("the others lie in it", await text(page), /It lies in the folder Regular customers now/);
  await fileFirst(page, "/users?search=tischlerei", 2, "Regular customers");
  await page.goto("/folders");
  await look(page, "folders", { dark: true, keys: true });
  await go(page, page.getByRole("row", { name: /Regular customers/ }).getByRole("link", { name: "3", exact: true }));
  is("the folder's users", await page.locator("tbody tr").count(), 3);
  await look(page, "users-in-folder");
  await page.goto("/sites");
  await look(page, "sites", { keys: true });
  await go(page, page.getByRole("link", { name: "File in a folder: blumen-bergmann.example", exact: true }));
  await look(page, "site-folder");
  await page.goto("/folders");
  await go(page, page.getByRole("link", { name: "Delete: Regular customers", exact: true }));
  await look(page, "folder-delete");
}

/// The administrator's own, with resellers in it.
export async function foldersOfResellers(page) {
  await make(page, "Partners");
  await fileFirst(page, "/resellers", 1, "Partners");
  await page.goto("/resellers?folder=Partners");
  is("the folder's resellers", await page.locator("tbody tr").count(), 1);
}
