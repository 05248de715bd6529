// The page on which pictures come in: dropped anywhere, chosen, or pasted; each has its place in the list and its progress.
import { IntakeFile } from "./photo-intake-file.js";
import { patiently } from "./photo-talking.js";

class PhotoIntake extends HTMLElement {
  connectedCallback() {
    this.files = [];
    this.list = this.querySelector(".intake-tiles");
    this.sum = this.querySelector(".intake-all");
    for (const part of this.querySelectorAll(".intake-ask, .intake-more")) part.hidden = false;
    this.querySelector("[data-plain]").hidden = true;
    const field = this.querySelector("[name=files]");
    field.addEventListener("change", () => {
      this.take([...field.files]);
      field.value = "";
    });
    this.addEventListener("submit", (event) => event.target.matches(".intake-decide") && this.decide(event));
    this.listen();
  }

  listen() {
    document.addEventListener("dragover", (event) => this.hover(event, true));
    document.addEventListener("dragleave", (event) => event.relatedTarget || this.hover(event, false));
    document.addEventListener("drop", (event) => {
      if (!brings(event)) return;
      this.hover(event, false);
      this.take([...event.dataTransfer.files]);
    });
    document.addEventListener("paste", (event) => this.take([...(event.clipboardData?.files ?? [])]));
    window.addEventListener("beforeunload", (event) => this.files.some((file) => file.isOpen) && event.preventDefault());
  }

  hover(event, over) {
    if (!brings(event)) return;
    event.preventDefault();
    document.body.toggleAttribute("data-dropping", over);
  }

  take(files) {
    const added = files.map((file) => new IntakeFile(file, this));
    this.files.push(...added);
    this.list.prepend(...added.map((one) => one.place));
    for (const one of added) one.go();
    this.tell();
  }

  // A file is all here: it is half sent no longer.
  whole(digest) {
    const halves = this.querySelector(".intake-halves");
    if (digest) halves?.querySelector(`[data-half="${digest}"]`)?.remove();
    if (halves && !halves.querySelector("[data-half]")) halves.remove();
  }

  // Whether the question about this file stands on the page already; it is pointed to then, and asked once.
  asked(file, key) {
    const place = [...this.list.children].find((one) => one !== file.place && one.dataset.key === key && one.dataset.state === "twin");
    if (!place) return false;
    this.files = this.files.filter((one) => one.place !== place);
    file.moves(place);
    place.scrollIntoView({ block: "nearest" });
    place.removeAttribute("data-pointed");
    requestAnimationFrame(() => place.setAttribute("data-pointed", ""));
    return true;
  }

  // What happens to one file shows in the line about all of them. Said aloud now and then, not with each piece.
  tell() {
    const { files } = this;
    const ended = files.filter((file) => !file.isOpen);
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    this.sum.hidden = !files.length;
    this.sum.querySelector("progress").value = files.reduce((sum, file) => sum + file.size * file.part, 0) / (bytes || 1);
    this.say(".intake-sum", this.words(files, ended));
    const away = files.some((file) => file.state === "away");
    const out = files.some((file) => file.state === "out");
    this.say(".intake-trouble", out ? gettext("You are no longer logged in. Log in, and sending goes on.") : away ? gettext("No connection. Sending goes on by itself when it is back.") : "");
    this.querySelector(".intake-on").hidden = !this.list.querySelector("[data-state=added]");
  }

  words(files, ended) {
    const text = interpolate(ngettext("%s of %s picture is done", "%s of %s pictures are done", files.length), [ended.length, files.length]);
    const count = (state) => files.filter((file) => file.state === state).length;
    const parts = [
      ["known", (n) => ngettext("%s was here already", "%s were here already", n)],
      ["twin", (n) => ngettext("%s waits for your answer", "%s wait for your answer", n)],
      ["refused", (n) => ngettext("%s was not taken", "%s were not taken", n)],
    ];
    const said = parts.map(([state, form]) => [count(state), form]).filter(([n]) => n);
    return [text, ...said.map(([n, form]) => interpolate(form(n), [n]))].join(" · ");
  }

  say(selector, text) {
    const line = this.querySelector(selector);
    line.hidden = !text;
    if (line.textContent !== text) line.textContent = text;
  }

  async decide(event) {
    event.preventDefault();
    const place = event.target.closest("li");
    const buttons = [...event.target.querySelectorAll("button")];
    for (const button of buttons) button.disabled = true;
    const answer = await patiently(event.target.getAttribute("action"), { body: new URLSearchParams({ keep: event.submitter.value }) }, () => {});
    const file = this.files.find((one) => one.place === place) ?? new IntakeFile(null, this, place);
    if (answer.state === "twin" || (answer.status >= 400 && !["refused", "gone"].includes(answer.state))) {
      for (const button of buttons) button.disabled = false;
      event.target.append(Object.assign(document.createElement("p"), { className: "bad", role: "alert", textContent: answer.error ?? "" }));
    } else {
      file.end(answer);
    }
  }
}

function brings(event) {
  return [...(event.dataTransfer?.types ?? [])].includes("Files");
}

customElements.define("photo-intake", PhotoIntake);
