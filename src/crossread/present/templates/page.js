"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const rows = [...document.querySelectorAll("[data-finding]")];
  const byNumber = new Map(rows.map((row) => [row.dataset.finding, row]));
  let chosen = null;

  const reportsOf = (row) => row.closest(".story").querySelector("[data-reports]");
  const numbersOf = (element) => element.dataset.f.split(" ");

  function clear() {
    document.querySelectorAll(".on, .picked, .docked, .has, .none").forEach((element) =>
      element.classList.remove("on", "picked", "docked", "has", "none"));
    document.querySelectorAll("[data-card]").forEach((card) => { card.style.order = ""; });
    document.querySelectorAll("[data-chosen]").forEach((element) => element.replaceChildren());
    root.classList.remove("reading");
    chosen = null;
  }

  function tell(row, dock) {
    const line = row.querySelector(".line").cloneNode(true);
    const told = document.createElement("p");
    told.className = "line";
    told.append(...line.childNodes);
    const parts = [row.querySelector(".why"), row.querySelector(".voices")].filter(Boolean);
    dock.querySelector("[data-chosen]").replaceChildren(told, ...parts.map(copyOf));
  }

  function copyOf(part) {
    const copy = part.cloneNode(true);
    copy.removeAttribute("id");
    return copy;
  }

  function mark(number, dock) {
    dock.querySelectorAll("[data-card]").forEach((card) => {
      const words = [...card.querySelectorAll(".e")].filter((e) => numbersOf(e).includes(number));
      words.forEach((element) => element.classList.add("on"));
      card.classList.add(words.length ? "has" : "none");
      card.style.order = words.length ? "0" : "1";
    });
  }

  function bringWords(dock) {
    dock.querySelector("[data-columns]").scrollLeft = 0;
    dock.querySelectorAll("[data-card]").forEach((card) => {
      const first = card.querySelector(".on");
      card.scrollTop = first ? first.offsetTop - card.offsetTop - card.clientHeight / 3 : 0;
    });
  }

  function choose(number) {
    const row = byNumber.get(number);
    clear();
    if (!row) return;
    chosen = number;
    for (let box = row.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    const dock = reportsOf(row);
    row.classList.add("picked");
    document.querySelectorAll(`[data-row="${number}"]`).forEach((line) => line.classList.add("picked"));
    tell(row, dock);
    mark(number, dock);
    dock.classList.add("docked");
    root.classList.add("reading");
    bringWords(dock);
  }

  function show(number, scroll) {
    if (location.hash !== `#f${number}`) history.pushState(null, "", `#f${number}`);
    choose(number);
    if (scroll && chosen) byNumber.get(number).scrollIntoView({ block: "nearest" });
  }

  function close() {
    const row = byNumber.get(chosen);
    clear();
    history.replaceState(null, "", location.pathname + location.search);
    const line = row && row.querySelector("a.line");
    if (line) line.focus({ preventScroll: true });
  }

  function step(by) {
    const at = rows.findIndex((row) => row.dataset.finding === chosen);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next) show(next.dataset.finding, true);
  }

  function fromAddress() {
    const found = /^#f(\d+)$/.exec(location.hash);
    if (found) show(found[1], true);
    else if (chosen) clear();
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-close], [data-step], [data-rows], .e, a[href^='#f'], tr[data-row] td");
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (target.matches("[data-close]")) close();
    else if (target.matches("[data-step]")) step(Number(target.dataset.step));
    else if (target.matches("[data-rows]")) target.closest(".matrix").classList.add("whole");
    else if (target.matches(".e")) show(next(numbersOf(target)), false);
    else if (target.matches("td")) show(target.parentElement.dataset.row, false);
    else show(target.getAttribute("href").slice(2), false);
  });

  function next(numbers) {
    return numbers[(numbers.indexOf(chosen) + 1) % numbers.length];
  }

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape" && chosen) close();
    else if (event.key === "j") step(1);
    else if (event.key === "k" && chosen) step(-1);
  });

  const folded = () => [...document.querySelectorAll("details:not([open]):not(.dropped)")];
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = folded();
    opened.forEach((box) => { box.open = true; });
  });
  window.addEventListener("afterprint", () => opened.forEach((box) => { box.open = false; }));
  window.addEventListener("popstate", fromAddress);
  fromAddress();
})();
