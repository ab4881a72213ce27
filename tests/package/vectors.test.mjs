// Every vector, decided by the installed package in Node: by the studio from the policy, and by the runtime from the program
// that the studio publishes. The same document, to the digest.

import assert from "node:assert/strict";
import {test} from "node:test";
import {runtime, studio} from "./harness/installed.mjs";
import {casesOf, deciding, differences, sorted, stems, textsOf} from "./harness/vectors.mjs";

/** Engines by the policy's text. */
const engines = new Map();

/** @param {string} policy */
async function engine(policy) {
  if (!engines.has(policy)) engines.set(policy, await runtime.load(studio.publish(policy).program));
  const leadpass = engines.get(policy);
  assert.equal(leadpass.status, "ready");
  return leadpass;
}

test("there are vectors", () => {
  assert.ok(deciding.length >= 20, `${stems.length} files`);
});

for (const stem of deciding) {
  test(`the studio decides every vector of ${stem}`, () => {
    const found = casesOf(stem).filter(({published}) => !published).flatMap((one) => {
      const decision = studio.decide(one.policy, one.lead, {now: one.now});
      const {decision: traced, trace} = studio.decide(one.policy, one.lead, {now: one.now, trace: true});
      const nodes = Object.fromEntries(trace.conditions.map(({at, result}) => [at, result]));
      return [
        ...differences(one.decision, decision),
        ...differences(one.digest, decision.digest, "digest"),
        ...differences(sorted(decision), sorted(traced), "the traced decision"),
        ...differences(one.trace, nodes, "trace"),
      ].map((difference) => `${one.id}: ${one.name} ${difference}`);
    });
    assert.deepEqual(found, []);
  });

  test(`the runtime decides every vector of ${stem} from its published program`, async () => {
    const found = [];
    for (const one of casesOf(stem)) {
      const {provisional} = studio.publish(one.policy);
      if (!one.published && (provisional || one.hasTwin)) continue;
      const lead = typeof one.lead === "string" ? JSON.parse(one.lead) : one.lead;
      const decision = (await engine(one.policy)).decide(lead, {now: one.now});
      const more = one.published ? [] : differences(sorted(studio.decide(one.policy, lead, {now: one.now})), sorted(decision), "the studio's decision");
      const all = [...differences(one.decision, decision), ...differences(one.digest, decision.digest, "digest"), ...more];
      found.push(...all.map((difference) => `${one.id}: ${one.name} ${difference}`));
    }
    assert.deepEqual(found, []);
  });
}

test("the studio tells every problem of a policy with its place", () => {
  const found = textsOf("problems", "policy").flatMap((one) => {
    const {ok, problems} = studio.check(one.text);
    const told = problems.map(({path, line, column, message, suggestion}) => ({
      ...(line === undefined ? {path} : {line, column}),
      message: message.en,
      ...(suggestion === undefined ? {} : {suggestion}),
    }));
    const japanese = problems.every(({message}) => /[^\x00-\x7f]/.test(message.ja)) ? [] : ["not in Japanese"];
    const same = ok === (one.problems.length === 0) ? [] : [`ok is ${ok}`];
    return [...differences(one.problems, told, "problems"), ...japanese, ...same].map((difference) => `${one.id}: ${one.name} ${difference}`);
  });
  assert.deepEqual(found, []);
});

test("the studio says of every text whether it is a lead, and why not", () => {
  const policy = casesOf("attributes")[0].policy;
  const found = textsOf("leads", "lead").flatMap((one) => {
    let error;
    try {
      studio.decide(policy, one.text);
    } catch (thrown) {
      error = thrown instanceof TypeError ? thrown.message.replace(/^leadpass\/studio: /, "") : String(thrown);
    }
    return error === one.error ? [] : [`${one.id}: ${one.name} expected ${one.error}, actual ${error}`];
  });
  assert.deepEqual(found, []);
});
