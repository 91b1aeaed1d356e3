// SPDX-License-Identifier: GPL-3.0-or-later
// The API as a program uses it, through the real web server: a token from the page, the OpenAPI document judged by a public validator, an object made and read.
import { pathToFileURL } from "node:url";
import { go, library, logIn, newPerson, press, text } from "./browser.mjs";
import { look } from "./look.mjs";
import { is, like, ok } from "./tap.mjs";

/// Asks from a page of the panel's own address, without its cookies.
const ask = (page, token, method, path, body) => page.evaluate(async ([token, method, path, body]) => {
  const answer = await fetch(`/api/v1${path}`, {
    method, credentials: "omit", body: body === undefined ? undefined : JSON.stringify(body),
    headers: { Authorization: `Bearer ${token}`, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
  });
  const said = await answer.text();
  return { status: answer.status, type: answer.headers.get("content-type"), body: said && JSON.parse(said) };
}, [token, method, path, body]);

export async function api({ browser, host, reseller, password }) {
  const page = await newPerson(browser, host);
  await logIn(page, reseller, password);
  await page.goto("/tokens");
  await look(page, "tokens-empty");
  await go(page, page.getByRole("link", { name: "Create token" }).first());
  await look(page, "token-new", { keys: true });
  await page.fill("#f-name", "Nightly export");
  await page.selectOption("#f-scope", "write");
  await press(page, "Save");
  await look(page, "token-shown-once");
  const token = await page.locator("code.secret").innerText();
  like("a token is shown once", token, /^hst_[\w-]{43}$/);
  await page.goto("/tokens");
  await look(page, "tokens", { dark: true });
  ok("and never again", !(await text(page)).includes(token));

  const document = await ask(page, token, "GET", "/openapi.json");
  const { Validator } = await import(pathToFileURL(library.resolve("@seriousme/openapi-schema-validator")).href);
  const judged = await new Validator().validate(document.body);
  is("the OpenAPI document is valid", JSON.stringify(judged.errors ?? ""), '""');
  is("as version 3.1", document.body.openapi, "3.1.0");

  is("without a token nothing is said", (await ask(page, "wrong", "GET", "/packages")).status, 401);
  const made = await ask(page, token, "POST", "/packages", { name: "By API", domains: 1, subdomains: 2, php: true });
  is("a package is made", made.status, 201);
  is("it is changed", (await ask(page, token, "PATCH", `/packages/${made.body.id}`, { domains: 4, version: made.body.version })).body.domains, 4);
  const wrong = await ask(page, token, "PATCH", `/packages/${made.body.id}`, { domains: "many", version: 2 });
  is("errors name the field", [wrong.status, wrong.type, wrong.body.errors[0].field].join(" "), "422 application/problem+json domains");
  await page.goto("/packages");
  ok("the page shows it", (await text(page)).includes("By API"));
  is("it is deleted", (await ask(page, token, "DELETE", `/packages/${made.body.id}`)).status, 204);
}
