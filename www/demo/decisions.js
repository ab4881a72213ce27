// @ts-check
// Decides again whenever the form or the history changes, by the package's own handle, and hands the whole moment on.

/** @import { Decision, Handle, Leadpass, Policy, View } from "./types" */
import { engineState, handleOf, onEngine } from "./engine.js";

/** How long typing must rest before the picture follows, in milliseconds. */
const REST = 80;

/** @param {Record<string, string>} fields @param {Decision} decision @param {Policy} policy */
function readAttributes(fields, decision, policy) {
  /** @type {Record<string, unknown>} */
  const read = {};
  for (const criterion of policy.mql) {
    const seen = decision.mql.find((entry) => entry.id === criterion.id)?.seen;
    if (criterion.when.attribute && seen !== undefined) read[criterion.when.attribute] = seen;
  }
  try {
    Object.assign(read, JSON.parse(fields.leadpass_evidence ?? "{}").attributes);
  } catch {
    // evidence cut short or renamed: the criteria's own readings stand
  }
  return read;
}

/** @param {Leadpass} leadpass @param {Handle} handle @param {Policy} policy */
function decideNow(leadpass, handle, policy) {
  const from = performance.now();
  const decision = handle.decide();
  const took = performance.now() - from;
  const fields = leadpass.fields(decision);
  return { lead: handle.lead(), decision, took, fields, read: decision ? readAttributes(fields, decision, policy) : {} };
}

/**
 * @param {HTMLFormElement} form
 * @param {Policy} policy
 * @param {(view: View) => void} show
 * @returns {() => void} decides again at once
 */
export function watch(form, policy, show) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  const again = () => {
    clearTimeout(resting);
    const state = engineState();
    const leadpass = window.leadpass;
    /** @type {View} */
    const view = { state, policy, read: {}, fields: leadpass?.fields(undefined) ?? {}, asksFor: form.dataset.leadpassEvent };
    const handle = state === "ready" && handleOf(form);
    if (leadpass && handle) Object.assign(view, decideNow(leadpass, handle, policy));
    show(view);
  };
  const soon = () => {
    clearTimeout(resting);
    resting = setTimeout(again, REST);
  };
  for (const name of ["input", "change", "reset", "leadpass-decision"]) form.addEventListener(name, soon);
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-leadpass-event]")) soon();
  });
  addEventListener("pageshow", soon);
  onEngine(again);
  again();
  return again;
}
