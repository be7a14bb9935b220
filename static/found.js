// 检索词的上一处、下一处: by button or key from one marked place to the next. The address is the article's own again.
"use strict";
(() => {
  const bar = document.querySelector(".found"), places = document.querySelectorAll("mark[id]");
  const address = new URL(location.href);
  address.searchParams.delete("found");
  history.replaceState(history.state, "", address);
  if (!places.length) return;

  const told = bar.querySelector("[data-place]");
  let current = Math.max(0, [...places].findIndex((place) => "#" + place.id === location.hash));

  function step(by) {
    current = (current + by + places.length) % places.length;
    location.replace("#" + places[current].id);
    // A press while the page still glides to the last place would be lost.
    places[current].scrollIntoView({ block: "center", behavior: "instant" });
    told.textContent = told.dataset.place.replace("{n}", current + 1);
  }

  bar.querySelector("[data-stepping]").hidden = false;
  bar.querySelector("[data-stepped]").hidden = true;
  for (const button of bar.querySelectorAll("[data-step]")) button.addEventListener("click", () => step(+button.dataset.step));
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (typing || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "n" || event.key === "p") step(event.key === "n" ? 1 : -1);
  });
  if (!location.hash || location.hash === "#f1") step(0);
})();
