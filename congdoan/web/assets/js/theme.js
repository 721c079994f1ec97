// Before the first paint: the theme and the width of the rail this person chose, and a sign that script runs.
const root = document.documentElement;
root.classList.add("js");
for (const [key, kept] of [["theme", localStorage.theme], ["rail", localStorage.rail]]) {
  if (kept) root.dataset[key] = kept;
}
