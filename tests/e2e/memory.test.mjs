// How long events are remembered: a page, a tab's session, or not at all.

import assert from "node:assert/strict";
import {form, page} from "./harness/pages.mjs";
import {counting} from "./harness/policies.mjs";
import {scene} from "./harness/scene.mjs";

/** @typedef {import("playwright-core").Page} Page */

/**
 * The events that a decision would count now.
 * @param {Page} page
 * @returns {Promise<any[]>}
 */
const remembered = (page) => page.evaluate(() => /** @type {any} */ (window.leadpass?.attach(document.forms[0]).lead()).events);

/** @param {string} script */
const pricing = (script) => page(form(), {policy: counting, script: `${script} data-event="page_view" data-page="pricing"`}).full;

for (const [history, counts] of /** @type {[string, number[]][]} */ ([["", [1, 1]], ['data-history="page"', [1, 1]], ['data-history="session"', [1, 2]], ['data-history="none"', [0, 0]]])) {
  scene(`two page loads with ${history || "nothing said"} remember ${counts.join(" and ")} page views`, async (stage) => {
    const opened = await stage.open(pricing(history));
    const first = await remembered(opened);
    await stage.open(pricing(history), {page: opened, path: "/other"});
    const second = await remembered(opened);
    assert.deepEqual([first.length, second.length], counts);
    const stored = await opened.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
    assert.deepEqual(stored, [0, history.includes("session") ? 1 : 0, ""]);
  });
}

scene("the same asset on two pages of a session is one download", async (stage) => {
  const body = '<a id="wp" href="#wp" data-leadpass-event="download" data-leadpass-asset="wp-01">資料</a>';
  const html = page(body + form(), {policy: counting, script: 'data-history="session"'}).full;
  const opened = await stage.open(html);
  await opened.click("#wp");
  await stage.open(html, {page: opened, path: "/other"});
  await opened.click("#wp");
  assert.equal((await remembered(opened)).length, 1);
});

scene("a session is a tab's: another tab knows nothing of it", async (stage) => {
  const opened = await stage.open(pricing('data-history="session"'));
  const other = await stage.open(pricing('data-history="session"'));
  assert.deepEqual([(await remembered(opened)).length, (await remembered(other)).length], [1, 1]);
});

scene("one call forgets everything, in storage as well", async (stage) => {
  const opened = await stage.open(pricing('data-history="session"'));
  await opened.evaluate(() => window.leadpass?.forget());
  assert.deepEqual(await remembered(opened), []);
  assert.equal(await opened.evaluate(() => sessionStorage.length), 0);
});

scene("nothing typed is stored", async (stage) => {
  const opened = await stage.open(page(form('method="post" action="/receive" target="frame" data-leadpass-event="download"') + '<iframe name="frame"></iframe>', {policy: counting, script: 'data-history="session"'}).full);
  await opened.fill("[name=company]", "s3cret");
  await opened.click("#send");
  await stage.site.inbox(1);
  const stored = await opened.evaluate(() => JSON.stringify({...sessionStorage}));
  assert.match(stored, /download/);
  assert.doesNotMatch(stored, /s3cret|サンプル|yamada/);
});

scene("what somebody else put into storage breaks nothing", async (stage) => {
  for (const junk of ["{", "[]", '{"id":5,"events":[1,{"id":"x"}]}', '{"id":"a","events":[{"id":"b","event":"download","at":"never"}]}']) {
    const opened = await stage.open("<title>first</title>");
    await opened.evaluate((junk) => sessionStorage.setItem("leadpass.history", junk), junk);
    await stage.open(pricing('data-history="session"'), {page: opened});
    assert.deepEqual((await remembered(opened)).map(({event}) => event), ["page_view"]);
  }
});

scene("a page without storage decides and remembers for itself", async (stage) => {
  stage.site.serve("/inner", pricing('data-history="session"'));
  const opened = await stage.open('<iframe src="/inner" sandbox="allow-scripts allow-forms"></iframe>');
  const frame = opened.frames()[1];
  await frame.waitForFunction(() => window.leadpass?.status === "ready");
  const events = await frame.evaluate(() => window.leadpass?.attach(document.forms[0]).lead()?.events?.length);
  assert.equal(events, 1);
  await frame.click("#send");
  assert.equal((await stage.site.inbox(1)).fields.leadpass_score, "1");
});

scene("a full storage holds nothing up", async (stage) => {
  await stage.context.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  const opened = await stage.open(pricing('data-history="session"'));
  assert.equal((await remembered(opened)).length, 1);
});

scene("of many events the newest 200 that the policy asks about are remembered", async (stage) => {
  const opened = await stage.open(page(form(), {policy: counting}).full);
  const {length, oldest, unasked} = await opened.evaluate(() => {
    const {leadpass} = window;
    for (let day = 0; day < 250; day++) {
      const at = new Date(Date.UTC(2026, 0, 1) + day * 86400000).toISOString();
      leadpass?.track({event: "page_view", id: `view-${day}`, at, properties: {page: "pricing"}});
      leadpass?.track({event: "scrolled", id: `scroll-${day}`, at});
    }
    const events = leadpass?.attach(document.forms[0]).lead()?.events ?? [];
    return {length: events.length, oldest: events.map(({at}) => at).sort()[0], unasked: events.filter(({event}) => event === "scrolled").length};
  });
  assert.deepEqual({length, unasked}, {length: 200, unasked: 0});
  assert.equal(oldest.slice(0, 10), "2026-02-20");
});

scene("evidence of many events is within 4096 bytes of ASCII, the newest first, and says how many it leaves out", async (stage) => {
  const fixture = page(form(), {policy: counting});
  const received = await stage.compare(fixture, async (page) => {
    await page.evaluate(() => {
      for (let n = 0; n < 300; n++) {
        const at = new Date(Date.UTC(2026, 0, 1) + n * 3600000).toISOString();
        window.leadpass?.track({event: "page_view", id: `見た-${n}`, at, properties: {page: "pricing", kind: "料金".repeat(20)}});
      }
    });
    await page.click("#send");
  });
  const text = received.fields.leadpass_evidence;
  assert.match(text, /^[\x20-\x7e]{2000,4096}$/);
  const {events, left} = received.evidence;
  assert.equal(events.length + left, 200);
  assert.deepEqual(events.map((/** @type {any} */ {at}) => at), events.map((/** @type {any} */ {at}) => at).sort().reverse());
  assert.equal(events[0].id, "見た-299");
});
