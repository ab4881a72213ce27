// The deciding core and its status. A trap ends it for good, and everybody else goes on.

import {startModule} from "./module.js";

/** @typedef {ReturnType<typeof createCore>} Core */

/** The questions, by their numbers in `src/widget/engine.rs`. */
const OPEN = 0;
export const POLICY = 1;
export const ASKS = 2;
export const HASH = 3;
export const LEAD = 4;
export const DECIDE_QUIETLY = 5;
export const DECIDE = 6;

/** The engine frees no memory: one that holds so many bytes is left behind for a new one. */
const ENOUGH = 32 << 20;

/** @param {boolean | undefined} off */
export function createCore(off) {
  /** @type {Engine | undefined} */
  let engine;
  /** @type {import("./leadpass").EngineStatus} */
  let status = off ? "off" : "not_ready";
  let program = "";

  function start() {
    const instance = startModule();
    engine = undefined;
    status = "engine_failed";
    try {
      if (instance) status = JSON.parse(instance.ask(OPEN, program, 0)) ? "ready" : "policy_invalid";
    } catch {
      // as it stands
    }
    if (instance && status === "ready") engine = instance;
  }

  return {
    status: () => status,

    /**
     * Starts the engine with a program.
     * @param {string | null} text
     */
    open(text) {
      if (text === null) {
        status = "policy_missing";
      } else {
        program = text;
        start();
      }
    },

    /**
     * Asks the engine, where there is one. What it answers with `error` is its caller's mistake; a throw is its own.
     * @param {number} question
     * @param {string} [text]
     * @param {number} [now]
     */
    ask(question, text = "", now = 0) {
      /** @type {any} */
      let answer;
      try {
        answer = engine && JSON.parse(engine.ask(question, text, now));
        if (engine && engine.memory.buffer.byteLength > ENOUGH) start();
      } catch {
        this.fail();
      }
      if (answer?.error) throw new TypeError(`leadpass: ${answer.error}`);
      return answer;
    },

    /** Ends it. */
    fail() {
      engine = undefined;
      if (status === "ready") status = "engine_failed";
    },

    /**
     * A listener that stays silent whatever happens in it.
     * @param {(event: any) => void} listener
     * @returns {(event: any) => void}
     */
    silent(listener) {
      return (event) => {
        try {
          listener(event);
        } catch {
          this.fail();
        }
      };
    },
  };
}
