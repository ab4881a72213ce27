// The four leads of the agreement, lived through: pages visited, whitepapers taken, the form filled in and sent.

import assert from "node:assert/strict";
import {page} from "./harness/pages.mjs";
import {manufacturing, studio} from "./harness/policies.mjs";
import {wholeDecision} from "./harness/same.mjs";
import {scene} from "./harness/scene.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("./harness/scene.mjs").Stage} Stage */

const NOW = "2026-11-22T03:00:00Z";
const DAY = 86_400_000;

const PRICING = page("<h1>料金</h1>", {script: 'data-history="session" data-event="page_view" data-page="pricing"'}).full;

const LIBRARY = page(
  [1, 2, 3, 4, 5]
    .map((n) => `<a id="wp-0${n}" href="#wp-0${n}" data-leadpass-event="download" data-leadpass-kind="whitepaper" data-leadpass-asset="wp-0${n}">資料${n}</a>`)
    .join(" "),
  {script: 'data-history="session"'},
).full;

const CONTACT = page(
  `<form data-leadpass method="post" action="/receive">
    <input name="会社名"><input name="email" type="email"><input name="役職"><input name="従業員数">
    <select name="業種"><option value="">選択してください</option><option>建設業</option><option>製造業</option></select>
    <select name="導入時期"><option>3か月以内</option><option>1年以内</option><option>情報収集のみ</option></select>
    <button id="send">送信</button>
  </form>`,
  {script: 'data-history="session"'},
).full;

/**
 * A visitor: what they did on which day before, and what title they give.
 * @param {Stage} stage
 * @param {{visits?: number[], downloads?: number[], title: string}} visitor
 */
async function visitor(stage, {visits = [], downloads = [], title}) {
  const opened = await stage.context.newPage();
  const on = (/** @type {number} */ daysAgo) => stage.context.clock.setFixedTime(Date.parse(NOW) - daysAgo * DAY);
  for (const daysAgo of visits) {
    await on(daysAgo);
    await stage.open(PRICING, {page: opened, path: "/pricing"});
  }
  for (const [place, daysAgo] of downloads.entries()) {
    await on(daysAgo);
    await stage.open(LIBRARY, {page: opened, path: "/library"});
    await opened.click(`#wp-0${place + 1}`);
  }
  await on(0);
  await stage.open(CONTACT, {page: opened, path: "/contact"});
  await opened.fill("[name=会社名]", "株式会社サンプル精機");
  await opened.fill("[name=email]", "t.yamada@sample-seiki.example");
  await opened.selectOption("[name=業種]", "製造業");
  await opened.fill("[name=役職]", title);
  await opened.fill("[name=従業員数]", "300名");
  await opened.selectOption("[name=導入時期]", "情報収集のみ");
  await opened.click("#send");
  const received = await stage.arrived(opened);
  const fields = wholeDecision(received);
  reRun(received);
  return fields;
}

/**
 * What a back end does: it reads the posted host fields again, with the events of the evidence, and compares.
 * @param {import("./harness/received.mjs").Received} received
 */
function reRun(received) {
  const {evidence, fields} = received;
  const host = Object.fromEntries(received.pairs);
  const attributes = {company: host["会社名"], email: host.email, title: host["役職"], employees: host["従業員数"], industry: host["業種"], timeline: host["導入時期"]};
  const decision = studio.decide(manufacturing, {key: evidence.key, attributes, events: evidence.events}, {now: evidence.now});
  assert.equal(evidence.left, 0);
  assert.equal(evidence.policy, decision.policy.digest);
  assert.deepEqual(
    [fields.leadpass_outcome, fields.leadpass_queue, fields.leadpass_owner, fields.leadpass_score, fields.leadpass_cell, fields.leadpass_contact_by],
    [decision.outcome, decision.route?.queue, decision.route?.owner ?? "", String(decision.score.total.known), decision.cell, decision.contactBy ?? ""],
  );
  assert.equal(fields.leadpass_tags, decision.tags.join(","));
}

scene("a manufacturer's section chief with two whitepapers of this month and two pricing visits is sales'", async (stage) => {
  const fields = await visitor(stage, {visits: [10, 3], downloads: [12, 5], title: "課長"});
  assert.equal(fields.leadpass_outcome, "sales");
  assert.equal(fields.leadpass_score, "100");
  assert.equal(fields.leadpass_queue, "inside-sales");
  assert.equal(fields.leadpass_contact_by, "2026-11-24T04:00:00.000Z");
  assert.equal(fields.leadpass_cell, "A1");
  assert.equal(fields.leadpass_reasons, "");
  assert.equal(fields.leadpass_tags, "engaged-fit,journey:decision");
  assert.match(fields.leadpass_owner, /^inside-[12]$/);
});

scene("the same visitor without a whitepaper is nurtured, for the whitepaper alone", async (stage) => {
  const fields = await visitor(stage, {visits: [10, 3], title: "課長"});
  assert.equal(fields.leadpass_outcome, "nurture");
  assert.equal(fields.leadpass_score, "80");
  assert.equal(fields.leadpass_reasons, "whitepaper");
  assert.equal(fields.leadpass_contact_by, "");
});

scene("the same visitor as a subsection chief is nurtured, for the title alone", async (stage) => {
  const fields = await visitor(stage, {visits: [10, 3], downloads: [12, 5], title: "係長"});
  assert.equal(fields.leadpass_outcome, "nurture");
  assert.equal(fields.leadpass_score, "80");
  assert.equal(fields.leadpass_reasons, "seniority");
  assert.equal(fields.leadpass_queue, "nurture-priority");
});

scene("a section chief with five whitepapers that grew old and no visits is nurtured, for five eighths of a point", async (stage) => {
  const fields = await visitor(stage, {downloads: [150, 120, 90, 60, 30], title: "課長"});
  assert.equal(fields.leadpass_outcome, "nurture");
  assert.equal(fields.leadpass_score, "79.375");
  assert.equal(fields.leadpass_reasons, "score");
});
