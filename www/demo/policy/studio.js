// @ts-check
// The studio build of the package, fetched when first needed: pages that only decide do without it.

/** @import { Studio } from "../types" */

/** @type {Promise<Studio> | undefined} */
let studio;

/** @returns {Promise<Studio>} */
export function loadStudio() {
  const address = "/pkg/studio.mjs";
  studio ??= import(address);
  return studio;
}
