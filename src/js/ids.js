// Ids that nobody can guess.

/** 128 random bits in hexadecimal. */
export function freshId() {
  const bytes = new Uint8Array(16);
  try {
    crypto.getRandomValues(bytes);
  } catch {
    // Hosts without Web Crypto: chance tells two page loads apart well enough for an idempotency key.
    bytes.forEach((_, place) => (bytes[place] = Math.random() * 256));
  }
  return [...bytes].map((byte) => (byte + 256).toString(16).slice(1)).join("");
}
