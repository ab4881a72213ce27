// <lead-pass policy="#leadpass-policy" for="contact-form">: the element form of the widget. Class and registration are apart.

import {documentProperty, ofDocument} from "./dom.js";
import {create} from "./engine.js";

/** @typedef {import("./leadpass").Handle} Handle */

const ElementBase = globalThis.HTMLElement ?? class {};

/** Attaches a form as long as it stands in the page. What it holds with `data-leadpass-when` is its panel. */
export class LeadPassElement extends ElementBase {
  constructor() {
    super();
    /** @type {import("./leadpass").Leadpass | undefined} */
    this.leadpass = undefined;
    /** @type {Handle | undefined} */
    this.handle = undefined;
  }

  connectedCallback() {
    if (!this.start() && documentProperty("readyState") === "loading") {
      // The form comes later in the page.
      addEventListener("DOMContentLoaded", () => void (this.isConnected && this.start()), {once: true});
    }
  }

  /** Attaches the form, if it is there. */
  start() {
    const target = this.getAttribute("for");
    const form = target === null ? this.closest("form") : ofDocument("getElementById", target);
    if (!form || this.handle) return false;
    this.leadpass = this.share() ?? this.open();
    this.handle = this.leadpass.attach(form, {live: this.hasAttribute("live")});
    return true;
  }

  /** The engine that the page's script runs, with all it remembers; none where this element has a policy of its own. */
  share() {
    const page = window.leadpass;
    return typeof page === "function" && "load" in page && !this.hasAttribute("policy") ? page : undefined;
  }

  /** An engine of its own. */
  open() {
    const {leadpass, open} = create({
      history: /** @type {any} */ (this.getAttribute("history") ?? undefined),
      mode: /** @type {any} */ (this.getAttribute("mode") ?? undefined),
    });
    open(this.getAttribute("policy") ?? "#leadpass-policy");
    return leadpass;
  }

  disconnectedCallback() {
    this.handle?.detach();
    this.handle = undefined;
  }
}

/** Registers `<lead-pass>`, once. */
export function defineElement() {
  const {customElements} = globalThis;
  if (customElements && !customElements.get("lead-pass")) {
    customElements.define("lead-pass", /** @type {any} */ (LeadPassElement));
  }
}
