// When something of ours fails on the way: the page goes on, and nothing of it shows.

import assert from "node:assert/strict";
import {contact, form, page, TRAP} from "./harness/pages.mjs";
import {counting, manufacturing, programBytes} from "./harness/policies.mjs";
import {onlyStatus, wholeDecision} from "./harness/same.mjs";
import {scene} from "./harness/scene.mjs";

/** @typedef {import("playwright-core").Page} Page */

const send = (/** @type {Page} */ page) => page.click("#send");

scene("an engine that traps while one types is told at the next sending, and nowhere else", async (stage) => {
  const received = await stage.compare(contact({script: "data-live"}), async (page) => {
    await page.evaluate(TRAP);
    await page.fill("[name=company]", "別の会社");
    await page.waitForTimeout(100);
    await send(page);
  });
  onlyStatus(received, "engine_failed");
});

scene("after a trap, links, resets and typing stay silent", async (stage) => {
  const link = '<a id="wp" href="#wp" data-leadpass-event="download">資料</a>';
  const opened = await stage.open(page(link + form(), {policy: counting, script: "data-live"}).full);
  await opened.evaluate(TRAP);
  await opened.evaluate(() => void new FormData(document.forms[0]));
  await opened.click("#wp");
  await opened.fill("[name=company]", "別の会社");
  await opened.evaluate(() => document.forms[0].reset());
  await opened.evaluate(() => window.leadpass?.track({event: "download"}));
  await opened.waitForTimeout(100);
  assert.equal(await opened.evaluate(() => window.leadpass?.status), "engine_failed");
});

scene("an engine that traps at a click leaves the link and the form alone", async (stage) => {
  const link = '<a id="wp" href="#wp" data-leadpass-event="download">資料</a>';
  const received = await stage.compare(page(link + form(), {policy: counting}), async (page) => {
    await page.evaluate(() => void (Element.prototype.getAttributeNames = () => { throw new Error("trap"); }));
    await page.click("#wp");
    assert.equal(new URL(page.url()).hash, "#wp");
    await send(page);
  });
  assert.ok(["decided", "engine_failed"].includes(received.fields.leadpass_status));
});

scene("an early call that makes no sense does not keep the next from being answered", async (stage) => {
  const early = `<script>
    window.leadpass=window.leadpass||function(){(leadpass.q=leadpass.q||[]).push(arguments)};
    leadpass("track", {event: "download", properties: {n: 1n}});
    leadpass("track");
    leadpass("decide", {key: ""});
    leadpass("track", {event: "download", properties: {kind: "whitepaper"}});
  </script>`;
  stage.site.serve("/policy", programBytes(counting));
  for (const options of [{}, {policy: null, script: 'data-policy="/policy"'}]) {
    const opened = await stage.open(page(form(), {policy: counting, ...options, head: early}).full);
    await opened.waitForFunction(() => window.leadpass?.status === "ready");
    await opened.waitForTimeout(20);
    const said = await opened.evaluate(() => [/** @type {any} */ (window.leadpass?.attach(document.forms[0]).lead()).events.length, Boolean(customElements.get("lead-pass"))]);
    assert.deepEqual(said, [1, true]);
    stage.console.splice(0); // what is said of the bad calls is free
    await opened.close();
  }
});

scene("a lead or an event that JSON cannot say is the caller's mistake, and the form is decided all the same", async (stage) => {
  const received = await stage.compare(contact(), async (page) => {
    await page.evaluate(() => {
      const {leadpass} = window;
      for (const method of /** @type {const} */ (["decide", "track"])) {
        try {
          leadpass?.[method](/** @type {any} */ ({key: "1", event: "download", attributes: {n: 1n}}));
        } catch {
          // expected
        }
      }
    });
    await send(page);
  });
  wholeDecision(received);
});

scene("a listener that calls back into us in the middle of a sending gets an answer", async (stage) => {
  const received = await stage.compare(contact(), async (page) => {
    await page.evaluate(() => {
      const {leadpass} = window;
      if (!leadpass) return;
      const handle = leadpass.attach(document.forms[0]);
      for (const name of ["leadpass-before", "leadpass-decision"]) {
        addEventListener(name, () => {
          leadpass.track({event: "download", properties: {kind: "whitepaper", asset: name}});
          leadpass.decide({attributes: {title: "部長"}});
          handle.decide();
          handle.lead();
          leadpass.attach(document.body).detach();
          if (name === "leadpass-decision") handle.detach();
        });
      }
    });
    await send(page);
  });
  wholeDecision(received);
  assert.equal(received.evidence.events.length, 1, "what is tracked before deciding counts");
});

scene("a policy that arrives after the page was left is nobody's trouble", async (stage) => {
  let arrive = () => {};
  const until = new Promise((resolve) => (arrive = () => resolve(undefined)));
  stage.site.serve("/policy", programBytes(manufacturing), {until});
  const opened = await stage.open(contact({policy: null, script: 'data-policy="/policy"'}).full);
  await send(opened);
  onlyStatus(await stage.arrived(opened), "not_ready");
  arrive();
  await opened.waitForTimeout(50);
});
