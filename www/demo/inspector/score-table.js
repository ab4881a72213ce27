// @ts-check
// The picture again as a table: each rule with its points raw, after age and after the caps. Also the text equivalent.

/** @import { Group, GroupScore, Rule, RuleScore, View } from "../types" */
import { element, fill, place } from "../element.js";
import { labelled, language, say } from "../language.js";
import { number } from "../policy/values.js";
import { resultMark } from "../shapes.js";
import { word as verdict } from "../words/verdict.js";
import { word } from "../words/score.js";

/** @param {RuleScore} points @param {number} scale */
function bars(points, scale) {
  const decayed = points.decayed ?? points.raw;
  const parts = [
    { kind: points.known < 0 ? "deducted" : "counted", amount: Math.abs(points.known) },
    { kind: "capped", amount: Math.abs(decayed - points.known) },
    { kind: "decayed", amount: Math.abs(points.raw - decayed) },
    { kind: "possible", amount: Math.max(points.high - points.known, points.known - points.low) },
  ];
  return element("span", { class: "mini", "aria-hidden": "true" }, parts.filter((part) => part.amount > 0).map(({ kind, amount }) => {
    const node = element("span", { "data-kind": kind });
    place(node, { width: `${(amount / scale) * 100}%` });
    return node;
  }));
}

/** @param {Rule} rule @param {RuleScore} points @param {number} scale */
function ruleRow(rule, points, scale) {
  const result = element("span", { class: `result ${points.result}` }, resultMark(points.result), element("span", { class: "visually-hidden" }, say(verdict[points.result])));
  return element("tr", {},
    element("th", { scope: "row" }, result, labelled(rule, rule.id)),
    element("td", { class: "bar" }, bars(points, scale)),
    element("td", {}, number(points.raw)),
    element("td", {}, points.decayed === undefined ? "–" : number(points.decayed)),
    element("td", {}, number(points.known)));
}

/** @param {Group} group @param {GroupScore} scored @param {number} scale */
function groupRows(group, scored, scale) {
  const head = element("tr", { class: "group" },
    element("th", { scope: "rowgroup" }, labelled(group, group.id)), element("td", { class: "bar" }),
    element("td", {}, number(scored.raw)), element("td", {}, "–"),
    element("td", {}, group.max === undefined ? number(scored.known) : `${number(scored.known)} / ${number(group.max)}`));
  const rules = group.rules.flatMap((rule) => {
    const points = scored.rules.find((one) => one.id === rule.id);
    return points ? [ruleRow(rule, points, scale)] : [];
  });
  return element("tbody", {}, head, rules);
}

/** The table, folded or open, and its update. @param {boolean} open */
export function scoreTable(open) {
  const summary = element("summary", {});
  const box = element("div", { class: "scroll" });
  /** @param {View} view */
  const update = ({ policy, decision }) => {
    if (!decision) return;
    fill(summary, language(), () => [say(word.table)]);
    fill(box, [decision.score, policy.id, policy.version, language()], () => {
      const scale = Math.max(1, ...decision.score.groups.flatMap((group) => group.rules.map((rule) => Math.max(rule.raw, rule.high, -rule.low, -rule.raw))));
      const head = element("tr", {}, element("th", { scope: "col" }, say(word.rule)), element("th", { scope: "col", class: "bar" }, element("span", { class: "visually-hidden" }, say(word.picture))),
        [word.raw, word.afterDecay, word.afterCap].map((text) => element("th", { scope: "col", class: "points" }, say(text))));
      const bodies = policy.score.groups.flatMap((group) => {
        const scored = decision.score.groups.find((one) => one.id === group.id);
        return scored ? [groupRows(group, scored, scale)] : [];
      });
      return [element("table", { class: "points-table" }, element("thead", {}, head), bodies)];
    });
  };
  return { node: element("details", { class: "fold", open }, summary, box), update };
}
