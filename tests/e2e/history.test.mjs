// What a visitor does before the form: links, marks, gated forms, and how long a page remembers.

import assert from "node:assert/strict";
import {contact, form, page} from "./harness/pages.mjs";
import {counting, publish} from "./harness/policies.mjs";
import {wholeDecision} from "./harness/same.mjs";
import {scene} from "./harness/scene.mjs";

/** @typedef {import("playwright-core").Page} Page */

const link = (/** @type {string} */ id, /** @type {string} */ asset) =>
  `<a id="${id}" href="/${asset}.pdf" download data-leadpass-event="download" data-leadpass-kind="whitepaper" data-leadpass-asset="${asset}"><b>資料 ${asset}</b></a> `;

const LINKS = link("one", "wp-01") + link("two", "wp-02") + link("again", "wp-01");

/** Keeps the page where it is: what a link opens is not what is tested. */
const STAY = () => document.addEventListener("click", (event) => event.preventDefault());

/**
 * The events that a decision would count now.
 * @param {Page} page
 * @returns {Promise<any[]>}
 */
const remembered = (page) => page.evaluate(() => /** @type {any} */ (window.leadpass?.attach(document.forms[0]).lead()).events);

/** @param {{script?: string, body?: string}} options */
const library = ({script, body = LINKS} = {}) => page(body + form(), {policy: counting, script}).full;

