// Articles of other people, as the widget's scenes open them, and hosts on which something is wrong. All text in them is made up.

import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { degradedBundles } from "./degraded.mjs";

export const fallback = `<article><h1>Ferry strike enters its second week</h1><p>Crews on the Skerran line stopped work on Monday. This sentence stands in the
article's own HTML.</p><p><a href="#more">Read on</a></p></article>`;

const paragraphs = (count) => Array.from({ length: count }, (_, i) => `<p>Paragraph ${i + 1} of the article.</p>`).join("");

export const style = `body { margin: 0; font: 18px/1.6 Georgia, serif; } main { max-width: 40rem; margin: 0 auto; padding: 1rem; }
story-lens { display: block; height: 480px; overflow: hidden; } .spacer { height: 3000px; }`;

// attributes and content of each widget, in an article with text before and after.
export function article(
  widgets, { head = "", before = 2, after = 3, script = "/storylens.js", body = "", html = 'lang="en"', styles = `<style>${style}</style>` } = {},
) {
  const elements = widgets.map(([attributes, content = fallback]) => `<story-lens ${attributes}>${content}</story-lens><p>Between.</p>`);
  return `<!doctype html><html ${html}><head><meta charset="utf-8">${head}<title>Article</title>${styles}
${script ? `<script type="module" src="${script}"></script>` : ""}</head><body><main>${paragraphs(before)}${elements.join("")}${paragraphs(after)}</main>${body}</body></html>`;
}

const page = (...options) => () => article(...options);

export const src = 'src="/story.json"';

// The same scripts under another folder, each as `change` makes it of the file.
function copyOfScripts(folder, change = {}) {
  const names = ["storylens.js", "storylens-app.js", "storylens.wasm"];
  return Object.fromEntries(names.map((name) => [`/${folder}/${name}`, (change[name] ?? ((file) => file))(() => readFileSync(`dist/${name}`))]));
}

// Answers the first `failures` requests after each opening of a page with an error, or as `early` does.
let openings = 0;
const opened = (html) => () => {
  ++openings;
  return html();
};
function flaky(answer, failures = 1, early = undefined) {
  let asked = 0;
  let opening = 0;
  const count = () => {
    if (opening !== openings) asked = 0;
    opening = openings;
    return asked;
  };
  const body = () => {
    const isEarly = count() < failures;
    ++asked;
    return isEarly ? (early?.() ?? "not now") : answer();
  };
  Object.defineProperty(body, "status", { get: () => (count() < failures && !early ? 503 : 200) });
  return body;
}
const tampered = (file) => () => {
  const bytes = Buffer.from(file());
  bytes[bytes.length - 1] ^= 1;
  return bytes;
};
const withHeaders = (body, headers) => Object.assign(() => body(), { headers });
const asText = (file) => withHeaders(file, { "content-type": "text/plain" });

const small = degradedBundles["/linked.json"];
async function* slowly(text) {
  for (let i = 0; i < 10; ++i) {
    yield text.slice((i * text.length) / 10, ((i + 1) * text.length) / 10);
    await new Promise((passed) => setTimeout(passed, 150));
  }
}
async function* broken(text) {
  yield text.slice(0, text.length / 2);
  await new Promise((passed) => setTimeout(passed, 100));
  throw new Error("the connection broke off");
}

// The first answer is the beginning of one bundle and the end of another, as when the file is replaced while it is sent.
const other = () => small().replace('"Linked"', '"Another headline of another length"');
const torn = flaky(small, 1, () => small().slice(0, 200) + other().slice(200));

export const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";
const underPolicy = (more) => page([[src]], {
  head: `<meta http-equiv="Content-Security-Policy" content="${policy}; ${more}">`, styles: '<link rel="stylesheet" href="/widget/article.css">',
});

// As docs/embedding.md says: the hash stands in the page.
const withIntegrityOf = (name) => {
  const integrity = JSON.parse(readFileSync("dist/integrity.json", "utf8"))[name];
  return article([[src]], { script: "", head: `<script type="module" src="/storylens.js" integrity="${integrity}"></script>` });
};

// What some libraries of the last twenty years did to every page.
const hostileScript = `
Array.prototype.toJSON = function () { return "overridden"; };
Array.prototype.remove = function () {};
Object.prototype.extra = 1;
Object.defineProperty(Array.prototype, "find", { value: () => undefined });
Object.defineProperty(Array.prototype, "flat", { value: () => { throw new Error("overridden"); } });
window.$ = () => null;
for (const kind of [Object, Function, Array, String, Number, Promise, Error, EventTarget, Node, Element, HTMLElement]) Object.freeze(kind.prototype);`;

// Its marks and names are of the story that the scene is about: ?id=…&name=…
function linkedArticle({ url }) {
  const { id, name } = Object.fromEntries(new URL(url, "http://localhost").searchParams);
  const text = `<p id="text">Later they spoke of ${name} and again of ${name}.</p><p><a href="#" data-story-node="${id}" id="mark">this company</a></p>`;
  return article([[`${src} view="graph" reveal="auto" loading="eager" height="420"`]], { before: 0 }).replace("<p>Between.</p>", text);
}

const sandbox = 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"';

