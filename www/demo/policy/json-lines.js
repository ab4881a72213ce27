// @ts-check
// Where each part of a JSON text stands: from a path such as `mql[1].when` to its first and last line.

/** @typedef {{ from: number, to: number }} Lines  counted from 1 */

/**
 * The text must be JSON; on anything else the map ends where reading did.
 * @param {string} text
 * @returns {Map<string, Lines>}
 */
export function jsonLines(text) {
  /** @type {Map<string, Lines>} */
  const lines = new Map();
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+|\n/g;
  let line = 1;
  /** @returns {string | undefined} */
  const next = () => {
    for (;;) {
      const found = token.exec(text)?.[0];
      if (found !== "\n") return found;
      line += 1;
    }
  };
  /** @param {string} path @param {string | undefined} first */
  const value = (path, first) => {
    const from = line;
    if (first === "{") members(path);
    else if (first === "[") items(path);
    lines.set(path, { from, to: line });
  };
  /** @param {string} path */
  const members = (path) => {
    for (let name = next(); name !== undefined && name !== "}"; name = next()) {
      if (name === ",") continue;
      next(); // the colon
      value(path ? `${path}.${JSON.parse(name)}` : JSON.parse(name), next());
    }
  };
  /** @param {string} path */
  const items = (path) => {
    let index = 0;
    for (let first = next(); first !== undefined && first !== "]"; first = next()) {
      if (first === ",") continue;
      value(`${path}[${index}]`, first);
      index += 1;
    }
  };
  value("", next());
  return lines;
}
