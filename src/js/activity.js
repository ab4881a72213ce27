// What visitors do: links they activate, marks that count once when the page loads, forms that ask for a download.

import {attribute, attributeNames, closest, isOff, select} from "./dom.js";

/** @typedef {import("./leadpass").TrackedEvent} TrackedEvent */

const NAME = "data-leadpass-event";
const PREFIX = "data-leadpass-";
const LINK = `a[${NAME}],area[${NAME}]`;
const MARK = `[${NAME}]:not(a,area,form)`;

/** Members of the family that are no properties of an event. */
const NO_PROPERTIES = ["event", "field", "when", "ask"];

/**
 * What an element's attributes say of its event; nothing without a name.
 * @param {Element} element
 * @param {string} [prefix]
 * @param {string[]} [others] attributes that say something else
 * @returns {TrackedEvent | undefined}
 */
export function eventOf(element, prefix = PREFIX, others = NO_PROPERTIES) {
  const event = attribute(element, `${prefix}event`);
  /** @type {Record<string, string>} */
  const properties = {};
  for (const name of attributeNames(element)) {
    const property = name.slice(prefix.length);
    if (name.startsWith(prefix) && !others.includes(property)) properties[property] = attribute(element, name);
  }
  return event ? {event, properties} : undefined;
}

/**
 * The event of a link that was activated with the left or the middle button, or the keyboard.
 * @param {MouseEvent} event
 * @returns {TrackedEvent | undefined}
 */
export function activated(event) {
  if (event.type === "auxclick" && event.button !== 1) return undefined;
  /** @type {any} */
  const target = event.composedPath()[0];
  const element = target instanceof Element ? target : target?.parentElement;
  const link = element && closest(element, LINK);
  return link && !isOff(link) ? eventOf(link) : undefined;
}

/**
 * The events of the marks below a node.
 * @param {Node} root
 * @returns {(TrackedEvent | undefined)[]}
 */
export const marks = (root) => select(root, MARK).filter((mark) => !isOff(mark)).map((mark) => eventOf(mark));
