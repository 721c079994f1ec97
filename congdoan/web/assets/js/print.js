// A button that prints the page: [data-print].
addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
});

// Rows that come as one reaches them are fetched before paper is made of the page: [data-on-paper] is their address.
addEventListener("beforeprint", () => {
  for (const row of document.querySelectorAll("[data-on-paper]")) {
    const asked = new XMLHttpRequest();
    asked.open("GET", row.dataset.onPaper, false); // paper does not wait for what comes later
    asked.send();
    if (asked.status === 200) row.outerHTML = asked.responseText;
  }
});
