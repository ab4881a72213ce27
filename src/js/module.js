// Starting the wasm module that the build put into this file.

/** @type {WebAssembly.Module | undefined} */
let compiled;

/** The module's bytes: ninety of them are one letter each, any other is two; see `xtask/src/build/letters.rs`. */
function moduleBytes() {
  /** @type {number[][]} */
  const [rare, single] = [[], []];
  for (let byte = 0; byte < 256; byte++) ((parseInt(WASM_KEY[byte >> 2], 16) >> (byte & 3)) & 1 ? single : rare).push(byte);
  const order = single.concat(rare);
  const bytes = new Uint8Array(WASM.length);
  let length = 0;
  let base = 0;
  for (let at = 0; at < WASM.length; at++) {
    const code = WASM.charCodeAt(at);
    // The two letters that a string cannot hold in peace have others in their places.
    const letter = code === 32 ? 57 : code === 33 ? 25 : code - 35;
    if (!base && letter > 89) {
      base = letter === 90 ? 90 : 182;
    } else {
      bytes[length++] = order[base + letter];
      base = 0;
    }
  }
  return bytes.subarray(0, length);
}

/**
 * An instance of the module; `null` where the page refuses wasm.
 * @returns {ReturnType<typeof wasm_bindgen> | null}
 */
export function startModule() {
  try {
    if (!compiled) {
      compiled = new WebAssembly.Module(moduleBytes());
    }
    const instance = wasm_bindgen();
    const {memory} = instance.initSync(compiled);
    return {...instance, memory};
  } catch {
    return null;
  }
}
