// Keeps what is typed: at the desk while there is a connection, on this device until the desk has it.
import { form, page, renewToken, room, said, send, user } from "./at-desk.js";
import * as journal from "./journal.js";
import { offer } from "./leftovers.js";
import { say } from "./save-state.js";
import { signIn } from "./sign-in.js";

const IDLE = 1000; // milliseconds without typing before it goes to the desk
const LATEST = 4000; // it goes even while typing never stops, so that five seconds are the most that can be missing
const A_WHILE = 30_000; // before it is tried again
const ON_DEVICE = 400;
const UNSAID = new Set(["csrfmiddlewaretoken"]);
const MOST_AT_THE_END = 60_000; // bytes: browsers let no more travel after its page is gone

const key = room ? `${user}/${room.story}/${page}` : "";
const journals = room ? "journal" in room && window.indexedDB : false;
let atDesk = ""; // what the desk has, as text to compare
let onDevice = "";
let now = ""; // what the form says
let began = 0; // when something was first typed that the desk does not have
let failures = 0;
let rest = 0; // milliseconds more to wait for, after a refusal
let isPutOff = false; // whether logging in again was
let leaving = false;
let delivering = false;
let sending = null;
let idle, retry, writing;

export function entries() {
  return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !UNSAID.has(name));
}

function text() {
  return JSON.stringify(entries());
}

// --- Noticing -------------------------------------------------------------------------------------------------------
function notice() {
  const found = text();
  if (found === now) return;
  now = found;
  leaving = false;
  mark();
  if (now === atDesk) return;
  nameNewStory();
  if (journals) writing ??= setTimeout(putOnDevice, ON_DEVICE);
  began ||= Date.now();
  if (failures) return; // `retry` knows when
  clearTimeout(idle);
  idle = setTimeout(keepNow, rest + Math.max(0, Math.min(IDLE, began + LATEST - Date.now())));
}

// For styles, and for whoever watches the page from outside.
function mark() {
  room.kept = String(now === atDesk);
}

// A story without a number is found again under the name of its draft, when the page is loaded again too.
function nameNewStory() {
  const address = new URL(location);
  if (!form.elements.new_draft || address.searchParams.get("draft") === room.story) return;
  address.searchParams.set("draft", room.story);
  history.replaceState(history.state, "", address);
}

// --- On this device -------------------------------------------------------------------------------------------------
async function putOnDevice({ anyway = false } = {}) {
  clearTimeout(writing);
  writing = null;
  const kept = now;
  if (!journals || (kept === atDesk && !anyway) || kept === onDevice) return;
  if (await journal.keep({ key, user, story: room.story, page, at: Date.now(), entries: JSON.parse(kept) })) onDevice = kept;
}

async function takeFromDevice() {
  clearTimeout(writing);
  writing = null;
  if (journals) await journal.remove([key]);
  onDevice = "";
}

// --- At the desk ----------------------------------------------------------------------------------------------------
// One message at a time; returns what was answered to the last one.
async function keep() {
  clearTimeout(retry);
  while (sending) await sending;
  sending = post();
  try {
    return await sending;
  } finally {
    sending = null;
  }
}

async function post({ ending = false } = {}) {
  notice();
  clearTimeout(idle);
  const sent = now;
  const slow = setTimeout(() => say("saving"), 400);
  const keepalive = ending && new Blob([sent]).size < MOST_AT_THE_END;
  const answer = await send(room.autosave, [...JSON.parse(sent), ...said()], { keepalive });
  clearTimeout(slow);
  began = 0;
  if (answer.status === 200) await kept(sent, answer);
  else unkept(answer);
  return answer;
}

// The desk has one row a user and story: what another page of theirs writes there is written over this one's.
async function kept(sent, answer) {
  atDesk = sent;
  failures = rest = 0;
  isPutOff = false;
  say("kept");
  mark();
  document.dispatchEvent(new CustomEvent("desk:heard", { detail: answer }));
  if (now !== sent) later();
  else if (answer.others?.some(({ who }) => String(who) === user)) await putOnDevice({ anyway: true });
  else await takeFromDevice();
}

// What was typed while the last message was under way.
function later() {
  began = Date.now();
  clearTimeout(idle);
  idle = setTimeout(keepNow, IDLE);
}

