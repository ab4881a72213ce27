// @ts-check
// What this tab remembers of the demo itself: the sample met last, the visitor's own policy. Never what was typed into a form.
// Where storage is refused, the page simply starts afresh.

/** @param {string} name @returns {string | null} */
export function kept(name) {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

/** @param {string} name @param {string | undefined} text  nothing forgets it */
export function keep(name, text) {
  try {
    if (text === undefined) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, text);
  } catch {
    // refused: nothing is kept
  }
}
