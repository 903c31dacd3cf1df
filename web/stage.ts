// The live step of <story-lens>: the canvas and its layer within the element's frame, the bundle, and what attributes say of both. What
// storylens-app.js is; loaded on demand by story-lens-element.ts.

import type { ArchiveReader, Found, View } from "./archive-reader";
import { ArticleLinks } from "./article-links";
import { buildDocument } from "./document-layer";
import { readBundle, type StoryError } from "./fetch-bundle";
import { GestureHint } from "./gesture-hint";
import type { Gestures } from "./input";
import layerStyles from "./layer.css";
import styles from "./live.css";
import { compileModule } from "./module";
import { errorWords } from "./strings";
import { LiveStory, type PictureForm } from "./storylens-app";
import type { StoryLensElement } from "./story-lens-element";
import type { TakeFilter } from "./types/storylens";

export type Emit = (name: string, detail: Record<string, unknown>, cancelable?: boolean) => boolean;

// Fetches and compiles the module: this script comes only when a reader asks for the story, or is about to.
compileModule().catch(() => {}); // who needs it is told

export { errorWords } from "./strings";

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles + layerStyles);

const narrow = 700; // as src/app/arrangement.cpp has it

// Only an archive needs what reads one.
const isManifest = (json: Uint8Array) => /"format"\s*:\s*"storylens-manifest"/.test(new TextDecoder().decode(json.subarray(0, 1000)));

const gestures = ["cooperative", "greedy", "none"];

export class Stage {
  private readonly life = new AbortController();
  private readonly canvas: HTMLCanvasElement;
  private readonly layer: HTMLElement;
  private readonly document: HTMLElement;
  private readonly parts: Element[] = [];
  private readonly hint: GestureHint;
  hasText = false; // shows the text beside the bundle: there is no live story
  private readonly links: ArticleLinks;
  private starting: Promise<LiveStory> | undefined;
  private live: LiveStory | undefined;
  private archive: ArchiveReader | undefined; // where src is a manifest
  private view: View | undefined; // of its whole graph, as told last

  constructor(
    private readonly element: StoryLensElement,
    private readonly frame: HTMLElement,
    private readonly emit: Emit,
  ) {
    const root = frame.getRootNode() as ShadowRoot;
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    const notice = frame.querySelector(".notice");
    const make = <K extends keyof HTMLElementTagNameMap>(name: K, part: string, parent?: Element) => {
      const made = document.createElement(name);
      made.setAttribute("part", (made.className = part));
      if (parent) return parent.appendChild(made);
      this.parts.push(made);
      frame.insertBefore(made, notice);
      return made;
    };
    this.canvas = make("canvas", "graph");
    this.canvas.tabIndex = -1; // by pointer; the keyboard walks through the layer
    this.canvas.setAttribute("role", "img");
    this.layer = make("div", "layer");
    this.document = make("div", "document", this.layer);
    this.hint = new GestureHint(frame, this.life.signal);
    this.links = new ArticleLinks({
      element,
      isFindingNames: () => element.hasAttribute("link-names"),
      names: () => this.names(),
      pointAt: (nodeId) => this.live?.pointAt(nodeId),
      select: (nodeId) => this.live?.select(nodeId),
      signal: this.life.signal,
    });
  }

  // ---- what the element calls ----

