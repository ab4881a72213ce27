// The ways in: the classic script with its early calls, the module, the element, a shadow root.

import assert from "node:assert/strict";
import {contact, form, page, snippet} from "./harness/pages.mjs";
import {counting, manufacturing, programBytes, publish, studio} from "./harness/policies.mjs";
import {onlyStatus, wholeDecision} from "./harness/same.mjs";
import {scene} from "./harness/scene.mjs";

/** @typedef {import("playwright-core").Page} Page */

const send = (/** @type {Page} */ page) => page.click("#send");
const {program, inline} = publish(manufacturing);
const LEAD = {key: "k-1", attributes: {title: "課長", industry: "製造業", email: "a@b.example"}, events: []};
const NOW = "2026-11-22T03:00:00Z";

scene("loading the script twice is harmless", async (stage) => {
  const twice = `${snippet()}<script src="/pkg/leadpass.js"></script>`;
  const opened = await stage.open(page(`${form('method="post" action="/receive" target="frame"')}<iframe name="frame"></iframe>`, {head: twice}).full);
  const decisions = await opened.evaluate(() => {
    let decisions = 0;
    addEventListener("leadpass-decision", () => decisions++);
    document.forms[0].requestSubmit();
    return decisions;
  });
  assert.equal(decisions, 1);
  wholeDecision(await stage.site.inbox(1));
});

scene("a script loaded async or deferred decides as well", async (stage) => {
  for (const script of ["async", "defer"]) {
    const received = await stage.compare(contact({script}), async (page) => {
      await page.waitForFunction(() => !document.querySelector("script[src]") || window.leadpass?.status === "ready");
      await send(page);
    });
    wholeDecision(received);
  }
});

scene("calls made before the script is there are answered once it is", async (stage) => {
  const early = `<script>
    window.leadpass=window.leadpass||function(){(leadpass.q=leadpass.q||[]).push(arguments)};
    leadpass("track", {event: "download", properties: {kind: "whitepaper", asset: "wp-01"}});
    leadpass("track", {event: "page_view", properties: {page: "pricing"}});
    leadpass("nothing of ours", 1);
  </script>`;
  stage.site.serve("/policy", programBytes(counting));
  for (const options of [{}, {policy: null, script: 'data-policy="/policy"'}]) {
    const received = await stage.compare(page(form(), {policy: counting, ...options, head: early}), async (page) => {
      await page.waitForFunction(() => /** @type {any} */ (window.leadpass)?.q || window.leadpass?.status === "ready");
      await page.waitForTimeout(20);
      await send(page);
    });
    assert.equal(wholeDecision(received).leadpass_score, "11");
  }
});

for (const [what, make] of /** @type {[string, string][]} */ ([
  ["bytes", "new TextEncoder().encode(program)"],
  ["an ArrayBuffer", "new TextEncoder().encode(program).buffer"],
  ["a line of ASCII", "program"],
  ["an address", "'/policy'"],
  ["a URL", "new URL('/policy', location.href)"],
  ["the id of a block", "'#leadpass-policy'"],
])) {
  scene(`the module loads a program from ${what}, and decides as the studio does`, async (stage) => {
    stage.site.serve("/policy", programBytes(manufacturing));
    const opened = await stage.open(`${inline}<p>page</p>`);
    const {status, policy, decision, fields} = await opened.evaluate(
      async ({make, program, lead, now}) => {
        const {load} = await import(/** @type {any} */ ("/pkg/leadpass.mjs"));
        const leadpass = await load(new Function("program", `return ${make}`)(program));
        const decision = leadpass.decide(lead, {now});
        return {status: leadpass.status, policy: leadpass.policy, decision, fields: leadpass.fields(decision)};
      },
      {make, program, lead: LEAD, now: NOW},
    );
    assert.equal(status, "ready");
    const expected = studio.decide(manufacturing, LEAD, {now: NOW});
    assert.equal(decision.digest, expected.digest);
    assert.deepEqual(policy, expected.policy);
    assert.equal(fields.leadpass_id, "k-1");
  });
}

