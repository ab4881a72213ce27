// <lead-pass policy="#leadpass-policy" for="contact-form">: the element form of the widget. Class and registration are apart.

import {create} from "./engine.js";

/** @typedef {import("./leadpass").Handle} Handle */

const ElementBase = globalThis.HTMLElement ?? class {};

/** Attaches a form as long as it stands in the page. What it holds with `data-leadpass-when` is its panel. */
export class LeadPassElement extends ElementBase {
  /** @type {import("./leadpass").Leadpass | undefined} */
  leadpass;

  /** @type {Handle | undefined} */
  handle;

  connectedCallback() {
    const target = this.getAttribute("for");
    const form = target === null ? this.closest("form") : document.getElementById(target);
    if (!form) return;
    const {leadpass, open} = create({
      history: /** @type {any} */ (this.getAttribute("history") ?? undefined),
      mode: /** @type {any} */ (this.getAttribute("mode") ?? undefined),
    });
    this.leadpass = leadpass;
    this.handle = leadpass.attach(form, {live: this.hasAttribute("live")});
    open(this.getAttribute("policy") ?? "#leadpass-policy");
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
