// @ts-check
// One switch for both languages. Markup carries Japanese as its text and English beside it in `data-en`
// (attributes: `data-en-placeholder`, `data-en-aria-label`, …); texts made by script are pairs in words/.

/** @import { Label, Language, Pair } from "./types" */

const changed = new EventTarget();
/** @type {WeakMap<Element, Map<string, string>>} Japanese originals, by element and place */
const originals = new WeakMap();

/** @returns {Language} */
export function language() {
  return document.documentElement.lang === "en" ? "en" : "ja";
}

/** @param {Pair} pair */
export function say(pair) {
  return pair[language()];
}

/**
 * A label of the policy in the visitor's language, else in the other one, else the id.
 * @param {{ label?: Label } | undefined} item
 * @param {string} id
 */
export function labelled(item, id) {
  return item?.label?.[language()] ?? item?.label?.en ?? item?.label?.ja ?? id;
}

/** @param {() => void} listener */
export function onLanguage(listener) {
  changed.addEventListener("change", listener);
}

/** @param {Element} node @param {string} place "" for the text, else an attribute */
function original(node, place) {
  let kept = originals.get(node);
  if (!kept) originals.set(node, (kept = new Map()));
  let text = kept.get(place);
  if (text === undefined) kept.set(place, (text = place ? (node.getAttribute(place) ?? "") : (node.textContent ?? "")));
  return text;
}

/** Puts the page's own markup into the current language. */
function translate() {
  const english = language() === "en";
  for (const node of document.querySelectorAll("*")) {
    for (const { name, value } of [...node.attributes]) {
      if (name === "data-en") {
        const text = english ? (original(node, ""), value) : original(node, "");
        if (node.textContent !== text) node.textContent = text;
      } else if (name.startsWith("data-en-")) {
        const place = name.slice("data-en-".length);
        node.setAttribute(place, english ? (original(node, place), value) : original(node, place));
      }
    }
  }
}

function show() {
  translate();
  for (const button of document.querySelectorAll("button[data-language]")) {
    button.setAttribute("aria-pressed", String(button.getAttribute("data-language") === language()));
  }
  delete document.documentElement.dataset.words;
}

/** @param {string} chosen */
function choose(chosen) {
  if (chosen === language()) return;
  document.documentElement.lang = chosen;
  try {
    localStorage.setItem("demo-language", chosen);
  } catch {
    // storage refused: the choice holds for this page
  }
  show();
  changed.dispatchEvent(new Event("change"));
}

export function startLanguage() {
  for (const button of document.querySelectorAll("button[data-language]")) {
    button.addEventListener("click", () => choose(button.getAttribute("data-language") ?? "ja"));
  }
  show();
}
