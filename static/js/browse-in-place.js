// The archive answers in place: a question or a link within the results replaces their part of the page, and the address
// and the history follow. Every address is a page of its own; without this file, or a connection, the browser goes there.
const PARTS = ["asked", "filters", "results"];
const form = document.getElementById("ask");
let asking;
let shown = location.pathname + location.search;

const isPlain = (event) => !(event.defaultPrevented || event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
const within = (ids, element) => ids.some((id) => document.getElementById(id).contains(element));

// What is blank says nothing and stays out of the address.
function question() {
  const told = [...new FormData(form)].filter(([, value]) => value.trim());
  return new URL(`?${new URLSearchParams(told)}`, form.action);
}

async function show(address, { remember = true, move = true } = {}) {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  document.getElementById("results").setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !PARTS.every((id) => page.getElementById(id))) throw new Error("another page");
    if (signal.aborted) return;
    if (remember) history.pushState({}, "", answer.url);
    put(page);
    arrive(move);
  } catch {
    if (!signal.aborted) location.assign(address);
  }
}

function put(page) {
  const wasOpen = document.getElementById("filters").open;
  document.title = page.title;
  for (const field of ["q", "sort"]) form.elements[field].value = page.getElementById("ask").elements[field].value;
  form.elements.q.dir = form.elements.q.value ? "auto" : "";
  for (const id of PARTS) document.getElementById(id).replaceWith(document.adoptNode(page.getElementById(id)));
  if (wasOpen) document.getElementById("filters").open = true;
  shown = location.pathname + location.search;
}

// Whoever asked from the box stays there and is told; any other control may be gone, so the results take the focus.
function arrive(move) {
  const heading = document.getElementById("found");
  const wrong = document.querySelector("#filters [aria-invalid]");
  document.getElementById("said").textContent = move ? "" : heading.textContent.trim();
  if (wrong) wrong.focus();
  else if (move) heading.focus({ preventScroll: true });
  if (move && !wrong && heading.getBoundingClientRect().top < 0) heading.scrollIntoView();
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
  if (shown !== location.pathname + location.search) show(location.href, { remember: false, move: false });
});
