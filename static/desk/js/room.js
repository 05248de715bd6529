// The writing room's habits: keys, and what the main button says. What is typed is kept by autosave.js.
import { make } from "./make.js";

const form = document.querySelector(".writing-room form#article_form");
const MAIN = ".rail .btn--main[type=submit][name]";

function press(name) {
  form.querySelector(`.rail button[name=${name}], .phone-bar button[name=${name}]`)?.click();
}

// By place on the keyboard: an Arabic layout writes «س» where a Latin one has S.
const KEYS = {
  KeyS: () => form.requestSubmit(form.querySelector("button[name=_continue]")),
  "Shift+KeyP": () => press("_preview"),
  Enter: pressMain,
  NumpadEnter: pressMain,
};

function keys(event) {
  const control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.getModifierState("AltGraph");
  const deed = control && KEYS[(event.shiftKey ? "Shift+" : "") + event.code];
  if (!deed || event.isComposing) return;
  event.preventDefault(); // a browser would save the page, or print it
  if (!event.repeat && !document.querySelector("dialog[open]")) deed();
}

function pressMain() {
  const button = form.querySelector(MAIN);
  if (!button || button.disabled) return;
  if (button.name === "_publish") ask(button);
  else button.click();
}

// A key is pressed more easily than a button is aimed at: what readers will see is asked for once more.
function ask(button) {
  const headline = document.getElementById("id_headline")?.value.trim() || gettext("without a headline");
  const yes = make("button", { type: "button", className: "btn btn--main", textContent: button.textContent });
  const no = make("button", { type: "button", className: "btn btn--plain", textContent: gettext("Back to writing") });
  const words = make("p", { textContent: gettext("Readers will get what stands here:") });
  const dialog = make("dialog", { className: "desk-dialog asks", ariaLabel: button.textContent }, [
    words,
    make("p", { className: "asks-story", dir: "auto", textContent: headline }),
    make("div", { className: "dialog-acts" }, [yes, no]),
  ]);
  yes.addEventListener("click", () => {
    dialog.close();
    button.click();
  });
  no.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  yes.focus();
}

// A start that is still ahead makes a schedule of the publication.
function sayWhatPublishDoes() {
  const day = document.getElementById("id_publish_at_0")?.value;
  const button = form.querySelector(".rail button[data-publish]");
  if (!button || "out" in button.dataset) return;
  const words = day ? button.dataset.schedule : button.dataset.publish;
  for (const one of form.querySelectorAll("button[name=_publish]")) one.textContent = words;
}

function sayKeys() {
  const told = { ".rail button[name=_continue]": "Control+S", ".rail button[name=_preview]": "Control+Shift+P", [MAIN]: "Control+Enter" };
  for (const [where, key] of Object.entries(told)) {
    const button = form.querySelector(where);
    button?.setAttribute("aria-keyshortcuts", button.name === "_continue" && button.matches(MAIN) ? "Control+S Control+Enter" : key);
  }
}

if (form) {
  document.addEventListener("keydown", keys);
  sayKeys();
  for (const id of ["id_publish_at_0", "id_publish_at_1"]) {
    for (const kind of ["input", "change", "focus", "blur"]) document.getElementById(id)?.addEventListener(kind, sayWhatPublishDoes);
  }
}