// A host that keeps what its frames say; its own script is the only one it has.
const frameHost = (frames, script = "") => () => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Frames</title>
<style>${style} iframe { width: 100%; height: 480px; border: 0; }</style>${script}</head><body><main><p>Before.</p>${frames}<p>After.</p></main></body></html>`;
const hear = `<script>window.said = []; addEventListener("message", (event) => said.push({ from: [...document.querySelectorAll("iframe")].findIndex((frame) => frame.contentWindow === event.source), data: event.data }));</script>`;

export const widgetPages = {
  "/widget/article.css": () => style,
  "/widget/strict.html": underPolicy("require-trusted-types-for 'script'; trusted-types storylens-layout"),
  "/widget/strictest.html": underPolicy("require-trusted-types-for 'script'; trusted-types 'none'"),
  "/widget/hostile.html": page([[src]], { head: `<script>${hostileScript}</script>` }),
  "/widget/two-versions.html": page([[src]], { head: '<script type="module" src="/second/storylens.js"></script>' }),
  "/widget/taken-name.html": page([[src]], { head: '<script>customElements.define("story-lens", class extends HTMLElement {});</script>' }),
  "/widget/no-script.html": page([[src]], { script: "/nowhere/storylens.js" }),
  "/widget/tampered.html": page([[src]], { script: "/tampered/storylens.js" }),
  "/widget/untyped.html": page([[src]], { script: "/untyped/storylens.js" }),
  "/widget/flaky-app.html": opened(page([[src]], { script: "/flaky/storylens.js" })),
  "/widget/flaky.html": opened(page([['src="/widget/flaky.json"']])),
  "/widget/offline.html": opened(page([['src="/widget/flaky-too.json" reveal="auto" loading="eager"']])),
  "/widget/torn.html": opened(page([['src="/widget/torn.json"']])),
  "/widget/missing.html": page([['src="/widget/no-such-bundle.json"']]),
  "/widget/mistyped.html": page([[src]], { script: "/mistyped/storylens.js" }),
  "/widget/mistyped-app.html": page([[src]], { script: "/mistyped-app/storylens.js" }),
  "/widget/integrity.html": () => withIntegrityOf("storylens.js"),
  "/widget/integrity-of-another.html": () => withIntegrityOf("storylens-app.js"),
  "/widget/right-to-left.html": page([[src]], { html: 'lang="ar" dir="rtl"' }),
  "/widget/slow.html": page([['src="/widget/slow.json"']]),
  "/widget/broken.html": page([['src="/widget/broken.json"']]),
  "/widget/not-a-bundle.html": page([['src="/bad/not-json.json"']]),
  "/widget/mime.html": page([['src="/widget/mime.json"']]),
  ...copyOfScripts("second"),
  ...copyOfScripts("tampered", { "storylens.wasm": tampered }),
  ...copyOfScripts("untyped", { "storylens.wasm": asText }),
  ...copyOfScripts("mistyped", { "storylens.js": asText }),
  ...copyOfScripts("mistyped-app", { "storylens-app.js": asText }),
  ...copyOfScripts("flaky", { "storylens-app.js": (file) => flaky(file) }),
  "/widget/flaky.json": flaky(small),
  "/widget/flaky-too.json": flaky(small),
  "/widget/torn.json": torn,
  "/widget/slow.json": () => Readable.from(slowly(small())),
  "/widget/broken.json": () => Readable.from(broken(small())),
  "/widget/mime.json": withHeaders(small, { "content-type": "text/html" }),
  "/widget/closed.json": withHeaders(small, {}),
  "/widget/linked.html": (request) => linkedArticle(request),
  "/widget/frame.html": frameHost(`<iframe ${sandbox} src="/embed.html?src=/story.json&id=first"></iframe>`, hear),
  "/widget/frame-silent.html": frameHost(`<iframe src="/embed.html?src=/story.json#view=takes" loading="lazy"></iframe>`),
  "/widget/frame-intruded.html": frameHost(`<iframe ${sandbox} src="/embed.html?src=/story.json&id=first"></iframe><iframe ${sandbox} src="/widget/intruder.html"></iframe>`, hear),
  "/widget/intruder.html": () => `<!doctype html><html lang="en"><head><title>Another frame</title></head><body><script>
setInterval(() => parent.frames[0].postMessage({ type: "story:set", v: 1, view: "takes" }, "*"), 50);</script></body></html>`,
  "/widget/one.html": page([[src]]),
  "/widget/bare.html": page([[src, ""]]),
  "/widget/auto.html": page([[`${src} reveal="auto"`]], { body: "<div class='spacer'></div>" }),
  "/widget/below.html": page([[`${src} reveal="auto"`]], { before: 200 }),
  "/widget/eager-below.html": page([[`${src} reveal="auto" loading="eager"`]], { before: 200 }),
  "/widget/manual.html": page([[`${src} reveal="manual"`]]),
  "/widget/consent.html": page([[`${src} reveal="auto" loading="eager" consent="click"`, ""]]),
  "/widget/three.html": page([[src], [src], [src]]),
  "/widget/ten.html": page(Array.from({ length: 10 }, () => [`${src} reveal="auto" loading="eager"`])),
  "/widget/empty.html": page([], { after: 1 }),
  "/widget/plain.html": page([], { script: "" }),
  "/widget/wrong.html": page([[`${src} view="cinema" theme="plaid" loading="never" reveal="sometimes" height="12furlongs" gestures="rude" depth="99"
    link-target="javascript:alert(1)" story="no-such-story" lens=""`]]),
};
