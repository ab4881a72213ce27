// The runtime on a server: it decides without a page, and says what is wrong without rejecting.

import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import {run, runtime, studio} from "./harness/installed.mjs";

const policy = readFileSync(join(import.meta.dirname, "../../policies/manufacturing-sla.json"), "utf8");
const {program} = studio.publish(policy);
const [list, ...words] = program.split(".");
/** The program itself, of which `program` is the ASCII form. */
const bytes = new Uint8Array(Buffer.from([Buffer.from(list, "base64").toString(), ...words].join(".")));
const NOW = "2026-11-22T03:00:00Z";
const LEAD = {key: "k-1", attributes: {title: "営業部 課長", industry: "製造業", employees: "300名"}, events: []};

test("a program loads from its line of ASCII, its bytes, a buffer and a data address", async () => {
  const sources = [program, ` ${program}\n`, bytes, bytes.buffer, Buffer.from(bytes), Buffer.from(program), `data:application/octet-stream;base64,${Buffer.from(bytes).toString("base64")}`, new URL(`data:text/plain,${encodeURIComponent(program)}`)];
  for (const source of sources) {
    const leadpass = await runtime.load(source);
    assert.equal(leadpass.status, "ready");
    assert.equal(leadpass.policy?.id, "manufacturing-sla");
    assert.equal(leadpass.decide(LEAD, {now: NOW})?.digest, studio.decide(policy, LEAD, {now: NOW}).digest);
  }
});

test("a Uint8Array that is a part of a larger buffer is that part", async () => {
  const larger = new Uint8Array(bytes.length + 20);
  larger.set(bytes, 10);
  assert.equal((await runtime.load(larger.subarray(10, 10 + bytes.length))).status, "ready");
});

test("bytes of another realm, as test runners make them, are bytes", async () => {
  const {runInNewContext} = await import("node:vm");
  const make = (/** @type {string} */ what) => runInNewContext(`const array = new Uint8Array(${JSON.stringify([...bytes])}); ${what}`);
  for (const what of ["array", "array.buffer", "new DataView(array.buffer)"]) {
    assert.equal((await runtime.load(make(what))).status, "ready", what);
  }
});

test("load never rejects: the status says what was wrong", async () => {
  const missing = "policy_missing";
  const invalid = "policy_invalid";
  const cases = /** @type {[any, string][]} */ ([
    ["", missing], ["  ", missing], ["#leadpass-policy", missing], ["/policy", missing], ["http://127.0.0.1:1/policy", missing],
    [undefined, missing], [null, missing], ["TFBQ####", invalid], [new Uint8Array(), invalid], [bytes.subarray(0, 100), invalid], [new Uint8Array(100).fill(7), invalid],
  ]);
  for (const [source, status] of cases) {
    const leadpass = await runtime.load(source);
    assert.equal(leadpass.status, status, String(source));
    assert.equal(leadpass.decide(LEAD), undefined);
    assert.equal(leadpass.policy, undefined);
    assert.deepEqual(leadpass.fields(leadpass.decide(LEAD)), {leadpass_status: status});
    leadpass.track({event: "download"});
    leadpass.forget();
  }
});

test("a host that refuses wasm is told engine_failed, by a runtime that goes on", () => {
  const source = `delete globalThis.WebAssembly; const {load} = await import("leadpass"); const {status} = await load(${JSON.stringify(program)}); console.log(status);`;
  assert.equal(run(source), "engine_failed\n");
});

test("a studio without wasm says so in words", () => {
  const source = 'delete globalThis.WebAssembly; const {check} = await import("leadpass/studio"); try { check("{}"); } catch (error) { console.log(error.message); }';
  assert.match(run(source), /^leadpass\/studio: .*WebAssembly/);
});

test("off is off", async () => {
  const leadpass = await runtime.load(program, {off: true});
  assert.equal(leadpass.status, "off");
  assert.deepEqual(leadpass.fields(leadpass.decide(LEAD)), {leadpass_status: "off"});
});

test("now is a date, a number or a text; without it, it is now", async () => {
  const leadpass = await runtime.load(program);
  const moments = [NOW, new Date(NOW), Date.parse(NOW)].map((now) => leadpass.decide(LEAD, {now})?.now);
  assert.deepEqual(moments, Array(3).fill("2026-11-22T03:00:00.000Z"));
  assert.ok(Math.abs(Date.parse(leadpass.decide(LEAD)?.now ?? "") - Date.now()) < 5000);
});

test("a moment that is none is a TypeError, not 1970", async () => {
  const leadpass = await runtime.load(program);
  for (const now of ["yesterday", NaN, Infinity, new Date(NaN), 1e300]) {
    assert.throws(() => leadpass.decide(LEAD, {now}), {name: "TypeError", message: /now/}, String(now));
    assert.throws(() => studio.decide(policy, LEAD, {now}), {name: "TypeError", message: /now/}, String(now));
  }
});

