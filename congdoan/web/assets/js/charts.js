// Charts are drawn when they come into sight; the drawing library is fetched only then.
const seen = new IntersectionObserver((entries) => {
  for (const entry of entries.filter((one) => one.isIntersecting)) {
    seen.unobserve(entry.target);
    import("./draw.js").then(({ draw }) => draw(entry.target));
  }
});

function wire(within) {
  within.querySelectorAll("[data-chart]:not([data-wired])").forEach((box) => {
    box.dataset.wired = "";
    seen.observe(box);
  });
}

wire(document);
addEventListener("htmx:load", (event) => wire(event.target));
