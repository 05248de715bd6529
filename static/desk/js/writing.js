// Writes into a textarea as typing would: the browser's own undo takes it back.
export function write(area, text) {
  area.focus();
  if (document.execCommand("insertText", false, text)) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

// Puts a photo on a line of its own, a blank line before and after it.
export function placePhoto(area, number) {
  area.focus();
  const before = area.value.slice(0, area.selectionStart);
  const after = area.value.slice(area.selectionEnd);
  const lines = (text, end) => (text === "" ? "" : end.exec(text) ? end.exec(text)[0] : "");
  const above = "\n\n".slice(before === "" ? 2 : Math.min(2, lines(before, /\n*$/).length));
  const below = "\n\n".slice(Math.min(2, lines(after, /^\n*/).length));
  write(area, `${above}![](photo:${number})${below}`);
}
