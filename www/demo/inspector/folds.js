// @ts-check
// What folds away below the verdict: the history that counted, the whole document, the exact fields.

/** @import { LeadEvent, View } from "../types" */
import { element, fill } from "../element.js";
import { language, say } from "../language.js";
import { daysAgo, word } from "../words/verdict.js";
import { event as eventName } from "../words/vocabulary.js";
import { documentTree } from "./document-tree.js";

/** @param {HTMLDetailsElement} node @param {HTMLElement} summary @param {string} text */
function fold(node, summary, text) {
  fill(summary, [text], () => [text]);
  return node.open;
}

/** @param {LeadEvent} one @param {string} now */
function deed(one, now) {
  const age = Math.max(0, Math.floor((Date.parse(now) - Date.parse(one.at)) / 864e5));
  const what = eventName[one.event];
  const properties = Object.values(one.properties ?? {}).filter((value) => typeof value === "string").join(" · ");
  return element("li", {}, element("span", {}, what ? say(what) : one.event), element("span", { class: "seen" }, properties), element("span", { class: "when" }, say(daysAgo(age))));
}

/** The visitor's remembered events, and the button that erases them. @param {() => void} again */
export function historyFold(again) {
  const summary = element("summary", {});
  const box = element("div", { class: "history" });
  const node = element("details", { class: "fold" }, summary, box);
  /** @param {View} view */
  const update = ({ lead, decision }) => {
    const events = [...(lead?.events ?? [])].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
    node.hidden = !decision;
    fold(node, summary, `${say(word.history)} ${events.length}`);
    fill(box, [events, language()], () => events.length === 0 ? [element("p", {}, say(word.noHistory))] : [
      element("ul", { class: "deeds" }, events.map((one) => deed(one, decision?.now ?? one.at))),
      element("button", { type: "button", class: "quiet", onclick: () => { window.leadpass?.forget(); again(); } }, say(word.forget)),
    ]);
  };
  return { node, update };
}

/** The drawer that answers なぜ? with the decision document. */
export function whyFold() {
  const summary = element("summary", {});
  const box = element("div", { class: "document" });
  const node = element("details", { class: "fold" }, summary, box);
  const open = new Set();
  /** @type {View | undefined} */
  let last;
  const draw = () => {
    const decision = last?.decision;
    if (!node.open || !decision) return;
    fill(box, [decision, language()], () => [element("p", {}, say(word.whyLead)), documentTree(decision, open)]);
  };
  node.addEventListener("toggle", draw);
  /** @param {View} view */
  const update = (view) => {
    last = view;
    node.hidden = !view.decision;
    fold(node, summary, say(word.why));
    draw();
  };
  return { node, update };
}
