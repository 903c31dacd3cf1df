// <story-lens>: a story bundle as a reader and a graph. Before the app arrives, and where it cannot run, its own content is the story.

import { fetchBundle, type StoryError } from "./fetch-bundle";
import type { LiveStory, PictureForm } from "./storylens-app";
import styles from "./story-lens.css";
import type { Gestures } from "./input";

export const version = "0.1.0";

const empty = {
  ready: false, story: {}, page: "", view: "all", theme: "light", filter: {}, selection: null, framesDrawn: 0,
  layout: { alpha: 0, ticks: 0, settled: true }, nodes: [], edges: [], takes: [], diagnostics: [],
};

type Wanted = string | null | (string | null)[] | undefined;
export type TakeFilter = { [facet in "lens" | "region" | "lang" | "outlet" | "date" | "owner" | "framed"]?: Wanted };

interface Parts {
  frame: HTMLElement;
  canvas: HTMLCanvasElement;
  layer: HTMLElement;
  document: HTMLElement;
  notice: HTMLElement;
}

export class StoryLensElement extends HTMLElement {
  static readonly observedAttributes = ["src", "story", "lang", "theme", "view", "lens", "since"];

  private parts: Parts | undefined;
  private live: LiveStory | undefined;
  private loading = new AbortController();
  private readyPromise!: Promise<void>;
  private keepReady!: () => void;
  private breakReady!: (error: unknown) => void;
  private pendingState: string | undefined;

  constructor() {
    super();
    this.renewReady();
  }

  // ---- properties ----

  // Kept when the first story is shown, broken with the error when none can be.
  get ready(): Promise<void> {
    return this.readyPromise;
  }
  // What is shown, as the text of a URL's hash.
  get state(): string {
    return this.live?.location() ?? this.pendingState ?? "";
  }
  set state(text: string) {
    if (this.live) this.live.goTo(text);
    else this.pendingState = text;
  }
  get src(): string {
    return this.getAttribute("src") ?? "";
  }
  set src(address: string) {
    this.setAttribute("src", address);
  }
  get story(): string {
    return this.getAttribute("story") ?? "";
  }
  set story(slug: string) {
    this.setAttribute("story", slug);
  }

  // ---- methods ----

  open(slug: string): boolean {
    return this.live?.open(slug, "") ?? false;
  }
  select(nodeId: string | null): boolean {
    return this.live?.select(nodeId ?? "") ?? false;
  }
  // What is not named is not filtered; null is "not given" (lens: null = unlabelled), an array is any of them.
  setFilter(filter: TakeFilter): void {
    const parts = Object.entries(filter).flatMap(([facet, wanted]) =>
      (Array.isArray(wanted) ? wanted : wanted === undefined || wanted === "" ? [] : [wanted]).map(
        (value) => `${facet === "lang" ? "takelang" : facet}=${encodeURIComponent(value ?? "")}`,
      ),
    );
    this.live?.setFilter(parts.join("&"));
  }
  // What of the graph is on the screen, without the controls: SVG text, or PNG in device pixels. Broken where there is none.
  async picture(form: PictureForm = "png"): Promise<Blob> {
    if (!this.live) throw new Error("No story is shown");
    return this.live.picture(form);
  }
  toBlob(): Promise<Blob> {
    return this.picture();
  }
  inspect(): Record<string, unknown> {
    return { version, ...(this.live?.inspect() ?? empty) };
  }
  destroy(): void {
    this.loading.abort();
    this.live?.destroy();
    this.live = undefined;
    this.shadowRoot?.replaceChildren();
    this.parts = undefined;
  }

  // ---- life ----

