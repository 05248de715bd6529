// A dialog over the library: the same search, the same table, the same keys; what is chosen comes into the story.
import { make } from "./make.js";
import "./photo-grid.js";

const PATIENCE = 250; // milliseconds after a letter

class Picker {
  constructor(address, taken, done) {
    Object.assign(this, { address, taken, done, after: 0, asked: 0 });
    this.narrow = make("div", { className: "picker-narrow" });
    this.list = make("ul", { className: "picker-tiles" });
    this.grid = make("photo-grid", {}, [this.list]);
    this.more = this.button("btn btn--small", gettext("More photos"), () => this.load(this.after));
    this.use = this.button("btn btn--main", gettext("Add to the story"), () => this.take());
    this.status = make("p", { className: "quiet", role: "status" });
    this.sum = make("p", { className: "gather-sum" });
    const close = this.button("btn btn--plain", gettext("Close"), () => this.dialog.close());
    this.dialog = make("dialog", { className: "desk-dialog picker", ariaLabel: gettext("Photo library") }, [
      make("div", { className: "picker-list" }, [make("div", { className: "picker-head" }, [this.narrow, close]), this.status, this.grid, this.more]),
      make("div", { className: "dialog-foot" }, [this.sum, this.use]),
    ]);
    this.listen();
  }

  button(className, textContent, pressed) {
    const button = make("button", { type: "button", className, textContent });
    button.addEventListener("click", pressed);
    return button;
  }

  listen() {
    let waiting;
    const soon = (time) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.load(0), time);
    };
    this.narrow.addEventListener("input", (event) => event.target.type === "search" && soon(PATIENCE));
    this.narrow.addEventListener("change", (event) => event.target.type === "search" || soon(0));
    this.narrow.addEventListener("submit", (event) => {
      event.preventDefault();
      soon(0);
    });
    this.grid.addEventListener("photos-chosen", (event) => this.count(event.detail));
    this.grid.addEventListener("keydown", (event) => this.pressed(event));
    this.dialog.addEventListener("close", () => this.dialog.remove());
  }

  open() {
    this.more.hidden = true;
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.load(0);
  }

  get form() {
    return this.narrow.querySelector("form");
  }

  // Of two answers the later question's counts.
  async load(after) {
    const question = (this.asked += 1);
    const query = new URLSearchParams(this.form ? new FormData(this.form) : []);
    if (after) query.set("after", after);
    try {
      const response = await fetch(`${this.address}?${query}`, { headers: { Accept: "application/json" } });
      const answer = await response.json();
      if (question === this.asked) this.show(answer, after);
    } catch {
      this.status.textContent = gettext("No connection. Nothing you typed is lost; try again.");
    }
  }

  show({ html, after, narrow }, follows) {
    if (!this.form) this.ask(narrow);
    const shell = make("template", { innerHTML: html });
    const kept = follows ? [] : this.chosenTiles(shell.content);
    for (const tile of shell.content.querySelectorAll(".tile")) this.mark(tile);
    if (!follows) this.list.replaceChildren(...kept);
    this.list.append(shell.content);
    this.after = after;
    this.more.hidden = !after;
    this.status.textContent = this.list.children.length ? "" : gettext("No photo answers to that.");
    this.grid.refresh();
  }

  ask(narrow) {
    this.narrow.innerHTML = narrow;
    this.form.q.focus();
  }

  // What was chosen before stays chosen, and in sight, whatever is searched for next.
  chosenTiles(fresh) {
    const kept = [...this.list.querySelectorAll(".tile:has(input:checked)")];
    for (const tile of kept) fresh.querySelector(`[data-photo="${tile.dataset.photo}"]`)?.remove();
    return kept;
  }

  mark(tile) {
    if (!this.taken.includes(tile.dataset.photo)) return;
    tile.querySelector("input").disabled = true;
    tile.append(make("p", { className: "sub", textContent: gettext("In the story already") }));
  }

  count(chosen) {
    this.use.disabled = !chosen.length;
    this.sum.textContent = chosen.length ? interpolate(ngettext("%s photo chosen", "%s photos chosen", chosen.length), [chosen.length]) : gettext("Arrows move, Space chooses, Enter adds.");
  }

  pressed(event) {
    if (event.code !== "Enter" || !event.target.closest(".tile")) return;
    event.preventDefault();
    if (!this.grid.chosen.length) this.grid.tick(event.target.closest(".tile"), true);
    if (this.grid.chosen.length) this.take();
  }

  take() {
    const { chosen } = this.grid;
    this.dialog.close();
    this.done(chosen);
  }
}

export function pick(address, taken, done) {
  new Picker(address, taken, done).open();
}
