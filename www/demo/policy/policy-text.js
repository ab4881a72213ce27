// @ts-check
// The policy as text, with the lines that were checked marked and the one that decided standing out.

/** @import { Decision, Policy, View } from "../types" */
import { element } from "../element.js";
import { say } from "../language.js";
import { resultMark } from "../shapes.js";
import { word as pages } from "../words/pages.js";
import { word as verdict } from "../words/verdict.js";
import { jsonLines } from "./json-lines.js";

/** @typedef {{ decided: boolean, result?: "true" | "false" | "unknown" }} Note */

/**
 * The path in the policy that settled the outcome: a disqualifier, the first criterion that is not met, or the route.
 * @param {Policy} policy @param {Decision} decision
 */
function decider(policy, decision) {
  const [reason] = decision.reasons;
  if (decision.outcome === "disqualified" && reason) return `disqualify[${(policy.disqualify ?? []).findIndex((one) => one.id === reason.id)}]`;
  if (decision.outcome === "nurture") {
    const entry = decision.mql.find((one) => one.result === "false") ?? decision.mql.find((one) => one.result === "unknown");
    if (entry) return `mql[${policy.mql.findIndex((one) => one.id === entry.id)}]`;
  }
  const routes = decision.outcome === "sales" ? policy.sales.routes : policy.nurture.routes;
  return `${decision.outcome}.routes[${routes.findIndex((one) => one.id === decision.route?.id)}]`;
}

/** @param {Policy} policy @param {Decision} decision @param {Map<string, { from: number, to: number }>} places */
function notes(policy, decision, places) {
  /** @type {Map<number, Note>} */
  const byLine = new Map();
  for (const entry of decision.mql) {
    const place = places.get(`mql[${policy.mql.findIndex((one) => one.id === entry.id)}]`);
    if (place) byLine.set(place.from, { decided: false, result: entry.result });
  }
  const place = places.get(decider(policy, decision));
  for (let line = place?.from ?? 1; place && line <= place.to; line += 1) byLine.set(line, { ...byLine.get(line), decided: true });
  return byLine;
}

/** @param {HTMLElement} box */
export function mountPolicyText(box) {
  const list = element("ol", { class: "policy-lines" });
  const pane = element("div", { class: "policy-text", tabindex: 0, role: "region" }, list);
  box.append(pane);
  let shownText = "";
  /** @type {Map<string, { from: number, to: number }>} */
  let places = new Map();
  let last = "";

  /** @param {string} text @param {View} view */
  return (text, { decision, policy }) => {
    pane.setAttribute("aria-label", say(pages.policyText));
    if (text !== shownText) {
      shownText = text;
      places = jsonLines(text);
      last = "";
      list.replaceChildren(...text.replace(/\n$/, "").split("\n").map((line) =>
        element("li", {}, element("span", { class: "line-note" }), element("code", { style: { "--indent": `${line.length - line.trimStart().length}ch` } }, line.trimStart() || " "))));
    }
    const byLine = decision ? notes(policy, decision, places) : new Map();
    const key = JSON.stringify([[...byLine], say(pages.decidesHere)]);
    if (key === last) return;
    last = key;
    for (const [index, node] of [...list.children].entries()) {
      const note = byLine.get(index + 1);
      node.classList.toggle("decided", note?.decided ?? false);
      const label = /** @type {HTMLElement} */ (node.firstElementChild);
      label.className = `line-note ${note?.result ?? ""}`;
      label.replaceChildren(...(note?.result ? [resultMark(note.result), element("span", {}, say(verdict[/** @type {"true"} */ (note.result)]))] : []), ...(note?.decided ? [element("strong", {}, say(pages.decidesHere))] : []));
    }
    const decided = list.querySelector(".decided");
    // inside the pane only: the page itself never moves by what someone types
    if (decided instanceof HTMLElement) pane.scrollTop = decided.offsetTop - pane.clientHeight / 3;
  };
}
