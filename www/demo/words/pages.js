// @ts-check
// Texts of the parts around the inspector: what is sent, what arrived, figures, snippet, own policy.

/** @import { Pair } from "../types" */

/** @satisfies {Record<string, Pair>} */
export const word = {
  copy: { ja: "コピー", en: "Copy" },
  copied: { ja: "コピーしました", en: "Copied" },
  copyFailed: { ja: "選択しました。コピー操作をお願いします", en: "Selected: please copy it" },
  nothingTyped: { ja: "まだ何も入力されていません。", en: "Nothing has been filled in yet." },
  added: { ja: "Leadpass の追加分", en: "added by Leadpass" },
  empty: { ja: "(空)", en: "(empty)" },
  hostFields: { ja: "フォームの項目", en: "The form's own fields" },
  ourFields: { ja: "Leadpass の項目", en: "Leadpass fields" },
  noHostFields: { ja: "フォームの項目はありません。", en: "No field of the form." },
  noOurFields: { ja: "Leadpass の項目はありません。判定がなくても、フォームの内容は届いています。", en: "No Leadpass field. Without a verdict, the form has arrived all the same." },
  evidence: { ja: "判定根拠(leadpass_evidence)", en: "Evidence (leadpass_evidence)" },
  rawBody: { ja: "届いた本文そのもの", en: "The body as it arrived" },
  notFound: { ja: "この受信記録はありません。サーバーの再起動で消えた可能性があります。", en: "There is no such record; a restart of the server clears them." },
  nothingReceived: { ja: "まだ何も届いていません。フォームを送信すると、ここに表示されます。", en: "Nothing has arrived yet. Send a form and it will be shown here." },
  policyText: { ja: "ポリシーの本文", en: "Text of the policy" },
  decidesHere: { ja: "ここで決定", en: "decided here" },
  studioFailed: { ja: "検査の部品を読み込めませんでした(WebAssembly が拒否された可能性があります)。", en: "The checker could not be loaded (WebAssembly may have been refused)." },
  noProblem: { ja: "問題は見つかりませんでした。", en: "No problem found." },
  meant: { ja: "もしかして:", en: "Perhaps you meant " },
  backToNormal: { ja: "通常に戻す", en: "Back to normal" },
  backToDemo: { ja: "見本のポリシーに戻す", en: "Back to the demo policy" },
  wholeFile: { ja: "全体", en: "whole file" },
};

/** @param {string} name @param {string} value @returns {Pair} */
export const figure = (name, value) => ({ ja: `${name} ${value}`, en: `${name} ${value}` });
/** @param {string} size @returns {Pair} */
export const packageSize = (size) => ({ ja: `${size} KB(brotli)`, en: `${size} KB (brotli)` });
/** @param {number} n @param {string} bytes @returns {Pair} */
export const addedCount = (n, bytes) => ({ ja: `追加は${n}項目、${bytes}バイト。フォームの項目は名前・値・順序とも元のままです。`, en: `${n} fields added, ${bytes} bytes. The form's own fields keep names, values and order.` });
/** @param {string} bytes @param {string} type @param {string} at @returns {Pair} */
export const receivedAs = (bytes, type, at) => ({ ja: `${at} に受信。${bytes}バイト、${type}`, en: `Received ${at}: ${bytes} bytes, ${type}` });
/** @param {number} n @returns {Pair} */
export const problems = (n) => ({ ja: `問題が${n}件あります`, en: n === 1 ? "1 problem" : `${n} problems` });
/** @param {number} line @returns {Pair} */
export const line = (line) => ({ ja: `${line}行目`, en: `line ${line}` });
/** @type {Record<string, Pair>} */
export const fault = {
  wasm: { ja: "WebAssembly の拒否", en: "WebAssembly refused" },
  script: { ja: "スクリプトの遮断", en: "script blocked" },
  slow: { ja: "低速な回線", en: "slow network" },
};

/** @param {string} name @returns {Pair} */
export const faultNotice = (name) => ({ ja: `故障を再現しています:${name}。このまま送信して、届いた内容をお確かめください。`, en: `Simulating a fault: ${name}. Send the form and see what arrives.` });
/** What deciding the evidence again came to. */
export const recheck = {
  match: { ja: "届いた判定根拠からの再判定:一致", en: "Decided again from the evidence that arrived: match" },
  mismatch: { ja: "届いた判定根拠からの再判定:不一致", en: "Decided again from the evidence that arrived: mismatch" },
  stale_policy: { ja: "別の版のポリシーによる判定です", en: "Decided by another version of the policy" },
  unscored: { ja: "判定根拠がありません", en: "There is no evidence" },
};

/** @param {string} name @returns {Pair} */
export const ownNotice = (name) => ({ ja: `お手元のポリシー「${name}」で判定しています。`, en: `Deciding by your own policy “${name}”.` });
/** @param {string} name @returns {Pair} */
export const soundPolicy = (name) => ({ ja: `${name} は使える状態です。`, en: `${name} is ready to use.` });
