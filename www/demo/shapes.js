// @ts-check
// The few marks of the demo. Each differs in shape as well as in colour, and always stands beside its word.

import { svg } from "./element.js";

/** @param {...Element} parts */
function mark(...parts) {
  return svg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true", class: "mark" }, ...parts);
}

/** @param {string} d @param {Record<string, unknown>} [more] */
function stroke(d, more = {}) {
  return svg("path", { d, fill: "none", stroke: "currentColor", "stroke-width": 2, "stroke-linecap": "round", "stroke-linejoin": "round", ...more });
}

const ring = () => svg("circle", { cx: 8, cy: 8, r: 6, fill: "none", stroke: "currentColor", "stroke-width": 2 });

/** Met, not met, unknown. @param {"true" | "false" | "unknown"} result */
export function resultMark(result) {
  if (result === "true") return mark(stroke("M2.5 8.5 6.5 12.5 13.5 3.5"));
  if (result === "false") return mark(stroke("M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5"));
  return mark(ring());
}

/** @param {string} outcome */
export function outcomeMark(outcome) {
  if (outcome === "sales") return mark(svg("circle", { cx: 8, cy: 8, r: 8, fill: "currentColor" }), stroke("M4.5 8h6.5M8 4.8 11.2 8 8 11.2", { stroke: "var(--paper)", "stroke-width": 1.8 }));
  if (outcome === "nurture") return mark(svg("circle", { cx: 8, cy: 8, r: 7, fill: "none", stroke: "currentColor", "stroke-width": 2 }), svg("path", { d: "M1 8a7 7 0 0 0 14 0Z", fill: "currentColor" }));
  if (outcome === "undecided") return mark(svg("circle", { cx: 8, cy: 8, r: 7, fill: "none", stroke: "currentColor", "stroke-width": 2, "stroke-dasharray": "3.1 2.4" }), svg("circle", { cx: 8, cy: 8, r: 2, fill: "currentColor" }));
  if (outcome === "disqualified") return mark(svg("circle", { cx: 8, cy: 8, r: 7, fill: "none", stroke: "currentColor", "stroke-width": 2 }), stroke("M4.5 8h7"));
  return mark(svg("rect", { x: 2, y: 2, width: 12, height: 12, fill: "none", stroke: "currentColor", "stroke-width": 2, "stroke-dasharray": "2 2" }));
}
