// Suggestions under the search box: an ARIA combobox whose list leads to pages. Without this file the box is a box.
// <search-suggest data-address data-list data-said="… {n}" data-digits="0123456789"> holds the form.
const PAUSE = 150; // milliseconds without a key
const SHORTEST = 2; // letters

customElements.define("search-suggest", class extends HTMLElement {
  connectedCallback() {
    this.box = this.querySelector("input[name=q]");
    this.list = this.appendChild(Object.assign(document.createElement("ul"), { id: "suggested", className: "suggested", hidden: true }));
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.dataset.list);
    this.said = this.appendChild(Object.assign(document.createElement("p"), { className: "vh" }));
    this.said.setAttribute("role", "status");
    const told = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "suggested" };
    for (const [name, value] of Object.entries(told)) this.box.setAttribute(name, value);
    this.box.addEventListener("input", () => this.typed());
    this.box.addEventListener("keydown", (event) => this.pressed(event));
    this.box.addEventListener("blur", () => this.close());
    this.box.form.addEventListener("submit", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
    this.list.addEventListener("click", ({ target }) => this.go(target.closest("li")));
  }

  typed() {
    this.close();
    this.box.dir = this.box.value ? "auto" : ""; // an empty box reads as its page does
    const words = this.box.value.trim();
    if (words.length >= SHORTEST) this.waiting = setTimeout(() => this.ask(words), PAUSE);
  }

  async ask(words) {
    this.asking = new AbortController();
    const { signal } = this.asking;
    try {
      const answer = await fetch(`${this.dataset.address}?${new URLSearchParams({ q: words })}`, { signal });
      const { suggestions } = await answer.json();
      if (!signal.aborted && this.box.matches(":focus")) this.show(suggestions);
    } catch { /* a box without suggestions still searches */ }
  }

  show(suggestions) {
    this.list.replaceChildren(...suggestions.map(option));
    const many = String(suggestions.length).replace(/\d/g, (digit) => this.dataset.digits[digit]);
    this.said.textContent = suggestions.length ? this.dataset.said.replace("{n}", many) : "";
    this.open(suggestions.length > 0);
  }

  open(wanted) {
    this.list.hidden = !wanted;
    this.box.setAttribute("aria-expanded", wanted);
    this.point(undefined);
  }

  close() {
    clearTimeout(this.waiting);
    this.asking?.abort();
    this.said.textContent = "";
    this.open(false);
  }

  pressed(event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = [...this.list.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && rows.length) {
      event.preventDefault();
      if (this.list.hidden) this.open(true);
      const at = rows.indexOf(this.at) + 1; // 0 is the box itself
      this.point(rows[(at + step + rows.length + 1) % (rows.length + 1) - 1]);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.at && !this.list.hidden) {
      event.preventDefault();
      this.go(this.at);
    }
  }

  point(row) {
    this.at?.setAttribute("aria-selected", "false");
    this.at = row;
    row?.setAttribute("aria-selected", "true");
    row?.scrollIntoView({ block: "nearest" });
    if (row) this.box.setAttribute("aria-activedescendant", row.id);
    else this.box.removeAttribute("aria-activedescendant");
  }

  go(row) {
    if (row) location.assign(row.dataset.address);
  }
});

function option({ label, text, address, lang, dir }, place) {
  const row = Object.assign(document.createElement("li"), { id: `suggested-${place}` });
  row.setAttribute("role", "option");
  row.setAttribute("aria-selected", "false");
  row.dataset.address = address;
  const words = Object.assign(document.createElement("bdi"), { textContent: text, lang, dir });
  if (label) row.append(Object.assign(document.createElement("span"), { textContent: `${label}: ` }));
  row.append(words);
  return row;
}
