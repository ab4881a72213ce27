// The vectors of tests/vectors/ as data for JavaScript. tests/vectors/README.md says how they are written.

import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";

const ROOT = join(import.meta.dirname, "../../..");
const FOLDER = join(ROOT, "tests/vectors");

/**
 * @typedef {object} Case
 * @property {string} id
 * @property {string} name
 * @property {string} policy The policy's text.
 * @property {string | object} lead A text stands for itself.
 * @property {string} now
 * @property {any} decision What must be in it.
 * @property {string} digest
 * @property {Record<string, string>} trace
 * @property {boolean} published Whether it is the published program that decides so.
 * @property {boolean} hasTwin Whether another case says what the published program decides.
 */

/** @param {string} stem */
function file(stem) {
  return JSON.parse(readFileSync(join(FOLDER, `${stem}.json`), "utf8"));
}

/** Every file's name without `.json`. */
export const stems = readdirSync(FOLDER).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5)).sort();

/** The files whose cases decide leads. */
export const deciding = stems.filter((stem) => file(stem).policies);

/**
 * The cases of a file that decide leads.
 * @param {string} stem
 * @returns {Case[]}
 */
export function casesOf(stem) {
  const {policies, cases} = file(stem);
  return cases.map((/** @type {any} */ one) => ({
    ...one,
    id: `${stem}/${one.id}`,
    policy: policies[one.policy] ? JSON.stringify(policies[one.policy]) : readFileSync(join(ROOT, "policies", `${one.policy}.json`), "utf8"),
    trace: one.trace ?? {},
    published: one.published === true,
    hasTwin: cases.some((/** @type {any} */ other) => other.published && same(one, other)),
  }));
}

/** @param {any} one @param {any} other */
function same(one, other) {
  return ["policy", "lead", "now"].every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]));
}

/**
 * The cases of a file of texts, with the marks in a text filled.
 * @param {string} stem
 * @param {"policy" | "lead"} member
 * @returns {{id: string, name: string, text: string, [other: string]: any}[]}
 */
export function textsOf(stem, member) {
  return file(stem).cases.map((/** @type {any} */ one) => ({...one, id: `${stem}/${one.id}`, text: filled(one, member)}));
}

/** @param {any} one @param {"policy" | "lead"} member */
function filled(one, member) {
  let text = typeof one[member] === "string" ? one[member] : JSON.stringify(one[member]);
  for (const [mark, fill] of Object.entries(/** @type {Record<string, any>} */ (one.fill ?? {}))) {
    const copies = Array.from({length: fill.times}, (_, number) => fill.text.replace("#", String(number)));
    text = text.split(mark).join(copies.join(fill.between ?? ""));
  }
  return text;
}

/**
 * Where a document lacks what is expected of it. A member that is `null` must be absent; arrays are compared whole.
 * @param {any} expected
 * @param {any} actual
 * @param {string} [path]
 * @returns {string[]}
 */
export function differences(expected, actual, path = "decision") {
  if (isObject(expected) && isObject(actual)) {
    return Object.entries(expected).flatMap(([name, value]) => {
      if (value === null && !(name in actual)) return [];
      return differences(value, actual[name], `${path}.${name}`);
    });
  }
  return sorted(expected) === sorted(actual) ? [] : [`${path}: expected ${sorted(expected)}, actual ${sorted(actual)}`];
}

/** @param {any} value */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * JSON with members in order, so that equal values are equal texts.
 * @param {any} value
 */
export function sorted(value) {
  return JSON.stringify(value, (_, member) => (isObject(member) ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1))) : member)) ?? "nothing";
}
