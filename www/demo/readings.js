// @ts-check
// Beside each field, in small text: how what was typed has been read and why, or what was not understood. The runtime gives the
// value at once; the words for it come from the studio, which is fetched when the page is first touched.

/** @import { Studio, View } from "./types" */
import { element, write } from "./element.js";
import { decidingAttribute } from "./inspector/questions.js";
import { labelled, language, say } from "./language.js";
import { loadStudio } from "./policy/studio.js";
import { shown } from "./policy/values.js";
import { oneMore, word } from "./words/verdict.js";
import { mailKind } from "./words/vocabulary.js";

/** @param {string} text */
const folded = (text) => text.normalize("NFKC").toLowerCase();

/**
 * The field's attribute in this policy.
 * @param {View} view @param {string} control
 */
function attributeOf({ policy }, control) {
  return Object.keys(policy.attributes).find((name) => (policy.attributes[name]?.fields ?? [name]).some((field) => folded(field) === folded(control)));
}

/** @type {Studio | undefined} */
let studio;

/** What the studio says of an answer; nothing before it is there, or should it read otherwise than the page's own engine. @param {View} view @param {string} name @param {string} typed */
function reason(view, name, typed) {
  const answer = studio?.read(view.policy, name, typed);
  return JSON.stringify(answer?.value) === JSON.stringify(view.read[name]) ? answer?.message[language()] : undefined;
}

/** @param {View} view @param {string} name @param {string} typed */
function reading(view, name, typed) {
  const value = view.read[name];
  if (typed.trim() === "") return decidingAttribute(view) === name ? say(oneMore(labelled(view.policy.attributes[name], name))) : "";
  if (value === undefined) return reason(view, name, typed) ?? say(word.unreadable);
  const why = ["email", "industry", "seniority"].includes(view.policy.attributes[name]?.type ?? "") && reason(view, name, typed);
  if (why) return why;
  if (view.policy.attributes[name]?.type !== "email") return shown(view.policy, name, value);
  const kind = view.read[`${name}.kind`];
  const known = typeof kind === "string" ? mailKind[kind] : undefined;
  return known ? say(known) : String(value);
}

/**
 * @param {HTMLFormElement} form
 * @returns {(view: View) => void}
 */
export function readings(form) {
  const fields = [...form.elements].filter((field) => field instanceof HTMLInputElement && field.type !== "hidden" || field instanceof HTMLTextAreaElement);
  const notes = /** @type {(HTMLInputElement | HTMLTextAreaElement)[]} */ (fields).map((field) => {
    const note = element("small", { class: "reading", id: `${field.id}-reading` });
    field.setAttribute("aria-describedby", note.id);
    field.after(note);
    return { field, note };
  });
  /** @type {View | undefined} */
  let last;
  /** @param {View} view */
  const show = (view) => {
    last = view;
    for (const { field, note } of notes) {
      const name = attributeOf(view, field.name);
      note.classList.toggle("asks", field.value.trim() === "");
      const text = view.decision && name ? reading(view, name, field.value) : "";
      write(note, folded(text) === folded(field.value.trim()) ? "" : text); // read as typed: nothing to say
    }
  };
  const fetched = (/** @type {Studio} */ module) => {
    studio = module;
    if (last) show(last);
  };
  // without the studio the values alone are shown
  for (const touch of ["focusin", "pointerdown"]) document.addEventListener(touch, () => loadStudio().then(fetched, () => {}), { once: true });
  return show;
}
