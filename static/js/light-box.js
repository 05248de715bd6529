// A story's photographs, as large as the screen lets. <light-box> holds the dialog, the story's links open it.
// The address says which is shown (#photo-12) and Back closes. Swiping is the browser's own.
const SHOWN = /^#photo-(\d+)$/;
const QUIET = 100; // milliseconds after which scrolling has come to rest
const AHEAD = "lite" in document.documentElement.dataset ? 0 : 1; // neighbours to fetch on either side

customElements.define("light-box", class extends HTMLElement {
  connectedCallback() {
    const story = this.closest("article");
    this.dialog = this.querySelector("dialog");
    this.row = this.querySelector(".light-box__row");
    this.links = [...story.querySelectorAll(".photo__open")];
    this.leaving = new AbortController();
    const how = { signal: this.leaving.signal };
    for (const link of this.links) link.setAttribute("aria-haspopup", "dialog");
    story.addEventListener("click", (event) => this.pressed(event), how);
    addEventListener("popstate", () => this.follow(), how);
    this.dialog.addEventListener("close", () => this.closed(), how);
    this.dialog.addEventListener("keydown", (event) => this.typed(event), how);
    this.row.addEventListener("scroll", () => this.scrolled(), { passive: true, ...how });
    for (const kind of ["pointerdown", "wheel"]) {
      this.row.addEventListener(kind, () => { this.bound = undefined; }, { passive: true, ...how });
    }
    this.follow();
  }

  disconnectedCallback() {
    this.leaving.abort();
  }

  pressed(event) {
    const button = event.target.closest("button");
    if (this.dialog.contains(button)) {
      if ("close" in button.dataset) this.dialog.close();
      else this.go(this.at + Number(button.dataset.step));
      return;
    }
    const at = this.links.indexOf(event.target.closest(".photo__open"));
    if (at < 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState({ ...history.state, lightBox: true }, "", `#photo-${this.links[at].dataset.photo}`);
    this.open(at);
  }

  // The address has changed, or the page has come with it: show what it says.
  follow() {
    const number = SHOWN.exec(location.hash)?.[1];
    const at = number ? this.links.findIndex((link) => link.dataset.photo === number) : -1;
    if (this.dialog.open && at < 0) this.dialog.close();
    else if (this.dialog.open) this.go(at);
    else if (at >= 0 && !document.querySelector("dialog[open]")) this.open(at);
  }

  open(at) {
    if (!this.row.firstChild) this.row.append(...this.links.map((link) => slide(link, this.dataset)));
    for (const button of this.querySelectorAll("[data-step]")) button.hidden = this.links.length < 2;
    this.from = this.links[at];
    this.at = undefined;
    this.dialog.showModal();
    this.querySelector("[data-close]").focus();
    this.go(at);
  }

  closed() {
    clearTimeout(this.resting);
    if (SHOWN.test(location.hash)) {
      if (history.state?.lightBox) history.back();
      else history.replaceState(history.state, "", location.pathname + location.search);
    }
    this.from.focus({ preventScroll: true });
  }

  typed(event) {
    const last = this.links.length - 1;
    const onwards = this.isMirrored() ? -1 : 1;
    const to = { ArrowRight: this.at + onwards, ArrowLeft: this.at - onwards, Home: 0, End: last }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.go(to);
  }

  scrolled() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.rested(), QUIET);
  }

  rested() {
    const at = Math.round(Math.abs(this.row.scrollLeft) / this.row.clientWidth);
    if (!this.dialog.open || at !== (this.bound ?? at)) return; // it only paused on its way
    this.bound = undefined;
    this.show(at);
  }

  // One step slides, as the style sheet says; anything further is there at once.
  go(to) {
    const at = Math.max(0, Math.min(this.links.length - 1, to));
    const behavior = Math.abs(at - this.at) === 1 ? "auto" : "instant";
    const left = at * this.row.clientWidth * (this.isMirrored() ? -1 : 1);
    this.bound = Math.abs(left - this.row.scrollLeft) > 1 ? at : undefined;
    this.show(at);
    this.row.scrollTo({ left, behavior });
  }

  show(at) {
    if (at === this.at || !this.links[at]) return;
    this.at = at;
    [...this.row.children].forEach((figure, place) => {
      figure.ariaHidden = place === at ? null : "true";
      figure.querySelector(".photo__about").tabIndex = place === at ? 0 : -1;
      if (Math.abs(place - at) <= AHEAD) load(figure, this.links[place]);
    });
    for (const button of this.querySelectorAll("[data-step]")) {
      button.ariaDisabled = String(!this.links[at + Number(button.dataset.step)]);
    }
    history.replaceState(history.state, "", `#photo-${this.links[at].dataset.photo}`);
    this.say({ number: at + 1, total: this.links.length });
  }

  say(numbers) {
    const { says, digits } = this.dataset;
    const inDigits = (number) => String(number).replace(/\d/g, (digit) => digits[digit]);
    this.querySelector("[role=status]").textContent = says.replace(/{(\w+)}/g, (_, name) => inDigits(numbers[name]));
  }

  isMirrored() {
    return getComputedStyle(this.row).direction === "rtl";
  }
});

// An empty frame with the words that stand under the picture on the page, and the way to the picture's own.
function slide(link, { about, page }) {
  const figure = document.createElement("figure");
  const words = link.closest("figure").querySelector("figcaption")?.cloneNode(true) ?? document.createElement("figcaption");
  words.querySelectorAll(".photo__count, .photo__about").forEach((part) => part.remove());
  const way = document.createElement("a");
  way.className = "photo__about";
  way.href = page.replace("0", link.dataset.photo);
  way.textContent = about;
  words.append(" ", way);
  figure.append(words);
  return figure;
}

// Files are named by width and format (photos/renditions.py); the link says which widths there are.
function load(figure, link) {
  if (figure.querySelector("picture")) return;
  const picture = document.createElement("picture");
  const widths = link.dataset.widths.split(" ");
  const ratio = widths.at(-1) / link.dataset.height;
  for (const format of ["avif", "webp"]) {
    const source = document.createElement("source");
    source.type = `image/${format}`;
    source.srcset = widths.map((width) => `${link.href.replace(/\d+\.\w+$/, `${width}.${format}`)} ${width}w`).join(", ");
    source.sizes = `min(100vw, ${Math.round(85 * ratio)}vh)`;
    picture.append(source);
  }
  const seen = link.querySelector("img");
  const img = document.createElement("img");
  img.alt = seen?.alt ?? link.dataset.alt;
  img.lang = seen?.lang ?? "";
  img.src = link.href;
  picture.append(img);
  figure.prepend(picture);
}
