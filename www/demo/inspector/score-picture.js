// @ts-check
// The score as one picture: a stack per group against its cap, the total against its threshold, all on one scale.
// Pieces are kept by key and only moved, so the picture glides and focus stays where it was.

/** @import { View } from "../types" */
/** @import { Piece, Row } from "./score-pieces.js" */
import { element, fill, place, write } from "../element.js";
import { language, say } from "../language.js";
import { number } from "../policy/values.js";
import { word } from "../words/score.js";
import { scoreRows, sumLine } from "./score-pieces.js";

/** @param {number} points @param {number} scale */
const share = (points, scale) => `${Math.round((points / scale) * 1e5) / 1e3}%`;

/** @param {(line: string) => void} readOut */
function lane(readOut) {
  const track = element("span", { class: "track" });
  const cap = element("span", { class: "cap" });
  const reach = element("span", { class: "reach" });
  const line = element("span", { class: "threshold-line", "aria-hidden": "true" });
  const node = element("div", { class: "lane" }, track, cap, line);
  /** @type {Map<string, HTMLElement>} */
  const drawn = new Map();

  /** @param {string} key */
  const make = (key) => {
    // an image with a name, not a button: it says something and does nothing
    const node = element("span", { class: "piece", role: "img", tabindex: 0 }, element("span", { class: "piece-text" }, element("span", { class: "piece-label" }), element("span", { class: "piece-points" })));
    for (const event of ["pointerenter", "pointerdown", "focus"]) node.addEventListener(event, () => readOut(node.getAttribute("aria-label") ?? ""));
    drawn.set(key, node);
    return node;
  };

  /** @param {Piece} piece @param {number} scale */
  const draw = (piece, scale) => {
    const own = drawn.get(piece.key) ?? make(piece.key);
    if (own.dataset.kind !== piece.kind) own.dataset.kind = piece.kind;
    place(own, { left: share(piece.from, scale), width: share(piece.to - piece.from, scale) });
    const name = piece.kind === "counted" ? piece.line : `${say(word[piece.kind])} ${number(piece.points)} | ${piece.line}`;
    if (own.getAttribute("aria-label") !== name) own.setAttribute("aria-label", name);
    write(/** @type {Element} */ (own.querySelector(".piece-label")), piece.label);
    write(/** @type {Element} */ (own.querySelector(".piece-points")), number(piece.points));
    return own;
  };

  /** @param {Row} row @param {number} scale */
  const update = (row, scale) => {
    place(track, { width: share(row.cap ?? scale, scale) });
    cap.hidden = row.cap === undefined;
    if (row.cap !== undefined) place(cap, { left: share(row.cap, scale) });
    line.hidden = row.threshold === undefined;
    if (row.threshold !== undefined) place(line, { left: share(row.threshold, scale) });
    for (const [key, gone] of drawn) {
      if (row.pieces.some((piece) => piece.key === key)) continue;
      gone.remove();
      drawn.delete(key);
    }
    for (const [index, piece] of row.pieces.entries()) {
      const own = draw(piece, scale);
      const here = node.children[index + 3]; // after the track, the cap and the threshold
      if (here !== own) node.insertBefore(own, here ?? null);
    }
    if (row.id !== "total") return;
    if (row.low === row.high) reach.remove();
    else {
      place(reach, { left: share(Math.max(0, row.low), scale), width: share(row.high - Math.max(0, row.low), scale) });
      node.append(reach);
    }
  };
  return { node, update };
}

/** @param {Row} row */
function valueText(row) {
  return row.cap === undefined || row.falling || row.id === "total" ? number(row.known) : `${number(row.known)} / ${number(row.cap)}`;
}

/** Zero, every threshold once, and the total's cap. @param {Row[]} rows @param {number} scale */
function axis(rows, scale) {
  const thresholds = [...new Set(rows.flatMap((row) => (row.threshold === undefined ? [] : [row.threshold])))];
  const cap = rows.find((row) => row.id === "total")?.cap;
  const marks = [0, ...thresholds, ...(cap === undefined || thresholds.includes(cap) ? [] : [cap])];
  return marks.map((at) => {
    const passing = thresholds.includes(at);
    const node = element("span", { class: passing ? "tick threshold" : "tick" }, passing ? `${say(word.threshold)} ${number(at)}` : number(at));
    place(node, { left: share(at, scale) });
    // the threshold's word stands on the far side of the cap, so that the two never meet
    node.dataset.edge = at < scale / 2 ? "start" : "end";
    return node;
  });
}

/** The picture and its update. */
export function scorePicture() {
  const readout = element("p", { class: "readout" });
  const sum = element("p", { class: "sum" });
  const rows = element("div", { class: "score-rows", role: "group" });
  const ticks = element("div", { class: "axis", "aria-hidden": "true" });
  /** @type {Map<string, { node: HTMLElement, lane: ReturnType<typeof lane>, label: Element, value: Element }>} */
  const kept = new Map();
  let shape = "";

  /** @param {string} id */
  const make = (id) => {
    const own = lane((text) => write(readout, text));
    const label = element("span", { class: "row-label" });
    const value = element("span", { class: "row-value" });
    const made = { node: element("div", { class: id === "total" ? "score-row total" : "score-row" }, label, own.node, value), lane: own, label, value };
    kept.set(id, made);
    return made;
  };

  /** @param {View} view */
  const update = ({ policy, decision }) => {
    if (!decision) return;
    const { groups, total, scale } = scoreRows(policy, decision);
    const all = [...groups, total];
    if (shape !== all.map((row) => row.id).join()) {
      shape = all.map((row) => row.id).join();
      kept.clear();
      rows.replaceChildren(...all.map((row) => make(row.id).node), ticks);
    }
    for (const row of all) {
      const own = kept.get(row.id);
      if (!own) continue;
      write(own.label, row.label);
      write(own.value, valueText(row));
      own.lane.update(row, scale);
    }
    rows.setAttribute("aria-label", say(word.picture));
    fill(ticks, [scale, total.cap, all.map((row) => row.threshold), language()], () => axis(all, scale));
    write(sum, sumLine(policy, decision));
    if (!all.some((row) => row.pieces.some((piece) => readout.textContent?.endsWith(piece.line)))) write(readout, say(word.hint));
  };
  return { node: element("div", { class: "score" }, sum, rows, readout), update };
}
