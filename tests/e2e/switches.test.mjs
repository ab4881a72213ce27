// What a host may switch: off, shadow, other names, its own fields, and a listener that says no.

import assert from "node:assert/strict";
import {contact, page} from "./harness/pages.mjs";
import {NAMES, onlyStatus, wholeDecision} from "./harness/same.mjs";
import {scene} from "./harness/scene.mjs";

/** @typedef {import("playwright-core").Page} Page */

const send = (/** @type {Page} */ page) => page.click("#send");
const unseen = (/** @type {Page} */ page) => page.evaluate(() => HTMLFormElement.prototype.submit.call(document.forms[0]));

/** Counts the events of our family on a page. */
const COUNT = () => {
  /** @type {Record<string, number>} */
  const counts = {};
  Object.assign(window, {counts});
  for (const name of ["leadpass-ready", "leadpass-before", "leadpass-decision", "leadpass-error"]) {
    addEventListener(name, () => (counts[name] = (counts[name] ?? 0) + 1));
  }
  // Counts what a sending says, though its page is left.
  addEventListener("formdata", ({formData}) => formData.set("counts", JSON.stringify(counts)));
};

for (const [what, fixture] of /** @type {[string, import("./harness/pages.mjs").Fixture][]} */ ([
  ["the form", contact({form: 'data-leadpass="off" method="post" action="/receive"'})],
  ["something around it", page(contact().bare.replace(/.*<body>(.*)<\/body>.*/s, '<section data-leadpass="off">$1</section>'))],
  ["the script", contact({script: 'data-leadpass="off"'})],
  ["the form, with no policy at all", contact({form: 'data-leadpass="off" method="post" action="/receive"', policy: null})],
])) {
  scene(`data-leadpass="off" on ${what} decides nothing and says off`, async (stage) => {
    for (const act of [send, unseen]) onlyStatus(await stage.compare(fixture, act), "off");
  });
}

scene("a form that is switched off after a sending keeps nothing of it", async (stage) => {
  const opened = await stage.open(contact({form: 'method="post" action="/receive" target="frame"', after: '<iframe name="frame"></iframe>'}).full);
  await send(opened);
  wholeDecision(await stage.site.inbox(1));
  await opened.evaluate(() => document.forms[0].setAttribute("data-leadpass", "off"));
  await unseen(opened);
  onlyStatus(await stage.site.inbox(2), "off");
});

scene("shadow mode decides and reports, and writes nothing", async (stage) => {
  await stage.context.addInitScript(COUNT);
  for (const act of [send, unseen]) {
    const received = await stage.compare(contact({script: 'data-mode="shadow"'}), act, {isOurs: (name) => name === "counts"});
    assert.deepEqual(received.ourNames, []);
    assert.equal(JSON.parse(received.pairs.find(([name]) => name === "counts")?.[1] ?? "{}")["leadpass-decision"], 1);
  }
});

scene("shadow mode writes nothing where there is nothing to decide with, either", async (stage) => {
  for (const act of [send, unseen]) {
    const received = await stage.compare(contact({script: 'data-mode="shadow"', policy: null}), act);
    assert.deepEqual(received.ourNames, []);
  }
});

for (const [way, act] of /** @type {[string, typeof send][]} */ ([["a click", send], ["form.submit()", unseen]])) {
  scene(`a listener that cancels leadpass-before skips the tagging, not the sending, by ${way}`, async (stage) => {
    const received = await stage.compare(contact(), async (page) => {
      await page.evaluate(() => addEventListener("leadpass-before", (event) => event.preventDefault()));
      await act(page);
    });
    assert.deepEqual(received.ourNames, []);
  });
}

scene("a cancelled tagging leaves nothing of an earlier sending", async (stage) => {
  const opened = await stage.open(contact({form: 'method="post" action="/receive" target="frame"', after: '<iframe name="frame"></iframe>'}).full);
  await send(opened);
  wholeDecision(await stage.site.inbox(1));
  await opened.evaluate(() => addEventListener("leadpass-before", (event) => event.preventDefault()));
  await opened.fill("[name=company]", "別の会社");
  await unseen(opened);
  assert.deepEqual((await stage.site.inbox(2)).ourNames, []);
});

scene("a listener that throws holds nothing up", async (stage) => {
  const received = await stage.compare(contact(), async (page) => {
    await page.evaluate(() => ["leadpass-before", "leadpass-decision"].map((name) => addEventListener(name, () => { throw new Error("host"); })));
    await send(page);
  });
  wholeDecision(received);
  stage.browserReports(/Error: host/);
});

