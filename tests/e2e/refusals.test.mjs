// The form is never held: our script absent, blocked, refused, broken or without a policy, the server receives the same.

import assert from "node:assert/strict";
import {contact, TRAP} from "./harness/pages.mjs";
import {programBytes, plainProgram, manufacturing} from "./harness/policies.mjs";
import {onlyStatus, wholeDecision} from "./harness/same.mjs";
import {scene} from "./harness/scene.mjs";

/** @typedef {import("playwright-core").Page} Page */

const send = (/** @type {Page} */ page) => page.click("#send");
const submit = (/** @type {Page} */ page) => page.evaluate(() => document.forms[0].requestSubmit());
const unseen = (/** @type {Page} */ page) => page.evaluate(() => HTMLFormElement.prototype.submit.call(document.forms[0]));

const ELSEWHERE = {form: 'method="post" action="/receive" target="frame"', after: '<iframe name="frame"></iframe>'};

/** @type {[string, (page: Page) => Promise<unknown>][]} */
const WAYS = [["a click", send], ["form.submit()", unseen]];

scene("a script blocked by the page's policy changes nothing", async (stage) => {
  const headers = {"Content-Security-Policy": "script-src 'none'"};
  const received = await stage.compare(contact(), send, {headers});
  assert.deepEqual(received.ourNames, []);
  stage.browserReports(/violates the following Content Security Policy directive/);
});

scene("a script blocked on its way changes nothing", async (stage) => {
  await stage.context.route("**/leadpass.js", (route) => route.abort("blockedbyclient"));
  const received = await stage.compare(contact(), send);
  assert.deepEqual(received.ourNames, []);
  stage.browserReports(/ERR_BLOCKED_BY_CLIENT/);
});

scene("a script that is not what its integrity says changes nothing", async (stage) => {
  const script = 'integrity="sha384-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"';
  const received = await stage.compare(contact({script}), send);
  assert.deepEqual(received.ourNames, []);
  stage.browserReports(/integrity/);
});

for (const [way, act] of WAYS) {
  scene(`wasm refused by the page's policy is told, by ${way}`, async (stage) => {
    const headers = {"Content-Security-Policy": "default-src 'none'; script-src 'self'; form-action 'self'"};
    onlyStatus(await stage.compare(contact(), act, {headers}), "engine_failed");
  });

  scene(`a browser without WebAssembly is told, by ${way}`, async (stage) => {
    await stage.context.addInitScript(() => void delete (/** @type {any} */ (window).WebAssembly));
    onlyStatus(await stage.compare(contact(), act), "engine_failed");
  });

  scene(`a missing policy is told, by ${way}`, async (stage) => {
    onlyStatus(await stage.compare(contact({policy: null}), act), "policy_missing");
  });

  scene(`an empty policy block is told, by ${way}`, async (stage) => {
    const head = '<script type="application/leadpass+base64" id="leadpass-policy"> </script>';
    onlyStatus(await stage.compare(contact({policy: null, head}), act), "policy_missing");
  });

  scene(`an engine that traps is told, by ${way}`, async (stage) => {
    const received = await stage.compare(contact(), async (page) => {
      await page.evaluate(TRAP);
      await act(page);
    });
    onlyStatus(received, "engine_failed");
  });
}

for (const [whose, more] of [["our own", ""], ["the host's", '<input type="hidden" name="leadpass_outcome"><input type="hidden" name="leadpass_evidence">']]) {
  for (const [way, act] of WAYS) {
    scene(`an engine that traps later leaves nothing of an earlier verdict in ${whose} fields, by ${way}`, async (stage) => {
      const opened = await stage.open(contact({...ELSEWHERE, more}).full);
      await send(opened);
      wholeDecision(await stage.site.inbox(1));
      await opened.evaluate(TRAP);
      await opened.fill("[name=company]", "別の会社");
      await act(opened);
      const {fields} = await stage.site.inbox(2);
      assert.deepEqual(Object.entries(fields).filter(([, value]) => value !== ""), [["leadpass_status", "engine_failed"]]);
    });
  }
}

