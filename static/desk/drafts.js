/* What is typed is kept on the server a moment after the typing stops, never while an input method composes. Where that
   fails it stays in the page, which says so and tries again by itself. */
"use strict";
(() => {
  const desk = document.querySelector(".desk");
  const form = desk && desk.closest("form");
  const said = document.querySelector("#draft-said"), trouble = document.querySelector("#draft-trouble");
  if (!form || !desk.dataset.draft) return;
  const PAUSE = 400, AGAIN = 3000;
  let counter = 0, typed = 0, kept = 0, timer = 0, composing = false, sending = false, saving = false;

  const soon = (wait) => { clearTimeout(timer); timer = setTimeout(keep, wait); };
  const body = () => {
    const fields = new FormData(form);
    counter += 1;
    fields.set("counter", counter);
    fields.set("person", desk.dataset.person);
    return fields;
  };
  const complain = (words, link) => {
    trouble.hidden = !words;
    if (trouble.firstChild && trouble.firstChild.textContent === words) return;
    trouble.textContent = words;
    if (!link) return;
    const way = document.createElement("a");
    way.href = desk.dataset.login;
    way.target = "_blank";
    way.textContent = "在新窗口登录";
    trouble.append(way);
  };

  /* After a log-in beside this page its token is an old one. */
  const renew = async () => {
    const answer = await fetch(desk.dataset.draft, { redirect: "manual" });
    if (!answer.ok) return false;
    const { token } = await answer.json();
    for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = token;
    return true;
  };

  const answered = async (answer, upTo) => {
    if (answer.ok) {
      const { at, version } = await answer.json();
      kept = upTo;
      said.textContent = `草稿 ${at} 已存`;
      complain(version ? `这一篇现在已是第 ${version} 稿，您写在较早的一稿上：草稿已存，保存时请对照。` : "");
    } else if (answer.status === 403) {
      if (await renew()) return soon(0);
      complain("登录已经失效，草稿存不上；写的都还在这一页，请不要关，登录之后自动接着存。", true);
      soon(AGAIN);
    } else {
      const told = await answer.json().catch(() => ({ why: "服务器没有收下" }));
      complain(`草稿没有存上：${told.why}。写的都还在这一页，请不要关。`, answer.status === 409);
      if (answer.status !== 413) soon(AGAIN);
    }
  };

  const keep = async () => {
    if (sending || composing || saving || kept === typed) return;
    sending = true;
    const upTo = typed;
    try {
      await answered(await fetch(desk.dataset.draft, { method: "POST", body: body(), redirect: "manual" }), upTo);
    } catch {
      complain("草稿没有存上：服务器没有回答。写的都还在这一页，请不要关，稍后自动再存。");
      soon(AGAIN);
    } finally {
      sending = false;
      if (typed !== upTo) soon(PAUSE);
    }
  };

  /* What is longer than a browser sends on leaving is what the last pause kept. */
  const leave = () => {
    if (composing || saving || kept === typed) return;
    fetch(desk.dataset.draft, { method: "POST", body: body(), keepalive: true }).catch(() => {});
  };

  for (const name of ["input", "change"]) {
    form.addEventListener(name, () => { typed += 1; saving = false; if (!composing) soon(PAUSE); });
  }
  form.addEventListener("compositionstart", () => { composing = true; clearTimeout(timer); });
  form.addEventListener("compositionend", () => { composing = false; soon(PAUSE); });
  form.addEventListener("submit", (event) => { saving = event.submitter?.formMethod !== "dialog"; });
  addEventListener("pageshow", () => { saving = false; });
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") leave(); });
})();
