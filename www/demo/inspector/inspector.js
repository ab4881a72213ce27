// @ts-check
// The inspector: one column beside the form, or on a phone a bar at the bottom that opens upward.

/** @import { View } from "../types" */
import { element, fill, write } from "../element.js";
import { say, language } from "../language.js";
import { outcomeMark } from "../shapes.js";
import { points } from "../words/score.js";
import { tookTime, word } from "../words/verdict.js";
import { criteriaList } from "./criteria.js";
import { historyFold, whyFold } from "./folds.js";
import { scorePicture } from "./score-picture.js";
import { scoreTable } from "./score-table.js";
import { outcomeOf, outcomeWord, routeLabel, spoken, totalPoints, verdictHead } from "./verdict.js";

/** How long the verdict must rest before it is read aloud, in milliseconds. */
const CALM = 1200;

/** The bar that stands in for the column on a phone. @param {HTMLElement} panel @param {HTMLElement} aside */
function phoneBar(panel, aside) {
  const text = element("span", { class: "bar-text" });
  const hint = element("span", { class: "bar-hint" });
  const bar = element("button", { type: "button", class: "verdict-bar", "aria-expanded": "false", "aria-controls": panel.id }, text, hint);
  /** @param {boolean} open */
  const set = (open) => {
    bar.setAttribute("aria-expanded", String(open));
    aside.classList.toggle("open", open);
    write(hint, say(open ? word.close : word.open));
  };
  bar.addEventListener("click", () => set(bar.getAttribute("aria-expanded") !== "true"));
  aside.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || bar.getAttribute("aria-expanded") !== "true" || getComputedStyle(bar).display === "none") return;
    set(false);
    bar.focus();
  });
  /** @param {View} view */
  const update = (view) => {
    const { decision, policy } = view;
    const total = totalPoints(view);
    fill(text, [outcomeOf(decision), decision?.route?.id, total, policy.id, language()], () => [
      outcomeMark(outcomeOf(decision)),
      element("strong", {}, outcomeWord(view)),
      decision?.route && element("span", { class: "bar-route" }, routeLabel(policy, decision)),
      total && element("span", { class: "bar-points" }, say(points(total))),
    ]);
    set(bar.getAttribute("aria-expanded") === "true");
  };
  return { bar, update };
}

/** Reads the settled verdict aloud, once, politely. */
function liveRegion() {
  const node = element("p", { class: "visually-hidden", role: "status", "aria-live": "polite" });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  let touched = false; // arriving is no reason to speak; what the visitor does is
  for (const name of ["input", "click"]) document.addEventListener(name, (event) => { touched ||= event.isTrusted; }, { capture: true });
  /** @param {View} view */
  const update = (view) => {
    clearTimeout(resting);
    if (touched) resting = setTimeout(() => write(node, spoken(view)), CALM);
  };
  return { node, update };
}

/**
 * @param {HTMLElement} aside
 * @param {() => void} again  decides again at once
 * @param {HTMLElement | null} elsewhere  where the page wants what folds away; else it stays in the column
 * @returns {(view: View) => void}
 */
export function mountInspector(aside, again, elsewhere) {
  const title = element("h2", { id: "inspector-title", class: "visually-hidden" });
  const took = element("p", { class: "took" });
  const onSend = element("p", { class: "on-send" });
  const head = verdictHead();
  const picture = scorePicture();
  const criteria = criteriaList();
  const folds = [scoreTable(elsewhere !== null), historyFold(again), whyFold()];
  const below = element("div", { class: "folds" }, folds.map((part) => part.node), took);
  const body = element("div", { class: "inspector-body" }, head.list, onSend, head.note, picture.node, criteria.node);
  const panel = element("div", { class: "inspector-panel", id: "inspector-panel" }, title, head.head, body);
  (elsewhere ?? body).append(below);
  const bar = phoneBar(panel, aside);
  const live = liveRegion();
  aside.setAttribute("aria-labelledby", title.id);
  aside.replaceChildren(bar.bar, panel);
  document.body.append(live.node);
  return (view) => {
    aside.dataset.outcome = document.body.dataset.outcome = outcomeOf(view.decision);
    write(title, say(word.verdict));
    write(took, view.took === undefined ? "" : say(tookTime(view.took < 0.1 ? "< 0.1" : view.took.toFixed(1))));
    onSend.hidden = !view.asksFor || !view.decision;
    write(onSend, say(word.onSend));
    for (const part of [picture, criteria, ...folds]) {
      part.node.hidden = !view.decision;
      part.update(view);
    }
    head.update(view);
    bar.update(view);
    live.update(view);
  };
}
