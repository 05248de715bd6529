// The readers' service worker: pages from the network first, from the device when that fails or takes too long.
// The server puts PAPER before this: { files, editions: { code: prefix }, version }. It never touches the desk,
// originals, other hosts, or anything but GET. What readers may no longer see leaves the device once it is online.
const SHELL = `shell-${PAPER.version}`;
const MOST = { stories: 30, pages: 12, static: 120, pictures: 60 }; // entries of each cache, oldest out first
const PATIENCE = 3000; // milliseconds before a copy is shown
const AGAIN = 60000; // milliseconds between two questions what may still be read
const HASHED = /^\/static\/(css|js|fonts|icons)\/.+\.[0-9a-f]{12}\.\w+$/;
const PICTURE = /^\/media\/r\//;
const STORY = /\/articles\/(\d+)\//;
const NEVER = /^\/(admin|preview|static|media|a|healthz|robots\.txt|kept)(\/|$)|^\/[a-z-]+\/a\//;
const FOLDER = /\/media\/r\/(?:[^\s"'<>,?#/]+\/)+/g; // a photograph's, with all its sizes
const BROKEN = 500;
const BATCH = 100; // numbers in one question

const path = (address) => new URL(address, self.location).pathname;
const number = (address) => STORY.exec(path(address))?.[1];
const lately = { asked: 0 };

// --- What is kept ---------------------------------------------------------------------------------
async function put(name, request, response) {
  const cache = await caches.open(name);
  await cache.delete(request, { ignoreVary: true }); // put anew it is the youngest
  await cache.put(request, response);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST[name])).map((old) => cache.delete(old)));
}

async function shelves() {
  return (await caches.keys()).filter((name) => name.startsWith("saved-"));
}

// A story that was withdrawn takes with it its photographs and the lists that name it.
async function forget(story) {
  const isIts = (request) => number(request.url) === story;
  const folders = (await Promise.all([`saved-${story}`, "stories"].map((name) => texts(name, isIts)))).flat()
    .flatMap(([, text]) => text.match(FOLDER) ?? []);
  await drop("pictures", (request) => startsWith(request, folders));
  const lists = (await texts("pages", () => true)).filter(([, text]) => text.includes(`/articles/${story}/`));
  await drop("pages", (request) => lists.some(([url]) => url === request.url));
  await drop("stories", isIts);
  await caches.delete(`saved-${story}`);
}

async function drop(name, isMeant) {
  const cache = await caches.open(name);
  await Promise.all((await cache.keys()).filter(isMeant).map((request) => cache.delete(request, { ignoreVary: true })));
}

// The pages of a cache, pictures aside: [address, text].
async function texts(name, isMeant) {
  if (!(await caches.has(name))) return [];
  const cache = await caches.open(name);
  const meant = (await cache.keys()).filter(isMeant);
  return Promise.all(meant.map(async (request) => {
    const answer = await cache.match(request, { ignoreVary: true });
    return [request.url, (await answer?.text()) ?? ""];
  }));
}

