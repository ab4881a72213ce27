// leadpass/studio: policies from JSON, in pages that can afford it and in Node.

import {startModule} from "./module.js";

/** @type {Desk | null | undefined} */
let desk;

/** The module, started at the first call, or a clear word where the host refuses it. */
function studio() {
  desk ??= startModule();
  if (!desk) throw new Error("leadpass/studio: this host does not run WebAssembly");
  return desk;
}

/**
 * A policy as text: JSON, or an object that becomes JSON.
 * @param {string | object} policy
 */
function text(policy) {
  return typeof policy === "string" ? policy : JSON.stringify(policy);
}

/**
 * Runs what throws problems: a report becomes an error that carries it.
 * @template T
 * @param {() => T} work
 * @returns {T}
 */
function withProblems(work) {
  try {
    return work();
  } catch (thrown) {
    if (typeof thrown === "string") throw new TypeError(`leadpass/studio: ${thrown}`);
    const problems = /** @type {import("./studio").Problem[] | undefined} */ (/** @type {any} */ (thrown)?.problems);
    if (!problems) throw thrown;
    const first = problems[0];
    throw Object.assign(new TypeError(`leadpass/studio: \`${first?.path}\`: ${first?.message.en}`), {problems});
  }
}

/**
 * Every problem of a policy.
 * @param {string | object} policy
 * @returns {import("./studio").Report}
 */
export function check(policy) {
  return studio().check(text(policy));
}

/** What is watched lives as long as its field. @type {WeakMap<HTMLTextAreaElement, import("./studio").Watch>} */
const watched = new WeakMap();

/**
 * Checks the policy in a text area while somebody types.
 * @param {HTMLTextAreaElement} field
 * @returns {import("./studio").Watch}
 */
export function watch(field) {
  const stop = () => {
    watched.get(field)?.stop();
    watched.delete(field);
  };
  stop();
  watched.set(field, studio().watch(field));
  return {stop};
}

/**
 * What a page holds of a policy.
 * @param {string | object} policy
 * @returns {import("./studio").Publication}
 */
export function publish(policy) {
  return withProblems(() => studio().publish(text(policy)));
}

/**
 * Decides a lead by a policy, private parts included.
 * @param {string | object} policy
 * @param {string | import("./leadpass").Lead} lead
 * @param {{now?: Date | number | string, trace?: boolean}} [options]
 * @returns {any}
 */
export function decide(policy, lead, {now, trace = false} = {}) {
  const moment = now === undefined ? Date.now() : +new Date(now);
  const module = studio();
  return withProblems(() => (trace ? module.decideTraced : module.decide)(text(policy), text(lead), moment));
}

/**
 * How an answer is read under a policy, and why.
 * @param {string | object} policy
 * @param {string} attribute
 * @param {string} typed
 * @returns {import("./studio").Answer}
 */
export function read(policy, attribute, typed) {
  const module = studio();
  return withProblems(() => module.read(text(policy), attribute, typed));
}
