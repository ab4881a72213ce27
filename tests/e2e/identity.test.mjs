// The life of `leadpass_id`, the key by which a server knows the same sending again.

import assert from "node:assert/strict";
import {contact, form, page} from "./harness/pages.mjs";
import {counting} from "./harness/policies.mjs";
import {wholeDecision} from "./harness/same.mjs";
import {scene} from "./harness/scene.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("./harness/scene.mjs").Stage} Stage */

const ELSEWHERE = {form: 'method="post" action="/receive" target="frame"', after: '<iframe name="frame"></iframe>'};

/**
 * Sends the form, then does something, and sends it again; both ids.
 * @param {Stage} stage
 * @param {(page: Page) => Promise<unknown>} between
 * @param {{bare: string, full: string}} [fixture]
 */
async function twice(stage, between, fixture = contact(ELSEWHERE)) {
  const opened = await stage.open(fixture.full);
  await opened.click("#send");
  const first = await stage.site.inbox(1);
  await between(opened);
  await opened.click("#send");
  const second = await stage.site.inbox(2);
  return [wholeDecision(first).leadpass_id, wholeDecision(second).leadpass_id];
}

scene("the id is kept while the host's values are the same", async (stage) => {
  const [first, second] = await twice(stage, async (page) => page.waitForTimeout(1100));
  assert.equal(first, second);
});

for (const [what, change] of /** @type {[string, (page: Page) => Promise<unknown>][]} */ ([
  ["a text", (page) => page.fill("[name=company]", "別の会社")],
  ["a text that the policy does not ask about", (page) => page.fill("[name=message]", "別の話")],
  ["a choice", (page) => page.selectOption("[name=timeline]", "quarter")],
  ["a tick", (page) => page.check("[name=newsletter]")],
  ["a tick taken back", (page) => page.uncheck("[value=cost]")],
  ["a control that was added", (page) => page.evaluate(() => document.forms[0].append(Object.assign(document.createElement("input"), {name: "more", value: "1"})))],
])) {
  scene(`the id is new after ${what} changed`, async (stage) => {
    const [first, second] = await twice(stage, change);
    assert.notEqual(first, second);
  });
}

scene("the id is kept where a change was taken back before sending", async (stage) => {
  const [first, second] = await twice(stage, async (page) => {
    await page.fill("[name=company]", "別の会社");
    await page.fill("[name=company]", "株式会社サンプル精機");
  });
  assert.equal(first, second);
});

scene("the id is kept where a change was taken back, though the page asked for a decision meanwhile", async (stage) => {
  const [first, second] = await twice(stage, async (page) => {
    await page.evaluate(() => void (/** @type {any} */ (window).handle = window.leadpass?.attach(document.forms[0])));
    await page.fill("[name=company]", "別の会社");
    await page.evaluate("handle.decide()");
    await page.fill("[name=company]", "株式会社サンプル精機");
  });
  assert.equal(first, second);
});

scene("the id is kept where a change was taken back on a page that decides while one types", async (stage) => {
  const fixture = contact({...ELSEWHERE, script: "data-live"});
  const [first, second] = await twice(
    stage,
    async (page) => {
      await page.fill("[name=company]", "別の会社");
      await page.waitForTimeout(100);
      await page.fill("[name=company]", "株式会社サンプル精機");
      await page.waitForTimeout(100);
    },
    fixture,
  );
  assert.equal(first, second);
});

scene("what happens between two sendings may change the verdict, not the id", async (stage) => {
  const opened = await stage.open(contact({...ELSEWHERE, policy: counting}).full);
  await opened.click("#send");
  const first = await stage.site.inbox(1);
  await opened.evaluate(() => window.leadpass?.track({event: "download", properties: {kind: "whitepaper"}}));
  await opened.click("#send");
  const second = await stage.site.inbox(2);
  assert.equal(first.fields.leadpass_id, second.fields.leadpass_id);
  assert.deepEqual([first.fields.leadpass_outcome, second.fields.leadpass_outcome], ["nurture", "sales"]);
});

scene("the id is new after a reset, and our fields are gone until the next sending", async (stage) => {
  const [first, second] = await twice(stage, async (page) => {
    const left = await page.evaluate(() => {
      document.forms[0].reset();
      return document.querySelectorAll("[name^=leadpass_]").length;
    });
    assert.equal(left, 0);
  });
  assert.notEqual(first, second);
});

scene("the id is kept where the host did not let a reset happen", async (stage) => {
  const [first, second] = await twice(stage, async (page) => {
    await page.evaluate(() => {
      document.forms[0].addEventListener("reset", (event) => event.preventDefault());
      document.forms[0].reset();
    });
  });
  assert.equal(first, second);
});

scene("the id is new after a page load", async (stage) => {
  const [first, second] = await twice(stage, (page) => page.reload());
  assert.notEqual(first, second);
});

scene("two forms have two ids", async (stage) => {
  const other = form(ELSEWHERE.form).replaceAll('id="send"', 'id="second"').replace('id="contact"', 'id="other"');
  const opened = await stage.open(contact({...ELSEWHERE, after: other + ELSEWHERE.after}).full);
  await opened.click("#send");
  await stage.site.inbox(1);
  await opened.click("#second");
  await stage.site.inbox(2);
  const [first, second] = stage.site.received;
  assert.deepEqual(first.host(), second.host());
  assert.notEqual(first.fields.leadpass_id, second.fields.leadpass_id);
});

scene("the id is the key of the decision and of the evidence", async (stage) => {
  const opened = await stage.open(contact(ELSEWHERE).full);
  await opened.evaluate(() => document.addEventListener("leadpass-decision", ({detail}) => void (/** @type {any} */ (window).key = detail.decision.key)));
  await opened.click("#send");
  const {fields, evidence} = await stage.site.inbox(1);
  assert.equal(evidence.key, fields.leadpass_id);
  assert.equal(await opened.evaluate("key"), fields.leadpass_id);
});

scene("a lead without a key gets a fresh id each time", async (stage) => {
  const opened = await stage.open(page("").full);
  const keys = await opened.evaluate(() => [1, 2].map(() => window.leadpass?.decide({attributes: {title: "課長"}})?.key));
  assert.match(String(keys[0]), /^[0-9a-f]{32}$/);
  assert.notEqual(keys[0], keys[1]);
});
