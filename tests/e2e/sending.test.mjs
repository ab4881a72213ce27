// Every way a host sends a form: the verdict goes along once, the host's fields as they would without us.

import assert from "node:assert/strict";
import {contact, form, page} from "./harness/pages.mjs";
import {scene} from "./harness/scene.mjs";
import {wholeDecision} from "./harness/same.mjs";

/** @typedef {import("playwright-core").Page} Page */

const send = (/** @type {Page} */ page) => page.click("#send");

/** What the answers alone say: a section chief of a manufacturer, who downloaded nothing. */
const VERDICT = {leadpass_status: "decided", leadpass_outcome: "nurture", leadpass_queue: "nurture-priority", leadpass_score: "60", leadpass_cell: "A3", leadpass_reasons: "score,whitepaper"};

/** @param {import("./harness/received.mjs").Received} received */
function decided(received) {
  const fields = wholeDecision(received);
  for (const [name, value] of Object.entries(VERDICT)) assert.equal(fields[name], value, name);
}

scene("a native post carries the verdict beside the host's fields", async (stage) => {
  const received = await stage.compare(contact(), send);
  decided(received);
  assert.match(received.fields.leadpass_id, /^[0-9a-f]{32}$/);
  assert.match(received.fields.leadpass_policy, /^manufacturing-sla@2026-11#[0-9a-f]{8}$/);
  assert.equal(received.fields.leadpass_contact_by, "");
  assert.equal(received.fields.leadpass_owner, "");
});

scene("a multipart post carries it, beside a file", async (stage) => {
  const fixture = contact({form: 'method="post" action="/receive" enctype="multipart/form-data"', more: '<input type="file" name="attachment">'});
  const received = await stage.compare(fixture, async (page) => {
    await page.setInputFiles("[name=attachment]", {name: "図面.txt", mimeType: "text/plain", buffer: Buffer.from("課長の図面")});
    await send(page);
  });
  decided(received);
});

scene("a text/plain post carries it", async (stage) => {
  decided(await stage.compare(contact({form: 'method="post" action="/receive" enctype="text/plain"'}), send));
});

scene("a form sent by GET carries it in the address", async (stage) => {
  const received = await stage.compare(contact({form: 'method="get" action="/receive"'}), send);
  assert.equal(received.method, "GET");
  decided(received);
});

scene("a button with its own formaction, method and encoding is left alone", async (stage) => {
  const more = '<button id="other" formaction="/receive-elsewhere?kept=1" formmethod="post" formenctype="multipart/form-data" name="via" value="other">別</button>';
  const fixture = contact({form: 'method="get" action="/receive"', more});
  const received = await stage.compare(fixture, (page) => page.click("#other"));
  assert.equal(received.url, "/receive-elsewhere?kept=1");
  assert.match(received.contentType, /^multipart/);
  decided(received);
});

scene("an image button still says where it was clicked", async (stage) => {
  const fixture = contact({more: '<input type="image" id="image" name="at" alt="送信" width="40" height="40">'});
  const received = await stage.compare(fixture, (page) => page.click("#image", {position: {x: 7, y: 9}}));
  assert.ok(received.pairs.some(([name]) => name === "at.x"));
  decided(received);
});

scene("Enter in a text field sends it", async (stage) => {
  decided(await stage.compare(contact(), (page) => page.press("[name=company]", "Enter")));
});

scene("form.submit() carries it, though it fires no submit event", async (stage) => {
  const fixture = contact({form: 'method="post" action="/receive" novalidate'});
  decided(await stage.compare(fixture, (page) => page.evaluate(() => HTMLFormElement.prototype.submit.call(document.forms[0]))));
});

scene("form.requestSubmit() carries it", async (stage) => {
  decided(await stage.compare(contact(), (page) => page.evaluate(() => document.forms[0].requestSubmit())));
});

scene("fetch with new FormData, in a submit handler, carries it", async (stage) => {
  const received = await stage.compare(contact(), async (page) => {
    await page.evaluate(() => {
      document.forms[0].addEventListener("submit", (event) => {
        event.preventDefault();
        fetch("/receive", {method: "POST", body: new FormData(document.forms[0], /** @type {any} */ (event).submitter)});
      });
    });
    await send(page);
    await stage.site.inbox();
  });
  decided(received);
});

scene("fetch with new FormData long after the submit carries the same id", async (stage) => {
  const received = await stage.compare(
    contact(),
    async (page) => {
      await page.evaluate(() => {
        document.forms[0].addEventListener("submit", async (event) => {
          event.preventDefault();
          fetch("/receive", {method: "POST", body: new FormData(document.forms[0])});
          await new Promise((resolve) => setTimeout(resolve, 1200));
          fetch("/receive", {method: "POST", body: new FormData(document.forms[0])});
        });
      });
      await send(page);
      await stage.site.inbox(2);
    },
    {count: 2},
  );
  decided(received);
  assert.equal(received.fields.leadpass_id, stage.site.received[0].fields.leadpass_id);
});

scene("a plain button with new FormData, and no submit at all, carries it", async (stage) => {
  const fixture = contact({more: '<button type="button" id="plain">送信</button>'});
  const received = await stage.compare(fixture, async (page) => {
    await page.evaluate(() => {
      document.querySelector("#plain")?.addEventListener("click", () => {
        fetch("/receive", {method: "POST", body: new URLSearchParams(/** @type {any} */ (new FormData(document.forms[0])))});
      });
    });
    await page.click("#plain");
    await stage.site.inbox();
  });
  decided(received);
});

scene("two clicks in a row send one id twice", async (stage) => {
  const fixture = contact({form: 'method="post" action="/receive" target="frame"', after: '<iframe name="frame"></iframe>'});
  const received = await stage.compare(
    fixture,
    async (page) => {
      await send(page);
      await stage.site.inbox(1);
      await send(page);
      await stage.site.inbox(2);
    },
    {count: 2},
  );
  decided(received);
  assert.deepEqual(received.fields.leadpass_id, stage.site.received[0].fields.leadpass_id);
});

scene("an invalid form stays, and goes out once it is valid", async (stage) => {
  const fixture = contact({more: '<input name="phone" required>'});
  const received = await stage.compare(fixture, async (page) => {
    await send(page);
    assert.equal(stage.site.received.length, 0);
    await page.fill("[name=phone]", "03-0000-0000");
    await send(page);
  });
  decided(received);
});

scene("controls that stand elsewhere and name the form are read and sent in their places", async (stage) => {
  const body = `<input form="contact" name="first" value="1">${form()}<input form="contact" name="last" value="9">`;
  const received = await stage.compare(page(body), send);
  assert.equal(received.pairs[0][0], "first");
  decided(received);
});

scene("a host that cancels the submit sends nothing", async (stage) => {
  const opened = await stage.open(contact().full);
  await opened.evaluate(() => document.forms[0].addEventListener("submit", (event) => event.preventDefault()));
  await send(opened);
  await opened.waitForTimeout(100);
  assert.equal(stage.site.received.length, 0);
});

scene("of several forms each gets its own verdict, and a form that is not ours gets none", async (stage) => {
  const search = '<form id="search" method="post" action="/receive"><input name="q" value="料金"><button id="find">検索</button></form>';
  const other = '<form data-leadpass id="other" method="post" action="/receive"><input name="title" value="学生"><button id="join">登録</button></form>';
  const fixture = contact({after: search + other});
  assert.deepEqual((await stage.compare(fixture, (page) => page.click("#find"))).ourNames, []);
  const student = await stage.compare(fixture, (page) => page.click("#join"));
  assert.equal(student.fields.leadpass_outcome, "disqualified");
  assert.equal(student.fields.leadpass_reasons, "student");
  decided(await stage.compare(fixture, send));
});

scene("a form that a script adds later is ours as well", async (stage) => {
  const received = await stage.compare(page('<div id="root"></div>'), async (page) => {
    await page.evaluate((html) => void (document.querySelector("#root").innerHTML = html), form());
    await send(page);
  });
  decided(received);
});
