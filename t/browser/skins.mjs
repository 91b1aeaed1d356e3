// SPDX-License-Identifier: GPL-3.0-or-later
// A reseller makes the panel his own: colours and a logo (S1). What he types is checked, and his user sees the result.
import { follow, go, logIn, newPerson, press, text, title } from "./browser.mjs";
import { password } from "./host.mjs";
import { look } from "./look.mjs";
import { is, like, ok } from "./tap.mjs";

const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 40" onload="window.__xss=1"><script>window.__xss=1</script>
<rect width="160" height="40" rx="8" fill="#0a5c4a"/><path d="M14 28V12l12 16V12" fill="none" stroke="#fff" stroke-width="3"/><rect x="40" y="18" width="104" height="5" fill="#fff"/></svg>`;
const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const tinted = "rgb(238, 245, 242)";

/// The administrator's word.
async function allow(browser, host, reseller) {
  const admin = await newPerson(browser, host);
  await logIn(admin, "admin", password);
  await admin.goto("/settings");
  await look(admin, "settings", { keys: true });
  await go(admin, admin.getByRole("link", { name: `Own skins: ${reseller}`, exact: true }));
  await look(admin, "settings-own-skins");
  await admin.check("#f-own_skins");
  await press(admin, "Save");
  like("the reseller may make skins", await admin.getByRole("row", { name: reseller }).innerText(), /Allowed/);
  await admin.context().close();
}

async function make(page) {
  await page.goto("/skins");
  await look(page, "skins-empty", { keys: true });
  await follow(page, "New skin");
  await look(page, "skin-new");
  await page.fill("#f-name", "Nordlicht");
  await press(page, "Save");
  is("the new skin's page", await title(page), "Nordlicht");
  await look(page, "skin", { dark: true, keys: true });
}

async function colour(page) {
  await follow(page, "Change colours");
  await page.fill("#f-light_accent", "#0a5c4a");
  is("the picker follows the field", await page.locator("#f-light_accent ~ input[type=color]").inputValue(), "#0a5c4a");
  await page.locator("#f-light_bg ~ input[type=color]").fill("#eef5f2");
  is("and the field the picker", await page.inputValue("#f-light_bg"), "#eef5f2");
  await look(page, "skin-colours", { dark: true, heavy: true });
  await page.fill("#f-light_text", "red;}body{");
  await press(page, "Save");
  ok("what is no colour is refused", await page.locator("#f-light_text[aria-invalid=true]").count() === 1);
  await look(page, "skin-colours-refused", { heavy: true });
  await page.fill("#f-light_text", "#c0c8c4");
  await press(page, "Save");
  like("text that is hard to read is told", await text(page), /Hard to read[^]*Text/);
  await look(page, "skin-hard-to-read", { script: false });
  await follow(page, "Change colours");
  await page.fill("#f-light_text", "#1c2430");
  await press(page, "Save");
  ok("and no more when it is mended", !/Hard to read/.test(await text(page)));
}

async function upload(page) {
  const send = async (name, mimeType, content) => {
    await page.setInputFiles("#f-logo", { name, mimeType, buffer: Buffer.from(content) });
    await press(page, "Upload");
  };
  await send("logo.png", "image/png", "this is no picture");
  ok("what is no picture is refused", await page.locator("main [role=alert]").count() === 1, await text(page));
  await look(page, "skin-logo-refused");
  await send("logo.svg", "image/svg+xml", logo);
  like("the logo is taken", await text(page), /The logo is changed/);
  const served = await page.evaluate(async () => (await fetch(document.querySelector(".logo-shown img").src)).text());
  ok("without its script", served.includes("<svg") && !/script|onload/.test(served), served);
  ok("it stands in the top bar", (await page.locator(".brand .logo").boundingBox()).width > 60);
  await look(page, "skin-with-logo", { dark: true });
}

/// Leaves the reseller with the panel's own look, as he was.
export async function skins(browser, page, host, { login, secret, reseller }) {
  await allow(browser, host, reseller);
  await make(page);
  await colour(page);
  await upload(page);
  await press(page, "Use it");
  is("the reseller's own pages wear it", await ground(page), tinted);
  const person = await newPerson(browser, host);
  await logIn(person, login, secret);
  is("and his user's", await ground(person), tinted);
  await look(person, "user-in-skin", { dark: true });
  await person.context().close();
  await page.goto("/skins");
  await look(page, "skins", { dark: true });
  await page.goto("/skins/upload");
  await look(page, "skin-upload", { keys: true });
  await page.goto("/skins");
  await go(page, page.getByRole("link", { name: "Delete: Nordlicht", exact: true }));
  await look(page, "skin-delete");
  await press(page, "Delete");
  like("the skin is deleted", await text(page), /The skin is deleted/);
  ok("and nobody wears it any more", await ground(page) !== tinted);
}
