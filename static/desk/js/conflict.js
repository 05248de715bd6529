// The page of two texts: copies one's own in one press, and takes a merge that is being mended as chosen.
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
