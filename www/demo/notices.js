// @ts-check
// Says on every page what is not as usual: that the visitor's own policy decides, or that a fault is being simulated,
// each with the way back.

import { element, write } from "./element.js";
import { onLanguage, say } from "./language.js";
import { keepOwnPolicy, ownPolicy } from "./policy/source.js";
import { fault as faults, faultNotice, ownNotice, word } from "./words/pages.js";

/** @param {() => string} text @param {HTMLElement} back @param {() => string} label */
function notice(text, back, label) {
  const says = element("p", {});
  const show = () => {
    write(says, text());
    write(back, label());
  };
  onLanguage(show);
  show();
  return element("div", { class: "notice" }, says, back);
}

/** @param {HTMLElement} main */
export function mountNotices(main) {
  const named = new URLSearchParams(location.search).get("fault") ?? "";
  for (const link of document.querySelectorAll("[data-fault]")) {
    if (link.getAttribute("data-fault") === named) link.setAttribute("aria-current", "true");
  }
  const fault = faults[named];
  if (fault) main.prepend(notice(() => say(faultNotice(say(fault))), element("a", { href: location.pathname }), () => say(word.backToNormal)));

  const own = ownPolicy();
  if (!own) return;
  const back = element("button", { type: "button", class: "quiet", onclick: () => { keepOwnPolicy(undefined); location.reload(); } });
  main.prepend(notice(() => say(ownNotice(own.name)), back, () => say(word.backToDemo)));
}
