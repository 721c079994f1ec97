// Keeps the page that checks cards, and what it is made of, so that it opens without a network.
const SHELF = "card-{{ version }}";
const PARTS = {{ parts|safe }};

addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELF).then((shelf) => shelf.addAll(PARTS)).then(() => skipWaiting()));
});
addEventListener("activate", (event) => {
  const old = (names) => Promise.all(names.filter((n) => n.startsWith("card-") && n !== SHELF).map((n) => caches.delete(n)));
  event.waitUntil(caches.keys().then(old).then(() => clients.claim()));
});
addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  event.respondWith(
    fetch(event.request).catch(() => caches.match(event.request, { ignoreSearch: true, ignoreVary: true }).then((kept) => kept ?? caches.match("/card/", { ignoreVary: true }))),
  );
});
