// What stands around our sources once the build has joined them: the module as hex, and its glue.

declare const WASM: string;

interface EngineAttachment {
  decide(): string | undefined;
  lead(): string | undefined;
  detach(): void;
}

interface Engine {
  attach(root: Node, live: boolean): EngineAttachment;
  decide(lead: string, now: number): string;
  forget(): void;
  handle(event: Event): void;
  policy(): string;
  track(event: string): void;
}

declare const wasm_bindgen: {
  initSync(options: {module: BufferSource}): unknown;
  Engine: new (program: Uint8Array, settings: string) => Engine;
  check(policy: string): import("./studio").Report;
  decide(policy: string, lead: string, now: number): import("./leadpass").Decision;
  decideTraced(policy: string, lead: string, now: number): {decision: import("./leadpass").Decision; trace: import("./studio").Trace};
  publish(policy: string): import("./studio").Publication;
};
