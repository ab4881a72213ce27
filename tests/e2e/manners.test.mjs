// Manners: every listener is passive, nothing is prevented, repeated or held, and what is detached leaves nothing behind.

import assert from "node:assert/strict";
import {contact, form, page} from "./harness/pages.mjs";
import {counting, publish} from "./harness/policies.mjs";
import {wholeDecision} from "./harness/same.mjs";
import {scene} from "./harness/scene.mjs";

/** Keeps book of every listener, and of every call that would hold or repeat a sending. */
const KEEP_BOOK = () => {
  /** @type {{type: string, passive: boolean, capture: boolean, live: boolean, target: EventTarget, listener: any}[]} */
  const listeners = [];
  /** @type {string[]} */
  const calls = [];
  Object.assign(window, {listeners, calls});
  const {addEventListener: add, removeEventListener: remove} = EventTarget.prototype;
  const capture = (/** @type {any} */ options) => Boolean(typeof options === "object" ? options?.capture : options);
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const passive = typeof options === "object" && Boolean(options?.passive);
    listeners.push({type, passive, capture: capture(options), live: true, target: this, listener});
    return add.call(this, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    for (const one of listeners) {
      if (one.target === this && one.type === type && one.listener === listener && one.capture === capture(options)) one.live = false;
    }
    return remove.call(this, type, listener, options);
  };
  for (const [of, name] of /** @type {[any, string][]} */ ([
    [Event, "preventDefault"], [Event, "stopPropagation"], [Event, "stopImmediatePropagation"],
    [HTMLFormElement, "submit"], [HTMLFormElement, "requestSubmit"], [HTMLElement, "focus"], [HTMLElement, "click"],
  ])) {
    const original = of.prototype[name];
    of.prototype[name] = function (/** @type {any[]} */ ...rest) {
      calls.push(name);
      return original.apply(this, rest);
    };
  }
};

scene("every listener is passive, and nothing is prevented, stopped, repeated or focused", async (stage) => {
  await stage.context.addInitScript(KEEP_BOOK);
  const body = '<a id="wp" href="#wp" data-leadpass-event="download">資料</a>' + form('method="post" action="/receive" target="frame"');
  const opened = await stage.open(page(`${body}<iframe name="frame"></iframe><lead-pass for="contact" live></lead-pass>`, {policy: counting, script: "data-live"}).full);
  await opened.evaluate(() => void (/** @type {any} */ (window).calls.length = 0));
  await opened.click("#wp");
  await opened.type("[name=title]", "部長");
  await opened.click("#send");
  await stage.site.inbox(1);
  await opened.evaluate(() => document.forms[0].reset());
  const {active, types, calls} = await opened.evaluate(() => {
    const {listeners, calls} = /** @type {any} */ (window);
    return {active: listeners.filter((/** @type {any} */ one) => !one.passive).map((/** @type {any} */ {type}) => type), types: listeners.map((/** @type {any} */ {type}) => type), calls};
  });
  assert.ok(["submit", "formdata", "reset", "click", "auxclick", "pageshow"].every((type) => types.includes(type)));
  assert.ok(!types.some((/** @type {string} */ type) => ["unload", "beforeunload", "keydown", "keyup", "mousemove", "scroll"].includes(type)), "nobody is watched");
  assert.deepEqual(active, []);
  assert.deepEqual(calls, []);
});

for (const [what, root] of /** @type {[string, string][]} */ ([["a form", "document.forms[0]"], ["a section", "document.querySelector('section')"], ["the document", "document"], ["a form in a shadow root", "shadow()"]])) {
  scene(`detaching ${what} removes every listener, and what was written`, async (stage) => {
    await stage.context.addInitScript(KEEP_BOOK);
    const {program} = publish(counting);
    const opened = await stage.open(`<section>${form()}</section><div id="root"></div>`);
    const {left, inputs} = await opened.evaluate(
      async ({root, form, program}) => {
        const own = (/** @type {Node} */ top) => top instanceof HTMLFormElement ? top : /** @type {HTMLFormElement} */ (/** @type {Element} */ (top).querySelector("form"));
        Object.assign(window, {
          shadow: () => {
            const top = /** @type {Element} */ (document.querySelector("#root")).attachShadow({mode: "open"});
            top.innerHTML = form;
            return top.querySelector("form");
          },
        });
        const {load} = await import(/** @type {any} */ ("/pkg/leadpass.mjs"));
        const top = eval(root);
        const leadpass = await load(program);
        const handle = leadpass.attach(top, {live: true});
        top.getRootNode().addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault(), {once: true, capture: true});
        own(top).requestSubmit();
        const written = own(top).querySelectorAll("[name^=leadpass_]").length;
        handle.detach();
        handle.detach();
        return {left: /** @type {any} */ (window).listeners.filter((/** @type {any} */ one) => one.live && one.passive).map((/** @type {any} */ {type}) => type), inputs: [written, own(top).querySelectorAll("[name^=leadpass_]").length]};
      },
      {root, form: form(), program},
    );
    assert.deepEqual({left, inputs}, {left: [], inputs: [12, 0]});
  });
}

scene("a form that was detached is sent as if we had never been there", async (stage) => {
  const received = await stage.compare(contact({form: 'method="post" action="/receive" data-leadpass-none'}), async (page) => {
    await page.evaluate(() => {
      document.forms[0].removeAttribute("data-leadpass");
      window.leadpass?.attach(document.forms[0]).detach();
    });
    await page.click("#send");
  });
  assert.deepEqual(received.ourNames, []);
});

scene("detaching one of two attachments of a form leaves the other", async (stage) => {
  const received = await stage.compare(contact(), async (page) => {
    await page.evaluate(() => window.leadpass?.attach(document.forms[0]).detach());
    await page.click("#send");
  });
  wholeDecision(received);
});

scene("nothing of the page's own globals is touched, and one is added", async (stage) => {
  const names = async (/** @type {string} */ html) => (await stage.open(html)).evaluate(() => Object.getOwnPropertyNames(window));
  const bare = await names("<title>host</title>");
  const full = await names(page("").full);
  assert.deepEqual(full.filter((name) => !bare.includes(name)), ["leadpass"]);
});
