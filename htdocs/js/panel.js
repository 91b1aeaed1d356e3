// SPDX-License-Identifier: GPL-3.0-or-later
// Comfort only: every page works without it.
"use strict";

// Lists: one box selects all; it shows when only some are selected.
for (const all of document.querySelectorAll("[data-select-all]")) {
  const form = all.form;
  const boxes = () => [...form.querySelectorAll("tbody input[type=checkbox][name=id]")];
  const look = () => {
    const chosen = boxes().filter((box) => box.checked).length;
    all.checked = chosen > 0 && chosen === boxes().length;
    all.indeterminate = chosen > 0 && !all.checked;
  };
  all.hidden = false;
  all.addEventListener("change", () => {
    for (const box of boxes()) box.checked = all.checked;
    look();
  });
  form.addEventListener("change", look);
  look();
}

// Group actions: nothing selected is said before sending, dangerous ones ask back.
for (const choice of document.querySelectorAll("[data-group-action]")) {
  choice.form.addEventListener("submit", (event) => {
    if (event.submitter && event.submitter.hasAttribute("formaction")) return;
    const question = choice.selectedOptions[0].dataset.confirm;
    const chosen = choice.form.querySelectorAll("tbody input[type=checkbox][name=id]:checked").length;
    if (!choice.value || chosen === 0 || (question && !confirm(question))) event.preventDefault();
  });
}

// Any form may carry a question of its own.
for (const form of document.querySelectorAll("form[data-confirm]")) {
  form.addEventListener("submit", (event) => {
    if (!confirm(form.dataset.confirm)) event.preventDefault();
  });
}

// Help closes with Escape and when another one opens.
const helps = document.querySelectorAll("details.help");
for (const help of helps) {
  help.addEventListener("toggle", () => {
    if (help.open) for (const other of helps) if (other !== help) other.open = false;
  });
  help.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !help.open) return;
    help.open = false;
    help.querySelector("summary").focus();
  });
}

// A form that was refused starts at its first mistake.
const mistake = document.querySelector("[aria-invalid=true]");
if (mistake) mistake.focus();

// Sent once: a second click while the answer is under way does nothing.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
}
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// Progress: a part with data-live is asked for again until the page no longer says so; what is typed elsewhere on the page stays.
for (const part of document.querySelectorAll("[data-live]")) {
  const again = async () => {
    const answer = await fetch(location.href).catch(() => null);
    if (!answer || answer.status >= 500) return setTimeout(again, 5000);
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part.id);
    if (!fresh) return;
    part.replaceChildren(...fresh.childNodes);
    if (fresh.hasAttribute("data-live")) setTimeout(again, 1000);
  };
  setTimeout(again, 1000);
}
