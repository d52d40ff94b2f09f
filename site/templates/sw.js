// When there is no network: a page that says so. And one page that is somebody's: the attendance sheet that was open,
// where the answer says so (X-Tryghed-Keep: whose, until when). It falls at signing out, when somebody else signs in
// or opens a sheet, and at its time. Nothing else of anybody's is kept.
const SHELF = "offline-{{ version }}";
const PAGE = "{{ page }}";
const KEPT = "sheet";
const KEPT_FILES = "sheet-files";
const SHEET = /^(\/en)?\/(koordinator|partner)\/fremmoede\/\d+\/$/;
const LEAVING = /^(\/en)?\/konto\/(login|logout)\//;
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
    caches.keys().then((names) => Promise.all(names.filter((name) => ![SHELF, KEPT, KEPT_FILES].includes(name)).map((name) => caches.delete(name)))).then(() => self.clients.claim())
  );
});

// Whose a kept answer is, and until when.
function said(answer) {
  const [owner, until] = (answer.headers.get("X-Tryghed-Keep") || " 0").split(" ");
  return { owner, until: Number(until) };
}

async function keep(path, fresh) {
  const shelf = await caches.open(KEPT);
  const { owner, until } = said(fresh);
  for (const known of await shelf.keys()) {
    const answer = await shelf.match(known, { ignoreVary: true });
    if (!answer || said(answer).owner !== owner || said(answer).until < Date.now()) await shelf.delete(known, { ignoreVary: true });
  }
  if (until > Date.now()) await shelf.put(path, fresh);
}

async function sheet(request, path) {
  try {
    const fresh = await fetch(request);
    if (fresh.ok && !fresh.redirected) await keep(path, fresh.clone());
    else await caches.delete(KEPT);
    return fresh;
  } catch (error) {
    const shelf = await caches.open(KEPT);
    const kept = await shelf.match(path, { ignoreVary: true });
    if (kept && said(kept).until > Date.now()) return kept;
    await caches.delete(KEPT);
    return caches.match(PAGE);
  }
}

// A sheet that came past this worker, before it had taken over (checkin.js).
self.addEventListener("message", function (event) {
  const path = event.data && event.data.keep;
  if (typeof path !== "string" || !SHEET.test(path)) return;
  const wanted = new Request(path, { headers: { Accept: "text/html" } });
  event.waitUntil(sheet(wanted, path).finally(() => event.ports[0].postMessage("done")));
});

self.addEventListener("fetch", function (event) {
  const address = new URL(event.request.url);
  const path = address.pathname;
  if (address.origin !== self.location.origin) return;
  if (LEAVING.test(path)) event.waitUntil(caches.delete(KEPT));
  if (event.request.method === "GET" && SHEET.test(path)) {
    event.respondWith(sheet(event.request, path));
  } else if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => caches.match(PAGE)));
  } else if (path.startsWith("/static/")) {
    event.respondWith(fetch(event.request).catch(() => caches.match(event.request, { ignoreVary: true })));
  }
});
