// The classic script: reads its own tag, starts the engine, replays early calls. Loading it twice is harmless.

import {eventOf} from "./activity.js";
import {currentScript} from "./dom.js";
import {create, load} from "./engine.js";
import {defineElement} from "./element.js";

/** Attributes of the script tag that are settings; any other says something of the page's event. */
const SETTINGS = ["policy", "forms", "event", "map", "history", "consent", "mode", "live", "leadpass"];

/**
 * @param {DOMStringMap} data
 * @returns {import("./leadpass").Options}
 */
function readOptions(data) {
  /** @type {any} */
  let map;
  try {
    map = data.map ? JSON.parse(data.map) : undefined;
  } catch {
    map = undefined; // a broken mapping keeps the names as they are
  }
  return {
    forms: data.forms,
    history: /** @type {any} */ (data.history),
    map,
    mode: /** @type {any} */ (data.mode),
    off: data.leadpass === "off",
    debug: new URLSearchParams(location.search).has("leadpass-debug"),
  };
}

function startClassic() {
  // An element with the id `leadpass` is no early call.
  /** @type {any} */
  const early = typeof window.leadpass === "function" ? window.leadpass : undefined;
  if (early?.load) return;
  const script = currentScript(document);
  const data = script?.dataset ?? {};
  const {leadpass, open} = create(readOptions(data));
  /** @type {any} */
  const callable = (/** @type {keyof typeof leadpass} */ method, /** @type {any[]} */ ...rest) => /** @type {any} */ (leadpass)[method]?.(...rest);
  Object.defineProperties(callable, Object.getOwnPropertyDescriptors(leadpass));
  callable.load = load;
  window.leadpass = callable;
  leadpass.attach(document, {live: "live" in data});
  open(data.policy ?? "#leadpass-policy");
  const event = script && eventOf(script, "data-", SETTINGS);
  if (event) leadpass.track(event);
  defineElement();
  for (const call of early?.q ?? []) {
    try {
      callable(...call);
    } catch (error) {
      console.warn(error); // one call that makes no sense does not lose the others
    }
  }
}

startClassic();
