// Pages as they are found: old libraries that changed the language, other kinds of documents, very long answers, workers.

import assert from "node:assert/strict";
import {contact, form, page} from "./harness/pages.mjs";
import {counting, manufacturing, programBytes, publish} from "./harness/policies.mjs";
import {onlyStatus, wholeDecision} from "./harness/same.mjs";
import {scene} from "./harness/scene.mjs";

/** @typedef {import("playwright-core").Page} Page */

const send = (/** @type {Page} */ page) => page.click("#send");

/** What Prototype.js 1.6 and 1.7 do to the language, and what MooTools does. */
const OLD_LIBRARIES = () => {
  const quoted = function () {
    return `"${this}"`;
  };
  Object.assign(String.prototype, {toJSON: quoted});
  Object.assign(Array.prototype, {
    toJSON() {
      return `[${this.join(", ")}]`;
    },
    each: Array.prototype.forEach,
  });
  Object.assign(Array, {from: (/** @type {any} */ list) => Array.prototype.slice.call(list ?? [])});
  Object.assign(window, {$: () => null});
};

scene("a page with Prototype.js is decided by what its script tag, its links and its code say", async (stage) => {
  const link = '<a id="wp" href="#wp" data-leadpass-event="download" data-leadpass-kind="whitepaper">資料</a>';
  const script = 'data-history="session" data-forms="#contact" data-event="page_view" data-page="pricing"';
  const received = await stage.compare(page(`${link}${form()}`, {policy: counting, script, head: `<script>(${OLD_LIBRARIES})()</script>`}), async (page) => {
    await page.evaluate("window.leadpass && leadpass.track({event: 'download', properties: {kind: 'whitepaper', asset: 'tracked'}})");
    await page.click("#wp");
    await send(page);
  });
  assert.equal(wholeDecision(received).leadpass_score, "21");
});

scene("a page with Prototype.js and without a policy is told so", async (stage) => {
  onlyStatus(await stage.compare(contact({policy: null, head: `<script>(${OLD_LIBRARIES})()</script>`}), send), "policy_missing");
});

scene("an XHTML page is decided", async (stage) => {
  const make = (/** @type {string} */ ours) => `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>${ours}</head><body>
    <form id="contact" data-leadpass="" method="post" action="/receive"><p><input name="title" value="課長"/><button id="send">送信</button></p></form></body></html>`;
  const ours = `${publish(manufacturing).inline}<script src="/pkg/leadpass.js"></script>`;
  const received = await stage.compare({bare: make(""), full: make(ours)}, send, {headers: {"Content-Type": "application/xhtml+xml; charset=utf-8"}});
  assert.equal(wholeDecision(received).leadpass_score, "20");
});

scene("the script as type=module is decided as well", async (stage) => {
  wholeDecision(await stage.compare(contact({script: 'type="module"'}), send));
});

scene("a page in quirks mode, inside a frame, is decided", async (stage) => {
  const {bare, full} = contact();
  for (const html of [bare, full]) {
    stage.site.serve("/inner", String(html).replace("<!doctype html>", ""));
    const opened = await stage.open('<iframe name="inner" src="/inner"></iframe>');
    stage.site.received = [];
    await opened.frameLocator("iframe").locator("#send").click();
    const received = await stage.site.inbox(1);
    if (html === full) assert.equal(wholeDecision(received).leadpass_score, "60");
    await opened.close();
  }
});

scene("answers beyond every limit go out as they are, and are decided as unknown", async (stage) => {
  const received = await stage.compare(contact(), async (page) => {
    await page.evaluate(() => {
      const set = (/** @type {string} */ name, /** @type {string} */ value) => void (/** @type {any} */ (document.querySelector(`[name=${name}]`)).value = value);
      set("title", "課長".repeat(50_000));
      set("company", "製".repeat(20_000));
      set("message", "長い話。".repeat(100_000));
    });
    await send(page);
  });
  const fields = wholeDecision(received);
  assert.equal(fields.leadpass_status, "decided");
  assert.equal(fields.leadpass_score, "40");
});

