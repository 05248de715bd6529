// Shows every crop of a photo while its focal point moves, before anything is cut.
import { position } from "./crops.js";

class PhotoCrops extends HTMLElement {
  connectedCallback() {
    this.fields = ["across", "down"].map((name) => document.getElementById(this.getAttribute(name)));
    if (this.fields.includes(null)) return;
    this.saved = this.point.join();
    for (const field of this.fields) field.addEventListener("input", () => this.show());
    document.addEventListener("focal-point", () => this.show());
    this.show();
  }

  get point() {
    return this.fields.map((field) => Math.min(1, Math.max(0, Number(field.value) || 0)));
  }

  // Until the point has moved, the crops are the renditions themselves.
  show() {
    if (this.point.join() === this.saved && !this.moved) return;
    this.moved = true;
    for (const crop of this.querySelectorAll("[data-ratio]")) this.move(crop);
  }

  move(crop) {
    const image = crop.querySelector("img");
    const ratio = crop.dataset.ratio.split(":").map(Number);
    if (image.getAttribute("src") !== this.dataset.src) image.src = this.dataset.src;
    image.style.objectPosition = position(ratio, Number(this.dataset.width), Number(this.dataset.height), this.point);
  }
}

customElements.define("photo-crops", PhotoCrops);
