// Controls and images whose names hide members of the form and of the document.

import assert from "node:assert/strict";
import {contact, form, page} from "./harness/pages.mjs";
import {scene} from "./harness/scene.mjs";
import {onlyStatus, wholeDecision} from "./harness/same.mjs";

const MEMBERS = [
  ..."action submit id name method elements length target reset matches closest appendChild append querySelector querySelectorAll".split(" "),
  ..."dispatchEvent addEventListener getAttribute getAttributeNames setAttribute hasAttribute contains isConnected getRootNode".split(" "),
  ..."parentNode parentElement ownerDocument nodeName tagName nodeType dataset classList attributes children toString constructor".split(" "),
];

/** One control for each member, some of them buttons and some of them inputs. */
const CONTROLS = MEMBERS.map((name) => `<input name="${name}" id="${name}" value="host's ${name}">`).join("");

/** @param {import("playwright-core").Page} page */
const send = (page) => page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#send")).click());

scene("controls named action, submit, id and elements hide nothing from us", async (stage) => {
  const more = ["action", "submit", "id", "elements"].map((name) => `<input name="${name}" value="x">`).join("");
  const received = await stage.compare(contact({more}), (page) => page.click("#send"));
  assert.equal(wholeDecision(received).leadpass_score, "60");
});

scene("a control for every member of a form hides nothing from us", async (stage) => {
  const received = await stage.compare(contact({more: CONTROLS}), send);
  assert.equal(wholeDecision(received).leadpass_score, "60");
});

scene("the same with form.submit() of the prototype", async (stage) => {
  const submit = (/** @type {import("playwright-core").Page} */ page) => page.evaluate(() => HTMLFormElement.prototype.submit.call(document.querySelector("form")));
  const received = await stage.compare(contact({more: CONTROLS}), submit);
  assert.equal(wholeDecision(received).leadpass_score, "60");
});

scene("the same where there is no policy", async (stage) => {
  onlyStatus(await stage.compare(contact({more: CONTROLS, policy: null}), send), "policy_missing");
});

scene("clicks between such controls, and a reset, break nothing", async (stage) => {
  const fixture = contact({more: `${CONTROLS}<p id="gap">余白</p>`});
  const received = await stage.compare(fixture, async (page) => {
    // Playwright's own click calls what these controls hide.
    const {x, y} = await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#gap")).getBoundingClientRect());
    await page.mouse.click(x + 2, y + 2);
    await page.evaluate(() => HTMLFormElement.prototype.reset.call(document.querySelector("form")));
    await send(page);
  });
  assert.equal(wholeDecision(received).leadpass_score, "60");
});

scene("a form whose id is leadpass does not pass for early calls", async (stage) => {
  const body = '<form id="leadpass" data-leadpass method="post" action="/receive"><input name="q" value="1"><input name="title" value="課長"><button id="send">送信</button></form>';
  for (const where of [`${body}{{leadpass}}`, `{{leadpass}}${body}`]) {
    const received = await stage.compare(page(where), send);
    assert.equal(wholeDecision(received).leadpass_score, "20");
  }
});

scene("a form whose id is leadpass and that holds a control named load is decided", async (stage) => {
  const body = '<form id="leadpass" data-leadpass method="post" action="/receive"><input name="load" value="1"><input name="title" value="課長"><button id="send">送信</button></form>';
  const received = await stage.compare(page(`${body}{{leadpass}}`), send);
  assert.equal(wholeDecision(received).leadpass_score, "20");
});

for (const name of ["createElement", "querySelectorAll", "readyState", "currentScript", "getElementById", "addEventListener"]) {
  scene(`an image named ${name} hides nothing of the document from us`, async (stage) => {
    const image = `<img name="${name}" alt="">`;
    const received = await stage.compare(page(`${image}{{leadpass}}${form()}`), send);
    assert.equal(wholeDecision(received).leadpass_score, "60");
  });
}

scene("an image named createElement does not keep us from telling a status", async (stage) => {
  const fixture = page(`<img name="createElement" alt="">${form()}`, {policy: null});
  onlyStatus(await stage.compare(fixture, send), "policy_missing");
});
