// @ts-check
// The arithmetic of a rule and of a group in one line: every number shown is a number of the decision or of the policy.

/** @import { Group, GroupScore, Rule, RuleScore } from "../types" */
import { labelled, say } from "../language.js";
import { number } from "../policy/values.js";
import * as words from "../words/score.js";

/**
 * @param {Rule} rule
 * @param {RuleScore} points
 * @param {{ group: Group, cut: number }} [lost]  what the group's cap cut off this rule
 */
export function ruleLine(rule, points, lost) {
  const cut = lost ? say(words.groupCut(labelled(lost.group, lost.group.id), number(lost.group.max ?? 0), number(lost.cut))) : "";
  return (rule.each ? eventLine(rule, points) : answerLine(rule, points)) + cut;
}

/** @param {Rule} rule @param {RuleScore} points */
function answerLine(rule, points) {
  const label = labelled(rule, rule.id);
  const worth = number(rule.points);
  if (points.result === "true") return say(words.ruleMet(label, worth));
  return say(points.result === "false" ? words.ruleNotMet(label, worth) : words.ruleUnknown(label, worth));
}

/** @param {Rule} rule @param {RuleScore} points */
function eventLine(rule, points) {
  const label = labelled(rule, rule.id);
  const count = points.count ?? 0;
  if (count === 0) return say(words.noEvents(label, number(rule.points)));
  const decayed = points.decayed ?? points.raw;
  let line = say(words.perEvent(label, number(rule.points), count));
  if (rule.decay && decayed !== points.raw) {
    line += say(words.decay(number(points.raw), say(words.duration(rule.decay.every)), rule.decay.percent, number(decayed)));
  } else line += say(words.gives(number(points.raw)));
  if (decayed !== points.known) line += say(words.ruleCap(number((decayed > points.known ? rule.max : rule.min) ?? points.known), number(points.known)));
  return line;
}

/** @param {Group} group @param {GroupScore} points */
export function groupLine(group, points) {
  const parts = points.rules.filter((rule) => rule.known !== 0).map((rule) => number(rule.known));
  const label = labelled(group, group.id);
  let line = parts.length > 1 ? say(words.groupSum(label, parts.join(" + ").replaceAll("+ −", "− "), number(points.raw))) : `${label}${say(words.gives(number(points.raw)))}`;
  if (points.raw > points.known) line += say(words.groupCap(number(group.max ?? points.known), number(points.known)));
  if (points.raw < points.known) line += say(words.groupFloor(number(group.min ?? points.known), number(points.known)));
  return line;
}
