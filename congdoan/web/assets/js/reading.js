// Reading a document: either side finds the other, c r e decide the find in hand, the paper shows what is done.
import { typing } from "./keys.js";

const finds = () => [...document.querySelectorAll("[data-reading] .finding")];
const current = () => document.querySelector(".finding.current") ?? document.querySelector(".finding:target") ?? finds()[0];

/** Marks one find on both sides; `from` is the side that keeps still. */
function show(number, from) {
  document.querySelectorAll("[data-reading] .current").forEach((one) => one.classList.remove("current"));
  const card = document.getElementById(`f-${number}`);
  const marks = document.querySelectorAll(`mark[data-finding="${number}"]`);
  [card, ...marks].forEach((one) => one?.classList.add("current"));
  const place = marks[0] ?? document.getElementById(`m-${number}`);
  if (from !== "paper") place?.scrollIntoView({ block: "nearest" });
  if (from !== "card") card?.scrollIntoView({ block: "nearest" });
  if (from !== "card") card?.focus({ preventScroll: true });
}

function step(by) {
  const all = finds();
  const next = all[all.indexOf(current()) + by];
  if (next) show(next.id.slice(2));
}

addEventListener("click", (event) => {
  const mark = event.target.closest?.("[data-reading] mark");
  const card = event.target.closest?.("[data-reading] .finding");
  if (mark && document.getElementById(`f-${mark.dataset.finding}`)) {
    event.preventDefault();
    show(mark.dataset.finding, "paper");
  } else if (card) show(card.id.slice(2), "card");
});
addEventListener("keydown", (event) => {
  if (typing(event) || !document.querySelector("[data-reading]")) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if ("cre".includes(event.key)) {
    const button = current()?.querySelector(`[data-key="${event.key}"]`);
    if (!button) return;
    button.click();
  } else return;
  event.preventDefault();
});
addEventListener("htmx:afterSettle", (event) => {
  const card = event.target.closest?.(".finding") ?? document.getElementById(event.detail.elt?.id);
  if (!card?.id?.startsWith("f-")) return;
  const done = Boolean(card.dataset.decided);
  document.querySelectorAll(`mark[data-finding="${card.id.slice(2)}"]`).forEach((mark) => mark.classList.toggle("done", done));
  const open = finds().find((one) => !one.dataset.decided && one.compareDocumentPosition(card) & Node.DOCUMENT_POSITION_PRECEDING);
  if (done && open) show(open.id.slice(2));
});
