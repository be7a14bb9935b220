/* Cursor and raw line follow each other. Each line says in which field its text is and where it begins there; what is
   typed moves those places along. Who listens to "desk:line" is told the line under the cursor. */
"use strict";
(() => {
  const desk = document.querySelector(".desk");
  const form = desk && desk.closest("form");
  if (!form) return;
  const lines = [...desk.querySelectorAll("[data-line]")]
    .map((element) => ({ element, field: form.elements[element.dataset.field], first: Number(element.dataset.first) }))
    .filter((line) => line.field && "selectionStart" in line.field);
  const fields = new Map(lines.map((line) => [line.field, line.field.value]));
  const of = (field) => lines.filter((line) => line.field === field).sort((one, other) => one.first - other.first);
  let lit = null;

  const under = (field) => {
    const before = of(field).filter((line) => line.first <= field.selectionStart);
    return before.length ? before[before.length - 1] : of(field)[0];
  };
  const tell = (line) => {
    if (!line || line === lit) return;
    if (lit) lit.element.classList.remove("lit");
    lit = line;
    line.element.classList.add("lit");
    document.dispatchEvent(new CustomEvent("desk:line", { detail: line.element }));
  };
  const follow = () => {
    if (fields.has(document.activeElement)) tell(under(document.activeElement));
  };

  /* What stands before and behind the change is the same; only lines behind it move. */
  const moved = (field) => {
    const was = fields.get(field), now = field.value, shorter = Math.min(was.length, now.length);
    let start = 0, end = 0;
    while (start < shorter && was[start] === now[start]) start += 1;
    while (end < shorter - start && was[was.length - 1 - end] === now[now.length - 1 - end]) end += 1;
    for (const line of of(field)) {
      if (line.first >= was.length - end) line.first += now.length - was.length;
      else if (line.first > start) line.first = start;
    }
    fields.set(field, now);
  };

  const go = (line) => {
    line.field.focus();
    line.field.setSelectionRange(line.first, line.first);
    /* A browser shows the cursor where the field gets the keyboard anew. */
    line.field.blur();
    line.field.focus();
    tell(line);
  };

  for (const field of fields.keys()) {
    field.addEventListener("input", () => { moved(field); follow(); });
    for (const name of ["focus", "keyup", "click"]) field.addEventListener(name, follow);
  }
  document.addEventListener("selectionchange", follow);
  for (const line of lines) line.element.addEventListener("click", (event) => { if (!event.target.closest("a")) go(line); });
  document.addEventListener("desk:key", (event) => {
    const step = { "Ctrl+ArrowUp": -1, "Ctrl+ArrowDown": 1 }[event.detail];
    if (!step || !lines.length) return;
    event.preventDefault();
    const own = of(fields.has(document.activeElement) ? document.activeElement : lines[0].field);
    const next = own[own.indexOf(under(own[0].field)) + step];
    if (next) go(next);
  });
  addEventListener("DOMContentLoaded", follow);
})();
