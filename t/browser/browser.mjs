// SPDX-License-Identifier: GPL-3.0-or-later
// Debian's Chromium on the hosts' network, and what its console says.
import { chmodSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { work } from "./host.mjs";

export const library = createRequire(join(process.env.HOSTLER_NODE_MODULES, "none.js"));

export async function startChromium(host) {
  const program = join(work, "chromium");
  writeFileSync(program, host.onNetwork("/usr/bin/chromium"));
  chmodSync(program, 0o755);
  return library("playwright-core").chromium.launch({
    executablePath: program,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable", `--host-resolver-rules=MAP ${host.name}.test ${host.ip},MAP *.example ${host.ip}`],
  });
}

export const complaints = [];   // of every console: blocked by the Content-Security-Policy, failed scripts

/// Somebody at a browser of his own.
export async function newPerson(browser, host, more = {}) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "en-GB", viewport: { width: 1280, height: 800 }, baseURL: host.origin, ...more });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const where = () => new URL(page.url()).pathname;
  page.on("console", (message) => {
    const expected = /Failed to load resource: the server responded with a status of [45]/;   // pages that say no
    if (message.type() === "error" && !expected.test(message.text())) complaints.push(`${where()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${where()}: ${error.message}`));
  return page;
}

export async function logIn(page, login, password) {
  await page.goto("/login");
  await page.fill("#f-name", login);
  await page.fill("#f-password", password);
  await go(page, page.locator("form.login button.primary"));
}

/// Clicks, and waits for the page this leads to.
export async function go(page, target) {
  await Promise.all([page.waitForEvent("domcontentloaded"), target.click()]);
}
/// Work in progress is shown as it goes on, by the page's own script, until nothing is left; the page itself stays.
export async function settle(page, host) {
  host.ctl("wait", "--timeout", "60");
  await page.waitForFunction(() => !document.querySelector("[data-live]"));
}
export const press = (page, name) => go(page, page.getByRole("button", { name, exact: true }).first());
export const follow = (page, name) => go(page, page.getByRole("link", { name, exact: true }).first());
export const title = (page) => page.locator("h1").innerText();
export const text = (page) => page.locator("main").innerText();
