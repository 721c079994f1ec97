// Grids are typed in as in a sheet: arrows and Enter move, pasting fills on, the remainder follows.
import { say } from "./toasts.js";
import { shown, word } from "./words.js";

const amount = (text) => Number(text.replace(/[^\d,-]/g, "").replace(",", ".")) || 0;

/** The input so many rows below and columns to the right; a cell without one is passed over with its column. */
function beside(input, rows, columns = 0) {
  const cell = input.closest("td");
  const row = cell.parentElement;
  const all = [...row.parentElement.rows];
  const target = all[all.indexOf(row) + rows]?.cells[cell.cellIndex + columns];
  return target?.querySelector("input:not([type=hidden])");
}

/** Rows down and columns right that a key goes; sideways only from the end of the text, or over all of it. */
function steps({ key, target }) {
  if (key === "ArrowDown" || key === "Enter") return [1, 0];
  if (key === "ArrowUp") return [-1, 0];
  const [from, to, end] = [target.selectionStart, target.selectionEnd, target.value.length];
  const whole = from === 0 && to === end;
  if (key === "ArrowLeft" && (whole || to === 0)) return [0, -1];
  if (key === "ArrowRight" && (whole || from === end)) return [0, 1];
}

function move(event) {
  const way = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey ? null : steps(event);
  if (!way) return;
  event.preventDefault();
  const next = beside(event.target, ...way);
  next?.focus();
  next?.select();
}

function paste(event) {
  const lines = event.clipboardData.getData("text").replace(/\r?\n$/, "").split(/\r?\n/);
  if (lines.length === 1 && !lines[0].includes("\t")) return;
  event.preventDefault();
  let lost = 0;
  lines.forEach((line, down) =>
    line.split("\t").forEach((text, across) => {
      const input = beside(event.target, down, across);
      if (!input || input.readOnly) return void (lost += text.trim() ? 1 : 0);
      input.value = text.trim();
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }),
  );
  if (lost) say("warning", word("unpasted", { n: shown(lost) }));
}

function recount(bar) {
  const all = [...document.querySelectorAll(`.grid input[data-sum="${bar.dataset.remainder}"]`)];
  // What is no longer typed, or is the sum of other columns, stands as the page says it.
  if (!all.length) return;
  const total = Number(bar.dataset.total);
  const given = all.reduce((sum, input) => sum + amount(input.value), 0);
  const share = total ? Math.min(given / total, 1) : 0;
  bar.querySelector("[data-given]").textContent = shown(given);
  for (const rest of bar.querySelectorAll("[data-rest]")) rest.textContent = shown(Math.abs(total - given));
  bar.querySelector("rect").setAttribute("width", `${share * 100}%`);
  bar.dataset.left = given === total ? "none" : given > total ? "over" : "some";
}

// A page that came back with faults shows what was typed, and so does its remainder.
document.querySelectorAll("[data-remainder]").forEach(recount);
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
