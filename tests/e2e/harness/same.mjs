// The promise to every host: its fields arrive as they would without us, byte for byte and in the same order.

import assert from "node:assert/strict";

/** The names that a decision writes, each once. */
export const NAMES = [
  "leadpass_cell",
  "leadpass_contact_by",
  "leadpass_evidence",
  "leadpass_id",
  "leadpass_outcome",
  "leadpass_owner",
  "leadpass_policy",
  "leadpass_queue",
  "leadpass_reasons",
  "leadpass_score",
  "leadpass_status",
  "leadpass_tags",
];

/**
 * Compares a request with that of the same page without our script.
 * @param {import("./received.mjs").Received} received
 * @param {import("./received.mjs").Received} withoutScript
 * @param {(name: string) => boolean} [isOurs]
 */
export function sameHostFields(received, withoutScript, isOurs) {
  assert.equal(received.method, withoutScript.method);
  assert.equal(received.url.split("?")[0], withoutScript.url.split("?")[0]);
  assert.equal(received.contentType.split("boundary")[0], withoutScript.contentType.split("boundary")[0]);
  assert.deepEqual(received.host(isOurs), withoutScript.host(isOurs), "the host's fields are untouched");
  assert.deepEqual([...new Set(received.ourNames)], received.ourNames, "each of our names arrives once");
}

/**
 * Asserts that a request carries a whole decision: every name once, ASCII, evidence within its limit.
 * @param {import("./received.mjs").Received} received
 */
export function wholeDecision(received) {
  assert.deepEqual([...received.ourNames].sort(), NAMES);
  for (const [name, value] of Object.entries(received.fields)) assert.match(value, /^[\x20-\x7e]*$/, `${name} is ASCII`);
  assert.ok(received.fields.leadpass_evidence.length <= 4096, "the evidence fits");
  assert.match(received.fields.leadpass_status, /^(decided|provisional)$/);
  return received.fields;
}

/**
 * Asserts that a request carries a status and nothing else of ours.
 * @param {import("./received.mjs").Received} received
 * @param {string} status
 */
export function onlyStatus(received, status) {
  assert.deepEqual(received.fields, {leadpass_status: status});
}
