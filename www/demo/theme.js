// @ts-check
// Light or dark: the system's wish until the visitor chooses, then their choice.

const dark = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : dark.matches;
}

/** @param {HTMLButtonElement} button */
function show(button) {
  button.setAttribute("aria-pressed", String(isDark()));
}

export function startTheme() {
  const button = /** @type {HTMLButtonElement | null} */ (document.querySelector("button[data-theme-switch]"));
  if (!button) return;
  button.addEventListener("click", () => {
    const next = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem("demo-theme", next);
    } catch {
      // storage refused: the choice holds for this page
    }
    show(button);
  });
  dark.addEventListener("change", () => show(button));
  show(button);
}
