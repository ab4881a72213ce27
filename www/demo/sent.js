// @ts-check
// The exact fields a submit would send: the form's own, unchanged, and below them what Leadpass adds.

/** @import { View } from "./types" */
import { element, fill } from "./element.js";
import { language, say } from "./language.js";
import { number } from "./policy/values.js";
import { addedCount, word } from "./words/pages.js";

/** @param {HTMLFormElement} form @returns {[string, string][]} */
function hostFields(form) {
  // not `new FormData(form)`: that would fire `formdata`, and the package would rightly take it for a submit
  return [...form.elements].flatMap((field) => {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement)) return [];
    if (!field.name || field.disabled || field.name.startsWith("leadpass_")) return [];
    if (field instanceof HTMLInputElement && ["submit", "button", "reset", "file"].includes(field.type)) return [];
    if (field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type) && !field.checked) return [];
    return [/** @type {[string, string]} */ ([field.name, field.value])];
  });
}

/** @param {[string, string][]} fields */
const bytes = (fields) => new URLSearchParams(fields).toString().length;

/** @param {[string, string]} field @param {boolean} added */
function row([name, value], added) {
  return element("tr", { class: added ? "added" : "" },
    element("td", { class: "sign" }, added ? "+" : "", added && element("span", { class: "visually-hidden" }, ` ${say(word.added)}`)),
    element("th", { scope: "row" }, element("code", {}, name)),
    element("td", {}, value ? element("code", {}, value) : element("span", { class: "absent" }, say(word.empty))));
}

/**
 * @param {HTMLElement} box
 * @param {HTMLFormElement} form
 * @returns {(view: View) => void}
 */
export function mountSent(box, form) {
  const table = element("table", { class: "sent" });
  const count = element("p", { class: "small" });
  box.append(count, element("div", { class: "scroll" }, table));
  return (view) => {
    const host = hostFields(form);
    const ours = Object.entries(view.fields).map(([name, value]) => /** @type {[string, string]} */ ([name, String(value)]));
    fill(count, [ours.length, bytes(host), bytes([...host, ...ours]), language()], () => [say(addedCount(ours.length, number(ours.length ? bytes([...host, ...ours]) - bytes(host) : 0)))]);
    fill(table, [host, ours, language()], () => [
      element("caption", { class: "visually-hidden" }, say(word.hostFields)),
      element("tbody", {}, host.map((field) => row(field, false)), ours.map((field) => row(field, true))),
    ]);
  };
}
