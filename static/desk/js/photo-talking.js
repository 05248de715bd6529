// Posts to the desk until somebody answers: waits while there is no connection, while it is busy, until one is logged in.
import { inside, token } from "./at-desk.js";
import { signIn } from "./sign-in.js";

const PATIENCE = 120_000; // milliseconds for one answer: cutting takes a while, a slow connection too
const LONGEST = 30_000; // between two attempts
const BROKEN = 5; // how often a server that stumbles is asked again

// Returns {status, …what was answered}. `tell` hears "away", "out" and "queue" while it waits.
export async function patiently(address, options, tell) {
  for (let failures = 0, broken = 0; ; ) {
    const answer = await once(address, options);
    options.signal?.throwIfAborted();
    if (answer.status === 0 || [502, 504].includes(answer.status)) {
      tell("away");
      await pause(growing(failures), options.signal, "online");
      failures += 1;
    } else if (answer.status === 503) {
      tell("queue");
      await pause(1000 * (answer.after || growing(1) / 1000), options.signal);
    } else if (answer.status === 401) {
      tell("out");
      await comeBack(options.signal);
    } else if (answer.status === 403 && answer.token && broken < BROKEN) {
      broken += 1;
      await once(inside.door, { method: "GET" }); // it brings a new cookie
    } else if (answer.status >= 500 && broken < BROKEN) {
      broken += 1;
      await pause(growing(broken), options.signal);
    } else {
      return answer;
    }
  }
}

async function once(address, { method = "POST", body, headers = {}, signal }) {
  try {
    const patience = AbortSignal.timeout(PATIENCE);
    const response = await fetch(address, {
      method,
      body,
      headers: { Accept: "application/json", "X-CSRFToken": token(), ...headers },
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
    const speaks = response.headers.get("Content-Type")?.startsWith("application/json");
    const said = speaks ? await response.json() : { error: unspoken(response.status) };
    return { ...said, status: response.status, after: Number(response.headers.get("Retry-After")) };
  } catch {
    return { status: 0 };
  }
}

function unspoken(status) {
  return status === 403 ? gettext("You may not add photos to the library.") : gettext("The server did not take it. Try again.");
}

let door;

// Asks to log in, once for all that is being sent; who puts it off is asked again when they come back to the page.
async function comeBack(signal) {
  door ??= signIn().finally(() => (door = null));
  if (!(await door)) await pause(LONGEST, signal, "focus");
}

function growing(failures) {
  return Math.min(LONGEST, 1000 * 2 ** failures) * (0.75 + Math.random() / 2);
}

// Waits so many milliseconds, or until the window hears of something. Rejects when the signal is given.
export function pause(time, signal, sooner) {
  return new Promise((resolve, reject) => {
    const over = () => {
      clearTimeout(waiting);
      if (sooner) window.removeEventListener(sooner, go);
      signal?.removeEventListener("abort", stop);
    };
    const go = () => (over(), resolve());
    const stop = () => (over(), reject(signal.reason));
    const waiting = setTimeout(go, time);
    if (sooner) window.addEventListener(sooner, go);
    signal?.addEventListener("abort", stop);
  });
}
