// @ts-check
// "Use your own policy": paste JSON; see every problem with its place, or the form on this page decided by it,
// the snippet to copy, and a button that lets every page of the demo decide by it.

/** @import { Lead, Policy, Problem, Report, Studio, View } from "../types" */
import { write } from "../element.js";
import { onLanguage, say } from "../language.js";
import { criteriaList } from "../inspector/criteria.js";
import { verdictHead } from "../inspector/verdict.js";
import { mountSnippet } from "../snippet.js";
import { soundPolicy, word } from "../words/pages.js";
import { jsonLines, lineOf } from "./json-lines.js";
import { problemList } from "./problem-list.js";
import { keepOwnPolicy, ownPolicy, policyFile } from "./source.js";
import { loadStudio } from "./studio.js";

/** @param {string} text */
const folded = (text) => text.normalize("NFKC").toLowerCase();

/**
 * The form as a lead of this policy, by the policy's own field names.
 * @param {HTMLFormElement} form @param {Policy} policy @param {View | undefined} view
 * @returns {Lead}
 */
function leadOf(form, policy, view) {
  const controls = [...form.elements].filter((one) => one instanceof HTMLInputElement || one instanceof HTMLSelectElement);
  const attributes = Object.fromEntries(Object.entries(policy.attributes).flatMap(([name, { fields }]) => {
    const control = controls.find((one) => (fields ?? [name]).some((field) => folded(field) === folded(one.name)));
    return control ? [[name, control.value]] : [];
  }));
  return { key: view?.lead?.key ?? "own-policy", attributes, events: view?.lead?.events ?? [] };
}

/**
 * The checker names paths; whoever edits text wants lines.
 * @param {Problem[]} problems @param {string} text
 */
function placed(problems, text) {
  const lines = problems.some((problem) => problem.line === undefined) ? jsonLines(text) : new Map();
  return problems.map((problem) => ({ ...problem, line: problem.line ?? lineOf(lines, problem.path) }));
}

/** @param {HTMLTextAreaElement} area @param {number} line */
function goToLine(area, line) {
  const lines = area.value.split("\n");
  const from = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  area.focus();
  area.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
  area.scrollTop = (area.scrollHeight / lines.length) * Math.max(0, line - 4);
}

/**
 * @param {HTMLElement} box  holds the textarea, `[data-own=…]` places and the buttons
 * @param {HTMLFormElement} form
 * @param {string | undefined} integrity
 * @returns {(view: View) => void}
 */
export function mountOwnPolicy(box, form, integrity) {
  /** @param {string} name @returns {HTMLElement} */
  const at = (name) => /** @type {HTMLElement} */ (box.querySelector(`[data-own="${name}"]`));
  const area = /** @type {HTMLTextAreaElement} */ (box.querySelector("textarea"));
  const status = at("status");
  const problems = problemList((line) => goToLine(area, line));
  const head = verdictHead();
  const criteria = criteriaList();
  const showSnippet = mountSnippet(at("snippet"));
  at("problems").append(problems.node);
  at("verdict").append(head.head, head.list, criteria.node, head.note);
  /** @type {View | undefined} */
  let last;

  /** @type {Studio | undefined} */
  let tools;
  /** @type {Report | undefined} */
  let report;

  const show = () => {
    const text = area.value;
    at("sound").hidden = true;
    if (!tools || !report || !text.trim()) {
      write(status, "");
      problems.show([]);
      return;
    }
    problems.show(placed(report.problems, text));
    if (!report.ok || !report.policy) {
      write(status, problems.title());
      return;
    }
    write(status, `${say(word.noProblem)} ${say(soundPolicy(`${report.policy.id}@${report.policy.version}`))}`);
    at("sound").hidden = false;
    showSnippet(tools.publish(text).inline, integrity);
    preview(tools, text);
  };

  /** From the first letter on, the studio checks what stands in the field. */
  const start = async () => {
    try {
      tools = await loadStudio();
      tools.watch(area);
    } catch {
      write(status, say(word.studioFailed));
    }
  };

  /** @param {Studio} tools @param {string} text */
  const preview = (tools, text) => {
    const policy = /** @type {Policy} */ (JSON.parse(text));
    const decision = tools.decide(text, leadOf(form, policy, last), { now: new Date().toISOString() });
    const read = Object.fromEntries(policy.mql.flatMap(({ id, when }) => {
      const seen = decision.mql.find((entry) => entry.id === id)?.seen;
      return when.attribute && seen !== undefined ? [[when.attribute, seen]] : [];
    }));
    const view = { state: /** @type {const} */ ("ready"), policy, decision, read, fields: {} };
    at("verdict").dataset.outcome = decision.undecided ? "undecided" : decision.outcome;
    head.update(view);
    criteria.update(view);
  };

  area.addEventListener("input", start, { once: true });
  area.addEventListener("leadpass-policy", ({ detail }) => {
    report = detail;
    show();
  });
  onLanguage(show);
  for (const button of box.querySelectorAll("button[data-policy-file]")) {
    button.addEventListener("click", async () => {
      area.value = await policyFile(button.getAttribute("data-policy-file") ?? undefined);
      area.scrollTop = 0;
      area.dispatchEvent(new Event("input"));
    });
  }
  at("use").addEventListener("click", () => {
    const policy = tools?.check(area.value).policy;
    if (!tools || !policy) return;
    keepOwnPolicy({ text: area.value, program: tools.publish(area.value).program, name: `${policy.id}@${policy.version}` });
    location.assign("/");
  });
  const own = ownPolicy();
  if (own) {
    area.value = own.text;
    area.dispatchEvent(new Event("input"));
  }
  return (view) => {
    last = view;
    if (!at("sound").hidden) show();
  };
}
