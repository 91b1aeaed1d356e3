// SPDX-License-Identifier: GPL-3.0-or-later
// A throw-away host with our packages, the panel on nginx, filled by hostlerctl. It ends with this process.
import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

export const top = new URL("../..", import.meta.url).pathname.replace(/\/$/, "");
export const work = mkdtempSync("/var/tmp/hostler-browser.");
export const password = "correct horse battery";

const run = promisify(execFile);
const env = { ...process.env, TESTHOST_DIR: process.env.TESTHOST_DIR || join(work, "hosts") };
const options = { env, encoding: "utf8", maxBuffer: 1 << 26, stdio: ["pipe", "pipe", "pipe"] };
const testhost = (args, more = {}) => execFileSync(join(top, "scripts/testhost"), args, { ...options, ...more });

export class Host {
  static boot() {
    const host = new Host();
    host.name = `browser-${process.pid}`;
    const base = execFileSync(join(top, "scripts/test-base"), ["services"], options).trim();
    testhost(["create", host.name, "--base", base, "--owner", String(process.pid)]);
    host.ip = testhost(["ip", host.name]).trim();
    host.origin = `https://${host.name}.test:8443`;
    process.on("exit", () => host.remove());
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));
    host.install();
    return host;
  }

  install() {
    const debs = process.env.HOSTLER_DEBS || join(work, "debs");
    if (!process.env.HOSTLER_DEBS) execFileSync(join(top, "scripts/build-packages"), [debs], options);
    const files = readdirSync(debs).filter((name) => /^hostler(-panel|-node|-web)?_.*\.deb$/.test(name));
    testhost(["start", this.name, "mariadb", "apache2"]);
    this.sh("service nginx start >/dev/null 2>&1 </dev/null || :");
    this.sh("debconf-set-selections", "hostler-panel hostler-panel/webserver select nginx\n");
    testhost(["install", this.name, ...files.map((file) => join(debs, file))]);
  }

  sh(script, input = "") { return testhost(["run", this.name, "--", "sh", "-c", script], { input }); }
  ctl(...args) { return testhost(["run", this.name, "--", "hostlerctl", ...args], { input: `${password}\n` }); }
  login(table) { return table.trim().split("\n").pop().trim().split(/\s+/)[0]; }

  reseller(...fields) { return this.login(this.ctl("reseller", "create", ...fields, "--password-from-stdin")); }

  /// From now on mail is kept instead of sent, but for recipients that are refused; what was kept before is gone.
  takeMail(refused = "nobody") {
    const sendmail = `#!/bin/sh\ncase "$*" in *${refused}*) exit 67 ;; esac\ncat >"$(mktemp /var/tmp/mail/XXXXXXXX)"\n`;
    this.sh("install -d -m 1777 /var/tmp/mail && rm -f /var/tmp/mail/* /usr/sbin/sendmail && cat >/usr/sbin/sendmail && chmod 755 /usr/sbin/sendmail", sendmail);
  }
  /// All that was kept, long lines whole.
  mail() { return this.sh("cat /var/tmp/mail/* 2>/dev/null || :").replace(/=\r?\n/g, ""); }

  /// A program on the hosts' network, for Chromium: a script of one line that keeps all file descriptors.
  onNetwork(program) { return `#!/bin/sh\nexec env TESTHOST_DIR='${env.TESTHOST_DIR}' '${top}/scripts/testhost' net -- ${program} "$@"\n`; }

  /// What another machine gets from a site: {status, body}.
  async site(name, path = "/") {
    const args = ["net", "--", "curl", "-sS", "-m", "20", "-w", "\n%{http_code}", "-H", `Host: ${name}`, `http://${this.ip}${path}`];
    const { stdout } = await run(join(top, "scripts/testhost"), args, options);
    const cut = stdout.lastIndexOf("\n");
    return { status: Number(stdout.slice(cut + 1)), body: stdout.slice(0, cut) };
  }

  /// Many users with names, domains and states as in life. Runs while the test goes on; settled by the promise.
  fill(reseller, people) {
    const quoted = (text) => `'${String(text).replace(/'/g, "'\\''")}'`;
    const lines = people.map(({ company, first, last, mail, domain, domains }) =>
      `hostlerctl user create --reseller ${reseller} --company ${quoted(company)} --first_name ${quoted(first)} --last_name ${quoted(last)} ` +
      `--email ${quoted(mail)} --domains ${domains} --subdomains 5 --php 1 --domain ${quoted(domain)} --generate >/dev/null || exit 1`);
    return run(join(top, "scripts/testhost"), ["run", this.name, "--", "sh", "-c", `${lines.join("\n")}\nhostlerctl wait --timeout 300`], options);
  }

  remove() {
    try { testhost(["destroy", this.name], { stdio: "ignore" }); } catch { /* it never booted */ }
    rmSync(work, { recursive: true, force: true });
  }
}
