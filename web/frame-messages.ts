// What embed.html, in an <iframe>, says to the page around it and hears from it. Heights are told in three dialects: ours, and two that
// content management systems know already. Nothing said is secret, so it is said to any parent; only the parent is heard.

import type { StoryLensElement } from "./story-lens-element";

const events = ["reveal", "progress", "load", "error", "navigate", "take-open", "select", "state", "resize", "gesture-prevented"];
// What a parent may set; the address of the bundle too: it could have opened the frame with any.
export const settable = [
  "src", "story", "lang", "theme", "view", "lens", "gestures", "depth", "link-target", "label", "loading", "reveal", "consent", "height", "since",
];

// Of a frame so wide, where the address asks for none: it must not depend on the frame's height, which follows from it.
function heightFor(width: number): number {
  if (width < 700) return 560;
  return Math.min(Math.max(Math.round(width * 0.6), 480), 720);
}

export function speakToParent(element: StoryLensElement, parameters: URLSearchParams): void {
  if (parent === window) return;
  const id = parameters.get("id") ?? window.name;
  const say = (message: unknown) => parent.postMessage(message, "*");
  let told = 0;
  const tellHeight = () => {
    const height = Number(element.getAttribute("height")) || heightFor(innerWidth);
    if (height === told) return;
    told = height;
    say({ type: "story:height", v: 1, id, height });
    say({ sentinel: "amp", type: "embed-size", height });
    say(JSON.stringify({ src: location.href, context: "iframe.resize", height }));
  };
  for (const event of events) {
    element.addEventListener(`story-${event}`, ({ detail }: CustomEventInit) => say({ type: "story:event", v: 1, id, name: `story-${event}`, detail }));
  }
  addEventListener("resize", tellHeight);
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || typeof data !== "object" || data === null || data.type !== "story:set") return;
    for (const name of settable) {
      const value = data[name] ?? data[name.replace(/-(.)/, (_, letter: string) => letter.toUpperCase())];
      if (value === null) element.removeAttribute(name);
      else if (typeof value === "string" || typeof value === "number") element.setAttribute(name, String(value));
    }
    tellHeight();
  });
  tellHeight();
}
