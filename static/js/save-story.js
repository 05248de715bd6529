// Saving a story on this device: its name in a list that the page «saved» prints, and, where browsers allow it, the page
// itself with the picture that the reader saw, to be read without a connection.
import { forget, list, put } from "./shelf.js";

customElements.define("save-story", class extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("button");
    this.button.addEventListener("click", () => this.press());
    this.listening = new AbortController();
    addEventListener("storage", () => this.paint(), { signal: this.listening.signal });
    this.paint();
  }

  disconnectedCallback() {
    this.listening.abort();
  }

  saved() {
    return list().some((story) => story.number === this.dataset.number);
  }

  async press() {
    if (this.saved()) await forget(this.dataset.number);
    else await put({ ...this.dataset, saved: new Date().toISOString() }, this.pictures());
    this.paint();
    const said = this.querySelector("[role=status]");
    said.textContent = said.dataset.said.split("|")[this.saved() ? 0 : 1];
  }

  pictures() {
    const seen = [...(this.closest("article")?.querySelectorAll("img") ?? [])].filter((image) => image.complete);
    return seen.map((image) => image.currentSrc).filter((address) => address.startsWith(`${location.origin}/media/`));
  }

  paint() {
    const saved = this.saved();
    const words = this.querySelector("[data-words]");
    words.textContent = words.dataset.words.split("|")[saved ? 1 : 0];
    this.button.setAttribute("aria-pressed", saved);
    this.querySelector("a").hidden = !saved;
  }
});