scene("half a letter in an answer breaks nothing", async (stage) => {
  const received = await stage.compare(contact(), async (page) => {
    await page.evaluate(() => void (/** @type {any} */ (document.querySelector("[name=company]")).value = "\ud83d株式会社\udc00"));
    await send(page);
  });
  wholeDecision(received);
});

scene("a form of two thousand controls takes about ten times as long as one of two hundred", async (stage) => {
  /** The quickest of seven submits, in milliseconds: what else the machine does only ever adds. */
  const quickest = async (/** @type {number} */ count) => {
    const controls = Array.from({length: count}, (_, n) => `<input name="field${n}" value="答え${n}">`).join("");
    const opened = await stage.open(contact({more: controls}).full);
    return opened.evaluate(() => {
      document.forms[0].addEventListener("submit", (event) => event.preventDefault());
      const times = Array.from({length: 7}, () => {
        const start = performance.now();
        document.forms[0].requestSubmit();
        return performance.now() - start;
      });
      return Math.min(...times);
    });
  };
  const [few, many] = [await quickest(200), await quickest(2000)];
  assert.ok(many < 30 * few, `${few} ms for 200 controls, ${many} ms for 2000`);
});

scene("a worker decides", async (stage) => {
  stage.site.serve("/worker.js", 'import {load} from "/pkg/leadpass.mjs"; onmessage = async ({data}) => { const leadpass = await load(data); postMessage([leadpass.status, leadpass.decide({attributes: {title: "課長"}})?.key.length]); };', {headers: {"Content-Type": "text/javascript"}});
  const opened = await stage.open("<title>host</title>");
  const said = await opened.evaluate(
    (bytes) => new Promise((resolve) => {
      const worker = new Worker("/worker.js", {type: "module"});
      worker.onmessage = ({data}) => resolve(data);
      worker.postMessage(new Uint8Array(bytes));
    }),
    [...programBytes(manufacturing)],
  );
  assert.deepEqual(said, ["ready", 32]);
});

scene("the studio watches a field: each change is checked, and a broken policy cannot be saved", async (stage) => {
  const opened = await stage.open('<form lang="ja"><textarea name="policy">{</textarea></form>');
  const said = await opened.evaluate(async (policy) => {
    const {watch} = await import(/** @type {any} */ ("/pkg/studio.mjs"));
    const field = /** @type {HTMLTextAreaElement} */ (document.querySelector("textarea"));
    /** @type {any[]} */
    const reports = [];
    document.addEventListener(/** @type {any} */ ("leadpass-policy"), ({detail}) => reports.push([detail.ok, field.validity.valid, field.validationMessage]));
    const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const type = async (/** @type {string} */ text) => {
      field.value = text;
      field.dispatchEvent(new Event("input", {bubbles: true}));
      await frames();
    };
    watch(field);
    const {stop} = watch(field);
    await frames();
    await type(policy);
    for (const text of ["{}", "[]", policy]) void type(text);
    await frames();
    stop();
    await type("{");
    return reports;
  }, JSON.stringify(manufacturing));
  const [[, , message]] = said;
  assert.match(message, /[ぁ-ん]/);
  assert.deepEqual(said, [[false, false, message], [true, true, ""], [true, true, ""]]);
});

scene("the studio checks, publishes and decides in a page", async (stage) => {
  const opened = await stage.open("<title>host</title>", {headers: {"Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'"}});
  const said = await opened.evaluate(async (policy) => {
    const {check, publish, decide} = await import(/** @type {any} */ ("/pkg/studio.mjs"));
    return [check(policy).ok, publish(policy), decide(policy, {key: "1"}, {now: 0}).outcome, check("{").problems[0].line];
  }, manufacturing);
  assert.deepEqual(said, [true, publish(manufacturing), "nurture", 1]);
});
