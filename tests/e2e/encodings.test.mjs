// Pages in other encodings than UTF-8: our values are ASCII, and the host's go out as they would without us.

import assert from "node:assert/strict";
import {contact} from "./harness/pages.mjs";
import {small} from "./harness/policies.mjs";
import {wholeDecision} from "./harness/same.mjs";
import {scene} from "./harness/scene.mjs";
import {shiftJis} from "./harness/shift-jis.mjs";

/** @typedef {import("playwright-core").Page} Page */

const send = (/** @type {Page} */ page) => page.click("#send");

/** A policy whose every value for a field is Japanese, as far as a policy may. */
const japanese = small(
  {company: {type: "company"}, title: {type: "seniority"}, timeline: {type: "choice", options: [{value: "すぐに", aliases: ["research"]}, {value: "いつか"}]}},
  {version: "2026年11月版", timezone: "Asia/Tokyo"},
);

for (const [way, attributes] of [["urlencoded", ""], ["multipart", 'enctype="multipart/form-data"'], ["text/plain", 'enctype="text/plain"']]) {
  scene(`a Shift_JIS page posts its own bytes beside our ASCII, ${way}`, async (stage) => {
    const {bare, full} = contact({charset: "Shift_JIS", form: `method="post" action="/receive" ${attributes}`});
    const headers = {"Content-Type": "text/html; charset=Shift_JIS"};
    const received = await stage.compare({bare: shiftJis(bare), full: shiftJis(full)}, async (page) => {
      assert.equal(await page.evaluate("document.characterSet"), "Shift_JIS");
      await page.fill("[name=company]", "髙橋製作所 😀");
      await send(page);
    }, {headers});
    assert.equal(wholeDecision(received).leadpass_score, "60");
    const title = way === "urlencoded" ? "title=%89c%8B%C6%95%94+%89%DB%92%B7" : shiftJis("営業部 課長").toString("latin1");
    assert.ok(received.host().some((raw) => raw.includes(title)), "the title is in Shift_JIS");
  });
}

scene("a form with another accept-charset than its page posts in that", async (stage) => {
  const received = await stage.compare(contact({form: 'method="post" action="/receive" accept-charset="Shift_JIS"'}), send);
  assert.ok(received.host().includes("title=%89c%8B%C6%95%94+%89%DB%92%B7"));
  wholeDecision(received);
});

scene("a hidden _charset_ field still says the encoding", async (stage) => {
  const received = await stage.compare(contact({more: '<input type="hidden" name="_charset_">'}), send);
  assert.ok(received.pairs.some(([name, value]) => name === "_charset_" && value === "UTF-8"));
  wholeDecision(received);
});

scene("what is Japanese in a policy is ASCII in our fields", async (stage) => {
  const received = await stage.compare(contact({policy: japanese}), send);
  wholeDecision(received);
  assert.equal(received.evidence.attributes.timeline, "すぐに");
  assert.equal(received.evidence.attributes.company, "サンプル精機");
});

scene("a direction field and line breaks arrive as ever", async (stage) => {
  const more = '<input name="comment" dirname="comment.dir" value="x"><textarea name="lines" wrap="hard" cols="5">一行目が長い\n\n三</textarea>';
  wholeDecision(await stage.compare(contact({more}), send));
});
