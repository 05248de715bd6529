// The way out (SERVICE_WORKER=0): a worker that takes the place of the other, throws away all that it kept, and goes.
addEventListener("install", () => self.skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  await self.registration.unregister();
})()));
