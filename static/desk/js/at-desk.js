// What the scripts of the writing room know of their page, and how they speak to the desk.
export const room = document.querySelector("desk-writing")?.dataset;
export const inside = document.querySelector("[data-door]")?.dataset; // how one logs in again without leaving the page
export const form = room ? document.getElementById("article_form") : null;
export const user = document.querySelector("meta[name=desk-user]")?.content ?? "";
export const page = newName();

const PATIENCE = 15_000; // milliseconds
let lastPlace = "";

document.addEventListener("focusin", (event) => {
  if (form?.contains(event.target)) lastPlace = event.target.name ?? "";
});

// Tells one open page from another.
function newName() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// What every message says of the page that it comes from.
export function said() {
  return [["page", page], ["place", lastPlace], ["writer", room.user]];
}

// The token that proves a post is ours. Logging in changes it, on another page too: the cookie knows.
export function token() {
  return /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
}

export function renewToken(text = token()) {
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = text;
}

// Posts fields and returns {status, …what was answered}; status 0 when nobody answered.
export async function send(address, fields, { keepalive = false, again = true } = {}) {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  try {
    const headers = { Accept: "application/json", "X-CSRFToken": token() };
    const response = await fetch(address, { method: "POST", body, headers, keepalive, signal: AbortSignal.timeout(PATIENCE) });
    const speaks = response.headers.get("Content-Type")?.startsWith("application/json");
    const answer = { ...(speaks ? await response.json() : {}), status: response.status };
    if (!answer.token || !again) return answer;
    await fetch(inside.door, { signal: AbortSignal.timeout(PATIENCE) }); // it brings a new cookie
    return await send(address, fields, { keepalive, again: false });
  } catch {
    return { status: 0 };
  }
}
