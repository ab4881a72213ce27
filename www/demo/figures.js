// @ts-check
// Figures of the build, read from /build.json: never typed by hand.

import { language, say } from "./language.js";
import { packageSize } from "./words/pages.js";

/** @typedef {{ version: string, leadpass: { raw: number, gzip: number, brotli: number, integrity: string } }} Build */

/** @returns {Promise<Build | undefined>} */
export async function build() {
  try {
    const answer = await fetch("/build.json");
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined; // no figures rather than wrong ones
  }
}

/** @param {Build | undefined} figures */
export function showFigures(figures) {
  if (!figures) return;
  const size = new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(figures.leadpass.brotli / 1024);
  for (const node of document.querySelectorAll("[data-figure]")) {
    node.textContent = node.getAttribute("data-figure") === "size" ? say(packageSize(size)) : figures.version;
    node.closest("li")?.removeAttribute("hidden");
  }
}
