// The listeners: on the window, and on the shadow root of what was attached. All of them are passive: they could not hold
// anything back if they wanted to.

import {contains, isForm, matches, nodeType, topOf} from "./dom.js";

/** @typedef {{root: Node, live: boolean}} Attached */

/**
 * Where the events of a node pass first: its shadow root, or the window.
 * @param {Node} root
 * @returns {EventTarget}
 */
export function listeningPost(root) {
  const top = topOf(root);
  return nodeType(top) === 11 && top.host ? top : window;
}

/**
 * Listens to everything that passes a post.
 * @param {EventTarget} post
 * @param {Record<string, (event: any) => void>} listeners
 * @returns {() => void} what ends it
 */
export function listen(post, listeners) {
  const all = Object.entries(listeners);
  for (const [type, listener] of all) post.addEventListener(type, listener, {capture: true, passive: true});
  return () => all.forEach(([type, listener]) => post.removeEventListener(type, listener, {capture: true}));
}

/**
 * Whether a form is what was attached, or one of those below it. A broken selector names none.
 * @param {unknown} form
 * @param {Attached} attached
 * @param {string} selector
 * @returns {form is HTMLFormElement}
 */
export function holds(form, {root}, selector) {
  try {
    return root === form || (isForm(form) && !isForm(root) && contains(root, form) && matches(form, selector));
  } catch {
    return false;
  }
}
