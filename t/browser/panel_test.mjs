#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole path as people walk it, in Chromium, on a host with our packages and the panel on nginx. Prints TAP; pictures of all pages
// are kept in $HOSTLER_ARTEFACTS/pages. $HOSTLER_NODE_MODULES has the libraries of package-lock.json.
import { chooseAddress, exclusive, giveAddresses } from "./addresses.mjs";
import { admin } from "./admin.mjs";
import { api } from "./api.mjs";
import { deleteUser } from "./bin.mjs";
import { complaints, logIn, newPerson, startChromium } from "./browser.mjs";
import { folders } from "./folders.mjs";
import { inGerman } from "./german.mjs";
import { guest } from "./guest.mjs";
import { Host, password } from "./host.mjs";
import { imports } from "./imports.mjs";
import { sendCircular, writeLetter } from "./letters.mjs";
import { look, weights } from "./look.mjs";
import { customers } from "./people.mjs";
import { permissions } from "./permissions.mjs";
import { recovery } from "./recovery.mjs";
import { makePackage, walkWizard, watchSetup } from "./signup.mjs";
import { skins } from "./skins.mjs";
import { chapter, finish, is, note, ok } from "./tap.mjs";
import { twoSteps } from "./twostep.mjs";
import { enterAs, ownPages } from "./user.mjs";
import { changeUser, lockAndUnlock, useList } from "./users.mjs";
import { withoutScript } from "./without_script.mjs";
import { ownWords } from "./words.mjs";

if (process.getuid() !== 0) {
  console.log("1..0 # SKIP needs root for throw-away hosts");
  process.exit(0);
}
const host = Host.boot();
host.ctl("admin", "password", "--login", "admin", "--password-from-stdin");
const grants = ["--users", "100", "--domains", "200", "--subdomains", "400", "--php", "1"];
const reseller = host.reseller("--company", "Nordlicht Media", "--first_name", "Ada", "--last_name", "Brandt", "--email", "ada@example.org", ...grants);
const other = host.reseller("--company", "Hafenkontor", "--first_name", "Ole", "--last_name", "Petersen", "--email", "ole@example.org", ...grants);
const browser = await startChromium(host);
const world = { browser, host, reseller, other, password };
const user = { domain: "first.example", reseller };

await chapter("guest", () => guest(world));
const page = await newPerson(browser, host);
await chapter("package", async () => {
  await logIn(page, reseller, password);
  await look(page, "reseller-overview-empty", { keys: true });
  await page.goto("/overview/users");
  await look(page, "reseller-users");
  await makePackage(page);
});
await chapter("addresses", async () => {
  const chief = await newPerson(browser, host);
  await logIn(chief, "admin", password);
  await giveAddresses(chief, reseller);
  await chief.context().close();
});
await chapter("wizard", async () => {
  await walkWizard(page, user.domain, exclusive[0]);
  Object.assign(user, await watchSetup(page, host));
  host.sh(`cd /srv/hostler/${user.login}/html && echo '<?php echo posix_getpwuid(posix_geteuid())["name"];' >who.php && chown ${user.login}: who.php`);
  const answer = await page.goto(`http://${user.domain}/who.php`);
  is("the site answers in the browser, its PHP as that user", await answer.text(), user.login);
  await page.goto(host.origin);
});
await chapter("users", async () => {
  await host.fill(reseller, customers);
  await useList(page);
  await lockAndUnlock(page, host, user);
  await changeUser(page, user);
  await chooseAddress(page, user);
  await page.goto("/general");
  await look(page, "reseller-overview", { dark: true, keys: true });
});
await chapter("letters", async () => {
  await writeLetter(page);
  await page.goto("/users?sort=login&order=down");
  const logins = await page.locator("tbody tr td:nth-child(2)").allInnerTexts();
  await sendCircular(page, host, logins.slice(0, 3));
});
await chapter("folders", () => folders(page));
await chapter("import", () => imports(page));
await chapter("skins", () => skins(browser, page, host, user));
await chapter("words", () => ownWords(browser, page, host, user));
await chapter("German", () => inGerman(page, user));
await chapter("log in as", () => enterAs(page, user));
await chapter("user", () => ownPages(browser, host, user));
await chapter("admin", () => admin(world));
await chapter("API", () => api(world));
await chapter("permissions", () => permissions({ ...world, reseller: other }));
await chapter("recovery", () => recovery({ ...world, reseller: other }));
await chapter("two steps", () => twoSteps({ ...world, reseller: other }));
await chapter("delete", () => deleteUser(page, host, user));
await chapter("without script", () => withoutScript({ ...world, reseller: other }));

is("nothing was blocked and no script failed in any console", complaints.join("\n"), "");
const [heaviest, kb] = weights.reduce((most, one) => (one[1] > most[1] ? one : most));
note(`heaviest page: ${heaviest}, ${kb.toFixed(1)} KB with style, script and icons; ${weights.length} pages`);
ok("every page was looked at", weights.length > 180, String(weights.length));
await browser.close();
finish();
process.exit();
