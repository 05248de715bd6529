// The arithmetic of the knife (articles/photos/cut.py: framed), in pixels of the picture; a test holds the two equal.

// Python's round: a half goes to the even number.
function round(value) {
  const nearest = Math.round(value);
  return Math.abs(value % 1) === 0.5 && nearest % 2 ? nearest - 1 : nearest;
}

// The largest part of a picture that has the ratio: [width, height]; never nothing.
function frame([across, down], width, height) {
  if (width * down <= height * across) return [width, Math.max(1, Math.floor((width * down) / across))];
  return [Math.max(1, Math.floor((height * across) / down)), height];
}

// Where that part begins, so that it keeps the focal point as central as it can: {x, y, width, height}.
export function framed(ratio, width, height, [acrossPoint, downPoint]) {
  const [w, h] = frame(ratio, width, height);
  const start = (point, whole, part) => Math.min(Math.max(round(point * whole - part / 2), 0), whole - part);
  return { x: start(acrossPoint, width, w), y: start(downPoint, height, h), width: w, height: h };
}

// The same as a value of object-position: a picture that covers a box of that ratio shows exactly that part.
export function position(ratio, width, height, point) {
  const part = framed(ratio, width, height, point);
  const percent = (start, room) => (room > 0 ? (100 * start) / room : 50);
  return `${percent(part.x, width - part.width)}% ${percent(part.y, height - part.height)}%`;
}
