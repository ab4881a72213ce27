// @ts-check
// Decides again whenever the form or the history changes, by the package's own handle, and hands the whole moment on.

/** @import { Decision, Handle, Lead, Leadpass, Policy, View } from "./types" */
import { engineState, onEngine } from "./engine.js";

/** How long typing must rest before the picture follows, in milliseconds. */
const REST = 80;

/**
 * The event that sending a gated form adds; the engine records it at submit, here it is counted ahead.
 * @param {HTMLFormElement} form @param {Lead} lead
 */
function eventOfForm(form, lead) {
  const event = form.dataset.leadpassEvent;
  if (!event) return undefined;
  const properties = Object.fromEntries(
    Object.entries(form.dataset)
      .filter(([name]) => name.startsWith("leadpass") && name !== "leadpass" && name !== "leadpassEvent")
      .map(([name, value]) => [name.slice("leadpass".length).toLowerCase(), value]),
  );
  const same = (lead.events ?? []).some((past) => past.event === event && past.properties?.asset === properties.asset);
  return same ? undefined : { id: "on-send", event, at: new Date().toISOString(), properties };
}

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

/** @param {HTMLFormElement} form @param {Leadpass} leadpass @param {Handle} handle @param {Policy} policy */
function decideNow(form, leadpass, handle, policy) {
  const lead = handle.lead();
  const ahead = eventOfForm(form, lead);
  const from = performance.now();
  const decision = ahead ? leadpass.decide({ ...lead, events: [...(lead.events ?? []), ahead] }) : handle.decide();
  const took = performance.now() - from;
  const fields = leadpass.fields(decision);
  const read = decision ? readAttributes(fields, decision, policy) : {};
  return { lead, decision, took, fields, read, onSend: ahead?.event };
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
    const view = { state, policy, read: {}, fields: leadpass?.fields ? leadpass.fields(undefined) : {} };
    if (state === "ready" && leadpass) Object.assign(view, decideNow(form, leadpass, leadpass.attach(form, { live: true }), policy));
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