  connectedCallback(): void {
    if (this.parts) return;
    this.build();
    if (this.src) void this.load();
  }
  disconnectedCallback(): void {
    // Moving an element disconnects and connects it in one turn: only one that stays away is let go.
    queueMicrotask(() => {
      if (!this.isConnected) this.destroy();
    });
  }
  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.parts || before === now) return;
    if (name === "src") void this.load();
    else if (name === "theme") this.live?.setTheme(now);
    else if (name === "view") this.live?.setView(now ?? "all");
    else if (name === "lang") void this.live?.setInterfaceLanguage(this.language());
    else if (name === "since") this.live?.setSince(now ?? "");
    else if (name === "lens") this.setFilter({ lens: now ?? undefined });
    else if (name === "story" && now) this.live?.open(now, "");
  }

  private build(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
    const make = <K extends keyof HTMLElementTagNameMap>(name: K, part: string, parent: Node) => {
      const element = document.createElement(name);
      element.setAttribute("part", part);
      element.className = part;
      parent.appendChild(element);
      return element;
    };
    const frame = make("div", "frame", root);
    const fallback = make("div", "fallback", frame);
    fallback.appendChild(document.createElement("slot"));
    const canvas = make("canvas", "graph", frame);
    canvas.tabIndex = -1; // by pointer; the keyboard walks through the layer
    const layer = make("div", "layer", frame);
    const story = make("div", "document", layer);
    canvas.setAttribute("role", "img");
    const notice = make("div", "notice", frame);
    notice.setAttribute("role", "alert");
    this.parts = { frame, canvas, layer, document: story, notice };
  }

  private language(): string {
    return this.getAttribute("lang") || document.documentElement.lang || navigator.language || "en";
  }

  // Of the bundle.
  private address(): string {
    return new URL(this.src, document.baseURI).href;
  }

  private renewReady(): void {
    this.readyPromise = new Promise((keep, broken) => {
      this.keepReady = keep;
      this.breakReady = broken;
    });
    this.readyPromise.catch(() => {}); // a host need not listen
  }

  private async load(): Promise<void> {
    this.loading.abort();
    const loading = (this.loading = new AbortController());
    const address = this.address();
    this.say("");
    if (this.src === "") return;
    try {
      const [json, live] = await Promise.all([fetchBundle(address, loading.signal), this.start(address)]);
      if (loading.signal.aborted) return;
      live.load(json, this.story, this.getAttribute("lang") ?? "");
      this.live = live;
      this.setFilter({ lens: this.getAttribute("lens") ?? undefined });
      if (this.pendingState) live.goTo(this.pendingState);
      this.pendingState = undefined;
      this.parts?.frame.classList.add("loaded");
      this.keepReady();
    } catch (error) {
      if (!loading.signal.aborted) this.failed(error);
    }
  }

  private starting: Promise<LiveStory> | undefined;

  private async start(address: string): Promise<LiveStory> {
    if (this.live) return this.live;
    const app = await import("./storylens-app.js");
    const parts = this.parts;
    if (!parts) throw new Error("The element was removed");
    const probe = (name: string) => {
      const element = document.createElement("span");
      element.className = `probe ${name}`;
      element.hidden = true;
      parts.frame.appendChild(element);
      return element;
    };
    this.starting ??= app.LiveStory.create({
      element: this,
      frame: parts.frame,
      canvas: parts.canvas,
      layer: parts.layer,
      document: parts.document,
      probes: {
        reading: probe("reading"), interface: probe("interface"), mono: probe("mono"),
        page: probe("page"), text: probe("text"), accent: probe("accent"),
      },
      language: this.language(),
      gestures: () => (this.getAttribute("gestures") as Gestures | null) ?? "cooperative",
      source: () => (/^https?:/.test(this.address()) ? this.address() : ""),
      emit: (name, detail, cancelable = false) => this.emit(name, detail, cancelable),
      showCanvas: (isShown) => parts.frame.classList.toggle("live", isShown),
    });
    try {
      const live = await this.starting;
      live.setTheme(this.getAttribute("theme"));
      live.setSince(this.getAttribute("since") ?? "");
      const view = this.getAttribute("view");
      if (view) live.setView(view);
      return live;
    } catch (error) {
      this.starting = undefined;
      await this.showSidecar(address, app.buildDocument);
      throw error;
    }
  }

  // Without WebAssembly the bundle cannot be read here: show the page's own text, else the document that was written beside the bundle.
  private async showSidecar(address: string, buildDocument: (html: string) => DocumentFragment): Promise<void> {
    if (!this.parts || this.textContent?.trim()) return;
    const response = await fetch(address.replace(/\.json(?=$|[?#])/, ".html")).catch(() => undefined);
    if (!response?.ok) return;
    this.parts.document.replaceChildren(buildDocument(await response.text()));
    this.parts.frame.classList.add("loaded");
  }

  private failed(error: unknown): void {
    // The app is a bundle of its own, with its own StoryError class: the type tells, not the class.
    const type = (error as Partial<StoryError>).type ?? "wasm";
    const message = error instanceof Error ? error.message : String(error);
    this.say(message);
    void this.sayInWords(type, message);
    this.emit("story-error", { type, message });
    this.breakReady(error);
  }

  // In the reader's language too, where there is another than English.
  private async sayInWords(type: string, message: string): Promise<void> {
    const app = await import("./storylens-app.js").catch(() => undefined);
    const words = await app?.errorWords(type, this.language());
    if (words && this.parts?.notice.textContent === message) this.say(`${words} (${message})`);
  }

  // Tells the reader; the last good story stays.
  private say(message: string): void {
    if (this.parts) this.parts.notice.textContent = message;
  }

  private emit(name: string, detail: Record<string, unknown>, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
  }
}
