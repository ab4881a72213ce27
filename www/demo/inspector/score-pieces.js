// @ts-check
// From the decision's numbers to the pieces of the picture: what counts, what age took, what a cap cut, what is still open.
// Pure arithmetic on one line of points; drawing is score-picture.js.

/** @import { Decision, Group, GroupScore, Policy, Rule, RuleScore } from "../types" */
import { labelled, say } from "../language.js";
import { number } from "../policy/values.js";
import * as words from "../words/score.js";
import { groupLine, ruleLine } from "./arithmetic.js";

/** @typedef {"counted" | "capped" | "decayed" | "possible" | "deducted"} Kind */
/** @typedef {{ key: string, kind: Kind, from: number, to: number, points: number, label: string, line: string }} Piece */
/** @typedef {{ id: string, label: string, known: number, cap?: number, threshold?: number, low: number, high: number, falling?: boolean, pieces: Piece[] }} Row */
/** @typedef {{ key: string, label: string, value: number, line: (cut: number) => string }} Part */

/**
 * Lays parts end to end, then takes off from the far end what is deducted and what a cap cuts.
 * @param {Part[]} parts @param {number} cap @param {number} floor
 * @returns {{ pieces: Piece[], end: number }}
 */
function stack(parts, cap, floor) {
  const gains = parts.filter((part) => part.value > 0);
  const losses = parts.filter((part) => part.value < 0);
  const sum = gains.reduce((total, part) => total + part.value, 0);
  const net = Math.max(0, sum + losses.reduce((total, part) => total + part.value, 0));
  const kept = Math.min(net, cap);
  /** @type {Piece[]} */
  const pieces = [];
  let at = 0;
  for (const { key, label, value, line } of gains) {
    const [from, to] = [at, at + value];
    const cut = Math.max(0, Math.min(to, net) - Math.max(from, kept));
    if (from < kept) pieces.push({ key, kind: "counted", from, to: Math.min(to, kept), points: Math.min(to, kept) - from, label, line: line(cut) });
    if (cut > 0) pieces.push({ key: `${key}/cut`, kind: "capped", from: Math.max(from, kept), to: Math.min(to, net), points: cut, label, line: line(cut) });
    at = to;
  }
  at = sum > 0 ? net : 0;
  const limit = sum > 0 ? sum : -floor;
  for (const { key, label, value, line } of losses) {
    const to = Math.min(at - value, limit);
    if (to > at) pieces.push({ key, kind: "deducted", from: at, to, points: value, label, line: line(0) });
    at = Math.max(at, to);
  }
  return { pieces, end: Math.max(sum, at) };
}

/**
 * @param {Group} group @param {Rule} rule @param {RuleScore} points
 * @returns {Part}
 */
function part(group, rule, points) {
  return { key: rule.id, label: labelled(rule, rule.id), value: points.known, line: (cut) => ruleLine(rule, points, cut > 0 ? { group, cut } : undefined) };
}

/**
 * What lies beyond the counted points: answers still open, what age took, what the rule's own cap cut.
 * @param {Rule} rule @param {RuleScore} points
 * @returns {{ kind: Kind, points: number }[]}
 */
function beyond(rule, points) {
  const open = points.high > points.known ? points.high - points.known : points.low - points.known;
  const aged = points.decayed === undefined ? 0 : points.raw - points.decayed;
  const cut = points.decayed === undefined ? 0 : points.decayed - points.known;
  /** @type {{ kind: Kind, points: number }[]} */
  const all = [{ kind: "possible", points: open }, { kind: "decayed", points: aged }, { kind: "capped", points: cut }];
  return rule.points === 0 ? [] : all.filter((one) => one.points !== 0);
}

/** @param {Policy} policy @param {string} score */
function thresholdOf(policy, score) {
  return policy.mql.map(({ when }) => (when.score === score && typeof when.atLeast === "number" ? when.atLeast : undefined)).find((at) => at !== undefined);
}

/** @param {Policy} policy @param {Group} group @param {GroupScore} scored @returns {Row} */
function groupRow(policy, group, scored) {
  const ruled = group.rules.flatMap((rule) => {
    const points = scored.rules.find((one) => one.id === rule.id);
    return points ? [{ rule, points }] : [];
  });
  const { pieces, end } = stack(ruled.map(({ rule, points }) => part(group, rule, points)), group.max ?? Infinity, group.min ?? -Infinity);
  let at = end;
  for (const { rule, points } of ruled) {
    for (const more of beyond(rule, points)) {
      const to = at + Math.abs(more.points);
      pieces.push({ key: `${rule.id}/${more.kind}`, kind: more.kind, from: at, to, points: more.points, label: labelled(rule, rule.id), line: ruleLine(rule, points) });
      at = to;
    }
  }
  const falling = group.rules.length > 0 && group.rules.every((rule) => rule.points < 0);
  const cap = group.max ?? (falling && group.min !== undefined ? -group.min : undefined);
  return { id: group.id, label: labelled(group, group.id), known: scored.known, low: scored.low, high: scored.high, cap, threshold: thresholdOf(policy, group.id), falling, pieces };
}

/** @param {Policy} policy @param {Decision} decision @returns {Row} */
function totalRow(policy, decision) {
  const { total, groups } = decision.score;
  const parts = policy.score.groups.flatMap((group) => {
    const scored = groups.find((one) => one.id === group.id);
    return scored ? [{ key: group.id, label: labelled(group, group.id), value: scored.known, line: () => groupLine(group, scored) }] : [];
  });
  const { pieces } = stack(parts, policy.score.max ?? Infinity, policy.score.min ?? -Infinity);
  return { id: "total", label: say(words.word.total), known: total.known, low: total.low, high: total.high, cap: policy.score.max, threshold: thresholdOf(policy, "total"), pieces };
}

/**
 * All rows on one scale, so that ten points are as long everywhere.
 * @param {Policy} policy @param {Decision} decision
 */
export function scoreRows(policy, decision) {
  const groups = policy.score.groups.flatMap((group) => {
    const scored = decision.score.groups.find((one) => one.id === group.id);
    return scored ? [groupRow(policy, group, scored)] : [];
  });
  const total = totalRow(policy, decision);
  const reach = [...groups, total].flatMap((row) => [row.cap ?? 0, row.threshold ?? 0, row.id === "total" ? row.high : 0, ...row.pieces.map((piece) => piece.to)]);
  return { groups, total, scale: Math.max(1, ...reach) };
}

/** The sum in one line: 適合度 60 + 関心度 40 = 100点. @param {Policy} policy @param {Decision} decision */
export function sumLine(policy, decision) {
  const parts = decision.score.groups.filter((group) => group.known !== 0).map((group, index) => {
    const label = labelled(policy.score.groups.find((one) => one.id === group.id), group.id);
    if (index === 0) return `${label} ${number(group.known)}`;
    return `${group.known < 0 ? "−" : "+"} ${label} ${number(Math.abs(group.known))}`;
  });
  const { raw, known } = decision.score.total;
  const clamped = raw === known ? "" : ` → ${say((raw < known ? words.atFloor : words.atCap)(number(known)))}`;
  if (parts.length === 0) return say(words.points(number(known)));
  const [only] = parts.length === 1 ? parts : [];
  return (only ? only.replace(/[^ ]+$/, (amount) => say(words.points(amount))) : `${parts.join(" ")} = ${say(words.points(number(raw)))}`) + clamped;
}
