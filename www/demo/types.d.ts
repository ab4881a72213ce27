// The shapes the demo reads: the policy file and the decision document (docs: policy reference).

export type Language = "ja" | "en";
export type Pair = { ja: string; en: string };
export type Label = Partial<Record<string, string>>;
export type Result = "true" | "false" | "unknown";
export type Scalar = string | number | boolean | null;
export type Numbers = { raw: number; low: number; known: number; high: number };

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

export interface RuleScore extends Numbers { id: string; result: Result; count?: number; decayed?: number }
export interface GroupScore extends Numbers { id: string; rules: RuleScore[] }
export interface Decision {
  key: string; policy: { id: string; version: string; digest: string }; now: string; digest: string;
  outcome: "sales" | "nurture" | "disqualified"; undecided: boolean; provisional: boolean;
  reasons: { id: string }[]; mql: { id: string; result: Result; seen?: unknown }[];
  score: { total: Numbers; groups: GroupScore[] };
  cell?: string; tags: string[]; route?: { id: string; queue: string; owner?: string; sla?: string };
  contactBy?: string; ask: { attributes: string[]; such: Record<string, Scalar> }[];
  warnings: { code: string; at?: string }[];
}

export interface History { id: string; event: string; at: string; properties?: Record<string, unknown> }
export interface Lead { key: string; attributes: Record<string, unknown>; events?: History[] }
export interface Handle { decide(): Decision | undefined; lead(): Lead; detach(): void }
export interface Leadpass {
  status: string;
  policy?: { id: string; version: string; digest: string };
  decide(lead: Lead, options?: { now?: string }): Decision | undefined;
  fields(decision: Decision | undefined): Record<string, string>;
  track(event: { event: string; properties?: Record<string, unknown>; id?: string; at?: string }): void;
  forget(): void;
  attach(form: HTMLFormElement, options?: { live?: boolean }): Handle;
}
export interface Problem { path: string; line?: number; column?: number; message: Pair; suggestion?: string }
export interface Studio {
  check(text: string): { ok: boolean; problems: Problem[]; policy?: { id: string; version: string; digest: string } };
  publish(text: string): { program: string; inline: string; digest: string; provisional: boolean };
  decide(text: string, lead: Lead, options: { now: string }): Decision;
}

/** Why there is, or is not, a verdict: `waiting` and `blocked` are the page's own, the rest is `leadpass.status`. */
export type EngineState = "waiting" | "blocked" | "ready" | "not_ready" | "policy_missing" | "policy_invalid" | "engine_failed" | "off";

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
  /** The event that sending this form would add, already counted in the verdict. */
  onSend?: string;
}

declare global {
  interface Window {
    leadpass?: Leadpass;
    /** Absent in browsers without Trusted Types. A trusted script is accepted where a string is. */
    trustedTypes?: { createPolicy(name: string, rules: { createScript(text: string): string }): { createScript(text: string): string } };
  }
}