scene("data-map renames fields and leaves others out", async (stage) => {
  const map = {leadpass_outcome: "00N5e00000xyz", leadpass_score: "mauticform[score]", leadpass_evidence: null, leadpass_cell: null};
  const isOurs = (/** @type {string} */ name) => name.startsWith("leadpass_") || Object.values(map).includes(name);
  for (const act of [send, unseen]) {
    const received = await stage.compare(contact({script: `data-map='${JSON.stringify(map)}'`}), act, {isOurs});
    const expected = NAMES.filter((name) => !Object.keys(map).includes(name));
    assert.deepEqual([...received.ourNames].sort(), expected);
    const renamed = received.pairs.filter(([name]) => Object.values(map).includes(name));
    assert.deepEqual(renamed, [["00N5e00000xyz", "nurture"], ["mauticform[score]", "60"]]);
  }
});

scene("data-map renames the status where nothing is decided, or leaves it out", async (stage) => {
  for (const [name, count] of [["status__c", 1], [null, 0]]) {
    const script = `data-map='${JSON.stringify({leadpass_status: name})}'`;
    const received = await stage.compare(contact({script, policy: null}), send, {isOurs: (given) => given === "status__c"});
    assert.deepEqual(received.ourNames, []);
    assert.equal(received.pairs.filter(([given, value]) => given === "status__c" && value === "policy_missing").length, count);
  }
});

scene("a data-map that is no JSON keeps the names", async (stage) => {
  wholeDecision(await stage.compare(contact({script: "data-map='{nothing'"}), send));
});

const FIELDS = NAMES.map((name) => `<input type="hidden" name="${name}" value="">`).join("");

for (const [way, act] of /** @type {[string, typeof send][]} */ ([["a click", send], ["form.submit()", unseen]])) {
  scene(`fields of our names that the host put there are filled in their places, by ${way}`, async (stage) => {
    await stage.context.addInitScript(COUNT);
    const received = await stage.compare(contact({more: FIELDS}), act, {isOurs: (name) => NAMES.includes(name) || name === "counts"});
    const fields = wholeDecision(received);
    assert.deepEqual(received.ourNames, NAMES, "the host's order holds");
    assert.equal(received.evidence.key, fields.leadpass_id);
    const counts = JSON.parse(received.pairs.find(([name]) => name === "counts")?.[1] ?? "{}");
    assert.equal(counts["leadpass-decision"], 1, "one sending is one decision");
  });
}

scene("a host's own field keeps its id while the host's values are the same", async (stage) => {
  const opened = await stage.open(contact({form: 'method="post" action="/receive" target="frame"', after: '<iframe name="frame"></iframe>', more: FIELDS}).full);
  for (const count of [1, 2]) {
    await send(opened);
    await stage.site.inbox(count);
  }
  const [first, second] = stage.site.received;
  assert.equal(wholeDecision(first).leadpass_id, wholeDecision(second).leadpass_id);
});

scene("a host's own field is emptied by a reset, as what we added is", async (stage) => {
  const opened = await stage.open(contact({form: 'method="post" action="/receive" target="frame"', after: '<iframe name="frame"></iframe>', more: FIELDS}).full);
  await send(opened);
  await stage.site.inbox(1);
  const left = await opened.evaluate(() => {
    document.forms[0].reset();
    return Array.from(document.querySelectorAll("input[name^=leadpass_]"), (input) => /** @type {HTMLInputElement} */ (input).value).join("");
  });
  assert.equal(left, "");
});

scene("a text area and a text field of our names are filled as well, for those who serialize controls", async (stage) => {
  const more = '<textarea name="leadpass_evidence" hidden></textarea><input name="leadpass_id" type="text" hidden>';
  const opened = await stage.open(contact({more}).full);
  const {id, evidence} = await opened.evaluate(() => {
    document.forms[0].addEventListener("submit", (event) => event.preventDefault());
    document.forms[0].requestSubmit();
    const value = (/** @type {string} */ name) => /** @type {any} */ (document.querySelector(`[name=${name}]`)).value;
    return {id: value("leadpass_id"), evidence: value("leadpass_evidence")};
  });
  assert.match(id, /^[0-9a-f]{32}$/);
  assert.equal(JSON.parse(evidence || "{}").key, id);
});

scene("data-forms names the forms that are ours", async (stage) => {
  const body = '<form id="one" method="post" action="/receive"><input name="title" value="課長"><button id="send">送信</button></form>';
  wholeDecision(await stage.compare(page(body, {script: 'data-forms="#one"'}), send));
  assert.deepEqual((await stage.compare(page(body, {script: 'data-forms="#two"'}), send)).ourNames, []);
});