for (const [what, block] of [
  ["no base64", "これは何でしょう"],
  ["base64 of something else", Buffer.from("LPPX".repeat(50)).toString("base64")],
  ["a program cut short", programBytes(manufacturing).subarray(0, 200).toString()],
  ["a program without its last words", programBytes(manufacturing).subarray(0, -9).toString()],
  ["a program with a letter of its list turned", programBytes(manufacturing).map((byte, at) => (at === 300 ? byte ^ 1 : byte)).toString()],
  ["a program with a letter of its words turned", programBytes(manufacturing).map((byte, at, all) => (at === all.length - 300 ? byte ^ 1 : byte)).toString()],
]) {
  scene(`a policy block that is ${what} is told`, async (stage) => {
    const head = `<script type="application/leadpass+base64" id="leadpass-policy">${block}</script>`;
    onlyStatus(await stage.compare(contact({policy: null, head}), send), "policy_invalid");
  });
}

scene("a program that line breaks were put into still decides", async (stage) => {
  const text = programBytes(manufacturing).toString().replace(/.{76}/g, "$&\r\n");
  const head = `<script type="application/leadpass+base64" id="leadpass-policy">\r\n${text}\r\n</script>`;
  wholeDecision(await stage.compare(contact({policy: null, head}), send));
});

scene("a policy by URL that is still on its way is told as not_ready", async (stage) => {
  let arrive = () => {};
  const until = new Promise((resolve) => (arrive = () => resolve(undefined)));
  stage.site.serve("/policy", programBytes(manufacturing), {until, headers: {"Content-Type": "application/octet-stream"}});
  const fixture = contact({policy: null, script: 'data-policy="/policy"', ...ELSEWHERE});
  onlyStatus(await stage.compare(fixture, send), "not_ready");
  const [opened] = stage.context.pages();
  arrive();
  await opened.waitForFunction(() => window.leadpass?.status === "ready");
  await send(opened);
  assert.equal(wholeDecision(await stage.site.inbox(2)).leadpass_score, "60");
});

scene("a policy by URL may be base64 as a whole", async (stage) => {
  stage.site.serve("/policy", plainProgram(manufacturing).toString("base64"), {headers: {"Content-Type": "text/plain"}});
  const fixture = contact({policy: null, script: 'data-policy="/policy"'});
  const received = await stage.compare(fixture, async (page) => {
    await page.waitForFunction(() => !window.leadpass || window.leadpass.status === "ready");
    await send(page);
  });
  wholeDecision(received);
});

for (const [what, status, answer] of [
  ["cannot be reached", "policy_missing", null],
  ["is not there", "policy_missing", {body: "<h1>404</h1>", status: 404}],
  ["is some page", "policy_invalid", {body: "<!doctype html><h1>Log in</h1>", status: 200}],
]) {
  scene(`a policy by URL that ${what} is told`, async (stage) => {
    if (answer) stage.site.serve("/policy", answer.body, {status: answer.status});
    else await stage.context.route("**/policy", (route) => route.abort());
    const received = await stage.compare(contact({policy: null, script: 'data-policy="/policy"'}), async (page) => {
      await page.waitForFunction(() => !window.leadpass || window.leadpass.status !== "not_ready");
      await send(page);
    });
    onlyStatus(received, /** @type {string} */ (status));
    if (status === "policy_missing") stage.browserReports(/Failed to load resource/);
  });
}

scene("why nothing was decided is told to listeners on the form as well", async (stage) => {
  const opened = await stage.open(contact({policy: null}).full);
  await opened.evaluate(() => {
    document.addEventListener("submit", (event) => event.preventDefault());
    document.addEventListener("leadpass-error", ({target, detail}) => void (/** @type {any} */ (window).told = [/** @type {Element} */ (target).id, detail]));
  });
  await submit(opened);
  assert.deepEqual(await opened.evaluate("told"), ["contact", {status: "policy_missing"}]);
});

scene("a broken data-forms holds nothing up, with a policy and without", async (stage) => {
  for (const policy of [undefined, null]) {
    const received = await stage.compare(contact({policy, script: 'data-forms="form["'}), send);
    assert.deepEqual(received.ourNames, []);
  }
});
