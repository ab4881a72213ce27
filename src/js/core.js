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
          engine = new module.Engine(bytes);
          status = "ready";
        } catch (error) {
          status = typeof error === "string" ? "policy_invalid" : "engine_failed";
        }
      }
    },

    /**
     * Does something with the engine, where there is one. A text that it throws is its caller's mistake, anything else its own.
     * @template T
     * @param {(engine: Engine) => T} work
     * @returns {T | undefined}
     */
    run(work) {
      try {
        return engine && work(engine);
      } catch (error) {
        if (typeof error === "string") throw new TypeError(`leadpass: ${error}`);
        this.fail();
        return undefined;
      }
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
