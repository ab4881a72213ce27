// What the server received, raw: one request, read as the ordered parts of a form. A part keeps its bytes (as latin-1 text), so
// that two runs can be compared byte by byte; a multipart boundary, which is random, is no part of a part.

/** @typedef {{name: string, value: string, raw: string}} Part */

/** One request to `/receive`. */
export class Received {
  /**
   * @param {{method: string, url: string, contentType: string, leaves: boolean, body: Buffer}} request
   */
  constructor({method, url, contentType, leaves, body}) {
    this.method = method;
    this.url = url;
    this.contentType = contentType;
    /** Whether the page is left for the answer. */
    this.leaves = leaves;
    this.body = body;
    this.parts = method === "GET" ? urlencoded(url.split("?")[1] ?? "") : parts(contentType, body);
  }

  /** Names and values in the order they came. */
  get pairs() {
    return this.parts.map(({name, value}) => [name, value]);
  }

  /** The names of our fields, in order, as often as they came. */
  get ourNames() {
    return this.parts.map(({name}) => name).filter((name) => name.startsWith("leadpass_"));
  }

  /** Our fields by name. */
  get fields() {
    return Object.fromEntries(this.pairs.filter(([name]) => name.startsWith("leadpass_")));
  }

  /** What `leadpass_evidence` says. */
  get evidence() {
    return JSON.parse(this.fields.leadpass_evidence);
  }

  /**
   * The bytes of everything that is not ours.
   * @param {(name: string) => boolean} [isOurs]
   */
  host(isOurs = (name) => name.startsWith("leadpass_")) {
    return this.parts.filter(({name}) => !isOurs(name)).map(({raw}) => raw);
  }
}

/**
 * @param {string} contentType
 * @param {Buffer} body
 * @returns {Part[]}
 */
function parts(contentType, body) {
  const text = body.toString("latin1");
  if (contentType.startsWith("application/x-www-form-urlencoded")) return urlencoded(text);
  if (contentType.startsWith("multipart/form-data")) return multipart(text, contentType);
  if (contentType.startsWith("text/plain")) return plain(text);
  if (contentType.startsWith("application/json")) return members(body.toString());
  return [];
}

/** @param {string} text */
function urlencoded(text) {
  return text.split("&").filter(Boolean).map((raw) => {
    const [name, value] = [...new URLSearchParams(raw)][0] ?? ["", ""];
    return {name, value, raw};
  });
}

/** @param {string} text */
function plain(text) {
  return text.split("\r\n").filter(Boolean).map((raw) => {
    const at = raw.indexOf("=");
    return {name: raw.slice(0, at), value: utf8(raw.slice(at + 1)), raw};
  });
}

/** @param {string} text */
function members(text) {
  return Object.entries(JSON.parse(text)).map(([name, value]) => ({name, value, raw: JSON.stringify([name, value])}));
}

/**
 * @param {string} text
 * @param {string} contentType
 */
function multipart(text, contentType) {
  const boundary = `--${/boundary=(.+)$/.exec(contentType)?.[1]}`;
  return text.split(boundary).slice(1, -1).map((part) => {
    const raw = part.slice(2, -2);
    const at = raw.indexOf("\r\n\r\n");
    const name = /; name="([^"]*)"/.exec(raw.slice(0, at))?.[1] ?? "";
    return {name: utf8(name), value: utf8(raw.slice(at + 4)), raw};
  });
}

/** @param {string} latin1 */
function utf8(latin1) {
  return Buffer.from(latin1, "latin1").toString();
}
