// The stories on this device. The list is in the local storage, each story's page and pictures in a cache of its own,
// «saved-<number>»; the worker keeps the last stories that were read in «stories».
const NAME = "saved";
let kept = "[]"; // for as long as the page lasts, where nothing may be stored

export function list() {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? kept);
  } catch {
    return JSON.parse(kept);
  }
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
    await shelf.add(story.address);
    await Promise.allSettled(pictures.map((picture) => shelf.add(picture)));
  } catch { /* no room, or no connection: the list still leads there */ }
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

// Which of these numbers readers may still see: {number: time of the last change}; null without a connection.
export async function open(numbers) {
  if (!numbers.length) return {};
  try {
    const answer = await fetch(`/kept/?stories=${numbers.join(",")}`);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
