// Sharing a story and copying its link. <share-tools data-title data-address data-short data-copied> holds the buttons.
customElements.define("share-tools", class extends HTMLElement {
  connectedCallback() {
    const share = this.querySelector("[data-share]");
    const copy = this.querySelector("[data-copy]");
    const { title, address, short } = this.dataset;
    if (navigator.share) {
      share.hidden = false;
      share.addEventListener("click", () => navigator.share({ title, url: new URL(address, location).href }).catch(() => {}));
    }
    copy.hidden = !navigator.clipboard; // browsers offer it over HTTPS only
    copy.addEventListener("click", () => this.copy(new URL(short, location).href));
  }

  async copy(link) {
    const said = this.querySelector("[role=status]");
    await navigator.clipboard.writeText(link);
    said.textContent = this.dataset.copied;
    setTimeout(() => { said.textContent = ""; }, 4000);
  }
});
