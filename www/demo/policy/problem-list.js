// @ts-check
// Every problem of a policy at once: its place, what is wrong, what was probably meant.

/** @import { Problem } from "../types" */
import { element, fill } from "../element.js";
import { language, say } from "../language.js";
import { line, problems as count, word } from "../words/pages.js";

/** Words between backticks are the policy's own. @param {string} message */
function withCode(message) {
  return message.split("`").map((piece, index) => (index % 2 ? element("code", {}, piece) : piece));
}

/** @param {(line: number) => void} goTo */
export function problemList(goTo) {
  const node = element("ol", { class: "problems" });
  /** @type {Problem[]} */
  let current = [];

  /** @param {Problem} problem */
  const item = (problem) => {
    const at = problem.line;
    return element("li", {},
      element("p", { class: "problem-place" }, element("code", {}, problem.path || say(word.wholeFile)),
        at !== undefined && element("button", { type: "button", class: "quiet", onclick: () => goTo(at) }, say(line(at)))),
      element("p", {}, withCode(problem.message[language()])),
      problem.suggestion && !problem.message[language()].includes(problem.suggestion) && element("p", { class: "small" }, say(word.meant), element("code", {}, problem.suggestion)));
  };

  /** @param {Problem[]} problems */
  const show = (problems) => {
    current = problems;
    node.hidden = problems.length === 0;
    fill(node, [problems, language()], () => problems.map(item));
  };
  return { node, show, title: () => say(count(current.length)) };
}
