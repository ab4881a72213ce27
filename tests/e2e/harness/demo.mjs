// The demo as anybody runs it: its own server, its own pages, and what they say their server received.

import assert from "node:assert/strict";
import {spawn} from "node:child_process";
import {createRequire} from "node:module";
import {join} from "node:path";
import {after, test} from "node:test";
import {Received} from "./received.mjs";
import {wholeDecision} from "./same.mjs";
import {scene} from "./scene.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("./scene.mjs").Stage} Stage */

const ROOT = join(import.meta.dirname, "../../..");
const XTASK = process.env.LEADPASS_XTASK;
const PATIENCE = 20_000;

/** Axe's own file: a page takes it before its own scripts, and so past its content security policy. */
export const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** The server's address, without a slash at its end. @type {string} */
const address = XTASK ? await serve(XTASK) : "";

/**
 * Starts the server; it ends with this file's tests.
 * @param {string} program
 * @returns {Promise<string>}
 */
function serve(program) {
  // Whichever project built the program: it serves the one that this variable names.
  const env = {...process.env, CARGO_MANIFEST_DIR: ROOT};
  const server = spawn(program, ["demo", "--no-build", "--port", "0"], {cwd: ROOT, env, stdio: ["ignore", "pipe", "inherit"]});
  after(() => void server.kill());
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ why) => {
      clearTimeout(late);
      server.kill();
      reject(new Error(why));
    };
    const late = setTimeout(fail, PATIENCE, "the demo's server printed no address");
    let printed = "";
    server.once("error", (error) => fail(`the demo's server can't be started: ${error.message}`));
    server.once("exit", (code) => fail(`the demo's server ended with ${code}`));
    server.stdout.on("data", (chunk) => {
      printed += chunk;
      const found = /(http:\/\/\S+)\/\s/.exec(printed);
      if (!found) return;
      clearTimeout(late);
      resolve(found[1]);
    });
  });
}

/**
 * A scene on the demo's pages.
 * @param {string} sentence
 * @param {(stage: Stage) => Promise<void>} body
 */
export function demoScene(sentence, body) {
  if (XTASK) scene(sentence, body);
  else test(sentence, {skip: "LEADPASS_XTASK does not name the program that serves the demo"}, () => {});
}

/**
 * Opens a page of the demo, and waits until it shows a verdict.
 * @param {Stage} stage
 * @param {string} path
 * @param {Page} [page]
 */
export async function open(stage, path, page) {
  const opened = page ?? (await stage.context.newPage());
  await opened.goto(address + path);
  await opened.waitForSelector(".inspector .outcome");
  return opened;
}

/**
 * Meets a sample visitor, by its button.
 * @param {Page} page
 * @param {string} name
 */
export async function meet(page, name) {
  await page.getByRole("button", {name, exact: true}).click();
}

/**
 * Sends the page's form, and asserts that the page of the answer shows all that came: the host's fields as the form held them,
 * a whole decision, and that its evidence decides to the same.
 * @param {Page} page
 * @returns {Promise<Record<string, string>>} our fields
 */
export async function send(page) {
  const held = await page.$$eval("form[data-leadpass] [name]:not([name^=leadpass_])", (controls) =>
    /** @type {HTMLInputElement[]} */ (controls).map(({name, value}) => [name, value]),
  );
  await page.click("form[data-leadpass] [type=submit]");
  await page.waitForURL(/\/received\.html\?n=\d+$/);
  await page.waitForSelector(".result-line");
  const [host, ours] = await page.$$eval("#received-parts table", (tables) => {
    const texts = (/** @type {Element} */ row) => ["th", "td"].map((cell) => row.querySelector(`${cell} code`)?.textContent ?? "");
    return tables.map((table) => [...table.querySelectorAll("tr")].map(texts));
  });
  const [evidence, raw] = await page.$$eval("#received-parts pre", (panes) => panes.map((pane) => pane.textContent ?? ""));
  const contentType = "application/x-www-form-urlencoded";
  const received = new Received({method: "POST", url: "/receive", contentType, leaves: true, body: Buffer.from(raw)});
  const fields = wholeDecision(received);
  assert.deepEqual(host, held, "the form's own fields are shown as the form held them");
  assert.deepEqual(received.pairs.slice(0, held.length), held, "and arrived so");
  const {leadpass_evidence: _, ...rest} = fields;
  assert.deepEqual(Object.fromEntries(ours), rest, "all fields of ours are shown");
  assert.deepEqual(JSON.parse(evidence), received.evidence, "the evidence is shown");
  assert.equal(await page.textContent(".result-line"), "届いた判定根拠からの再判定:一致");
  return fields;
}
