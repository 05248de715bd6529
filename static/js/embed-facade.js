// Something on another site (data-frame), of which nothing is asked until the reader presses.
const FRAME = {
  allow: "autoplay; encrypted-media; fullscreen; picture-in-picture",
  allowfullscreen: "",
  referrerpolicy: "strict-origin-when-cross-origin", // YouTube refuses to play without
  sandbox: "allow-scripts allow-same-origin allow-presentation allow-popups allow-popups-to-escape-sandbox",
};

customElements.define("embed-facade", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", ({ target }) => { if (target.closest("button")) this.show(); });
  }

  show() {
    const frame = document.createElement("iframe");
    for (const [name, value] of Object.entries(FRAME)) frame.setAttribute(name, value);
    frame.title = this.dataset.title;
    frame.src = this.dataset.frame;
    this.tabIndex = -1;
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", frame.title);
    this.replaceChildren(frame);
    this.focus({ preventScroll: true });
  }
});
