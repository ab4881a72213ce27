// @ts-check
// Sample visitors: what each types, and what each did before. One click fills the form and lays down the history
// through the package's own `forget` and `track`, so the verdict is as real as any other.

/** @import { Pair } from "./types" */
import { handleOf, onEngine } from "./engine.js";
import { language, onLanguage, say } from "./language.js";
import { keep, kept } from "./tab-memory.js";

/** @typedef {{ event: string, days: number, properties?: Record<string, string> }} Deed */
/** @typedef {{ id: string, name: Pair, fields: Record<string, Pair>, deeds: Deed[] }} Sample */

const whitepaper = { kind: "whitepaper", asset: "wp-01" };
const secondPaper = { kind: "whitepaper", asset: "wp-02" };
const pricing = { page: "pricing" };
/** @param {string} text @returns {Pair} */
const both = (text) => ({ ja: text, en: text });
const manufacturing = both("manufacturing");
const midori = { ja: "みどり精機株式会社", en: "Midori Seiki Co., Ltd." };

/** @type {Sample} */
const chief = {
  id: "chief",
  name: { ja: "製造業の課長", en: "Section chief, manufacturing" },
  fields: {
    company: midori, email: both("sato@midori-seiki.example"), industry: manufacturing,
    title: { ja: "生産技術部 課長", en: "Production engineering manager" },
    employees: { ja: "300名", en: "300" }, timeline: both("research"),
  },
  deeds: [
    { event: "download", days: 41, properties: whitepaper },
    { event: "download", days: 3, properties: secondPaper },
    { event: "page_view", days: 1, properties: pricing },
  ],
};

/** @type {Sample[]} */
export const samples = [
  chief,
  {
    id: "director",
    name: { ja: "資料なしの部長", en: "Director without a paper" },
    fields: {
      company: { ja: "(株)あさひ鋳造", en: "Asahi Foundry K.K." }, email: both("suzuki@asahi-foundry.example"), industry: manufacturing,
      title: { ja: "製造部長", en: "Manufacturing director" }, employees: { ja: "1,200名", en: "1,200" }, timeline: both("quarter"),
    },
    deeds: [{ event: "page_view", days: 2, properties: pricing }, { event: "page_view", days: 1, properties: pricing }],
  },
  { ...chief, id: "untitled", name: { ja: "役職が未記入の方", en: "No job title given" }, fields: { ...chief.fields, title: both("") } },
  {
    id: "student",
    name: { ja: "学生", en: "Student" },
    fields: {
      company: { ja: "例示大学", en: "Example University" }, email: both("tanaka@example.ac.jp"), industry: both("education"),
      title: { ja: "大学院生", en: "Graduate student" }, employees: both(""), timeline: both("research"),
    },
    deeds: [{ event: "download", days: 1, properties: whitepaper }],
  },
  {
    id: "competitor",
    name: { ja: "競合", en: "Competitor" },
    fields: {
      company: { ja: "ライバル株式会社", en: "Rival Inc." }, email: both("research@rival.example"), industry: manufacturing,
      title: { ja: "企画課長", en: "Planning manager" }, employees: { ja: "800名", en: "800" }, timeline: both("quarter"),
    },
    deeds: chief.deeds,
  },
  {
    id: "giveaway",
    name: { ja: "景品目当て", en: "Giveaway hunter" },
    fields: {
      company: both(""), email: both("present@mailinator.com"), industry: both("services"),
      title: { ja: "担当", en: "Staff" }, employees: { ja: "20名", en: "20" }, timeline: both(""),
    },
    deeds: [{ event: "campaign_entry", days: 0, properties: { campaign: "present-2026" } }],
  },
];

/** @param {Sample} sample */
function layHistory(sample) {
  const leadpass = window.leadpass;
  if (leadpass?.status !== "ready") return;
  leadpass.forget();
  for (const [index, { event, days, properties }] of sample.deeds.entries()) {
    leadpass.track({ event, properties, id: `sample-${sample.id}-${index}`, at: new Date(Date.now() - days * 864e5).toISOString() });
  }
}

const PLACE = "demo-sample";

/** Whom this tab met last, so that a reload meets the same; the name of a sample, nothing typed. @returns {Sample} */
function lastMet() {
  return samples.find((sample) => sample.id === kept(PLACE)) ?? chief;
}

/** @param {HTMLFormElement} form @param {Sample} sample */
function fillForm(form, sample) {
  for (const [name, text] of Object.entries(sample.fields)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLSelectElement) {
      // options are named by data-key: their text, which is what gets posted, follows the language
      const option = [...field.options].find((one) => one.dataset.key === say(text));
      field.selectedIndex = option ? option.index : 0;
    } else if (field instanceof HTMLInputElement) field.value = say(text);
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * @param {HTMLElement} box
 * @param {HTMLFormElement} form
 * @param {() => void} again
 */
export function mountSamples(box, form, again) {
  /** @type {Sample | undefined} */
  let current;
  let filling = false;
  const buttons = samples.map((sample) => {
    const button = document.createElement("button");
    button.type = "button";
    button.addEventListener("click", () => choose(sample, true));
    return { sample, button };
  });
  const show = () => {
    for (const { sample, button } of buttons) {
      button.textContent = say(sample.name);
      button.setAttribute("aria-pressed", String(sample === current));
    }
  };
  /** @param {Sample} sample @param {boolean} withHistory */
  const choose = (sample, withHistory) => {
    current = sample;
    filling = true;
    fillForm(form, sample);
    filling = false;
    if (withHistory) {
      layHistory(sample);
      keep(PLACE, sample.id);
    }
    show();
    again();
  };
  // once someone types, the form is theirs: no sample is marked any more
  form.addEventListener("input", () => {
    if (filling || !current) return;
    current = undefined;
    show();
  });
  let spokenLanguage = language();
  onLanguage(() => {
    if (current && spokenLanguage !== language()) choose(current, false);
    spokenLanguage = language();
    show();
  });
  box.append(...buttons.map(({ button }) => button));
  show();
  if (box.dataset.first === "filled") meet(lastMet());

  /** The first visitor, met on arrival: fills at once, and gets a history only where there is none yet. @param {Sample} sample */
  function meet(sample) {
    choose(sample, false);
    let laid = false;
    onEngine(() => {
      if (laid || current !== sample || window.leadpass?.status !== "ready") return;
      laid = true;
      if (handleOf(form)?.lead()?.events?.length) return;
      layHistory(sample);
      again();
    });
  }
}
