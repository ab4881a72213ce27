// @ts-check
// The criteria of an MQL as a checklist: met, not met, not yet known, each with its own shape, colour and word.

/** @import { Criterion, Decision, View } from "../types" */
import { element, fill, write } from "../element.js";
import { labelled, language, say } from "../language.js";
import { attributeLabel, number, shown } from "../policy/values.js";
import { resultMark } from "../shapes.js";
import { openQuestions } from "./questions.js";
import { metOf, times, word } from "../words/verdict.js";

/** What was seen of a criterion. @param {View} view @param {Criterion} criterion @param {Decision["mql"][number]} entry */
function seen({ policy }, { when }, entry) {
  if (entry.seen === undefined) return "";
  if (when.event) return say(times(Number(entry.seen)));
  if (when.score) {
    const { low, known, high } = /** @type {{ low: number, known: number, high: number }} */ (entry.seen);
    return low === high ? number(known) : `${number(low)}–${number(high)}`;
  }
  return when.attribute ? shown(policy, when.attribute, entry.seen) : "";
}

/** What was seen, and what would be asked. @param {View} view @param {Criterion} criterion @param {Decision["mql"][number]} entry */
function detail(view, criterion, entry) {
  const open = entry.result === "unknown" ? openQuestions(view, criterion.when).map((name) => attributeLabel(view.policy, name)) : [];
  const asks = open.length ? `${say(word.notAsked)}: ${open.join(language() === "ja" ? "、" : ", ")}` : "";
  return [seen(view, criterion, entry), asks].filter(Boolean);
}

/** The checklist and its update. */
export function criteriaList() {
  const title = element("h3", {});
  const count = element("span", { class: "count" });
  const list = element("ul", { class: "criteria" });
  const node = element("div", { class: "criteria-box" }, element("div", { class: "heading-line" }, title, count), list);
  /** @param {View} view */
  const update = (view) => {
    const { decision, policy } = view;
    if (!decision) return;
    write(title, say(word.criteria));
    write(count, say(metOf(decision.mql.filter((entry) => entry.result === "true").length, decision.mql.length)));
    fill(list, [decision.mql, view.read, policy.id, policy.version, language()], () => decision.mql.map((entry) => {
      const criterion = policy.mql.find((one) => one.id === entry.id);
      return element("li", { class: entry.result },
        resultMark(entry.result),
        element("span", { class: "criterion" }, labelled(criterion, entry.id)),
        element("span", { class: "state" }, say(word[entry.result]), criterion && detail(view, criterion, entry).map((text) => element("span", { class: "seen" }, text))));
    }));
  };
  return { node, update };
}
