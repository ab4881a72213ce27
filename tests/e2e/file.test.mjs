// A page opened from a folder: one file beside it, no server.

import assert from "node:assert/strict";
import {copyFile, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {contact} from "./harness/pages.mjs";
import {onlyStatus, sameHostFields, wholeDecision} from "./harness/same.mjs";
import {scene} from "./harness/scene.mjs";

const PKG = process.env.LEADPASS_PKG ?? join(import.meta.dirname, "../../pkg");

/**
 * Opens a page from a folder, sends its form to the server, and gives what that received.
 * @param {import("./harness/scene.mjs").Stage} stage
 * @param {string} html
 */
async function fromFolder(stage, html) {
  const folder = await mkdtemp(join(tmpdir(), "leadpass-"));
  try {
    await copyFile(join(PKG, "leadpass.js"), join(folder, "leadpass.js"));
    await writeFile(join(folder, "page.html"), html);
    const page = await stage.context.newPage();
    await page.goto(pathToFileURL(join(folder, "page.html")).href);
    await page.waitForFunction(() => window.leadpass?.status !== "not_ready");
    stage.site.received = [];
    await page.click("#send");
    return await stage.arrived(page);
  } finally {
    await rm(folder, {recursive: true});
  }
}

scene("a page opened from a folder is decided, and posts as ever", async (stage) => {
  const form = `method="post" action="${stage.site.origin}/receive"`;
  const {bare, full} = contact({form, src: "leadpass.js", script: 'data-history="session" data-event="page_view" data-page="pricing"'});
  const withoutScript = await fromFolder(stage, String(bare));
  const received = await fromFolder(stage, String(full));
  sameHostFields(received, withoutScript);
  assert.equal(wholeDecision(received).leadpass_score, "70");
});

scene("a page opened from a folder cannot fetch its policy, says so, and posts as ever", async (stage) => {
  const form = `method="post" action="${stage.site.origin}/receive"`;
  const {bare, full} = contact({form, src: "leadpass.js", policy: null, script: 'data-policy="policy.leadpass"'});
  const withoutScript = await fromFolder(stage, String(bare));
  const received = await fromFolder(stage, String(full));
  sameHostFields(received, withoutScript);
  onlyStatus(received, "policy_missing");
  stage.browserReports(/blocked by CORS policy|Failed to load resource/);
});
