// The contact sheet: its keys, what is selected, what is left to do. Without scripts it is a form with one button.
import { make } from "./make.js";
import { Bar } from "./contact-sheet-bar.js";
import { Row } from "./contact-sheet-boxes.js";
import { Keeper } from "./contact-sheet-saving.js";
import { Steps } from "./contact-sheet-undo.js";

const LONG = new Set(["caption", "alt"]); // boxes of several lines

class ContactSheet extends HTMLElement {
  connectedCallback() {
    if (this.form) return;
    this.form = this.querySelector("form");
    this.rows = [...this.querySelectorAll(".sheet-row")].map((element) => new Row(element));
    this.boxes = this.rows.flatMap((row) => row.boxes);
    this.byPlace = new Map(this.boxes.map((box) => [`${box.photo}/${box.field}`, box]));
    this.byElement = new Map(this.boxes.map((box) => [box.element, box]));
    this.steps = new Steps(() => this.offer());
    this.state = this.querySelector(".save-state");
    this.keeper = new Keeper(this);
    const bar = this.querySelector(".sheet-bar");
    this.bar = bar && new Bar(bar, this);
    for (const one of this.querySelectorAll(".sheet-only, .sheet-acts, .sheet-keys")) one.hidden = !this.state && !one.matches(".sheet-only");
    // Tab goes from box to box: rows are selected and opened by keys of their own.
    for (const one of this.querySelectorAll("[data-open], [data-mark]")) one.tabIndex = -1;
    this.listen();
    this.catchUp();
  }

  listen() {
    this.addEventListener("input", ({ target }) => this.byElement.has(target) && this.typed(this.byElement.get(target)));
    this.addEventListener("paste", ({ target }) => this.pasted(this.byElement.get(target)));
    this.addEventListener("focusout", ({ target }) => this.left(this.byElement.get(target)));
    this.addEventListener("change", ({ target }) => this.ticked(target));
    this.addEventListener("click", ({ target }) => this.act(target.closest("[data-act]")?.dataset.act));
    document.addEventListener("keydown", (event) => {
      const here = event.target === document.body || this.contains(event.target);
      if (here && this.pressed(event)) event.preventDefault();
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.keeper.keep();
    });
  }

  box(photo, field) {
    return this.byPlace.get(`${photo}/${field}`);
  }

  // A browser that fills in by itself what stood here, and what this device kept of a page that died.
  async catchUp() {
    this.calm();
    const here = this.boxes.filter((box) => !box.isClosed && box.isDirty);
    if (here.length) this.keeper.changed(here, { now: true });
    const count = await this.keeper.restore();
    this.isCaughtUp = true;
    this.mark();
    if (!count) return;
    const words = ngettext(
      "This device kept %s text that the desk did not have. It stands here again; undo takes it away.",
      "This device kept %s texts that the desk did not have. They stand here again; undo takes them away.",
      count,
    );
    this.querySelector("[data-notes]").append(make("p", { className: "note", textContent: interpolate(words, [count]) }));
  }

  // --- Writing ------------------------------------------------------------------------------------------------------
  typed(box) {
    this.steps.typed(box, box.last, box.value);
    box.last = box.value;
    this.keeper.changed([box]);
  }

  // A whole caption that comes in one piece may bring its credit along.
  pasted(box) {
    if (box?.field !== "caption") return;
    box.pasted = true;
    this.steps.pause();
  }

  left(box) {
    if (!box) return;
    this.steps.pause();
    if (box.agreed === box.value) this.steps.renamed(box, box.agreed, box.known);
    box.rest();
    setTimeout(() => this.keeper.leave()); // when the focus is where it goes
  }

  clash(box, theirs) {
    box.choose(theirs, (text) => {
      this.steps.did([{ box, before: box.value, after: text }]);
      box.value = text;
      this.keeper.changed([box], { now: true });
    });
  }

  // --- Keys ---------------------------------------------------------------------------------------------------------
  // Whether the key was one of ours.
  pressed(event) {
    if (event.isComposing) return false;
    const box = this.byElement.get(event.target);
    const { altKey, ctrlKey, metaKey, shiftKey, code } = event;
    if ((ctrlKey || metaKey) && !altKey && !shiftKey && code === "KeyS") return this.keeper.keep(), true;
    if (code === "Enter" && box && !LONG.has(box.field)) return true;
    if (!altKey || ctrlKey || metaKey || event.getModifierState("AltGraph")) return false;
    if (shiftKey) return code === "KeyZ" && this.act("redo");
    if (code === "ArrowDown" || code === "ArrowUp") return this.step(box, code === "ArrowDown" ? 1 : -1);
    if (code === "KeyZ") return this.act("undo");
    if (code === "KeyA") return this.act("all");
    if (code === "KeyD") return this.repeat(box);
    if (code === "KeyX") return this.select(this.rowOf(event.target));
    if (code === "KeyO") return this.open(this.rowOf(event.target));
    return false;
  }

