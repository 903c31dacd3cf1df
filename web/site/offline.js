// On the pages of a site with `--offline`: registers the worker beside this file, tells it what the page had fetched before it was heard, and shows when the
// page was given a kept copy. In a frame it does nothing.
"use strict";

const container = navigator.serviceWorker;

// The first time, the page is not the worker's yet.
async function controlled() {
  await container.register(new URL("offline-worker.js", import.meta.url), { updateViaCache: "none" });
  const { active } = await container.ready;
  if (!container.controller) await new Promise((done) => container.addEventListener("controllerchange", done, { once: true }));
  return container.controller ?? active;
}

// In the place and with the look of the word that the worker puts into a kept page.
function show({ usual, said }) {
  if (document.querySelector("body > .kept")) return;
  const primary = (tag) => tag.split("-")[0].toLowerCase();
  const inLanguage = (tag) => said.find(({ language }) => primary(language) === primary(tag));
  const { text, language, direction } = inLanguage(document.documentElement.lang) ?? inLanguage(usual);
  const notice = document.createElement("p");
  notice.className = "kept";
  notice.setAttribute("role", "status");
  notice.lang = language;
  notice.dir = direction;
  document.body.prepend(notice);
  notice.textContent = text;
}

if (container && window.top === window) {
  container.addEventListener("message", ({ data }) => data?.type === "storylens:kept" && show(data));
  container.startMessages();
  if (!container.controller) {
    controlled().then((worker) => {
      const since_ms = performance.now(); // what is asked for from now on goes through the worker
      worker.postMessage({ type: "storylens:keep", isFirst: true, addresses: [] });
      const tell = (entries) => entries.length && worker.postMessage({ type: "storylens:keep", addresses: entries.map(({ name }) => name) });
      new PerformanceObserver((list) => tell(list.getEntries().filter(({ startTime }) => startTime < since_ms))).observe({ type: "resource", buffered: true });
    }, () => {}); // a browser or a host that forbids it: the site works as without
  } else {
    controlled().catch(() => {});
  }
}
