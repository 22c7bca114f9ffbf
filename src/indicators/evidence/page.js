"use strict";
const $ = (query) => document.querySelector(query);
const rows = [...document.querySelectorAll("tbody tr")];
const marks = new Map(rows.map((row) => [row.id.slice(1), []]));
for (const mark of document.querySelectorAll("mark"))
  for (const at of mark.dataset.rows.split(" ")) marks.get(at).push(mark);
let chosen = null;

function choose(row, { focus = true, scroll = true } = {}) {
  document.querySelectorAll(".chosen").forEach((old) => old.classList.remove("chosen"));
  if (chosen) {
    chosen.tabIndex = -1;
    chosen.removeAttribute("aria-selected");
  }
  chosen = row;
  if (!row) return;
  row.classList.add("chosen");
  row.tabIndex = 0;
  row.setAttribute("aria-selected", "true");
  const found = marks.get(row.id.slice(1));
  found.forEach((mark) => mark.classList.add("chosen"));
  if (scroll && found.length) found[0].scrollIntoView({ block: "center" });
  row.scrollIntoView({ block: "nearest" });
  if (focus) row.focus({ preventScroll: true });
}

const shown = () => rows.filter((row) => !row.hidden);

function step(by) {
  const list = shown();
  const at = list.indexOf(chosen);
  const next = at < 0 ? 0 : Math.min(Math.max(at + by, 0), list.length - 1);
  if (list.length) choose(list[next]);
}

function filter() {
  const indicator = $("#indicator").value;
  const kinds = new Set([...document.querySelectorAll("[name=kind]:checked")].map((box) => box.value));
  const words = $("#words").value.trim().toLowerCase();
  for (const row of rows)
    row.hidden = !kinds.has(row.dataset.kind)
      || (indicator !== "" && row.dataset.indicator !== indicator)
      || (words !== "" && !row.textContent.toLowerCase().includes(words));
  for (const mark of document.querySelectorAll("mark"))
    mark.classList.toggle("off", mark.dataset.rows.split(" ").every((at) => $("#r" + at).hidden));
  $("#shown").textContent = shown().length;
  const first = shown()[0];
  if (!chosen || chosen.hidden) {
    choose(null);
    if (first) first.tabIndex = 0;
  }
}

$("tbody").addEventListener("click", (event) => {
  const row = event.target.closest("tr");
  if (row) choose(row);
});
$("tbody").addEventListener("focusin", (event) => {
  const row = event.target.closest("tr");
  if (row && row !== chosen) choose(row, { focus: false });
});
$("article").addEventListener("click", (event) => {
  const mark = event.target.closest("mark:not(.off)");
  if (!mark) return;
  const found = mark.dataset.rows.split(" ").map((at) => $("#r" + at)).filter((row) => !row.hidden);
  choose(found[(found.indexOf(chosen) + 1) % found.length], { scroll: false });
});
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT)$/.test(event.target.tagName) && event.target.type !== "checkbox";
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") { $("#words").value = ""; filter(); if (chosen) chosen.focus(); return; }
  if (typing) return;
  const steps = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1, Home: -rows.length, End: rows.length };
  if (event.key === "/") $("#words").focus();
  else if (event.key in steps && !event.target.closest("article")) step(steps[event.key]);
  else return;
  event.preventDefault();
});
$("#lang").addEventListener("click", () => {
  const root = document.documentElement;
  root.lang = root.lang === "zh" ? "en" : "zh";
});
for (const control of document.querySelectorAll("select, input")) control.addEventListener("input", filter);
filter();
