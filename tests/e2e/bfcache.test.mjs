// A page that comes back from the back-forward cache: the visitor may send again, and that is another lead.

import assert from "node:assert/strict";
import {contact} from "./harness/pages.mjs";
import {wholeDecision} from "./harness/same.mjs";
import {launchWithout, scene} from "./harness/scene.mjs";

launchWithout("--disable-back-forward-cache");

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
async function leaveAndReturn(page) {
  await page.click("#send");
  await page.waitForURL("**/receive");
  // Playwright would wait for a load event, which a page from the cache does not get.
  await page.goBack({waitUntil: "commit"});
  await page.waitForFunction("persisted === true");
}

const WATCH = () => {
  addEventListener("pageshow", ({persisted}) => void Object.assign(window, {persisted}));
};

scene("a page from the cache has none of our fields, and sends the same host fields under a new id", async (stage) => {
  await stage.context.addInitScript(WATCH);
  const received = await stage.compare(
    contact(),
    async (page) => {
      await leaveAndReturn(page);
      assert.equal(await page.evaluate(() => document.querySelectorAll("[name^=leadpass_]").length), 0);
      await page.click("#send");
    },
    {count: 2},
  );
  const [first] = stage.site.received;
  assert.notEqual(wholeDecision(first).leadpass_id, wholeDecision(received).leadpass_id);
});

scene("the same without a policy: the status is told again, once", async (stage) => {
  await stage.context.addInitScript(WATCH);
  const received = await stage.compare(
    contact({policy: null}),
    async (page) => {
      await leaveAndReturn(page);
      await page.click("#send");
    },
    {count: 2},
  );
  assert.deepEqual(received.fields, {leadpass_status: "policy_missing"});
});

scene("what was remembered in a page is still there when it comes back", async (stage) => {
  await stage.context.addInitScript(WATCH);
  const opened = await stage.open(contact().full);
  await opened.evaluate(() => window.leadpass?.track({event: "download", properties: {kind: "whitepaper"}}));
  await leaveAndReturn(opened);
  await opened.click("#send");
  const received = await stage.arrived(opened, 2);
  assert.equal(received.evidence.events.length, 1);
  assert.equal(received.fields.leadpass_score, "80");
});
