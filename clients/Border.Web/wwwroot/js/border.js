// Says on the screen when the live stream is gone, so that nobody acts on an old picture, and keeps answers readable.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const mark = (stale) => document.body.classList.toggle("bw-body--stale", stale);
  document.body.addEventListener("htmx:sseError", () => mark(true));
  document.body.addEventListener("htmx:sseOpen", () => mark(false));
  document.body.addEventListener("htmx:sendError", () => mark(true));
  // What an action answered stays until it is dismissed or the next action answers; live updates leave it alone.
  document.body.addEventListener("click", (event) => {
    const button = event.target.closest("[data-dismiss]");
    if (button) document.getElementById("said").replaceChildren();
  });
  document.body.addEventListener("htmx:responseError", (event) => {
    // The session has ended: the next page is the sign-in.
    if (event.detail.xhr.status === 401) location.reload();
  });
});
