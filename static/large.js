// 大字, kept in this browser and put on before anything is drawn: small text never flashes. Without this script the
// switch works for the page that is open (:has in the stylesheet).
"use strict";
(() => {
  const root = document.documentElement, KEPT = "large";

  function kept() {
    try {
      return localStorage.getItem(KEPT) !== null;
    } catch {
      return root.classList.contains("large");
    }
  }

  function keep(large) {
    root.classList.toggle("large", large);
    try {
      if (large) localStorage.setItem(KEPT, "1");
      else localStorage.removeItem(KEPT);
    } catch {
      // What may not be kept holds for this page.
    }
  }

  function show() {
    const box = document.getElementById("large"), large = kept();
    root.classList.toggle("large", large);
    if (box) box.checked = large;
  }

  root.classList.add("scripted");
  show();
  addEventListener("change", ({ target }) => { if (target.id === "large") keep(target.checked); });
  document.addEventListener("DOMContentLoaded", show);
  // A page that comes back, and one in another tab.
  addEventListener("pageshow", show);
  addEventListener("storage", show);
})();
