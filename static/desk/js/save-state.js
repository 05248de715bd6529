// Where what is typed is kept, in the rail and over the telephone's buttons. Spoken aloud only when it changes for the
// worse, and when it is well again.
import { make } from "./make.js";
import { room } from "./at-desk.js";

const shown = [];
const spoken = make("p", { className: "unseen", role: "status" });
let state = "";
let keptAt = 0;

function since() {
  const minutes = Math.floor((Date.now() - keptAt) / 60_000);
  if (minutes < 1) return gettext("Draft saved a few seconds ago");
  return interpolate(ngettext("Draft saved %s minute ago", "Draft saved %s minutes ago", minutes), [minutes]);
}

function words(what, { safe, words }) {
  const device = safe ? gettext("Your text is kept on this device.") : gettext("Keep this page open: your text is here alone.");
  const away = safe
    ? gettext("No connection: your text is kept on this device, and goes to the desk when the connection is back.")
    : gettext("No connection. Keep this page open: your text goes to the desk when the connection is back.");
  const all = {
    saving: gettext("Saving…"),
    kept: since(),
    away,
    out: `${gettext("You are no longer logged in.")} ${device}`,
    refused: `${words} ${device}`,
    undelivered: `${gettext("Not saved.")} ${words || gettext("There is no connection; press again when it is back.")} ${device}`,
  };
  return all[what];
}

// Says one of: saving, kept, away, out, refused, undelivered.
export function say(what, { safe = false, words: more = "", press = null } = {}) {
  if (what === "saving" && state && state !== "kept") return; // bad news stays until it is better
  if (what === "away" && state === "undelivered") return;
  if (what === "kept") keptAt = Date.now();
  const text = words(what, { safe, words: more || null });
  const calm = (one) => ["", "saving", "kept"].includes(one);
  if (what !== state && !(calm(what) && calm(state))) spoken.textContent = text;
  state = what;
  document.querySelector(".checks-since")?.removeAttribute("hidden");
  for (const line of shown) {
    line.hidden = false;
    line.dataset.state = what;
    line.replaceChildren(text);
    if (press) line.append(" ", button(press));
  }
}

function button(press) {
  const one = make("button", { type: "button", className: "btn btn--small", textContent: gettext("Log in again") });
  one.addEventListener("click", press);
  return one;
}

function put(place) {
  if (!place) return;
  const line = make("p", { className: "save-state", hidden: true });
  place.append(line);
  shown.push(line);
}

if (room?.autosave) {
  put(document.querySelector(".rail .decide"));
  put(document.querySelector(".phone-bar"));
  document.body.append(spoken);
  setInterval(() => {
    if (state === "kept") for (const line of shown) line.replaceChildren(since());
  }, 20_000);
}
