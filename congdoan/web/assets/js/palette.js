// Search and commands: Ctrl-K or / from anywhere.
import { typing } from "./keys.js";

const dialog = document.getElementById("palette");

function open(event) {
  event.preventDefault();
  if (dialog.open) return;
  dialog.showModal();
  dialog.querySelector("input").select();
  dialog.querySelector("[data-combobox]").combobox.ask();
}

if (dialog) {
  addEventListener("keydown", (event) => {
    const asked = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (asked || (event.key === "/" && !typing(event))) open(event);
  });
  document.querySelectorAll("[data-palette]").forEach((link) => link.addEventListener("click", open));
}
