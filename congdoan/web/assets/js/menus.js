// Menus are <details>; one is open at a time, Esc and a click elsewhere close it.
const opened = () => document.querySelectorAll("details.menu[open]");

addEventListener("click", (event) => {
  for (const menu of opened()) if (!menu.contains(event.target)) menu.open = false;
});
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of opened()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
for (const menu of document.querySelectorAll("details.menu")) {
  menu.addEventListener("toggle", () => {
    if (menu.open) menu.querySelector("[autofocus], [data-first]")?.focus();
  });
}
