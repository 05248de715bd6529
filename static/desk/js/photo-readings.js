// A reading that is taken goes into its box, beside what is being typed there, and is saved with it; what has no box of
// its own is saved at once, after asking, if something is typed and not saved.
class PhotoReadings extends HTMLElement {
  connectedCallback() {
    this.main = document.getElementById(this.getAttribute("form"));
    this.main?.addEventListener("input", () => (this.dirty = true));
    this.addEventListener("submit", (event) => this.take(event));
  }

  take(event) {
    const box = document.getElementById(event.target.dataset.box);
    if (box && !box.multiple) {
      event.preventDefault();
      this.put(box, event.target.closest("li").querySelector(".reading-value").textContent);
    } else if (this.dirty && !confirm(gettext("What you have typed on this page is not saved. Go on without it?"))) event.preventDefault();
  }

  put(box, text) {
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
  }
}

customElements.define("photo-readings", PhotoReadings);
