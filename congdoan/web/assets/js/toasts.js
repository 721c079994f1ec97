// Messages that pass: good news goes by itself, bad news waits to be closed.
const STAY = 6000;
const box = document.getElementById("toasts");

/** Shows one sentence; kind is success, info, warning or error. */
export function say(kind, text) {
  const toast = document.getElementById("toast")?.content.firstElementChild.cloneNode(true);
  if (!toast || !text) return;
  toast.classList.add(kind);
  toast.querySelector("p").textContent = text;
  box.append(toast);
}

function expire(toast) {
  if (toast.classList.contains("error") || toast.classList.contains("warning")) return;
  let timer = setTimeout(() => toast.remove(), STAY);
  toast.addEventListener("pointerenter", () => clearTimeout(timer));
  toast.addEventListener("focusin", () => clearTimeout(timer));
  toast.addEventListener("pointerleave", () => (timer = setTimeout(() => toast.remove(), STAY / 2)));
}

if (box) {
  new MutationObserver((changes) =>
    changes.flatMap((change) => [...change.addedNodes]).filter((node) => node.classList).forEach(expire),
  ).observe(box, { childList: true });
  box.addEventListener("click", (event) => event.target.closest("[data-close]")?.closest(".toast").remove());
  // Put back what the page brought along, so that a screen reader hears it as news.
  box.append(...box.querySelectorAll(".toast"));
}
