// What a host writes in TypeScript: it must compile (tsc --noEmit), and the real class must be what the types say.

import { StoryLensElement as RealElement } from "../../web/story-lens-element";
import type { StoryLens, StoryLensElement } from "../../web/types/storylens";

const element = document.createElement("story-lens");
element.src = "bundle.json";
element.linkTarget = "_self";
element.setFilter({ lens: ["Impact", null], region: "KR" });
element.addEventListener("story-take-open", (event) => {
  const { url, take } = event.detail;
  if (!url.startsWith("https:")) event.preventDefault();
  console.log(take, element.inspect()["version"]);
});
element.addEventListener("story-error", ({ detail }) => {
  const type: "fetch" | "schema" | "wasm" | "webglcontextlost" = detail.type;
  console.log(type);
});
export const whenReady: Promise<void> = element.reveal();

// @ts-expect-error: no such event has such a detail
element.addEventListener("story-select", ({ detail }) => detail.url);
// @ts-expect-error: a slug is text
element.open(7);

export const real: StoryLens = new RealElement();
export const declared: StoryLensElement = new RealElement();
