// @ts-check
// Names of the values the engine reads, ranks, industries, kinds of address: those that the studio says, before it is fetched.

/** @import { Pair } from "../types" */

/** @type {Record<string, Pair>} */
export const rank = {
  "student": { ja: "学生", en: "student" },
  "staff": { ja: "一般社員", en: "staff" },
  "senior-staff": { ja: "主任級", en: "senior staff" },
  "subsection-chief": { ja: "係長級", en: "subsection chief" },
  "section-chief": { ja: "課長級", en: "section chief" },
  "deputy-general-manager": { ja: "次長級", en: "deputy general manager" },
  "general-manager": { ja: "部長級", en: "general manager" },
  "division-head": { ja: "本部長級", en: "division head" },
  "executive-officer": { ja: "執行役員級", en: "executive officer" },
  "board": { ja: "役員級", en: "board" },
  "president": { ja: "社長級", en: "president" },
};

/** Divisions of the Japan Standard Industrial Classification, Rev. 14. @type {Record<string, Pair>} */
export const industry = {
  A: { ja: "農業，林業", en: "Agriculture and Forestry" },
  B: { ja: "漁業", en: "Fisheries" },
  C: { ja: "鉱業，採石業，砂利採取業", en: "Mining and Quarrying of Stone and Gravel" },
  D: { ja: "建設業", en: "Construction" },
  E: { ja: "製造業", en: "Manufacturing" },
  F: { ja: "電気・ガス・熱供給・水道業", en: "Electricity, Gas, Heat Supply and Water" },
  G: { ja: "情報通信業", en: "Information and Communications" },
  H: { ja: "運輸業，郵便業", en: "Transport and Postal Services" },
  I: { ja: "卸売業，小売業", en: "Wholesale and Retail Trade" },
  J: { ja: "金融業，保険業", en: "Finance and Insurance" },
  K: { ja: "不動産業，物品賃貸業", en: "Real Estate and Goods Rental and Leasing" },
  L: { ja: "学術研究，専門・技術サービス業", en: "Scientific Research, Professional and Technical Services" },
  M: { ja: "宿泊業，飲食サービス業", en: "Accommodations, Eating and Drinking Services" },
  N: { ja: "生活関連サービス業，娯楽業", en: "Living-related and Personal Services and Amusement Services" },
  O: { ja: "教育，学習支援業", en: "Education, Learning Support" },
  P: { ja: "医療，福祉", en: "Medical, Health Care and Welfare" },
  Q: { ja: "複合サービス事業", en: "Compound Services" },
  R: { ja: "サービス業（他に分類されないもの）", en: "Services, N.E.C." },
  S: { ja: "公務（他に分類されるものを除く）", en: "Government, Except Elsewhere Classified" },
  T: { ja: "分類不能の産業", en: "Industries Unable to Classify" },
};

/** @type {Record<string, Pair>} */
export const mailKind = {
  business: { ja: "会社のアドレス", en: "company address" },
  free: { ja: "フリーメールまたはプロバイダーのアドレス", en: "free or provider address" },
  carrier: { ja: "携帯電話会社のアドレス", en: "mobile carrier address" },
  disposable: { ja: "使い捨てアドレス", en: "disposable address" },
  academic: { ja: "学校・大学のアドレス", en: "school or university address" },
};

/** @type {Record<string, Pair>} */
export const truth = { true: { ja: "はい", en: "yes" }, false: { ja: "いいえ", en: "no" } };

/** Names of events that the demo itself records. @type {Record<string, Pair>} */
export const event = {
  download: { ja: "資料ダウンロード", en: "download" },
  page_view: { ja: "ページ閲覧", en: "page view" },
  seminar: { ja: "セミナー参加", en: "seminar" },
  campaign_entry: { ja: "景品キャンペーン応募", en: "giveaway entry" },
};
