// What the module asks of its host; see `src/platform.rs`.

/**
 * A number as ECMAScript prints it, empty where no double holds it; or the fold of a text: NFKC, full Unicode lower case, white space
 * collapsed and trimmed.
 * @param {string} text
 * @param {boolean} number
 */
export const hostText = (text, number) =>
  number
    ? isFinite(+text)
      ? `${+text}`
      : ""
    : text.normalize("NFKC").toLowerCase().replace(/[\s\x85]+/g, " ").trim();
