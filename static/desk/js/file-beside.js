// The picture that is to come, drawn beside the one that is there, before anything is sent.
class FileBeside extends HTMLElement {
  connectedCallback() {
    this.canvas = this.querySelector("canvas");
    this.facts = this.querySelector("[data-facts]");
    this.querySelector("input[type=file]").addEventListener("change", (event) => this.draw(event.target.files[0]));
  }

  async draw(file) {
    this.canvas.hidden = true;
    this.facts.textContent = file?.name ?? "";
    if (!file) return;
    try {
      const picture = await createImageBitmap(file);
      const smaller = Math.min(1, 768 / picture.width);
      this.canvas.width = Math.round(picture.width * smaller);
      this.canvas.height = Math.round(picture.height * smaller);
      this.canvas.getContext("2d").drawImage(picture, 0, 0, this.canvas.width, this.canvas.height);
      this.facts.textContent = `${picture.width}×${picture.height} · ${file.name}`;
      this.canvas.hidden = false;
    } catch {
      // A kind that this browser does not show; the server says what it makes of it.
    }
  }
}

customElements.define("file-beside", FileBeside);
