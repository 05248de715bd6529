// Reading on: as the reader nears the end, the link to the next story becomes the story itself, three times at most.
// <read-on data-stories="address address …"> holds the link. Focus stays where it is; the address follows the reader.
const MOST = 3;

// Whoever has the middle of the screen names the page.
class AddressBar {
  constructor() {
    this.titleEnd = document.title.slice(document.title.lastIndexOf(" | "));
    this.watching = new IntersectionObserver((seen) => this.moved(seen), { rootMargin: "-50% 0px -50% 0px" });
    const first = document.querySelector("article[data-address]");
    if (first) this.watch(first);
  }

  watch(story) {
    this.watching.observe(story);
  }

  moved(seen) {
    const story = seen.find((entry) => entry.isIntersecting)?.target;
    if (!story || this.shown === story) return;
    const isFirst = !this.shown;
    this.shown = story;
    if (isFirst) return; // the page came with its own address, and perhaps a fragment of it
    history.replaceState(history.state, "", story.dataset.address);
    document.title = story.dataset.title + this.titleEnd;
  }
}

customElements.define("read-on", class extends HTMLElement {
  connectedCallback() {
    this.waiting = this.dataset.stories.split(" ").filter(Boolean).slice(0, MOST);
    this.nearing = new IntersectionObserver((seen) => this.near(seen), { rootMargin: "0px 0px 800px" });
    this.nearing.observe(this);
    this.addresses = new AddressBar();
  }

  disconnectedCallback() {
    this.nearing.disconnect();
  }

  async near(seen) {
    if (this.busy || !this.waiting.length || !seen.some((entry) => entry.isIntersecting)) return;
    this.busy = true;
    try {
      await this.put(this.waiting.shift());
    } catch {
      this.waiting = []; // no connection: the link that is there, or was, is all there is
    }
    this.busy = false;
  }

  async put(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const story = document.importNode(page.querySelector("article"), true);
    this.before(story);
    this.replaceChildren();
    this.addresses.watch(story);
    this.nearing.unobserve(this); // observed anew it reports at once, even if it never left the screen
    if (this.waiting.length) this.nearing.observe(this);
  }
});
