// Saves the contact sheet by itself: on this device at once, at the desk half a second after the last key.
import { inside as told, page, send, user } from "./at-desk.js";
import * as journal from "./journal.js";
import { signIn } from "./sign-in.js";

const IDLE = 500; // milliseconds without typing
const A_WHILE = 30_000;
const MOST_AT_THE_END = 60_000; // bytes: browsers let no more travel after its page is gone

export class Keeper {
  // `sheet` has rows, boxes, steps, box(photo, field), say(state, …) and count().
  constructor(sheet) {
    this.sheet = sheet;
    this.journals = "journal" in told && Boolean(window.indexedDB);
    this.waiting = new Map(); // records for this device by key; null: to be removed
    this.failures = 0;
    if (this.journals) journal.answerFor(page);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.keepAtTheEnd();
      else if (this.failures || this.isOut) this.keep();
    });
    window.addEventListener("pagehide", () => this.keepAtTheEnd());
    window.addEventListener("online", () => this.failures && this.keep());
    window.addEventListener("beforeunload", (event) => this.isUnsafe && event.preventDefault());
  }

  // Whether something would be lost with this page.
  get isUnsafe() {
    return this.journals ? this.isWriting : this.sheet.boxes.some((box) => box.isDirty);
  }

  get isWriting() {
    return Boolean(this.waiting.size || this.writing);
  }

  // These boxes say something else now.
  changed(boxes, { now = false } = {}) {
    for (const box of boxes) {
      if (box.clash === null && box.value !== box.refused) box.say("");
      this.note(box);
    }
    this.sheet.mark();
    clearTimeout(this.idle);
    if (now) this.keep();
    else this.idle = setTimeout(() => this.keep(), IDLE);
  }

  // --- On this device -----------------------------------------------------------------------------------------------
  note(box) {
    if (!this.journals) return;
    const story = `photo:${box.photo}`;
    const key = `${user}/${story}:${box.field}/${page}`;
    const entries = [["field", box.field], ["was", box.known], ["now", box.value], ...box.unheard.map((text) => ["sent", text])];
    this.waiting.set(key, box.isDirty ? { key, user, story, page, at: Date.now(), entries } : null);
    this.begin();
  }

  // What was noted together is written together: what an older page kept goes only when this one has it.
  begin() {
    this.writing ??= Promise.resolve().then(() => this.write()).finally(() => {
      this.writing = null;
      this.sheet.mark();
    });
  }

  async write() {
    while (this.waiting.size) {
      const records = [...this.waiting];
      this.waiting.clear();
      const kept = records.map(([, record]) => record).filter(Boolean);
      const gone = records.filter(([, record]) => !record).map(([key]) => key);
      if (kept.length && !(await journal.keepAll(kept))) this.journals = false;
      if (gone.length) await journal.remove(gone);
    }
  }

  // What this device kept of a page that ended: back into its boxes. Returns how many.
  async restore() {
    if (!this.journals) return 0;
    const [records, open] = [await journal.of(user), await journal.openPages()];
    const found = new Map();
    for (const record of records) {
      const { field, was, now } = Object.fromEntries(record.entries);
      const sent = record.entries.filter(([name]) => name === "sent").map(([, text]) => text.trim());
      const box = record.story.startsWith("photo:") && this.sheet.box(Number(record.story.slice(6)), field);
      if (!box || box.isClosed || record.page === page || open.has(record.page)) continue;
      if (!found.has(box) && now !== box.known && !box.isDirty) found.set(box, { was: [was.trim(), ...sent], now, before: box.value });
      this.waiting.set(record.key, null);
    }
    this.sheet.steps.did([...found].map(([box, { now, before }]) => ({ box, before, after: now })));
    for (const [box, { was, now }] of found) {
      box.value = now;
      if (!was.includes(box.known.trim())) this.sheet.clash(box, box.known);
    }
    this.changed([...found.keys()], { now: true });
    this.begin();
    return found.size;
  }

  // --- At the desk --------------------------------------------------------------------------------------------------
  // One message at a time, with everything that the desk does not have.
  async keep() {
    clearTimeout(this.idle);
    clearTimeout(this.retry);
    if (this.sending) return (this.again = true);
    this.again = false;
    const [sent, left] = [this.sent(), this.left()];
    if (!sent.size && !left.length) return this.sheet.calm();
    this.sending = true;
    const slow = setTimeout(() => this.sheet.say("saving"), 300);
    const answer = await this.post(sent, left);
    clearTimeout(slow);
    this.sending = false;
    if (answer.answers) this.heard(sent, left, answer);
    else return this.unheard(answer);
    if (this.again || this.left().length || this.sheet.boxes.some((box) => box.isToSend && !box.isActive)) return this.keep();
  }

  // A box was left: what is in it goes to the desk now.
  leave() {
    if (this.sending) this.again = true;
    else if (this.left().length || this.sheet.boxes.some((box) => box.isToSend)) this.keep();
  }

  // What the desk does not have. Of a row that nobody is in, the log says at once what has become of it.
  sent({ atTheEnd = false } = {}) {
    const some = this.sheet.boxes.filter((box) => box.isToSend);
    return new Map(some.map((box) => [box, { now: box.value, pasted: box.pasted, typing: !atTheEnd && box.row.isActive }]));
  }

  // The rows that were saved while they were being written, and have been left since.
  left({ atTheEnd = false } = {}) {
    return this.sheet.rows.filter((row) => row.isOpen && (atTheEnd || !row.isActive));
  }

  post(sent, left, options) {
    const changes = [...sent].map(([box, { now, pasted, typing }]) => ({
      photo: box.photo, field: box.field, was: box.known, now, pasted, typing, number: box.row.number, sent: [...box.unheard],
    }));
    for (const [box, { now }] of sent) box.unheard.push(now);
    const fields = [["writer", told.user], ...left.map((row) => ["left", row.element.dataset.photo])];
    if (changes.length) fields.push(["changes", JSON.stringify(changes)]);
    return send(told.word, fields, options);
  }

  keepAtTheEnd() {
    const [sent, left] = [this.sent({ atTheEnd: true }), this.left({ atTheEnd: true })];
    if (!sent.size && !left.length) return;
    const length = (box, { now }) => now.length + box.known.length + box.unheard.join("").length;
    const size = [...sent].reduce((sum, [box, change]) => sum + 200 + 3 * length(box, change), 0);
    this.post(sent, left, { keepalive: size < MOST_AT_THE_END }).then((answer) => answer.answers && this.heard(sent, left, answer));
  }

  heard(sent, left, { answers, photos }) {
    this.failures = 0;
    this.isOut = false;
    for (const row of left) row.isOpen = false;
    for (const answer of answers) {
      const box = this.sheet.box(answer.photo, answer.field);
      if (box && sent.has(box)) this.settle(box, sent.get(box), answer);
      else if (box && !box.isDirty) this.follow(box, answer);
    }
    for (const row of this.sheet.rows) if (photos[row.element.dataset.photo]) row.show(photos[row.element.dataset.photo]);
    this.sheet.calm();
  }

  settle(box, { now: sent, pasted, typing }, { state, now, said }) {
    const isOurs = now === box.known || box.unheard.includes(now); // of two messages the other came first
    box.unheard.splice(0, box.unheard.indexOf(sent) + 1);
    if (state === "kept") {
      box.row.isOpen = typing;
      this.kept(box, sent, pasted, now, said);
    } else if (state === "clash" && isOurs) {
      box.known = now;
      this.again = true;
    } else if (state === "clash") this.sheet.clash(box, now);
    else if (box.value === sent) {
      box.refused = sent;
      box.say(said, { wrong: true });
    }
    this.note(box);
  }

  kept(box, sent, pasted, now, said) {
    box.known = now;
    box.refused = null;
    const isAsSent = box.value === sent;
    if (isAsSent) box.pasted = false;
    if (isAsSent && box.isActive && !pasted) box.agreed = sent;
    else if (isAsSent && box.value.trim() !== now.trim()) {
      if (pasted) this.sheet.steps.did([{ box, before: sent, after: now }]);
      else this.sheet.steps.renamed(box, sent, now);
      box.value = now;
    }
    if (said || isAsSent) box.say(said);
  }

  // The desk has changed a field that nobody asked about: a credit that was taken off a caption.
  follow(box, { photo, state, now, said }) {
    if (state !== "kept") return;
    this.sheet.steps.follows(this.sheet.box(photo, "caption"), { box, before: box.value, after: now });
    box.known = now;
    box.value = now;
    box.say(said);
  }

  async unheard(answer) {
    const { status } = answer;
    const safe = this.journals;
    if (status === 401) {
      this.isOut = true;
      this.sheet.say("out", { safe });
      if (!this.isPutOff && document.visibilityState === "visible") this.isPutOff = !(await signIn());
      if (!this.isPutOff) return this.keep();
    } else if (status >= 400 && status < 500 && status !== 429) {
      this.sheet.say("refused", { safe, words: answer.error ?? gettext("The server did not take it. Try again.") });
    } else {
      this.failures += 1;
      this.sheet.say("away", { safe });
      this.retry = setTimeout(() => this.keep(), Math.min(A_WHILE, 1000 * 2 ** this.failures) * (0.75 + Math.random() / 2));
    }
  }
}
