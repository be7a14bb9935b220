// Suggestions under the search box: reporters, series, headlines. Without this script the box works as before.
"use strict";

const WAIT_MS = 150;

function suggestionsFor(input) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = input.id + "-suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "建议");
  list.hidden = true;
  input.parentElement.append(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
  })) input.setAttribute(name, value);

  let timer = 0, request = null, composing = false, current = -1;

  function close() {
    clearTimeout(timer);
    request?.abort();
    list.hidden = true;
    current = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function show(suggestions) {
    if (composing || document.activeElement !== input) return;
    list.replaceChildren(...suggestions.map(({ kind, text, url }, n) => {
      const option = document.createElement("li");
      option.id = list.id + n;
      option.dataset.url = url;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      const label = document.createElement("span");
      label.className = "kind";
      label.textContent = kind;
      option.append(label, " " + text);
      return option;
    }));
    if (!suggestions.length) return close();
    current = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  async function ask() {
    request?.abort();
    request = new AbortController();
    try {
      const answer = await fetch("/search/suggest/?q=" + encodeURIComponent(input.value), { signal: request.signal });
      if (answer.ok) show((await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  function later() {
    clearTimeout(timer);
    if (composing) return;
    if (!input.value.trim()) return close();
    timer = setTimeout(ask, WAIT_MS);
  }

  function choose(step) {
    const options = [...list.children];
    options[current]?.setAttribute("aria-selected", "false");
    current = (current + step + options.length + 1) % (options.length + 1);
    if (current === options.length) {
      current = -1;
      return input.removeAttribute("aria-activedescendant");
    }
    options[current].setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", options[current].id);
  }

  // While an input method composes, its keys are its own: 229 is what older browsers send for them.
  input.addEventListener("compositionstart", () => { composing = true; close(); });
  input.addEventListener("compositionend", () => { composing = false; later(); });
  input.addEventListener("input", (event) => { if (!event.isComposing) later(); });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") {
      if (!list.hidden) event.preventDefault();
      close();
    }
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(event.key === "ArrowDown" ? 1 : current < 0 ? list.children.length : -1);
    } else if (event.key === "Enter" && current >= 0) {
      event.preventDefault();
      location.assign(list.children[current].dataset.url);
    }
  });
  input.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("li");
    if (option) location.assign(option.dataset.url);
  });
}

document.querySelectorAll("form[role=search] input[type=search]").forEach(suggestionsFor);

// A page that the browser kept comes back as it was left: what is ticked must be what its address asks for.
addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form:not([method=post])").forEach((form) => form.reset());
});