  // Shows the bundle; `response` is of its address, asked for before. Where the module cannot run, shows the text beside the bundle and breaks.
  async load(address: string, response: Promise<Response>, signal: AbortSignal, place: string): Promise<void> {
    try {
      await this.show(address, response, signal, place);
    } catch (error) {
      const { type, isTorn } = error as Partial<StoryError>;
      if (type === "wasm") await this.showSidecar(address);
      if (!isTorn || signal.aborted) throw error;
      // The file may have been replaced while it came: it is asked for once more, past what was kept of it.
      const anew = fetch(address, { signal, credentials: "omit", cache: "reload" });
      await this.show(address, anew, signal, place).catch(() => Promise.reject(error as Error));
    }
  }
  attributeChanged(name: string, now: string | null): void {
    const { live } = this;
    if (!live) return;
    if (name === "theme") live.setTheme(now);
    else if (name === "view") live.setView(now ?? "all");
    else if (name === "lang") void live.setInterfaceLanguage(this.element.language());
    else if (name === "since") live.setSince(now ?? "");
    else if (name === "lens") this.setFilter({ lens: now ?? undefined });
    else if (name === "story" && now) this.open(now);
    else if (name === "link-names") this.links.refresh();
  }
  lookChanged(): void {
    this.live?.updateLook();
  }
  open(slug: string): boolean {
    if (this.archive) return void this.archive.open(slug), true;
    return this.live?.open(slug, "") ?? false;
  }
  select(nodeId: string): boolean {
    return this.live?.select(nodeId) ?? false;
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
  picture(form: PictureForm): Promise<Blob> {
    return this.live?.picture(form) ?? Promise.reject(new Error("No story is shown"));
  }
  goTo(place: string): void {
    if (this.archive) void this.archive.goTo(place);
    else this.live?.goTo(place);
  }
  location(): string {
    return this.live?.location() ?? "";
  }
  inspect(): Record<string, unknown> | undefined {
    const told = this.live?.inspect();
    if (!told || !this.archive) return told;
    return { ...told, ...this.archive.inspect(told["diagnostics"] as Found[]) };
  }
  // The reader asked for the connections: where there is room for one view only it is the graph. The keyboard goes in.
  enter(): void {
    const { live } = this;
    if (live && !this.element.view && this.frame.clientWidth < narrow && live.inspect()["view"] === "all") live.setView("graph");
    const target = this.frame.classList.contains("live") ? this.canvas : this.document;
    target.focus({ preventScroll: true });
  }
  destroy(): void {
    this.life.abort();
    this.archive?.destroy();
    if (this.live) this.live.destroy();
    else void this.starting?.then((live) => live.destroy(), () => {});
    this.live = undefined;
    for (const part of [...this.parts, ...this.frame.querySelectorAll(":scope > :is(.probe, .rem, .hint, .picture)")]) part.remove();
    this.frame.setAttribute("class", "frame");
  }

  // ---- the rest ----

  private async show(address: string, response: Promise<Response>, signal: AbortSignal, place: string): Promise<void> {
    const progress = (loaded: number, total: number) => this.emit("story-progress", { phase: "fetch", loaded, total });
    this.starting ??= this.start();
    const [json, live] = await Promise.all([readBundle(address, response, signal, progress), this.starting]);
    if (signal.aborted) return;
    const { element } = this;
    const language = element.getAttribute("lang") ?? "";
    const archive = isManifest(json) ? await this.openArchive(json, address, live, language, place) : undefined;
    if (signal.aborted) return archive?.destroy();
    if (!archive) live.load(json, element.story, language);
    this.archive?.destroy();
    this.archive = archive;
    if (this.view) archive?.looked(this.view);
    const wasLive = this.live !== undefined;
    this.live = live;
    if (element.lens) this.setFilter({ lens: element.lens });
    if (!wasLive && /^[1-3]$/.test(element.depth)) live.goTo(`${live.location()}&focus=story:${this.slug()}&depth=${element.depth}`);
    if (place && !archive) live.goTo(place);
    this.frame.classList.add("loaded");
  }

  private async start(): Promise<LiveStory> {
    const { element, frame } = this;
    const probe = (name: string) => {
      const span = document.createElement("span");
      span.className = `probe ${name}`;
      span.hidden = true;
      return frame.appendChild(span);
    };
    try {
      const live = await LiveStory.create({
        element,
        frame,
        canvas: this.canvas,
        layer: this.layer,
        document: this.document,
        probes: {
          reading: probe("reading"), interface: probe("interface"), mono: probe("mono"),
          page: probe("page"), text: probe("text"), accent: probe("accent"),
        },
        language: element.language(),
        isDark: () => element.isDark(),
        gestures: () => (gestures.includes(element.gestures) ? element.gestures : "cooperative") as Gestures,
        linkTarget: () => element.linkTarget,
        source: () => (/^https?:/.test(element.address()) ? element.address() : ""),
        emit: (name, detail, cancelable) => this.tell(name, detail, cancelable),
        graphChanged: () => this.links.refresh(),
        showCanvas: (isShown) => frame.classList.toggle("live", isShown),
      });
      live.setTheme(element.getAttribute("theme"));
      live.setSince(element.since);
      if (element.view) live.setView(element.view);
      return live;
    } catch (error) {
      this.starting = undefined;
      throw error;
    }
  }

  private tell(name: string, detail: Record<string, unknown>, cancelable = false): boolean {
    if (name === "archive-view") {
      this.view = detail as unknown as View;
      this.archive?.looked(this.view);
      return true;
    }
    if (name === "archive-more") {
      void this.archive?.more(String(detail["page"]), detail["more"] === "0");
      return true;
    }
    if (name === "story-select") this.links.tellSelected(String(detail["id"] ?? ""));
    if (name === "story-gesture-prevented") this.hint.show(detail["kind"] as "wheel" | "touch", this.element.language(), performance.now());
    const isAllowed = this.emit(name, detail, cancelable);
    if (name === "story-load") this.archive?.opened(String(detail["slug"]));
    if (name === "story-navigate" && isAllowed && this.archive?.takes(detail)) return false;
    return isAllowed;
  }

  private async openArchive(manifest: Uint8Array, address: string, live: LiveStory, language: string, place: string): Promise<ArchiveReader> {
    const name = "./storylens-archive.js";
    const { ArchiveReader } = (await import(name)) as typeof import("./archive-reader");
    const archive = new ArchiveReader(manifest, address, {
      frame: this.frame,
      load: (...bundle) => live.load(...bundle),
      update: (...bundle) => live.update(...bundle),
      setArchiveSize: (stories) => live.setArchiveSize(stories),
      page: () => String(live.inspect()["page"] ?? ""),
      setPageStories: (...counts) => live.setPageStories(...counts),
      browse: (tiles) => live.browse(tiles),
      goTo: (wanted) => live.goTo(wanted),
      follow: (wanted) => live.follow(wanted),
      searchBeginnings: (query) => live.searchBeginnings(query),
      isConnecting: () => (live.inspect()["exploration"] as { connecting: boolean }).connecting,
      emit: (event, detail) => void this.emit(event, detail),
      say: (type, message) => void this.say(type, message),
    });
    try {
      await archive.begin(this.element.story, language, place);
    } catch (error) {
      archive.destroy();
      throw error;
    }
    return archive;
  }

  // Where the element says what went wrong, in the reader's language too.
  private async say(type: string, message: string): Promise<void> {
    const notice = this.frame.querySelector(":scope > .notice");
    if (!notice) return;
    notice.textContent = message;
    const words = message ? await errorWords(type, this.element.language()).catch(() => "") : "";
    if (words && notice.textContent === message) notice.textContent = `${words} (${message})`;
  }

  // Of what the graph holds, as its list of nodes says it.
  private names(): [string, string][] {
    const links = this.layer.querySelectorAll<HTMLElement>('.twin > ul > li > a[data-node^="entity:"]');
    return [...links].map((link) => [link.dataset["node"] ?? "", link.textContent ?? ""]);
  }

  private slug(): string {
    return String((this.live?.inspect()["story"] as { slug?: string } | undefined)?.slug ?? "");
  }

  // Without the module the bundle cannot be read here: show the page's own text, else the document that was written beside the bundle.
  private async showSidecar(address: string): Promise<void> {
    if (this.element.textContent?.trim()) return;
    const response = await fetch(address.replace(/\.json(?=$|[?#])/, ".html"), { credentials: "omit" }).catch(() => undefined);
    if (!response?.ok) return;
    this.document.replaceChildren(buildDocument(await response.text()));
    this.frame.classList.add("loaded");
    this.hasText = true;
  }
}
