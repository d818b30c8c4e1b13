// Bright or dark: what the system says, until somebody chooses. Runs before the page is drawn, so that a dark booth sees no flash.
"use strict";
(() => {
  const root = document.documentElement;
  const kept = localStorage.getItem("theme");
  if (kept === "dark" || kept === "bright") root.dataset.theme = kept;
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-switch]")) return;
    root.dataset.theme = getComputedStyle(root).colorScheme === "dark" ? "bright" : "dark";
    localStorage.setItem("theme", root.dataset.theme);
  });
})();
