// What people type, read by the installed package as natively: every row of tests/golden/.

import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";
import {runtime, studio} from "./harness/installed.mjs";

const policy = readFileSync(new URL("../golden/policy.json", import.meta.url), "utf8");

/** @param {string} name */
function rows(name) {
  const lines = readFileSync(new URL(`../golden/${name}.tsv`, import.meta.url), "utf8").split("\n");
  return lines.filter((line) => line && !line.startsWith("#")).map((line) => {
    const [expected, typed] = line.split("\t");
    return {expected: expected.replace(/:.*/, ""), typed};
  });
}

const leadpass = await runtime.load(studio.publish(policy).program);

for (const [name, attribute] of [["titles-ja", "seniority"], ["titles-en", "seniority"], ["industries", "industry"], ["mail", "email"], ["numbers", "number"]]) {
  test(`the runtime reads every row of ${name}`, () => {
    const wrong = rows(name).flatMap(({expected, typed}) => {
      const answer = attribute === "email" ? `someone@${typed}` : typed;
      const decision = leadpass.decide({key: "1", attributes: {[attribute]: answer}, events: []}, {now: 0});
      const seen = decision.mql.find(({id}) => id === attribute)?.seen ?? "unknown";
      const shown = Array.isArray(seen) ? seen.map((end) => end ?? "").join("..") : String(seen);
      return shown === expected ? [] : [`${typed}: ${shown} instead of ${expected}`];
    });
    assert.deepEqual(wrong, []);
  });
}
