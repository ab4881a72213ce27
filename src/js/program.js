// Where a program comes from: bytes, ASCII text, an inline block of the page, or a URL.

import {elementById} from "./dom.js";

/** Every program begins with these letters, plain and as ASCII text: base64, and behind dots its words. */
const START = "LPP1";
const BASE64_START = "TFBQ";

/** @param {AllowSharedBufferSource} bytes */
const utf8 = (bytes) => new TextDecoder().decode(bytes);

/**
 * @param {string} text
 * @returns {string} no program, where it is no base64: the engine says so
 */
function fromBase64(text) {
  try {
    const [list, ...words] = text.replace(/\s/g, "").split(".");
    return [utf8(Uint8Array.from(atob(list), (letter) => letter.charCodeAt(0))), ...words].join(".");
  } catch {
    return "";
  }
}

/** @param {string} text */
const fromText = (text) => (text.trimStart().startsWith(BASE64_START) ? fromBase64(text) : text);

/**
 * A program's text: at once, or as a promise for a URL. `null` where there is none.
 * @param {import("./leadpass").ProgramSource} source
 * @returns {string | null | Promise<string | null>}
 */
export function readProgram(source) {
  // Bytes may come from another realm, whose classes are not ours.
  if (ArrayBuffer.isView(source) || Object.prototype.toString.call(source) === "[object ArrayBuffer]") return fromText(utf8(/** @type {ArrayBuffer} */ (source)));
  const text = String(source).trim();
  if (text.startsWith(START) || text.startsWith(BASE64_START)) return fromText(text);
  if (text.startsWith("#")) {
    if (!globalThis.document) return null;
    const block = elementById(document, text.slice(1))?.textContent?.trim();
    return block ? fromBase64(block) : null;
  }
  if (!text) return null;
  const fetched = async () => {
    const response = await fetch(text);
    return response.ok ? fromText(await response.text()) : null;
  };
  return fetched().catch(() => null);
}
