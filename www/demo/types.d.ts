// The shapes the demo reads: the policy file, as far as it shows it, and one moment of the inspector.

import type { Decision, EngineStatus, Lead } from "../../pkg/leadpass";

export type Language = "ja" | "en";
export type Pair = { ja: string; en: string };
export type Label = Partial<Record<string, string>>;
export type Result = "true" | "false" | "unknown";
export type Scalar = string | number | boolean | null;

export interface Condition {
  all?: Condition[]; any?: Condition[]; not?: Condition;
  attribute?: string; event?: string; score?: string;
  in?: Scalar[]; notIn?: Scalar[]; atLeast?: number | string; atMost?: number | string;
  contains?: string; known?: boolean; where?: Record<string, Scalar | Scalar[]>; within?: string;
}
export interface Rule {
  id: string; label?: Label; points: number; when?: Condition;
  each?: { event: string; where?: Record<string, Scalar | Scalar[]> };
  min?: number; max?: number; within?: string; decay?: { every: string; percent: number };
}
export interface Group { id: string; label?: Label; min?: number; max?: number; rules: Rule[] }
export interface Criterion { id: string; label?: Label; when: Condition }
export interface Route { id: string; label?: Label; when?: Condition; queue: string; owners?: { id: string; label?: Label }[]; sla?: string }
export interface Attribute { type: string; fields?: string[]; label?: Label; options?: { value: string; label?: Label }[] }
export interface Policy {
  id: string; version: string; title?: Label; timezone?: string;
  attributes: Record<string, Attribute>;
  score: { min?: number; max?: number; groups: Group[] };
  disqualify?: Criterion[]; mql: Criterion[];
  sales: { routes: Route[] }; nurture: { routes: Route[] };
  slas?: Record<string, { label?: Label }>;
}

// What the package gives, by its own types.
export type { Decision, GroupScore, Handle, Lead, Leadpass, LeadEvent, RuleScore } from "../../pkg/leadpass";
export type { Problem, Report } from "../../pkg/studio";
export type Studio = typeof import("../../pkg/studio");

/** Why there is, or is not, a verdict: `waiting` and `blocked` are the page's own, the rest is `leadpass.status`. */
export type EngineState = "waiting" | "blocked" | EngineStatus;

/** Everything that the inspector shows at one moment. */
export interface View {
  state: EngineState;
  policy: Policy;
  decision?: Decision;
  lead?: Lead;
  /** Attributes as the engine read them, by name. */
  read: Record<string, unknown>;
  fields: Record<string, string>;
  /** How long this decision took, in milliseconds. */
  took?: number;
  /** The event that sending a gated form is; the package counts it in the verdict already. */
  asksFor?: string;
}

declare global {
  interface Window {
    /** Absent in browsers without Trusted Types. A trusted script is accepted where a string is. */
    trustedTypes?: { createPolicy(name: string, rules: { createScript(text: string): string }): { createScript(text: string): string } };
  }
}
