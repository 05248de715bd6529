// Notes are written and settled without leaving the story that is being written.
const FAILED = () => gettext("The server did not take it. Try again.");
const OFFLINE = () => gettext("No connection. Nothing you typed is lost; try again.");

function say(panel, text, bad = false) {
  const line = panel.querySelector(".story-notes-said");
  line.textContent = text;
  line.classList.toggle("bad", bad);
  line.hidden = !text;
}

// The panel as the desk has it now; what is being typed in it stays typed.
function renew(panel, html, { keep }) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const next = fresh.content.querySelector(".story-notes");
  const [now, then] = [panel, next].map((one) => one.querySelector("textarea"));
  if (keep && now && then) then.value = now.value;
  panel.replaceWith(next);
  return next;
}

function sent(button) {
  const panel = button.closest(".story-notes");
  const body = new URLSearchParams({ csrfmiddlewaretoken: button.form.elements.csrfmiddlewaretoken.value });
  if (button.dataset.note === "write") for (const field of panel.querySelectorAll("textarea, select")) body.set(field.name, field.value);
  return fetch(button.getAttribute("formaction"), { method: "POST", body, headers: { Accept: "application/json" } });
}

async function post(button) {
  const panel = button.closest(".story-notes");
  const writes = button.dataset.note === "write";
  button.disabled = true;
  try {
    const response = await sent(button);
    const isOurs = (response.headers.get("Content-Type") ?? "").startsWith("application/json");
    const answer = isOurs ? await response.json() : {};
    if (answer.html) {
      const next = renew(panel, answer.html, { keep: !(writes && response.ok) });
      say(next, answer.said);
      (response.ok && !writes ? next : next.querySelector("textarea"))?.focus();
      return;
    }
    say(panel, FAILED(), true);
  } catch {
    say(panel, OFFLINE(), true);
  }
  button.disabled = false;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-note]");
  if (!button) return;
  event.preventDefault();
  post(button);
});

// In the box of a note, Enter with Control sends the note and not the story.
document.addEventListener("keydown", (event) => {
  const panel = event.target.closest?.(".story-notes");
  if (!panel || event.code !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopPropagation();
  panel.querySelector("button[data-note=write]")?.click();
}, true);
