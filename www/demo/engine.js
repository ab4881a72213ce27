// @ts-check
// Where the engine stands on this page. The package is loaded by its own tag, as a customer would;
// this only watches whether it arrives, and never stands in for it.

/** @import { EngineState } from "./types" */

const tag = document.querySelector('script[src*="/pkg/leadpass.js"]');
let failed = false;

/** @returns {EngineState} */
export function engineState() {
  if (window.leadpass?.status) return /** @type {EngineState} */ (window.leadpass.status);
  return failed ? "blocked" : "waiting";
}

/**
 * Calls back once the engine has come or is known not to come.
 * @param {() => void} listener
 */
export function onEngine(listener) {
  const settle = () => {
    failed = failed || !window.leadpass;
    listener();
  };
  tag?.addEventListener("load", settle);
  tag?.addEventListener("error", settle);
  document.addEventListener("leadpass-ready", listener);
  if (window.leadpass) listener();
  else if (document.readyState === "complete") settle();
  else addEventListener("load", settle);
}
