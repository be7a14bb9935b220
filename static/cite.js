// 复制: what a box holds; beside an article, with the words that are selected in it. Copying as usual stays as it is.
"use strict";

const NOT_COPIED = "没有复制成，请选中文字再复制";

function quotation() {
  const selection = getSelection(), printed = document.querySelector(".printed");
  const inside = selection.rangeCount && printed?.contains(selection.getRangeAt(0).commonAncestorContainer);
  const words = inside ? selection.toString().trim().replace(/\s*\n\s*/g, "\n") : "";
  return words && `“${words.replaceAll("“", "‘").replaceAll("”", "’")}”\n`;
}

// Where a site has no HTTPS, browsers copy only what is selected.
function copiedFromPage(text) {
  const box = document.createElement("textarea");
  box.className = "unseen";
  box.value = text;
  document.body.append(box);
  box.select();
  const copied = document.execCommand("copy");
  box.remove();
  return copied;
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedFromPage(text);
  }
}

document.querySelectorAll("[data-copies], [data-copying]").forEach((part) => { part.hidden = false; });

for (const button of document.querySelectorAll("[data-copies]")) {
  const source = document.getElementById(button.dataset.copies);
  const answer = document.createElement("span");
  answer.setAttribute("role", "status");
  button.parentElement.append(answer);
  // A press must not undo the selection.
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", async () => {
    const citation = source.value ?? source.textContent;
    const words = "quotes" in button.dataset ? quotation() : "";
    answer.textContent = "";
    const done = await copied(words + citation);
    answer.textContent = done ? (words ? "已复制文字和引文" : "已复制") : NOT_COPIED;
  });
}
