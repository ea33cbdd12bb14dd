/**
 * The service worker: the pages that a phone needs stay on the phone, so that one without signal opens them again.
 * Only files of the build are kept, the same for everybody; what people write and read never comes here.
 */

/** What a worker has that a page has not, as far as it is used here. */
interface Lasting extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}
interface Asking extends Lasting {
  readonly request: Request;
  respondWith: (answer: Promise<Response>) => void;
}
interface Keeper {
  readonly clients: { claim: () => Promise<void> };
  skipWaiting: () => Promise<void>;
  addEventListener: ((name: "install" | "activate", hear: (event: Lasting) => void) => void) &
    ((name: "fetch", hear: (event: Asking) => void) => void);
}

/** Filled in by the build: what a phone needs, and a digest of the whole build. */
declare const __KEPT__: readonly string[];
declare const __VERSION__: string;

const OURS = "common-ground-pages-";
const CACHE = OURS + __VERSION__;
const SHELL = "/index.html";
/** A network that is this slow is no network: the page is opened from here, and still loads what it can. */
const PATIENCE = 4000;
const NO_PAGES = /^\/(api|socket\.io|health|ready|metrics)(\/|$)/;
const FILES = /^\/(assets\/|mark\.svg$)/;
const worker = self as unknown as Keeper;

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([new Request(SHELL, { cache: "reload" }), ...__KEPT__]);
  await worker.skipWaiting();
}

/** Takes over at once. The build before this one stays: a page of it may still be open, and ask for its parts. */
async function activate(): Promise<void> {
  const ours = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(ours.slice(0, -1).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

const after = (pause: number): Promise<undefined> => new Promise((done) => setTimeout(done, pause, undefined));

async function page(request: Request): Promise<Response> {
  const kept = await caches.match(SHELL, { cacheName: CACHE });
  const fresh = fetch(request);
  if (!kept) return fresh;
  const answer = await Promise.race([fresh.catch(() => undefined), after(PATIENCE)]);
  return answer && answer.status < 500 ? answer : kept;
}

async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  // Whoever has left has left nothing here, and nothing is begun again behind their back.
  if (answer.ok && (await caches.has(CACHE))) await (await caches.open(CACHE)).put(request, answer.clone());
  return answer;
}

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate" && !NO_PAGES.test(pathname)) event.respondWith(page(request));
  else if (request.mode !== "navigate" && FILES.test(pathname)) event.respondWith(file(request));
});

export {};
