// A page as strict as one can be: nothing but its own scripts, no inline code, no style, no connection, Trusted Types.

import assert from "node:assert/strict";
import {contact, form, page} from "./harness/pages.mjs";
import {counting} from "./harness/policies.mjs";
import {wholeDecision} from "./harness/same.mjs";
import {scene} from "./harness/scene.mjs";

/** @typedef {import("playwright-core").Page} Page */

const headers = {
  "Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; form-action 'self'; require-trusted-types-for 'script'",
};

const send = (/** @type {Page} */ page) => page.click("#send");

scene("a strict page is decided", async (stage) => {
  const received = await stage.compare(contact({script: "data-live"}), send, {headers});
  assert.equal(wholeDecision(received).leadpass_score, "60");
});

scene("a strict page may hold Trusted Types to no policy at all", async (stage) => {
  const strictest = {"Content-Security-Policy": `${headers["Content-Security-Policy"]}; trusted-types 'none'; sandbox allow-forms allow-scripts`};
  wholeDecision(await stage.compare(contact(), send, {headers: strictest}));
});

scene("a strict page's form.submit(), links, marks and sections work as well", async (stage) => {
  const more = '<a id="wp" href="#wp" data-leadpass-event="download" data-leadpass-kind="whitepaper">資料</a><p data-leadpass-event="page_view" data-leadpass-page="pricing"></p>';
  const received = await stage.compare(
    page(more + form() + '<section data-leadpass-when="sales" hidden></section>', {policy: counting}),
    async (page) => {
      await page.click("#wp");
      await page.evaluate(() => HTMLFormElement.prototype.submit.call(document.forms[0]));
    },
    {headers},
  );
  assert.equal(wholeDecision(received).leadpass_score, "11");
});

scene("a page that trusts by nonce and strict-dynamic is decided where it allows wasm", async (stage) => {
  const policy = "script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'";
  wholeDecision(await stage.compare(contact({script: 'nonce="abc"'}), send, {headers: {"Content-Security-Policy": policy}}));
});

scene("the package asks for nothing: a page with its script makes no request but the host's own", async (stage) => {
  const opened = await stage.open(contact({script: 'data-history="session" data-event="page_view" data-page="pricing" data-live'}).full);
  /** @type {string[]} */
  const asked = [];
  stage.context.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await opened.fill("[name=company]", "別の会社");
  await send(opened);
  await stage.arrived(opened);
  assert.deepEqual(asked, ["/receive"]);
  assert.deepEqual(stage.site.asked.filter((path) => path !== "/favicon.ico"), ["/host", "/pkg/leadpass.js", "/receive"]);
});
