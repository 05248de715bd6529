// What is typed and has not reached the desk yet, kept on this device: one record a page, its writer's alone, gone as soon
// as the desk has it, at the latest when somebody logs out or somebody else logs in.
const NAME = "desk-journal";
const RECORDS = "typed";
const MOST_DAYS = 30;
let opened;

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(RECORDS, { keyPath: "key" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => reject(request.error);
  });
  return opened;
}

// The deed's result once it is on the disk: a power cut takes nothing back.
async function write(deed) {
  const transaction = (await database()).transaction(RECORDS, "readwrite", { durability: "strict" });
  const ended = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
  deed(transaction.objectStore(RECORDS));
  await ended;
}

async function all() {
  return await done((await database()).transaction(RECORDS).objectStore(RECORDS).getAll());
}

// Keeps a record {key, user, story, page, at, entries}; false where this browser keeps nothing.
export function keep(record) {
  return keepAll([record]);
}

export async function keepAll(some) {
  try {
    await write((records) => some.forEach((record) => records.put(record)));
    return true;
  } catch {
    return false;
  }
}

export async function remove(keys) {
  try {
    await write((records) => keys.forEach((key) => records.delete(key)));
  } catch {
    // there is no journal here
  }
}

// The records of a user, the newest first.
export async function of(user) {
  try {
    return (await all()).filter((record) => record.user === user).sort((one, other) => other.at - one.at);
  } catch {
    return [];
  }
}

// Throws away what is not this user's, and what is too old to be missed.
export async function keepOnly(user) {
  try {
    const oldest = Date.now() - MOST_DAYS * 24 * 3600 * 1000;
    const strange = (await all()).filter((record) => record.user !== user || record.at < oldest);
    if (strange.length) await remove(strange.map((record) => record.key));
  } catch {
    // there is no journal here
  }
}

export async function clear() {
  try {
    await write((records) => records.clear());
  } catch {
    // there is no journal here
  }
}

// Which pages are open in this browser now; their records are theirs to send.
const pages = new BroadcastChannel(NAME);

export function answerFor(page) {
  pages.addEventListener("message", (event) => {
    if (event.data === "who?") pages.postMessage(page);
  });
}

export async function openPages() {
  const found = new Set();
  const hear = (event) => found.add(event.data);
  pages.addEventListener("message", hear);
  pages.postMessage("who?");
  await new Promise((resolve) => setTimeout(resolve, 250));
  pages.removeEventListener("message", hear);
  return found;
}
