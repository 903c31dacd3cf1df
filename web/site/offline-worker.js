// What was opened of a site opens again without a connection: a service worker, written by `storylens build --site --offline` (src/cli/site/site_offline.h),
// which puts the settings below in place. It hears what pages within its folder ask for, and of other hosts what is in the app's folder.
//
//   files named after their content   from what is kept, else from the host
//   pages, manifests, bundles, app    from the host; where that fails or takes longer than latest_ms, from what is kept, and a page says so
//   frames and embed.html             not at all: nothing is answered and nothing is kept for them
//
// At most mostFiles and mostBytes are kept; what has been there longest goes. A new build has a new version: when it takes over, what no kept page
// leads to goes. A worker whose own file is gone from the host clears up after itself.
"use strict";

const { app, languages, words } = SETTINGS;
const mostFiles = 500;
const mostBytes = 50_000_000;
const largestFile = 5_000_000;
const latest_ms = 5000;

const root = registration.scope;
const cacheName = `storylens-offline-1 ${root}`; // the form of what is kept, and whose it is: sites on one host do not share
const appFolder = app && new URL(app.slice(0, app.lastIndexOf("/") + 1), root).href;
const addressed = /\/(?:front|graph|index|names|search|stories\/[\da-f]{2})\/([\da-f]{32})\.json$/;
const keptHeader = "x-storylens-kept"; // when it came, in milliseconds
const sizeHeader = "x-storylens-bytes";
const titleHeader = "x-storylens-title";

// ---- what is ours ----

// The address under which it is kept; "" = not ours.
function keyOf(request) {
  const url = new URL(request.url);
  url.hash = "";
  if (request.method !== "GET" || request.headers.has("range") || url.pathname.endsWith("/embed.html") || url.href === location.href) return "";
  const isOfSite = url.href.startsWith(root);
  const isOfApp = appFolder !== "" && url.href.startsWith(appFolder) && /\.(?:js|css|wasm|tsv)$/.test(url.pathname);
  const isFile = isOfApp || (isOfSite && url.search === "" && /\.(?:json|js|css|svg)$/.test(url.pathname)); // a query is a question to a program
  if (!(request.mode === "navigate" ? isOfSite : isFile)) return "";
  url.search = "";
  return url.href;
}

// A page of its own, not in a frame, not an embed.
const isPage = (client) => client?.type === "window" && client.frameType === "top-level" && !new URL(client.url).pathname.endsWith("/embed.html");

// ---- what is kept ----

// Made when the worker takes over, and never again: who cleared it wants nothing kept.
async function store() {
  return (await caches.has(cacheName)) ? caches.open(cacheName) : undefined;
}

let known; // address → { when, bytes }; the oldest first

async function all(cache) {
  if (known) return known;
  const found = [];
  for (const request of await cache.keys()) {
    const { headers } = (await cache.match(request)) ?? new Response();
    found.push([request.url, { when: Number(headers.get(keptHeader)), bytes: Number(headers.get(sizeHeader)) }]);
  }
  return (known ??= new Map(found.sort(([, a], [, b]) => a.when - b.when)));
}

async function drop(cache, key) {
  (await all(cache)).delete(key);
  await cache.delete(key);
}

async function makeRoom(cache) {
  const files = await all(cache);
  let bytes = 0;
  for (const file of files.values()) bytes += file.bytes;
  for (const [key, file] of [...files]) {
    if (files.size <= mostFiles && bytes <= mostBytes) break;
    bytes -= file.bytes;
    await drop(cache, key);
  }
}

const isKeepable = (response) => response.status === 200 && response.type !== "opaque" && !/no-store/.test(response.headers.get("cache-control") ?? "");
const isHtml = (response) => /^text\/html/.test(response.headers.get("content-type") ?? "");

