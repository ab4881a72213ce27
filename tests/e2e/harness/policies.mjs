// Policies of the tests, published as anybody would: by the package's own `publish`, in Node.

import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {pathToFileURL} from "node:url";

const ROOT = join(import.meta.dirname, "../../..");
const PKG = process.env.LEADPASS_PKG ?? join(ROOT, "pkg");

/** The package's second entry. @type {typeof import("../../../src/js/studio")} */
export const studio = await import(pathToFileURL(join(PKG, "studio.mjs")).href);

/** The agreement that the project ships. */
export const manufacturing = JSON.parse(await readFile(join(ROOT, "policies/manufacturing-sla.json"), "utf8"));

/**
 * A small policy: whatever attributes a test asks for, an MQL by one condition, and events that it counts.
 * @param {Record<string, object>} attributes
 * @param {object} [more]
 */
export function small(attributes, more = {}) {
  return {
    format: 1,
    id: "small",
    version: "1",
    attributes,
    score: {
      groups: [
        {id: "seen", rules: [{id: "views", each: {event: "page_view", where: {page: "pricing"}}, points: 1}]},
        {id: "asked", rules: [{id: "downloads", each: {event: "download", where: {kind: "whitepaper"}}, points: 10}]},
      ],
    },
    mql: [{id: "downloaded", when: {event: "download"}}],
    sales: {routes: [{id: "default", queue: "sales"}]},
    nurture: {routes: [{id: "default", queue: "newsletter"}]},
    ...more,
  };
}

/** Counts events and knows one text. */
export const counting = small({company: {type: "text"}});

/** Holds back one criterion from pages, so that every verdict there is provisional. */
export const discreet = small(
  {company: {type: "text"}},
  {
    mql: [
      {id: "downloaded", when: {event: "download"}},
      {id: "named", private: true, when: {attribute: "company", in: ["acme"]}},
    ],
  },
);

/** @type {Map<object, import("../../../src/js/studio").Publication>} */
const published = new Map();

/**
 * What a page holds of a policy.
 * @param {object} policy
 */
export function publish(policy) {
  let publication = published.get(policy);
  if (!publication) published.set(policy, (publication = studio.publish(policy)));
  return publication;
}

/**
 * A program as `leadpass publish --output` writes it.
 * @param {object} policy
 */
export function programBytes(policy) {
  return Buffer.from(publish(policy).program);
}

/**
 * The program itself, of which the published line is the ASCII form.
 * @param {object} policy
 */
export function plainProgram(policy) {
  const [list, ...words] = publish(policy).program.split(".");
  return Buffer.from([Buffer.from(list, "base64").toString(), ...words].join("."));
}
