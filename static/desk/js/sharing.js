// Preview links are made, copied and ended without leaving what is being written; so is a changed original taken note of.
import { make } from "./make.js";

const FAILED = () => gettext("The server did not take it. Try again.");
const OFFLINE = () => gettext("No connection. Nothing you typed is lost; try again.");

// What a panel answers, in its place: a fresh panel, and a sentence for those who do not see it change.
function show(panel, { panel: text = "", said = "" }) {
  const fresh = document.createElement("template");
  fresh.innerHTML = text;
  const next = fresh.content.querySelector("[data-panel]") ?? make("div");
  next.append(make("p", { className: "sharing-said", role: "status", textContent: said, tabIndex: -1 }));
  panel.replaceWith(next);
  furnish(next);
  next.querySelector(".sharing-said").focus();
}

function complain(panel, text) {
  panel.querySelector(".sharing-said")?.remove();
  panel.append(make("p", { className: "sharing-said bad", role: "alert", textContent: text }));
}

async function post(button) {
  const panel = button.closest("[data-panel]");
  const body = new URLSearchParams({ csrfmiddlewaretoken: button.form.elements.csrfmiddlewaretoken.value });
  if (button.value) body.set(button.name, button.value);
  button.disabled = true;
  try {
    const response = await fetch(button.getAttribute("formaction"), { method: "POST", body, headers: { Accept: "application/json" } });
    const isOurs = (response.headers.get("Content-Type") ?? "").startsWith("application/json");
    if (isOurs && (response.ok || response.status === 422)) show(panel, await response.json());
    else complain(panel, FAILED());
  } catch {
    complain(panel, OFFLINE());
  }
  button.disabled = false;
}

async function copy(box, button) {
  box.select();
  try {
    await navigator.clipboard.writeText(box.value);
  } catch {
    document.execCommand("copy"); // over plain http there is no clipboard to write to
  }
  button.textContent = gettext("Copied");
}

function furnish(panel) {
  for (const button of panel.querySelectorAll("button[data-post]")) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      post(button);
    });
  }
  for (const box of panel.querySelectorAll(".sharing-address input")) {
    const button = make("button", { type: "button", className: "btn btn--small", textContent: gettext("Copy") });
    button.addEventListener("click", () => copy(box, button));
    box.addEventListener("focus", () => box.select());
    box.after(button);
  }
}

document.querySelectorAll("[data-panel]").forEach(furnish);
