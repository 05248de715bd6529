// The reader's own choices, applied before the first paint. The page is whole without this file.
const root = document.documentElement;
const STEPS = [1, 1.125, 1.25, 1.5];
const kept = {};

function recall(name) {
  try { return localStorage.getItem(name) ?? kept[name]; } catch { return kept[name]; }
}

function remember(name, value) {
  kept[name] = value;
  try { localStorage.setItem(name, value); } catch { /* a private window: the choice lasts as long as the page */ }
}

function step() {
  const chosen = Number(recall("size"));
  return STEPS[chosen] ? chosen : 0;
}

function apply() {
  const theme = recall("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  root.style.setProperty("--scale", STEPS[step()]);
}

root.dataset.scripted = "";
apply();

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-size-step], [data-theme-switch]");
  if (!button) return;
  if (button.dataset.sizeStep) {
    remember("size", Math.max(0, Math.min(STEPS.length - 1, step() + Number(button.dataset.sizeStep))));
  } else {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    remember("theme", dark ? "light" : "dark");
  }
  apply();
});
