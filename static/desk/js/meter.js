// Says under a line how long it is, and whether that reads well: data-ideal="50,75".
for (const field of document.querySelectorAll("[data-ideal]")) {
  const [least, most] = field.dataset.ideal.split(",").map(Number);
  const meter = document.createElement("output");
  meter.className = "meter";
  meter.htmlFor = field.id;
  field.after(meter);
  const say = () => {
    const letters = [...field.value.trim()].length;
    const fit = !letters ? "" : letters < least ? "short" : letters > most ? "long" : "good";
    const best = interpolate(gettext("best between %s and %s"), [least, most]);
    const words = { short: `${gettext("short")}: ${best}`, long: `${gettext("long")}: ${best}`, good: gettext("fits"), "": best };
    const count = interpolate(ngettext("%s letter", "%s letters", letters), [letters]);
    meter.dataset.fit = fit;
    meter.textContent = letters ? `${count} · ${words[fit]}` : words[""];
  };
  field.addEventListener("input", say);
  say();
}
