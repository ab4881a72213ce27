// @ts-check
// A button that copies a text and says so.

import { element, write } from "./element.js";
import { onLanguage, say } from "./language.js";
import { word } from "./words/pages.js";

/** @param {HTMLElement} code  shown text, selected where the clipboard is refused @param {() => string} text */
export function copyButton(code, text) {
  const button = element("button", { type: "button", class: "quiet" });
  const note = element("span", { class: "small", role: "status" });
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      write(note, say(word.copied));
    } catch {
      getSelection()?.selectAllChildren(code);
      write(note, say(word.copyFailed));
    }
  });
  const show = () => {
    write(button, say(word.copy));
    write(note, "");
  };
  onLanguage(show);
  show();
  return element("p", { class: "copy" }, button, note);
}
