// The forms' memory between two sendings: a form's id, what the host's values were, and what was written.

import {freshId} from "./ids.js";

/** The submit event and the gathering of its data are one sending when they are this close, in milliseconds. */
const ONE_SENDING = 1000;

/**
 * What was decided for one sending; no fields where the host cancelled the tagging.
 * @typedef {{values: string[] | undefined, print: string, at: number}} Sending
 */

/** @typedef {ReturnType<typeof createForms>} Forms */

export function createForms() {
  /** `next` is the id of the first sending with other values. @type {WeakMap<HTMLFormElement, {id: string, next: string, last?: Sending}>} */
  let seen = new WeakMap();
  /** Resets that their listeners may still cancel. @type {Map<HTMLFormElement, Event>} */
  const resets = new Map();

  /** @param {HTMLFormElement} form */
  function of(form) {
    const known = seen.get(form) ?? {id: freshId(), next: freshId()};
    seen.set(form, known);
    return known;
  }

  return {
    /**
     * The id of what a form holds now: kept while the host's values are those of the last sending.
     * @param {HTMLFormElement} form
     * @param {string} print
     */
    id(form, print) {
      const {id, next, last} = of(form);
      return last && last.print !== print ? next : id;
    },

    /**
     * Remembers what was written.
     * @param {HTMLFormElement} form
     * @param {string} print
     * @param {string[] | undefined} values
     */
    sent(form, print, values) {
      const known = of(form);
      if (known.last && known.last.print !== print) [known.id, known.next] = [known.next, freshId()];
      known.last = {values, print, at: Date.now()};
    },

    /**
     * What the submit of this very sending decided.
     * @param {HTMLFormElement} form
     * @param {string} print
     * @returns {Sending | undefined}
     */
    justSent(form, print) {
      const {last} = of(form);
      const age = last ? Date.now() - last.at : -1;
      return last?.print === print && age >= 0 && age < ONE_SENDING ? last : undefined;
    },

    /** @param {HTMLFormElement} form @param {Event} event */
    reset: (form, event) => void resets.set(form, event),

    /** Forgets the forms that were reset; gives them back. */
    settle() {
      const done = [...resets].filter(([, event]) => !event.defaultPrevented).map(([form]) => form);
      resets.clear();
      for (const form of done) seen.delete(form);
      return done;
    },

    forgetAll() {
      seen = new WeakMap();
    },
  };
}
