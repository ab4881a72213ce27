// How a form's controls become a lead: what the evidence says was read, and what is never read.

import assert from "node:assert/strict";
import {page} from "./harness/pages.mjs";
import {small} from "./harness/policies.mjs";
import {scene} from "./harness/scene.mjs";
import {wholeDecision} from "./harness/same.mjs";

const policy = small({
  company: {type: "company", fields: ["company", "会社名"]},
  title: {type: "seniority", fields: ["title", "役職"]},
  industry: {type: "industry"},
  employees: {type: "number"},
  consent: {type: "boolean"},
  budget: {type: "choice", options: [{value: "big", label: {ja: "大きい"}}, {value: "mid"}, {value: "low"}]},
  note: {type: "text"},
});

/** What was read, per set of controls. */
const CASES = [
  ["a text field as typed", '<input name="title" value="営業部 課長">', {title: "section-chief"}],
  ["a text area", '<textarea name="note">二行\nある</textarea>', {note: "二行 ある"}],
  ["a control's name folded: width, case and spaces do not matter", '<input name="ＴＩＴＬＥ" value="課長"><input name=" 会社名" value="A">', {title: "section-chief", company: "a"}],
  ["a Japanese control name", '<input name="役職" value="部長">', {title: "general-manager"}],
  ["a select by its value", '<select name="title"><option value="課長" selected>その他</option></select>', {title: "section-chief"}],
  ["a select by its text, where the value says nothing", '<select name="title"><option value="17" selected>課長</option></select>', {title: "section-chief"}],
  ["a select by its text, where no value is given", '<select name="industry"><option selected>製造業</option></select>', {industry: "E"}],
  ["a select's placeholder as blank", '<select name="industry"><option value="" selected>製造業をお選びください</option></select>', {}],
  ["a select with several choices", '<select name="budget" multiple><option selected>low</option><option>mid</option><option selected>big</option></select>', {budget: ["big", "low"]}],
  ["a radio group by its ticked one", '<input type="radio" name="budget" value="low"><input type="radio" name="budget" value="mid" checked>', {budget: "mid"}],
  ["a radio group with none ticked as nothing", '<input type="radio" name="budget" value="low"><input type="radio" name="budget" value="mid">', {}],
  ["a radio group that says yes", '<input type="radio" name="consent" value="no"><input type="radio" name="consent" value="yes" checked>', {consent: true}],
  ["a group of check boxes", '<input type="checkbox" name="budget" value="low" checked><input type="checkbox" name="budget" value="大きい" checked>', {budget: ["big", "low"]}],
  ["a ticked box as true, whatever its value", '<input type="checkbox" name="consent" value="2026" checked>', {consent: true}],
  ["an unticked box as false", '<input type="checkbox" name="consent">', {consent: false}],
  ["an unticked box beside a framework's hidden field as false", '<input type="hidden" name="consent" value="0"><input type="checkbox" name="consent" value="1">', {consent: false}],
  ["a number in any width", '<input name="employees" value="約１,２００名">', {employees: 1200}],
  ["a number field", '<input type="number" name="employees" value="300">', {employees: 300}],
  ["a hidden field", '<input type="hidden" name="employees" value="20">', {employees: 20}],
  ["the first of two fields that is not blank", '<input name="employees" value=" "><input name="employees" value="5">', {employees: 5}],
  ["a field that is named otherwise", '<input name="q17" data-leadpass-field="title" value="課長">', {title: "section-chief"}],
  ["a field that is named otherwise in Japanese", '<input name="q17" data-leadpass-field="役職" value="課長">', {title: "section-chief"}],
  ["the naming over the name", '<input name="title" data-leadpass-field="note" value="課長">', {note: "課長"}],
  ["nothing of a field that is named away", '<input name="title" data-leadpass-field="" value="課長">', {}],
  ["nothing of a disabled field", '<fieldset disabled><input name="title" value="課長"></fieldset><input name="note" disabled value="x">', {}],
  ["nothing of a button", '<button type="button" name="title" value="課長">課長</button><input type="submit" name="note" value="x">', {}],
  ["nothing where nothing is said", "", {}],
];

