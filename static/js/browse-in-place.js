// The archive answers in place: a question or a link within the results replaces their part of the page, and the address
// and the history follow. Every address is a page of its own; without this file, or a connection, the browser goes there.
const PARTS = ["asked", "filters", "results"];
const form = document.getElementById("ask");
let asking; // the answer that is awaited, if any
let turning = false; // whether it is awaited because the reader went through the history
let shown = here();

const isPlain = (event) => !(event.defaultPrevented || event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
const within = (ids, element) => ids.some((id) => document.getElementById(id).contains(element));

function here() {
  return location.pathname + location.search;
}

// What is blank says nothing and stays out of the address.
function question() {
  const told = [...new FormData(form)].filter(([, value]) => value.trim());
  return new URL(`?${new URLSearchParams(told)}`, form.action);
}

async function show(address, { remember = true, move = true } = {}) {
  stop();
  asking = new AbortController();
  turning = !remember;
  const { signal } = asking;
  const typed = form.elements.q.value;
  document.getElementById("results").setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !PARTS.every((id) => page.getElementById(id))) throw new Error("another page");
    if (signal.aborted) return;
    if (remember && answer.url !== location.href) history.pushState({}, "", answer.url);
    put(page, typed);
    arrive(move);
  } catch {
    if (!signal.aborted) location.assign(address);
  }
}

function stop() {
  asking?.abort();
  asking = undefined;
  document.getElementById("results").removeAttribute("aria-busy");
}

// What has been typed into the box since the question was asked stays there.
function put(page, typed) {
  const { q, sort } = form.elements;
  const answered = page.getElementById("ask").elements;
  document.title = page.title;
  sort.value = answered.sort.value;
  if (q.value === typed) q.value = answered.q.value;
  q.dir = q.value ? "auto" : "";
  for (const id of PARTS) document.getElementById(id).replaceWith(document.adoptNode(page.getElementById(id)));
  asking = undefined;
  shown = here();
}

// Whoever asked from the box stays there and is told; any other control may be gone, so the results take the focus.
function arrive(move) {
  const heading = document.getElementById("found");
  const wrong = document.querySelector("#filters [aria-invalid]");
  document.getElementById("said").textContent = move ? "" : heading.textContent.trim();
  if (wrong) wrong.focus();
  else if (move) heading.focus({ preventScroll: true });
  const { top, bottom } = heading.getBoundingClientRect();
  if (move && !wrong && (top < 0 || bottom > innerHeight)) heading.scrollIntoView({ behavior: "instant" });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const stays = form.elements.q.matches(":focus");
  if (stays && matchMedia("(pointer: coarse)").matches) form.elements.q.blur(); // its keyboard would hide the answer
  show(question(), { move: !stays });
});
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || !isPlain(event) || !within(["results"], link)) return;
  if (link.origin !== location.origin || link.pathname !== location.pathname || link.hash) return;
  event.preventDefault();
  show(link.href);
});
addEventListener("popstate", () => {
  if (shown !== here()) show(location.href, { remember: false, move: false });
  else if (turning) stop(); // back and forth again before the answer came
});
