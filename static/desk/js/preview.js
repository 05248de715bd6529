// Shows the form as readers would see the story, saved or not, as wide as a desk and as narrow as a telephone.
import { make } from "./make.js";

function problems(texts) {
  return make("div", { className: "preview-problems" }, [
    make("p", { textContent: gettext("There is no preview yet. Mend this first:") }),
    make("ul", { className: "errorlist" }, texts.map((text) => make("li", { textContent: text }))),
  ]);
}

function widths(frame) {
  const choice = (label, narrow) => {
    const button = make("button", { type: "button", className: "btn btn--small", textContent: label });
    button.setAttribute("aria-pressed", String(!narrow));
    button.addEventListener("click", () => {
      frame.classList.toggle("preview-frame--phone", narrow);
      for (const one of button.parentElement.children) one.setAttribute("aria-pressed", String(one === button));
    });
    return button;
  };
  return make("div", { className: "dialog-choice", role: "group", ariaLabel: gettext("Width") }, [
    choice(gettext("Desk"), false),
    choice(gettext("Telephone"), true),
  ]);
}

async function show(form, address) {
  const body = make("div", { className: "preview-body" }, [make("p", { className: "quiet", textContent: gettext("Making the preview…") })]);
  const head = make("div", { className: "dialog-head" });
  const close = make("button", { type: "button", className: "btn btn--plain", textContent: gettext("Back to writing") });
  const dialog = make("dialog", { className: "desk-dialog preview", ariaLabel: gettext("Preview") }, [head, body]);
  head.append(close);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  try {
    const response = await fetch(address, { method: "POST", body: new FormData(form), headers: { Accept: "application/json, text/html" } });
    if (response.ok) {
      const frame = make("iframe", { className: "preview-frame", title: gettext("Preview") });
      frame.setAttribute("sandbox", "allow-same-origin");
      frame.srcdoc = await response.text();
      head.prepend(widths(frame));
      body.replaceChildren(frame);
    } else if (response.status === 422) {
      body.replaceChildren(problems((await response.json()).errors));
    } else {
      body.replaceChildren(problems([gettext("The server did not take it. Try again.")]));
    }
  } catch {
    body.replaceChildren(problems([gettext("No connection. Nothing you typed is lost; try again.")]));
  }
}

for (const button of document.querySelectorAll("button[name=_preview]")) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    show(button.form, button.getAttribute("formaction"));
  });
}
