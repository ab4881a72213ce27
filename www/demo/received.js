// @ts-check
// What the server received, byte for byte: the form's fields, ours, the evidence, the body itself.

/** @import { Recheck } from "./recheck.js" */
import { element, fill, write } from "./element.js";
import { language, onLanguage, say } from "./language.js";
import { clockTime, number } from "./policy/values.js";
import { recheck } from "./recheck.js";
import { outcomeMark, resultMark } from "./shapes.js";
import { receivedAs, recheck as rechecks, word } from "./words/pages.js";
import { outcome as outcomes, state as states, word as verdict } from "./words/verdict.js";

/** @typedef {{ n: number, at: string, contentType: string, raw: string, rawBase64: string, fields: [string, string][] }} Received */

/** @param {string} which  a number, or `latest` @returns {Promise<Received | undefined>} */
async function received(which) {
  try {
    const answer = await fetch(`/api/received/${which}`, { headers: { accept: "application/json" } });
    return answer.ok ? ((await answer.json()) ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}

/** @param {[string, string][]} fields @param {string} caption */
function table(fields, caption) {
  return element("div", { class: "scroll" }, element("table", { class: "sent" },
    element("caption", { class: "visually-hidden" }, caption),
    element("tbody", {}, fields.map(([name, value]) => element("tr", {},
      element("th", { scope: "row" }, element("code", {}, name)),
      element("td", {}, value ? element("code", {}, value) : element("span", { class: "absent" }, say(word.empty))))))));
}

/** @param {string} title @param {...(Node | string)} body */
const part = (title, ...body) => element("section", { class: "part" }, element("h2", {}, title), ...body);

/** @param {string} text */
function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text; // shown as it came
  }
}

/** @param {string} text @param {string} name */
const pane = (text, name) => element("pre", { class: "raw", tabindex: 0, role: "region", "aria-label": name }, element("code", {}, text));

/** What the fields claim, in words. @param {Map<string, string>} fields */
function claim(fields) {
  const status = fields.get("leadpass_status");
  if (!status) return element("p", {}, say(word.noOurFields));
  const claimed = fields.get("leadpass_outcome");
  if (!claimed) return element("p", {}, say(states[status] ?? verdict.noVerdict));
  return element("p", { class: "outcome verdict", "data-outcome": claimed }, outcomeMark(claimed), element("span", {}, say(outcomes[claimed] ?? verdict.noVerdict)));
}

/** The evidence decided again, beside the claim. @param {Recheck} again */
function proof({ label, differing }) {
  const result = { match: "true", mismatch: "false", stale_policy: "unknown", unscored: "unknown" }[label];
  return element("p", { class: `result-line ${result}` },
    resultMark(/** @type {"true"} */ (result)),
    element("span", {}, say(rechecks[label]), differing.length ? `: ${differing.join(", ")}` : ""));
}

/** @param {Received} record @param {Recheck | undefined} again */
function parts(record, again) {
  const ours = record.fields.filter(([name]) => name.startsWith("leadpass_"));
  const host = record.fields.filter(([name]) => !name.startsWith("leadpass_"));
  const evidence = ours.find(([name, value]) => name === "leadpass_evidence" && value)?.[1];
  const asset = host.find(([name]) => name === "asset")?.[1];
  const paper = document.querySelector(`[data-paper="${CSS.escape(asset ?? "")}"]`);
  if (paper instanceof HTMLElement) paper.hidden = false;
  return [
    claim(new Map(record.fields)),
    again && evidence ? proof(again) : null,
    part(say(word.hostFields), host.length ? table(host, say(word.hostFields)) : element("p", {}, say(word.noHostFields))),
    part(say(word.ourFields), ours.length ? table(ours.filter(([name]) => name !== "leadpass_evidence" || !evidence), say(word.ourFields)) : element("p", {}, say(verdict.none))),
    evidence ? part(say(word.evidence), pane(pretty(evidence), say(word.evidence))) : null,
    part(say(word.rawBody), pane(record.raw, say(word.rawBody))),
  ];
}

/**
 * @param {HTMLElement} summary @param {HTMLElement} box @param {Received | undefined} record
 * @param {boolean} named  whether the address names a record @param {Recheck | undefined} again
 */
function show(summary, box, record, named, again) {
  if (!record) {
    write(summary, say(named ? word.notFound : word.nothingReceived));
    return;
  }
  write(summary, say(receivedAs(number(atob(record.rawBase64).length), record.contentType, clockTime(record.at))));
  fill(box, [record.n, language(), again], () => parts(record, again));
}

const summary = document.getElementById("received-summary");
const box = document.getElementById("received-parts");
if (summary && box) {
  const which = new URLSearchParams(location.search).get("n");
  const record = await received(which ?? "latest");
  /** @type {Recheck | undefined} */
  let again;
  const draw = () => show(summary, box, record, which !== null, again);
  onLanguage(draw);
  draw();
  again = record && (await recheck(new Map(record.fields)));
  draw();
}
