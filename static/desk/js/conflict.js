// The page of two texts: copies one's own in one press, takes a merge that is being mended as
// chosen, and folds on a phone what would be read three times.
async function copied(area) {
  try {
    await navigator.clipboard.writeText(area.value);
  } catch {
    const hidden = area.hidden;
    area.hidden = false;
    area.select();
    document.execCommand("copy"); // without HTTPS there is no other way
    area.hidden = hidden;
  }
}

for (const button of document.querySelectorAll(".conflict [data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await copied(document.getElementById(button.dataset.copy));
    document.querySelector("[data-copied]").textContent = button.textContent = button.dataset.done;
  });
}

for (const area of document.querySelectorAll(".version--merged textarea[name]")) {
  area.addEventListener("input", () => (area.closest(".version").querySelector("input[type=radio]").checked = true));
}

// On a phone the two versions of a text that is merged below are folded away: it would be read three times.
const phone = window.matchMedia("(max-width: 767px)");
const fold = () => {
  for (const version of document.querySelectorAll(".version-fold")) version.open = !phone.matches;
};
phone.addEventListener("change", fold);
fold();
