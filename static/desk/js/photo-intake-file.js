// One picture on its way in: its place in the list, its progress, its state in words, and what it has become.
import { make } from "./make.js";
import { saying, send } from "./photo-sending.js";

const ENDED = ["added", "known", "twin", "refused", "left", "gone"];

export class IntakeFile {
  constructor(file, intake, place = make("li", { className: "intake-place tile" })) {
    Object.assign(this, { file, intake, place, size: file?.size ?? 0, part: 0, state: "waiting" });
    if (file) this.draw();
  }

  get isOpen() {
    return !ENDED.includes(this.state);
  }

  draw() {
    const { name } = this.file;
    this.bar = make("progress", { max: 1, value: 0, ariaLabel: name });
    this.words = make("p", { className: "sub intake-state" });
    this.button = make("button", { type: "button", className: "btn btn--small" });
    this.button.addEventListener("click", () => (this.isOpen ? this.stop() : this.go()));
    this.drop = make("button", { type: "button", className: "btn btn--small", textContent: gettext("Take off the list"), hidden: true });
    this.drop.addEventListener("click", () => this.remove());
    const frame = make("span", { className: "intake-frame" });
    const title = make("p", { className: "intake-name" }, [make("bdi", { textContent: name })]);
    this.place.replaceChildren(frame, title, this.bar, this.words, make("p", { className: "intake-acts" }, [this.button, this.drop]));
  }

  async go() {
    this.stopped = new AbortController();
    this.show("waiting");
    const wrong = this.wrong();
    const { begin, collection } = this.intake.dataset;
    const onprogress = ({ state, sent, size, digest }) => {
      this.part = size ? (0.95 * sent) / size : 0;
      this.show(state);
      if (state === "cutting") this.intake.whole(digest);
    };
    this.end(wrong ? { state: "refused", error: wrong } : await send(this.file, { begin, collection, onprogress, signal: this.stopped.signal }));
  }

  // What can be said before anything is sent.
  wrong() {
    const { accept, largest, formats } = this.intake.dataset;
    const kinds = accept.split(",");
    const { name, type, size } = this.file;
    const known = kinds.includes(type) || kinds.some((kind) => kind.startsWith(".") && name.toLowerCase().endsWith(kind));
    if (!known) return interpolate(gettext("This is not a picture that the library takes. It takes %s."), [formats]);
    if (!size) return gettext("This file is empty. Choose another copy of it.");
    return size > Number(largest) ? gettext("The picture is larger than 25 MB. Choose a smaller copy.") : "";
  }

  stop() {
    this.stopped.abort();
  }

  show(state) {
    this.state = state;
    this.place.dataset.state = state;
    this.words.textContent = saying(state, this.part);
    this.bar.value = this.part;
    this.button.textContent = gettext("Stop");
    this.button.hidden = state === "cutting";
    this.drop.hidden = true;
    this.intake.tell();
  }

  // What it has become. The desk draws photos and twins; of a refusal the file's own name and the sentence are left.
  end(answer) {
    Object.assign(this, { state: answer.state ?? "refused", part: 1 });
    this.place.dataset.state = this.state;
    const focused = this.place.contains(document.activeElement);
    if (this.state === "left" || answer.aborted) return this.remove();
    if (answer.html) this.intake.whole(answer.digest);
    if (this.state === "twin" && this.intake.asked(this, answer.key)) return;
    if (answer.html) this.draws(answer);
    else this.refuse(answer.error);
    if (focused) this.place.querySelector("a, button")?.focus();
    this.intake.tell();
  }

  draws({ html, photo, key }) {
    this.place.innerHTML = html;
    if (key) this.place.dataset.key = key;
    this.place.className = `intake-place ${this.state === "twin" ? "intake-place--twin" : "tile"}`;
    if (photo) this.place.dataset.photo = photo;
  }

  refuse(why) {
    this.state = this.place.dataset.state = "refused";
    if (!this.file) this.place.replaceChildren((this.words = make("p")));
    this.words.className = "bad intake-state";
    this.words.role = "alert";
    this.words.textContent = why || gettext("The server did not take it. Try again.");
    if (!this.file) return;
    this.bar.hidden = true;
    this.button.textContent = gettext("Try again");
    this.button.hidden = Boolean(this.wrong()); // the same file would be refused again
    this.drop.hidden = false;
  }

  // The question about this very picture stands on the page already: it becomes this file's place, too.
  moves(place) {
    this.place.remove();
    this.place = place;
    this.intake.tell();
  }

  remove() {
    this.place.remove();
    this.intake.files = this.intake.files.filter((one) => one !== this);
    this.intake.tell();
  }
}
