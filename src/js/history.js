// The history: events only, never what was typed. The newest 200 that the policy asks about, in memory or in the tab's storage.

import {ASKS, HASH} from "./core.js";
import {freshId} from "./ids.js";
import {stringify} from "./json.js";

/** @typedef {import("./leadpass").TrackedEvent} TrackedEvent */
/** @typedef {import("./leadpass").LeadEvent} LeadEvent */

const MOST = 200;
const STORED_AS = "leadpass.history";

/**
 * @param {string | undefined} mode
 * @param {import("./core.js").Core} core
 */
export function createHistory(mode, core) {
  /** Tells one page load's views from another's. */
  const load = freshId();
  /** Tells one visitor's events from another's. */
  let id = freshId();
  /** @type {LeadEvent[]} */
  let events = [];
  /** What happened before the policy was there. @type {[TrackedEvent, string][] | undefined} */
  let waiting = [];

  /** Storage may be full or blocked: then the page's own memory has to do. @param {(storage: Storage) => void} work */
  function stored(work) {
    try {
      if (mode === "session") work(sessionStorage);
    } catch {
      // as said
    }
  }

  /**
   * The event as leads hold it; none where the policy does not ask about it. Without an id of its own it gets the one that the
   * same event of the same visitor always has; a page view, the one of this page load.
   * @param {TrackedEvent} sent
   * @param {string} now the moment where the event names none
   * @returns {LeadEvent | undefined}
   */
  function read({event, properties = {}, id: own, at}, now) {
    if (typeof event !== "string") return undefined;
    const seed = event === "page_view" ? id + load : id;
    const same = stringify([seed, event, Object.entries(properties ?? {}).sort()]);
    const moment = [at, now].find((one) => typeof one === "string" && core.ask(ASKS, `${one}\n${event}`));
    if (moment === undefined) return undefined;
    const known = own ? `${own}` : core.ask(HASH, same)?.slice(0, 32);
    return known && {at: moment, event, id: known, properties};
  }

  /**
   * @param {TrackedEvent} event
   * @param {string} at
   */
  function record(event, at) {
    const known = mode !== "none" && read(event, at);
    if (!known || events.some(({id}) => id === known.id)) return;
    events = [...events, known];
    if (events.length > MOST) events = events.sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, MOST);
    stored((storage) => storage.setItem(STORED_AS, stringify({id, events})));
  }

  return {
    read,
    events: () => events,

    /**
     * Remembers an event. The same id again replaces nothing.
     * @param {TrackedEvent} event
     */
    record(event) {
      const at = new Date().toISOString();
      if (!waiting) record(event, at);
      else if (waiting.length < MOST) waiting.push([event, at]);
    },

    /** Remembers what waited for the policy, once there is one. */
    open() {
      stored((storage) => {
        const kept = JSON.parse(storage.getItem(STORED_AS) ?? "{}");
        if (typeof kept.id !== "string" || !Array.isArray(kept.events)) return;
        id = kept.id;
        events = kept.events.filter((/** @type {LeadEvent} */ event) => read(event, ""));
      });
      const early = waiting ?? [];
      waiting = undefined;
      for (const [event, at] of early) record(event, at);
    },

    /** Forgets everything, in storage as well. */
    forget() {
      events = [];
      id = freshId();
      if (waiting) waiting = [];
      stored((storage) => storage.removeItem(STORED_AS));
    },
  };
}
