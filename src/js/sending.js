// One form and the engine: what it holds is read, decided, written and said. The form itself goes out whatever happens here.

import {eventOf} from "./activity.js";
import {bounded, fingerprint, readControls, withdraw, writeFields} from "./controls.js";
import {DECIDE, DECIDE_QUIETLY, LEAD} from "./core.js";
import {announce, isOff} from "./dom.js";
import {createForms} from "./forms.js";
import {stringify} from "./json.js";
import {showSections} from "./sections.js";

/** @typedef {import("./leadpass").Decision} Decision */
/** @typedef {{decision: Decision, values: string[]}} Answer */

/**
 * @param {import("./leadpass").Options} options
 * @param {import("./core.js").Core} core
 * @param {ReturnType<typeof import("./history.js").createHistory>} history
 * @param {import("./fields.js").Fields} fields
 */
export function createSender(options, core, history, fields) {
  const forms = createForms();

  /** @param {HTMLFormElement} form */
  function read(form) {
    settle();
    const entries = readControls(form, fields.names);
    const print = fingerprint(entries);
    return {entries, print, id: forms.id(form, print)};
  }

  /**
   * The lead that a form holds, as JSON for the engine. What asks for a download by being sent counts even where nothing is
   * remembered.
   * @param {HTMLFormElement} form
   * @param {ReturnType<typeof read>} reading
   */
  function leadOf(form, {entries, id}) {
    const gated = eventOf(form);
    const event = gated && history.read(gated, new Date().toISOString());
    const events = history.events();
    const all = event && !events.some(({id}) => id === event.id) ? [...events, event] : events;
    return stringify({key: id, controls: bounded(entries), events: all});
  }

  /**
   * @param {string} lead
   * @param {boolean} quiet
   * @returns {Answer | undefined}
   */
  function decide(lead, quiet) {
    return core.ask(quiet ? DECIDE_QUIETLY : DECIDE, lead, Date.now());
  }

  /**
   * Tells the page what was decided. Nothing typed is in it.
   * @param {HTMLFormElement} form
   * @param {Decision} decision
   * @param {boolean} live
   */
  function tell(form, decision, live) {
    showSections(form, decision);
    if (options.debug && !live) console.info("leadpass", stringify(decision));
    announce(form, "leadpass-decision", {decision, live});
  }

  /** Decides one sending. @param {HTMLFormElement} form @param {ReturnType<typeof read>} reading */
  function send(form, reading) {
    /** @type {string[] | undefined} */
    let values;
    if (announce(form, "leadpass-before", {}, true)) {
      const gated = eventOf(form);
      if (gated) history.record(gated);
      const answer = decide(leadOf(form, reading), true);
      if (answer) {
        values = answer.values;
        tell(form, answer.decision, false);
      }
    }
    forms.sent(form, reading.print, values);
    return values;
  }

  /** Takes back what was written into forms that were reset, unless a listener cancelled that. */
  function settle() {
    for (const form of forms.settle()) withdraw(form);
  }

  /**
   * Says in the form why nothing was decided.
   * @param {HTMLFormElement} form
   * @param {FormData | undefined} data
   */
  function excuse(form, data) {
    const status = isOff(form) ? "off" : core.status();
    if (options.debug) console.info("leadpass", status);
    withdraw(form, data);
    if (options.mode !== "shadow") writeFields(form, data, fields.only(status));
    if (status !== "off" && !data) announce(form, "leadpass-error", {status});
  }

  return {
    /**
     * Handles a `submit`, or a `formdata` with its data.
     * @param {HTMLFormElement} form
     * @param {FormData | undefined} data
     */
    handle(form, data) {
      /** @type {string[] | undefined} */
      let values;
      if (core.status() === "ready" && !isOff(form)) {
        try {
          const reading = read(form);
          values = ((data && forms.justSent(form, reading.print)) ?? {values: send(form, reading)}).values;
        } catch {
          core.fail();
        }
      }
      if (core.status() !== "ready" || isOff(form)) return excuse(form, data);
      if (values && options.mode !== "shadow") writeFields(form, data, fields.named(values));
      else withdraw(form, data);
    },

    /** Decides while somebody types. @param {HTMLFormElement} form */
    live(form) {
      const answer = !isOff(form) && decide(leadOf(form, read(form)), true);
      if (answer) tell(form, answer.decision, true);
    },

    /** Decides on what a form holds now, and leaves it as it is. @param {HTMLFormElement} form */
    preview: (form) => decide(leadOf(form, read(form)), false),

    /** The lead that a form holds now. @param {HTMLFormElement} form */
    lead(form) {
      const lead = leadOf(form, read(form));
      return core.ask(LEAD, lead);
    },

    settle,

    /** A form is about to be reset. @param {HTMLFormElement} form @param {Event} event */
    reset(form, event) {
      forms.reset(form, event);
      setTimeout(settle);
    },

    /** Forgets all forms of a page that came back from the cache. */
    forgetAll: () => forms.forgetAll(),
  };
}
