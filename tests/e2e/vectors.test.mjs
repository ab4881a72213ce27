// Every vector in a real browser: the module of the package decides it as Node does, to the digest.

import assert from "node:assert/strict";
import {casesOf, deciding, differences} from "../package/harness/vectors.mjs";
import {page} from "./harness/pages.mjs";
import {studio} from "./harness/policies.mjs";
import {scene} from "./harness/scene.mjs";

/** The cases of a file that a published program decides. */
function published(/** @type {string} */ stem) {
  return casesOf(stem).flatMap((one) => {
    const {program, provisional} = studio.publish(one.policy);
    if (!one.published && (provisional || one.hasTwin)) return [];
    return [{...one, program, lead: typeof one.lead === "string" ? JSON.parse(one.lead) : one.lead}];
  });
}

scene("every vector is decided in a browser as it is in Node", async (stage) => {
  const opened = await stage.open(page("", {policy: null}).bare);
  let decided = 0;
  for (const stem of deciding) {
    const cases = published(stem);
    const decisions = await opened.evaluate(async (cases) => {
      const {load} = await import(/** @type {any} */ ("/pkg/leadpass.mjs"));
      const engines = new Map();
      const decisions = [];
      for (const {program, lead, now} of cases) {
        if (!engines.has(program)) engines.set(program, await load(program));
        decisions.push(engines.get(program).decide(lead, {now}));
      }
      return decisions;
    }, cases.map(({program, lead, now}) => ({program, lead, now})));
    const found = cases.flatMap((one, place) =>
      [...differences(one.decision, decisions[place]), ...differences(one.digest, decisions[place].digest, "digest")].map((difference) => `${one.id}: ${one.name} ${difference}`),
    );
    assert.deepEqual(found, []);
    decided += cases.length;
  }
  assert.ok(decided > 300, `${decided} vectors`);
});
