// SPDX-License-Identifier: GPL-3.0-or-later
// Comfort only: every page works without it. Listeners are the document's, so parts of a page can be exchanged.
"use strict";

const on = (event, work) => document.addEventListener(event, work, true);

// Lists: one box selects all; it shows when only some are selected.
const boxes_of = (table) => [...table.querySelectorAll("tbody input[name=id]")];
const show_selection = (table) => {
  const all = table.querySelector("[data-select-all]");
  if (!all) return;
  const boxes = boxes_of(table);
  const chosen = boxes.filter((box) => box.checked).length;
  all.checked = chosen > 0 && chosen === boxes.length;
  all.indeterminate = chosen > 0 && !all.checked;
};
on("change", ({ target }) => {
  const table = target.closest("table");
  if (!table) return;
  if (target.matches("[data-select-all]")) for (const box of boxes_of(table)) box.checked = target.checked;
  show_selection(table);
});

// Group actions: nothing selected is said before sending, dangerous ones ask back. Any form may carry a question of its own.
const may_be_sent = (form) => {
  const choice = form.elements.namedItem("action");
  if (form.id !== "group" || !choice) return !form.dataset.confirm || confirm(form.dataset.confirm);
  if (!choice.value || ![...form.elements].some((one) => one.name === "id" && one.checked)) return false;
  const question = choice.selectedOptions[0].dataset.confirm;
  return !question || confirm(question);
};
// Sent once: a second click while the answer is under way does nothing.
on("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent || !may_be_sent(form)) return event.preventDefault();
  form.dataset.sent = "1";
});

// A filter of a list takes effect when it is chosen.
on("change", ({ target }) => {
  if (target.matches("select[data-submit]")) target.form.requestSubmit();
});

// Help closes with Escape and when another one opens.
on("toggle", ({ target }) => {
  if (!target.matches("details.help[open]")) return;
  for (const other of document.querySelectorAll("details.help[open]")) if (other !== target) other.open = false;
});
on("keydown", ({ key, target }) => {
  const help = key === "Escape" && target.closest("details.help[open]");
  if (!help) return;
  help.open = false;
  help.querySelector("summary").focus();
});

// Colours: the picker stands where a sample is shown without script; field and picker follow each other.
for (const field of document.querySelectorAll("input[data-colour]")) {
  const picker = document.createElement("input");
  picker.type = "color";
  picker.setAttribute("aria-label", field.labels[0].innerText);
  const take = () => { if (/^#[0-9a-f]{6}$/i.test(field.value.trim())) picker.value = field.value.trim(); };
  take();
  field.addEventListener("input", take);
  picker.addEventListener("input", () => { field.value = picker.value; });
  field.parentElement.querySelector(".swatch").replaceWith(picker);
}

addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const table of document.querySelectorAll("table")) show_selection(table);
});

// A form that was refused starts at its first mistake.
document.querySelector("[aria-invalid=true]")?.focus();

// Work in progress: a part with data-live is fetched again from the address it names until that says it no longer; then the rest of the page is shown
// anew once. What is typed, what has the focus and what was said on top stays.
const path_to = (one) => {
  if (one.id) return `#${CSS.escape(one.id)}`;
  const known = ["href", "formaction", "name", "value"].filter((name) => one.hasAttribute(name));
  return one.localName + known.map((name) => `[${name}="${CSS.escape(one.getAttribute(name))}"]`).join("");
};
const exchange = (old, fresh) => {
  if (old.innerHTML === fresh.innerHTML) return;
  const focus = old.contains(document.activeElement) && path_to(document.activeElement);
  old.replaceChildren(...fresh.childNodes);
  if (focus) old.querySelector(focus)?.focus({ preventScroll: true });
};
const is_typed = (field) => field.checked !== field.defaultChecked || (!/^(hidden|checkbox|radio)$/.test(field.type) && field.value !== field.defaultValue);
const show_anew = (page) => {
  const main = document.querySelector("main");
  if ([...main.querySelectorAll("input, textarea")].some(is_typed)) return;
  const said = main.querySelector(":scope > [role=status]");
  exchange(main, page.querySelector("main"));
  if (said) main.querySelector("h1").after(said);
  watch(main);
};
/// The page at an address; null: not now; undefined: there is none for us any more.
const fetched = async (address) => {
  const answer = await fetch(address).catch(() => null);
  if (!answer || answer.status >= 500) return null;
  return answer.ok && !answer.redirected ? new DOMParser().parseFromString(await answer.text(), "text/html") : undefined;
};
/// pause_ms grows: what is not done in some seconds may take minutes.
const look_again = async (part, pause_ms) => {
  const address = part.dataset.live || location.href;
  const page = await fetched(address);
  if (page === null) return setTimeout(look_again, 5000, part, 5000);
  const fresh = page?.getElementById(part.id);
  if (!fresh) return;
  const unfinished = fresh.hasAttribute("data-live");
  exchange(part, fresh.cloneNode(true));
  if (unfinished) return setTimeout(look_again, pause_ms, part, Math.min(pause_ms * 1.2, 5000));
  part.removeAttribute("data-live");
  const whole = address === location.href ? page : await fetched(location.href);
  if (whole) show_anew(whole);
};
function watch(root) {
  for (const part of root.querySelectorAll("[data-live]")) setTimeout(look_again, 1000, part, 1000);
}
watch(document);
