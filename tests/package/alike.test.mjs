// The wasm runtime and the native command read whatever may be typed alike: every row of tests/golden/ and 100,000 generated answers.

import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import {runtime, studio, written} from "./harness/installed.mjs";

const command = process.env.LEADPASS_COMMAND;
const NOW = "2026-11-22T03:00:00Z";
const SEED = Number(process.env.LEADPASS_SEED ?? 20261122);

/** Attributes of each type in one policy: the answers of many forms go into one lead. */
const EACH = 50;
const TYPES = ["seniority", "industry", "email", "number", "company"];
const attributes = Object.fromEntries(TYPES.flatMap((type) => Array.from({length: EACH}, (_, place) => [`${type}${place}`, {type}])));
const policy = JSON.stringify({
  format: 1, id: "alike", version: "1", attributes, score: {groups: []},
  mql: Object.keys(attributes).map((name) => ({id: name, when: {attribute: attributes[name].type === "email" ? `${name}.kind` : name, known: true}})),
  sales: {routes: [{id: "s", queue: "s"}]},
  nurture: {routes: [{id: "n", queue: "n"}]},
});

const golden = ["titles-ja", "titles-en", "industries", "mail", "numbers", "companies"].flatMap((name) => {
  const lines = readFileSync(join(import.meta.dirname, `../golden/${name}.tsv`), "utf8").split("\n");
  return lines.filter((line) => line && !line.startsWith("#")).flatMap((line) => line.split("\t").slice(1).map((typed) => (name === "mail" ? "t@" : "") + typed));
});

/** A small generator of numbers (mulberry32): a seed gives the same answers everywhere. */
function numbers(/** @type {number} */ seed) {
  return (/** @type {number} */ below) => {
    seed = seed + 0x6d2b79f5 | 0;
    let mixed = Math.imul(seed ^ seed >>> 15, 1 | seed);
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
    return ((mixed ^ mixed >>> 14) >>> 0) % below;
  };
}

/** Any character that this host knows: one that is younger than its Unicode is not folded before it learns of it. @param {(below: number) => number} below */
function anyCharacter(below) {
  const character = String.fromCharCode(below(0x10000));
  return /\p{Cn}/u.test(character) ? "?" : character;
}

/** Answers made of pieces of real ones, of numbers, and of any characters, broken ones included. */
function* answers() {
  const below = numbers(SEED);
  const pick = (/** @type {readonly string[]} */ list) => list[below(list.length)];
  const SIGNS = [" ", "　", "・", "/", "／", "&", "(", ")", "（", "）", "-", "〜", "、", ".", "@", "'", "ー", "\t", "\u{0}", "\u{feff}", "\ud800", "\u200d", "🙂", "İ", "ß", "ﾞ", "㍿", "①", "e\u0301"];
  const NUMBERS = ["1", "３", "三", "百", "千", "万", "億", ",", "，", "名", "以上", "未満", "k", "0.5", "−"];
  const piece = () => {
    const word = pick(golden);
    switch (below(6)) {
      case 0: return pick(SIGNS);
      case 1: return pick(NUMBERS);
      case 2: return anyCharacter(below);
      case 3: return word;
      default: {
        const start = below(word.length);
        return word.slice(start, start + 1 + below(8));
      }
    }
  };
  for (;;) yield Array.from({length: 1 + below(6)}, piece).join("");
}

/**
 * Decides leads natively and in wasm, and gives those that differ.
 * @param {Iterator<string>} typed
 * @param {number} count
 */
async function differences(typed, count) {
  const names = Object.keys(attributes);
  const leads = [];
  for (let left = count; left > 0; left -= names.length) {
    /** @type {Record<string, string>} */
    const said = {};
    for (const name of names) {
      const {value, done} = typed.next();
      if (!done) said[name] = value;
    }
    leads.push({key: `${leads.length}`, attributes: said});
  }
  assert.ok(command, "LEADPASS_COMMAND must name the native command; `cargo xtask test` builds it");
  const input = leads.map((lead) => JSON.stringify(lead)).join("\n");
  const {stdout, stderr} = spawnSync(command, ["decide", "--now", NOW, "--policy", written("alike.json", policy)], {input, encoding: "utf8", maxBuffer: 1 << 30});
  assert.equal(stderr, "");
  const natively = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.equal(natively.length, leads.length);
  const leadpass = await runtime.load(studio.publish(policy).program);
  return leads.flatMap((lead, place) => {
    const here = leadpass.decide(lead, {now: NOW});
    const there = natively[place];
    if (here?.inputs === there.inputs && here?.digest === there.digest) return [];
    const odd = names.filter((_, at) => JSON.stringify(here?.mql[at]) !== JSON.stringify(there.mql[at]));
    if (odd.length === 0) return [`${JSON.stringify(lead)}: ${JSON.stringify(here)} in wasm`];
    return odd.map((name) => `${JSON.stringify(lead.attributes[name])} as ${name}: ${JSON.stringify(here?.mql[names.indexOf(name)])} in wasm`);
  });
}

test("every golden row is read alike by every reader", async () => {
  // Fifty rows a lead, each under every type.
  const leads = Array.from({length: Math.ceil(golden.length / EACH)}, (_, lead) => TYPES.flatMap(() => Array.from({length: EACH}, (_, at) => golden[lead * EACH + at] ?? "")));
  const all = leads.flat();
  assert.deepEqual(await differences(all.values(), all.length), []);
});

test(`100,000 generated answers are read alike, with LEADPASS_SEED=${SEED}`, async () => {
  assert.deepEqual(await differences(answers(), 100_000), []);
});