scene("a form is read as its visitor sees it", async (stage) => {
  const opened = await stage.open(page("", {policy}).full);
  for (const [what, controls, expected] of CASES) {
    stage.site.received = [];
    await opened.evaluate((controls) => {
      document.body.innerHTML = `<form data-leadpass>${controls}</form>`;
      return fetch("/receive", {method: "POST", body: new FormData(document.forms[0])});
    }, /** @type {string} */ (controls));
    const received = await stage.site.inbox(1);
    wholeDecision(received);
    assert.deepEqual(received.evidence.attributes, expected, /** @type {string} */ (what));
  }
});

const SECRETS = [
  ["a password", '<input type="password" name="company" autocomplete="off" value="s3cret">'],
  ["a card number", '<input name="company" autocomplete="cc-number" value="s3cret">'],
  ["a card's holder among other tokens", '<input name="company" autocomplete="section-a billing CC-Name" value="s3cret">'],
  ["a card number in a select", '<select name="company" autocomplete="cc-exp"><option selected>s3cret</option></select>'],
  ["a password that the page shows in the clear", '<input type="text" name="company" autocomplete="current-password" value="s3cret">'],
  ["a new password that the page shows in the clear", '<input type="text" name="company" autocomplete="new-password" value="s3cret">'],
];

for (const [what, control] of SECRETS) {
  scene(`${what} is never read, but sent as ever`, async (stage) => {
    const fixture = page(`<form data-leadpass method="post" action="/receive">${control}<button id="send">送信</button></form>`, {policy});
    const received = await stage.compare(fixture, (page) => page.click("#send"));
    assert.deepEqual(received.pairs[0], ["company", "s3cret"]);
    assert.ok(!JSON.stringify(wholeDecision(received)).includes("s3cret"));
  });
}

scene("a file is never read, but sent as ever", async (stage) => {
  const control = '<input type="file" name="company">';
  const fixture = page(`<form data-leadpass method="post" action="/receive" enctype="multipart/form-data">${control}<button id="send">送信</button></form>`, {policy});
  const received = await stage.compare(fixture, async (page) => {
    await page.setInputFiles("[name=company]", {name: "s3cret.txt", mimeType: "text/plain", buffer: Buffer.from("s3cret")});
    await page.click("#send");
  });
  assert.ok(!JSON.stringify(wholeDecision(received)).includes("s3cret"));
});

scene("what the policy does not ask about is nowhere in our fields", async (stage) => {
  const controls = '<input name="phone" value="s3cret"><textarea name="message">s3cret</textarea><input name="title" value="s3cret 課長">';
  const fixture = page(`<form data-leadpass method="post" action="/receive">${controls}<button id="send">送信</button></form>`, {policy});
  const received = await stage.compare(fixture, (page) => page.click("#send"));
  assert.ok(!JSON.stringify(wholeDecision(received)).includes("s3cret"));
  assert.equal(received.evidence.attributes.title, "section-chief");
});

scene("the handle gives the lead as the form holds it, and decides without writing", async (stage) => {
  const opened = await stage.open(page('<form data-leadpass method="post" action="/receive"><input name="title" value="課長"><button id="send">送信</button></form>', {policy}).full);
  const {lead, decision, again, inputs} = await opened.evaluate(() => {
    const form = document.forms[0];
    const handle = /** @type {NonNullable<typeof window.leadpass>} */ (window.leadpass).attach(form);
    return {lead: handle.lead(), decision: handle.decide(), again: handle.lead(), inputs: form.querySelectorAll("input").length};
  });
  assert.deepEqual(lead?.attributes, {title: "課長"});
  assert.deepEqual(lead, again);
  assert.equal(decision?.key, lead?.key);
  assert.equal(inputs, 1);
  await opened.click("#send");
  assert.equal((await stage.arrived(opened)).fields.leadpass_id, lead?.key, "the id is made at attach");
});
