// What a page is told: events on its form, sections that show themselves, the console on request. Nothing typed is in them.

import assert from "node:assert/strict";
import {contact, form, page} from "./harness/pages.mjs";
import {counting, discreet} from "./harness/policies.mjs";
import {scene} from "./harness/scene.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** Keeps every event of our family, and holds the page where it is. */
const LISTEN = () => {
  /** @type {any[]} */
  const told = [];
  Object.assign(window, {told});
  for (const name of ["leadpass-ready", "leadpass-before", "leadpass-decision", "leadpass-error"]) {
    addEventListener(name, ({target, detail, bubbles, composed, cancelable}) => {
      told.push({name, form: /** @type {Element} */ (target).id, detail, flags: {bubbles, composed, cancelable}});
    });
  }
  addEventListener("submit", (event) => event.preventDefault());
};

/** @param {Page} page @returns {Promise<any[]>} */
const told = (page) => page.evaluate("told");

scene("a form is told ready, before and decision, each once for one sending", async (stage) => {
  await stage.context.addInitScript(LISTEN);
  const opened = await stage.open(contact().full);
  await opened.click("#send");
  await opened.evaluate(() => new FormData(document.forms[0]));
  const all = await told(opened);
  assert.deepEqual(all.map(({name, form}) => [name, form]), [["leadpass-ready", "contact"], ["leadpass-before", "contact"], ["leadpass-decision", "contact"]]);
  assert.deepEqual(all.map(({flags}) => flags), [false, true, false].map((cancelable) => ({bubbles: true, composed: true, cancelable})));
  assert.deepEqual(all[0].detail, {status: "ready"});
  assert.deepEqual(all[1].detail, {});
  assert.equal(all[2].detail.live, false);
  assert.equal(all[2].detail.decision.outcome, "nurture");
});

scene("two sendings are two decisions, however fast one follows the other", async (stage) => {
  await stage.context.addInitScript(LISTEN);
  const opened = await stage.open(contact().full);
  await opened.click("#send");
  await opened.click("#send");
  assert.equal((await told(opened)).filter(({name}) => name === "leadpass-decision").length, 2);
});

scene("two sendings by form.submit() are two decisions, where one is not the other's", async (stage) => {
  await stage.context.addInitScript(LISTEN);
  const opened = await stage.open(contact({form: 'method="post" action="/receive" target="frame"', after: '<iframe name="frame"></iframe>'}).full);
  for (const count of [1, 2]) {
    await opened.evaluate(() => HTMLFormElement.prototype.submit.call(document.forms[0]));
    await stage.site.inbox(count);
    await opened.waitForTimeout(1100);
  }
  assert.equal((await told(opened)).filter(({name}) => name === "leadpass-decision").length, 2);
});

scene("nothing typed is in an event, a section or the console", async (stage) => {
  await stage.context.addInitScript(LISTEN);
  const opened = await stage.open(contact({script: "data-live"}).full, {query: "?leadpass-debug"});
  for (const name of ["company", "lastname", "title", "message"]) await opened.fill(`[name=${name}]`, `s3cret ${name}`);
  await opened.fill("[name=email]", "s3cret@s3cret.example");
  await opened.fill("[name=employees]", "7654321名");
  await opened.waitForTimeout(50);
  await opened.click("#send");
  const all = JSON.stringify(await told(opened));
  assert.match(all, /"live":true/);
  const printed = stage.console.splice(0);
  assert.ok(printed.length > 0, "debug prints");
  for (const text of [all, ...printed]) {
    assert.doesNotMatch(text, /s3cret/);
    assert.doesNotMatch(text, /7654321/);
  }
});

scene("?leadpass-debug shows why a lead went where it went", async (stage) => {
  await stage.context.addInitScript(LISTEN);
  const opened = await stage.open(contact().full, {query: "?x=1&leadpass-debug"});
  await opened.click("#send");
  const printed = stage.console.splice(0).join("\n");
  assert.match(printed, /^info: leadpass/);
  assert.match(printed, /"outcome":"nurture"/);
  assert.match(printed, /"whitepaper"/);
});

