// A form's controls: what they say, and the fields that we write beside them. A field of the host that has one of our names is
// filled instead. Passwords, files and card numbers are never read.

import {append, controlsOf, createElement, select} from "./dom.js";
import {stringify} from "./json.js";

/** Marks the inputs that we added. */
const OURS = "data-leadpass-output";

/** Marks the host's controls that we filled, and keeps what they held. */
const FILLED = "data-leadpass-filled";

/** The most bytes that one answer may have in UTF-8; see `docs/policy.md`. */
const LONGEST = 65_536;

/**
 * One thing a control says: for an option of a select its text as well, for a check box whether it is ticked.
 * @typedef {{name: string, field: string | null, value: string, text?: string, ticked?: boolean}} Entry
 */

const isSecret = (/** @type {any} */ control) =>
  /^(password|file)/i.test(control.getAttribute("type")) || /(^|\s)(cc-|current-password|new-password)/i.test(control.getAttribute("autocomplete"));

/**
 * What one control says.
 * @param {any} control
 * @returns {{value: string, text?: string, ticked?: boolean}[]}
 */
function said({localName, type, value, checked, selectedOptions}) {
  if (localName === "select") return [...selectedOptions].map(({value, text}) => ({value, text}));
  if (localName === "textarea") return [{value}];
  if (localName !== "input" || /^(submit|reset|button|image)$/.test(type) || (type === "radio" && !checked)) return [];
  return [type === "checkbox" ? {value, ticked: checked} : {value}];
}

/**
 * What a form holds, control by control, but for what is ours and what is secret.
 * @param {HTMLFormElement} form
 * @param {string[]} ours the names of our fields
 * @returns {Entry[]}
 */
export function readControls(form, ours) {
  /** @type {Entry[]} */
  const entries = [];
  for (const control of controlsOf(form)) {
    const name = control.getAttribute("name") ?? "";
    if (control.hasAttribute(OURS) || ours.includes(name) || isSecret(control) || control.matches(":disabled")) continue;
    const field = control.getAttribute("data-leadpass-field");
    for (const entry of said(control)) entries.push({name, field, ...entry});
  }
  return entries;
}

/**
 * What changes with any of the host's values.
 * @param {Entry[]} entries
 */
export const fingerprint = (entries) => stringify(entries.map(({name, value, ticked}) => ticked !== false && [name, value]));

const isLong = (/** @type {string} */ value = "") => value.length > LONGEST / 3 && new TextEncoder().encode(value).length > LONGEST;

/**
 * The entries as the engine reads them: one that is too long is something that no policy can read.
 * @param {Entry[]} entries
 */
export const bounded = (entries) => entries.map((entry) => (isLong(entry.value) || isLong(entry.text) ? {...entry, value: [[]], text: ""} : entry));

/**
 * Writes fields into the form, or into data that is being gathered from it.
 * @param {HTMLFormElement} form
 * @param {FormData | undefined} data
 * @param {[string, string][]} fields
 */
export function writeFields(form, data, fields) {
  for (const [name, value] of fields) {
    if (data) {
      data.set(name, value);
      continue;
    }
    let control = [...controlsOf(form)].find((control) => control.getAttribute("name") === name && /^(input|textarea)$/.test(control.localName));
    if (!control) {
      control = createElement(document, "input");
      for (const [attribute, value] of [["type", "hidden"], ["name", name], [OURS, ""]]) control.setAttribute(attribute, value);
      append(form, control);
    } else if (!control.hasAttribute(OURS) && !control.hasAttribute(FILLED)) {
      control.setAttribute(FILLED, control.value);
    }
    control.value = value;
  }
}

/**
 * Takes back what an earlier sending wrote: inputs of ours go, fields of the host get back what they held.
 * @param {HTMLFormElement} form
 * @param {FormData} [data]
 */
export function withdraw(form, data) {
  for (const control of select(form, `[${OURS}],[${FILLED}]`)) {
    const {name} = control;
    const value = control.getAttribute(FILLED);
    if (value === null) {
      control.remove();
      data?.delete(name);
    } else {
      control.value = value;
      control.removeAttribute(FILLED);
      data?.set(name, value);
    }
  }
}
