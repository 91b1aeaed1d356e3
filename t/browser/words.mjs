// SPDX-License-Identifier: GPL-3.0-or-later
// What a reseller says to his users: defaults, help page (S3), start page of new sites (S2); and the help that is made from the descriptions.
import { follow, go, logIn, newPerson, press, text } from "./browser.mjs";
import { look } from "./look.mjs";
import { is, like, ok } from "./tap.mjs";

const words = `<h1>Welcome to Nordlicht</h1><p>Call us: <b>040 123</b>, or see <a href="https://example.org/">our pages</a>.</p>
<script>window.__xss=1</script><img src=x onerror="window.__xss=1"><p style="background:url(http://evil.example/)">Open <i>day and night</i>.</p>`;

const tab = (page, name) => go(page, page.locator(".tabs").getByRole("link", { name, exact: true }));

async function defaults(page) {
  await page.goto("/defaults");
  await look(page, "defaults", { keys: true });
  await page.fill("#f-name_servers", "ns1.example.org");
  await press(page, "Save");
  like("one name server is too few", await text(page), /Enter 2 to 8 different names/);
  await look(page, "defaults-error");
  await page.fill("#f-name_servers", "ns1.example.org\nns2.example.org");
  await page.fill("#f-label1", "Customer number");
  await press(page, "Save");
  like("the defaults are saved", await text(page), /The settings are saved/);
}

async function startPage(page) {
  await tab(page, "Start page of new sites");
  await look(page, "start-page");
  await page.fill("#f-start_file", "../index.php");
  await page.fill("#f-start_html", "<h1>##domain##</h1><p>Here ##user## will begin soon.</p>");
  await press(page, "Save");
  ok("a name that leads elsewhere is refused", await page.locator("#f-start_file[aria-invalid=true]").count() === 1);
  await look(page, "start-page-error");
  await page.fill("#f-start_file", "index.html");
  await press(page, "Save");
  like("the start page is saved", await text(page), /The start page is saved/);
}

async function helpPage(page) {
  await tab(page, "Help page");
  await page.fill("#f-help", words);
  await press(page, "Save");
  like("the help page is saved", await text(page), /The help page is saved/);
  await look(page, "help-page-edited", { dark: true });
}

async function read(page) {
  await page.goto("/help");
  const frame = page.frameLocator("iframe.words");
  is("the reseller's words are shown", await frame.locator("h1").innerText(), "Welcome to Nordlicht");
  is("in the look of the panel", await frame.locator("body").evaluate((body) => getComputedStyle(body).fontFamily.includes("system-ui")), true);
  is("without what is not harmless", await frame.locator("script, [src], [style]").count(), 0);
}

export async function ownWords(browser, page, host, { login, secret }) {
  await defaults(page);
  await startPage(page);
  await helpPage(page);
  const person = await newPerson(browser, host);
  await logIn(person, login, secret);
  await read(person);
  await look(person, "user-help", { dark: true, keys: true });
  await person.context().close();
  await page.goto("/help");
  await look(page, "help");
  await follow(page, "Users");
  like("each form with the help of its fields", await text(page), /Delete user[^]*Login of the user[^]*Typed once more/);
  await look(page, "help-users");
}
