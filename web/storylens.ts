// Defines <story-lens>. What an article loads.

import { StoryLensElement, version } from "./story-lens-element";

if (!customElements.get("story-lens")) customElements.define("story-lens", StoryLensElement);

export { StoryLensElement, version };
