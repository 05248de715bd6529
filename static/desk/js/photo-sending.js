// Sends a file to the photo library in pieces, and goes on where it stopped: after a lost connection, a reload, a day.
//
//   send(file, { begin, onprogress, signal, collection }) → Promise<result>
//   result: { state: "added" | "known", photo, html }, { state: "twin", twin, key, decide, html },
//           { state: "refused" | "left", error }; with `digest`, the file's SHA-256, where the browser could work it out
//   onprogress({ state, sent, size, digest }), where state is one of waiting, reading, sending, away, out, queue, cutting
//   begin: the address that announces a file; without it, the page's first data-begin.
import { patiently, pause } from "./photo-talking.js";

const SENDING = 3; // files at a time
const CUTTING = 2;
const ATTEMPTS = 3; // how often a file that arrives damaged is sent
const sending = places(SENDING);
const cutting = places(CUTTING);

// A number of places; whoever finds none free waits in line.
function places(free) {
  const line = [];
  return {
    take: () => (free > 0 ? ((free -= 1), undefined) : new Promise((resolve) => line.push(resolve))),
    give: () => (line.length ? line.shift()() : (free += 1)),
  };
}

async function within(place, work) {
  await place.take();
  try {
    return await work();
  } finally {
    place.give();
  }
}

export async function send(file, { begin, onprogress = () => {}, signal, collection } = {}) {
  const address = begin ?? document.querySelector("[data-begin]").dataset.begin;
  const sent = { file, signal, collection, begin: address, digest: "", at: 0 };
  sent.tell = (state) => onprogress({ state, sent: sent.at, size: file.size, digest: sent.digest });
  sent.tell("waiting");
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const answer = await within(sending, () => deliver(sent));
      const end = answer.finish ? await within(cutting, () => finish(sent, answer)) : answer;
      if (end) return { ...answer, ...end, digest: sent.digest };
    }
    throw new Error(gettext("The file does not arrive as it is on this device. Choose it again."));
  } catch (failure) {
    return { state: "refused", error: failure.message || gettext("The server did not take it. Try again."), aborted: signal?.aborted };
  }
}

// The words for a state, when so much of the whole way (0 to 1) is done.
export function saying(state, part) {
  const words = {
    waiting: gettext("Waits for its turn"),
    reading: gettext("Reading the file…"),
    sending: interpolate(gettext("Sending… %s%"), [Math.round(100 * part)]),
    away: gettext("No connection; goes on by itself"),
    out: gettext("Waits until you have logged in"),
    queue: gettext("All here; waits to be cut"),
    cutting: gettext("All here; being cut…"),
  };
  return words[state] ?? "";
}

// Announces the file and sends what is missing of it; returns what was answered to the announcement.
async function deliver(sent) {
  sent.tell("reading");
  sent.digest ||= await digestOf(sent.file);
  sent.tell("sending");
  const fields = new URLSearchParams({ name: sent.file.name, size: sent.file.size, digest: sent.digest });
  if (sent.collection) fields.set("collection", sent.collection);
  const answer = await talk(sent, sent.begin, { body: fields });
  if (answer.state !== "sending") return answer;
  sent.at = answer.received;
  while (sent.at < sent.file.size) await piece(sent, answer);
  return answer;
}

async function piece(sent, { piece: address }) {
  sent.tell("sending");
  const body = await contentOf(sent.file.slice(sent.at, sent.at + size()));
  const headers = { "Content-Type": "application/octet-stream" };
  const answer = await talk(sent, `${address}?offset=${sent.at}`, { body, headers });
  if (answer.status === 409 && answer.received === sent.at) await pause(1000, sent.signal); // somebody else is sending it, too
  sent.at = answer.state === "sending" ? answer.received : sent.file.size;
}

// Returns what the file has become; nothing if it has to be sent again.
async function finish(sent, { finish: address }) {
  sent.tell("cutting");
  const answer = await talk(sent, address, { body: new URLSearchParams() });
  return answer.status === 409 ? null : answer;
}

async function talk(sent, address, options) {
  const answer = await patiently(address, { ...options, signal: sent.signal }, sent.tell);
  if (answer.status !== 409 && answer.status >= 400) throw new Error(answer.error);
  return answer;
}

function size() {
  return Number(document.querySelector("[data-piece]")?.dataset.piece) || 512 * 1024;
}

// SHA-256 in hex; "" where the browser will not say, as on a page without HTTPS: then nothing is recognised beforehand.
async function digestOf(file) {
  const content = await contentOf(file);
  if (!globalThis.crypto?.subtle) return "";
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function contentOf(blob) {
  try {
    return await blob.arrayBuffer();
  } catch {
    throw new Error(gettext("This file can no longer be read: it was moved, changed or removed. Choose it again."));
  }
}
