// Keys of the desk, by their place on the keyboard (event.code), so that an Arabic layout has them where a Latin one has.
// Those without Ctrl or Alt never work while somebody types, and can be turned off (WCAG 2.1.4) in the dialog of «?».
import { sheet } from "./keys-sheet.js";

const OFF = "desk-keys-off";
const PATIENCE = 1500; // milliseconds between G and what follows it
const FIELDS = "textarea, select, [contenteditable], [role=textbox], [role=combobox], [role=searchbox]";
const BOXES = new Set(["checkbox", "radio", "button", "submit", "reset", "file", "image", "range", "color"]);
const desk = document.querySelector("#site-name a")?.href;
const opener = document.querySelector("button[data-keys]");
let going = 0; // when G was pressed

const PLACES = [
  ["KeyH", () => gettext("Front page of the desk"), ""],
  ["KeyW", () => gettext("What waits for me"), "articles/article/?queue=waiting"],
  ["KeyM", () => gettext("My stories in hand"), "articles/article/?queue=mine"],
  ["KeyR", () => gettext("Stories in review"), "articles/article/?state=review"],
  ["KeyS", () => gettext("All stories"), "articles/article/"],
  ["KeyP", () => gettext("The photo library"), "articles/photo/"],
  ["KeyL", () => gettext("The log of the newsroom"), "articles/activity/", "log"],
];

function isOff() {
  try {
    return localStorage.getItem(OFF) === "1";
  } catch {
    return false;
  }
}

function turn(off) {
  try {
    if (off) localStorage.setItem(OFF, "1");
    else localStorage.removeItem(OFF);
  } catch {
    // A browser that remembers nothing: the keys are on again on the next page.
  }
  sayKeys();
}

function isTyping(target) {
  if (!(target instanceof Element)) return false;
  if (target.matches("input")) return !BOXES.has(target.type);
  return Boolean(target.closest(FIELDS));
}

const mayGo = ([, , , needs]) => !needs || needs in opener.dataset;
const address = (end) => new URL(end, desk).href;

function go(code) {
  const place = PLACES.find((one) => one[0] === code && mayGo(one));
  if (place) location.assign(address(place[2]));
  return Boolean(place);
}

function search() {
  const field = document.querySelector("#searchbar, .log-form #id_q");
  if (field) {
    field.focus();
    field.select();
  } else {
    location.assign(address("articles/article/#searchbar"));
  }
}

function act(event) {
  if (Date.now() - going < PATIENCE) {
    going = 0;
    return go(event.code);
  }
  if (event.code === "Slash" && event.shiftKey) return show(), true;
  if (event.shiftKey) return false;
  if (event.code === "KeyG") going = Date.now();
  else if (event.code === "KeyN" && opener.dataset.new) location.assign(opener.dataset.new);
  else if (event.code === "Slash") search();
  else return false;
  return true;
}

function pressed(event) {
  const held = event.ctrlKey || event.metaKey || event.altKey || event.getModifierState("AltGraph");
  if (held || event.isComposing || event.repeat || event.defaultPrevented || isOff()) return;
  if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
  if (act(event)) event.preventDefault();
}

// Screen readers hear of a key only while it works.
function sayKeys() {
  const keys = new Map([[".home-acts .btn--main", "N"], ["#searchbar", "/"], ["button[data-keys]", "?"]]);
  for (const [where, key] of keys) {
    const element = document.querySelector(where);
    if (isOff()) element?.removeAttribute("aria-keyshortcuts");
    else element?.setAttribute("aria-keyshortcuts", key);
  }
}

// Only pages with a form bring the desk's words for scripts along; the others fetch them when the list is asked for.
function words() {
  if ("gettext" in window) return Promise.resolve();
  const script = Object.assign(document.createElement("script"), { src: address("jsi18n/") });
  const loaded = new Promise((done, failed) => Object.assign(script, { onload: done, onerror: failed }));
  document.head.append(script);
  return loaded;
}

async function show() {
  await words();
  if (document.querySelector("dialog[open]")) return;
  const places = PLACES.filter(mayGo).map(([code, words]) => [["KeyG", code], words()]);
  const create = opener.dataset.new ? [[["KeyN"], gettext("New story")]] : [];
  const plain = [...places, ...create, [["Slash"], gettext("Search")], [["Shift", "Slash"], gettext("This list")]];
  sheet(plain, isOff(), turn);
}

if (opener && desk) {
  opener.hidden = false;
  opener.addEventListener("click", show);
  document.addEventListener("keydown", pressed);
  sayKeys();
  if (location.hash === "#searchbar") document.querySelector("#searchbar")?.focus();
}
