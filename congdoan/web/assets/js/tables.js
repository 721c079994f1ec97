// Lists by keyboard (j k x Enter e) and the selection: boxes, ranges, the bar that says how many.
import { typing } from "./keys.js";
import { shown, word } from "./words.js";

const rows = () => [...document.querySelectorAll("main table[data-keys] > tbody > tr[data-href]")];
const picks = () => [...document.querySelectorAll("main .pick")];

function step(by) {
  const all = rows();
  const place = all.findIndex((row) => row.contains(document.activeElement));
  const row = all[Math.min(Math.max(place < 0 && by > 0 ? 0 : place + by, 0), all.length - 1)];
  (row?.querySelector("a") ?? row?.querySelector(".pick"))?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

function keyed(event) {
  const row = document.activeElement?.closest("tr[data-href]");
  const box = row?.querySelector(".pick");
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "x" && box) box.click();
  else if (event.key === "e" && row?.dataset.edit) location.assign(row.dataset.edit);
  else if (event.key === "Enter" && row && event.target.matches(".pick")) location.assign(row.dataset.href);
  else return;
  event.preventDefault();
}

addEventListener("keydown", (event) => {
  if (!typing(event) && rows().length) keyed(event);
});
addEventListener("focusin", (event) => {
  document.querySelector("tr.current")?.classList.remove("current");
  event.target.closest?.("tr[data-href]")?.classList.add("current");
});

let last = null;

function range(box) {
  const all = picks();
  const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
  if (from >= 0) all.slice(from, to + 1).forEach((one) => (one.checked = box.checked));
}

function count() {
  const all = picks();
  const chosen = all.filter((box) => box.checked).length;
  const head = document.querySelector("main .pick-all");
  if (head) {
    head.checked = chosen > 0 && chosen === all.length;
    head.indeterminate = chosen > 0 && chosen < all.length;
  }
  for (const bar of document.querySelectorAll(".bulk")) {
    bar.hidden = chosen === 0;
    const of = bar.dataset.count ? shown(Number(bar.dataset.count)) : shown(all.length);
    bar.querySelector("[data-chosen]").textContent = word("chosen", { n: shown(chosen), of });
  }
}

addEventListener("click", (event) => {
  if (event.target.matches(".pick")) {
    if (event.shiftKey) range(event.target);
    last = event.target;
  } else if (event.target.matches(".pick-all")) {
    picks().forEach((box) => (box.checked = event.target.checked));
  } else if (event.target.closest("[data-unpick]")) {
    picks().forEach((box) => (box.checked = false));
  } else return;
  count();
});
addEventListener("htmx:afterSettle", count);
count();
