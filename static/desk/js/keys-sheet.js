// The dialog that lists every key of the desk, and turns those without Ctrl or Alt on and off.
import { make } from "./make.js";

// What the same keys write in Arabic (the layout of Windows and of most keyboards sold where Arabic is written).
const ARABIC = {
  KeyA: "ش", KeyB: "لا", KeyC: "ؤ", KeyD: "ي", KeyE: "ث", KeyF: "ب", KeyG: "ل", KeyH: "ا", KeyI: "ه", KeyJ: "ت",
  KeyK: "ن", KeyL: "م", KeyM: "ة", KeyN: "ى", KeyO: "خ", KeyP: "ح", KeyQ: "ض", KeyR: "ق", KeyS: "س", KeyT: "ف",
  KeyU: "ع", KeyV: "ر", KeyW: "ص", KeyX: "ء", KeyY: "غ", KeyZ: "ئ", Slash: "ظ",
};
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
const NAMES = { Control: isMac ? "⌘" : "Ctrl", Alt: isMac ? "⌥" : "Alt", Shift: "Shift", Enter: "Enter", Slash: "/", ArrowDown: "↓", ArrowUp: "↑" };
const ROOM = [
  [["Control", "KeyS"], () => gettext("Save")],
  [["Control", "Shift", "KeyP"], () => gettext("Preview")],
  [["Control", "Enter"], () => gettext("The main button; it asks before it publishes")],
  [["Alt", "Digit2"], () => gettext("Sub-heading")],
  [["Control", "KeyB"], () => gettext("Bold")],
  [["Control", "KeyK"], () => gettext("Link")],
  [["Alt", "KeyQ"], () => gettext("«Quotation»")],
  [["Alt", "KeyU"], () => gettext("Pull quote")],
  [["Alt", "KeyL"], () => gettext("List")],
  [["Alt", "KeyP"], () => gettext("Photo")],
  [["Alt", "KeyT"], () => gettext("Local time")],
];
const CONTACT_SHEET = [
  [["Tab"], () => gettext("Next field")],
  [["Alt", "ArrowDown"], () => gettext("Same field of the next photo")],
  [["Alt", "ArrowUp"], () => gettext("Same field of the photo before")],
  [["Alt", "KeyD"], () => gettext("Repeat what stands in the row above")],
  [["Alt", "KeyZ"], () => gettext("Undo, in whatever row it was")],
  [["Alt", "Shift", "KeyZ"], () => gettext("Redo what was undone")],
  [["Alt", "KeyX"], () => gettext("Select the row, or not")],
  [["Alt", "KeyA"], () => gettext("Select all, or none")],
  [["Alt", "KeyO"], () => gettext("The page of the photo")],
  [["Control", "KeyS"], () => gettext("Save now; it saves itself, too")],
];

function key(code) {
  const name = NAMES[code] ?? code.replace(/^(Key|Digit)/, "");
  const cap = make("kbd", { textContent: name, dir: "ltr" });
  const arabic = document.documentElement.lang.startsWith("ar") ? ARABIC[code] : "";
  return arabic ? [cap, make("small", { textContent: arabic, lang: "ar" })] : [cap];
}

function row([codes, words]) {
  const keys = codes.flatMap((code) => [...key(code), " "]);
  return [make("dt", {}, keys), make("dd", { textContent: typeof words === "function" ? words() : words })];
}

function list(title, rows) {
  return make("section", {}, [make("h3", { textContent: title }), make("dl", { className: "keys-list" }, rows.flatMap(row))]);
}

function switcher(isOff, turn) {
  const box = make("input", { type: "checkbox", checked: !isOff });
  box.addEventListener("change", () => turn(!box.checked));
  return make("label", { className: "keys-switch" }, [box, " ", gettext("Keys without Ctrl or Alt work on this device")]);
}

// `plain` are the keys without Ctrl or Alt: [[codes, words], …]; `turn` is told true when they are turned off.
export function sheet(plain, isOff, turn) {
  const close = make("button", { type: "button", className: "btn btn--plain", textContent: gettext("Close") });
  const title = make("h2", { textContent: gettext("Keys"), id: "keys-title" });
  const dialog = make("dialog", { className: "desk-dialog keys" }, [
    make("div", { className: "dialog-head" }, [title, close]),
    make("div", { className: "keys-body" }, [
      make("p", { className: "quiet", textContent: gettext("Keys go by their place on the keyboard, whatever language it writes.") }),
      list(gettext("At the desk, while nothing is typed"), plain),
      switcher(isOff, turn),
      list(gettext("In the writing room"), ROOM),
      list(gettext("On the contact sheet"), CONTACT_SHEET),
    ]),
  ]);
  dialog.setAttribute("aria-labelledby", "keys-title");
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
