// SPDX-License-Identifier: GPL-3.0-or-later
// Everything as a tree, down to the sites, and the recycle bin at its end (A11).
import { go, title } from "./browser.mjs";
import { look } from "./look.mjs";
import { is, like, ok } from "./tap.mjs";

export async function tree(page, reseller) {
  await page.goto("/tree");
  await look(page, "tree", { dark: true, keys: true });
  await go(page, page.locator("a.branch", { hasText: reseller }));
  ok("his users are below him", await page.locator(".tree details").count() > 10);
  const user = page.locator(".tree details").nth(1);
  await user.locator("summary").click();
  like("and the sites of one", await user.innerText(), /\.example/);
  await look(page, "tree-open", { dark: true });
  await go(page, page.locator("a.branch", { hasText: "Recycle bin" }));
  is("the bin lies at the tree's end", await title(page), "Recycle bin");
}
