// <lead-pass>: the element form of the widget.

import assert from "node:assert/strict";
import {form, page} from "./harness/pages.mjs";
import {counting, manufacturing, programBytes, publish} from "./harness/policies.mjs";
import {wholeDecision} from "./harness/same.mjs";
import {scene} from "./harness/scene.mjs";

/** @typedef {import("playwright-core").Page} Page */

const send = (/** @type {Page} */ page) => page.click("#send");

/** A form that only an element makes ours. */
const plain = (/** @type {string} */ more = "") => form(undefined, more).replace("data-leadpass", "");

const LINK = '<a id="wp" href="#wp" data-leadpass-event="download" data-leadpass-kind="whitepaper">資料</a>';
const MARK = '<p data-leadpass-event="page_view" data-leadpass-page="pricing">料金</p>';

scene("the element attaches a form as long as it stands in the page", async (stage) => {
  const body = `${plain()}<lead-pass for="contact"></lead-pass>`;
  wholeDecision(await stage.compare(page(body), send));
  const inside = plain("<lead-pass></lead-pass>");
  wholeDecision(await stage.compare(page(inside), send));
  const received = await stage.compare(page(body), async (page) => {
    await page.evaluate(() => document.querySelector("lead-pass")?.remove());
    await send(page);
  });
  assert.deepEqual(received.ourNames, []);
});

scene("the element may stand before its form, and has its policy by URL", async (stage) => {
  stage.site.serve("/policy", programBytes(manufacturing));
  const body = `<lead-pass for="contact" policy="/policy"></lead-pass>${plain()}`;
  const received = await stage.compare(page(body, {policy: null}), async (page) => {
    await page.waitForTimeout(200);
    await send(page);
  });
  wholeDecision(received);
});

scene("a form that both the script and the element attach is one sending, one decision, with what the page remembers", async (stage) => {
  const opened = await stage.open(page(`${form()}<lead-pass for="contact"></lead-pass>`, {policy: counting, script: 'data-event="page_view" data-page="pricing"'}).full);
  const decisions = await opened.evaluate(() => {
    let decisions = 0;
    addEventListener("leadpass-decision", () => decisions++);
    document.forms[0].addEventListener("submit", (event) => event.preventDefault(), {once: true});
    document.forms[0].requestSubmit();
    return decisions;
  });
  await send(opened);
  assert.equal(wholeDecision(await stage.arrived(opened)).leadpass_score, "1");
  assert.equal(decisions, 1);
});

scene("the element counts what its visitor does on the page", async (stage) => {
  const received = await stage.compare(page(`${LINK}${MARK}${plain()}<lead-pass for="contact"></lead-pass>`, {policy: counting}), async (page) => {
    await page.click("#wp");
    await send(page);
  });
  assert.equal(wholeDecision(received).leadpass_score, "11");
});

scene("an element with a policy of its own counts what its visitor does on the page as well", async (stage) => {
  stage.site.serve("/policy", programBytes(counting));
  const fixture = page(`${LINK}${MARK}${plain()}<lead-pass for="contact" policy="/policy"></lead-pass>`, {policy: null});
  const received = await stage.compare(fixture, async (page) => {
    await page.waitForTimeout(300);
    await page.click("#wp");
    await send(page);
  });
  assert.equal(wholeDecision(received).leadpass_score, "11");
});

scene("an element of the module alone, without the script, counts what its visitor does on the page", async (stage) => {
  stage.site.serve("/start.js", 'import {defineElement} from "/pkg/leadpass.mjs"; defineElement(); defineElement();', {headers: {"Content-Type": "text/javascript"}});
  const html = `${publish(counting).inline}${LINK}${MARK}${plain()}<lead-pass for="contact"></lead-pass><script type="module" src="/start.js"></script>`;
  const opened = await stage.open(html);
  await opened.waitForFunction(() => Boolean(customElements.get("lead-pass")));
  await opened.click("#wp");
  await send(opened);
  assert.equal(wholeDecision(await stage.arrived(opened)).leadpass_score, "11");
});

scene("an element in shadow mode writes nothing, though the page's script would", async (stage) => {
  const received = await stage.compare(page(`${plain()}<lead-pass for="contact" mode="shadow"></lead-pass>`), send);
  assert.deepEqual(received.ourNames, []);
});

scene("an element that is moved still decides its form, once", async (stage) => {
  const opened = await stage.open(page(`${plain()}<lead-pass for="contact"></lead-pass><div id="elsewhere"></div>`).full);
  const decisions = await opened.evaluate(() => {
    const element = /** @type {Element} */ (document.querySelector("lead-pass"));
    for (const place of ["#elsewhere", "body", "#elsewhere"]) document.querySelector(place)?.append(element);
    let decisions = 0;
    addEventListener("leadpass-decision", () => decisions++);
    document.forms[0].addEventListener("submit", (event) => event.preventDefault(), {once: true});
    document.forms[0].requestSubmit();
    return decisions;
  });
  assert.equal(decisions, 1);
  await send(opened);
  wholeDecision(await stage.arrived(opened));
});

scene("an element that a script makes later attaches its form", async (stage) => {
  const received = await stage.compare(page(plain()), async (page) => {
    await page.evaluate(() => document.body.append(Object.assign(document.createElement("lead-pass"), {id: "late"})));
    await page.evaluate(() => {
      const element = document.createElement("lead-pass");
      element.setAttribute("for", "contact");
      document.body.append(element);
    });
    await send(page);
  });
  wholeDecision(received);
});

scene("an element's panel shows itself by the outcome", async (stage) => {
  const panel = '<lead-pass for="contact" live><p data-leadpass-when="disqualified" hidden>ご連絡先はこちら</p></lead-pass>';
  const opened = await stage.open(page(plain() + panel, {policy: manufacturing}).full);
  await opened.fill("[name=title]", "学生");
  await opened.waitForFunction(() => document.querySelector("[data-leadpass-when]:not([hidden])"));
  assert.equal(await opened.evaluate(() => document.querySelectorAll("[name^=leadpass_]").length), 0);
});

scene("an element for a form that is not there, or with a policy that is not there, is silent", async (stage) => {
  const body = `${plain()}<lead-pass for="nobody"></lead-pass><lead-pass></lead-pass><lead-pass for="contact" policy="#nothing"></lead-pass>`;
  const received = await stage.compare(page(body), send);
  assert.deepEqual(received.fields, {leadpass_status: "policy_missing"});
});
