// Starting the wasm module that the build put into this file.

/** @type {WebAssembly.Module | undefined} */
let compiled;

/**
 * The bytes of a stream: ninety of them are one letter each, any other is two; see `xtask/src/build/letters.rs`.
 * @param {string[]} stream
 */
function bytesOf([text, key]) {
  /** @type {number[][]} */
  const [rare, single] = [[], []];
  for (let byte = 0; byte < 256; byte++) ((parseInt(key[byte >> 2], 16) >> (byte & 3)) & 1 ? single : rare).push(byte);
  const order = single.concat(rare);
  const bytes = new Uint8Array(text.length);
  let length = 0;
  let base = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // The two letters that a string cannot hold in peace have others in their places.
    const letter = code === 32 ? 57 : code === 33 ? 25 : code - 35;
    if (!base && letter > 89) {
      base = letter === 90 ? 90 : 182;
    } else {
      bytes[length++] = order[base + letter];
      base = 0;
    }
  }
  return bytes;
}

/**
 * The module, put together from its streams: `xtask/src/build/streams.rs` says what is in which. Each loop ends whatever the host's
 * libraries have made of the language's own.
 */
function moduleBytes() {
  const streams = WASM.map(bytesOf);
  const places = WASM.map(() => 0);
  const bytes = new Uint8Array(WASM_SIZE);
  let length = 0;
  const copy = (/** @type {number} */ stream) => (bytes[length++] = streams[stream][places[stream]++]);
  const number = (/** @type {number} */ stream) => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = copy(stream);
      value |= (byte & 127) << shift;
      if (!(byte > 127)) return value;
    }
  };
  /** Its size comes first, in three bytes. */
  const sized = (/** @type {() => void} */ write) => {
    const start = (length += 3);
    write();
    const size = length - start;
    bytes[start - 3] = size | 128;
    bytes[start - 2] = (size >> 7) | 128;
    bytes[start - 1] = size >> 14;
  };
  const functions = () => {
    for (let count = number(0); count-- && length < WASM_SIZE; ) sized(body);
  };
  const body = () => {
    for (let locals = number(0); locals-- && length < WASM_SIZE; copy(0)) number(0);
    for (let depth = 1; depth && length < WASM_SIZE; ) {
      const operator = copy(1);
      const stream = OPERANDS.charCodeAt(operator) - 48;
      if (operator === 11) depth--;
      if (!stream) continue;
      if (operator < 5) depth++;
      // How the access is aligned: zero is always true.
      if (stream === 5) length++;
      if (operator === 68) {
        for (let byte = 0; byte < 8; byte++) copy(stream);
        continue;
      }
      const first = number(stream);
      let more = operator === 14 ? first + 1 : operator === 17 ? 1 : operator === 252 && first > 7 ? 2 - (first & 1) : 0;
      for (; more-- && length < WASM_SIZE; ) number(stream);
    }
  };
  for (let at = 0; at < 8; at++) copy(0);
  while (length < WASM_SIZE) {
    if (copy(0) === 10) sized(functions);
    else for (let size = number(0); size-- && length < WASM_SIZE; ) copy(0);
  }
  return bytes;
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
