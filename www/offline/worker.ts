// The service worker: it keeps the whole site, so that an error can be explained without a network.

export {};

/** The files of the site, relative to its top: a page is named by its folder. The build fills this in. */
declare const FILES: readonly string[];
/** Another one whenever a file is another one. */
declare const VERSION: string;

const worker = self as unknown as ServiceWorkerGlobalScope;
const { scope } = worker.registration;
/** Sites share the caches of their origin, and a copy of this one may be served beside it. */
const ours = `ttminis-explain ${scope} `;
const cacheName = ours + VERSION;
const kept = new Set(FILES.map((file) => new URL(file, scope).href));

/** How long the network may take for a page that is kept too, in milliseconds. */
const PATIENCE = 3000;

worker.addEventListener('install', (event) => {
  event.waitUntil(keepAll().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(removeOld().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(pageFor(request));
  // The name of an asset changes with its content, so the kept one is the right one.
  else if (kept.has(request.url))
    event.respondWith(keptAt(request.url).then((file) => file ?? fetch(request)));
});

async function keepAll(): Promise<void> {
  const cache = await caches.open(cacheName);
  // The browser's own cache may have an old version: the server is asked whether it has.
  await cache.addAll([...kept].map((url) => new Request(url, { cache: 'no-cache' })));
}

async function removeOld(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(ours) && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** The newest page, from the network. Where that is slow, fails or has a broken server, the one that is kept. */
async function pageFor(request: Request): Promise<Response> {
  const answer = fetch(request);
  const page = await keptPage(new URL(request.url)).catch(() => undefined);
  if (!page) return answer.catch(() => startPage());
  const usable = answer.then((response) => (response.status < 500 ? response : page));
  return Promise.race([usable, late(page)]).catch(() => page);
}

/** What follows the path of an address may hold an error that was pasted, and selects no file. */
async function keptPage({ origin, pathname, search }: URL): Promise<Response | undefined> {
  const address = origin + pathname.replace(/\/index\.html$/, '/');
  const isFolder = kept.has(`${address}/`);
  return isFolder ? Response.redirect(`${address}/${search}`) : keptAt(address);
}

/** Leads to the start page: the links in it would go astray under the address of another page. */
async function startPage(): Promise<Response> {
  return (await keptAt(scope)) ? Response.redirect(scope) : Response.error();
}

async function keptAt(url: string): Promise<Response | undefined> {
  // A server may say that the answer varies with the origin: this site asks only its own.
  return (await caches.open(cacheName)).match(url, { ignoreVary: true });
}

function late(page: Response): Promise<Response> {
  return new Promise((resolve) => setTimeout(() => resolve(page), PATIENCE));
}
