// Builds the document that C++ writes (src/story/html_writer.h) as DOM nodes, element by element from a list of what may occur. Nothing is
// parsed by the browser as HTML, so it needs no Trusted Types policy and cannot run anything.

const elements = new Set(
  (
    "article header section footer nav h1 h2 h3 h4 h5 h6 p ul ol li blockquote cite q a time span strong em code pre s br hr " +
    "dl dt dd small mark del ins table tr th td"
  ).split(" "),
);
const voids = new Set(["br", "hr"]);
const attributes = new Set(
  "lang dir class id href rel target datetime cite data-story data-node data-result data-take data-block data-lens data-n data-bin aria-current aria-label aria-hidden start".split(" "),
);
const safeAddress = /^(https?:\/\/|mailto:|#)/i;

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return named[name] ?? whole;
    return String.fromCodePoint(decimal ? Number(decimal) : parseInt(hex, 16));
  });
}

function setAttributes(element: Element, source: string): void {
  for (const [, name = "", value = ""] of source.matchAll(/([\w-]+)="([^"]*)"/g)) {
    if (!attributes.has(name)) continue;
    const text = unescaped(value);
    if ((name === "href" || name === "cite") && !safeAddress.test(text)) continue;
    element.setAttribute(name, text);
    if (name === "data-n" && element instanceof HTMLElement) element.style.setProperty("--n", text);
  }
}

const longText = 16_384; // UTF-16 code units

// A very long text comes in boxes, each laid out by itself and only when it is near (story-lens.css): as one text it would hold up the page.
function appendText(parent: Node, text: string): void {
  if (text.length <= longText) {
    parent.appendChild(document.createTextNode(text));
    return;
  }
  for (let at = 0; at < text.length; ) {
    const space = text.lastIndexOf(" ", at + longText);
    let end = space > at + longText / 2 ? space + 1 : at + longText;
    if (/[\ud800-\udbff]/.test(text[end - 1] ?? "")) end -= 1;
    const box = document.createElement("span");
    box.className = "long";
    box.textContent = text.slice(at, end);
    parent.appendChild(box);
    at = end;
  }
}

export function buildDocument(html: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const open: Node[] = [fragment];
  for (const [token, closing, name, rest] of html.matchAll(/<(\/?)(\w+)((?:\s+[\w-]+="[^"]*")*)\s*>|[^<]+|</g)) {
    const parent = open.at(-1) ?? fragment;
    const isBetween = name === undefined && token === "\n" && !/^(PRE|CODE)$/.test(parent.nodeName);
    if (isBetween && parent instanceof Element && parent.closest("[data-block]")) continue; // between the elements of one text
    if (name === undefined) {
      appendText(parent, unescaped(token));
    } else if (closing) {
      if (open.length > 1) open.pop();
    } else if (elements.has(name)) {
      const element = document.createElement(name);
      setAttributes(element, rest ?? "");
      parent.appendChild(element);
      if (!voids.has(name)) open.push(element);
    }
  }
  return fragment;
}
