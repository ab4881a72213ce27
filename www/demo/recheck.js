// @ts-check
// Decides again from the evidence that arrived, as a back end would, and compares with what the fields claim.
// Here the studio build does it in this browser; the `leadpass` command does the same on a server.

/** @import { Decision, Lead } from "./types" */
import { currentPolicy, policyFile } from "./policy/source.js";
import { loadStudio } from "./policy/studio.js";

/** @typedef {{ label: "match" | "mismatch" | "stale_policy" | "unscored", differing: string[] }} Recheck */

/** @param {Decision} decision @returns {Record<string, string>} */
function asFields(decision) {
  return {
    leadpass_outcome: decision.outcome,
    leadpass_queue: decision.route?.queue ?? "",
    leadpass_owner: decision.route?.owner ?? "",
    leadpass_score: String(decision.score.total.known),
    leadpass_cell: decision.cell ?? "",
    leadpass_tags: decision.tags.join(","),
    leadpass_contact_by: decision.contactBy ?? "",
  };
}

/**
 * @param {Map<string, string>} fields  as received
 * @returns {Promise<Recheck | undefined>}  nothing where the studio cannot run
 */
export async function recheck(fields) {
  const text = fields.get("leadpass_evidence");
  if (!text) return { label: "unscored", differing: [] };
  try {
    /** @type {Lead & { now: string, policy: string }} */
    const evidence = JSON.parse(text);
    const studio = await loadStudio();
    const policies = [(await currentPolicy()).text, await policyFile()];
    const policy = policies.find((one) => studio.check(one).policy?.digest === evidence.policy);
    if (!policy) return { label: "stale_policy", differing: [] };
    const { key, attributes, events } = evidence;
    const again = asFields(studio.decide(policy, { key, attributes, events }, { now: evidence.now }));
    const differing = Object.keys(again).filter((name) => fields.has(name) && fields.get(name) !== again[name]);
    return { label: differing.length ? "mismatch" : "match", differing };
  } catch {
    return undefined;
  }
}
