// SPDX-License-Identifier: GPL-3.0-or-later
// R3, U4, U7: exclusive IP addresses, of the administrator, a reseller and one of his users.
import { follow, press, text } from "./browser.mjs";
import { look } from "./look.mjs";
import { is, like } from "./tap.mjs";

export const exclusive = ["203.0.113.7", "2001:db8:aaaa:bbbb:cccc:dddd:eeee:7"];

export async function giveAddresses(page, reseller) {
  await page.goto("/addresses");
  await look(page, "addresses-empty");
  await follow(page, "Add IP address");
  await page.fill("#f-address", "127.0.0.1");
  await press(page, "Save");
  like("an address of the machine itself is refused", await text(page), /Nobody outside can reach a server/);
  await look(page, "address-error", { keys: true });
  for (const address of exclusive) {
    await page.goto("/addresses/new");
    await page.fill("#f-address", address.toUpperCase());
    await page.fill("#f-reseller", reseller);
    await press(page, "Save");
  }
  like("both are in the list", await text(page), new RegExp(`${exclusive[1]}[^]*${reseller}[^]*${exclusive[0]}`));
  await look(page, "addresses", { dark: true, keys: true });
  await follow(page, exclusive[0]);
  await look(page, "address-give");
  is("it is known whose it is", await page.inputValue("#f-reseller"), reseller);
}

export async function chooseAddress(page, user) {
  await page.goto("/addresses");
  like("a reseller sees his, and who has one alone", await text(page), new RegExp(`${exclusive[0]}[^]*${user.login}`));
  await look(page, "reseller-addresses");
  await page.goto(`/users?search=${user.login}`);
  await follow(page, user.login);
  await follow(page, "IP address");
  is("what he has is chosen", `${await page.inputValue("#f-address")} ${await page.isChecked("#f-address_alone")}`, `${exclusive[0]} true`);
  await page.selectOption("#f-address", exclusive[1]);
  await page.uncheck("#f-address_alone");
  await look(page, "user-address", { dark: true, keys: true });
  await press(page, "Save");
  like("his page says so", await text(page), new RegExp(exclusive[1]));
}