function unkept(answer) {
  putOnDevice();
  const safe = Boolean(journals);
  if (answer.status === 401) {
    rest = A_WHILE;
    say("out", { safe, press: comeBack });
    if (!delivering && !isPutOff) comeBack();
  } else if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
    rest = A_WHILE;
    say("refused", { safe, words: because(answer) });
  } else {
    failures += 1;
    say("away", { safe });
    retry = setTimeout(keep, Math.min(A_WHILE, 1000 * 2 ** failures) * (0.75 + Math.random() / 2));
  }
}

function because({ status, error }) {
  if (error) return error;
  if (status === 403) return gettext("You may no longer change this story.");
  if (status === 404) return gettext("This story is no longer at the desk.");
  return status ? gettext("The server did not take it. Try again.") : "";
}

async function comeBack() {
  if (document.visibilityState !== "visible") return;
  isPutOff = !(await signIn());
  if (!isPutOff) await keep();
}

function isUnkept() {
  return text() !== atDesk;
}

function keepNow({ ending = false } = {}) {
  if (leaving || delivering) return;
  notice();
  if (!isUnkept()) return;
  putOnDevice();
  if (ending) keepAtTheEnd();
  else if (!sending) keep();
}

// The page may be gone before an earlier message is answered, so this one does not wait for it. Nobody knows which of the
// two the desk took last: a page that stays says it once more.
async function keepAtTheEnd() {
  const before = sending;
  await Promise.all([before, post({ ending: true })]);
  if (!before) return;
  atDesk = "";
  keepNow();
}

// --- Deliberate saves -----------------------------------------------------------------------------------------------
// The desk is asked first: a session that has ended, or a server that is gone, never swallows the page.
async function deliver(button) {
  if (delivering) return;
  delivering = true;
  let answer = await keep();
  if (answer.status === 401 && (await signIn())) answer = await keep();
  delivering = false;
  if (answer.status !== 200) return say("undelivered", { words: because(answer), safe: Boolean(journals) });
  renewToken();
  await takeFromDevice();
  leaving = true;
  form.requestSubmit(button);
}

// What is thrown away must not be kept again on the way out; another new story is thrown away from a page that goes on.
async function throwAway(event) {
  if (leaving) return;
  event.preventDefault();
  const { target, submitter } = event;
  if (submitter.name === "discard") await keep();
  clearTimeout(idle);
  clearTimeout(retry);
  while (sending) await sending;
  await takeFromDevice();
  leaving = true;
  target.requestSubmit(submitter);
}

// Whoever logs out leaves nothing behind; if something has not reached the desk, they say so themselves.
async function logOut(door) {
  if (room?.autosave && isUnkept()) await keep();
  const mine = (await journal.of(user)).length || (room?.autosave && isUnkept());
  const words = gettext("Some of what you typed has not reached the desk. If you log out, it is removed from this device. Log out?");
  if (mine && !window.confirm(words)) return;
  leaving = true;
  await journal.clear();
  door.submit();
}

function watch() {
  now = atDesk = text();
  if (document.querySelector(".errornote")) atDesk = ""; // what was refused is nowhere yet
  const hear = () => notice();
  // Search boxes speak through jQuery alone.
  if (window.django?.jQuery) window.django.jQuery(form).on("input change", hear);
  else for (const kind of ["input", "change"]) form.addEventListener(kind, hear);
  form.addEventListener("focusout", () => failures || rest || keepNow());
  window.addEventListener("blur", () => failures || rest || keepNow());
  setInterval(() => document.visibilityState === "visible" && !leaving && notice(), 1000); // what changes without a word
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keepNow({ ending: true });
    else if (failures || rest) keep();
  });
  window.addEventListener("pagehide", () => keepNow({ ending: true }));
  window.addEventListener("pageshow", (event) => event.persisted && (leaving = delivering = false));
  window.addEventListener("online", () => failures && keep());
  form.addEventListener("submit", (event) => {
    if (leaving || event.submitter?.name === "_preview") return;
    event.preventDefault();
    deliver(event.submitter);
  });
  document.getElementById("discard-form").addEventListener("submit", throwAway);
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && isUnkept() && text() !== onDevice) event.preventDefault();
  });
  if (!atDesk) keepNow();
}

if (room?.autosave) {
  journal.answerFor(page);
  watch();
  if (journals) offer({ atFirst: now, entries, leave: () => (leaving = true), putOnDevice });
}
if (user && window.indexedDB) {
  journal.keepOnly(room && !journals ? "" : user);
  const door = document.getElementById("logout-form");
  door?.addEventListener("submit", (event) => {
    event.preventDefault();
    logOut(door);
  });
}
