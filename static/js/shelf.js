// The stories on this device. The list is in the local storage, each story's page and pictures in a cache of its own,
// «saved-<number>»; the worker keeps the last stories that were read in «stories».
const NAME = "saved";
const BATCH = 100; // numbers in one question
let kept = "[]"; // for as long as the page lasts, where nothing may be stored

export function list() {
  let stories;
  try {
    stories = JSON.parse(localStorage.getItem(NAME) ?? kept);
  } catch {
    stories = JSON.parse(kept);
  }
  return Array.isArray(stories) ? stories.filter((story) => story?.number && story.address) : [];
}

function write(stories) {
  kept = JSON.stringify(stories);
  try { localStorage.setItem(NAME, kept); } catch { /* kept above */ }
}

export async function put(story, pictures) {
  write([story, ...list().filter((other) => other.number !== story.number)]);
  if (!("caches" in window)) return;
  try {
    const shelf = await caches.open(`saved-${story.number}`);
    await keep(shelf, story.address);
    await Promise.allSettled(pictures.map((picture) => shelf.add(picture)));
  } catch { /* no room, or no connection: the list still leads there */ }
}

// A page that has moved is kept under both addresses, as an answer that was not redirected: browsers refuse the other.
async function keep(shelf, address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.status);
  if (!answer.redirected) return shelf.put(address, answer);
  const headers = new Headers(answer.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  const page = new Response(await answer.blob(), { status: 200, headers });
  await shelf.put(address, page.clone());
  await shelf.put(answer.url, page);
}

export async function forget(number) {
  write(list().filter((story) => story.number !== number));
  if ("caches" in window) await caches.delete(`saved-${number}`).catch(() => {});
}

// The stories that were read last, newest first: {address, title, lang, dir} out of the pages that the worker has kept.
export async function recent() {
  if (!("caches" in window) || !(await caches.has("stories"))) return [];
  const stories = await caches.open("stories");
  const requests = (await stories.keys()).reverse();
  return Promise.all(requests.map(async (request) => described(request.url, await stories.match(request))));
}

async function described(url, answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const { lang: edition, dir } = page.documentElement;
  return { address: new URL(url).pathname, title: page.querySelector("h1")?.textContent ?? page.title, edition, dir };
}

// Which of these numbers readers may no longer see; a question that got no answer judges nothing.
export async function gone(numbers) {
  const found = [];
  for (let first = 0; first < numbers.length; first += BATCH) {
    const asked = numbers.slice(first, first + BATCH);
    const open = await fetch(`/kept/?stories=${asked.join(",")}`, { cache: "no-store" })
      .then((answer) => answer.ok && answer.json()).catch(() => null);
    if (open) found.push(...asked.filter((number) => !(number in open)));
  }
  return found;
}

// What was withdrawn leaves the worker's caches too: its photographs, and the lists that name it.
export async function withdraw(numbers) {
  write(list().filter((story) => !numbers.includes(story.number)));
  const worker = (await navigator.serviceWorker?.getRegistration().catch(() => null))?.active;
  if (worker) worker.postMessage({ gone: numbers });
  else await Promise.all(numbers.map(forget));
}
