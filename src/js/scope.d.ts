// What stands around our sources once the build has joined them: the module as hex, and its glue.

declare const WASM: string;

interface Engine {
  /** `{"decision": …, "values": […]}` for a lead with `attributes` or `controls`, or `{"error": …}`. */
  decide(lead: string, now: number, quiet: boolean): string;
  /** An event as leads hold it; nothing where the policy does not ask about it. */
  event(event: string, seed: string, at: string): string | undefined;
  /** A lead with its controls read, or `{"error": …}`. */
  lead(lead: string): string;
  policy(): string;
}

declare const wasm_bindgen: {
  initSync(options: {module: BufferSource}): unknown;
  Engine: {open(program: Uint8Array): Engine | undefined};
  check(policy: string): import("./studio").Report;
  decide(policy: string, lead: string, now: number): import("./leadpass").Decision;
  decideTraced(policy: string, lead: string, now: number): {decision: import("./leadpass").Decision; trace: import("./studio").Trace};
  publish(policy: string): import("./studio").Publication;
  watch(field: HTMLTextAreaElement): import("./studio").Watch;
};
