// Articles of other people, as the widget's scenes open them. All text in them is made up.

export const fallback = `<article><h1>Ferry strike enters its second week</h1><p>Crews on the Skerran line stopped work on Monday. This sentence stands in the
article's own HTML.</p><p><a href="#more">Read on</a></p></article>`;

const paragraphs = (count) => Array.from({ length: count }, (_, i) => `<p>Paragraph ${i + 1} of the article.</p>`).join("");

export const style = `body { margin: 0; font: 18px/1.6 Georgia, serif; } main { max-width: 40rem; margin: 0 auto; padding: 1rem; }
story-lens { display: block; height: 480px; overflow: hidden; } .spacer { height: 3000px; }`;

// attributes and content of each widget, in an article with text before and after.
export function article(widgets, { head = "", before = 2, after = 3, script = "/storylens.js", body = "", html = 'lang="en"' } = {}) {
  const elements = widgets.map(([attributes, content = fallback]) => `<story-lens ${attributes}>${content}</story-lens><p>Between.</p>`);
  return `<!doctype html><html ${html}><head><meta charset="utf-8"><title>Article</title><style>${style}</style>${head}
${script ? `<script type="module" src="${script}"></script>` : ""}</head><body><main>${paragraphs(before)}${elements.join("")}${paragraphs(after)}</main>${body}</body></html>`;
}

const page = (...options) => () => article(...options);

export const src = 'src="/story.json"';

const sandbox = 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"';

// A host that keeps what its frames say; its own script is the only one it has.
const frameHost = (frames, script = "") => () => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Frames</title>
<style>${style} iframe { width: 100%; height: 480px; border: 0; }</style>${script}</head><body><main><p>Before.</p>${frames}<p>After.</p></main></body></html>`;
const hear = `<script>window.said = []; addEventListener("message", (event) => said.push({ from: [...document.querySelectorAll("iframe")].findIndex((frame) => frame.contentWindow === event.source), data: event.data }));</script>`;

export const widgetPages = {
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
