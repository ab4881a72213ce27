// Shift_JIS, as host pages of long standing are written: Node only decodes it, so the table is turned round.

/** @type {Map<string, number[]>} */
const BYTES = new Map();

const decoder = new TextDecoder("shift_jis");
const ranges = [[0x81, 0x9f], [0xe0, 0xfc]];
for (const [first, last] of ranges) {
  for (let lead = first; lead <= last; lead++) {
    for (let trail = 0x40; trail <= 0xfc; trail++) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if ([...letter].length === 1 && !BYTES.has(letter)) BYTES.set(letter, [lead, trail]);
    }
  }
}

/** @param {string} text */
export function shiftJis(text) {
  const bytes = [...text].map((letter) => (letter <= "\x7f" ? [letter.charCodeAt(0)] : BYTES.get(letter)));
  const missing = [...text].filter((_, place) => !bytes[place]);
  if (missing.length > 0) throw new Error(`not in Shift_JIS: ${missing.join("")}`);
  return Buffer.from(/** @type {number[][]} */ (bytes).flat());
}