for (const [how, act] of /** @type {[string, (page: Page) => Promise<unknown>][]} */ ([
  ["clicked", (page) => page.click("#one")],
  ["clicked on what it holds", (page) => page.click("#one b")],
  ["clicked with ctrl", (page) => page.click("#one", {modifiers: ["Control"]})],
  ["clicked with the middle button", (page) => page.click("#one", {button: "middle"})],
  ["activated from the keyboard", (page) => page.focus("#one").then(() => page.keyboard.press("Enter"))],
  ["activated by a script", (page) => page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#one")).click())],
])) {
  scene(`a link that is ${how} is a download`, async (stage) => {
    await stage.context.route("**/*.pdf", (route) => route.fulfill({status: 204}));
    const opened = await stage.open(library());
    if (!how.includes("ctrl") && !how.includes("middle")) await opened.evaluate(STAY);
    await act(opened);
    const events = await remembered(opened);
    assert.deepEqual(events.map(({event, properties}) => [event, properties]), [["download", {kind: "whitepaper", asset: "wp-01"}]]);
    assert.ok(Math.abs(Date.parse(events[0].at) - Date.now()) < 60_000);
  });
}

scene("a link's context menu is no download", async (stage) => {
  const opened = await stage.open(library());
  await opened.click("#one", {button: "right"});
  assert.deepEqual(await remembered(opened), []);
});

scene("the same asset twice is one download, two assets are two", async (stage) => {
  const opened = await stage.open(library());
  await opened.evaluate(STAY);
  for (const id of ["one", "one", "again", "two", "two"]) await opened.click(`#${id}`);
  assert.deepEqual((await remembered(opened)).map(({properties}) => properties.asset), ["wp-01", "wp-02"]);
});

scene("a link that says nothing, or that is switched off, is no event", async (stage) => {
  const off = `<section data-leadpass="off">${link("off", "wp-03")}</section><a id="plain" href="/x">別</a><a id="elsewhere" href="/y" data-leadpass-event="unheard">別</a>`;
  const opened = await stage.open(library({body: LINKS + off}));
  await opened.evaluate(STAY);
  for (const id of ["off", "plain", "elsewhere"]) await opened.click(`#${id}`);
  assert.deepEqual(await remembered(opened), []);
});

scene("a link that a script added later counts", async (stage) => {
  const opened = await stage.open(library({body: '<div id="later"></div>'}));
  await opened.evaluate(STAY);
  await opened.evaluate((html) => void (/** @type {Element} */ (document.querySelector("#later")).innerHTML = html), LINKS);
  await opened.click("#two");
  assert.equal((await remembered(opened)).length, 1);
});

scene("a download counts for the verdict of the form beside it", async (stage) => {
  await stage.context.route("**/*.pdf", (route) => route.fulfill({status: 204}));
  const received = await stage.compare(page(LINKS + form(), {policy: counting}), async (page) => {
    await page.click("#one");
    await page.click("#send");
  });
  assert.equal(wholeDecision(received).leadpass_outcome, "sales");
  assert.equal(received.fields.leadpass_score, "10");
  assert.deepEqual(received.evidence.events.map((/** @type {any} */ {event, properties}) => [event, properties]), [["download", {kind: "whitepaper"}]]);
});

const GATE = 'method="post" action="/receive" target="frame" data-leadpass-event="download" data-leadpass-kind="whitepaper" data-leadpass-asset="wp-01"';

scene("the whitepaper that a form asks for counts for that form's own verdict, once however often it is sent", async (stage) => {
  const fixture = contact({form: GATE, policy: counting, after: '<iframe name="frame"></iframe>'});
  await stage.compare(
    fixture,
    async (page) => {
      for (const count of [1, 2]) {
        await page.click("#send");
        await stage.site.inbox(count);
      }
    },
    {count: 2},
  );
  for (const received of stage.site.received) {
    assert.equal(wholeDecision(received).leadpass_outcome, "sales");
    assert.equal(received.fields.leadpass_score, "10");
    assert.equal(received.evidence.events.length, 1);
  }
});

scene("a whitepaper whose form the host's own validation sent back counts once, however often it was tried", async (stage) => {
  const opened = await stage.open(contact({form: GATE, policy: counting, after: '<iframe name="frame"></iframe>'}).full);
  await opened.evaluate(() => {
    document.forms[0].addEventListener("submit", (event) => {
      if (/** @type {any} */ (document.querySelector("[name=company]")).value !== "株式会社正しい") event.preventDefault();
    });
  });
  await opened.click("#send");
  await opened.fill("[name=company]", "株式会社正しい");
  await opened.click("#send");
  const received = await stage.site.inbox(1);
  assert.equal(wholeDecision(received).leadpass_score, "10");
  assert.equal(received.evidence.events.length, 1);
});

scene("a gated form counts by form.submit(), and where nothing is remembered", async (stage) => {
  for (const script of ["", 'data-history="none"']) {
    const received = await stage.compare(contact({form: GATE.replace(' target="frame"', ""), policy: counting, script}), (page) =>
      page.evaluate(() => HTMLFormElement.prototype.submit.call(document.forms[0])),
    );
    assert.equal(wholeDecision(received).leadpass_score, "10");
  }
});

scene("a gated form's event is remembered for the next form", async (stage) => {
  const second = form('method="post" action="/receive"').replace('id="send"', 'id="next"');
  const fixture = contact({form: GATE, policy: counting, after: `${second}<iframe name="frame"></iframe>`});
  const opened = await stage.open(fixture.full);
  await opened.click("#send");
  await stage.site.inbox(1);
  await opened.click("#next");
  assert.equal((await stage.arrived(opened, 2)).fields.leadpass_score, "10");
});

scene("a gated form that asks before it is sent counts nothing twice", async (stage) => {
  const opened = await stage.open(contact({form: GATE, policy: counting, after: '<iframe name="frame"></iframe>'}).full);
  const before = await remembered(opened);
  await opened.click("#send");
  const {evidence} = await stage.site.inbox(1);
  assert.equal(before.length, 1);
  assert.deepEqual(evidence.events.map((/** @type {any} */ {id}) => id), before.map(({id}) => id));
});

const MARK = '<p data-leadpass-event="page_view" data-leadpass-page="pricing">料金</p>';

for (const [what, html] of [
  ["a mark", library({body: MARK})],
  ["the script tag's own event", library({script: 'data-event="page_view" data-page="pricing"'})],
  ["the script tag's own event, the script loaded twice", library({body: `{{leadpass}}<script src="/pkg/leadpass.js" data-event="page_view" data-page="pricing"></script>`, script: 'data-event="page_view" data-page="pricing"'})],
]) {
  scene(`${what} counts once a page load`, async (stage) => {
    const opened = await stage.open(html);
    assert.deepEqual((await remembered(opened)).map(({event, properties}) => [event, properties]), [["page_view", {page: "pricing"}]]);
    await opened.evaluate(() => document.dispatchEvent(new Event("DOMContentLoaded")));
    assert.equal((await remembered(opened)).length, 1);
  });
}

scene("a mark and the script tag's own event count with a policy by URL as well", async (stage) => {
  stage.site.serve("/policy", publish(counting).program, {headers: {"Content-Type": "text/plain"}});
  const opened = await stage.open(page(MARK + form(), {policy: null, script: 'data-policy="/policy" data-event="page_view" data-page="start"'}).full);
  await opened.waitForFunction(() => window.leadpass?.status === "ready");
  await opened.waitForFunction(() => /** @type {any} */ (window.leadpass?.attach(document.forms[0]).lead()).events.length > 1);
  assert.deepEqual((await remembered(opened)).map(({properties}) => properties.page).sort(), ["pricing", "start"]);
});

scene("what happens while a policy by URL is still on its way counts once it is there", async (stage) => {
  let arrive = () => {};
  const until = new Promise((resolve) => (arrive = () => resolve(undefined)));
  stage.site.serve("/policy", publish(counting).program, {until, headers: {"Content-Type": "text/plain"}});
  const opened = await stage.open(page(LINKS + form(), {policy: null, script: 'data-policy="/policy"'}).full);
  await opened.evaluate(STAY);
  await opened.click("#one");
  await opened.evaluate(() => window.leadpass?.track({event: "page_view", properties: {page: "pricing"}}));
  arrive();
  await opened.waitForFunction(() => window.leadpass?.status === "ready");
  await opened.waitForTimeout(20);
  assert.deepEqual((await remembered(opened)).map(({event}) => event).sort(), ["download", "page_view"]);
});
