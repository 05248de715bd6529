// Asks when and where something happened, and hands over the phrase with the local time and Greenwich's, or "".
import { make } from "./make.js";

const NO_CONNECTION = () => gettext("No connection. Nothing you typed is lost; try again.");

async function answer(address, question = {}) {
  try {
    const response = await fetch(`${address}?${new URLSearchParams(question)}`, { headers: { Accept: "application/json" } });
    return response.ok || response.status === 422 ? await response.json() : { error: gettext("The server did not take it. Try again.") };
  } catch {
    return { error: NO_CONNECTION() };
  }
}

function row(label, control) {
  return make("label", { className: "clocks-row" }, [make("span", { textContent: label }), control]);
}

// The boxes by the names that the server knows them by.
function boxes() {
  const clock = make("input", { type: "text", inputMode: "numeric", autocomplete: "off", placeholder: "18:38", required: true });
  clock.dir = "ltr";
  return { clock, zone: make("select"), day: make("input", { type: "date", required: true }) };
}

export function askClocks(address, edition, done) {
  const asked = boxes();
  const said = make("p", { className: "clocks-said", id: "clocks-said", role: "status" });
  const insert = make("button", { type: "submit", className: "btn btn--main", textContent: gettext("Put into the text") });
  const close = make("button", { type: "button", className: "btn btn--plain", textContent: gettext("Close") });
  const form = make("form", { method: "dialog", noValidate: true }, [
    make("div", { className: "clocks-body" }, [
      row(gettext("Time there"), asked.clock),
      row(gettext("City"), asked.zone),
      row(gettext("Day"), asked.day),
      said,
    ]),
    make("div", { className: "dialog-foot" }, [close, insert]),
  ]);
  const dialog = make("dialog", { className: "desk-dialog clocks", ariaLabel: gettext("Local time and Greenwich time") }, [form]);
  let latest = 0;

  const ask = async () => {
    const mine = ++latest;
    const found = await answer(address, { clock: asked.clock.value, zone: asked.zone.value, day: asked.day.value, edition });
    if (mine !== latest) return {};
    for (const [name, box] of Object.entries(asked)) {
      box.setAttribute("aria-invalid", String(found.field === name));
      box.setAttribute("aria-describedby", said.id);
    }
    said.classList.toggle("bad", Boolean(found.error));
    said.textContent = found.error ?? found.words;
    return found;
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const found = await ask();
    if (found.words) dialog.close(found.words);
    else if (found.error) (asked[found.field] ?? asked.clock).focus();
  });
  form.addEventListener("change", () => asked.clock.value && ask());
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove(); // until then the page behind it takes no focus
    done(dialog.returnValue);
  });
  document.body.append(dialog);
  dialog.showModal();
  asked.clock.focus();
  answer(address).then(({ places = [], day = "", error = "" }) => {
    asked.zone.append(...places.map(({ zone, name }) => new Option(name, zone)));
    asked.day.value ||= day;
    said.textContent = error;
  });
}
