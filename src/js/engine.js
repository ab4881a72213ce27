// The object that pages and programs hold: it outlives a missing policy, a refused module and a failing engine.

import {activated, marks} from "./activity.js";
import {withdraw} from "./controls.js";
import {DECIDE, POLICY, createCore} from "./core.js";
import {announce, closest, isForm, isLoading, isOff, select, surroundings} from "./dom.js";
import {createFields} from "./fields.js";
import {holds, listen, listeningPost} from "./gate.js";
import {createHistory} from "./history.js";
import {freshId} from "./ids.js";
import {stringify} from "./json.js";
import {readProgram} from "./program.js";
import {createSender} from "./sending.js";

/** @typedef {import("./leadpass").Leadpass} Leadpass */
/** @typedef {import("./leadpass").Decision} Decision */
/** @typedef {import("./gate.js").Attached} Attached */

/**
 * A value as the JSON that the engine reads.
 * @param {unknown} value
 * @param {string} what
 * @returns {string}
 */
function toJson(value, what) {
  let json;
  try {
    json = stringify(value);
  } catch {
    // said below
  }
  if (json === undefined) throw new TypeError(`leadpass: this ${what} cannot be written as JSON`);
  return json;
}

/**
 * Makes the object, without a program yet.
 * @param {import("./leadpass").Options} options
 * @returns {{leadpass: Leadpass, open(source: import("./leadpass").ProgramSource): Promise<void> | void}}
 */
export function create(options = {}) {
  const core = createCore(options.off);
  const history = createHistory(options.history, core);
  const fields = createFields(options.map);
  const sender = createSender(options, core, history, fields);
  const selector = options.forms ?? "form[data-leadpass]";
  /** @type {WeakMap<Decision, Record<string, string>>} */
  const fieldsOf = new WeakMap();
  /** @type {Set<Attached>} */
  const attached = new Set();
  /** @type {Map<EventTarget, () => void>} */
  const posts = new Map();
  /** The form that was typed in since the last frame. @type {HTMLFormElement | undefined} */
  let typedIn;

  const isOurs = (/** @type {unknown} */ form, among = [...attached]) => among.some((one) => holds(form, one, selector));

  const formsOf = (/** @type {Attached} */ {root}) => (isForm(root) ? [root] : select(root, selector).filter(isForm));

  const sending = (/** @type {any} */ {target, formData}) => void (isOurs(target) && sender.handle(target, formData));

  const clicked = core.silent((event) => remember(activated(event)));

  /** At most once a frame, and never in the middle of an event. */
  const typed = core.silent(({target}) => {
    const form = isForm(target) ? target : target instanceof Element && closest(target, "form");
    if (!form) return;
    if (!typedIn) requestAnimationFrame(typedFrame);
    typedIn = form;
  });

  const typedFrame = core.silent(() => {
    const form = typedIn;
    typedIn = undefined;
    if (form && isOurs(form, [...attached].filter(({live}) => live))) sender.live(form);
  });

  const shown = core.silent(({persisted}) => {
    if (!persisted) return;
    sender.forgetAll();
    for (const one of attached) formsOf(one).forEach((form) => withdraw(form));
  });

  const LISTENERS = {
    submit: sending,
    formdata: sending,
    reset: core.silent((event) => {
      if (isOurs(event.target)) sender.reset(event.target, event);
      // Behind every other listener: by then it is settled whether the form is reset.
      event.currentTarget.addEventListener("reset", core.silent(sender.settle), {once: true, passive: true});
      typed(event);
    }),
    input: typed,
    change: typed,
    click: clicked,
    auxclick: clicked,
    pageshow: shown,
  };

  /** @param {import("./leadpass").TrackedEvent | undefined} event */
  function remember(event) {
    if (event) history.record(event);
  }

  /** Greets the forms of what was attached and counts the marks, once the page and the engine are there. @param {Attached} one */
  function greet(one) {
    if (core.status() !== "ready" || isLoading() || !attached.has(one)) return;
    for (const form of formsOf(one)) announce(form, "leadpass-ready", {status: isOff(form) ? "off" : "ready"});
    for (const root of surroundings(one.root)) marks(root).forEach(remember);
  }

  /**
   * @param {{decision: Decision, values: string[]} | undefined} answer
   * @returns {Decision | undefined}
   */
  function taken(answer) {
    if (answer) fieldsOf.set(answer.decision, Object.fromEntries(fields.named(answer.values)));
    return answer?.decision;
  }

  /** @param {string | null} program */
  function opened(program) {
    core.open(program);
    history.open();
    attached.forEach(core.silent(greet));
  }

  /** @type {Leadpass} */
  const leadpass = {
    get status() {
      return core.status();
    },
    get policy() {
      return core.ask(POLICY);
    },
    decide(lead, {now} = {}) {
      const moment = now === undefined ? Date.now() : +new Date(now);
      /** @type {any} */
      let given = lead;
      if (given && typeof given === "object" && !Array.isArray(given)) {
        const {key = freshId(), events = history.events()} = given;
        given = {...given, key, events};
      }
      const json = toJson(given, "lead");
      return taken(core.ask(DECIDE, json, moment));
    },
    fields(decision) {
      const known = decision && fieldsOf.get(decision);
      return known ? {...known} : Object.fromEntries(fields.only(core.status() === "ready" ? "not_ready" : core.status()));
    },
    track(event) {
      const plain = JSON.parse(toJson(event, "event"));
      if (typeof plain?.event === "string") history.record(plain);
    },
    forget: () => history.forget(),
    attach(root, {live = false} = {}) {
      const one = {root, live};
      const post = listeningPost(root);
      for (const each of new Set([window, post])) {
        if (!posts.has(each)) posts.set(each, listen(each, LISTENERS));
      }
      attached.add(one);
      if (isLoading()) addEventListener("DOMContentLoaded", core.silent(() => greet(one)), {once: true, passive: true});
      else core.silent(greet)(one);
      return {
        decide: () => (isForm(root) ? taken(sender.preview(root)) : undefined),
        lead: () => (isForm(root) ? sender.lead(root) : undefined),
        detach() {
          if (!attached.delete(one)) return;
          for (const form of formsOf(one)) withdraw(form);
          const needed = new Set([...attached].flatMap(({root}) => [window, listeningPost(root)]));
          for (const [each, end] of posts) {
            if (needed.has(/** @type {any} */ (each))) continue;
            end();
            posts.delete(each);
          }
        },
      };
    },
  };

  return {
    leadpass,
    open(source) {
      if (core.status() === "off") return undefined;
      const program = readProgram(source);
      return program instanceof Promise ? program.then(opened) : opened(program);
    },
  };
}

/**
 * Loads a program. Never rejects: what went wrong is in `status`.
 * @param {import("./leadpass").ProgramSource} program
 * @param {import("./leadpass").Options} [options]
 * @returns {Promise<Leadpass>}
 */
export async function load(program, options) {
  const {leadpass, open} = create(options);
  await open(program);
  return leadpass;
}
