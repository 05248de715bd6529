// The boxes of the contact sheet: what each holds, what the library says in its place, and what is said beside it.
import { make } from "./make.js";

export class Box {
  constructor(element, row) {
    Object.assign(this, { element, row, field: element.dataset.field, photo: Number(row.element.dataset.photo) });
    this.said = document.getElementById(element.getAttribute("aria-describedby"));
    this.known = row.was[this.field] ?? ""; // what the library says
    this.last = element.value; // before the next key
    this.agreed = null; // typed so, and known under other words: a day, a variable
    this.refused = null;
    this.clash = null; // somebody else's text
    this.pasted = false;
    this.unheard = []; // sent, and nobody has answered: the desk may say it, or not
  }

  get value() {
    return this.element.value;
  }

  set value(text) {
    this.element.value = text;
    this.last = text;
  }

  get isClosed() {
    return this.element.readOnly;
  }

  get isDirty() {
    return this.value.trim() !== this.known.trim() && this.value !== this.agreed;
  }

  get isToSend() {
    return !this.isClosed && this.isDirty && this.value !== this.refused && this.clash === null;
  }

  get isActive() {
    return document.activeElement === this.element;
  }

  // The library's own words for what was typed, once nobody writes in it.
  rest() {
    if (this.agreed !== null && this.value === this.agreed) this.value = this.known;
    this.agreed = null;
  }

  say(text, { wrong = false, more = [] } = {}) {
    this.said.replaceChildren(text, ...more);
    this.said.toggleAttribute("data-wrong", wrong);
    if (wrong) this.element.setAttribute("aria-invalid", "true");
    else this.element.removeAttribute("aria-invalid");
    this.isTold = Boolean(text);
    this.row.mark();
  }

  // Both texts, and the choice between them.
  choose(theirs, settle) {
    this.clash = theirs;
    const button = (words, press) => {
      const one = make("button", { type: "button", className: "btn btn--small", textContent: words });
      one.addEventListener("click", () => {
        this.clash = null;
        this.known = theirs;
        this.say("");
        press();
        this.element.focus();
      });
      return one;
    };
    const text = make("span", { className: "saved-text", dir: "auto", textContent: theirs || gettext("(emptied)") });
    this.say(gettext("Somebody else has changed this meanwhile. Theirs:"), {
      wrong: true,
      more: [text, button(gettext("Take theirs"), () => settle(theirs)), " ", button(gettext("Keep mine"), () => settle(this.value))],
    });
  }
}

export class Row {
  constructor(element) {
    this.element = element;
    this.number = Number(element.dataset.number);
    this.was = JSON.parse(element.querySelector("input[name$='-was']").value);
    this.box = {};
    for (const one of element.querySelectorAll("[data-field]")) this.box[one.dataset.field] = new Box(one, this);
    this.boxes = Object.values(this.box);
    this.isOpen = false; // saved while it was being written: the desk's log waits for the end of the visit
    this.tick = element.querySelector("[data-mark]");
    this.tick.closest("label").hidden = this.isClosed;
  }

  get isClosed() {
    return "closed" in this.element.dataset;
  }

  get isActive() {
    return this.element.contains(document.activeElement);
  }

  get isShown() {
    return this.element.checkVisibility();
  }

  get isSelected() {
    return this.tick.checked;
  }

  set isSelected(yes) {
    this.tick.checked = yes && !this.isClosed;
    this.element.toggleAttribute("data-selected", this.tick.checked);
  }

  get lacks() {
    return "faults" in this.element.dataset;
  }

  mark() {
    this.element.toggleAttribute("data-wrong", this.boxes.some((box) => box.said.hasAttribute("data-wrong")));
  }

  // What the desk says of the photo now: what it lacks, and how it is printed.
  show({ faults, line }) {
    if (faults.length) this.element.dataset.faults = faults.length;
    else delete this.element.dataset.faults;
    const chips = faults.flatMap(({ kind, label }) => [make("span", { className: `chip chip--${kind}`, textContent: label }), " "]);
    this.element.querySelector("[data-flags]").replaceChildren(...chips);
    this.element.querySelector("[data-line=caption]").textContent = line.caption || "…";
    this.element.querySelector("[data-line=credit]").textContent = line.credit ? `(${line.credit})` : "";
    for (const box of this.boxes) {
      if (box.isTold) continue;
      box.said.textContent = faults.filter(({ field }) => field === box.field).map(({ sentence }) => sentence).join(" ");
    }
  }
}
