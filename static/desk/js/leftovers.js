// What this device kept of a page that ended before the desk had it all: shown beside what is here, and given back or not.
import { make } from "./make.js";
import { form, page, renewToken, room, said, send, user } from "./at-desk.js";
import * as journal from "./journal.js";
import { signIn } from "./sign-in.js";

const NOT_COMPARED = new Set(["seen_version", "new_draft"]);

function comparable(entries) {
  const found = new Map();
  for (const [name, value] of entries) if (!NOT_COMPARED.has(name)) found.set(name, [...(found.get(name) ?? []), value]);
  return found;
}

// The names of the fields that two states of the form have differently.
export function differing(one, other) {
  const [mine, theirs] = [comparable(one), comparable(other)];
  const names = [...new Set([...mine.keys(), ...theirs.keys()])];
  return names.filter((name) => JSON.stringify(mine.get(name)) !== JSON.stringify(theirs.get(name)));
}

function label(name) {
  const rows = document.getElementById(`${name.split("-")[0]}-group`);
  const field = form.elements[name] ?? form.elements[`${name}_0`];
  const words = rows?.querySelector("h2")?.firstChild.textContent ?? field?.labels?.[0]?.textContent ?? field?.getAttribute?.("aria-label");
  return words?.trim() || gettext("another field");
}

// The texts that differ, each under the name of its field; of what is no text, the name alone.
function differences(record, names) {
  const values = comparable(record.entries);
  const found = new Map();
  for (const name of names) {
    const isText = form.elements[name]?.matches?.("textarea, input[type=text]");
    const text = isText ? (values.get(name) ?? []).join("\n") : "";
    found.set(label(name), [...(found.get(label(name)) ?? []), text].filter(Boolean));
  }
  const rows = [...found].flatMap(([words, texts]) => [
    make("dt", { textContent: words }),
    ...texts.map((text) => make("dd", { className: "saved-text", dir: "auto", textContent: text })),
  ]);
  return make("details", {}, [make("summary", { textContent: gettext("What differs from this page") }), make("dl", {}, rows)]);
}

function when(record) {
  const style = { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23", numberingSystem: "latn" };
  return new Intl.DateTimeFormat(document.documentElement.lang, style).format(record.at);
}

function button(words, press) {
  const one = make("button", { type: "button", className: "btn btn--small", textContent: words });
  one.addEventListener("click", press);
  return one;
}

function noteOf(children) {
  const note = make("section", { className: "note note--draft note--leftover" }, children);
  document.querySelector(".writing-room .notes").append(note);
  return note;
}

// Gives the record to the desk as this user's draft, and opens the page again with it.
async function restore(record, note, { atFirst, entries, leave, putOnDevice }) {
  const buttons = note.querySelectorAll("button");
  for (const one of buttons) one.disabled = true;
  if (JSON.stringify(entries()) !== atFirst) await putOnDevice(); // typed here meanwhile: offered in its turn
  let answer = await send(room.autosave, [...record.entries, ...said()]);
  if (answer.status === 401 && (await signIn())) {
    renewToken();
    answer = await send(room.autosave, [...record.entries, ...said()]);
  }
  for (const one of buttons) one.disabled = false;
  if (answer.status !== 200) {
    note.querySelector("[role=alert]").textContent = answer.error ?? gettext("No connection. Nothing you typed is lost; try again.");
    return;
  }
  await journal.remove([record.key]);
  leave();
  const address = new URL(location);
  if (form.elements.new_draft) address.searchParams.set("draft", room.story);
  location.replace(address);
  if (address.hash) location.reload();
}

function show(records, page_) {
  const [record, ...rest] = records;
  if (!record) return;
  const names = differing(record.entries, page_.entries());
  const words = interpolate(gettext("This device kept what you typed here, %s; the desk does not have all of it."), [when(record)]);
  const note = noteOf([
    make("p", { textContent: words }),
    differences(record, names),
    make("p", { className: "bad", role: "alert" }),
    button(gettext("Restore"), () => restore(record, note, page_)),
    " ",
    button(gettext("Ignore it"), async () => {
      await journal.remove([record.key]);
      note.remove();
      show(rest, page_);
    }),
  ]);
  note.setAttribute("aria-label", words);
}

// New stories that only this device knows: each is opened at its own address.
function showOthers(records) {
  const known = new Set([...document.querySelectorAll(".unsaved button")].map((one) => one.value));
  const unknown = [...new Map(records.filter((one) => !known.has(one.story)).map((one) => [one.story, one])).values()];
  if (!unknown.length) return;
  const items = unknown.map((record) => {
    const headline = record.entries.find(([name]) => name === "headline")?.[1] || gettext("Without a headline");
    const link = make("a", { href: `?draft=${encodeURIComponent(record.story)}`, dir: "auto", textContent: headline });
    return make("li", {}, [link, " ", make("span", { className: "quiet", textContent: when(record) })]);
  });
  noteOf([make("h2", { textContent: gettext("New stories that this device kept") }), make("ul", { className: "unsaved" }, items)]);
}

// Offers what this device has of this story, the newest first; what the page shows already is thrown away.
export async function offer(page_) {
  const [records, open] = [await journal.of(user), await journal.openPages()];
  const waiting = records.filter((record) => record.page !== page && !open.has(record.page));
  const here = waiting.filter((record) => record.story === room.story);
  const [news, olds] = [[], []];
  for (const record of here) (differing(record.entries, JSON.parse(page_.atFirst)).length ? news : olds).push(record);
  if (olds.length) await journal.remove(olds.map((record) => record.key));
  show(news, page_);
  if (form.elements.new_draft) showOthers(waiting.filter((record) => record.story !== room.story && record.story.includes("-")));
}
