// The service worker: told which files this page came with, so that they are kept without being fetched again. Fails in
// silence where browsers allow no worker (plain HTTP), and is not asked for by those who save data.
const shown = () => performance.getEntriesByType("resource").map((entry) => entry.name);

async function register() {
  await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ page: location.href, files: shown() });
}

if ("serviceWorker" in navigator && !navigator.connection?.saveData) {
  const start = () => register().catch(() => {});
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
}
