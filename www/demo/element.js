// @ts-check
// Builds nodes without markup strings, so the pages hold under Trusted Types and a CSP without inline styles.

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * @param {Element} node
 * @param {Record<string, unknown>} properties  `on…` are listeners, `style` a map of CSS properties, the rest attributes
 */
function dress(node, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (name === "style") place(/** @type {HTMLElement} */ (node), /** @type {Record<string, string>} */ (value));
    else node.setAttribute(name, value === true ? "" : String(value));
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  dress(node, properties);
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) node.append(typeof child === "number" ? String(child) : child);
  }
  return node;
}

/**
 * @param {string} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...Element} children
 */
export function svg(tag, properties = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  dress(node, properties);
  node.append(...children);
  return node;
}

/**
 * Sets CSS properties through the object model, which a strict `style-src` allows.
 * @param {HTMLElement | SVGElement} node
 * @param {Record<string, string>} properties
 */
export function place(node, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (node.style.getPropertyValue(name) !== value) node.style.setProperty(name, value);
  }
}

/**
 * Writes a text only where it differs: what has not changed is not touched, so nothing flickers.
 * @param {Element} node
 * @param {string} text
 */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** @type {WeakMap<Element, string>} */
const filled = new WeakMap();

/**
 * Replaces the children only where the key differs from the last one.
 * @param {HTMLElement} node
 * @param {unknown} key
 * @param {() => (Child | Child[])[]} build
 */
export function fill(node, key, build) {
  const text = JSON.stringify(key);
  if (filled.get(node) === text) return;
  filled.set(node, text);
  const children = build().flat().filter((child) => child !== null && child !== undefined && child !== false);
  node.replaceChildren(...children.map((child) => (typeof child === "number" ? String(child) : /** @type {Node | string} */ (child))));
}
