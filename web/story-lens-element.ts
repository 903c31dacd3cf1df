// <story-lens>: a story bundle as a reader and a graph, in steps of which each is complete: the host's own text, the same on a card with a picture and
// a button, the live story (stage.ts). This file and its style sheet are all that an article loads before a reader asks for more.

import { parsed, readable } from "./contrast";
import type { Stage } from "./stage";
import type { StoryLens, TakeFilter } from "./types/storylens";
import styles from "./story-lens.css";
import words from "words:card";

export const version = "0.1.0";

const empty = {
  ready: false, story: {}, page: "", view: "all", theme: "light", filter: {}, selection: null, framesDrawn: 0,
  layout: { alpha: 0, ticks: 0, settled: true }, nodes: [], edges: [], takes: [], diagnostics: [],
};

// Attributes that are properties of the same name, in camel case.
const names = [
  "src", "story", "view", "lens", "theme", "loading", "reveal", "height", "gestures", "depth", "link-target", "label", "consent", "link-names", "since",
];
const property = (name: string) => name.replace("-t", "T").replace("-n", "N");

// Of all elements: read and made once.
let sheet: CSSStyleSheet | undefined;
let card: DocumentFragment | undefined;
let watch: IntersectionObserver | undefined;

function makeCard(): DocumentFragment {
  const made = document.createDocumentFragment();
  const make = <K extends keyof HTMLElementTagNameMap>(name: K, part: string, parent: Node, slot?: string) => {
    const element = document.createElement(name);
    if (part) element.setAttribute("part", (element.className = part));
    if (slot) element.setAttribute("name", slot);
    return parent.appendChild(element);
  };
  make("span", "tone", made);
  const frame = make("div", "frame", made);
  const card = make("div", "card", frame);
  make("slot", "", card, "poster");
  const fallback = make("div", "fallback", card);
  fallback.tabIndex = 0;
  make("slot", "", fallback);
  const bar = make("div", "bar", card);
  make("button", "button", bar).type = "button";
  make("slot", "", bar, "attribution");
  make("div", "notice", frame).setAttribute("role", "alert");
  return made;
}

// So that the module can be imported where there is no page.
const Base = (globalThis.HTMLElement ?? Object) as typeof HTMLElement;

export interface StoryLensElement extends StoryLens {} // its reflected properties; they are made below

export class StoryLensElement extends Base {
  static readonly observedAttributes = [...names, "lang"];

  #isWaiting = false; // for the reader to come near: there is no card yet
  #whenAsked = () => this.#make();
  #frame: HTMLElement | undefined;
  #button!: HTMLButtonElement;
  #notice!: HTMLElement;
  #poster!: HTMLSlotElement;
  #size!: CSSStyleSheet;
  #stage: Stage | undefined;
  #isOpening = false;
  #opening: AbortController | undefined;
  #readyPromise: Promise<void> | undefined;
  #keepReady!: () => void;
  #breakReady!: (error: unknown) => void;
  #pendingState = "";
  #tries = 0;
  #rules = "";
  #sized = "";
  #picturePlace: HTMLElement | undefined;
  #pictureAddress = "";

  constructor() {
    super();
    // What a host set before this script ran.
    for (const name of Object.keys(this) as (keyof this)[]) {
      if (!(name in StoryLensElement.prototype)) continue;
      const value = this[name];
      delete this[name];
      queueMicrotask(() => (this[name] = value));
    }
  }

  // ---- properties and methods (types/storylens.d.ts says what each does) ----

