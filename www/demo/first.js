// Before the first paint: the language and the colours this visitor chose, else those the browser asks for.
// A classic script in the head, so that nobody sees the page change its mind.
(() => {
  /** @param {string} name */
  const remembered = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // storage refused: the browser's own wishes hold
    }
  };
  const root = document.documentElement;
  const wished = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === "ja" || tag === "en");
  root.lang = remembered("demo-language") ?? wished ?? "en";
  const theme = remembered("demo-theme");
  if (theme) root.dataset.theme = theme;
  root.dataset.script = "on";
  if (root.lang !== "ja") {
    // The markup is Japanese; hold it back for the moment that the English texts need, and never for longer.
    root.dataset.words = "pending";
    setTimeout(() => delete root.dataset.words, 1000);
  }
})();
