// Up and down arrows move between the buttons of a list; nothing else about the keyboard is changed.
"use strict";
document.addEventListener("keydown", (event) => {
  if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || event.ctrlKey || event.altKey || event.metaKey) return;
  const list = document.querySelector("[data-arrows]");
  const at = document.activeElement;
  if (!list || (at !== document.body && !list.contains(at) && at.id !== "main")) return;
  const buttons = [...list.querySelectorAll("button")];
  if (buttons.length === 0) return;
  const now = buttons.indexOf(at);
  const next = event.key === "ArrowDown" ? Math.min(now + 1, buttons.length - 1) : Math.max(now - 1, 0);
  buttons[next].focus();
  event.preventDefault();
});
// After acknowledging, the button is gone: go on with the first one that waits.
document.addEventListener("DOMContentLoaded", () => {
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.requestConfig.verb !== "post") return;
    const first = document.querySelector("[data-arrows] button");
    if (first) first.focus();
  });
});