// A disk that is full keeps nothing, and the reader reads on.
async function keep(key, response) {
  try {
    if (Number(response.headers.get("content-length")) > largestFile) return;
    const body = await response.arrayBuffer();
    if (body.byteLength > largestFile) return;
    const headers = new Headers({ "content-type": response.headers.get("content-type") ?? "", [keptHeader]: String(Date.now()), [sizeHeader]: String(body.byteLength) });
    if (isHtml(response)) headers.set(titleHeader, encodeURIComponent(/<title>([^<]*)/.exec(new TextDecoder().decode(body))?.[1] ?? ""));
    const cache = await store();
    if (!cache) return;
    const files = await all(cache);
    await cache.put(key, new Response(body, { headers }));
    files.delete(key);
    files.set(key, { when: Date.now(), bytes: body.byteLength });
    await makeRoom(cache);
  } catch {}
}

const kept = (key) => caches.match(key, { cacheName });

async function forget(key) {
  const cache = await store();
  if (cache) await drop(cache, key);
}

// ---- words ----

const escaped = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
const primary = (tag) => tag.split("-")[0].toLowerCase();
const languageFor = (tag) => Object.keys(words).find((language) => primary(language) === primary(tag));

// Of a page: as it says itself, else as its folder, else as the reader's browser.
function languageOf(address, html = "") {
  const folder = decodeURIComponent(address.slice(root.length).split("/")[0]);
  const told = /<html[^>]* lang="([^"]*)"/.exec(html)?.[1] || (languages.includes(folder) ? folder : navigator.language);
  return languageFor(told) ?? "en";
}

// "This is a copy kept …", for people.
function keptWords(language, when) {
  const date = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" }).format(when);
  return words[language].kept.replace("{0}", date);
}

function withNotice(html, address, when) {
  const language = languageOf(address, html);
  const notice = `<p role="status" class="kept" lang="${language}" dir="${words[language].dir}">${escaped(keptWords(language, when))}</p>`;
  return html.replace(/<body[^>]*>/, (tag) => `${tag}\n${notice}`);
}

