// The deciding core and its status. A trap ends it for good, and everybody else goes on.

import {startModule} from "./module.js";

/** @typedef {ReturnType<typeof createCore>} Core */

/** @param {boolean | undefined} off */
export function createCore(off) {
  /** @type {Engine | undefined} */
  let engine;
  /** @type {import("./leadpass").EngineStatus} */
  let status = off ? "off" : "not_ready";
  return {
    status: () => status,

    /**
     * Starts the engine with a program.
     * @param {string | null} program
     */
    open(program) {
      if (program === null) {
        status = "policy_missing";
        return;
      }
      const instance = startModule();
      status = "engine_failed";
      try {
        if (instance) status = instance.open(program) ? "ready" : "policy_invalid";
        if (instance && status === "ready") engine = instance;
      } catch {
        // as it stands
      }
    },

    /**
     * Asks the engine, where there is one. What it answers with `error` is its caller's mistake; a throw is its own.
     * @template T
     * @param {(engine: Engine) => T} work
     * @returns {T | undefined}
     */
    ask(work) {
      /** @type {any} */
      let answer;
      try {
        answer = engine && work(engine);
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