  get ready(): Promise<void> {
    return (this.#readyPromise ??= this.#promise());
  }
  get state(): string {
    return this.#stage?.location() ?? this.#pendingState;
  }
  set state(text: string) {
    if (this.#stage) this.#stage.goTo(text);
    else this.#pendingState = text;
  }
  open(slug: string): boolean {
    return this.#stage?.open(slug) ?? false;
  }
  select(nodeId: string | null): boolean {
    return this.#stage?.select(nodeId ?? "") ?? false;
  }
  setFilter(filter: TakeFilter): void {
    this.#stage?.setFilter(filter);
  }
  async picture(form: "png" | "svg" = "png"): Promise<Blob> {
    if (!this.#stage) throw new Error("No story is shown");
    return this.#stage.picture(form);
  }
  toBlob(): Promise<Blob> {
    return this.picture();
  }
  inspect(): Record<string, unknown> {
    return { version, ...(this.#stage?.inspect() ?? empty) };
  }
  // An attribute has the name too, and React and Vue set properties where an element has them: setting it is setting that.
  get reveal(): () => Promise<void> {
    return () => {
      if (this.#frame || this.#isWaiting) void this.#openStage("method");
      return this.ready;
    };
  }
  set reveal(value: unknown) {
    this.setAttribute("reveal", String(value));
  }
  dismiss(): void {
    this.#make();
    const hadFocus = this.matches(":focus-within");
    this.#close();
    if (hadFocus) this.#button.focus({ preventScroll: true });
  }
  destroy(): void {
    this.#stopWaiting();
    this.#close();
    this.shadowRoot?.replaceChildren();
    this.#frame = this.#picturePlace = undefined;
  }
  // A script that asks finds the card, however far it is.
  override get shadowRoot(): ShadowRoot | null {
    this.#make();
    return super.shadowRoot;
  }

  // ---- life ----

  connectedCallback(): void {
    if (this.#frame || this.#isWaiting) return;
    this.#isWaiting = true;
    addEventListener("beforeprint", this.#whenAsked);
    // To ask for a layout makes the browser lay out: once for all widgets of a page, when all are there.
    queueMicrotask(() => (this.#isWaiting && this.#canWait() ? this.#arm() : this.#make()));
  }
  disconnectedCallback(): void {
    // Moving an element disconnects and connects it in one turn: only one that stays away is let go.
    queueMicrotask(() => this.isConnected || this.destroy());
  }
  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now) return;
    if (this.#isWaiting) this.#arm();
    if (!this.#frame) return;
    this.#dress();
    if (name === "src" && (this.#stage || this.#isOpening)) void this.#openStage("src", true);
    else if (this.#stage) this.#stage.attributeChanged(name, now);
    else {
      if (/^(src|story|lang)$/.test(name)) this.#poster.replaceChildren(); // of another story
      this.#arm();
    }
  }

  // ---- the card ----

  // Text that the article has laid out is laid out anew under a shadow root, so a card is made when the reader comes near, or asks. At once where something
  // would move, for the host keeps no place that is smaller than the text (or no place at all, where it has the browser skip what is far), or where the Tab
  // key would find no link, and pass the card by.
  #canWait(): boolean {
    if (super.shadowRoot || !this.querySelector("a[href]")) return false;
    const { overflow, contentVisibility, containIntrinsicHeight } = getComputedStyle(this);
    if (contentVisibility === "auto") return !/\d/.test(containIntrinsicHeight) && this.clientHeight > 0;
    return overflow !== "visible" && this.scrollHeight > this.clientHeight;
  }
  #stopWaiting(): void {
    this.#isWaiting = false;
    removeEventListener("beforeprint", this.#whenAsked);
  }
  #make(): void {
    if (!this.#isWaiting) return;
    this.#stopWaiting();
    this.#build();
    this.#arm();
  }

  #build(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(styles);
    root.adoptedStyleSheets = [sheet, (this.#size = new CSSStyleSheet())];
    this.#sized = "";
    root.append((card ??= makeCard()).cloneNode(true));
    const part = <T extends HTMLElement>(selector: string) => root.querySelector<T>(selector)!;
    this.#frame = part(".frame");
    this.#poster = part("slot"); // the first
    this.#button = part("button");
    this.#notice = part(".notice");

    // These go with what they listen to.
    const openIt = () => void this.#openStage("click");
    const prepare = () => this.consent !== "click" && this.#app().catch(() => {}); // told when it is asked for
    for (const name of ["pointerenter", "focus"]) this.#button.addEventListener(name, prepare);
    for (const place of [this.#button, this.#poster]) place.addEventListener("click", openIt);
    part(".tone").addEventListener("transitionrun", () => this.#dress());
    this.#dress();
  }

  // What attributes and the article say of the look.
  #dress(): void {
    const [frame, button] = [this.#frame, this.#button];
    const text = words[this.language().split("-")[0] ?? ""] ?? words["en"]!;
    const key = this.#isOpening ? "loading" : this.#tries ? "again" : "explore";
    button.textContent = text[key]!;
    button.setAttribute("aria-busy", String(this.#isOpening));
    frame?.removeAttribute("role");
    if (this.label) {
      frame?.setAttribute("role", "region");
      frame?.setAttribute("aria-label", this.label);
    }
    this.#setRules(this.#rules);
    // To ask for the article's colors makes the browser reckon its styles: once for all widgets of a page, when all are built.
    queueMicrotask(() => this.isConnected && this.#color());
  }

  #color(): void {
    const [frame, stage] = [this.#frame, this.#stage];
    if (!frame) return;
    const isDark = this.isDark();
    if (stage) stage.lookChanged();
    else frame.classList.toggle("dark", isDark);
    const given = getComputedStyle(this);
    const isGiven = ["fg", "bg", "accent"].some((name) => given.getPropertyValue(`--story-${name}`));
    this.#setRules("");
    if (isGiven) this.#setRules(this.#readableColors(frame));
    // A card has both looks, and is asked for one (src/story/exchange/story_card.h).
    this.#picturePlace?.style.setProperty("border-image", `url("${this.#pictureAddress}#${isDark ? "dark" : "light"}") 0 fill`);
  }
  // Beside the height.
  #setRules(rules: string): void {
    this.#rules = rules;
    const text = (/^\d+$/.test(this.height) ? `:host{height:${this.height}px}` : "") + rules;
    if (text !== this.#sized) this.#size.replaceSync((this.#sized = text));
  }

  // Those that a host gave and nobody could read.
  #readableColors(frame: HTMLElement): string {
    const { color, backgroundColor } = getComputedStyle(frame);
    const ground = parsed(backgroundColor);
    const fg = readable(parsed(color), ground);
    const accent = readable(parsed(getComputedStyle(this.#button).backgroundColor), ground);
    return `.frame:not(.contrast){${fg && `--fg:${fg};`}${accent && `--accent:${accent}`}}`;
  }

  // Whether the article is: a light text stands on a dark page.
  isDark(): boolean {
    if (this.theme === "dark" || this.theme === "light") return this.theme === "dark";
    const [r = 0, g = 0, b = 0] = (getComputedStyle(this).color.match(/[\d.]+/g) ?? []).map(Number);
    return 3 * r + 6 * g + b > 1280;
  }

  language(): string {
    return this.closest<HTMLElement>("[lang]")?.lang || navigator.language || "en";
  }
  // Of the bundle.
  address(): string {
    return new URL(this.src, document.baseURI).href;
  }

  // ---- from step to step ----

  get #isAuto(): boolean {
    return this.getAttribute("reveal") === "auto" && this.consent !== "click" && !this.#tries;
  }

  // Waits for what reveals the story.
  #arm(): void {
    watch?.unobserve(this);
    const isAuto = this.#isAuto;
    this.#frame?.classList.toggle("auto", isAuto || this.getAttribute("reveal") === "manual");
    // Without a click nothing may be fetched where consent is asked for.
    if (!this.#isWaiting && (!this.src || this.consent === "click" || this.#isOpening)) return;
    if (isAuto && this.loading === "eager") return void this.#openStage("eager");
    watch ??= new IntersectionObserver(
      (seen) => {
        for (const { isIntersecting, target } of seen) if (isIntersecting) (target as StoryLensElement).#isNear();
      },
      { rootMargin: "200px" },
    );
    watch.observe(this);
  }
  #isNear(): void {
    watch!.unobserve(this);
    if (this.#isWaiting) {
      const isAskedFor = this.scrollTop || this.matches(":focus-within"); // on the card the text has another scroller
      this.#make();
      const show = () => this.querySelector(":focus, :target")?.scrollIntoView({ block: "nearest" });
      if (isAskedFor) for (const wait_ms of [100, 300]) setTimeout(show, wait_ms); // WebKit lays out some frames later, and what it skipped later still
    } else if (this.#isAuto) void this.#openStage("view");
    else this.#findPoster();
  }

  // The picture that `storylens build` wrote beside the bundle, for a host that says nothing itself. It is the image of a border, which
  // browsers never take for an article's largest paint.
  #findPoster(): void {
    const slot = this.#poster;
    if (slot.firstChild || this.textContent?.trim() || slot.assignedNodes()[0]) return;
    const card = document.createElement("div");
    card.className = "poster";
    slot.append(card);
    slot.parentElement?.classList.add("pictured"); // before anything is seen: nothing may move
    const address = this.address();
    const beside = (name: string) => new URL(`cards/${encodeURIComponent(name)}.svg`, address).href;
    const { story, lang } = this;
    const addresses = story ? [beside(story)] : [address.replace(/\.json\b/, ".svg")];
    if (story && lang) addresses.unshift(beside(`${story}.${lang}`));
    const picture = new Image();
    picture.onload = () => {
      this.#picturePlace = card.appendChild(document.createElement("div"));
      this.#pictureAddress = picture.src;
      this.#dress();
    };
    const next = (picture.onerror = () => {
      const address = addresses.shift();
      if (address) picture.src = address;
      else card.remove();
    });
    next();
  }

  // A module that could not be fetched may be kept as such under its address.
  #app(): Promise<typeof import("./stage")> {
    const address = "./storylens-app.js" + (this.#tries ? `?${this.#tries}` : "");
    return import(address);
  }

  async #openStage(trigger: string, isAnew = false): Promise<void> {
    this.#make();
    if (!this.src || (!isAnew && (this.#isOpening || this.#stage))) return;
    this.#opening?.abort();
    watch?.unobserve(this);
    const { signal } = (this.#opening = new AbortController());
    const wasLive = this.#stage !== undefined;
    let stage: Stage | undefined;
    this.#isOpening = true;
    this.#say("");
    this.#dress();
    if (this.#tries && !wasLive) this.#readyPromise = undefined;
    try {
      if (!wasLive) this.#emit("story-reveal", { trigger });
      const address = this.address();
      const response = fetch(address, { signal, credentials: "omit" });
      response.catch(() => {}); // the stage tells
      const app = await this.#app();
      if (signal.aborted) return;
      stage = this.#stage ?? new app.Stage(this, this.#frame!, (...event) => this.#emit(...event));
      await stage.load(address, response, signal, this.#pendingState);
      if (signal.aborted) return void (wasLive || stage.destroy());
      this.#stage = stage;
      this.#pendingState = "";
      this.#tries = 0;
      if (trigger === "click") stage.enter();
      void this.ready;
      this.#keepReady();
    } catch (error) {
      if (stage?.hasText) this.#stage = stage;
      else if (stage !== this.#stage) stage?.destroy();
      if (!signal.aborted) this.#failed(error);
    } finally {
      if (!signal.aborted) {
        this.#isOpening = false;
        this.#dress();
      }
    }
  }

  #close(): void {
    this.#pendingState = this.state;
    this.#opening?.abort();
    watch?.unobserve(this);
    this.#stage?.destroy();
    this.#stage = undefined;
    this.#isOpening = false;
    this.#frame?.setAttribute("class", "frame");
    if (this.#frame) this.#dress();
    this.#readyPromise = undefined;
  }

  // The last good story stays, or the card.
  #failed(error: unknown): void {
    // The app is a bundle of its own, with its own StoryError class: the type tells, not the class.
    const type = (error as { type?: string }).type ?? "wasm";
    const message = (error as Error).message;
    this.#say(message);
    // In the reader's language too, where there is another than English.
    const inWords = (words: string) => words && this.#notice.textContent === message && this.#say(`${words} (${message})`);
    this.#app().then((app) => app.errorWords(type, this.language())).then(inWords, () => {});
    this.#tries += 1;
    if (!this.#stage) this.#frame?.classList.remove("auto");
    // A page that slept is told of no network that went and came.
    const again = () => document.hidden || void this.#openStage("online");
    for (const news of ["online", "visibilitychange"]) addEventListener(news, again, { signal: this.#opening!.signal });
    this.#emit("story-error", { type, message });
    void this.ready;
    this.#breakReady(error);
  }
  #say(message: string): void {
    this.#notice.textContent = message;
  }

  #promise(): Promise<void> {
    const promise = new Promise<void>((keep, broken) => {
      this.#keepReady = keep;
      this.#breakReady = broken;
    });
    promise.catch(() => {}); // a host need not listen
    return promise;
  }

  #emit(name: string, detail: Record<string, unknown>, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
  }
}

for (const name of names) {
  if (name === "reveal") continue; // a method has the name
  Object.defineProperty(StoryLensElement.prototype, property(name), {
    get(this: Element) {
      return this.getAttribute(name) ?? "";
    },
    set(this: Element, value: unknown) {
      if (value == null) this.removeAttribute(name);
      else this.setAttribute(name, String(value));
    },
    configurable: true,
    enumerable: true,
  });
}
