// How long reading a title takes, beside a plain JavaScript table of the same words, in one run: `cargo xtask bench`.
//
// The table does what pages do that have a table: it folds what was typed and takes the longest of its words that stands in it.

import {readFileSync} from "node:fs";
import {runtime, studio} from "../package/harness/installed.mjs";

const RANKS = ["student", "staff", "senior-staff", "subsection-chief", "section-chief", "deputy-general-manager", "general-manager", "division-head", "executive-officer", "board", "president"];
const ROUNDS = 41;

/** @param {string} path */
const lines = (path) => readFileSync(new URL(path, import.meta.url), "utf8").split("\n").filter((line) => line && !line.startsWith("#"));

const rows = ["titles-ja", "titles-en"].flatMap((table) => lines(`../golden/${table}.tsv`)).map((line) => {
  const [rank, typed] = line.split("\t");
  return {rank, typed};
});
const words = lines("../../src/lead/vocabulary/titles.txt").flatMap((line) => {
  const [rank, list] = line.split(": ");
  return RANKS.includes(rank) ? list.split(", ").map((word) => ({word, rank})) : [];
}).sort((a, b) => b.word.length - a.word.length);

/** @param {string} typed */
function fromTable(typed) {
  const folded = typed.normalize("NFKC").toLowerCase();
  return words.find(({word}) => folded.includes(word))?.rank ?? "unknown";
}

// A decision reads each of many titles, and is timed beside one that has none to read.
const MANY = 250;
const names = Array.from({length: MANY}, (_, place) => `t${place}`);
const leadpass = await runtime.load(studio.publish({
  format: 1, id: "bench", version: "1",
  attributes: Object.fromEntries(names.map((name) => [name, {type: "seniority"}])),
  score: {groups: []},
  mql: names.map((name) => ({id: name, when: {attribute: name, known: true}})),
  sales: {routes: [{id: "s", queue: "s"}]},
  nurture: {routes: [{id: "n", queue: "n"}]},
}).program);
const leads = Array.from({length: Math.ceil(rows.length / MANY)}, (_, at) => rows.slice(at * MANY, (at + 1) * MANY))
  .map((some) => Object.fromEntries(some.map(({typed}, place) => [names[place], typed])));

/** @param {Record<string, string>[]} all */
const decide = (all) => all.map((attributes) => leadpass.decide({key: "k", attributes}, {now: 0}));

// What is a rank's own name needs no reading.
const ready = leads.map((attributes) => Object.fromEntries(Object.keys(attributes).map((name) => [name, "staff"])));

/** Microseconds for each title. @param {() => unknown} work */
function timed(work) {
  const start = performance.now();
  work();
  return (performance.now() - start) / rows.length * 1000;
}

/** @param {number[]} all */
const median = (all) => all.sort((a, b) => a - b)[all.length >> 1];

// In turn, so that whatever else the machine does meets all of them.
const rounds = Array.from({length: ROUNDS + 5}, () => ({
  whole: timed(() => decide(leads)),
  without: timed(() => decide(ready)),
  table: timed(() => rows.map(({typed}) => fromTable(typed))),
})).slice(5);
const reading = median(rounds.map(({whole, without}) => whole - without));
const without = median(rounds.map((round) => round.without));
const table = median(rounds.map((round) => round.table));

const seen = decide(leads).flatMap((decision, at) => Object.keys(leads[at]).map((name) => decision?.mql.find(({id}) => id === name)?.seen ?? "unknown"));
const right = rows.filter(({rank}, place) => seen[place] === rank).length;
const rightByTable = rows.filter(({rank, typed}) => fromTable(typed) === rank).length;

const percent = (/** @type {number} */ count) => `${(count / rows.length * 100).toFixed(1)} %`;
console.log(`${rows.length} titles of tests/golden, the median of ${ROUNDS} rounds, Node ${process.version}\n`);
console.log("                                      µs a title    read as expected");
console.log(`leadpass, in wasm                     ${reading.toFixed(1).padStart(10)}    ${percent(right).padStart(16)}`);
console.log(`a JavaScript table of ${words.length} words        ${table.toFixed(1).padStart(10)}    ${percent(rightByTable).padStart(16)}`);
console.log(`\nA decision with a title that need not be read takes ${without.toFixed(1)} µs for each; leadpass is the time on top of that.`);
