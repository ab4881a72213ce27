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
  /** The program as base64 text. */
  program: string;
  /** The whole block that a page holds, one ASCII line. */
  inline: string;
  /** The digest of the full policy. */
  digest: string;
  /** Whether private parts were left out. */
  provisional: boolean;
}

export interface Trace {
  attributes: Record<string, {typed: unknown; read?: unknown; words?: string; rules?: string[]; candidates?: string[]}>;
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

declare global {
  interface HTMLElementEventMap {
    "leadpass-policy": CustomEvent<Report>;
  }
}
