/* ↓ and ↑ walk the texts of the queue while one of them has the focus. */
"use strict";
(() => {
  const walked = [...document.querySelectorAll("a.walked")];
  addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = walked.indexOf(document.activeElement);
    if (!step || at < 0 || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const next = walked[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
})();