// Browsers refuse an answer that was redirected for the page of an address: it is kept as one that was not.
async function plain(answer) {
  if (!answer.redirected) return answer;
  const headers = new Headers(answer.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  return new Response(await answer.blob(), { status: 200, headers });
}

function copy(request) {
  return caches.match(request, { ignoreVary: true });
}

// Two pages of an edition are always there: the shelf of saved stories, and the one for want of any other.
function prefix(address) {
  return Object.values(PAPER.editions).find((each) => path(address).startsWith(`/${each}`)) ?? "";
}

async function keepShell(address) {
  const shell = await caches.open(SHELL);
  const wanted = [`/${prefix(address)}offline/`, `/${prefix(address)}saved/`];
  const missing = await Promise.all(wanted.map(async (page) => ((await shell.match(page, { ignoreVary: true })) ? [] : [page])));
  await shell.addAll(missing.flat());
}

// --- What may still be read ------------------------------------------------------------------------
async function recheck() {
  if (Date.now() - lately.asked < AGAIN) return;
  lately.asked = Date.now();
  const saved = (await shelves()).map((name) => name.slice("saved-".length));
  const read = (await (await caches.open("stories")).keys()).map((request) => number(request.url));
  const numbers = [...new Set([...saved, ...read])].filter(Boolean);
  if (!numbers.length) return;
  for (let first = 0; first < numbers.length; first += BATCH) await judge(numbers.slice(first, first + BATCH), saved);
}

// A question that got no answer judges nothing.
async function judge(numbers, saved) {
  const open = await fetch(`/kept/?stories=${numbers.join(",")}`, { cache: "no-store" })
    .then((answer) => answer.ok && answer.json()).catch(() => null);
  if (!open) return;
  await Promise.allSettled(numbers.filter((each) => !(each in open)).map(forget));
  const still = numbers.filter((each) => each in open);
  const shelf = (each) => (saved.includes(each) ? `saved-${each}` : "stories");
  await Promise.allSettled(still.map((each) => refresh(each, Date.parse(open[each]), shelf(each))));
}

// A story that has changed since, a picture of it taken away among the rest, is fetched anew; `since` leaves younger
// copies alone. Photographs that the new page does not have leave the device.
async function refresh(story, since, name = `saved-${story}`) {
  const shelf = await caches.open(name);
  const pages = (await shelf.keys()).filter((request) => number(request.url) === story).map((request) => request.url);
  if (!pages.length) return;
  const old = await shelf.match(pages[0], { ignoreVary: true });
  if (old && Date.parse(old.headers.get("Date")) >= since) return;
  const answer = await fetch(pages[0], { cache: "no-cache" });
  if (!answer.ok) return;
  const fresh = await plain(answer);
  const [before, now] = await Promise.all([old?.text() ?? "", fresh.clone().text()]);
  const gone = (before.match(FOLDER) ?? []).filter((folder) => !now.includes(folder));
  await Promise.all([...new Set([...pages, answer.url])].map((each) => shelf.put(each, fresh.clone())));
  await Promise.all(["pictures", name].map((each) => drop(each, (request) => startsWith(request, gone))));
}

function startsWith(request, folders) {
  return folders.some((folder) => path(request.url).startsWith(folder));
}

// --- Answers ---------------------------------------------------------------------------------------
async function learn(request, answer) {
  const story = number(request.url);
  if (story && (answer.status === 404 || answer.status === 410)) await forget(story);
  const isPage = answer.status === 200 && (answer.headers.get("Content-Type") ?? "").startsWith("text/html");
  if (isPage && !new URL(request.url).search) {
    const shown = await plain(answer);
    const addresses = answer.redirected ? [request.url, answer.url] : [request.url];
    for (const each of addresses) await put(story ? "stories" : "pages", each, shown.clone());
    await keepShell(request.url);
  }
  if (answer.status < BROKEN) await recheck();
}

// A page is asked for at its source, whatever the browser's own cache would say: it may be withdrawn by now.
function asked(request) {
  return request.cache === "default" ? fetch(request, { cache: "no-cache" }) : fetch(request);
}

async function page(event) {
  const answer = asked(event.request).catch(() => null);
  event.waitUntil(answer.then((good) => good && learn(event.request, good.clone())).catch(() => {}));
  const early = await Promise.race([answer, new Promise((done) => { setTimeout(done, PATIENCE); })]);
  if (early && early.status < BROKEN) return early;
  return (await copy(event.request)) ?? (await answer) ?? (await instead(event.request.url));
}

async function instead(address) {
  return (await copy(`/${prefix(address)}offline/`)) ?? (await copy("/offline/")) ?? Response.error();
}

async function file(event) {
  const kept = await copy(event.request);
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(put("static", event.request, answer.clone()));
  return answer;
}

// What a page of the desk shows, or a preview, which says nothing of where it is, may be of a story that is not out yet.
function isReaders(request) {
  return request.referrer !== "" && !NEVER.test(path(request.referrer));
}

// A picture's address changes with its pixels, so the copy is shown at once and asked for again only when it is not there.
async function picture(event) {
  const kept = await copy(event.request);
  if (kept) return kept;
  try {
    const answer = await fetch(event.request);
    if (answer.ok && isReaders(event.request)) event.waitUntil(put("pictures", event.request, answer.clone()));
    return answer;
  } catch {
    return (await other(event.request.url)) ?? Response.error();
  }
}

// The same photograph at another size, for a screen that has been turned since.
async function other(address) {
  const folder = path(address).replace(/[^/]+$/, "");
  for (const name of ["pictures", ...(await shelves())]) {
    const cache = await caches.open(name);
    const found = (await cache.keys()).find((request) => path(request.url).startsWith(folder));
    if (found) return cache.match(found, { ignoreVary: true });
  }
  return null;
}

// --- Its life --------------------------------------------------------------------------------------
async function install() {
  const shell = await caches.open(SHELL);
  await shell.addAll(PAPER.files);
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  await Promise.all((windows.length ? windows.map((each) => each.url) : ["/"]).map(keepShell));
  await self.skipWaiting();
}

async function activate() {
  const old = (await caches.keys()).filter((name) => name.startsWith("shell-") && name !== SHELL);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.disable(); // it asks for the desk's pages too, twice
  await self.clients.claim();
  if (old.length) await Promise.allSettled((await shelves()).map((name) => refresh(name.slice("saved-".length), Infinity)));
}

// What the first page came with is in the browser's own cache: it is kept without going over the wire again.
async function adopt({ page: shown, files }) {
  const wanted = files.filter((name) => HASHED.test(path(name)) && new URL(name).origin === self.location.origin);
  const known = await caches.open("static");
  for (const name of wanted) if (!(await copy(name))) await known.add(name);
  if (number(shown) && !(await copy(shown))) await learn(new Request(shown), await fetch(shown, { cache: "force-cache" }));
}

// A page says which files it came with, or which of the saved stories have been withdrawn.
function heard(data) {
  return data.gone ? Promise.all(data.gone.map(String).map(forget)) : adopt(data);
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => event.waitUntil(heard(event.data).catch(() => {})));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin || request.headers.has("Range")) return;
  if (HASHED.test(pathname)) event.respondWith(file(event));
  else if (PICTURE.test(pathname)) event.respondWith(picture(event));
  else if (request.mode === "navigate" && !NEVER.test(pathname)) event.respondWith(page(event));
});
