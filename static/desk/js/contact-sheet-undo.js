// What was done on the contact sheet, step by step, to be taken back and done again; a step may be of many rows.
const PAUSE = 3000; // milliseconds: after so long without a key, the next one begins a new step

export class Steps {
  constructor(changed) {
    this.changed = changed; // is told when there is more or less to undo
    this.done = [];
    this.undone = [];
    this.typing = null;
  }

  // A key was pressed in a box.
  typed(box, before, after) {
    const now = Date.now();
    if (this.typing?.box === box && now - this.typing.at < PAUSE) {
      this.typing.entry.after = after;
    } else {
      this.did([{ box, before, after }]);
      this.typing = { box, entry: this.done.at(-1)[0] };
    }
    this.typing.at = now;
  }

  // Something was done to one or many boxes at once: [{box, before, after}].
  did(entries) {
    this.typing = null;
    if (!entries.length) return;
    this.done.push(entries);
    this.undone = [];
    this.changed();
  }

  // Something that follows from the last change of a box, to be undone with it.
  follows(box, entry) {
    const step = this.done.findLast((entries) => entries.some((one) => one.box === box));
    if (step) step.push(entry);
    else this.did([entry]);
  }

  pause() {
    this.typing = null;
  }

  // The library keeps what was typed in its own words: a step done again says those.
  renamed(box, from, to) {
    for (const entries of [...this.done, ...this.undone])
      for (const entry of entries) {
        if (entry.box === box && entry.after === from) entry.after = to;
        if (entry.box === box && entry.before === from) entry.before = to;
      }
  }

  undo() {
    return this.turn(this.done, this.undone, "before");
  }

  redo() {
    return this.turn(this.undone, this.done, "after");
  }

  // Puts the texts of a step into their boxes, and returns these.
  turn(from, to, side) {
    this.typing = null;
    const entries = from.pop();
    if (!entries) return [];
    to.push(entries);
    for (const entry of entries) entry.box.value = entry[side];
    this.changed();
    return entries.map(({ box }) => box);
  }
}
