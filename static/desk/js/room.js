// The writing room's habits: keys, what the main button says, and a word before unsaved work is left.
const form = document.querySelector(".writing-room form#article_form");

function press(name) {
  form.querySelector(`.rail button[name=${name}], .phone-bar button[name=${name}]`)?.click();
}

function keys(event) {
  const control = (event.ctrlKey || event.metaKey) && !event.altKey;
  if (control && !event.shiftKey && event.code === "KeyS") {
    event.preventDefault();
    form.requestSubmit(form.querySelector("button[name=_continue]"));
  }
  if (control && event.shiftKey && event.code === "KeyP") {
    event.preventDefault();
    press("_preview");
  }
}

// A start that is still ahead makes a schedule of the publication.
function sayWhatPublishDoes() {
  const day = document.getElementById("id_publish_at_0")?.value;
  const button = form.querySelector(".rail button[data-publish]");
  if (!button || "out" in button.dataset) return;
  const words = day ? button.dataset.schedule : button.dataset.publish;
  for (const one of form.querySelectorAll("button[name=_publish]")) one.textContent = words;
}

function watch() {
  let touched = Boolean(document.querySelector(".errornote"));
  let leaving = false;
  form.addEventListener("input", () => (touched = true));
  form.addEventListener("change", () => (touched = true));
  form.addEventListener("submit", (event) => (leaving = event.submitter?.name !== "_preview"));
  window.addEventListener("beforeunload", (event) => {
    if (touched && !leaving) event.preventDefault();
  });
}

if (form) {
  document.addEventListener("keydown", keys);
  for (const id of ["id_publish_at_0", "id_publish_at_1"]) {
    for (const kind of ["input", "change", "focus", "blur"]) document.getElementById(id)?.addEventListener(kind, sayWhatPublishDoes);
  }
  watch();
}
