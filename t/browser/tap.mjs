// SPDX-License-Identifier: GPL-3.0-or-later
// Results in TAP. What went wrong stands in lines of comment below "not ok".
let count = 0;
let failed = 0;

export function ok(name, passed, why = "") {
  count += 1;
  if (!passed) failed += 1;
  console.log(`${passed ? "ok" : "not ok"} ${count} - ${name}`);
  if (!passed && why) note(why);
  return Boolean(passed);
}

export const is = (name, got, wanted) => ok(name, got === wanted, `got:    ${got}\nwanted: ${wanted}`);
export const like = (name, got, wanted) => ok(name, wanted.test(got), `got:    ${String(got).slice(0, 600)}\nwanted: ${wanted}`);
export const note = (text) => console.log(String(text).replace(/^/gm, "# "));

/// Runs one chapter of the story; one that stops halfway is a failure and does not end the others.
export async function chapter(name, work) {
  const began = Date.now();
  try {
    await work();
  } catch (error) {
    ok(`${name}: to its end`, false, error.stack ?? error);
  }
  note(`${name}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

export function finish() {
  console.log(`1..${count}`);
  process.exitCode = failed ? 1 : 0;
}
