// Starting the wasm module that the build put into this file.

/** @type {typeof wasm_bindgen | null | undefined} */
let glue;

/**
 * The module, started at the first call; `null` where the page refuses wasm.
 * @returns {typeof wasm_bindgen | null}
 */
export function startModule() {
  if (glue === undefined) {
    try {
      const bytes = new Uint8Array(WASM.length / 2);
      for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(WASM.substr(i * 2, 2), 16);
      wasm_bindgen.initSync({module: bytes});
      glue = wasm_bindgen;
    } catch {
      glue = null;
    }
  }
  return glue;
}
