// The photos of a story: put in order, chosen from the library, sent from this device, placed in the body.
import { OrderedRows } from "./ordered-rows.js";
import { pick } from "./photo-picker.js";
import { StripSending } from "./strip-sending.js";
import { placePhoto } from "./writing.js";

const AT_ONCE = 20; // photos in one question to the desk

class PhotoStrip extends OrderedRows {
  connectedCallback() {
    super.connectedCallback();
    this.errors = this.querySelector(".strip-errors");
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

  // One after the other: each row's number follows from how many there are.
  bring(photos) {
    this.last = (this.last ?? Promise.resolve()).then(() => this.fetch(photos));
    return this.last;
  }

  async fetch(photos) {
    const fresh = photos.map(String).filter((number) => !this.numbers.includes(number));
    for (let first = 0; first < fresh.length; first += AT_ONCE) await this.add_(fresh.slice(first, first + AT_ONCE));
  }

  async add_(photos) {
    const query = new URLSearchParams(photos.map((number) => ["photo", number]));
    query.set("index", this.total.value);
    const answer = await this.ask(`${this.getAttribute("rows")}?${query}`);
    this.show(answer.rows ?? []);
    this.say(answer.errors ?? []);
  }

  upload(field) {
    const files = [...field.files].map((file) => new StripSending(file, this.getAttribute("begin"), (photos) => this.bring(photos)));
    field.value = "";
    this.say([]);
    this.querySelector(".strip-sending").append(...files.map((file) => file.row));
    for (const file of files) file.go();
  }

  async ask(address) {
    try {
      const response = await fetch(address, { headers: { Accept: "application/json" } });
      if (response.headers.get("Content-Type")?.startsWith("application/json")) return await response.json();
      return { errors: [gettext("The server did not take it. Try again.")] };
    } catch {
      return { errors: [gettext("No connection. Nothing you typed is lost; try again.")] };
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
