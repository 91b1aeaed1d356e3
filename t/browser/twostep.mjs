// SPDX-License-Identifier: GPL-3.0-or-later
// The two-step login (A4) as somebody with a phone walks it, and as the matrix asks it of him.
import { createHmac } from "node:crypto";
import { follow, logIn, newPerson, press, text, title } from "./browser.mjs";
import { look } from "./look.mjs";
import { setBox } from "./permissions.mjs";
import { is, like, ok } from "./tap.mjs";

/// What an authenticator app shows for the secret as the page writes it (RFC 6238).
function codeOf(secret, at = Date.now()) {
  const bits = [...secret.replace(/ /g, "")].map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac("sha1", key).update(step).digest();
  const offset = hash[19] & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/// A code counts once, so a later one is taken: the next step is accepted too.
const later = (secret, steps) => codeOf(secret, Date.now() + steps * 30_000);

async function prove(page, password, code, button) {
  await page.fill("#f-password", password);
  await page.fill("#f-code", code);
  await press(page, button);
}

async function setUp(page, password) {
  await page.goto("/two-step");
  await look(page, "two-step-enrol", { dark: true, keys: true });
  ok("the picture is drawn", await page.locator("svg.qr path").evaluate((path) => path.getBBox().width > 20));
  const secret = await page.locator("code.secret").innerText();
  await prove(page, password, "000000", "Switch on");
  like("a wrong code is said", await text(page), /not the code that the app shows/);
  await look(page, "two-step-enrol-error");
  is("the secret stays the same", await page.locator("code.secret").innerText(), secret);
  await prove(page, password, codeOf(secret), "Switch on");
  is("it is on", await title(page), "The two-step login is on");
  await look(page, "recovery-codes", { dark: true });
  const codes = await page.locator(".codes code").allInnerTexts();
  is("ten recovery codes", codes.length, 10);
  await follow(page, "I have kept them");
  await look(page, "two-step", { keys: true });
  return { secret, codes };
}

async function logInAgain(page, login, password, code) {
  await press(page, "Log out");
  await logIn(page, login, password);
  is("the code is asked for", await title(page), "Two-step login");
  await page.goto("/general");
  is("the password alone opens nothing", await title(page), "Log in");
  await page.goto("/login/code");
  await look(page, "login-code", { dark: true, keys: true });
  await page.fill("#f-code", code);
  await press(page, "Log in");
  is("code and password do", await page.locator(".who b").innerText(), login);
}

async function german(page) {
  await page.goto("/general");
  await press(page, "Deutsch");
  for (const path of ["/two-step", "/two-step/codes", "/two-step/off"]) {
    await page.goto(path);
    await look(page, `german${path.replaceAll("/", "-")}`);
  }
  await press(page, "English");
}

/// Somebody of whom the matrix asks it sees nothing else before.
async function needed(browser, host, { reseller, password }, admin) {
  await setBox(admin, "reseller.role.second_step", true);
  const page = await newPerson(browser, host);
  await logIn(page, reseller, password);
  like("he has to set it up first", await text(page), /Everything else is closed/);
  await look(page, "two-step-needed");
  const { codes } = await setUp(page, password);
  await logInAgain(page, reseller, password, codes[9]);
  await page.goto("/messages");
  like("the use of a recovery code is told", await page.locator("tbody").innerText(), /Recovery code used\. Codes left: 9/);
  await german(page);
  await page.goto("/two-step/off");
  await look(page, "two-step-off", { keys: true });
  await prove(page, password, codes[1], "Switch off");
  like("off, and at once needed again", await text(page), /Everything else is closed/);
  await setBox(admin, "reseller.role.second_step", false);
  is("open again when it is needed no more", (await page.goto("/general")).status(), 200);
  await page.context().close();
}

export async function twoSteps({ browser, host, reseller, password }) {
  const page = await newPerson(browser, host);
  await logIn(page, "admin", password);
  const { secret, codes } = await setUp(page, password);
  await logInAgain(page, "admin", password, later(secret, 1));
  await page.goto("/two-step/codes");
  await prove(page, password, codes[0], "Make new codes");
  is("new codes", (await page.locator(".codes code").allInnerTexts()).length, 10);
  await needed(browser, host, { reseller, password }, page);
  host.ctl("account", "reset-second-step", "--login", "admin");
  await page.goto("/general");
  is("root's command ends his sessions", await title(page), "Log in");
  await logIn(page, "admin", password);
  is("and the password alone opens again", await page.locator(".who b").innerText(), "admin");
  await page.context().close();
}
