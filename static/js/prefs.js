// The reader's own choices, the size of text and the light, applied before the first paint and kept on this device
// alone. What a size means is the style sheet's affair (tools.css). The page is whole without this file.
{
  const root = document.documentElement;
  const LARGEST = 3;
  const LIGHTS = ["light", "dark"];
  const kept = {}; // a private window may refuse to store: the choice then lasts as long as the page

  const recall = (name) => {
    try { return localStorage.getItem(name) ?? kept[name]; } catch { return kept[name]; }
  };
  const remember = (name, value) => {
    kept[name] = value;
    try { localStorage.setItem(name, value); } catch { /* kept above */ }
  };
  const all = (selector) => document.querySelectorAll(selector);
  const size = () => Math.min(LARGEST, Math.max(0, Math.trunc(Number(recall("size"))) || 0));
  const light = () => (LIGHTS.includes(recall("theme")) ? recall("theme") : "system");

  // The browser's own frame takes the colour that the page was made for in that light.
  const frame = (chosen) => {
    for (const meta of all("meta[name=theme-color]")) {
      meta.dataset.own ??= meta.content;
      const of = document.querySelector(`meta[name=theme-color][media*=${chosen}]`);
      meta.content = of ? of.dataset.own ?? of.content : meta.dataset.own;
    }
  };

  const apply = () => {
    root.dataset.size = size();
    if (light() === "system") delete root.dataset.theme;
    else root.dataset.theme = light();
    frame(light());
  };

  // The controls say in words what is chosen.
  const paint = () => {
    for (const button of all("[data-size-step]")) {
      const end = Number(button.dataset.sizeStep) > 0 ? LARGEST : 0;
      button.setAttribute("aria-disabled", size() === end);
    }
    for (const said of all("[data-size-said]")) {
      const words = said.dataset.sizeSaid.split("|")[size()];
      if (said.textContent !== words) said.textContent = words;
    }
    for (const choice of all("[data-theme-choice] input")) choice.checked = choice.value === light();
    for (const said of all("[data-theme-said]")) {
      said.textContent = said.dataset.themeSaid.split("|")[LIGHTS.indexOf(light()) + 1];
    }
  };
  const show = () => { apply(); paint(); };
  const choose = (name, value) => { remember(name, value); show(); };

  root.dataset.scripted = "";
  apply();
  document.addEventListener("DOMContentLoaded", paint);
  document.addEventListener("story-added", paint);
  addEventListener("storage", show); // another window has chosen
  addEventListener("pageshow", (event) => { if (event.persisted) show(); });
  document.addEventListener("click", ({ target }) => {
    const step = target.closest("[data-size-step]")?.dataset.sizeStep;
    if (step) choose("size", Math.max(0, Math.min(LARGEST, size() + Number(step))));
    const opened = document.querySelector("[data-theme-choice][open]");
    if (opened && !opened.contains(target)) opened.open = false;
  });
  document.addEventListener("change", ({ target }) => {
    if (target.closest("[data-theme-choice]")) choose("theme", target.value);
  });
  document.addEventListener("keydown", ({ key, target }) => {
    const opened = key === "Escape" && target.closest("[data-theme-choice][open]");
    if (!opened) return;
    opened.open = false;
    opened.querySelector("summary").focus();
  });
}
