// Rows that arrows move; their hidden place numbers follow. A template, where there is one, gives new rows.
export class OrderedRows extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector("ol");
    this.total = document.getElementById(`id_${this.getAttribute("prefix")}-TOTAL_FORMS`);
    this.addEventListener("click", (event) => {
      const arrow = event.target.closest("[data-move]");
      if (arrow) this.move(arrow);
      if (event.target.closest("[data-add]")) this.add();
    });
    this.addEventListener("change", (event) => {
      if (event.target.name?.endsWith("-DELETE")) this.strike(event.target);
    });
    const add = this.querySelector("[data-add]");
    if (add) add.hidden = false;
    for (const box of this.querySelectorAll("[name$=-DELETE]")) this.strike(box);
    this.number();
  }

  move(arrow) {
    const row = arrow.closest("li");
    const earlier = arrow.dataset.move < 0;
    const other = earlier ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    other[earlier ? "before" : "after"](row);
    this.number();
    (arrow.disabled ? row.querySelector("[data-move]:not(:disabled)") : arrow)?.focus();
    this.touched();
  }

  add() {
    const template = this.querySelector("template");
    const index = Number(this.total.value);
    this.append_(template.innerHTML.replaceAll("__prefix__", index));
    this.list.lastElementChild.querySelector("input:not([type=hidden]), .select2-selection")?.focus();
  }

  append_(html) {
    const shell = document.createElement("template");
    shell.innerHTML = html.trim();
    const row = shell.content.firstElementChild;
    this.list.append(row);
    this.total.value = Number(this.total.value) + 1;
    for (const box of row.querySelectorAll("select.admin-autocomplete[multiple]")) box.dataset.allowClear = "false";
    row.dispatchEvent(new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: this.getAttribute("prefix") } }));
    this.number();
    this.touched();
    return row;
  }

  strike(box) {
    box.closest("li")?.toggleAttribute("data-removed", box.checked);
    this.number();
  }

  number() {
    const rows = [...this.list.children];
    rows.forEach((row, place) => {
      const field = row.querySelector("[name$=-position]");
      if (field) field.value = place;
      const [earlier, later] = row.querySelectorAll("[data-move]");
      if (earlier) earlier.disabled = place === 0;
      if (later) later.disabled = place === rows.length - 1;
    });
    const lead = rows.find((row) => !row.hasAttribute("data-removed"));
    for (const row of rows) row.toggleAttribute("data-lead", row === lead);
  }

  touched() {
    this.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

customElements.define("ordered-rows", OrderedRows);
