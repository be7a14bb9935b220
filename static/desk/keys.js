/* The desk's own keys, told to whoever listens as "desk:key"; none while an input method composes. */
"use strict";
(() => {
  const form = document.querySelector(".at-desk #content-main form");
  if (!form) return;
  const told = document.querySelector("#keys");
  if (told) told.hidden = false;

  const named = (event) => {
    if (event.altKey || event.metaKey || event.shiftKey) return "";
    if (event.ctrlKey) return event.key === "ArrowUp" || event.key === "ArrowDown" ? `Ctrl+${event.key}` : "";
    return /^F(2|4|8|9)$/.test(event.key) ? event.key : "";
  };

  form.addEventListener("keydown", (event) => {
    /* 229: what old browsers say of a key that the input method takes. */
    if (event.isComposing || event.keyCode === 229) return;
    const key = named(event);
    const pressed = new CustomEvent("desk:key", { detail: key, cancelable: true });
    if (key && !document.dispatchEvent(pressed)) event.preventDefault();
  });
})();
