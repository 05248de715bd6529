// The point that every cut of a picture keeps: press the picture, or move it with the arrows, and the two numbers follow.
class FocalPoint extends HTMLElement {
  connectedCallback() {
    this.across = document.getElementById(this.getAttribute("across"));
    this.down = document.getElementById(this.getAttribute("down"));
    if (!this.across || !this.down) return;
    this.mark = this.append_("span", "focal-mark");
    this.tabIndex = 0;
    this.setAttribute("role", "application");
    this.setAttribute("aria-label", gettext("Focal point: move it with the arrow keys"));
    this.addEventListener("click", (event) => this.put(event));
    this.addEventListener("keydown", (event) => this.nudge(event));
    for (const field of [this.across, this.down]) field.addEventListener("input", () => this.show());
    this.show();
  }

  append_(tag, name) {
    const element = document.createElement(tag);
    element.className = name;
    this.append(element);
    return element;
  }

  put(event) {
    const frame = this.getBoundingClientRect();
    this.set((event.clientX - frame.left) / frame.width, (event.clientY - frame.top) / frame.height);
  }

  nudge(event) {
    const step = { ArrowLeft: [-0.02, 0], ArrowRight: [0.02, 0], ArrowUp: [0, -0.02], ArrowDown: [0, 0.02] }[event.key];
    if (!step) return;
    event.preventDefault();
    this.set(Number(this.across.value) + step[0], Number(this.down.value) + step[1]);
  }

  set(across, down) {
    const inside = (value) => Math.min(1, Math.max(0, value)).toFixed(2);
    this.across.value = inside(across);
    this.down.value = inside(down);
    this.show();
  }

  show() {
    const frame = this.getBoundingClientRect();
    const start = getComputedStyle(this).direction === "rtl" ? 1 - this.across.value : this.across.value;
    this.mark.style.insetInlineStart = `${start * 100}%`;
    this.mark.style.insetBlockStart = `${this.down.value * 100}%`;
    this.toggleAttribute("ready", frame.width > 0);
  }
}

customElements.define("focal-point", FocalPoint);
