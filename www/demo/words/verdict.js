// @ts-check
// Texts of the verdict, its criteria and the questions. Terms follow docs: one word for one thing, in both languages.

/** @import { Pair } from "../types" */

/** @type {Record<string, Pair>} */
export const outcome = {
  sales: { ja: "営業へ", en: "To sales" },
  nurture: { ja: "ナーチャリングへ", en: "To nurturing" },
  undecided: { ja: "判定保留", en: "Undecided" },
  disqualified: { ja: "対象外", en: "Disqualified" },
};

/** What the engine's state means for whoever looks at the page. @type {Record<string, Pair>} */
export const state = {
  waiting: { ja: "スクリプトの到着待ちです。フォームは今すぐ送信できます。", en: "Waiting for the script. The form can be sent right now." },
  blocked: { ja: "スクリプトが遮断されました。フォームはそのまま送信されます。", en: "The script was blocked. The form still goes out as it is." },
  not_ready: { ja: "ポリシーの読み込み中です。フォームは今すぐ送信できます。", en: "The policy is loading. The form can be sent right now." },
  policy_missing: { ja: "ポリシーが見つかりません。フォームはそのまま送信されます。", en: "No policy was found. The form still goes out as it is." },
  policy_invalid: { ja: "ポリシーを読めません。フォームはそのまま送信されます。", en: "The policy cannot be read. The form still goes out as it is." },
  engine_failed: { ja: "WebAssembly が拒否されました。フォームは送信され、理由が添えられます。", en: "WebAssembly was refused. The form still goes out, with the reason attached." },
  off: { ja: "この要素では停止中です。フォームはそのまま送信されます。", en: "Switched off here. The form goes out as it is." },
};

/** @satisfies {Record<string, Pair>} */
export const word = {
  verdict: { ja: "判定", en: "Verdict" },
  noVerdict: { ja: "判定なし", en: "No verdict" },
  queue: { ja: "振り分け先", en: "Queue" },
  owner: { ja: "担当", en: "Owner" },
  deadline: { ja: "初回接触期限", en: "First contact by" },
  cell: { ja: "区分", en: "Cell" },
  tags: { ja: "タグ", en: "Tags" },
  none: { ja: "なし", en: "none" },
  criteria: { ja: "MQLの条件", en: "MQL criteria" },
  true: { ja: "満たす", en: "met" },
  false: { ja: "満たさない", en: "not met" },
  unknown: { ja: "未確認", en: "unknown" },
  notAsked: { ja: "未回答", en: "not answered yet" },
  handover: { ja: "営業への申し送り", en: "Note to sales" },
  why: { ja: "なぜ?", en: "Why?" },
  whyLead: { ja: "この判定の全文です。項目名はドキュメントと同じです。", en: "The whole decision document, under the names the docs use." },
  history: { ja: "行動履歴", en: "History" },
  noHistory: { ja: "まだありません。", en: "Nothing yet." },
  forget: { ja: "行動履歴の消去", en: "Erase the history" },
  open: { ja: "内訳", en: "Details" },
  close: { ja: "閉じる", en: "Close" },
  provisional: { ja: "暫定(サーバーの再判定待ち)", en: "provisional: the server has yet to confirm" },
  onSend: { ja: "この資料の請求を含めた、送信時点の判定です。", en: "The verdict at the moment of sending: it counts the paper asked for here." },
  untouched: { ja: "入力に合わせて、判定が変わります。", en: "The verdict follows what is filled in." },
  unreadable: { ja: "未確認として扱います", en: "taken as unknown" },
};

/** @param {number} met @param {number} all @returns {Pair} */
export const metOf = (met, all) => ({ ja: `${all}件中${met}件を満たす`, en: `${met} of ${all} met` });

/** @param {string} names @returns {Pair} */
export const oneMore = (names) => ({ ja: `あと1問:${names}`, en: `One more answer: ${names}` });
/** @param {string} names @param {number} count @returns {Pair} */
export const someMore = (names, count) => ({ ja: `あと${count}問:${names}`, en: `${count} more answers: ${names}` });
/** @type {Pair} */
export const answersDecide = { ja: "回答しだいで営業に渡せます", en: "the answer could still send it to sales" };
/** @param {string} names @returns {Pair} */
export const stillOpen = (names) => ({ ja: `未確認:${names}`, en: `Still unknown: ${names}` });
/** @param {string} such @returns {Pair} */
export const wouldPass = (such) => ({ ja: `たとえば「${such}」なら営業へ`, en: `“${such}”, for one, would send it to sales` });

/** @param {string} label @returns {Pair} */
export const onlyMissing = (label) => ({ ja: `営業に渡せるまで、あと1条件:${label}`, en: `One criterion short of sales: ${label}` });
/** @param {number} count @returns {Pair} */
export const missing = (count) => ({ ja: `満たしていない条件が${count}件あります`, en: `${count} criteria are not met` });
/** @param {string} labels @returns {Pair} */
export const because = (labels) => ({ ja: `理由:${labels}`, en: `Reason: ${labels}` });

/** @param {number} n @returns {Pair} */
export const times = (n) => ({ ja: `${n}件`, en: n === 1 ? "once" : `${n} times` });
/** @param {string} amount @returns {Pair} */
export const tookTime = (amount) => ({ ja: `判定と全文の作成に ${amount} ミリ秒`, en: `decided and written out in ${amount} ms` });
/** @param {number} days @returns {Pair} */
export const daysAgo = (days) => (days < 1 ? { ja: "今日", en: "today" } : { ja: `${days}日前`, en: days === 1 ? "1 day ago" : `${days} days ago` });
