// The bar of the contact sheet: what is the same for many photos, written into all of them or into those selected.
const fold = (name) => name.normalize("NFC").replace(/[\u064b-\u0652\u0640]/g, "").replace(/[أإآ]/g, "ا").trim().toLowerCase();

export class Bar {
  // `sheet` has rows, steps and apply(boxes).
  constructor(element, sheet) {
    Object.assign(this, { element, sheet });
    this.known = new Set(JSON.parse(element.dataset.known).map(fold));
    this.applied = element.querySelector("[data-applied]");
    this.stem = element.querySelector("[data-bar=stem]");
    element.hidden = false;
    element.addEventListener("click", ({ target }) => this.press(target.closest("button")));
    element.addEventListener("keydown", (event) => {
      if (event.code !== "Enter" || event.target.matches("textarea, button, summary")) return;
      event.preventDefault(); // it would send the whole form
    });
  }

  press(button) {
    if (button?.dataset.variable) this.insert(button.dataset.variable);
    if (button?.dataset.apply) this.apply(button.dataset.apply);
  }

  insert(text) {
    this.stem.focus();
    this.stem.setRangeText(text, this.stem.selectionStart, this.stem.selectionEnd, "end");
  }

  select(count) {
    this.element.querySelector("[data-apply=selected]").disabled = !count;
  }

  apply(whom) {
    const strange = [...this.stem.value.matchAll(/\{([^{}\n]{1,40})\}/g)].find(([, name]) => !this.known.has(fold(name)));
    if (strange) return this.say(interpolate(gettext("%s is nothing that can be filled in."), [strange[0]]), true);
    const values = [...this.element.querySelectorAll("[data-bar]")].filter((one) => one.value.trim());
    if (!values.length) return this.say(gettext("Write first what is to be the same."), true);
    const rows = this.sheet.rows.filter((row) => !row.isClosed && (whom === "selected" ? row.isSelected : row.isShown));
    const entries = rows.flatMap((row) => values.map((one) => this.change(row, one.dataset.bar, one.value.trim()))).filter(Boolean);
    for (const { box, after } of entries) box.value = after;
    this.sheet.steps.did(entries);
    this.sheet.keeper.changed(entries.map(({ box }) => box), { now: true });
    const count = new Set(entries.map(({ box }) => box.row)).size;
    this.say(interpolate(ngettext("Applied to %s photo.", "Applied to %s photos.", count), [count]));
  }

  // What becomes of one field of one row: {box, before, after}, or null if it stays as it is.
  change(row, name, value) {
    const replaces = this.element.querySelector("[data-replace]").checked;
    const box = row.box[name === "stem" ? "caption" : name];
    const before = box.value;
    if (before.trim() && !replaces) return null;
    const after = name === "stem" ? this.stemmed(row, before.trim(), value) : value;
    return after === before ? null : { box, before, after };
  }

  // A caption keeps what it says behind its beginning, and gets no beginning twice.
  stemmed(row, caption, stem) {
    if (caption.startsWith(stem) || (caption && row.stem === stem)) return caption;
    row.stem = stem;
    return `${stem} ${caption}`.trim();
  }

  say(text, wrong = false) {
    this.applied.textContent = text;
    this.applied.classList.toggle("bad", wrong);
  }
}
