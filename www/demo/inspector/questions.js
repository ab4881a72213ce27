// @ts-check
// Which answers are still open for a condition: what would be asked next.

/** @import { Condition, View } from "../types" */
import { labelled, language, say } from "../language.js";
import { shown } from "../policy/values.js";
import { answersDecide, oneMore, someMore, stillOpen, wouldPass } from "../words/verdict.js";

/**
 * The attributes that a condition looks at, each once, an address for what is derived from it.
 * @param {Condition} condition
 * @returns {string[]}
 */
function asked(condition) {
  const below = [...(condition.all ?? []), ...(condition.any ?? []), ...(condition.not ? [condition.not] : [])].flatMap(asked);
  const own = condition.attribute ? [condition.attribute.replace(/\.(kind|domain)$/, "")] : [];
  return [...new Set([...own, ...below])];
}

/**
 * Those of them that have no answer yet; for a score, those that its undecided rules look at.
 * @param {View} view @param {Condition} condition
 * @returns {string[]}
 */
export function openQuestions({ policy, decision, read }, condition) {
  const groups = policy.score.groups.filter((group) => condition.score === "total" || condition.score === group.id);
  const scores = decision?.score.groups.flatMap((group) => group.rules.map((rule) => `${group.id}/${rule.id}/${rule.result}`)) ?? [];
  const rules = groups.flatMap((group) => group.rules.filter((rule) => rule.when && scores.includes(`${group.id}/${rule.id}/unknown`)));
  const names = [...asked(condition), ...rules.flatMap((rule) => (rule.when ? asked(rule.when) : []))];
  return [...new Set(names)].filter((name) => read[name] === undefined);
}

/** What the open criteria of an undecided verdict lack. @param {View} view @returns {string[]} */
function openOf(view) {
  const { decision, policy } = view;
  if (!decision?.undecided) return [];
  const open = decision.mql.filter((entry) => entry.result === "unknown").flatMap((entry) => policy.mql.filter((one) => one.id === entry.id));
  return [...new Set(open.flatMap((criterion) => openQuestions(view, criterion.when)))];
}

/** The one attribute whose answer would decide, if there is such. @param {View} view @returns {string | undefined} */
export function decidingAttribute(view) {
  const [first] = view.decision?.ask ?? [];
  const names = first ? first.attributes : openOf(view);
  return names.length === 1 ? names[0] : undefined;
}

/**
 * What to ask next: as the engine found it, where it searched; else what the open criteria lack.
 * @param {View} view
 */
export function nextQuestion(view) {
  const { decision, policy } = view;
  const [comma, stop] = language() === "ja" ? ["、", "。"] : [", ", ": "];
  /** @param {string[]} names */
  const labels = (names) => names.map((name) => labelled(policy.attributes[name], name)).join(comma);
  const [first] = decision?.ask ?? [];
  if (first) {
    const ask = first.attributes.length === 1 ? oneMore(labels(first.attributes)) : someMore(labels(first.attributes), first.attributes.length);
    const such = first.attributes.map((name) => shown(policy, name, first.such[name])).join(comma);
    return `${say(ask)}${stop}${say(wouldPass(such))}`;
  }
  const open = openOf(view);
  if (open.length === 0) return decision?.undecided ? say(answersDecide) : "";
  return `${say((open.length === 1 ? oneMore : stillOpen)(labels(open)))}${stop}${say(answersDecide)}`;
}
