// @ts-check
// A JSON document as nested, foldable lists, under its own names. Built when first opened.

import { element } from "../element.js";

/** @param {unknown} value */
function leaf(value) {
  return element("code", { class: typeof value === "string" ? "text" : "plain" }, JSON.stringify(value));
}

/** @param {unknown} value */
function brief(value) {
  if (Array.isArray(value)) return `[${value.length}]`;
  return `{${Object.keys(/** @type {object} */ (value)).join(", ")}}`;
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {Set<string>} open  paths that stand open, kept over rebuilds
 * @param {string} path
 * @returns {HTMLLIElement}
 */
function entry(name, value, open, path) {
  const inner = value !== null && typeof value === "object" && Object.keys(value).length > 0;
  if (!inner) return element("li", {}, element("span", { class: "name" }, name), leaf(value));
  const node = element("details", { open: open.has(path) }, element("summary", {}, element("span", { class: "name" }, name), element("span", { class: "brief" }, brief(value))));
  const grow = () => {
    if (node.open && node.children.length === 1) node.append(documentTree(value, open, path));
  };
  node.addEventListener("toggle", () => {
    if (node.open) open.add(path);
    else open.delete(path);
    grow();
  });
  grow();
  return element("li", {}, node);
}

/** @param {unknown} value @param {Set<string>} open @param {string} [path] */
export function documentTree(value, open, path = "") {
  const entries = Object.entries(/** @type {object} */ (value));
  return element("ul", { class: "tree" }, entries.map(([name, inner]) => entry(name, inner, open, `${path}/${name}`)));
}
