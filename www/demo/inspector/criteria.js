// @ts-check
// The criteria of an MQL as a checklist: met, not met, not yet known, each with its own shape, colour and word.

/** @import { Criterion, Decision, View } from "../types" */
import { element, fill, write } from "../element.js";
import { labelled, language, say } from "../language.js";
import { asked, attributeLabel, number, shown } from "../policy/values.js";
import { resultMark } from "../shapes.js";
import { metOf, times, word } from "../words/verdict.js";

/**
 * What was seen, or what would be asked.
 * @param {View} view @param {Criterion} criterion @param {Decision["mql"][number]} entry
 */
function seen({ policy, read }, { when }, entry) {
  if (entry.result === "unknown") {
    const open = asked(when).filter((name) => read[name] === undefined).map((name) => attributeLabel(policy, name));
    if (open.length) return `${say(word.notAsked)}: ${open.join(language() === "ja" ? "、" : ", ")}`;
  }
  if (entry.seen === undefined) return "";
  if (when.event) return say(times(Number(entry.seen)));
  if (when.score) {
    const { low, known, high } = /** @type {{ low: number, known: number, high: number }} */ (entry.seen);
    return low === high ? number(known) : `${number(low)}–${number(high)}`;
  }
  return when.attribute ? shown(policy, when.attribute, entry.seen) : "";
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
      const detail = criterion ? seen(view, criterion, entry) : "";
      return element("li", { class: entry.result },
        resultMark(entry.result),
        element("span", { class: "criterion" }, labelled(criterion, entry.id)),
        element("span", { class: "state" }, say(word[entry.result]), detail && element("span", { class: "seen" }, detail)));
    }));
  };
  return { node, update };
}
