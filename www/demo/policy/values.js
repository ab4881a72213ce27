// @ts-check
// Values as people read them: a rank by its name, a letter by its industry, numbers and moments in the visitor's manner.

/** @import { Policy } from "../types" */
import { labelled, language, say } from "../language.js";
import { industry, mailKind, rank, truth } from "../words/vocabulary.js";

/** @param {number} n */
export function number(n) {
  return new Intl.NumberFormat(language(), { maximumFractionDigits: 3 }).format(n).replace("-", "−");
}

/** A moment in the policy's zone, which is named where the visitor lives in another. @param {string} instant @param {string} zone */
export function moment(instant, zone) {
  const elsewhere = new Intl.DateTimeFormat().resolvedOptions().timeZone !== zone;
  const parts = new Intl.DateTimeFormat(language(), {
    timeZone: zone, month: "numeric", day: "numeric", weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
    timeZoneName: elsewhere ? "short" : undefined,
  });
  return parts.format(new Date(instant));
}

/** @param {string} instant */
export function clockTime(instant) {
  return new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" }).format(new Date(instant));
}

/** @param {[number | null, number | null]} range */
function span([from, to]) {
  const dash = language() === "ja" ? "〜" : "–";
  return `${from === null ? "" : number(from)}${dash}${to === null ? "" : number(to)}`;
}

/**
 * @param {Policy} policy
 * @param {string} name  an attribute, or one derived from an address
 * @param {unknown} value  as the engine read it
 * @returns {string}
 */
export function shown(policy, name, value) {
  if (Array.isArray(value)) {
    const attribute = policy.attributes[name];
    if (attribute?.type === "number") return span(/** @type {[number | null, number | null]} */ (value));
    return value.map((one) => shown(policy, name, one)).join(language() === "ja" ? "、" : ", ");
  }
  if (typeof value === "number") return number(value);
  if (typeof value === "boolean") return say(truth[String(value)] ?? { ja: String(value), en: String(value) });
  const text = String(value);
  if (name.endsWith(".kind")) return mailKind[text] ? say(mailKind[text]) : text;
  const attribute = policy.attributes[name];
  if (attribute?.type === "seniority") return rank[text] ? say(rank[text]) : text;
  if (attribute?.type === "industry") return industry[text] ? say(industry[text]) : text;
  if (attribute?.type === "choice") return labelled(attribute.options?.find((option) => option.value === text), text);
  return text;
}

/** @param {Policy} policy @param {string} name */
export function attributeLabel(policy, name) {
  const base = name.replace(/\.(kind|domain)$/, "");
  return labelled(policy.attributes[base], base);
}
