// The rail folds to icons; on a phone it is a sheet; the theme is chosen by hand or by the system.
const root = document.documentElement;
const rail = document.getElementById("menu");

function keep(name, value) {
  if (value) {
    localStorage[name] = value;
    root.dataset[name] = value;
  } else {
    localStorage.removeItem(name);
    delete root.dataset[name];
  }
}

function fold() {
  keep("rail", root.dataset.rail ? "" : "narrow");
  document.querySelector("[data-fold]").setAttribute("aria-expanded", String(!root.dataset.rail));
}

function sheet(open) {
  rail.toggleAttribute("data-open", open);
  document.getElementById("main").inert = open;
  (open ? rail.querySelector("a") : document.querySelector("[data-sheet]")).focus();
}

function choose(theme) {
  keep("theme", theme);
  for (const button of document.querySelectorAll("[data-theme-set]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeSet === (root.dataset.theme ?? "")));
  }
  dispatchEvent(new Event("theme"));
}

addEventListener("click", (event) => {
  const hit = (what) => event.target.closest(what);
  if (hit("[data-fold]") || (root.dataset.rail && hit(".rail summary") && innerWidth > 767)) fold();
  else if (hit("[data-theme-set]")) choose(hit("[data-theme-set]").dataset.themeSet);
  else if (hit("[data-sheet]")) {
    event.preventDefault();
    sheet(true);
  } else if (rail?.hasAttribute("data-open") && (hit("[data-sheet-close]") || !hit("#menu"))) {
    event.preventDefault();
    sheet(false);
  }
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && rail?.hasAttribute("data-open")) sheet(false);
});
choose(localStorage.theme ?? "");
document.querySelector("[data-fold]")?.setAttribute("aria-expanded", String(!root.dataset.rail));