test("a lead that is none is a TypeError, and the engine goes on", async () => {
  const leadpass = await runtime.load(program);
  for (const lead of /** @type {any[]} */ ([null, 5, "", [], {key: ""}, {key: 5}, {key: "a", events: {}}, {key: "a", attributes: []}])) {
    assert.throws(() => leadpass.decide(lead), {name: "TypeError", message: /^leadpass: /}, JSON.stringify(lead));
  }
  assert.equal(leadpass.decide(LEAD)?.outcome, "nurture");
});

const round = {key: "a", attributes: {}};
Object.assign(round.attributes, {round});

/** What JSON has no words for, by a word for it. @type {[string, any][]} */
const UNSAYABLE = [["nothing", undefined], ["a function", () => {}], ["what holds itself", round], ["a BigInt", {key: "a", attributes: {employees: 300n}}]];

for (const method of /** @type {const} */ (["decide", "track"])) {
  test(`what JSON cannot say is a TypeError of ${method}, and does not end the engine of the page`, async () => {
    const found = [];
    for (const [what, value] of UNSAYABLE) {
      const leadpass = await runtime.load(program);
      let told = "nothing thrown";
      try {
        leadpass[method](value);
      } catch (error) {
        told = /** @type {Error} */ (error).name;
      }
      found.push([what, told, leadpass.status, leadpass.decide(LEAD)?.outcome]);
    }
    assert.deepEqual(found, UNSAYABLE.map(([what]) => [what, "TypeError", "ready", "nurture"]));
  });
}

test("fields spread into a payload, renamed as the options say", async () => {
  const leadpass = await runtime.load(program, {map: {leadpass_score: "score__c", leadpass_evidence: null}});
  const fields = leadpass.fields(leadpass.decide(LEAD, {now: NOW}));
  assert.equal(fields.score__c, "60");
  assert.equal(fields.leadpass_id, "k-1");
  assert.equal(Object.keys(fields).length, 11);
  assert.ok(!("leadpass_evidence" in fields) && !("leadpass_score" in fields));
});

test("events that were tracked count, once for the same asset, and are forgotten on request", async () => {
  const leadpass = await runtime.load(program);
  const download = {event: "download", properties: {kind: "whitepaper", asset: "wp-01"}};
  leadpass.track(download);
  leadpass.track({...download, properties: {asset: "wp-01", kind: "whitepaper"}});
  leadpass.track({event: "page_view", properties: {page: "pricing"}, id: "view-1", at: new Date().toISOString()});
  const known = {attributes: LEAD.attributes};
  const count = () => leadpass.decide(known)?.score.groups.find(({id}) => id === "engagement")?.rules.map((rule) => rule.count ?? 0);
  assert.deepEqual(count(), [1, 0, 0, 1, 0]);
  assert.deepEqual(leadpass.decide({...known, events: []})?.score.total.known, 60);
  leadpass.forget();
  assert.deepEqual(count(), [0, 0, 0, 0, 0]);
});

test("an event that names no moment happened now", async () => {
  for (const at of [undefined, "yesterday", "2026-02-30T00:00:00Z", "2026-11-01T09:00:00"]) {
    const leadpass = await runtime.load(program);
    leadpass.track({event: "download", properties: {kind: "whitepaper"}, at});
    const decision = leadpass.decide({attributes: {}});
    assert.equal(decision?.mql.at(-1)?.result, "true", at);
    assert.deepEqual(decision?.warnings, [], at);
  }
});

test("two engines of one process know nothing of each other", async () => {
  const [one, other] = await Promise.all([runtime.load(program), runtime.load(program)]);
  one.track({event: "download", properties: {kind: "whitepaper"}});
  assert.equal(one.decide({attributes: {}})?.mql.at(-1)?.result, "true");
  assert.equal(other.decide({attributes: {}})?.mql.at(-1)?.result, "false");
});

test("hundreds of long leads are decided alike, in bounded memory, and nothing is forgotten", async () => {
  const leadpass = await runtime.load(program);
  leadpass.track({event: "download", properties: {kind: "whitepaper"}});
  const long = {key: "k", attributes: {...LEAD.attributes, company: "サ".repeat(20_000)}};
  const digests = new Set();
  const before = process.memoryUsage().rss;
  let most = 0;
  for (let n = 0; n < 1200; n++) {
    digests.add(leadpass.decide(long, {now: "2026-12-01T00:00:00Z"})?.digest);
    most = Math.max(most, process.memoryUsage().rss - before);
  }
  assert.equal(digests.size, 1);
  assert.equal(leadpass.decide({attributes: {}})?.mql.at(-1)?.result, "true");
  assert.ok(most < 512 << 20, `${most >> 20} MiB`);
});
