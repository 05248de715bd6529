// The point that every cut of a picture keeps: press the picture, draw it along, or move it with the arrows; the two
// numbers follow.
class FocalPoint extends HTMLElement {
  connectedCallback() {
    this.across = document.getElementById(this.getAttribute("across"));
    this.down = document.getElementById(this.getAttribute("down"));
    if (!this.across || !this.down || this.hasAttribute("fixed")) return;
    this.mark = this.append_("span", "focal-mark");
    this.tabIndex = 0;
    this.setAttribute("role", "application");
    this.setAttribute("aria-label", gettext("Focal point: move it with the arrow keys"));
    this.addEventListener("pointerdown", (event) => this.grab(event));
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

  // Press, or press and draw it along; a finger that draws means to scroll.
  grab(event) {
    if (event.button || event.pointerType === "touch") return;
    event.preventDefault();
    this.focus();
    this.put(event);
    this.setPointerCapture(event.pointerId);
    const move = (moved) => this.put(moved);
    this.addEventListener("pointermove", move);
    this.addEventListener("lostpointercapture", () => this.removeEventListener("pointermove", move), { once: true });
  }

  put(event) {
    const frame = this.getBoundingClientRect();
    this.set((event.clientX - frame.left) / frame.width, (event.clientY - frame.top) / frame.height);
  }

  nudge(event) {
    const step = { ArrowLeft: [-0.02, 0], ArrowRight: [0.02, 0], ArrowUp: [0, -0.02], ArrowDown: [0, 0.02] }[event.code];
    if (!step) return;
    event.preventDefault();
    this.set(Number(this.across.value) + step[0], Number(this.down.value) + step[1]);
  }

  set(across, down) {
    const inside = (value) => Math.min(1, Math.max(0, value)).toFixed(2);
    this.across.value = inside(across);
    this.down.value = inside(down);
    this.show();
    this.dispatchEvent(new CustomEvent("focal-point", { bubbles: true }));
  }

  show() {
    const frame = this.getBoundingClientRect();
    const [across, down] = [this.across, this.down].map((field) => Math.min(1, Math.max(0, Number(field.value) || 0)));
    const start = getComputedStyle(this).direction === "rtl" ? 1 - across : across;
    this.mark.style.insetInlineStart = `${start * 100}%`;
    this.mark.style.insetBlockStart = `${down * 100}%`;
    this.toggleAttribute("ready", frame.width > 0);
  }
}

customElements.define("focal-point", FocalPoint);
