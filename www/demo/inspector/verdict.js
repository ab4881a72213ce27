// @ts-check
// The verdict itself: outcome and route, queue, owner, deadline, and one sentence for whoever acts on it.

/** @import { Decision, Policy, View } from "../types" */
import { element, fill } from "../element.js";
import { labelled, language, say } from "../language.js";
import { moment, number, shown } from "../policy/values.js";
import { outcomeMark } from "../shapes.js";
import { nextQuestion } from "./questions.js";
import * as words from "../words/verdict.js";

/** @param {Decision | undefined} decision */
export function outcomeOf(decision) {
  if (!decision) return "none";
  return decision.undecided ? "undecided" : decision.outcome;
}

/** @param {View} view */
export function outcomeWord({ decision }) {
  const outcome = outcomeOf(decision);
  return say(words.outcome[outcome] ?? words.word.noVerdict);
}

/** @param {Policy} policy @param {Decision} decision */
export function routeLabel(policy, decision) {
  const routes = decision.outcome === "sales" ? policy.sales.routes : policy.nurture.routes;
  const route = routes.find((one) => one.id === decision.route?.id);
  return decision.route ? labelled(route, decision.route.id) : "";
}

const joint = () => (language() === "ja" ? "、" : ", ");

/** Who this is, from what was read and done: the note to sales. @param {View} view @param {Decision} decision */
function handover({ policy, read }, decision) {
  const person = ["industry", "seniority", "number"].flatMap((type) =>
    Object.entries(policy.attributes).filter(([name, attribute]) => attribute.type === type && read[name] !== undefined)
      .map(([name]) => (type === "number" ? `${labelled(policy.attributes[name], name)} ${shown(policy, name, read[name])}` : shown(policy, name, read[name]))));
  const deeds = policy.score.groups.flatMap((group) => group.rules).flatMap((rule) => {
    const count = decision.score.groups.flatMap((group) => group.rules).find((one) => one.id === rule.id)?.count ?? 0;
    return rule.each && count > 0 ? [`${labelled(rule, rule.id)} ${say(words.times(count))}`] : [];
  });
  const choices = Object.entries(policy.attributes).filter(([name, attribute]) => attribute.type === "choice" && read[name] !== undefined)
    .map(([name]) => `${labelled(policy.attributes[name], name)}${language() === "ja" ? ":" : ": "}${shown(policy, name, read[name])}`);
  const stop = language() === "ja" ? "。" : ". ";
  return [person.join(joint()), deeds.join(joint()), choices.join(joint())].filter(Boolean).map((text) => text + stop).join("").trim();
}

/** What to say below the verdict, and to whom. @param {View} view @returns {string} */
function remark(view) {
  const { decision, policy } = view;
  if (!decision) return say(words.state[view.state] ?? words.word.noVerdict);
  if (decision.outcome === "sales") return handover(view, decision);
  if (decision.outcome === "disqualified") {
    return say(words.because(decision.reasons.map(({ id }) => labelled(policy.disqualify?.find((one) => one.id === id), id)).join(joint())));
  }
  const question = nextQuestion(view);
  if (question) return question;
  if (Object.keys(view.read).length === 0) return say(words.word.untouched);
  const unmet = decision.mql.filter((entry) => entry.result !== "true");
  const [only] = unmet;
  if (unmet.length === 1 && only) return say(words.onlyMissing(labelled(policy.mql.find((one) => one.id === only.id), only.id)));
  return unmet.length ? say(words.missing(unmet.length)) : "";
}

/** @param {string} term @param {string | undefined} value @param {string} [kind] */
function fact(term, value, kind = "") {
  return element("div", { class: `fact ${kind}` }, element("dt", {}, term), element("dd", value ? {} : { class: "absent" }, value || say(words.word.none)));
}

/** @param {Policy} policy @param {Decision} decision */
function facts(policy, decision) {
  const { route } = decision;
  const routes = [...policy.sales.routes, ...policy.nurture.routes];
  const owner = routes.find((one) => one.id === route?.id && one.queue === route?.queue)?.owners?.find((one) => one.id === route?.owner);
  const sla = route?.sla ? labelled(policy.slas?.[route.sla], route.sla) : "";
  const deadline = decision.contactBy ? `${moment(decision.contactBy, policy.timezone ?? "UTC")}${sla ? ` (${sla})` : ""}` : undefined;
  return [
    fact(say(words.word.queue), route?.queue, "name"),
    fact(say(words.word.owner), route?.owner && labelled(owner, route.owner), "name"),
    fact(say(words.word.deadline), deadline),
    decision.cell ? fact(say(words.word.cell), decision.cell) : null,
    fact(say(words.word.tags), decision.tags.join(", "), "tags name"),
  ];
}

/** One sentence for the live region. @param {View} view */
export function spoken(view) {
  const { decision, policy } = view;
  if (!decision) return `${say(words.word.noVerdict)}. ${remark(view)}`;
  const met = decision.mql.filter((entry) => entry.result === "true").length;
  return [`${say(words.word.verdict)}: ${outcomeWord(view)}`, routeLabel(policy, decision), say(words.metOf(met, decision.mql.length)), decision.outcome === "sales" ? "" : remark(view)]
    .filter(Boolean).join(". ");
}

/** The head of the inspector and its update. */
export function verdictHead() {
  const head = element("div", { class: "verdict" });
  const list = element("dl", { class: "facts" });
  const note = element("p", { class: "remark" });
  /** @param {View} view */
  const update = (view) => {
    const { decision, policy } = view;
    const outcome = outcomeOf(decision);
    fill(head, [outcome, decision?.route?.id, decision?.provisional, policy.id, language()], () => [
      element("span", { class: "outcome" }, outcomeMark(outcome), element("span", {}, outcomeWord(view))),
      decision?.route && element("span", { class: "route" }, routeLabel(policy, decision)),
      decision?.provisional && element("span", { class: "provisional" }, say(words.word.provisional)),
    ]);
    list.hidden = !decision;
    if (decision) fill(list, [decision.route, decision.contactBy, decision.cell, decision.tags, policy.id, language()], () => facts(policy, decision));
    const text = remark(view);
    note.hidden = !text;
    fill(note, [decision?.outcome, text, language()], () => [decision?.outcome === "sales" && element("span", { class: "remark-head" }, say(words.word.handover)), text]);
  };
  return { head, list, note, update };
}

/** @param {View} view */
export function totalPoints({ decision }) {
  return decision ? number(decision.score.total.known) : "";
}
