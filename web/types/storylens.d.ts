// <story-lens>, typed: what a host holds on to. dist/storylens.d.ts; docs/embedding.md explains each with an example.

type Wanted = string | null | (string | null)[] | undefined;
export type TakeFilter = { [facet in "lens" | "region" | "lang" | "outlet" | "date" | "owner" | "framed"]?: Wanted };

// The properties that are attributes: "" where there is none, null removes it.
export interface StoryLensProperties {
  src: string; // the bundle's address, or that of an archive's manifest.json
  story: string; // slug; "": the first of the bundle
  view: string; // summary | takes | graph | all
  lens: string; // only the takes of this label
  theme: string; // light | dark | auto: as the article
  loading: string; // lazy: when in view | eager; for reveal="auto"
  height: string; // in CSS pixels; else --story-height
  gestures: string; // cooperative | greedy | none
  depth: string; // 1 to 3: only what is within so many steps of the story
  linkTarget: string; // _blank | _self | _parent | _top
  label: string; // the name that is read aloud
  consent: string; // "click": nothing is fetched before a click
  linkNames: string; // present: names in the article are linked with their nodes
  since: string; // a date: what is newer is told
}

export interface StoryLens extends StoryLensProperties {
  readonly ready: Promise<void>; // kept when the first story is shown, broken with the error when none can be
  state: string; // what is shown, as the text of a URL's hash
  open(slug: string): boolean; // false: there is no such story, or nothing is live yet
  select(nodeId: string | null): boolean;
  setFilter(filter: TakeFilter): void;
  get reveal(): () => Promise<void>; // makes the story live now; `ready`
  set reveal(value: unknown); // the attribute of the name
  dismiss(): void; // back to the card; frees all that the live story held
  toBlob(): Promise<Blob>; // the graph as a PNG; broken where none is on the screen
  picture(form?: "png" | "svg"): Promise<Blob>;
  inspect(): Record<string, unknown>; // what the reader sees now, as plain JSON
  destroy(): void; // removing the element does it
}

export interface StoryLensEventMap {
  "story-reveal": CustomEvent<{ trigger: "click" | "view" | "eager" | "method" | "online" | "src" }>;
  // Bytes, total 0: not known. Then, where the bundle brings no places for its graph, from 0 to 1; of an archive, 1 when what is around the
  // story has come, and what a search asked for.
  "story-progress": CustomEvent<{ phase: "fetch"; loaded: number; total: number } | { phase: "layout" | "list" | "neighbors" | "search"; progress: number }>;
  "story-load": CustomEvent<{ slug: string; lang: string }>;
  "story-error": CustomEvent<{ type: "fetch" | "schema" | "wasm" | "webglcontextlost"; message: string }>;
  "story-navigate": CustomEvent<{ slug: string }>; // cancelable
  "story-take-open": CustomEvent<{ url: string; take: string }>; // cancelable
  "story-select": CustomEvent<{ id: string | null }>;
  "story-state": CustomEvent<{ state: string }>;
  "story-resize": CustomEvent<{ width: number; height: number }>;
  "story-gesture-prevented": CustomEvent<{ kind: "wheel" | "touch" }>;
}

export declare class StoryLensElement extends HTMLElement implements StoryLens {
  static readonly observedAttributes: string[];
  src: string;
  story: string;
  view: string;
  lens: string;
  theme: string;
  loading: string;
  height: string;
  gestures: string;
  depth: string;
  linkTarget: string;
  label: string;
  consent: string;
  linkNames: string;
  since: string;
  readonly ready: Promise<void>;
  state: string;
  open(slug: string): boolean;
  select(nodeId: string | null): boolean;
  setFilter(filter: TakeFilter): void;
  get reveal(): () => Promise<void>;
  set reveal(value: unknown);
  dismiss(): void;
  toBlob(): Promise<Blob>;
  picture(form?: "png" | "svg"): Promise<Blob>;
  inspect(): Record<string, unknown>;
  destroy(): void;
  addEventListener<K extends keyof StoryLensEventMap>(
    type: K, listener: (this: StoryLensElement, event: StoryLensEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

export declare const version: string;

declare global {
  interface HTMLElementTagNameMap {
    "story-lens": StoryLensElement;
  }
}
