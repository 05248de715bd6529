// Reading on: as a reader who scrolls nears the end, the link to the next story becomes the story itself, three times
// at most; whoever saves data presses for it. <read-on data-stories="address address …"> holds the link.
// Focus stays where it is unless the reader pressed; the address follows whichever story has the middle of the screen.
const MOST = 3;
const FAR = 200; // pixels of scrolling that mean it
const root = document.documentElement;
const sparing = "lite" in root.dataset || navigator.connection?.saveData === true;

class AddressBar {
  constructor() {
    this.titleEnd = document.title.slice(document.title.lastIndexOf(" | "));
    this.watching = new IntersectionObserver((seen) => this.moved(seen), { rootMargin: "-50% 0px -50% 0px" });
    this.first = document.querySelector("article[data-address]");
    if (!this.first) return;
    this.mark(this.first);
    this.watch(this.first);
    this.comeBack();
    addEventListener("pagehide", () => this.leave());
  }

  watch(story) {
    this.watching.observe(story);
  }

  mark(story) {
    this.shown?.removeAttribute("data-current");
    this.shown = story;
    story.dataset.current = ""; // the one that is printed
  }

  moved(seen) {
    const story = seen.find((entry) => entry.isIntersecting)?.target;
    if (!story || this.shown === story) return; // the first came with its own address, and perhaps a fragment of it
    this.mark(story);
    const { address, title } = story.dataset;
    history.replaceState(history.state, "", address);
    document.title = title + this.titleEnd;
    const canonical = document.querySelector("link[rel=canonical]");
    if (canonical) canonical.href = new URL(address, location.href).href;
  }

  // The page that the address names holds that story alone: remember how deep in it the reader was.
  leave() {
    const deep = this.shown === this.first ? undefined : scrollY - this.top(this.shown);
    history.replaceState({ ...history.state, deep }, "");
    history.scrollRestoration = deep === undefined ? "auto" : "manual";
  }

  comeBack() {
    const deep = history.state?.deep;
    if (deep !== undefined) scrollTo({ top: this.top(this.first) + deep, behavior: "instant" });
  }

  top(story) {
    return story.getBoundingClientRect().top + scrollY;
  }
}

customElements.define("read-on", class extends HTMLElement {
  connectedCallback() {
    this.waiting = this.dataset.stories.split(" ").filter(Boolean).slice(0, MOST);
    this.addresses = new AddressBar();
    this.offer();
    this.addEventListener("click", (event) => this.pressed(event));
    if (sparing) return;
    this.nearing = new IntersectionObserver((seen) => this.near(seen), { rootMargin: "0px 0px 800px" });
    this.listening = new AbortController();
    const how = { passive: true, signal: this.listening.signal };
    this.from = scrollY;
    addEventListener("scroll", () => this.means(), how);
    document.addEventListener("keydown", ({ key }) => { if (key === "End") this.hold(); }, how);
    document.addEventListener("click", ({ target }) => { if (target.closest("a[href^='#']")) this.hold(); }, how);
    for (const kind of ["wheel", "touchstart"]) addEventListener(kind, () => this.release(), how);
  }

  disconnectedCallback() {
    this.nearing?.disconnect();
    this.listening?.abort();
  }

  // Whoever jumps to the end wants the end, and not that it runs away.
  hold() {
    this.held = true;
  }

  release() {
    if (!this.held) return;
    this.held = false;
    if (this.meant) this.look();
  }

  means() {
    if (this.meant || Math.abs(scrollY - this.from) < FAR) return;
    this.meant = true;
    this.look();
  }

  // Observed anew it reports at once, even if it never left the screen.
  look() {
    this.nearing.unobserve(this);
    if (this.coming || this.waiting.length) this.nearing.observe(this);
  }

  near(seen) {
    const wanted = () => !this.held && !this.reached();
    if (seen.some((entry) => entry.isIntersecting) && wanted()) this.next(wanted);
  }

  // Whether the keys have come to this element, or gone past it: what a reader stands on is not pushed away.
  reached() {
    const at = document.activeElement;
    return this.contains(at) || Boolean(this.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING);
  }

  async pressed(event) {
    const link = event.target.closest("[data-more]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const story = await this.next();
    if (!story) location.assign(link.href);
    const heading = story?.querySelector("h2");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  }

  // Put the next story that is still there before this element, and return it. It is fetched once; where it is no
  // longer `wanted` when it comes, it waits in hand.
  async next(wanted = () => true) {
    if (!this.coming && !this.waiting.length) return null;
    const coming = this.coming ??= this.load().catch(() => null);
    this.setAttribute("aria-busy", "true");
    const story = await coming;
    this.removeAttribute("aria-busy");
    if (this.coming !== coming) return story; // another that waited for it has put it
    if (story && !wanted()) return null;
    this.coming = null;
    if (story) this.put(story);
    else this.nearing?.disconnect(); // no connection: the link is all there is
    return story;
  }

  async load() {
    const answer = await fetch(this.waiting[0]);
    const gone = answer.status === 404 || answer.status === 410;
    if (!answer.ok && !gone) return null;
    this.waiting.shift();
    if (gone) return this.waiting.length ? this.load() : null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return document.importNode(page.querySelector("article"), true);
  }

  put(story) {
    this.querySelector("[data-card]")?.remove();
    this.querySelector(".next__divider")?.remove();
    this.before(story);
    this.addresses.watch(story);
    this.offer();
    document.dispatchEvent(new Event("story-added"));
    if (this.meant) this.look();
  }

  // The link that puts the next story here leads to its own page if anything is amiss.
  offer() {
    const more = this.querySelector("[data-more]");
    if (!more) return;
    more.hidden = !this.waiting.length;
    if (this.waiting.length) more.href = this.waiting[0].replace(/next\/(\d+)\/$/, "articles/$1/");
  }
});
