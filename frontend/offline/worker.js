// The service worker: it opens the app where there is no connection. It keeps built files and nothing anybody has asked
// for; pages come from the server whenever it answers, so that an update is never hidden by what is kept.

/** What the app opens with, each file with its content in its name; the build fills the list in. Others are kept once used. */
const FILES = ["FILES"];
/** Another build, another cache: an open page keeps the files it was built with. */
const CACHE = "plumbline VERSION";
const PAGE = "/index.html";
const MARK = "/plumbline.svg";
/** Addresses at which the server answers something other than the app. */
const ANSWERED = /^\/(graphql|session|invitations|setup|health|healthz|readyz|exchange|graphiql|embed)(\/|$)/;

async function keep() {
  const cache = await caches.open(CACHE);
  await cache.addAll([new Request(PAGE, { cache: "reload" }), MARK, ...FILES]);
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith("plumbline ") && name !== CACHE).map((name) => caches.delete(name)),
  );
}

async function page(request) {
  try {
    return await fetch(request);
  } catch (failure) {
    const kept = await (await caches.open(CACHE)).match(PAGE);
    if (kept) return kept;
    throw failure;
  }
}

async function file(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept) return kept;
  const found = await fetch(request);
  // Without room it is fetched again the next time.
  if (found.ok) void cache.put(request, found.clone()).catch(() => undefined);
  return found;
}

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && !ANSWERED.test(pathname)) event.respondWith(page(request));
  else if (pathname === MARK || pathname.startsWith("/assets/")) event.respondWith(file(request));
});
