// Sharing a story, copying its short link, and copying what the reader has selected with a link that leads right to it.
// <share-tools data-title data-short data-copied data-field data-quotes="«|»"> holds the buttons of one story.
const BLOCKS = "p, li, h2, h3, h4, blockquote, td, th, figcaption";
const ENDS = 4; // words of each end of a long quotation
const LONG = 60; // letters that a link may carry whole
const tidy = (text) => text.replace(/\s+/g, " ").trim();
const words = (text) => tidy(text).split(" ").filter(Boolean);
const encoded = (text) => encodeURIComponent(text).replaceAll("-", "%2D"); // a dash has a meaning of its own there

// The part of a range that is in one block, reaching out to whole words: browsers look for nothing less.
function within(block, range) {
  const part = document.createRange();
  part.selectNodeContents(block);
  const [before, after] = [part.cloneRange(), part.cloneRange()];
  before.setEnd(part.startContainer, part.startOffset);
  after.setStart(part.endContainer, part.endOffset);
  if (block.contains(range.startContainer)) {
    part.setStart(range.startContainer, range.startOffset);
    before.setEnd(range.startContainer, range.startOffset);
  }
  if (block.contains(range.endContainer)) {
    part.setEnd(range.endContainer, range.endOffset);
    after.setStart(range.endContainer, range.endOffset);
  }
  const chosen = part.toString();
  if (!tidy(chosen)) return { before: "", text: "" };
  const head = /^\s/.test(chosen) ? "" : /\S*$/.exec(before.toString())[0];
  const tail = /\s$/.test(chosen) ? "" : /^\S*/.exec(after.toString())[0];
  return { before: before.toString().slice(0, before.toString().length - head.length), text: tidy(head + chosen + tail) };
}

// What leads to a selection: its paragraph for browsers that find no words, then the words.
function fragment(blocks, range, story) {
  const parts = blocks.map((block) => within(block, range));
  const [first, last] = [parts[0], parts.at(-1)];
  let found = encoded(first.text);
  const most = parts.length > 1 ? ENDS : Math.min(ENDS, Math.floor(words(first.text).length / 2)); // the ends must not meet
  if (most && (parts.length > 1 || first.text.length > LONG)) {
    found = `${encoded(words(first.text).slice(0, most).join(" "))},${encoded(words(last.text).slice(-most).join(" "))}`;
  } else if (tidy(story.textContent).split(first.text).length > 2 && words(first.before).length) {
    found = `${encoded(words(first.before).slice(-ENDS).join(" "))}-,${found}`; // the same words stand elsewhere too
  }
  const paragraph = blocks[0].closest("[id]");
  return `#${paragraph && story.contains(paragraph) ? paragraph.id.replace(/^.*?(p-\d+)$/, "$1") : ""}:~:text=${found}`;
}

customElements.define("share-tools", class extends HTMLElement {
  connectedCallback() {
    this.story = this.closest("article");
    this.body = this.story?.querySelector(".body");
    this.said = this.querySelector("[role=status]");
    this.on("[data-copy]", () => this.copy(this.link()));
    this.on("[data-quote]", () => this.copy(`${this.quotation}\n${this.link(this.found)}`));
    this.querySelector("[data-copy]").hidden = false;
    if (navigator.share) this.on("[data-share]", () => this.share()).hidden = false;
    this.listening = new AbortController();
    const how = { signal: this.listening.signal, passive: true };
    document.addEventListener("selectionchange", () => this.selected(), how);
    if (matchMedia("(pointer: fine)").matches) addEventListener("scroll", () => this.away(), how);
  }

  disconnectedCallback() {
    this.listening.abort();
    this.floating?.remove();
  }

  on(name, act) {
    const button = this.querySelector(name);
    button.addEventListener("click", act);
    return button;
  }

  link(found = "") {
    return new URL(this.dataset.short, location.href).href + found;
  }

  share() {
    navigator.share({ title: this.dataset.title, url: this.link() }).catch(() => {}); // the reader thought better of it
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.say(this.dataset.copied);
    } catch {
      this.lay(text); // browsers lend the clipboard over HTTPS only
    }
  }

  lay(text) {
    const field = this.querySelector("textarea");
    field.hidden = false;
    field.value = text;
    field.select();
    this.say(document.execCommand("copy") ? this.dataset.copied : this.dataset.field);
  }

  say(words) {
    this.said.textContent = words;
    clearTimeout(this.silence);
    this.silence = setTimeout(() => { this.said.textContent = ""; }, 6000);
  }

  // A selection that begins and ends in this story's text can be quoted.
  selected() {
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const inside = range && this.body && this.body.contains(range.commonAncestorContainer);
    if (inside) {
      this.remember(range);
      return;
    }
    clearTimeout(this.leaving); // a press on the button may end the selection first
    this.leaving = setTimeout(() => this.offer(false), 300);
  }

  remember(range) {
    const blocks = [...this.body.querySelectorAll(BLOCKS)].filter(
      (block) => range.intersectsNode(block) && !block.querySelector(BLOCKS) && within(block, range).text,
    );
    if (!blocks.length || !tidy(range.toString())) return;
    clearTimeout(this.leaving);
    const [opening, closing] = this.dataset.quotes.split("|");
    this.range = range;
    this.found = fragment(blocks, range, this.story);
    this.quotation = `${opening}${blocks.map((block) => within(block, range).text).join(" ")}${closing} — ${this.dataset.title}`;
    this.offer(true);
    clearTimeout(this.coming);
    this.coming = setTimeout(() => this.near(), 400); // when the hand is still
  }

  offer(wanted) {
    const focused = this.querySelector("[data-quote]") === document.activeElement;
    this.querySelector("[data-quote]").hidden = !wanted && !focused;
    if (!wanted) this.away();
  }

  // The same button also shows above the selection, or at the foot of a touch screen, whose own tools are up there.
  near() {
    if (getSelection().isCollapsed || !this.range || !HTMLElement.prototype.showPopover) return;
    this.floating ??= this.made();
    if (!this.floating.matches(":popover-open")) this.floating.showPopover();
    if (!matchMedia("(pointer: fine)").matches) {
      this.floating.style.inset = "auto 0 1rem 0";
      return;
    }
    const place = this.range.getBoundingClientRect();
    const { offsetWidth: wide, offsetHeight: high } = this.floating;
    const middle = Math.max(8, Math.min(innerWidth - wide - 8, place.left + (place.width - wide) / 2));
    this.floating.style.inset = `${Math.max(8, place.top - high - 8)}px auto auto ${middle}px`;
  }

  made() {
    const button = this.querySelector("[data-quote]").cloneNode(true);
    button.removeAttribute("data-quote");
    button.popover = "manual";
    button.tabIndex = -1; // its twin among the tools is there for the keyboard
    button.classList.add("quote-here");
    button.addEventListener("click", () => this.querySelector("[data-quote]").click());
    this.append(button);
    return button;
  }

  away() {
    if (this.floating?.matches(":popover-open")) this.floating.hidePopover();
  }
});
