/* Leaving a form of the admin that was changed and not saved asks first; Ctrl+Enter (⌘+Enter) saves. */
"use strict";
(() => {
  const form = document.querySelector("#content-main form");
  const save = form && form.querySelector("input[name=_next], input[name=_save], input[name=_continue]");
  if (!save) return;
  let touched = Boolean(document.querySelector("#content-main .errornote:not([hidden])"));
  let sending = false;

  /* Back may have filled the fields again without a key pressed. */
  const differs = (field) =>
    field.type === "hidden" || field.type === "submit" ? false
      : field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked
        : "defaultValue" in field && field.value !== field.defaultValue;
  const unsaved = () => touched || [...form.elements].some(differs);

  for (const name of ["input", "change"]) form.addEventListener(name, () => { touched = true; });
  form.addEventListener("click", (event) => { if (event.target.closest(".selector-chooser, .selector-chooseall, .selector-clearall")) touched = true; });
  form.addEventListener("submit", (event) => { sending = event.submitter?.formMethod !== "dialog"; });
  form.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(save);
  });
  addEventListener("pageshow", () => { sending = false; });
  addEventListener("beforeunload", (event) => { if (!sending && unsaved()) event.preventDefault(); });
})();
