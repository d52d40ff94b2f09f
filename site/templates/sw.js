// One thing alone: when there is no network, a page that says so. It keeps no other page and nothing of anybody's.
const SHELF = "offline-{{ version }}";
const PAGE = "{{ page }}";
const FILES = [
  "/static/dkfds/dkfds.css",
  "/static/tryghed/tryghed.css",
  "/static/tryghed/img/favicon.svg",
  "/static/tryghed/img/tom.svg",
  "/static/dkfds/fonts/IBMPlexSans-Regular-Latin1.woff2",
  "/static/dkfds/fonts/IBMPlexSans-SemiBold-Latin1.woff2",
];

self.addEventListener("install", function (event) {
  // Without cookies: the page that is kept is nobody's.
  const wanted = [PAGE, ...FILES].map((path) => new Request(path, { credentials: "omit", cache: "reload" }));
  event.waitUntil(caches.open(SHELF).then((shelf) => shelf.addAll(wanted)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", function (event) {
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter((name) => name !== SHELF).map((name) => caches.delete(name))))
  );
});

self.addEventListener("fetch", function (event) {
  const path = new URL(event.request.url).pathname;
  if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => caches.match(PAGE)));
  } else if (FILES.includes(path)) {
    event.respondWith(fetch(event.request).catch(() => caches.match(path)));
  }
});
