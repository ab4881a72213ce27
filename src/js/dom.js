// The page through its prototypes, as they were when this file was loaded: a control named `matches` hides its form's method, an
// image named `createElement` hides the document's, and scripts of the host replace what they like.

const {call} = Function.prototype;

/**
 * A method or a getter of a prototype, as a function of its object.
 * @param {string} type
 * @param {string} name
 * @returns {(object: any, ...rest: any[]) => any}
 */
function member(type, name) {
  const prototype = /** @type {any} */ (globalThis)[type]?.prototype;
  const {value, get} = (prototype && Object.getOwnPropertyDescriptor(prototype, name)) || {};
  return call.bind(value ?? get ?? (() => undefined));
}

export const nodeType = member("Node", "nodeType");
export const topOf = member("Node", "getRootNode");
export const contains = member("Node", "contains");
export const append = member("Node", "appendChild");
export const dispatchOn = member("EventTarget", "dispatchEvent");
export const attribute = member("Element", "getAttribute");
export const attributeNames = member("Element", "getAttributeNames");
export const matches = member("Element", "matches");
export const closest = member("Element", "closest");
export const controlsOf = member("HTMLFormElement", "elements");
export const currentScript = member("Document", "currentScript");
export const readyState = member("Document", "readyState");
export const createElement = member("Document", "createElement");
export const elementById = member("Document", "getElementById");

/** By `nodeType`: 1 an element, 9 a document, 11 a shadow root. @type {Record<number, (root: Node, selector: string) => Iterable<any>>} */
const SELECT = {1: member("Element", "querySelectorAll"), 9: member("Document", "querySelectorAll"), 11: member("DocumentFragment", "querySelectorAll")};

/**
 * The elements below a node that a selector names; none where the selector is broken.
 * @param {Node} root
 * @param {string} selector
 * @returns {any[]}
 */
export function select(root, selector) {
  try {
    return [...SELECT[nodeType(root)](root, selector)];
  } catch {
    return [];
  }
}

/**
 * Whether the host switched us off for an element or anything around it, across shadow roots.
 * @param {Element | undefined} element
 */
export function isOff(element) {
  for (let at = element; at; at = topOf(at).host) {
    if (closest(at, '[data-leadpass="off"]')) return true;
  }
  return false;
}

/** The page, and the shadow root that a node stands in. @type {(node: Node) => Set<Node>} */
export const surroundings = (node) => new Set([document, topOf(node)]);

/** Whether an element is a form of this page. @type {(element: unknown) => element is HTMLFormElement} */
export const isForm = (element) => element instanceof HTMLFormElement;

/** Whether the page is still being read. */
export const isLoading = () => readyState(document) === "loading";

/**
 * Dispatches an event of ours on a form; false where a listener cancelled it.
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {unknown} detail
 * @param {boolean} [cancelable]
 * @returns {boolean}
 */
export const announce = (form, name, detail, cancelable) => dispatchOn(form, new CustomEvent(name, {bubbles: true, composed: true, cancelable, detail}));
