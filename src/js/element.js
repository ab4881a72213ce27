// <lead-pass policy="#leadpass-policy" for="contact-form">: the element form of the widget. Class and registration are apart.

import {closest, elementById, isLoading} from "./dom.js";
import {create} from "./engine.js";

/** @typedef {import("./leadpass").Handle} Handle */

const ElementBase = globalThis.HTMLElement ?? class {};

/** What an element cannot share with the page's script: it gets an engine of its own. */
const OWN = ["policy", "mode", "history"];

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
    if (!this.start() && isLoading()) {
      // The form comes later in the page.
      addEventListener("DOMContentLoaded", () => void (this.isConnected && this.start()), {once: true, passive: true});
    }
  }

  /** Attaches the form, if it is there. */
  start() {
    const target = this.getAttribute("for");
    const form = target === null ? closest(this, "form") : elementById(document, target);
    if (!form || this.handle) return false;
    this.leadpass ??= this.share() ?? this.open();
    this.handle = this.leadpass.attach(form, {live: this.hasAttribute("live")});
    return true;
  }

  /** The engine that the page's script runs, with all it remembers. */
  share() {
    const page = window.leadpass;
    return typeof page === "function" && "load" in page && !OWN.some((name) => this.hasAttribute(name)) ? page : undefined;
  }

  /** An engine of its own. */
  open() {
    const option = (/** @type {string} */ name) => /** @type {any} */ (this.getAttribute(name) ?? undefined);
    const {leadpass, open} = create({history: option("history"), mode: option("mode")});
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
