// In the place of a site's offline worker where the site has none: a browser that still has one of an earlier build finds this, and is rid of it.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const clear = async () => {
    await registration.unregister();
    for (const name of await caches.keys()) {
      if (/^storylens-offline-\d+ /.test(name) && name.endsWith(` ${registration.scope}`)) await caches.delete(name);
    }
  };
  event.waitUntil(clear());
});
