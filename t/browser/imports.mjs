// SPDX-License-Identifier: GPL-3.0-or-later
// Users from a file (U9): mistakes by line, then a look at what will be made, then the users with their passwords.
import { press, text, title } from "./browser.mjs";
import { look } from "./look.mjs";
import { is, like } from "./tap.mjs";

const head = "company;first_name;last_name;email;domains;subdomains;php;domain\n";
const good = "Fähre Föhr;Inka;Ahrens;inka@faehre.example;2;3;1;faehre-foehr.example\n;Momme;Nissen;momme@nissen.example;1;0;0;nissen.example\n";
const bad = "Kutter;;Boysen;not an address;many;3;1;kutter.example\n";

async function check(page, content) {
  await page.setInputFiles("#f-file", { name: "users.csv", mimeType: "text/csv", buffer: Buffer.from(content) });
  await press(page, "Check file");
}

export async function imports(page) {
  await page.goto("/users/import");
  await look(page, "import", { keys: true });
  await check(page, head + good + bad);
  like("mistakes are told by line", await text(page), /1 line has a mistake\. Nothing is imported/);
  await look(page, "import-mistakes", { dark: true });
  await page.goto("/users/import");
  await check(page, head + good);
  like("what can be made is told first", await text(page), /2 users can be imported/);
  await look(page, "import-check");
  await press(page, "Import now");
  is("they are made", await title(page), "Users are imported");
  is("with a password each", await page.locator("tbody code").count(), 2);
  await look(page, "import-result", { dark: true });
}
