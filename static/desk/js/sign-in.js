// Logging in again without leaving the page: the desk's own door, its fields shown in a dialog, step by step.
import { make } from "./make.js";
import { inside, renewToken, token, user } from "./at-desk.js";

const SHOWN = "input:not([type=submit], [type=hidden], [type=button]), select";
let waiting;

// Resolves to true once the page's writer is logged in again, to false when they put it off. Asked twice, shown once.
export function signIn() {
  waiting ??= new Promise((resolve) => ask(resolve)).finally(() => (waiting = null));
  return waiting;
}

function ask(resolve) {
  const step = make("form", { className: "sign-in-step", noValidate: true });
  const error = make("p", { className: "bad sign-in-error", role: "alert" });
  const title = make("h2", { id: "sign-in-title", textContent: gettext("Log in again") });
  const later = make("button", { type: "button", className: "btn btn--plain", textContent: gettext("Later") });
  const door = `${inside.door}?next=${encodeURIComponent(inside.after)}`;
  const elsewhere = make("a", { href: door, target: "_blank", textContent: gettext("Log in on another page instead") });
  const why = make("p", { textContent: gettext("You are no longer logged in. Nothing you typed is lost: log in, and it is saved.") });
  const dialog = make("dialog", { className: "desk-dialog sign-in" }, [title, why, error, step, make("p", { className: "sign-in-foot" }, [elsewhere, later])]);
  dialog.setAttribute("aria-labelledby", "sign-in-title");
  let come = false;
  const enter = () => {
    come = true;
    dialog.close();
  };
  const look = async () => {
    if (document.visibilityState === "visible" && (await at(inside.after)).user === user) enter();
  };
  later.addEventListener("click", () => dialog.close());
  document.addEventListener("visibilitychange", look); // they may have come in on another page
  dialog.addEventListener("close", () => {
    document.removeEventListener("visibilitychange", look);
    dialog.remove();
    if (come) renewToken();
    resolve(come);
  });
  step.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (step.inert) return;
    step.inert = true;
    const body = new URLSearchParams([...new FormData(step)]);
    show(await at(step.dataset.to, { method: "POST", body, headers: { "X-CSRFToken": token() } }));
    step.inert = false;
  });
  const show = (found) => {
    if (found.user === user) return enter();
    if (found.user) error.textContent = gettext("This page belongs to somebody else. Log in under the name that opened it.");
    else if (!found.form) error.textContent = found.failed ? gettext("No connection. Nothing you typed is lost; try again.") : gettext("Log in on another page; this one goes on by itself when you come back.");
    else fill(step, found, error);
  };
  document.body.append(dialog);
  dialog.showModal();
  at(door).then(show);
}

// Asks for a page of the desk: who it says is logged in, and the form of the step that is next.
async function at(address, options = {}) {
  try {
    const response = await fetch(address, { ...options, signal: AbortSignal.timeout(15_000) });
    const found = new DOMParser().parseFromString(await response.text(), "text/html");
    const forms = [...found.querySelectorAll("main form, #content form")].filter((one) => one.method === "post" && one.querySelector(SHOWN));
    const here = found.querySelector("meta[name=desk-user]")?.content ?? "";
    return { user: here, form: here ? null : forms[0], address: response.url };
  } catch {
    return { user: "", form: null, failed: true };
  }
}

// Shows the fields of a step under their own labels, and says what was wrong with the one before.
function fill(step, found, error) {
  const source = found.form;
  step.dataset.to = new URL(source.getAttribute("action") || found.address, found.address).href;
  const wrong = [...(source.closest("#content, main") ?? source).querySelectorAll(".errornote, .errorlist li")].map((one) => one.textContent.trim());
  error.textContent = [...new Set(wrong)].join(" ");
  const kept = [...source.querySelectorAll("input[type=hidden]")].map((one) => make("input", { type: "hidden", name: one.name, value: one.value }));
  const rows = [...source.querySelectorAll(SHOWN)].map((field) => row(field, source));
  const button = source.querySelector("[type=submit], button:not([type=button])");
  const pressed = make("button", { className: "btn btn--main", textContent: button?.value || button?.textContent.trim() || gettext("Log in") });
  if (button?.name) pressed.name = button.name;
  step.replaceChildren(...kept, ...rows, pressed);
  const name = step.querySelector("[name=username], [name=login], [name$=-username]");
  if (name && !name.value) name.value = inside.login;
  (step.querySelector("input[type=password]") ?? step.querySelector(SHOWN))?.focus();
}

function row(field, source) {
  const copy = document.importNode(field, true);
  copy.id = `sign-in-${field.id || field.name}`;
  copy.removeAttribute("autofocus");
  copy.removeAttribute("aria-describedby");
  const words = source.querySelector(`label[for="${field.id}"]`)?.textContent.trim() || field.getAttribute("aria-label") || field.name;
  return make("p", { className: "sign-in-field" }, [make("label", { htmlFor: copy.id, textContent: words }), copy]);
}
