// Where a program comes from: bytes, base64 text, an inline block of the page, or a URL.

import {elementById} from "./dom.js";

/** Every program begins with these letters in base64. */
const BASE64_START = "TFBQ";

/**
 * @param {string} text
 * @returns {Uint8Array | null}
 */
function fromBase64(text) {
  try {
    return Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array(); // no program either: the engine says so
  }
}

/**
 * @param {ArrayBuffer} buffer
 * @returns {Uint8Array | null}
 */
function fromFile(buffer) {
  const bytes = new Uint8Array(buffer);
  const text = new TextDecoder().decode(bytes.subarray(0, BASE64_START.length));
  return text === BASE64_START ? fromBase64(new TextDecoder().decode(bytes)) : bytes;
}

/**
 * The bytes of a program: at once, or as a promise for a URL. `null` where there is none.
 * @param {import("./leadpass").ProgramSource} source
 * @returns {Uint8Array | null | Promise<Uint8Array | null>}
 */
export function readProgram(source) {
  // Bytes may come from another realm, whose classes are not ours.
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  if (Object.prototype.toString.call(source) === "[object ArrayBuffer]") return new Uint8Array(/** @type {ArrayBuffer} */ (source));
  const text = String(source).trim();
  if (text.startsWith(BASE64_START)) return fromBase64(text);
  if (text.startsWith("#")) {
    if (!globalThis.document) return null;
    const block = elementById(document, text.slice(1))?.textContent?.trim();
    return block ? fromBase64(block) : null;
  }
  if (!text) return null;
  const fetched = async () => {
    const response = await fetch(text);
    return response.ok ? fromFile(await response.arrayBuffer()) : null;
  };
  return fetched().catch(() => null);
}
