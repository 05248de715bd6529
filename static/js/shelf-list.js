// The lists of the pages «saved» and «offline», printed from what is on this device.
// <shelf-list data-of="saved|recent"> holds a <template> for one story, a list and the words for an empty one.
import { forget, gone, list, recent, withdraw } from "./shelf.js";

customElements.define("shelf-list", class extends HTMLElement {
  async connectedCallback() {
    this.places = this.querySelector("ul");
    this.row = this.querySelector("template").content.firstElementChild;
    this.addEventListener("click", (event) => this.pressed(event));
    addEventListener("storage", () => this.print());
    if (this.dataset.of === "saved") await this.sift();
    await this.print();
  }

  // What readers may no longer see leaves the list as soon as there is a connection.
  async sift() {
    const numbers = await gone(list().map((story) => story.number));
    if (!numbers.length) return;
    await withdraw(numbers);
    this.say(this.dataset.gone);
  }

  async print() {
    const stories = this.dataset.of === "saved" ? list() : await recent();
    this.places.replaceChildren(...stories.map((story) => this.filled(story)));
    this.querySelector("[data-empty]").hidden = stories.length > 0;
  }

  filled({ address, title, edition, dir, number }) {
    const row = this.row.cloneNode(true);
    const link = row.querySelector("a");
    link.href = new URL(address, location.href).pathname;
    link.textContent = title;
    link.lang = edition;
    link.dir = dir;
    const button = row.querySelector("button");
    if (button) button.dataset.number = number;
    button?.setAttribute("aria-label", `${button.textContent.trim()}: ${title}`);
    return row;
  }

  async pressed({ target }) {
    const number = target.closest("button")?.dataset.number;
    if (!number) return;
    await forget(number);
    await this.print();
    this.say(this.dataset.removed);
    (this.querySelector("button") ?? document.querySelector("main")).focus();
  }

  say(words) {
    this.querySelector("[role=status]").textContent = words;
  }
});
