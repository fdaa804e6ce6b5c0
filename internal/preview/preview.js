"use strict";
// Asks for fragments and puts them in their places. All texts in them were
// escaped by the server, and the page's policy runs no script but this file.
(() => {
  const byID = (id) => document.getElementById(id);
  const frame = byID("frame"), ask = byID("ask"), findings = byID("findings"), dropped = byID("dropped"), zone = byID("drop");
  const query = () => new URLSearchParams(new FormData(ask)).toString();
  let last = "", scroll = 0;

  async function fragment(path, into, options) {
    into.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(path, options);
      into.innerHTML = await answer.text();
    } catch {
      into.textContent = "lex has ended.";
    }
    into.removeAttribute("aria-busy");
  }

  function show() {
    try { scroll = frame.contentWindow.scrollY; } catch { scroll = 0; }
    frame.src = "/page?" + query();
    for (const link of document.querySelectorAll("#files a")) link.href = "/file/" + link.dataset.format + "?" + query();
    return fragment("/findings?" + query(), findings);
  }

  frame.addEventListener("load", () => { try { frame.contentWindow.scrollTo(0, scroll); } catch { /* another page */ } });
  ask.addEventListener("change", show);
  ask.addEventListener("submit", (event) => { event.preventDefault(); show(); });

  async function watch() {
    try {
      const state = await (await fetch("/state")).text();
      if (state !== last) { last = state; await show(); }
    } catch { /* asked again */ }
    setTimeout(watch, document.hidden ? 5000 : 1000);
  }

  async function send(files) {
    dropped.textContent = "";
    for (const file of files) {
      const box = document.createElement("div");
      box.append("…");
      dropped.append(box);
      await fragment("/try?name=" + encodeURIComponent(file.name), box, { method: "POST", body: file, headers: { "Content-Type": "application/octet-stream" } });
    }
  }

  for (const kind of ["dragenter", "dragover"]) document.addEventListener(kind, (event) => { event.preventDefault(); zone.classList.add("over"); });
  for (const kind of ["dragleave", "drop"]) document.addEventListener(kind, (event) => { event.preventDefault(); zone.classList.remove("over"); });
  document.addEventListener("drop", (event) => { if (event.dataTransfer.files.length) send(event.dataTransfer.files); });
  byID("chosen").addEventListener("change", (event) => { send(event.target.files); });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.classList.contains("open")) {
      const { file, sheet, cell, row } = button.dataset;
      await fragment("/sheet?" + new URLSearchParams({ file, sheet, cell, row }), byID("sheet-body"));
      byID("sheet").showModal();
    }
    if (button.classList.contains("take")) {
      button.disabled = true;
      await fragment("/import?id=" + button.dataset.id, button.closest(".trial").parentElement, { method: "POST" });
    }
    if (button.classList.contains("undo")) {
      button.disabled = true;
      await fragment("/undo?import=" + button.dataset.import, button.closest(".trial").parentElement, { method: "POST" });
    }
  });

  watch();
})();
