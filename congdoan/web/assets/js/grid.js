// Grids are typed in as in a sheet: arrows and Enter move, pasting fills on, the remainder follows.
import { shown } from "./words.js";

const inputs = (row) => [...row.querySelectorAll("input:not([type=hidden])")];
const amount = (text) => Number(text.replace(/[^\d,-]/g, "").replace(",", ".")) || 0;

function beside(input, rows, columns = 0) {
  const row = input.closest("tr");
  const all = [...row.parentElement.rows];
  const target = all[all.indexOf(row) + rows];
  return target && inputs(target)[inputs(row).indexOf(input) + columns];
}

function move(event) {
  const down = event.key === "ArrowDown" || event.key === "Enter";
  if (!down && event.key !== "ArrowUp") return;
  event.preventDefault();
  const next = beside(event.target, down ? 1 : -1);
  next?.focus();
  next?.select();
}

function paste(event) {
  const lines = event.clipboardData.getData("text").replace(/\r?\n$/, "").split(/\r?\n/);
  if (lines.length === 1 && !lines[0].includes("\t")) return;
  event.preventDefault();
  lines.forEach((line, down) =>
    line.split("\t").forEach((text, across) => {
      const input = beside(event.target, down, across);
      if (!input) return;
      input.value = text.trim();
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }),
  );
}

function recount(bar) {
  const all = [...document.querySelectorAll(`.grid input[data-sum="${bar.dataset.remainder}"]`)];
  const total = Number(bar.dataset.total);
  const given = all.reduce((sum, input) => sum + amount(input.value), 0);
  const share = total ? Math.min(given / total, 1) : 0;
  bar.querySelector("[data-given]").textContent = shown(given);
  bar.querySelector("[data-rest]").textContent = shown(Math.abs(total - given));
  bar.querySelector("rect:not(.rest)").setAttribute("width", `${share * 100}%`);
  bar.dataset.left = given === total ? "none" : given > total ? "over" : "some";
}

addEventListener("keydown", (event) => {
  if (event.target.matches?.(".grid input") && !event.isComposing) move(event);
});
addEventListener("paste", (event) => {
  if (event.target.matches?.(".grid input")) paste(event);
});
addEventListener("input", (event) => {
  const name = event.target.dataset?.sum;
  if (name) document.querySelectorAll(`[data-remainder="${name}"]`).forEach(recount);
});
addEventListener("change", (event) => {
  const grid = event.target.dataset?.faultsOf;
  if (grid) document.getElementById(grid).classList.toggle("faults-only", event.target.checked);
});
