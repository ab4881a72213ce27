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
     * Starts the engine with a program's bytes.
     * @param {Uint8Array | null} bytes
     */
    open(bytes) {
      const module = bytes && startModule();
      if (!bytes) status = "policy_missing";
      else if (!module) status = "engine_failed";
      else {
        try {
          engine = module.Engine.open(bytes);
          status = engine ? "ready" : "policy_invalid";
        } catch {
          status = "engine_failed";
        }
      }
    },

    /**
     * Asks the engine, where there is one. What it answers with `error` is its caller's mistake; a throw is its own.
     * @param {(engine: Engine) => string | undefined} work
     * @returns {any}
     */
    ask(work) {
      let answer;
      try {
        const json = engine && work(engine);
        answer = json && JSON.parse(json);
      } catch {
        this.fail();
      }
      if (answer?.error) throw new TypeError(`leadpass: ${answer.error}`);
      return answer || undefined;
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
