// What is installed: the files, what the manifest says of them, and that every way in leads to one of them.

import assert from "node:assert/strict";
import {readFileSync, readdirSync, statSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {test} from "node:test";
import {folder, host, run} from "./harness/installed.mjs";

const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const text = (/** @type {string} */ name) => readFileSync(join(folder, name), "utf8");

test("what is installed is what is meant to be, and nothing else", () => {
  const files = ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "leadpass.d.ts", "leadpass.js", "leadpass.mjs", "package.json", "studio.d.ts", "studio.mjs"];
  assert.deepEqual(readdirSync(folder).sort(), files);
  for (const name of files) assert.ok(statSync(join(folder, name)).size > 0, name);
});

test("the package runs no scripts and depends on nothing", () => {
  for (const member of ["scripts", "dependencies", "peerDependencies", "optionalDependencies", "bin"]) assert.equal(manifest[member], undefined, member);
  assert.equal(manifest.license, "MIT OR Apache-2.0");
});

test("every path that the manifest names is there", () => {
  const paths = (/** @type {any} */ value) => (typeof value === "string" ? [value] : Object.values(value ?? {}).flatMap(paths));
  const named = [manifest.main, manifest.types, manifest.unpkg, manifest.jsdelivr, ...manifest.sideEffects, ...paths(manifest.exports)];
  assert.ok(named.length >= 8);
  for (const path of named) assert.ok(statSync(join(folder, path)).isFile(), path);
});

test("types stand first in every entry, where TypeScript looks", () => {
  for (const entry of Object.values(manifest.exports)) {
    if (typeof entry === "object") assert.equal(Object.keys(/** @type {object} */ (entry))[0], "types");
  }
});

test("scripts are ASCII, since host pages come in any encoding, and hold nothing that a strict page refuses", () => {
  for (const name of ["leadpass.js", "leadpass.mjs", "studio.mjs"]) {
    const source = text(name);
    assert.match(source, /^[\x00-\x7f]*$/, name);
    for (const word of [/\beval\(/, /new Function/, /innerHTML/, /document\.write/, /<\/script/i, /import\.meta/, /sourceMappingURL/]) assert.doesNotMatch(source, word, name);
  }
});

test("require.resolve and import find the same files, and nothing inside", () => {
  const {resolve} = createRequire(join(host, "package.json"));
  assert.equal(resolve("leadpass"), join(folder, "leadpass.mjs"));
  assert.equal(resolve("leadpass/studio"), join(folder, "studio.mjs"));
  assert.equal(resolve("leadpass/leadpass.js"), join(folder, "leadpass.js"));
  assert.equal(resolve("leadpass/package.json"), join(folder, "package.json"));
  assert.throws(() => resolve("leadpass/studio.mjs"), {code: "ERR_PACKAGE_PATH_NOT_EXPORTED"});
});

test("the names that are exported are those of the types", async () => {
  const names = JSON.parse(run('import * as a from "leadpass"; import * as b from "leadpass/studio"; console.log(JSON.stringify([Object.keys(a), Object.keys(b)]));'));
  const declared = (/** @type {string} */ name) => [...new Set([...text(name).matchAll(/^export (?:declare )?(?:function|class|const) (\w+)/gm)].map(([, found]) => found))].sort();
  assert.deepEqual(names, [declared("leadpass.d.ts"), declared("studio.d.ts")]);
});

test("importing has no side effect: no global, no listener, no output, and the process ends", () => {
  const source = (/** @type {string} */ name) => `
    const state = () => JSON.stringify([Object.getOwnPropertyNames(globalThis).sort(), process.getActiveResourcesInfo().sort()]);
    await import("node:fs");
    const before = state();
    await import(${JSON.stringify(name)});
    console.log(before === state());`;
  for (const name of ["leadpass", "leadpass/studio"]) assert.equal(run(source(name)), "true\n", name);
});

test("CommonJS reaches the package by import()", () => {
  assert.equal(run('import("leadpass").then(({load}) => console.log(typeof load));', "main.cjs"), "function\n");
});

test("the readme's own example runs", () => {
  const [, example] = /```js\n(.*?)```/s.exec(text("README.md")) ?? [];
  assert.ok(example);
  const policy = readFileSync(join(import.meta.dirname, "../../policies/manufacturing-sla.json"), "utf8");
  const printed = run(`${example.replace(/^import/m, `const policyJson = ${JSON.stringify(policy)};\nimport`)}\nconsole.log(payload.leadpass_status, payload.leadpass_outcome);`);
  assert.equal(printed, "decided nurture\n");
});
