// @ts-check
// Where each part of a JSON text stands: from a path such as `mql[1].when` to its first and last line.

/** @typedef {{ from: number, to: number }} Lines  counted from 1 */

/** A member's name without its quotes. @param {string} name @returns {string} */
function plain(name) {
  try {
    return String(JSON.parse(name));
  } catch {
    return name; // no JSON: its own letters will do for a place
  }
}

/**
 * The text should be JSON; of anything else the map holds what could be made out.
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
      value(path ? `${path}.${plain(name)}` : plain(name), next());
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

/**
 * The line of a path, or of the nearest thing around it that the text has.
 * @param {Map<string, Lines>} lines
 * @param {string} path
 */
export function lineOf(lines, path) {
  for (let at = path; at; at = at.replace(/(^|\.)[^.[]*$|\[\d+\]$/, "")) {
    const found = lines.get(at);
    if (found) return found.from;
  }
  return path ? lines.get("")?.from : undefined;
}
