// The app's own page, and embed.html for frames: keeps what is shown in the address, so that back, forward and a pasted link work. In a frame
// the way back belongs to the page around it.

import { settable, speakToParent } from "./frame-messages";
import type { StoryLensElement } from "./story-lens-element";

const element = document.querySelector("story-lens") as StoryLensElement;

// A change of story, node or view is a step back leads to; a moved camera or node, and how the text is read, are not.
const place = (state: string) => state.replace(/(^|&)(camera|pin|textsize|measure|face|theme)=[^&]*/g, "");

if (location.hash.length > 1) element.state = location.hash;

element.addEventListener("story-state", (event) => {
  const { state } = (event as CustomEvent<{ state: string }>).detail;
  const isFirst = location.hash.length <= 1;
  const isStep = place(state) !== place(location.hash.slice(1));
  try {
    history[isStep && !isFirst && parent === window ? "pushState" : "replaceState"](null, "", `#${state}`);
  } catch {} // a sandboxed frame has no history of its own
  nameTab();
});

// By the headline of what is read: a story, or a page.
function nameTab(): void {
  const headline = element.shadowRoot?.querySelector("h1")?.textContent;
  if (headline) document.title = `${headline} · Storylens`;
}

element.addEventListener("story-load", (event) => {
  document.documentElement.lang = (event as CustomEvent<{ lang: string }>).detail.lang;
  nameTab();
});

addEventListener("popstate", () => (element.state = location.hash));

// What the address asks for, else what the page has. src comes last: it starts the loading.
const parameters = new URLSearchParams(location.search);
const usual: Record<string, string | undefined> = { lang: navigator.language, src: element.dataset["src"] };
for (const name of [...settable.slice(1), "src"]) {
  const value = parameters.get(name) ?? usual[name];
  if (value !== undefined) element.setAttribute(name, value);
}
speakToParent(element, parameters);

// On a page of its own the app hears keys that nothing else has.
document.addEventListener("keydown", (event) => {
  if (event.target !== document.body || event.ctrlKey || event.metaKey || event.altKey) return;
  const forwarded = new KeyboardEvent("keydown", { key: event.key, bubbles: true, cancelable: true });
  if (element.shadowRoot?.querySelector("canvas")?.dispatchEvent(forwarded) === false) event.preventDefault();
});
