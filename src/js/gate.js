// The gate: the two listeners that every sending of a form passes. They hand it to the engine, and where there is none they say
// so in `leadpass_status`. The form itself goes out whatever happens here.

import {ofDocument, ofForm} from "./dom.js";

/**
 * Where the events of a root pass first: its shadow root, or the window.
 * @param {Node} root
 * @returns {EventTarget}
 */
export function listeningPost(root) {
  const top = root.getRootNode();
  return globalThis.ShadowRoot && top instanceof ShadowRoot ? top : window;
}

/**
 * Listens to every sending that passes a post.
 * @param {EventTarget} post
 * @param {(event: Event) => void} handler
 * @returns {() => void} what ends it
 */
export function openGate(post, handler) {
  const types = ["submit", "formdata"];
  for (const type of types) post.addEventListener(type, handler, {capture: true, passive: true});
  return () => types.forEach((type) => post.removeEventListener(type, handler, {capture: true}));
}

/**
 * Whether a form is one of those below the roots. A broken selector names none.
 * @param {EventTarget | null} form
 * @param {Iterable<Node>} roots
 * @param {string} selector
 * @returns {form is HTMLFormElement}
 */
export function isAttached(form, roots, selector) {
  if (!(form instanceof HTMLFormElement)) return false;
  try {
    for (const root of roots) {
      if (root === form || (!(root instanceof HTMLFormElement) && root.contains(form) && ofForm(form, "matches", selector))) return true;
    }
  } catch {
    // as if it named none
  }
  return false;
}

/**
 * Takes back what an earlier sending wrote: inputs of ours go, fields of the host get back what they held.
 * @param {HTMLFormElement} form
 * @param {FormData | undefined} data
 */
function withdraw(form, data) {
  for (const control of ofForm(form, "querySelectorAll", "[data-leadpass-output]")) {
    control.remove();
    data?.delete(control.name);
  }
  for (const control of ofForm(form, "querySelectorAll", "[data-leadpass-filled]")) {
    control.value = control.getAttribute("data-leadpass-filled");
    control.removeAttribute("data-leadpass-filled");
    data?.set(control.name, control.value);
  }
}

/**
 * Says in the form why nothing was decided.
 * @param {Event} event
 * @param {HTMLFormElement} form
 * @param {string | null} name
 * @param {string} reason
 */
export function stamp(event, form, name, reason) {
  const status = ofForm(form, "closest", '[data-leadpass="off"]') ? "off" : reason;
  /** @type {FormData | undefined} */
  const data = /** @type {any} */ (event).formData;
  withdraw(form, data);
  if (name !== null && data) {
    data.set(name, status);
  } else if (name !== null) {
    let input = ofForm(form, "querySelector", `[name="${CSS.escape(name)}"]`);
    if (input) {
      input.setAttribute("data-leadpass-filled", input.value);
    } else {
      input = ofDocument("createElement", "input");
      input.type = "hidden";
      input.name = name;
      input.setAttribute("data-leadpass-output", "");
      ofForm(form, "appendChild", input);
    }
    input.value = status;
  }
  if (status !== "off" && event.type === "submit") {
    ofForm(form, "dispatchEvent", new CustomEvent("leadpass-error", {bubbles: true, composed: true, detail: {status}}));
  }
}
