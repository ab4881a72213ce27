// @ts-check
// Where the engine stands on this page. The package is loaded by its own tag, as a customer would;
// this only watches whether it arrives, and never stands in for it.

/** @import { EngineState, Handle } from "./types" */

const tag = document.querySelector('script[src*="/pkg/leadpass.js"]');
let failed = false;

/** @returns {EngineState} */
export function engineState() {
  if (window.leadpass?.status) return /** @type {EngineState} */ (window.leadpass.status);
  return failed ? "blocked" : "waiting";
}

/** @type {WeakMap<HTMLFormElement, Handle>} */
const handles = new WeakMap();

/** The package's handle of a form, attached once. @param {HTMLFormElement} form @returns {Handle | undefined} */
export function handleOf(form) {
  const known = handles.get(form);
  const handle = known ?? window.leadpass?.attach(form, { live: true });
  if (handle && !known) handles.set(form, handle);
  return handle;
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
  // after the event, not within: it is dispatched while a form is being attached, and a listener may attach one
  document.addEventListener("leadpass-ready", () => setTimeout(listener));
  if (window.leadpass) listener();
  else if (document.readyState === "complete") settle();
  else addEventListener("load", settle);
}
