// The gate: the two listeners that every sending of a form passes. They hand it to the engine, and where there is none they say
// so in `leadpass_status`. The form itself goes out whatever happens here.

const {prototype: formPrototype} = globalThis.HTMLFormElement ?? {prototype: {}};

/**
 * Calls a form's own method, even where a control of that name hides it.
 * @param {HTMLFormElement} form
 * @param {"matches" | "appendChild" | "dispatchEvent" | "querySelector" | "querySelectorAll"} method
 * @param {any} argument
 * @returns {any}
 */
function ofForm(form, method, argument) {
  return formPrototype[method].call(form, argument);
}

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
 */
export function openGate(post, handler) {
  for (const type of ["submit", "formdata"]) post.addEventListener(type, handler, {capture: true, passive: true});
}

/**
 * Whether a form is one of those below the roots.
 * @param {EventTarget | null} form
 * @param {Iterable<Node>} roots
 * @param {string} selector
 * @returns {form is HTMLFormElement}
 */
export function isAttached(form, roots, selector) {
  if (!(form instanceof HTMLFormElement)) return false;
  for (const root of roots) {
    if (root === form || (!(root instanceof HTMLFormElement) && root.contains(form) && ofForm(form, "matches", selector))) return true;
  }
  return false;
}

/**
 * Says in the form why nothing was decided.
 * @param {Event} event
 * @param {HTMLFormElement} form
 * @param {string | null} name
 * @param {string} status
 */
export function stamp(event, form, name, status) {
  if (name !== null && "formData" in event) {
    /** @type {FormDataEvent} */ (event).formData.set(name, status);
  } else if (name !== null) {
    for (const ours of ofForm(form, "querySelectorAll", "input[data-leadpass-output]")) ours.remove();
    let input = ofForm(form, "querySelector", `[name="${CSS.escape(name)}"]`);
    if (!input) {
      input = document.createElement("input");
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
