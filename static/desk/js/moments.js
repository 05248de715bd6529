// What a moment that is being typed is on the newsroom's clock and on Greenwich's.
const MINUTE = 60000;

function written(text, shape) {
  const ascii = text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 15));
  return shape.exec(ascii.trim())?.slice(1).map(Number);
}

// What the clock in that zone shows at a moment, as if it were Greenwich's.
function shown(moment, zone) {
  const options = { timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" };
  const parts = new Intl.DateTimeFormat("en", options).formatToParts(moment);
  const part = (type) => Number(parts.find((each) => each.type === type).value);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
}

// Every moment at which that clock shows this time: one, none or two.
function readings(wall, zone) {
  const guesses = [-24, 24].map((hours) => wall + hours * 60 * MINUTE).map((near) => wall - (shown(near, zone) - near));
  return [...new Set(guesses)].filter((moment) => shown(moment, zone) === wall);
}

function pad(number) {
  return String(number).padStart(2, "0");
}

function phrase(wall, moment, city) {
  const [here, there] = [new Date(wall), new Date(moment)];
  const clock = (date) => `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}`;
  const days = Math.sign(Date.UTC(there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate()) - Date.UTC(here.getUTCFullYear(), here.getUTCMonth(), here.getUTCDate()));
  const words = {
    "-1": gettext("%(clock)s %(city)s time (%(greenwich)s GMT the day before)"),
    0: gettext("%(clock)s %(city)s time (%(greenwich)s GMT)"),
    1: gettext("%(clock)s %(city)s time (%(greenwich)s GMT the day after)"),
  }[days];
  return interpolate(words, { clock: clock(here), city, greenwich: clock(there) }, true);
}

function say(line, day, hour) {
  const date = written(day.value, /^(\d{4})-(\d{1,2})-(\d{1,2})$/);
  const time = written(hour.value, /^(\d{1,2}):(\d{2})(?::\d{2})?$/);
  if (!date || !time) return "";
  const wall = Date.UTC(date[0], date[1] - 1, date[2], ...time);
  const found = readings(wall, line.dataset.zone);
  if (found.length === 1) return phrase(wall, found[0], line.dataset.city);
  return gettext("Clocks change at this hour. When you save you are asked which of two moments you mean.");
}

for (const line of document.querySelectorAll("[data-moment]")) {
  const [day, hour] = line.parentElement.querySelectorAll("input.vDateField, input.vTimeField");
  const which = line.nextElementSibling?.matches(".moment-which") ? line.nextElementSibling : null;
  let said = day && `${day.value} ${hour.value}`;
  const tell = () => {
    if (said === `${day.value} ${hour.value}`) return;
    said = `${day.value} ${hour.value}`;
    line.textContent = say(line, day, hour);
    which?.remove(); // it asked about another time
  };
  for (const box of day ? [day, hour] : []) {
    for (const kind of ["input", "change", "focus", "blur"]) box.addEventListener(kind, tell); // the calendar only focuses
  }
}