  rowOf(element) {
    return this.rows.find((row) => row.element.contains(element));
  }

  neighbour(row, by) {
    const shown = this.rows.filter((one) => one === row || one.isShown);
    return shown[row ? shown.indexOf(row) + by : 0];
  }

  step(box, by) {
    const row = this.neighbour(box?.row, by);
    if (row) this.goTo(row.box[box?.field ?? "caption"]);
    return true;
  }

  goTo(box) {
    box.element.focus({ preventScroll: true });
    box.row.element.scrollIntoView({ block: "nearest" });
    box.element.scrollIntoView({ block: "nearest" });
  }

  repeat(box) {
    const above = box && this.neighbour(box.row, -1)?.box[box.field];
    if (!above || box.isClosed || above.value === box.value) return true;
    this.steps.did([{ box, before: box.value, after: above.value }]);
    box.value = above.value;
    this.keeper.changed([box]);
    return true;
  }

  open(row) {
    if (row) window.open(row.element.querySelector("[data-open]").href, "_blank", "noopener");
    return true;
  }

  act(what) {
    if (what === "undo" || what === "redo") this.turn(this.steps[what]());
    if (what === "all") this.selectAll();
    if (what === "keys") document.querySelector("button[data-keys]")?.click();
    return Boolean(what);
  }

  turn(boxes) {
    if (!boxes.length) return;
    for (const box of boxes) box.clash = box.agreed = null;
    this.goTo(boxes[0]);
    this.keeper.changed(boxes, { now: true });
  }

  // --- What is selected, what is left -------------------------------------------------------------------------------
  ticked(box) {
    if (box.matches("[data-only]")) this.toggleAttribute("data-only", box.checked);
    if (box.matches("[data-mark]")) this.choose(this.rowOf(box), box.checked);
  }

  select(row) {
    if (row) this.choose(row, !row.isSelected);
    return true;
  }

  selectAll() {
    const rows = this.rows.filter((row) => row.isShown && !row.isClosed);
    const all = !rows.every((row) => row.isSelected);
    for (const row of rows) this.choose(row, all);
  }

  choose(row, yes) {
    row.isSelected = yes;
    const chosen = this.rows.filter((one) => one.isSelected);
    this.bar?.select(chosen.length);
    const button = this.querySelector("[data-act=all]");
    this.nobody ??= button.textContent;
    button.textContent = chosen.length ? interpolate(gettext("Selected: %s"), [chosen.length]) : this.nobody;
    button.setAttribute("aria-pressed", String(chosen.length > 0));
  }

  offer() {
    for (const [act, steps] of [["undo", this.steps.done], ["redo", this.steps.undone]]) {
      const button = this.querySelector(`[data-act=${act}]`);
      if (button) button.disabled = !steps.length;
    }
  }

  // --- What is said of it all ---------------------------------------------------------------------------------------
  calm() {
    const left = this.querySelector("[data-left]");
    left.textContent = this.rows.filter((row) => row.lacks).length;
    this.mark();
    if (!this.boxes.some((box) => box.isToSend)) this.say(this.isMarked ? "marked" : "kept");
  }

  get isMarked() {
    return this.boxes.some((box) => box.said.hasAttribute("data-wrong"));
  }

  // For whoever watches the page from outside: whether the desk has all of it, and this device nothing more.
  mark() {
    const open = !this.isCaughtUp || this.keeper.sending || this.keeper.isWriting || this.boxes.some((box) => box.isToSend);
    this.dataset.kept = String(!open && !this.isMarked);
  }

  say(state, { safe = false, words = "" } = {}) {
    if (!this.state) return;
    const device = safe ? gettext("Your text is kept on this device.") : gettext("Keep this page open: your text is here alone.");
    const all = {
      saving: gettext("Saving…"),
      kept: gettext("All of it is saved"),
      marked: `${gettext("Saved, but for what is marked.")} ${this.keeper?.journals ? gettext("Your text is kept on this device.") : ""}`,
      away: safe
        ? gettext("No connection: your text is kept on this device, and goes to the desk when the connection is back.")
        : gettext("No connection. Keep this page open: your text goes to the desk when the connection is back."),
      out: `${gettext("You are no longer logged in.")} ${device}`,
      refused: `${words} ${device}`,
    };
    this.state.hidden = false;
    this.state.ariaLive = state === "kept" || state === "saving" ? "off" : "polite";
    this.state.dataset.state = state;
    if (this.state.textContent !== all[state]) this.state.textContent = all[state];
  }
}

customElements.define("contact-sheet", ContactSheet);
