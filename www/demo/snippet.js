// @ts-check
// The snippet to copy: the policy block of this very page and the tag that reads it.

import { element, write } from "./element.js";
import { copyButton } from "./copying.js";

/**
 * @param {string} inline  the policy block, one line
 * @param {string | undefined} integrity
 */
export function snippetText(inline, integrity) {
  const lock = integrity ? ` integrity="${integrity}"` : "";
  return `${inline}\n<script src="leadpass.js"${lock} data-policy="#leadpass-policy"></script>\n<form data-leadpass method="post" action="…">`;
}

/** The published block as it stands in this page. */
export function blockOfPage() {
  const program = document.getElementById("leadpass-policy")?.textContent?.trim() ?? "";
  return `<script type="application/leadpass+base64" id="leadpass-policy">${program}</script>`;
}

/** @param {HTMLElement} box */
export function mountSnippet(box) {
  const code = element("code", {});
  let text = "";
  box.append(element("pre", { class: "snippet" }, code), copyButton(code, () => text));
  /** @param {string} inline @param {string | undefined} integrity */
  return (inline, integrity) => {
    text = snippetText(inline, integrity);
    // the block is one long line of a program: shown by its ends, copied whole
    write(code, text.replace(/(>[A-Za-z0-9+/=_-]{24})[A-Za-z0-9+/=_-]{48,}([A-Za-z0-9+/=_-]{8}<)/, "$1…$2"));
  };
}
