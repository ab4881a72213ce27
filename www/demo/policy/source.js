// @ts-check
// The policy that decides on this page: the demo's, or the visitor's own, kept for this tab only.

/** @import { Policy } from "../types" */
import { keep, kept } from "../tab-memory.js";

const PLACE = "demo-own-policy";
const DEMO_POLICY = "/policies/manufacturing-sla.json";

/** @typedef {{ text: string, program: string, name: string }} OwnPolicy */

/** @returns {OwnPolicy | undefined} */
export function ownPolicy() {
  const text = kept(PLACE);
  return text === null ? undefined : JSON.parse(text);
}

/** @param {OwnPolicy | undefined} own */
export function keepOwnPolicy(own) {
  keep(PLACE, own && JSON.stringify(own));
}

/**
 * Puts the visitor's published program into the page's inline block. Runs before leadpass.js, which then
 * meets the page exactly as if the block had been written so.
 */
export function placeOwnProgram() {
  const own = ownPolicy();
  const block = document.getElementById("leadpass-policy");
  if (!own || !block) return;
  // the text of any script element is guarded by Trusted Types, even where it is data and never runs
  const guard = window.trustedTypes?.createPolicy("leadpass-demo", { createScript: (text) => text });
  block.textContent = guard ? guard.createScript(own.program) : own.program;
}

/** @param {string} [path] */
export async function policyFile(path = DEMO_POLICY) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
}

/** @returns {Promise<{ text: string, policy: Policy }>} */
export async function currentPolicy() {
  const text = ownPolicy()?.text ?? (await policyFile());
  return { text, policy: JSON.parse(text) };
}
