// What stands around our sources once the build has joined them: the module as letters, and its glue.

declare const WASM: string[][];
declare const WASM_SIZE: number;
declare const OPERANDS: string;

/** An instance of the runtime's module; see `src/widget/engine.rs`. */
interface Engine {
  memory: WebAssembly.Memory;
  ask(question: number, text: string, now: number): string;
}

/** An instance of the studio's; see `src/studio/`. */
interface Desk {
  check(policy: string): import("./studio").Report;
  decide(policy: string, lead: string, now: number): import("./leadpass").Decision;
  decideTraced(policy: string, lead: string, now: number): {decision: import("./leadpass").Decision; trace: import("./studio").Trace};
  read(policy: string, attribute: string, typed: string): import("./studio").Answer;
  publish(policy: string): import("./studio").Publication;
  watch(field: HTMLTextAreaElement): import("./studio").Watch;
}

declare const wasm_bindgen: () => any;
