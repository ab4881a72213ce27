// @ts-check
// One entry for every page with a form: finds what the page holds and joins it to the package.

/** @import { View } from "./types" */
import { build, showFigures } from "./figures.js";
import { mountInspector } from "./inspector/inspector.js";
import { onLanguage } from "./language.js";
import { watch } from "./decisions.js";
import { mountNotices } from "./notices.js";
import { mountOwnPolicy } from "./policy/own-policy.js";
import { mountPolicyText } from "./policy/policy-text.js";
import { currentPolicy, placeOwnProgram } from "./policy/source.js";
import { readings } from "./readings.js";
import { mountSamples } from "./samples.js";
import { mountSent } from "./sent.js";
import { blockOfPage, mountSnippet } from "./snippet.js";

placeOwnProgram(); // before leadpass.js runs: its tag is deferred and stands after this module

/** @param {string} name @returns {HTMLElement | null} */
const part = (name) => document.querySelector(`[data-demo="${name}"]`);

/** @param {HTMLFormElement} form */
async function start(form) {
  const main = document.querySelector("main");
  if (main) mountNotices(main);
  const [{ text, policy }, figures] = await Promise.all([currentPolicy(), build()]);
  const integrity = figures?.leadpass.integrity;
  showFigures(figures);
  onLanguage(() => showFigures(figures));

  /** @type {((view: View) => void)[]} */
  const shows = [readings(form)];
  const again = watch(form, policy, (view) => shows.forEach((show) => show(view)));
  const places = { inspector: part("inspector"), sent: part("sent"), policy: part("policy"), own: part("own"), snippet: part("snippet"), samples: part("samples") };
  if (places.inspector) shows.push(mountInspector(places.inspector, again, part("folds")));
  if (places.sent) shows.push(mountSent(places.sent, form));
  if (places.policy) {
    const show = mountPolicyText(places.policy);
    shows.push((view) => show(text, view));
  }
  if (places.own) shows.push(mountOwnPolicy(places.own, form, integrity));
  if (places.snippet) mountSnippet(places.snippet)(blockOfPage(), integrity);
  onLanguage(again);
  if (places.samples) mountSamples(places.samples, form, again);
  again();
}

const form = document.querySelector("form[data-leadpass]");
if (form instanceof HTMLFormElement) start(form);