scene("load never rejects: the status says what was wrong", async (stage) => {
  const opened = await stage.open("<title>host</title>");
  const statuses = await opened.evaluate(async () => {
    const {load} = await import(/** @type {any} */ ("/pkg/leadpass.mjs"));
    const sources = ["", "#nothing", "/nothing-here", "TFBQ####", new Uint8Array(9), undefined, null, {}, 5, "http://["];
    return Promise.all(sources.map(async (source) => (await load(source)).status));
  });
  const missing = "policy_missing";
  assert.deepEqual(statuses, [missing, missing, missing, "policy_invalid", "policy_invalid", missing, missing, missing, missing, missing]);
  stage.browserReports(/404/);
});

scene("importing the module does nothing at all", async (stage) => {
  const opened = await stage.open(contact().bare);
  const done = await opened.evaluate(async () => {
    const before = Object.getOwnPropertyNames(window).length;
    const {add} = {add: EventTarget.prototype.addEventListener};
    let listeners = 0;
    EventTarget.prototype.addEventListener = function (...rest) {
      listeners++;
      return add.apply(this, /** @type {any} */ (rest));
    };
    await import(/** @type {any} */ ("/pkg/leadpass.mjs"));
    return {globals: Object.getOwnPropertyNames(window).length - before, listeners, element: customElements.get("lead-pass") === undefined};
  });
  assert.deepEqual(done, {globals: 0, listeners: 0, element: true});
});

scene("a lead that is none throws a TypeError that says so, and the engine goes on", async (stage) => {
  const opened = await stage.open(contact().full);
  const errors = await opened.evaluate(() =>
    [null, 5, {key: " "}, {key: "a", events: 5}].map((lead) => {
      try {
        return String(window.leadpass?.decide(/** @type {any} */ (lead))?.outcome);
      } catch (error) {
        return String(error);
      }
    }),
  );
  for (const error of errors) assert.match(error, /^TypeError: leadpass: /);
  await send(opened);
  wholeDecision(await stage.arrived(opened));
});

scene("a form in a shadow root is decided once it is attached", async (stage) => {
  const fixture = page('<div id="root"></div>');
  const put = (/** @type {Page} */ page) =>
    page.evaluate((html) => {
      const root = /** @type {Element} */ (document.querySelector("#root")).attachShadow({mode: "closed"});
      root.innerHTML = html;
      Object.assign(window, {root});
    }, form() + '<a id="wp" href="#wp" data-leadpass-event="download" data-leadpass-kind="whitepaper">資料</a>');
  const submit = (/** @type {Page} */ page) => page.evaluate("root.querySelector('#send').click()");
  const alone = await stage.compare(fixture, async (page) => {
    await put(page);
    await submit(page);
  });
  assert.deepEqual(alone.ourNames, []);
  for (const what of ["root", "root.querySelector('form')"]) {
    const received = await stage.compare(fixture, async (page) => {
      await put(page);
      await page.evaluate(`window.leadpass?.attach(${what})`);
      await page.evaluate("root.querySelector('#wp').click()");
      await submit(page);
    });
    assert.equal(wholeDecision(received).leadpass_score, "80");
  }
});

scene("sections beside a form in a shadow root show themselves, and what is around the root can switch it off", async (stage) => {
  const opened = await stage.open(page('<div id="root"></div>', {policy: counting}).full);
  const said = await opened.evaluate((html) => {
    const host = /** @type {Element} */ (document.querySelector("#root"));
    const root = host.attachShadow({mode: "open"});
    root.innerHTML = `${html}<section data-leadpass-when="nurture" hidden></section>`;
    root.addEventListener("submit", (event) => event.preventDefault());
    window.leadpass?.attach(root);
    const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
    const status = () => (form.requestSubmit(), /** @type {any} */ (root.querySelector("[name=leadpass_status]"))?.value);
    const decided = status();
    const shown = !(/** @type {any} */ (root.querySelector("section")).hidden);
    host.setAttribute("data-leadpass", "off");
    return {decided, shown, off: status()};
  }, form());
  assert.deepEqual(said, {decided: "decided", shown: true, off: "off"});
});

scene("a form that waits for a module's program says not_ready", async (stage) => {
  const received = await stage.compare(contact({policy: null, script: 'data-policy="/policy"'}), async (page) => {
    await stage.context.route("**/policy", () => {});
    await page.reload();
    await send(page);
  });
  onlyStatus(received, "not_ready");
});
