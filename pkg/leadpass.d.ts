// The types of leadpass, written by hand. What each thing means is in docs/embedding.md and docs/policy.md.

/** A program as `leadpass publish` makes it: bytes, its line of ASCII, `#id` of an inline block, or a URL. */
export type ProgramSource = Uint8Array | ArrayBuffer | string | URL;

/** How far the engine is: only `ready` decides. */
export type EngineStatus = "ready" | "not_ready" | "policy_missing" | "policy_invalid" | "engine_failed" | "off";

/** The fields that are posted beside the visitor's own. */
export type FieldName =
  | "leadpass_id"
  | "leadpass_status"
  | "leadpass_outcome"
  | "leadpass_queue"
  | "leadpass_owner"
  | "leadpass_score"
  | "leadpass_cell"
  | "leadpass_tags"
  | "leadpass_reasons"
  | "leadpass_contact_by"
  | "leadpass_policy"
  | "leadpass_evidence";

export interface Options {
  /** Which forms belong to an attached document or root. Default: `form[data-leadpass]`. */
  forms?: string;
  /** Where events are remembered. Default: `page`. */
  history?: "page" | "session" | "none";
  /** Other names for fields; `null` for a field that is not posted. */
  map?: Partial<Record<FieldName, string | null>>;
  /** `shadow` decides and reports, but writes nothing. */
  mode?: "shadow";
  /** Decides nothing; forms are only told the status `off`. */
  off?: boolean;
  /** Prints every decision to the console, without what was typed. */
  debug?: boolean;
}

export type Scalar = string | number | boolean | null;

/** Something a visitor did. */
export interface LeadEvent {
  id: string;
  event: string;
  /** RFC 3339. */
  at: string;
  properties?: Record<string, unknown>;
}

export interface Lead {
  /** What names the lead for you. Without one it gets a fresh id. */
  key?: string;
  attributes?: Record<string, Scalar | Scalar[]> | null;
  /** Without this, the events that the page remembers count. */
  events?: LeadEvent[] | null;
}

/** An event to remember; without an `id` the same event with the same properties counts once. */
export interface TrackedEvent {
  event: string;
  properties?: Record<string, unknown>;
  id?: string;
  at?: string;
}

export type Truth = "true" | "false" | "unknown";

export interface Interval {
  low: number;
  known: number;
  high: number;
}

export interface RuleScore extends Interval {
  id: string;
  result: Truth;
  /** Before decay and clamp. */
  raw: number;
  /** Matching events; only for rules that count events. */
  count?: number;
  /** After decay, before the clamp; only for rules that count events. */
  decayed?: number;
}

export interface GroupScore extends Interval {
  id: string;
  raw: number;
  rules: RuleScore[];
}

export interface Criterion {
  id: string;
  result: Truth;
  seen?: unknown;
}

export interface Decision {
  format: 1;
  key: string;
  policy: {id: string; version: string; digest: string};
  core: string;
  now: string;
  inputs: string;
  outcome: "sales" | "nurture" | "disqualified";
  stage: "mql" | "lead";
  undecided: boolean;
  provisional: boolean;
  reasons: {id: string}[];
  mql: Criterion[];
  score: {total: Interval & {raw: number}; groups: GroupScore[]};
  cell?: string;
  tags: string[];
  route?: {id: string; queue: string; owner?: string; sla?: string};
  contactBy?: string;
  ask: {attributes: string[]; such: Record<string, unknown>}[];
  askComplete?: false;
  warnings: {code: string; at: string}[];
  digest: string;
}

/** What was attached. */
export interface Handle {
  /** Decides on what the attached form holds now, without writing or remembering anything. */
  decide(): Decision | undefined;
  /** The lead as the attached form holds it now. */
  lead(): Lead | undefined;
  /** Removes every listener and what was written. */
  detach(): void;
}

export interface Leadpass {
  readonly status: EngineStatus;
  readonly policy: {id: string; version: string; digest: string} | undefined;
  /**
   * Decides a lead; `undefined` where the engine is not ready.
   * @throws TypeError where it is no lead.
   */
  decide(lead: Lead, options?: {now?: Date | number | string}): Decision | undefined;
  /** The fields to send beside your own, for a decision that this object gave; only the status for `undefined`. */
  fields(decision: Decision | undefined): Record<string, string>;
  track(event: TrackedEvent): void;
  forget(): void;
  attach(root: Node, options?: {live?: boolean}): Handle;
}

/** Loads a program. Never rejects: what went wrong is in `status`. */
export function load(program: ProgramSource, options?: Options): Promise<Leadpass>;

/** The class of `<lead-pass policy="…" for="…">`. */
export class LeadPassElement extends HTMLElement {
  leadpass: Leadpass | undefined;
  handle: Handle | undefined;
}

/** Registers `<lead-pass>`, once. */
export function defineElement(): void;

declare global {
  interface Window {
    /** What the classic script gives: also callable, as in `leadpass("track", event)`. */
    leadpass?: Leadpass & {load: typeof load} & ((method: keyof Leadpass, ...rest: unknown[]) => unknown);
  }
  interface HTMLElementEventMap {
    "leadpass-ready": CustomEvent<{status: "ready" | "off"}>;
    "leadpass-before": CustomEvent<Record<string, never>>;
    "leadpass-decision": CustomEvent<{decision: Decision; live: boolean}>;
    "leadpass-error": CustomEvent<{status: EngineStatus}>;
  }
}
