// A real server on a free port: the pages of a test, the package, host libraries, and an inbox that keeps every request raw.

import {createServer} from "node:http";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {library} from "./libraries.mjs";
import {Received} from "./received.mjs";

const PKG = process.env.LEADPASS_PKG ?? join(import.meta.dirname, "../../../pkg");
const PATIENCE = 8000;

/** @typedef {{body: string | Buffer, headers?: Record<string, string>, status?: number, until?: Promise<unknown>}} Answer */

export class Site {
  /** @type {Received[]} */
  received = [];

  /** Every path asked for, in order. */
  /** @type {string[]} */
  asked = [];

  /** @type {Map<string, Answer>} */
  #answers = new Map();

  #server = createServer((request, response) => {
    this.#answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });

  static async start() {
    const site = new Site();
    await new Promise((resolve) => site.#server.listen(0, "127.0.0.1", () => resolve(undefined)));
    site.#server.unref();
    return site;
  }

  get origin() {
    return `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (this.#server.address()).port}`;
  }

  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Forgets what another test served and received. */
  clear() {
    this.#answers.clear();
    this.received = [];
    this.asked = [];
  }

  /**
   * Serves a page, or whatever else, at a path.
   * @param {string} path
   * @param {string | Buffer} body
   * @param {Omit<Answer, "body">} [rest]
   */
  serve(path, body, rest = {}) {
    this.#answers.set(path, {body, ...rest});
  }

  /**
   * Waits for so many requests in the inbox; the last of them.
   * @param {number} count
   * @returns {Promise<Received>}
   */
  async inbox(count = 1) {
    const start = Date.now();
    while (this.received.length < count) {
      if (Date.now() - start > PATIENCE) throw new Error(`the server received ${this.received.length} of ${count} requests`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return this.received[count - 1];
  }

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   */
  async #answer(request, response) {
    const path = new URL(request.url ?? "/", this.origin).pathname;
    this.asked.push(path);
    if (path === "/receive" || path === "/receive-elsewhere") {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      const {method = "", url = "", headers} = request;
      const leaves = headers["sec-fetch-dest"] === "document";
      this.received.push(new Received({method, url, contentType: headers["content-type"] ?? "", leaves, body: Buffer.concat(chunks)}));
      // A page opened from `file:` may call as well.
      return send(response, {body: "<!doctype html><title>received</title><p>received</p>", headers: {"Access-Control-Allow-Origin": "*"}});
    }
    const answer = this.#answers.get(path) ?? (await file(path));
    await answer.until;
    send(response, answer);
  }
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {Answer} answer
 */
function send(response, {body, headers, status = 200}) {
  response.writeHead(status, {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache", ...headers});
  response.end(body);
}

/**
 * @param {string} path
 * @returns {Promise<Answer>}
 */
async function file(path) {
  const headers = {"Content-Type": "text/javascript"};
  const [, folder, name] = path.split("/");
  if (folder === "pkg" && name) return {body: await readFile(join(PKG, name)), headers};
  if (folder === "library" && name) return {body: await library(name), headers};
  return {body: "", status: path === "/favicon.ico" ? 204 : 404};
}
