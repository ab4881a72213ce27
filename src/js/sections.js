// Sections of the page that are meant for an outcome.

import {select, surroundings} from "./dom.js";

/**
 * Shows the sections for an outcome and hides the others, in the page and in the form's own shadow root. What is meant for sales
 * waits until a verdict is certain.
 * @param {HTMLFormElement} form
 * @param {import("./leadpass").Decision} decision
 */
export function showSections(form, {outcome, provisional}) {
  for (const root of surroundings(form)) {
    for (const section of select(root, "[data-leadpass-when]")) {
      const outcomes = section.getAttribute("data-leadpass-when").split(/\s+/);
      section.hidden = !outcomes.includes(outcome) || (provisional && outcomes.includes("sales"));
    }
  }
}
