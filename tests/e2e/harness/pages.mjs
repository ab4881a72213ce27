// Pages of a host, each as it stands with our script and without it.

import {manufacturing, publish} from "./policies.mjs";

/** @typedef {{bare: string | Buffer, full: string | Buffer}} Fixture */

/**
 * What a host pastes into its page.
 * @param {{policy?: object | null, script?: string, src?: string}} options
 */
export function snippet({policy = manufacturing, script = "", src = "/pkg/leadpass.js"} = {}) {
  return `${policy ? publish(policy).inline : ""}<script src="${src}" ${script}></script>`;
}

/**
 * A page; the snippet stands in its head, or where the head or the body says `{{leadpass}}`.
 * @param {string} body
 * @param {{policy?: object | null, script?: string, head?: string, src?: string, charset?: string}} options
 * @returns {Fixture}
 */
export function page(body, {head = "", charset = "utf-8", ...rest} = {}) {
  const place = (head + body).includes("{{leadpass}}") ? "" : "{{leadpass}}";
  const meta = `<meta charset="${charset}"><title>host</title>`;
  const text = `<!doctype html><html lang="ja"><head>${meta}${head}${place}</head><body>${body}</body></html>`;
  const make = (/** @type {string} */ ours) => text.replace("{{leadpass}}", ours);
  return {bare: make(""), full: make(snippet(rest))};
}

/** The answers of a section chief of a manufacturer. */
export const ANSWERS = `
  <input name="csrf" type="hidden" value="t0ken">
  <input name="company" value="株式会社サンプル精機">
  <input name="lastname" value="山田 &quot;太郎&quot; &amp; co=1">
  <input name="email" type="email" value="t.yamada@sample-seiki.example">
  <select name="industry"><option value="">選択してください</option><option selected>製造業</option><option>情報通信業</option></select>
  <input name="title" value="営業部 課長">
  <input name="employees" value="300名">
  <select name="timeline"><option value="research" selected>情報収集のみ</option><option value="quarter">3か月以内</option></select>
  <label><input type="checkbox" name="topics" value="quality" checked>品質</label>
  <label><input type="checkbox" name="topics" value="cost" checked>原価</label>
  <label><input type="checkbox" name="newsletter">メルマガ</label>
  <label><input type="radio" name="reply" value="mail">メール</label> <label><input type="radio" name="reply" value="phone" checked>電話</label>
  <textarea name="message">一行目
二行目 ①㈱</textarea>`;

/**
 * A contact form, filled in.
 * @param {string} [attributes]
 * @param {string} [more]
 */
export function form(attributes = 'method="post" action="/receive"', more = "") {
  const ours = /data-leadpass\b(?!-)/.test(attributes) ? "" : "data-leadpass";
  return `<form id="contact" ${ours} ${attributes}>${ANSWERS}${more}<button id="send" name="via" value="button">送信</button></form>`;
}

/**
 * A page with the contact form.
 * @param {{form?: string, more?: string, after?: string} & Parameters<typeof page>[1]} options
 */
export function contact({form: attributes, more, after = "", ...rest} = {}) {
  return page(form(attributes, more) + after, rest);
}

/** What throws in the middle of the engine. */
export const TRAP = () => void (String.prototype.normalize = () => { throw new Error("trap"); });
