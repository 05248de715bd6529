// The photos of a story: put in order, chosen from the library, uploaded one after the other, placed in the body.
import { OrderedRows } from "./ordered-rows.js";
import { pick } from "./photo-picker.js";
import { placePhoto } from "./writing.js";

class PhotoStrip extends OrderedRows {
  connectedCallback() {
    super.connectedCallback();
    this.errors = this.querySelector(".strip-errors");
    this.progress = this.querySelector("[data-progress]");
    const add = this.querySelector(".strip-add");
    if (add) add.hidden = false;
    this.addEventListener("click", (event) => {
      const put = event.target.closest("[data-insert]");
      const body = document.getElementById("id_body");
      if (put && body) placePhoto(body, put.dataset.insert);
      if (event.target.closest("[data-pick]")) pick(this.getAttribute("library"), this.numbers, (photos) => this.bring(photos));
    });
    this.querySelector("[data-upload]")?.addEventListener("change", (event) => this.upload(event.target));
  }

  get numbers() {
    return [...this.list.children].map((row) => row.dataset.photo);
  }

  async bring(photos) {
    const query = new URLSearchParams(photos.map((number) => ["photo", number]));
    query.set("index", this.total.value);
    const answer = await this.ask(`${this.getAttribute("rows")}?${query}`);
    this.show(answer.rows ?? []);
    this.say(answer.errors ?? []);
  }

  async upload(field) {
    const files = [...field.files];
    const errors = [];
    field.value = "";
    this.say([]);
    for (const [place, file] of files.entries()) {
      this.progress.textContent = interpolate(gettext("Uploading %s of %s…"), [place + 1, files.length]);
      const form = new FormData();
      form.set("files", file);
      form.set("index", this.total.value);
      form.set("csrfmiddlewaretoken", this.closest("form").elements.csrfmiddlewaretoken.value);
      const answer = await this.ask(this.getAttribute("upload"), { method: "POST", body: form }, file.name);
      this.show(answer.rows ?? []);
      errors.push(...(answer.errors ?? []));
      this.say(errors);
    }
    this.progress.textContent = "";
  }

  async ask(address, options = {}, about = "") {
    const sorry = about ? `${about}: ` : "";
    try {
      const response = await fetch(address, { headers: { Accept: "application/json" }, ...options });
      if (response.headers.get("Content-Type")?.startsWith("application/json")) return await response.json();
      const refused = response.status === 413 ? gettext("The picture is larger than 25 MB. Choose a smaller copy.") : gettext("The server did not take it. Try again.");
      return { errors: [sorry + refused] };
    } catch {
      return { errors: [sorry + gettext("No connection. Nothing you typed is lost; try again.")] };
    }
  }

  show(rows) {
    const added = rows.map((html) => this.append_(html));
    added[0]?.focus();
    this.closest("section").querySelector(".count").textContent = this.list.children.length;
  }

  say(errors) {
    this.errors.hidden = !errors.length;
    this.errors.replaceChildren(
      ...errors.map((text) => Object.assign(document.createElement("li"), { textContent: text })),
    );
  }
}

customElements.define("photo-strip", PhotoStrip);
