// The types of leadpass/studio, written by hand.

import type {Decision, Lead} from "./leadpass.js";

export interface Problem {
  /** Where, as in `mql[2].when.atLeast`; empty for the whole text. */
  path: string;
  /** Where the text itself is no JSON. */
  line?: number;
  column?: number;
  message: {en: string; ja: string};
  /** What was probably meant. */
  suggestion?: string;
}

export interface Report {
  ok: boolean;
  problems: Problem[];
  /** Only where there is no problem. */
  policy?: {id: string; version: string; digest: string};
}

export interface Publication {
  /** The program as one line of ASCII: base64, and behind dots the words that it reads answers by. */
  program: string;
  /** The whole block that a page holds, one ASCII line. */
  inline: string;
  /** The digest of the full policy. */
  digest: string;
  /** Whether private parts were left out. */
  provisional: boolean;
}

export interface Trace {
  attributes: Record<string, {typed: unknown; read?: unknown; words?: string; rules?: string[]; candidates?: string[]; listed?: "free" | "disposable"}>;
  conditions: {at: string; result: "true" | "false" | "unknown"}[];
}

/** Every problem of a policy, JSON text or object. */
export function check(policy: string | object): Report;

/** A text area that is watched. */
export interface Watch {
  /** Ends it; what the field says of its policy stays. */
  stop(): void;
}

/**
 * Checks the policy in a text area now and while somebody types, at most once a frame. The field's `leadpass-policy` event holds
 * the report, and the field is valid as long as its policy is, with the first problem as its message.
 */
export function watch(field: HTMLTextAreaElement): Watch;

/**
 * What a page holds of a policy.
 * @throws TypeError with `problems` where the policy has any.
 */
export function publish(policy: string | object): Publication;

/**
 * Decides a lead by a policy, private parts included.
 * @throws TypeError where the policy has problems (then with `problems`) or the lead is none.
 */
export function decide(policy: string | object, lead: string | Lead, options: {now?: Date | number | string; trace: true}): {decision: Decision; trace: Trace};
export function decide(policy: string | object, lead: string | Lead, options?: {now?: Date | number | string; trace?: false}): Decision;

/** An answer as read. */
export interface Answer {
  /** As decisions show it: a rank, the letter of a division, a number or `[low, high]` with null for open, options, folded text. Absent where it is unknown. */
  value?: string | number | boolean | [number | null, number | null] | string[];
  /** Of an address. */
  kind?: "business" | "free" | "carrier" | "disposable" | "academic";
  /** Divisions that are named side by side: which of them is meant cannot be said. */
  candidates?: string[];
  /** The rules that were used, as in `one-step-down`: docs/vocabulary.md lists them. */
  rules?: string[];
  /** The words that the reading rests on, folded. */
  words?: string;
  /** What a long list of mail domains calls one that counts as a company's. No verdict rests on it: pages do without the list. */
  listed?: "free" | "disposable";
  /** The well-known domain that the address was probably meant for. */
  meant?: string;
  /** The reading in a few words, empty for a blank answer: `subsection chief (“課長代理”: one step down)`. */
  message: {en: string; ja: string};
}

/**
 * How an answer to one of a policy's attributes is read, and why; by the full policy, with its own titles and options.
 * @throws TypeError where the policy has problems (then with `problems`) or no such attribute.
 */
export function read(policy: string | object, attribute: string, typed: string): Answer;

declare global {
  interface HTMLElementEventMap {
    "leadpass-policy": CustomEvent<Report>;
  }
}
