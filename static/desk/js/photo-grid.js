// A light table by the keyboard: arrows go from photo to photo, Space chooses, Shift and an arrow choose on the way,
// Enter opens. Keys by event.code, so that every layout has them.
export class PhotoGrid extends HTMLElement {
  connectedCallback() {
    this.sum = this.querySelector("[data-sum]");
    this.addEventListener("keydown", (event) => this.pressed(event));
    this.addEventListener("focusin", (event) => this.stand(event.target.closest(".tile")));
    this.addEventListener("change", () => this.count());
    this.addEventListener("click", (event) => this.between(event));
    this.refresh();
    window.addEventListener("pageshow", () => this.count()); // browsers keep what was ticked, going back
  }

  get tiles() {
    return [...this.querySelectorAll(".tile")];
  }

  get chosen() {
    return [...this.querySelectorAll(".tile input:checked")].map((box) => box.value);
  }

  target(tile) {
    return tile.querySelector("a") ?? tile.querySelector("input");
  }

  box(tile) {
    return tile?.querySelector("input:not(:disabled)");
  }

  // One stop of the Tab key for the whole table.
  refresh() {
    const here = this.tiles.find((tile) => tile === this.here) ?? this.tiles[0];
    for (const tile of this.tiles) {
      this.target(tile).tabIndex = tile === here ? 0 : -1;
      if (tile.querySelector("a")) this.box(tile)?.setAttribute("tabindex", "-1");
    }
    this.count();
  }

  stand(tile) {
    if (!tile || tile === this.here) return;
    this.here = tile;
    this.refresh();
  }

  count() {
    const many = this.chosen.length;
    for (const tile of this.tiles) tile.toggleAttribute("data-chosen", Boolean(tile.querySelector("input:checked")));
    this.toggleAttribute("choosing", many > 0);
    if (this.sum) this.sum.textContent = many ? interpolate(ngettext("%s photo chosen", "%s photos chosen", many), [many]) : gettext("Arrows move, Space chooses, Enter opens.");
    this.dispatchEvent(new CustomEvent("photos-chosen", { bubbles: true, detail: this.chosen }));
  }

  tick(tile, on) {
    const box = this.box(tile);
    if (!box) return;
    box.checked = on ?? !box.checked;
    this.count();
  }

  // Shift and a click choose all from the last one that was clicked.
  between(event) {
    const box = event.target.closest("input[type=checkbox]");
    const tile = box?.closest(".tile");
    if (!tile) return;
    const [from, to] = [this.tiles.indexOf(this.clicked), this.tiles.indexOf(tile)].sort((a, b) => a - b);
    if (event.shiftKey && from >= 0) for (const one of this.tiles.slice(from, to + 1)) this.tick(one, box.checked);
    this.clicked = tile;
  }

  pressed(event) {
    const tile = event.target.closest(".tile");
    if (!tile || event.altKey || event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && event.code === "KeyA" && this.box(tile)) this.all();
    else if (event.ctrlKey || event.metaKey) return;
    else if (event.code === "Space") this.tick(tile);
    else if (!this.move(event, tile)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  all() {
    const boxes = this.tiles.map((tile) => this.box(tile)).filter(Boolean);
    const on = boxes.some((box) => !box.checked);
    for (const box of boxes) box.checked = on;
    this.count();
  }

  move(event, tile) {
    const at = this.tiles.indexOf(tile);
    const forward = getComputedStyle(this).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const to = { [forward]: at + 1, [backward]: at - 1, ArrowDown: at + this.across, ArrowUp: at - this.across, Home: 0, End: this.tiles.length - 1 }[event.code];
    if (to === undefined) return false;
    const next = this.tiles[to];
    if (event.shiftKey) for (const one of [tile, next]) this.tick(one, true);
    if (next) this.target(next).focus();
    return true;
  }

  // How many photos stand beside each other.
  get across() {
    const tiles = this.tiles;
    const second = tiles.findIndex((tile) => tile.offsetTop > tiles[0].offsetTop);
    return second > 0 ? second : tiles.length;
  }
}

customElements.define("photo-grid", PhotoGrid);
