// Says who else has the story open, and where, and whether somebody has saved it meanwhile.
import { make } from "./make.js";
import { room, said, send } from "./at-desk.js";

const EVERY = 15_000; // milliseconds
const place = document.getElementById("presence");
let waiting;
let known = new Set([...(place?.querySelectorAll("li") ?? [])].map((line) => Number(line.dataset.who)));

// The same beside the buttons: whoever writes far down does not see what stands over the story.
const beside = [...document.querySelectorAll(".rail .decide, .phone-bar")].map((corner) => {
  const way = make("a", { href: "#presence", textContent: gettext("A newer version has been saved") });
  const line = make("p", { className: "save-state newer-here", hidden: true }, [way]);
  corner.append(line);
  return line;
});

function sayBeside() {
  for (const line of beside) line.hidden = place.querySelector(".presence-newer").hidden;
}

function show({ others = [], newer = null }) {
  const texts = others.map((other) => other.text);
  const list = place.querySelector("ul");
  if (texts.join("\n") !== [...list.children].map((line) => line.textContent).join("\n")) {
    list.replaceChildren(...texts.map((text) => make("li", { textContent: text })));
  }
  const line = place.querySelector(".presence-newer");
  const news = newer && line.hidden ? newer.text : "";
  line.hidden = !newer;
  if (newer) {
    line.querySelector("span").textContent = newer.text;
    line.querySelector("a").hidden = !newer.compare;
    if (newer.compare) line.querySelector("a").href = newer.compare;
  }
  sayBeside();
  speak(others, news);
}

// Aloud only who has come, and that a newer version is there; not every minute that passes.
function speak(others, news) {
  const come = others.filter((other) => !known.has(other.who)).map((other) => other.text);
  known = new Set(others.map((other) => other.who));
  const text = [...come, news].filter(Boolean).join(" ");
  if (text) place.querySelector("[role=status]").textContent = text;
}

async function tell() {
  clearTimeout(waiting);
  waiting = setTimeout(tell, EVERY);
  if (document.visibilityState !== "visible") return;
  const version = document.querySelector("[name=seen_version]")?.value ?? room.version;
  const answer = await send(room.presence, [...said(), ["seen_version", version]]);
  if (answer.status === 200) show(answer);
}

if (place && room?.presence) {
  document.addEventListener("desk:heard", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(tell, EVERY);
    show(event.detail);
  });
  document.addEventListener("visibilitychange", tell);
  window.addEventListener("pagehide", () => send(room.presence, [...said(), ["leaves", "1"]], { keepalive: true }));
  window.addEventListener("pageshow", (event) => event.persisted && tell());
  sayBeside();
  tell();
}
