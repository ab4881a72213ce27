// The page through its prototypes: a control named `matches` hides its form's method, an image named `createElement` hides the
// document's.

/** @type {any} */
const formPrototype = globalThis.HTMLFormElement?.prototype;

/** @type {any} */
const documentPrototype = globalThis.Document?.prototype;

/**
 * Calls a form's own method.
 * @param {HTMLFormElement} form
 * @param {"appendChild" | "closest" | "dispatchEvent" | "matches" | "querySelector" | "querySelectorAll"} method
 * @param {any} argument
 * @returns {any}
 */
export function ofForm(form, method, argument) {
  return formPrototype[method].call(form, argument);
}

/**
 * Calls the document's own method.
 * @param {"createElement" | "getElementById"} method
 * @param {string} argument
 * @returns {any}
 */
export function ofDocument(method, argument) {
  return documentPrototype[method].call(document, argument);
}

/**
 * Reads the document's own property.
 * @param {"currentScript" | "readyState"} name
 * @returns {any}
 */
export function documentProperty(name) {
  return Object.getOwnPropertyDescriptor(documentPrototype, name)?.get?.call(document);
}
