// One picture on its way from this device into the story: its progress, and the question whether a twin is wanted.
import { make } from "./make.js";
import { saying, send } from "./photo-sending.js";
import { patiently } from "./photo-talking.js";

export class StripSending {
  // `bring` puts photos into the story, by number.
  constructor(file, begin, bring) {
    Object.assign(this, { file, begin, bring, stopped: new AbortController() });
    this.bar = make("progress", { max: 1, value: 0, ariaLabel: file.name });
    this.words = make("span", { className: "sub" });
    this.acts = make("span", { className: "strip-sending-acts" });
    this.row = make("li", {}, [make("bdi", { textContent: file.name }), this.bar, this.words, this.acts]);
  }

  async go() {
    this.stopped = new AbortController();
    this.bar.hidden = false;
    this.offer([gettext("Stop"), () => this.stopped.abort()]);
    await this.end(await send(this.file, { begin: this.begin, signal: this.stopped.signal, onprogress: (now) => this.tell(now) }));
  }

  tell({ state, sent, size }) {
    const part = size ? (0.95 * sent) / size : 0;
    this.words.textContent = saying(state, part);
    this.bar.value = part;
  }

  async end(answer) {
    if (answer.aborted || answer.state === "left") return this.row.remove();
    if (answer.photo) return this.arrive(answer.photo);
    if (answer.state === "twin") return this.ask(answer);
    this.bar.hidden = true;
    this.words.className = "bad";
    this.words.role = "alert";
    this.words.textContent = answer.error || gettext("The server did not take it. Try again.");
    this.offer([gettext("Try again"), () => this.again()], [gettext("Take off the list"), () => this.row.remove()]);
  }

  again() {
    this.words.className = "sub";
    this.words.removeAttribute("role");
    return this.go();
  }

  async arrive(photo) {
    this.row.remove();
    await this.bring([photo]);
  }

  // The pair of pictures is the desk's; the form around it is left behind, for this stands in a form already.
  ask(answer) {
    const shell = make("template", { innerHTML: answer.html });
    this.bar.hidden = true;
    this.words.replaceChildren(...shell.content.querySelectorAll(".intake-question, .intake-pair"));
    this.row.className = "strip-twin";
    this.offer(
      [gettext("Take the one in the library"), () => this.decide(answer, "leave")],
      [gettext("Add the new one too"), () => this.decide(answer, "add")],
    );
    this.acts.querySelector("button").focus();
  }

  async decide({ decide, twin }, keep) {
    this.offer();
    const answer = await patiently(decide, { body: new URLSearchParams({ keep }) }, () => {});
    if (keep === "leave" && answer.state === "left") await this.arrive(twin);
    else await this.end(answer);
  }

  offer(...acts) {
    const buttons = acts.map(([textContent, pressed]) => {
      const button = make("button", { type: "button", className: "btn btn--small", textContent });
      button.addEventListener("click", pressed);
      return button;
    });
    this.acts.replaceChildren(...buttons);
  }
}
