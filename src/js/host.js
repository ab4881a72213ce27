// What the module asks of its host; see `src/platform.rs`.

/**
 * The fold of a text: NFKC, full Unicode lower case, white space collapsed and trimmed.
 * @param {string} text
 */
export const foldedText = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s\x85]+/g, " ").trim();

/**
 * A number as ECMAScript prints it; empty where no double holds it.
 * @param {string} text
 */
export const numberText = (text) => (isFinite(+text) ? `${+text}` : "");
