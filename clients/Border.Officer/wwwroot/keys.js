// One key decides: letters press the button of that letter; where a reason is needed they open the reasons, and a digit picks one.
"use strict";
(() => {
  const quietAfterNewParty = 700; // ms: a key meant for the party before must not decide about the next one
  let open = null;                // which reasons are shown, kept over live updates of the same traveller
  let moreOpen = false;           // the reasons that have no room, likewise
  let subject = null;
  let since = 0;

  const decide = () => document.getElementById("decide");
  const typing = (element) => element && (element.tagName === "INPUT" || element.tagName === "TEXTAREA" || element.tagName === "SELECT");

  function show(name) {
    const part = decide();
    if (!part) return;
    open = name;
    for (const field of part.querySelectorAll(".of-why")) field.hidden = field.id !== `reasons-${name}`;
    for (const key of part.querySelectorAll("[data-reasons]")) key.setAttribute("aria-expanded", String(key.dataset.reasons === name));
  }

  function settle() {
    const now = decide() ? decide().dataset.subject : null;
    if (now !== subject) {
      subject = now;
      since = performance.now();
      open = null;
      moreOpen = false;
      setTimeout(settle, quietAfterNewParty + 1);
    }
    if (now !== null) decide().setAttribute("aria-busy", String(performance.now() - since < quietAfterNewParty));
    if (open) show(open);
    showMore();
  }

  function showMore() {
    const more = document.querySelector("[data-more]");
    if (more) more.open = moreOpen;
    return more !== null;
  }

  function press(key) {
    const part = decide();
    if (!part) return false;
    if (key === "M") { moreOpen = !moreOpen; return showMore(); }
    if (key === "ESCAPE" && moreOpen) { moreOpen = false; return showMore(); }
    if (key === "ESCAPE") { const was = open; show(null); return was !== null; }
    if (open && /^[1-9]$/.test(key)) {
      const button = part.querySelector(`#reasons-${open} [data-number="${key}"]`);
      if (button) button.click();
      return button !== null;
    }
    const field = part.querySelector(`[data-focus-key="${key}"]`);
    if (field) { field.focus(); if (field.select) field.select(); return true; }
    const button = part.querySelector(`[data-key="${key}"]`);
    if (button) button.click();
    return button !== null;
  }

  // Chooses and goes on: to the choice made in the next list, or to the field after it.
  function choose(choices, key) {
    const choice = [...choices.querySelectorAll("[data-choice]")].find((c) => c.dataset.choice === key);
    if (!choice) return false;
    choice.checked = true;
    const next = choices.nextElementSibling;
    (next.querySelector("input:checked") || next.querySelector("input") || choice).focus();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey && event.target.form && "typing" in event.target.form.dataset) {
      event.target.form.requestSubmit();
      return;
    }
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    const back = document.querySelector("[data-back]");
    if (back && event.key === "Escape") { back.click(); event.preventDefault(); return; }
    const choices = event.target.closest && event.target.closest("[data-choices]");
    if (choices && choose(choices, event.key.toUpperCase())) { event.preventDefault(); return; }
    if (typing(event.target)) {
      if (event.key === "Escape") { event.target.blur(); event.preventDefault(); }
      if (event.key === "Enter" && event.target.id === "note") event.preventDefault();
      return;
    }
    if (performance.now() - since < quietAfterNewParty) return;
    if (press(event.key.toUpperCase())) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const summary = event.target.closest && event.target.closest("[data-more] > summary");
    if (summary) { moreOpen = !moreOpen; event.preventDefault(); showMore(); }
    const key = event.target.closest && event.target.closest("[data-reasons]");
    if (key) show(open === key.dataset.reasons ? null : key.dataset.reasons);
  });
  document.addEventListener("DOMContentLoaded", () => {
    settle();
    document.body.addEventListener("htmx:afterSwap", settle);
    // A note being written is worth more than a fresh picture: wait until the officer leaves the field.
    document.body.addEventListener("htmx:beforeSwap", (event) => {
      const at = document.activeElement;
      if (event.detail.requestConfig.verb === "get" && event.detail.target.id === "board" && at && at.id === "note" && at.value !== "") event.detail.shouldSwap = false;
    });
  });
})();
