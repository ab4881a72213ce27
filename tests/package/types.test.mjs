// The types, as projects of several kinds meet them.

import assert from "node:assert/strict";
import {execFileSync} from "node:child_process";
import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import {workshop} from "./harness/installed.mjs";

const ROOT = join(import.meta.dirname, "../..");

/**
 * Compiles one file in a project of its own; what the compiler says, nothing where it is content.
 * @param {string} source
 * @param {object} options
 * @param {string} [name]
 */
function compile(source, options, name = "main.ts") {
  const folder = workshop();
  const compilerOptions = {strict: true, noEmit: true, target: "es2022", types: [], exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, ...options};
  writeFileSync(join(folder, name), source);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({compilerOptions, files: [name]}));
  try {
    return execFileSync(join(ROOT, "node_modules/.bin/tsc"), ["-p", folder], {encoding: "utf8"});
  } catch (error) {
    return /** @type {any} */ (error).stdout;
  }
}

const PAGE = `
  import {load, defineElement, LeadPassElement, type Decision, type Handle, type Leadpass} from "leadpass";
  const leadpass: Leadpass = await load(new URL("https://example.com/policy"), {history: "session", map: {leadpass_score: "score", leadpass_cell: null}});
  const decision: Decision | undefined = leadpass.decide({attributes: {title: "課長", topics: ["a", "b"]}}, {now: new Date()});
  const payload: Record<string, string> = {...leadpass.fields(decision)};
  const outcome: "sales" | "nurture" | "disqualified" | undefined = decision?.outcome;
  const handle: Handle = leadpass.attach(document, {live: true});
  document.forms[0]?.addEventListener("leadpass-decision", ({detail}) => console.log(detail.decision.route?.queue, detail.live));
  document.forms[0]?.addEventListener("leadpass-error", ({detail}) => console.log(detail.status));
  handle.detach();
  defineElement();
  console.log(payload, outcome, LeadPassElement, window.leadpass?.status);
  export {};`;

const SERVER = `
  import {check, publish, decide, type Report, type Publication} from "leadpass/studio";
  import {load} from "leadpass";
  const report: Report = check("{}");
  const publication: Publication = publish({});
  const {decision, trace} = decide({}, {key: "1"}, {now: 0, trace: true});
  const plain = decide({}, "{}");
  export const all = [report.problems[0]?.message.ja, publication.program, decision.digest, trace.conditions[0]?.result, plain.outcome, (await load(publication.program)).status];`;

for (const [resolution, module] of [["bundler", "esnext"], ["nodenext", "nodenext"]]) {
  test(`a page's project compiles, resolving by ${resolution}`, () => {
    assert.equal(compile(PAGE, {module, moduleResolution: resolution, lib: ["es2022", "dom", "dom.iterable"]}, "main.mts"), "");
  });
}

test("a server's project compiles, with the DOM's types", () => {
  assert.equal(compile(SERVER, {module: "nodenext", lib: ["es2022", "dom"]}, "main.mts"), "");
});

test("a server's project compiles without the DOM's types, where it does not check libraries", () => {
  assert.equal(compile(SERVER, {module: "nodenext", lib: ["es2022"], skipLibCheck: true}, "main.mts"), "");
});

test("a page's own events need no cast in a React or Vue handler", () => {
  const source = 'import type {} from "leadpass"; export const on = (event: HTMLElementEventMap["leadpass-before"]) => event.preventDefault();';
  assert.equal(compile(source, {module: "esnext", moduleResolution: "bundler", lib: ["es2022", "dom"]}), "");
});

for (const [what, source] of [
  ["a history that is none", 'load("", {history: "forever"})'],
  ["a field that is none", 'load("", {map: {leadpass_scores: "x"}})'],
  ["a lead without attributes in place", 'load("").then((leadpass) => leadpass.decide({title: "x"}))'],
  ["writing the status", 'load("").then((leadpass) => { leadpass.status = "ready"; })'],
]) {
  test(`${what} does not compile`, () => {
    const told = compile(`import {load} from "leadpass";\nvoid ${source};`, {module: "esnext", moduleResolution: "bundler", lib: ["es2022", "dom"]});
    assert.match(told, /main\.ts\(2,.*error TS/);
  });
}
