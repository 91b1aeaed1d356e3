// SPDX-License-Identifier: GPL-3.0-or-later
// Customers as a reseller has them, for full lists; and names that try to be more than names.
export const canary = `<script>window.__xss=1</script>"'><img src=x onerror=__xss=1>`;
export const short_canary = "<script>window.__xss=1</script>";

const names = ["Anna Bergmann", "Björn Cordes", "Clara Dietrich", "David Engel", "Eva Lindqvist", "Frank Öztürk", "Greta Hoffmann", "Henrik Sørensen", "Ida Johannsen",
  "Jan Kowalski", "Katharina Löwe", "Lars Mägerlein", "Mia Neumann", "Nils Oltmanns", "Olga Petrowa", "Paul Quandt", "Ruth Schönfeld", "Samuel Thoma", "Tessa Uhlig", "Viktor Wagner"];
const trades = [["Blumen", "blumen"], ["Tischlerei", "tischlerei"], ["Praxis Dr.", "praxis"]];

export const customers = trades.flatMap(([trade, label], i) => names.map((name, n) => {
  const [first, last] = name.split(" ");
  const plain = last.toLowerCase().replace(/[^a-z]/g, (letter) => ({ ö: "oe", ü: "ue", ä: "ae", ø: "o" })[letter] ?? "");
  const company = n % 7 === 6 ? "" : n === 10 ? `${trade} ${last} Gesellschaft für Nachhaltigkeitsberatung und Projektmanagement mbH` : `${trade} ${last}`;
  return { company, first, last, mail: `${plain}@${label}-${plain}.example`, domain: `${label}-${plain}.example`, domains: 1 + ((n + i) % 4) };
}));