scene("?leadpass-debug shows why nothing was decided", async (stage) => {
  await stage.context.addInitScript(LISTEN);
  const opened = await stage.open(contact({policy: null}).full, {query: "?leadpass-debug"});
  await opened.click("#send");
  assert.match(stage.console.splice(0).join("\n"), /leadpass.*policy_missing/);
});

const SECTIONS = `
  <section id="sales" data-leadpass-when="sales" hidden>商談を予約する</section>
  <section id="both" data-leadpass-when="nurture sales" hidden>資料</section>
  <section id="nurture" data-leadpass-when="nurture">メルマガ</section>
  <section id="none" data-leadpass-when="disqualified" hidden></section>`;

/** @param {Page} page */
const shown = (page) => page.evaluate(() => Array.from(document.querySelectorAll("[data-leadpass-when]:not([hidden])"), ({id}) => id));

scene("sections show themselves by the outcome, and not before", async (stage) => {
  await stage.context.addInitScript(LISTEN);
  const opened = await stage.open(page(form() + SECTIONS, {policy: counting}).full);
  assert.deepEqual(await shown(opened), ["nurture"]);
  await opened.click("#send");
  assert.deepEqual(await shown(opened), ["both", "nurture"]);
  await opened.evaluate(() => window.leadpass?.track({event: "download", properties: {kind: "whitepaper"}}));
  await opened.click("#send");
  assert.deepEqual(await shown(opened), ["sales", "both"]);
});

scene("what is meant for sales stays hidden while the verdict is provisional", async (stage) => {
  await stage.context.addInitScript(LISTEN);
  const opened = await stage.open(page(form() + SECTIONS, {policy: discreet}).full);
  await opened.evaluate(() => window.leadpass?.track({event: "download"}));
  await opened.click("#send");
  assert.ok(!(await shown(opened)).includes("sales"));
  const [decision] = (await told(opened)).filter(({name}) => name === "leadpass-decision");
  assert.equal(decision.detail.decision.provisional, true);
});

scene("a page that decides while one types says so, and writes nothing", async (stage) => {
  await stage.context.addInitScript(LISTEN);
  const opened = await stage.open(contact({script: "data-live"}).full);
  await opened.fill("[name=title]", "学生");
  await opened.waitForFunction("told.some(({detail}) => detail.live && detail.decision.outcome === 'disqualified')");
  assert.equal(await opened.evaluate(() => document.querySelectorAll("[name^=leadpass_]").length), 0);
});

scene("a form is ready as soon as an inline policy's script has run, even one further down", async (stage) => {
  await stage.context.addInitScript(LISTEN);
  for (const body of [`{{leadpass}}${form()}`, `${form()}{{leadpass}}`]) {
    const opened = await stage.open(page(body).full);
    await opened.waitForFunction("told.length > 0");
    assert.deepEqual((await told(opened)).map(({name}) => name), ["leadpass-ready"]);
  }
});

scene("a form that is switched off is told so, and no decision", async (stage) => {
  await stage.context.addInitScript(LISTEN);
  const opened = await stage.open(contact({form: 'data-leadpass="off" method="post" action="/receive"'}).full);
  await opened.click("#send");
  const all = await told(opened);
  assert.deepEqual(all.map(({name, detail}) => [name, detail]), [["leadpass-ready", {status: "off"}]]);
});

scene("focus stays where it was, and nothing is disabled", async (stage) => {
  await stage.context.addInitScript(LISTEN);
  const opened = await stage.open(page(form() + SECTIONS, {script: "data-live"}).full);
  await opened.focus("[name=title]");
  await opened.keyboard.type("部");
  await opened.keyboard.press("Enter");
  assert.equal(await opened.evaluate(() => /** @type {HTMLInputElement} */ (document.activeElement).name), "title");
  assert.equal(await opened.evaluate(() => document.querySelectorAll(":disabled").length), 0);
});
