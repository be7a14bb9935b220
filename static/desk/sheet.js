/* The line under the cursor: cut out above the text, in sight on its sheet. F4 shows the whole page, and the line. */
"use strict";
(() => {
  const strip = document.querySelector("#strip");
  if (!strip) return;
  const NEAR = 1.1, WAIT = 2000, MOST_TRIES = 30;
  const pictures = [...document.querySelectorAll(".sheets svg")];
  const whole = new Map(pictures.map((picture) => [picture, picture.getAttribute("viewBox")]));
  let zoomed = true, line = null, cutFrom = null;

  const box = (rect) => ["x", "y", "width", "height"].map((name) => Number(rect.getAttribute(name)));
  const show = (picture, sides) => picture.setAttribute("viewBox", sides.map((side) => side.toFixed(1)).join(" "));

  /* The large picture takes a moment to be drawn, and may have to wait for others. */
  const enlarge = (picture, tries = 0) => {
    const image = new Image();
    image.addEventListener("load", () => {
      picture.querySelector("image").setAttribute("href", image.src);
      if (cutFrom === picture) strip.querySelector("image").setAttribute("href", image.src);
    });
    image.addEventListener("error", () => { if (tries < MOST_TRIES) setTimeout(() => enlarge(picture, tries + 1), WAIT); });
    image.src = picture.dataset.large;
  };

  const cut = (rect, picture) => {
    if (cutFrom !== picture) {
      const svg = picture.cloneNode();
      svg.append(picture.querySelector("image").cloneNode());
      strip.replaceChildren(svg);
      cutFrom = picture;
    }
    const [left, top, width, height] = box(rect);
    show(strip.firstChild, [left - height, top - height * 0.6, width + height * 2, height * 2.2]);
  };

  const near = (rect, picture) => {
    const [left, top, width, height] = box(rect);
    const [, , right, bottom] = whole.get(picture).split(" ").map(Number);
    const across = picture.clientWidth / NEAR, down = picture.clientHeight / NEAR;
    const within = (place, room, end) => Math.max(0, Math.min(place - room / 2, end - room));
    show(picture, [within(left + width / 2, across, right), within(top + height / 2, down, bottom), across, down]);
  };

  const look = () => {
    const picture = line && line.ownerSVGElement;
    for (const one of pictures) one.setAttribute("viewBox", whole.get(one));
    if (picture && zoomed) near(line, picture);
  };

  /* Within its own list alone, so that the page stays where it is. */
  const scroll = (item) => {
    const list = item.closest("ol");
    const above = item.getBoundingClientRect().top - list.getBoundingClientRect().top;
    if (above < 0 || above > list.clientHeight - 3 * item.offsetHeight) list.scrollTop += above - list.clientHeight / 3;
  };

  document.addEventListener("desk:line", (event) => {
    line = event.detail;
    strip.hidden = false;
    strip.classList.toggle("words", !line.ownerSVGElement);
    if (line.ownerSVGElement) cut(line, line.ownerSVGElement);
    else {
      strip.textContent = `${line.dataset.line}　${line.querySelector("span").textContent}`;
      cutFrom = null;
      scroll(line);
    }
    look();
  });
  document.addEventListener("desk:key", (event) => {
    if (event.detail !== "F4" || !pictures.length) return;
    event.preventDefault();
    zoomed = !zoomed;
    look();
  });
  /* What stands above it may come and go: the window is shared by what is below. */
  const fit = () => {
    const desk = strip.closest(".desk");
    document.body.style.setProperty("--above", `${Math.round(desk.getBoundingClientRect().top + scrollY)}px`);
    look();
  };
  addEventListener("resize", fit);
  new ResizeObserver(fit).observe(document.querySelector("#draft-trouble") || strip);
  for (const picture of pictures) enlarge(picture);
  fit();
})();
