// @ts-check
// Texts of the score picture: names of the kinds of piece, and the arithmetic of each in one line.

/** @import { Pair } from "../types" */

/** @satisfies {Record<string, Pair>} */
export const word = {
  score: { ja: "スコア", en: "Score" },
  total: { ja: "合計", en: "Total" },
  threshold: { ja: "基準", en: "threshold" },
  cap: { ja: "上限", en: "cap" },
  counted: { ja: "算入", en: "counted" },
  decayed: { ja: "経過で減点", en: "lost to age" },
  capped: { ja: "上限でカット", en: "cut by a cap" },
  possible: { ja: "未確認", en: "not known yet" },
  deducted: { ja: "減点", en: "deducted" },
  hint: { ja: "図の各部分を選ぶと、計算式が出ます。", en: "Choose a piece of the picture to see its arithmetic." },
  table: { ja: "規則ごとの点数", en: "Points by rule" },
  rule: { ja: "規則", en: "Rule" },
  raw: { ja: "素点", en: "Raw" },
  afterDecay: { ja: "経過で減点後", en: "Decayed" },
  afterCap: { ja: "上限適用後", en: "Capped" },
  picture: { ja: "スコアの内訳図", en: "Picture of the score" },
};

/** @param {string} n @returns {Pair} */
export const points = (n) => ({ ja: `${n}点`, en: n === "1" || n === "-1" ? `${n} point` : `${n} points` });

/** @param {string} label @param {string} points @returns {Pair} */
export const ruleMet = (label, points) => ({ ja: `${label}:満たす → ${points}点`, en: `${label}: met → ${points}` });
/** @param {string} label @param {string} points @returns {Pair} */
export const ruleNotMet = (label, points) => ({ ja: `${label}:満たさない → 0点(満たせば${points}点)`, en: `${label}: not met → 0 (${points} if met)` });
/** @param {string} label @param {string} points @returns {Pair} */
export const ruleUnknown = (label, points) => ({ ja: `${label}:未確認 → 今は0点(満たせば${points}点)`, en: `${label}: unknown → 0 for now (${points} if met)` });
/** @param {string} label @param {string} points @returns {Pair} */
export const noEvents = (label, points) => ({ ja: `${label}:0件 → 0点(1件${points}点)`, en: `${label}: none → 0 (${points} each)` });
/** @param {string} label @param {string} each @param {number} count @returns {Pair} */
export const perEvent = (label, each, count) => ({ ja: `${label}:${each}点 × ${count}件`, en: `${label}: ${each} × ${count}` });
/** @param {string} points @returns {Pair} */
export const gives = (points) => ({ ja: ` → ${points}点`, en: ` → ${points}` });
/** @param {string} raw @param {string} every @param {number} percent @param {string} left @returns {Pair} */
export const decay = (raw, every, percent, left) => ({
  ja: ` = ${raw}点、${every}経過ごとに${percent === 50 ? "半減" : `${percent}%減`} → ${left}点`,
  en: ` = ${raw}, ${percent === 50 ? "halved" : `less ${percent}%`} for every ${every} → ${left}`,
});
/** @param {string} cap @param {string} left @returns {Pair} */
export const ruleCap = (cap, left) => ({ ja: `、規則の上限${cap}点 → ${left}点`, en: `, the rule's cap of ${cap} → ${left}` });
/** @param {string} group @param {string} cap @param {string} cut @returns {Pair} */
export const groupCut = (group, cap, cut) => ({ ja: `。うち${cut}点は${group}の上限${cap}点でカット`, en: `; ${cut} of it cut by the ${group} cap of ${cap}` });
/** @param {string} group @param {string} parts @param {string} sum @returns {Pair} */
export const groupSum = (group, parts, sum) => ({ ja: `${group}:${parts} = ${sum}点`, en: `${group}: ${parts} = ${sum}` });
/** @param {string} cap @param {string} left @returns {Pair} */
export const groupCap = (cap, left) => ({ ja: `、上限${cap}点 → ${left}点`, en: `, capped at ${cap} → ${left}` });
/** @param {string} floor @param {string} left @returns {Pair} */
export const groupFloor = (floor, left) => ({ ja: `、下限${floor}点 → ${left}点`, en: `, never below ${floor} → ${left}` });
/** @param {string} n @returns {Pair} */
export const atFloor = (n) => ({ ja: `下限で${n}点`, en: `${n}, the lowest` });
/** @param {string} n @returns {Pair} */
export const atCap = (n) => ({ ja: `上限で${n}点`, en: `${n}, the cap` });
/** A duration of the policy in words. @param {string} text @returns {Pair} */
export function duration(text) {
  const amount = parseInt(text, 10);
  const unit = text.slice(-1);
  const japanese = { m: "分", h: "時間", d: "日", w: "週間" }[unit] ?? unit;
  const english = { m: "minute", h: "hour", d: "day", w: "week" }[unit] ?? unit;
  return { ja: `${amount}${japanese}`, en: amount === 1 ? english : `${amount} ${english}s` };
}
