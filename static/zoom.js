// 放大看: the page's picture in a viewer, which is fetched when it is first asked for. Without this script there is 大图.
"use strict";
(() => {
  const { library, styles } = document.currentScript.dataset, STEP = 1.5, PAN = 0.15;
  const picture = document.querySelector(".picture img"), large = document.querySelector(".picture a[href$='-200.webp']");
  const [width, height] = ["width", "height"].map((side) => +picture.getAttribute(side));
  const button = made("button", { type: "button", textContent: "放大看" });
  const PANS = { ArrowLeft: [-PAN, 0], ArrowRight: [PAN, 0], ArrowUp: [0, -PAN], ArrowDown: [0, PAN] };
  let fetched;

  function made(name, properties, ...inside) {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...inside);
    return element;
  }

  function loaded(name, properties) {
    return new Promise((done, failed) => {
      document.head.append(made(name, { ...properties, onload: done, onerror: failed }));
    });
  }

  // What lights up on the page, here for the keyboard too, and the words that are marked on it.
  function regions() {
    const copies = [...document.querySelectorAll(".seen svg.on")].map((on) => {
      const copy = on.cloneNode(true), link = copy.querySelector("a");
      for (const name of ["id", "aria-hidden"]) copy.removeAttribute(name);
      link?.removeAttribute("tabindex");
      link?.setAttribute("aria-label", on.closest("li").querySelector("h3").textContent.trim());
      if (on.matches(":target")) copy.classList.add("lit");
      return copy;
    });
    return made("div", { className: "regions" }, ...copies);
  }

  // The library writes a style element, which the site's policy forbids, unless something of that name has its mark.
  function spareStyle() {
    const mark = document.createElementNS(null, "style");
    mark.setAttribute("data-openseadragon-mobile-css", "");
    document.head.append(mark);
  }

  function source() {
    const levels = [picture.src, large.href].map((url, n) => ({ url, width: width * (n + 1), height: height * (n + 1) }));
    const both = new window.OpenSeadragon.LegacyTileSource(levels);
    // Else the largest that is in one piece is fetched at once.
    both.getClosestLevel = () => 0;
    return both;
  }

  function viewing(place, over) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    return window.OpenSeadragon({
      element: place,
      tileSources: source(),
      overlays: [{ element: over, x: 0, y: 0, width: 1, height: height / width }],
      // Other ways of drawing make workers from blobs, which the site's policy forbids.
      drawer: "canvas",
      showNavigationControl: false,
      keyboardNavEnabled: false,
      animationTime: still ? 0 : 0.4,
      gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
      gestureSettingsTouch: { flickEnabled: !still },
      visibilityRatio: 1,
      minZoomImageRatio: 1,
      maxZoomPixelRatio: 2,
      // A picture that is being drawn for others is there two seconds later.
      tileRetryMax: 3,
      tileRetryDelay: 2000,
    });
  }

  function light(viewer, link, told) {
    for (const lit of viewer.element.querySelectorAll(".lit")) lit.classList.remove("lit");
    link.closest("svg").classList.add("lit");
    told.textContent = "";
    told.append(made("a", { href: link.href.baseVal, textContent: link.getAttribute("aria-label") }));
  }

  function go(viewer, link) {
    const { x, y, width: wide, height: high } = link.getBBox(), edge = 0.02 * width;
    const sides = [x - edge, y - edge, wide + 2 * edge, high + 2 * edge].map((side) => side / width);
    viewer.viewport.fitBounds(new window.OpenSeadragon.Rect(...sides)).applyConstraints();
  }

  function zoom(viewer, by) {
    if (by) viewer.viewport.zoomBy(by).applyConstraints();
    else viewer.viewport.goHome();
  }

  function pressed(viewer, event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const by = { "+": STEP, "=": STEP, "-": 1 / STEP, 0: 0 }[event.key], pan = PANS[event.key];
    if (by !== undefined) zoom(viewer, by);
    else if (pan) {
      const seen = viewer.viewport.getBounds();
      viewer.viewport.panBy(new window.OpenSeadragon.Point(pan[0] * seen.width, pan[1] * seen.height)).applyConstraints();
    } else return;
    event.preventDefault();
  }

  function listen(viewer, dialog, over, told) {
    const at = ({ originalEvent }) => document.elementFromPoint(originalEvent.clientX, originalEvent.clientY)?.closest(".regions a");
    viewer.addHandler("canvas-click", (event) => { if (event.quick && at(event)) light(viewer, at(event), told); });
    viewer.addHandler("tile-load-failed", () => { told.textContent = "版面图没有取到，请刷新页面再看。"; });
    viewer.addOnceHandler("open", () => {
      const lit = over.querySelector(".lit a");
      if (lit) { light(viewer, lit, told); go(viewer, lit); }
    });
    // A press lights up, and may be the first of two that enlarge; Enter follows, which the library keeps from the browser.
    over.addEventListener("click", (event) => {
      event.preventDefault();
      if (!event.detail) location.assign(event.target.closest("a").href.baseVal);
    });
    over.addEventListener("focusin", ({ target }) => { light(viewer, target, told); go(viewer, target); });
    // Browsers scroll to what has the keyboard; here the viewer goes there.
    viewer.canvas.addEventListener("scroll", ({ target }) => { target.scrollTop = target.scrollLeft = 0; });
    dialog.addEventListener("keydown", (event) => pressed(viewer, event));
    dialog.addEventListener("close", () => { viewer.destroy(); dialog.remove(); button.focus(); });
  }

  function open() {
    const place = made("div", { className: "sheet" }), told = made("p"), over = regions();
    const bar = made("div", { className: "bar" }), dialog = made("dialog", { className: "zoom" }, bar, place);
    told.setAttribute("role", "status");
    dialog.setAttribute("aria-label", `放大看${picture.alt}`);
    document.body.append(dialog);
    const zooms = [["放大", STEP], ["缩小", 1 / STEP], ["整版", 0]];
    bar.append(...zooms.map(([words, by]) => made("button", { type: "button", textContent: words, onclick: () => zoom(viewer, by) })));
    bar.append(told, made("button", { type: "button", textContent: "关闭", onclick: () => dialog.close() }));
    dialog.showModal();
    const viewer = viewing(place, over);
    viewer.canvas.setAttribute("role", "application");
    viewer.canvas.setAttribute("aria-label", "版面图：加减号放大缩小，0 看整版，方向键移动，Tab 键逐篇看，Esc 关闭");
    listen(viewer, dialog, over, told);
    viewer.canvas.focus();
  }

  button.addEventListener("click", async () => {
    fetched ??= Promise.all([loaded("script", { src: library }), loaded("link", { rel: "stylesheet", href: styles })]).then(spareStyle);
    try {
      await fetched;
      if (!document.querySelector(".zoom")) open();
    } catch {
      location.assign(large.href);
    }
  });
  if (window.HTMLDialogElement) large.before(button, " ");
})();
