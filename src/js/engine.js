// The object that pages and programs hold: it outlives a missing policy, a refused module and a failing engine.

import {isAttached, listeningPost, openGate, stamp} from "./gate.js";
import {startModule} from "./module.js";
import {readProgram} from "./program.js";

/** @typedef {import("./leadpass").Leadpass} Leadpass */
/** @typedef {import("./leadpass").Decision} Decision */
/** @typedef {{root: Node, live: boolean, inner: EngineAttachment | null}} Attached */

const DEFAULT_FORMS = "form[data-leadpass]";

/**
 * A value as the JSON that the engine reads.
 * @param {unknown} value
 * @param {string} what
 * @returns {string}
 */
function toJson(value, what) {
  let json;
  try {
    json = JSON.stringify(value);
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
  /** @type {Engine | null} */
  let engine = null;
  /** @type {import("./leadpass").EngineStatus} */
  let status = options.off ? "off" : "not_ready";
  /** @type {WeakMap<Decision, Record<string, string>>} */
  const fieldsOf = new WeakMap();
  /** @type {Set<Attached>} */
  const attached = new Set();
  /** @type {Map<EventTarget, () => void>} */
  const gates = new Map();
  const statusName = options.map?.leadpass_status === undefined ? "leadpass_status" : options.map.leadpass_status;

  /**
   * Runs the engine; a throw that is not ours ends it for good.
   * @template T
   * @param {(engine: Engine) => T} work
   * @returns {T | undefined}
   */
  function run(work) {
    if (!engine) return undefined;
    try {
      return work(engine);
    } catch (error) {
      if (typeof error === "string") throw new TypeError(`leadpass: ${error}`);
      engine = null;
      status = "engine_failed";
      return undefined;
    }
  }

  /** @param {Event} event */
  function sending(event) {
    run((engine) => engine.handle(event));
    if (engine) return;
    const roots = Array.from(attached, ({root}) => root);
    if (!isAttached(event.target, roots, options.forms ?? DEFAULT_FORMS)) return;
    if (options.debug) console.info("leadpass", status);
    if (options.mode !== "shadow") stamp(event, event.target, statusName, status);
  }

  /**
   * @param {string | undefined} answer
   * @returns {Decision | undefined}
   */
  function taken(answer) {
    if (answer === undefined) return undefined;
    const {decision, fields} = JSON.parse(answer);
    fieldsOf.set(decision, fields);
    return decision;
  }

  /** @param {Attached} one */
  function start(one) {
    one.inner = run((engine) => engine.attach(one.root, one.live)) ?? null;
  }

  /** @param {Uint8Array | null} bytes */
  function opened(bytes) {
    const module = bytes && startModule();
    if (!bytes) status = "policy_missing";
    else if (!module) status = "engine_failed";
    else {
      try {
        engine = new module.Engine(bytes, JSON.stringify({...options, shadow: options.mode === "shadow"}));
        status = "ready";
      } catch (error) {
        status = typeof error === "string" ? "policy_invalid" : "engine_failed";
      }
    }
    attached.forEach(start);
  }

  /** @type {Leadpass} */
  const leadpass = {
    get status() {
      return status;
    },
    get policy() {
      const policy = run((engine) => engine.policy());
      return policy && JSON.parse(policy);
    },
    decide(lead, {now} = {}) {
      const moment = now === undefined ? Date.now() : +new Date(now);
      const json = toJson(lead, "lead");
      return taken(run((engine) => engine.decide(json, moment)));
    },
    fields(decision) {
      const fields = decision && fieldsOf.get(decision);
      return fields ? {...fields} : statusName === null ? {} : {[statusName]: status === "ready" ? "not_ready" : status};
    },
    track(event) {
      const json = toJson(event, "event");
      run((engine) => engine.track(json));
    },
    forget() {
      run((engine) => engine.forget());
    },
    attach(root, {live = false} = {}) {
      /** @type {Attached} */
      const one = {root, live, inner: null};
      const post = listeningPost(root);
      if (!gates.has(post)) gates.set(post, openGate(post, sending));
      attached.add(one);
      start(one);
      return {
        decide: () => taken(run(() => one.inner?.decide())),
        lead: () => JSON.parse(run(() => one.inner?.lead()) ?? "null") ?? undefined,
        detach() {
          attached.delete(one);
          run(() => one.inner?.detach());
          if (!Array.from(attached).some(({root}) => listeningPost(root) === post)) {
            gates.get(post)?.();
            gates.delete(post);
          }
        },
      };
    },
  };

  return {
    leadpass,
    open(source) {
      if (status === "off") return undefined;
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
