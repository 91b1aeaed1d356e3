// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of every page: nothing typed runs as script, accessible in light and dark, fits a telephone, light, usable by keyboard.
// Pictures of it stay in the folder of artefacts.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { library } from "./browser.mjs";
import { ok } from "./tap.mjs";

const most_kb = 60;
const most_page_kb = 24;
const wide = { width: 1280, height: 800 };
const narrow = { width: 390, height: 844 };
const pictures = join(process.env.HOSTLER_ARTEFACTS || "/var/tmp/hostler-artefacts", "pages");
mkdirSync(pictures, { recursive: true });

const axe = readFileSync(library.resolve("axe-core/axe.min.js"), "utf8");
export const weights = [];   // [name, KB]
let number = 0;

/// By the debugger's protocol, which no Content-Security-Policy of the page forbids.
async function findings(page) {
  const session = await page.context().newCDPSession(page);
  const run = async (expression) => {
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  await run(`${axe}; 0`);
  const found = JSON.parse(await run(`axe.run(document, { resultTypes: ["violations"] }).then((result) => JSON.stringify(result.violations.map(
    ({ id, impact, help, nodes }) => ({ id, impact, help, where: nodes.map((node) => node.target.join(" ")).slice(0, 3) }))))`));
  await session.detach();
  return found.filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, impact, help, where }) => `axe: ${impact} ${id}: ${help} (${where.join(", ")})`);
}

const overflow = (page) => page.evaluate(() => {
  const wide = document.scrollingElement.scrollWidth - innerWidth;
  const scrolling = [...document.querySelectorAll(".scroll")].filter((one) => one.scrollWidth > one.clientWidth);
  if (wide <= 0) return scrolling.map((one) => `a table scrolls sideways by ${one.scrollWidth - one.clientWidth} px`);
  const guilty = [...document.querySelectorAll("main *, header *, nav *")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".scroll"));
  return [`${wide} px too wide: ${guilty.slice(0, 3).map((one) => one.outerHTML.slice(0, 100)).join(" … ")}`];
});

/// A name that the sprite does not have draws nothing.
const emptyIcons = (page) => page.evaluate(() => [...document.querySelectorAll("svg > use")]
  .filter((use) => use.parentElement.checkVisibility() && use.getBBox().width === 0).map((use) => `no such icon: ${use.getAttribute("href")}`));

/// As sent: the page, its style, script and pictures; and the page alone.
async function weight(page, name) {
  const page_kb = await page.evaluate(() => performance.getEntriesByType("navigation")[0].decodedBodySize / 1024);
  if (page_kb > most_page_kb) return [`the page alone has ${page_kb.toFixed(1)} KB`];
  const bytes = await page.evaluate(() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .filter((entry) => entry.initiatorType !== "fetch").reduce((sum, entry) => sum + entry.encodedBodySize, 0));
  weights.push([name, bytes / 1024]);
  return bytes > most_kb * 1024 ? [`${(bytes / 1024).toFixed(1)} KB`] : [];
}

/// Tab through the whole page: the skip link comes first, each stop shows that it has the focus, and nothing that can be used is left out.
async function walkByTab(page) {
  const problems = new Set();
  await page.evaluate(() => {
    window.__reached = new Set();
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });
  for (let i = 0; i < 500; i += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body || window.__reached.has(one)) return null;
      window.__reached.add(one);
      const style = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      const seen = box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      // In a frame it is something inside that has the focus and shows it.
      return { seen: seen || one.localName === "iframe", skip: one.matches(".skip"), html: one.outerHTML.slice(0, 120) };
    });
    if (!stop) break;
    if (i === 0 && !stop.skip) problems.add(`the first stop is not the skip link: ${stop.html}`);
    if (!stop.seen) problems.add(`the focus is not visible: ${stop.html}`);
  }
  const left = await page.evaluate(() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter((one) => one.checkVisibility() && !one.disabled && !window.__reached.has(one)).map((one) => one.outerHTML.slice(0, 120)));
  for (const html of left.slice(0, 3)) problems.add(`not reached by Tab: ${html}`);
  return [...problems];
}
/// A busy machine may take the focus off the page for a moment, so a walk that finds something is done again: it is the second one, as whole as the first, that counts.
async function keyboard(page) {
  const found = await walkByTab(page);
  return found.length === 0 ? found : walkByTab(page);
}

async function picture(page, name, ending) {
  await page.screenshot({ path: join(pictures, `${name}-${ending}.png`), fullPage: true, animations: "disabled" });
}

/// One result for a page as it stands. dark: pictures in dark too; keys: walk it by keyboard; script: it has some; heavy: longer than a page should be.
export async function look(page, name, { dark = false, keys = false, script = true, heavy = false } = {}) {
  await page.waitForLoadState("load");
  number += 1;
  const file = `${String(number).padStart(2, "0")}-${name}`;
  const problems = [];
  if (await page.evaluate(() => window.__xss !== undefined)) problems.push("something typed ran as script");
  if (!heavy) problems.push(...await weight(page, name));
  problems.push(...await emptyIcons(page));
  problems.push(...(await overflow(page)).map((line) => `1280 px: ${line}`));
  await picture(page, file, "1280");
  if (script) problems.push(...await findings(page));
  if (keys) problems.push(...await keyboard(page));
  await page.evaluate(() => { scrollTo(0, 0); for (const one of document.querySelectorAll(".scroll")) one.scrollLeft = 0; });
  await page.emulateMedia({ colorScheme: "dark" });
  if (dark) await picture(page, file, "dark-1280");
  await page.setViewportSize(narrow);
  if (script) problems.push(...(await findings(page)).map((line) => `dark, 390 px: ${line}`));
  if (dark) await picture(page, file, "dark-390");
  await page.emulateMedia({ colorScheme: "light" });
  problems.push(...await overflow(page));
  await picture(page, file, "390");
  await page.setViewportSize({ ...narrow, width: 360 });
  problems.push(...(await overflow(page)).map((line) => `360 px: ${line}`));
  await page.setViewportSize(wide);
  ok(`page ${name}`, problems.length === 0, problems.join("\n"));
}
