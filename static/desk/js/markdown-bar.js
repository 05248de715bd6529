// A bar of words over the body: each writes its mark around what is selected. Arrows move along it, one tab stop in all.
import { askClocks } from "./clocks.js";
import { placePhoto, write } from "./writing.js";

const DEEDS = [
  ["heading", () => gettext("Sub-heading"), "Digit2"],
  ["bold", () => gettext("Bold"), "KeyB"],
  ["quote", () => gettext("«Quotation»"), "KeyQ"],
  ["pull", () => gettext("Pull quote"), "KeyU"],
  ["link", () => gettext("Link"), "KeyK"],
  ["list", () => gettext("List"), "KeyL"],
  ["photo", () => gettext("Photo"), "KeyP", () => document.querySelector("photo-strip")],
  ["clocks", () => gettext("Local time"), "KeyT", (area) => area.dataset.clocks],
];
// With Control or ⌘ alone where browsers have the same habit, with Alt elsewhere; by place on the keyboard, so that an
// Arabic layout has them too.
const PLAIN = new Set(["KeyB", "KeyK"]);

class MarkdownBar extends HTMLElement {
  connectedCallback() {
    this.area = document.getElementById(this.getAttribute("for"));
    this.setAttribute("role", "toolbar");
    this.setAttribute("aria-label", gettext("Marks for the body"));
    this.setAttribute("aria-controls", this.area.id);
    this.deeds = DEEDS.filter(([, , , there]) => !there || there(this.area));
    this.append(...this.deeds.map(([deed, label, key], place) => this.button(deed, label(), key, place)));
    this.addEventListener("click", (event) => this.act(event.target.closest("button")?.dataset.deed));
    this.addEventListener("keydown", (event) => this.roam(event));
    this.area.addEventListener("keydown", (event) => this.shortcut(event));
  }

  button(deed, label, key, place) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: label, tabIndex: place ? -1 : 0 });
    button.dataset.deed = deed;
    const keys = `${PLAIN.has(key) ? "Ctrl" : "Alt"}+${key.replace(/Key|Digit/, "")}`;
    button.title = `${label} (${keys})`;
    button.setAttribute("aria-keyshortcuts", keys.replace("Ctrl", "Control"));
    return button;
  }

  get edition() {
    return document.getElementById("id_edition")?.value ?? "";
  }

  get chosen() {
    return this.area.value.slice(this.area.selectionStart, this.area.selectionEnd);
  }

  act(deed) {
    if (deed) this[deed]();
  }

  around(open, close, words) {
    const text = this.chosen || words;
    const start = this.area.selectionStart;
    write(this.area, open + text + close);
    if (!this.chosen) this.area.setSelectionRange(start + open.length, start + open.length + text.length);
  }

  block(text, first = 0, last = 0) {
    const { value, selectionStart, selectionEnd } = this.area;
    const before = value.slice(0, selectionStart);
    const after = value.slice(selectionEnd);
    const above = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    const below = after === "" || after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
    write(this.area, above + text + below);
    const start = selectionStart + above.length;
    if (last) this.area.setSelectionRange(start + first, start + last);
  }

  heading() {
    const words = this.chosen.trim() || gettext("Sub-heading");
    this.block(`## ${words}`, 3, 3 + words.length);
  }

  bold() {
    this.around("**", "**", gettext("words"));
  }

  quote() {
    const [opening, closing] = JSON.parse(this.area.dataset.quotes)[this.edition] ?? ["«", "»"];
    this.around(opening, closing, gettext("words"));
  }

  pull() {
    const words = this.chosen.trim() || gettext("What was said");
    const lines = words.split("\n").map((line) => `> ${line}`).join("\n");
    const speaker = gettext("Speaker");
    const text = `${lines}\n> — ${speaker}`;
    this.block(text, text.length - speaker.length, text.length);
  }

  link() {
    const words = this.chosen || gettext("words");
    const start = this.area.selectionStart;
    write(this.area, `[${words}](https://)`);
    const address = start + words.length + 3;
    this.area.setSelectionRange(address, address + 8);
  }

  list() {
    const words = this.chosen.trim() || gettext("words");
    this.block(words.split("\n").map((line) => `- ${line}`).join("\n"), 2, 2 + words.split("\n")[0].length);
  }

  photo() {
    const shots = [...document.querySelectorAll("photo-strip [data-photo]")].map((row) => row.dataset.photo);
    const placed = this.area.value;
    const order = [...shots.slice(1), ...shots.slice(0, 1)]; // the first one leads the story already
    const next = order.find((number) => !placed.includes(`(photo:${number})`)) ?? order[0];
    if (next) placePhoto(this.area, next);
    else document.querySelector("photo-strip [data-pick]")?.focus();
  }

  clocks() {
    const { selectionStart, selectionEnd } = this.area;
    askClocks(this.area.dataset.clocks, this.edition, (words) => {
      this.area.setSelectionRange(selectionStart, selectionEnd); // a dialog makes the browser forget the caret
      if (words) write(this.area, words);
    });
  }

  roam(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    const all = [...this.children];
    const forward = getComputedStyle(this).direction === "rtl" ? -step : step;
    const next = all[(all.indexOf(document.activeElement) + forward + all.length) % all.length];
    for (const button of all) button.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
    event.preventDefault();
  }

  shortcut(event) {
    const deed = this.deeds.find(([, , key]) => key === event.code);
    if (!deed || event.shiftKey) return;
    const control = event.ctrlKey || event.metaKey;
    if (PLAIN.has(event.code) ? !control || event.altKey : !event.altKey || control) return;
    event.preventDefault();
    this.act(deed[0]);
  }
}

customElements.define("markdown-bar", MarkdownBar);
for (const area of document.querySelectorAll("textarea[data-markdown]")) {
  const bar = document.createElement("markdown-bar");
  bar.setAttribute("for", area.id);
  area.before(bar);
}