// What is shown for a page that is not here: that it is not, and what is.
async function missingPage(address) {
  const language = languageOf(address);
  const said = words[language];
  const cache = await store();
  const pages = [];
  for (const key of cache ? [...(await all(cache)).keys()].reverse() : []) {
    const title = (await cache.match(key))?.headers.get(titleHeader);
    if (title) pages.push(`<li><a href="${escaped(key)}">${decodeURIComponent(title)}</a></li>`); // escaped as its page has it
  }
  const list = pages.length ? `<h2>${escaped(said.list)}</h2>\n<ul class="list">\n${pages.join("\n")}\n</ul>\n` : "";
  const html = `<!DOCTYPE html>
<html lang="${language}" dir="${said.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(said.missing)}</title>
<link rel="stylesheet" href="${escaped(root)}site.css">
</head>
<body>
<main>
<h1>${escaped(said.missing)}</h1>
<p role="status">${escaped(said.explained)}</p>
<p><a href="">${escaped(said.retry)}</a></p>
${list}</main>
</body>
</html>
`;
  return new Response(html, { status: 503, headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
}

// ---- answers ----

// Breaks when the host does not answer in time.
function soon(promise) {
  return new Promise((done, broken) => {
    const timer = setTimeout(() => broken(new Error("late")), latest_ms);
    promise.then(done, broken).finally(() => clearTimeout(timer));
  });
}

// From the host, and kept.
async function fetched(event, key) {
  const response = await fetch(event.request);
  if (isKeepable(response) && (event.request.mode !== "navigate" || isHtml(response))) event.waitUntil(keep(key, response.clone()));
  else if (response.status === 404 || response.status === 410) event.waitUntil(forget(key));
  return response;
}

async function fromHostFirst(event, key, client) {
  const coming = fetched(event, key);
  coming.catch(() => {});
  const isNavigation = event.request.mode === "navigate";
  try {
    const response = await soon(coming);
    if (response.status < 500) return response;
    return (await copy(event, key, client, isNavigation)) ?? response;
  } catch (error) {
    const found = await copy(event, key, client, isNavigation);
    if (found) return found;
    if (error.message === "late") return coming.catch(() => (isNavigation ? missingPage(key) : Response.error()));
    return isNavigation ? missingPage(key) : Response.error();
  }
}

// What is kept, with the word that it is.
async function copy(event, key, client, isNavigation) {
  const found = await kept(key);
  if (!found) return undefined;
  const when = Number(found.headers.get(keptHeader));
  if (isNavigation) return new Response(withNotice(await found.text(), key, when), { headers: found.headers });
  if (key.endsWith(".json")) {
    const said = Object.keys(words).map((language) => ({ language, direction: words[language].dir, text: keptWords(language, when) }));
    client.postMessage({ type: "storylens:kept", usual: languageOf(client.url), said }); // the page knows its language
  }
  return found;
}

async function fromKeptFirst(event, key) {
  const isWanted = !/reload|no-cache|no-store/.test(event.request.cache); // the reader found a copy that is not what its name says
  return (isWanted && (await kept(key))) || fetched(event, key);
}

async function answer(event, key) {
  const client = await clients.get(event.clientId);
  if (!isPage(client)) return fetch(event.request);
  return addressed.test(new URL(key).pathname) ? fromKeptFirst(event, key) : fromHostFirst(event, key, client);
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const isNavigation = request.mode === "navigate";
  if (isNavigation && request.destination !== "document") return; // a frame
  const key = keyOf(request);
  if (!key) return;
  if (isNavigation) event.waitUntil(clearIfGone());
  event.respondWith(isNavigation ? fromHostFirst(event, key) : answer(event, key));
});

// What a page had fetched before this worker heard it (offline.js tells).
addEventListener("message", (event) => {
  const { data, source } = event;
  if (data?.type !== "storylens:keep" || !Array.isArray(data.addresses)) return;
  const keepAll = async () => {
    const client = source && (await clients.get(source.id));
    const cache = await store();
    if (!isPage(client) || !cache) return;
    const files = await all(cache);
    const page = client.url.split(/[?#]/)[0];
    const wanted = [...(data.isFirst ? [[page, page]] : []), ...data.addresses.slice(0, mostFiles).map((address) => [address, keyOf(new Request(address))])];
    for (const [address, key] of wanted) {
      if (!key || files.has(key)) continue;
      const response = await fetch(address).catch(() => undefined);
      if (response && isKeepable(response)) await keep(key, response);
    }
  };
  event.waitUntil(keepAll());
});

// ---- life ----

// Of this site, in any form; but one.
async function clear(but = "") {
  for (const name of await caches.keys()) if (/^storylens-offline-\d+ /.test(name) && name.endsWith(` ${root}`) && name !== but) await caches.delete(name);
}

// Once in a worker's short life: a host that has no such file any more wants no worker.
let isAsked = false;
async function clearIfGone() {
  if (isAsked) return;
  isAsked = true;
  const response = await fetch(location.href, { cache: "no-store" }).catch(() => undefined);
  if (response?.status !== 404 && response?.status !== 410) return;
  await registration.unregister();
  await clear();
}

// Files named after their content that no kept page, manifest or file leads to: of an earlier build.
async function sweep(cache) {
  const keys = [...(await all(cache)).keys()];
  const named = new Map(keys.flatMap((key) => (addressed.test(key) ? [[addressed.exec(key)[1], key]] : [])));
  const open = keys.filter((key) => !addressed.test(key) && /(?:\/|\.html|\.json)$/.test(key));
  while (open.length) {
    const text = await (await cache.match(open.pop()))?.text();
    for (const [hash] of (text ?? "").matchAll(/[\da-f]{32}/g)) {
      if (!named.has(hash)) continue;
      open.push(named.get(hash));
      named.delete(hash);
    }
  }
  for (const key of named.values()) await drop(cache, key);
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const begin = async () => {
    await clear(cacheName);
    await sweep(await caches.open(cacheName));
    await clients.claim();
  };
  event.waitUntil(begin());
});
