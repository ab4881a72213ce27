// What the module asks of its host; see `src/platform.rs`.

/**
 * NFKC, then full Unicode lower case.
 * @param {string} text
 */
export const nfkcLower = (text) => text.normalize("NFKC").toLowerCase();

/**
 * A number as ECMAScript prints it; empty where no double holds it.
 * @param {string} text
 */
export const numberText = (text) => (isFinite(+text) ? `${+text}` : "");
