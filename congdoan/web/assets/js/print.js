// A button that prints the page: [data-print].
addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
});
