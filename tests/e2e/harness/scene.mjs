// A scene: one test in a real Chromium, with a server of its own contents. It ends with nothing in the console.

import assert from "node:assert/strict";
import {after, test} from "node:test";
import {chromium} from "playwright-core";
import {sameHostFields} from "./same.mjs";
import {Site} from "./site.mjs";

const ARGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-gpu"];
const LIMIT = 60_000;

const site = await Site.start();

/** @type {Promise<import("playwright-core").Browser> | undefined} */
let browser;

/** Playwright's own switches that this file's browser goes without. @type {string[]} */
let leftOut = [];

after(async () => {
  await (await browser)?.close();
  site.close();
});

/** @param {...string} switches */
export function launchWithout(...switches) {
  leftOut = switches;
}

/** This file's browser, started by its first test. */
function started() {
  browser ??= chromium.launch({executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS, ignoreDefaultArgs: leftOut});
  return browser;
}

/** @typedef {import("./pages.mjs").Fixture} Fixture */
/** @typedef {Record<string, string>} Headers */
/** @typedef {(page: import("playwright-core").Page) => Promise<unknown>} Act */

/** What a test works with. */
export class Stage {
  /** Messages of the console and uncaught errors, of every page of this test. @type {string[]} */
  console = [];

  site = site;

  /** @param {import("playwright-core").BrowserContext} context */
  constructor(context) {
    this.context = context;
    context.on("console", (message) => this.console.push(`${message.type()}: ${message.text()}`));
    context.on("weberror", (error) => this.console.push(`uncaught: ${error.error()}`));
  }

  /**
   * Opens a page of the host.
   * @param {string | Buffer} html
   * @param {{headers?: Headers, path?: string, page?: import("playwright-core").Page, query?: string}} [options]
   */
  async open(html, {headers, path = "/host", page, query = ""} = {}) {
    this.site.serve(path, html, {headers});
    const opened = page ?? (await this.context.newPage());
    await opened.goto(this.site.origin + path + query);
    return opened;
  }

  /**
   * Lets a visitor do the same on a page without our script and then with it, and compares what the server received.
   * @param {Fixture} fixture
   * @param {Act} act
   * @param {{headers?: Headers, count?: number, isOurs?: (name: string) => boolean}} [options]
   */
  async compare(fixture, act, {headers, count = 1, isOurs} = {}) {
    const page = await this.context.newPage();
    const bare = await this.#received(page, fixture.bare, act, {headers, count});
    const full = await this.#received(page, fixture.full, act, {headers, count});
    full.forEach((received, place) => sameHostFields(received, bare[place], isOurs));
    return full[count - 1];
  }

  /**
   * @param {import("playwright-core").Page} page
   * @param {string} html
   * @param {Act} act
   * @param {{headers?: Headers, count: number}} options
   */
  async #received(page, html, act, {headers, count}) {
    this.site.received = [];
    await this.open(html, {headers, page});
    await act(page);
    await this.arrived(page, count);
    assert.equal(this.site.received.length, count, "the form was sent as often as the visitor sent it");
    return this.site.received;
  }

  /**
   * Waits for so many requests in the inbox, and until the page shows the answer where the last of them left it; that last one.
   * @param {import("playwright-core").Page} page
   * @param {number} [count]
   */
  async arrived(page, count = 1) {
    const received = await this.site.inbox(count);
    if (received.leaves) await page.waitForURL("**/receive*");
    return received;
  }

  /**
   * Takes the browser's own reports out of the console: all that is there must be of this kind, and there must be some.
   * @param {RegExp} kind
   */
  browserReports(kind) {
    assert.ok(this.console.length > 0, "the browser reports what it blocked");
    for (const message of this.console.splice(0)) assert.match(message, kind);
  }
}

/**
 * A test with a stage of its own.
 * @param {string} sentence
 * @param {(stage: Stage) => Promise<void>} body
 */
export function scene(sentence, body) {
  test(sentence, {timeout: LIMIT}, async () => {
    site.clear();
    const context = await (await started()).newContext({locale: "ja-JP", timezoneId: "Asia/Tokyo"});
    context.setDefaultTimeout(8000);
    try {
      const stage = new Stage(context);
      await body(stage);
      assert.deepEqual(stage.console, [], "the console is empty");
    } finally {
      await context.close();
    }
  });
}
