// Hosts that send their forms through a library, each the real one from npm.

import assert from "node:assert/strict";
import {contact, page} from "./harness/pages.mjs";
import {scene} from "./harness/scene.mjs";
import {NAMES, wholeDecision} from "./harness/same.mjs";

/** @typedef {import("playwright-core").Page} Page */

const send = (/** @type {Page} */ page) => page.click("#send");

/** @param {string} name */
const library = (name) => `<script src="/library/${name}"></script>`;

for (const [where, head] of [
  ["before", `${library("htmx.js")}{{leadpass}}`],
  ["after", `{{leadpass}}${library("htmx.js")}`],
]) {
  scene(`htmx, loaded ${where} us, posts the verdict`, async (stage) => {
    const fixture = contact({form: 'hx-post="/receive" hx-target="#out"', after: '<p id="out"></p>', head});
    const received = await stage.compare(fixture, async (page) => {
      await send(page);
      await page.waitForFunction(() => document.querySelector("#out")?.textContent === "received");
    });
    assert.equal(wholeDecision(received).leadpass_score, "60");
  });
}

scene("htmx sends the same form twice under one id", async (stage) => {
  const fixture = contact({form: 'hx-post="/receive" hx-swap="none"', head: library("htmx.js")});
  await stage.compare(
    fixture,
    async (page) => {
      await send(page);
      await stage.site.inbox(1);
      await page.waitForTimeout(50);
      await send(page);
      await stage.site.inbox(2);
    },
    {count: 2},
  );
  const [first, second] = stage.site.received;
  assert.equal(first.fields.leadpass_id, second.fields.leadpass_id);
});

scene("jQuery's serialize, in a submit handler, reads the verdict", async (stage) => {
  const fixture = contact({head: library("jquery.js")});
  const received = await stage.compare(fixture, async (page) => {
    await page.evaluate(() => {
      const {$} = /** @type {any} */ (window);
      $("#contact").on("submit", function (/** @type {any} */ event) {
        event.preventDefault();
        $.post("/receive", $(event.target).serialize());
      });
    });
    await send(page);
    await stage.site.inbox();
  });
  assert.equal(wholeDecision(received).leadpass_outcome, "nurture");
});

scene("jQuery's own submit() posts the verdict", async (stage) => {
  const fixture = contact({head: library("jquery.js")});
  const received = await stage.compare(fixture, (page) => page.evaluate(() => void (/** @type {any} */ (window).$("#contact").trigger("submit"))));
  assert.equal(wholeDecision(received).leadpass_outcome, "nurture");
});

scene("a React 19 action gets the verdict in its FormData", async (stage) => {
  const fixture = page(`<div id="root"></div>${library("react-action.js")}`);
  const received = await stage.compare(fixture, async (page) => {
    await send(page);
    await page.waitForFunction(() => document.querySelector("#sent")?.textContent === "1");
    assert.equal(await page.inputValue("[name=company]"), "サンプル精機");
  });
  assert.equal(wholeDecision(received).leadpass_score, "45");
  assert.deepEqual(received.pairs.slice(0, 4), [["company", "サンプル精機"], ["title", "課長"], ["industry", "製造業"], ["via", "react"]]);
});

scene("a React 19 action sent twice has two ids, since React resets the form between", async (stage) => {
  const opened = await stage.open(page(`<div id="root"></div>${library("react-action.js")}`).full);
  for (const count of [1, 2]) {
    await send(opened);
    await opened.waitForFunction((count) => document.querySelector("#sent")?.textContent === String(count), count);
  }
  const [first, second] = stage.site.received;
  assert.deepEqual(first.pairs.slice(0, 4), second.pairs.slice(0, 4));
  assert.notEqual(wholeDecision(first).leadpass_id, wholeDecision(second).leadpass_id);
});

scene("react-hook-form asks for a decision and spreads its fields", async (stage) => {
  const fixture = page(`<div id="root"></div>${library("react-hook-form.js")}`);
  const received = await stage.compare(fixture, async (page) => {
    await page.fill("[name=title]", "部長");
    await send(page);
    await stage.site.inbox();
  });
  const fields = wholeDecision(received);
  assert.equal(fields.leadpass_score, "55");
  assert.deepEqual(Object.keys(JSON.parse(received.body.toString())).sort(), ["company", "title", "industry", ...NAMES].sort());
});

scene("react-hook-form gets at least a status where there is no policy", async (stage) => {
  const fixture = page(`<div id="root"></div>${library("react-hook-form.js")}`, {policy: null});
  const received = await stage.compare(fixture, async (page) => {
    await send(page);
    await stage.site.inbox();
  });
  assert.deepEqual(received.fields, {leadpass_status: "policy_missing"});
});

scene("fields for a decision of another object give the status alone", async (stage) => {
  const opened = await stage.open(page("").full);
  const fields = await opened.evaluate(() => {
    const {leadpass} = window;
    const decision = leadpass?.decide({attributes: {title: "課長"}});
    return [leadpass?.fields({...decision}), Object.keys(leadpass?.fields(decision) ?? {}).length];
  });
  assert.deepEqual(fields, [{leadpass_status: "not_ready"}, 12]);
});
