// The live story: the module, its canvas and its document, inside a <story-lens> element.

import { StoryError } from "./fetch-bundle";
import { type Gestures, listen } from "./input";
import { Layer } from "./layer";
import { LayoutJob } from "./layout-job";
import { pngOf } from "./picture";
import { type Host, StorylensModule } from "./module";
import { hasSystemShare, share, type ShareRequest } from "./share";
import { readTable, tableFor } from "./strings";
import { TextRasterizer, wordStarts } from "./text-rasterizer";
import { isTaken, leaveTurn, takeTurn } from "./turn";

export interface LiveOptions {
  element: HTMLElement;
  frame: HTMLElement;
  canvas: HTMLCanvasElement;
  layer: HTMLElement; // what lies over the canvas
  document: HTMLElement; // the story, within the layer
  probes: { reading: Element; interface: Element; mono: Element; page: Element; text: Element; accent: Element };
  language: string; // of the interface, at first
  isDark: () => boolean; // the article around the element
  gestures: () => Gestures;
  linkTarget: () => string; // where the links of takes open; empty: as the document says
  source: () => string; // the bundle's address
  // Dispatches an event of the element; false when a listener prevented it.
  emit: (name: string, detail: Record<string, unknown>, cancelable?: boolean) => boolean;
  graphChanged: () => void; // the list of its nodes is another
  // Whether the canvas shows the story; the document is seen when it does not.
  showCanvas: (isShown: boolean) => void;
}

export type PictureForm = "png" | "svg";

const cancelable = new Set(["story-navigate"]);
const themes = ["auto", "light", "dark", "contrast"]; // as ThemeChoice in src/ui/actions.h counts

// 0xAABBGGRR from a computed color; 0 when it is transparent.
function packedColor(probe: Element): number {
  const numbers = getComputedStyle(probe).color.match(/[\d.]+/g)?.map(Number) ?? [];
  const [r = 0, g = 0, b = 0, a = 1] = numbers;
  return a === 0 ? 0 : (0xff000000 | (b << 16) | (g << 8) | r) >>> 0;
}

export class LiveStory {
  private module!: StorylensModule; // once it came
  private layer!: Layer; // once it has begun
  private readonly rasterizer: TextRasterizer;
  private gl: WebGL2RenderingContext | null = null;
  private frameRequest = 0;
  private isOnScreen = true;
  private isLost = false;
  private isResting = false; // another element has the page's drawing surface; this one shows its last picture
  private isWaking = false;
  private isStale = false; // since it rests
  private readonly still = document.createElement("canvas");
  private surface: WEBGL_lose_context | null = null;
  private readonly life = new AbortController();
  private readonly observers: { disconnect(): void }[] = [];
  private readonly contrastQuery = matchMedia("(prefers-contrast: more)");
  private readonly motionQuery = matchMedia("(prefers-reduced-motion: reduce)");
  private theme = -1;
  private language = "";
  private readonly tables = new Set<string>(); // that the module was given
  private pointing = 0;
  private canvasName = "";
  private told = { width: 0, height: 0 };
  private layout: LayoutJob | undefined;
  private bundle = new Blob();

  private constructor(private readonly options: LiveOptions) {
    this.rasterizer = new TextRasterizer(this.families(), () => {
      if (!this.gl) throw new Error("There is no WebGL context");
      return this.gl;
    });
  }

  static async create(options: LiveOptions): Promise<LiveStory> {
    const live = new LiveStory(options);
    const table = tableFor(options.language);
    if (table) readTable(table).catch(() => {}); // together with the module; what came of it is asked below
    if (!isTaken()) live.openSurface(); // while the module comes; one that another story has is left to it until then
    try {
      live.module = await StorylensModule.create(live.host());
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      live.life.abort();
      live.closeSurface();
      throw new StoryError("wasm", `The graph and reader could not be started (${why}). The text of the story is shown instead.`);
    }
    await live.setInterfaceLanguage(options.language);
    live.start();
    return live;
  }

  // ---- what the element calls ----

  load(json: Uint8Array, slug: string, language: string): void {
    this.take(() => this.module.load(json, slug, language));
    this.keep(json);
    this.showDocument();
  }
  // More of the same archive: the reader keeps the place, unless a story is named.
  update(json: Uint8Array, slug: string, language: string): void {
    this.take(() => this.module.update(json, slug, language));
    this.keep(json);
    if (!this.gl) this.showDocument();
  }
  setArchiveSize(stories: number): void {
    this.module.setArchiveSize(stories);
  }
  setPageStories(page: string, stories: number, before: number, after: number): void {
    this.module.setPageStories(page, stories, before, after);
    this.schedule();
  }
  browse(json: Uint8Array): void {
    this.module.browse(json);
    this.schedule();
  }
  searchBeginnings(query: string): string[] {
    return this.module.searchBeginnings(query);
  }
  follow(address: string): void {
    this.module.follow(address);
    this.schedule();
  }
  open(slug: string, language: string): boolean {
    return this.changed(this.module.open(slug, language));
  }
  select(nodeId: string): boolean {
    return this.changed(this.module.select(nodeId));
  }
  // As if the pointer were on the node: for what points at it from outside. "" = at none.
  pointAt(nodeId: string): void {
    clearTimeout(this.pointing);
    if (this.isResting) return;
    const place = () => {
      const { canvas } = this.options;
      const node = (this.module.inspect()["nodes"] as { id: string; x: number; y: number }[]).find(({ id }) => id === nodeId);
      const isSeen = node && node.x > 0 && node.y > 0 && node.x < canvas.clientWidth && node.y < canvas.clientHeight;
      if (isSeen) this.module.pointerMove(node.x, node.y, false, performance.now());
      else this.module.pointerLeave();
      this.schedule();
    };
    if (nodeId) this.module.focusNode(nodeId);
    place();
    if (nodeId) this.pointing = window.setTimeout(place, 500); // when the camera stands
  }
  setView(view: string): boolean {
    return this.changed(this.module.setView(view));
  }
  setTheme(theme: string | null): void {
    this.theme = theme === null ? -1 : themes.indexOf(theme);
    this.updateLook();
  }
  // The words change when they are here; where they do not come they are English.
  async setInterfaceLanguage(language: string): Promise<void> {
    this.language = language;
    const table = tableFor(language);
    if (table && !this.tables.has(table)) {
      const words = await readTable(table).catch((error: unknown) => error);
      if (this.life.signal.aborted) return;
      if (typeof words === "string") {
        this.tables.add(table);
        this.module.addStrings(table, words);
      } else this.module.missStrings(table, words instanceof Error ? words.message : String(words));
    }
    if (this.language !== language) return; // another one was asked for meanwhile
    this.module.setInterfaceLanguage(language);
    this.schedule();
  }
  goTo(location: string): void {
    this.module.goTo(location);
    this.schedule();
  }
  setSince(date: string): void {
    this.module.setSince(date);
    this.schedule();
  }
  setFilter(location: string): void {
    this.module.setFilter(location);
    this.schedule();
  }
  location(): string {
    return this.module.location();
  }
  inspect(): Record<string, unknown> {
    const told = this.module.inspect();
    return { ...told, documentSet: told["documentSet"] === true && this.layer.hasList(), layout: { ...(told["layout"] as object), where: this.layout?.where ?? "" } };
  }
  // What of the graph is on the screen, without the controls.
  async picture(form: PictureForm): Promise<Blob> {
    const svg = this.layer.plainly(() => this.module.pictureSvg(this.families().interface, this.options.source()));
    const picture = svg && form === "png" ? this.layer.picture() : undefined;
    if (!svg || this.isLost || this.isResting || (form === "png" && !picture)) throw new Error("No graph is on the screen");
    return picture ? pngOf(picture) : new Blob([svg], { type: "image/svg+xml" });
  }
  destroy(): void {
    this.life.abort();
    for (const observer of this.observers) observer.disconnect();
    cancelAnimationFrame(this.frameRequest);
    this.layout?.stop();
    clearTimeout(this.pointing);
    this.still.remove();
    this.module.destroy();
    this.closeSurface();
    this.options.canvas.width = this.options.canvas.height = 0;
  }

  // ---- beginnings ----

  private start(): void {
    const { canvas, frame, gestures } = this.options;
    const { signal } = this.life;
    this.layer = new Layer({
      root: this.options.layer,
      reader: this.options.document,
      frame,
      canvas,
      module: this.module,
      signal,
      changed: () => this.schedule(),
      setView: (view) => this.setView(view),
      openTake: (url, take) => this.options.emit("story-take-open", { url, take }, true),
      linkTarget: this.options.linkTarget,
      graphChanged: this.options.graphChanged,
      draw: () => this.draw(),
    });
    this.still.className = "still";
    canvas.after(this.still);
    this.createGraphics();
    listen({
      canvas,
      frame,
      module: this.module,
      gestures,
      signal,
      changed: (now) => {
        this.layer.handMoved();
        if (!this.isResting) now ? this.hear() : this.schedule();
      },
      prevented: (kind) => this.options.emit("story-gesture-prevented", { kind }),
    });
    this.contrastQuery.addEventListener("change", () => this.updateLook(), { signal });
    this.motionQuery.addEventListener("change", () => this.updateLook(), { signal });
    document.fonts.addEventListener("loadingdone", () => this.updateFonts(true), { signal });
    for (const intent of ["pointerdown", "focusin", "keydown"]) frame.addEventListener(intent, () => this.wake(), { signal, capture: true });
    this.wakeOnDwell(signal);
    // As wide as the reader's own size of text, which may change at any time.
    const rem = document.createElement("span");
    rem.className = "rem";
    frame.append(rem);
    const textSize = new ResizeObserver(() => this.updateLook());
    textSize.observe(rem);
    this.observers.push(textSize);
    const resize = new ResizeObserver(() => this.resize());
    resize.observe(canvas);
    const screen = new IntersectionObserver((entries) => {
      this.isOnScreen = entries.at(-1)?.isIntersecting ?? true; // a busy page is told of several changes at once
      if (this.isOnScreen && (!this.isResting || this.isStale)) this.schedule();
    });
    screen.observe(canvas);
    this.observers.push(resize, screen);
    this.watchPixelRatio();
    if (hasSystemShare()) this.module.command("can-share");
    this.updateLook();
    this.resize();
  }

  private openSurface(): void {
    const { canvas } = this.options;
    const { signal } = this.life;
    takeTurn(this);
    if (this.gl) return;
    this.fitCanvas(this.options.element); // nearly as large as it will be: to grow waits for the GPU
    this.gl = canvas.getContext("webgl2", {
      alpha: false, antialias: false, depth: false, stencil: false, powerPreference: "low-power",
      preserveDrawingBuffer: false,
    });
    if (!this.gl) return leaveTurn(this);
    this.surface = this.gl.getExtension("WEBGL_lose_context");
    canvas.addEventListener("webglcontextlost", (event) => this.lostContext(event), { signal });
    canvas.addEventListener("webglcontextrestored", () => this.restoreContext(), { signal });
  }
  private closeSurface(): void {
    leaveTurn(this);
    if (!this.isResting && !this.isLost) this.surface?.loseContext();
  }

  private createGraphics(): void {
    this.openSurface();
    if (!this.gl) return this.options.showCanvas(false);
    if (this.isLost) return; // before it began
    this.module.createGraphics(this.gl);
    this.options.showCanvas(true);
  }

  // ---- whose drawing surface it is ----

  // Another element takes the page's one drawing surface: what was drawn stays as a picture.
  giveUp(): void {
    if (!this.layer) return; // begins soon, and takes its turn then
    if (!this.surface || this.isLost || this.isResting || this.life.signal.aborted) return;
    const { canvas, frame } = this.options;
    this.draw(); // a picture can be taken only within the task that drew it
    [this.still.width, this.still.height] = [canvas.width, canvas.height];
    this.still.getContext("2d")?.drawImage(canvas, 0, 0);
    cancelAnimationFrame(this.frameRequest);
    this.frameRequest = 0;
    this.isResting = true;
    this.isWaking = this.isStale = false;
    frame.classList.add("resting");
    this.module.dropGraphics();
    this.surface.loseContext();
  }

  // Takes the drawing surface back. The browser gives it when it has told of its loss.
  private wake(): void {
    if (!this.isResting || this.isWaking) return;
    this.isWaking = true;
    takeTurn(this);
    if (this.gl?.isContextLost()) this.surface?.restoreContext();
  }

  // A hand that stays is about to do something; one that passes is not.
  private wakeOnDwell(signal: AbortSignal): void {
    const dwellMs = 150;
    let timer = 0;
    const { frame } = this.options;
    frame.addEventListener("pointerenter", () => {
      if (this.isResting) timer = window.setTimeout(() => this.wake(), dwellMs);
    }, { signal });
    frame.addEventListener("pointerleave", () => clearTimeout(timer), { signal });
    signal.addEventListener("abort", () => clearTimeout(timer));
  }

  private lostContext(event: Event): void {
    event.preventDefault(); // so that it can be restored
    if (this.isResting) {
      if (this.isWaking) setTimeout(() => this.surface?.restoreContext());
      return;
    }
    this.isLost = true;
    this.module?.dropGraphics();
    this.options.showCanvas(false);
    this.options.emit("story-error", {
      type: "webglcontextlost", message: "The browser took the drawing surface away; the text is shown until it comes back.",
    });
  }

  private restoreContext(): void {
    this.isLost = this.isResting = this.isWaking = false;
    if (!this.layer) return; // not begun
    this.createGraphics();
    this.draw();
    this.options.frame.classList.remove("resting");
    this.schedule();
  }

  private watchPixelRatio(): void {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener("change", () => (this.resize(), this.watchPixelRatio()), { once: true, signal: this.life.signal });
  }

  // Gives the canvas the device pixels of a box.
  private fitCanvas({ clientWidth, clientHeight }: Element): number {
    const { canvas } = this.options;
    const ratio = Math.min(devicePixelRatio || 1, 3);
    const [width, height] = [Math.round(clientWidth * ratio) || 1, Math.round(clientHeight * ratio) || 1];
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    return ratio;
  }

  private resize(): void {
    const { canvas } = this.options;
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    if (width === 0 || height === 0) return;
    const ratio = this.fitCanvas(canvas);
    this.rasterizer.devicePixelRatio = ratio;
    this.module.resize(width, height, ratio);
    if (width !== this.told.width || height !== this.told.height) this.options.emit("story-resize", (this.told = { width, height }));
    // Setting the size cleared the canvas: fill it before it is shown.
    if (this.isResting) this.schedule();
    else this.draw();
    // So that the text is at its place in the first picture that the reader sees.
    for (let i = 0; i < 3 && !this.options.frame.classList.contains("layered"); ++i) this.draw();
  }

  private families() {
    const family = (probe: Element) => getComputedStyle(probe).fontFamily;
    const { reading, interface: ui, mono } = this.options.probes;
    return { reading: family(reading), interface: family(ui), mono: family(mono) };
  }

  private updateFonts(haveArrived: boolean): void {
    const isNew = this.rasterizer.setFamilies(this.families());
    if (!isNew && !haveArrived) return;
    this.module.fontsChanged();
    this.schedule();
  }

  // What the host calls it goes before what the story is called.
  private nameCanvas(name: string): void {
    this.canvasName = name;
    this.options.canvas.setAttribute("aria-label", this.options.element.getAttribute("label") || name);
  }

  updateLook(): void {
    this.nameCanvas(this.canvasName);
    const { page, text, accent } = this.options.probes;
    this.updateFonts(false);
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const textScale = Math.min(Math.max(rem / 16, 0.75), 3);
    this.module.setLook(
      this.theme, this.options.isDark(), this.contrastQuery.matches, this.motionQuery.matches, textScale,
      packedColor(page), packedColor(text), packedColor(accent),
    );
    this.schedule();
  }

  // ---- frames ----

  private keep(json: Uint8Array): void {
    this.bundle = new Blob([json as Uint8Array<ArrayBuffer>], { type: "application/json" });
  }

  private take(bundle: () => void): void {
    try {
      bundle();
    } catch (error) {
      throw new StoryError("schema", error instanceof Error ? error.message : String(error), true);
    }
    this.schedule();
  }

  private changed(isChanged: boolean): boolean {
    if (isChanged) this.schedule();
    return isChanged;
  }

  private schedule(): void {
    if (this.isResting) {
      this.isStale = true;
      if (this.isOnScreen) this.wake();
      return;
    }
    if (this.frameRequest || this.isLost || (this.gl && !this.isOnScreen)) return;
    this.frameRequest = requestAnimationFrame(() => {
      this.frameRequest = 0;
      this.draw();
    });
  }

  private draw(): void {
    if (this.isLost || this.isResting) return;
    if (this.module.frame(performance.now())) this.schedule();
  }

  // What happened is done within the event, while the browser counts it as the reader's own doing, and in its order.
  private hear(): void {
    const mostFrames = 6;
    this.draw();
    for (let i = 1; i < mostFrames && !this.isLost && !this.isResting && this.module.hasInput(); ++i) this.draw();
  }

  private showDocument(): void {
    this.layer.showStory(this.module.document());
  }

  // ---- what the module asks of the page ----

  private host(): Host {
    const text = (pointer: number, size: number) => this.module.text(pointer, size);
    const floats = (at: number) => this.module.floats().subarray(at, at + 8);
    return {
      defineStyle: (id, size, weight, family, italic, halo, rightToLeft, language, languageSize) =>
        this.rasterizer.defineStyle(id, size, weight, family, italic, halo, rightToLeft, text(language, languageSize)),
      measure: (pointer, size, style, out) => this.rasterizer.measure(text(pointer, size), style, floats(out)),
      fontMetrics: (style, out) => this.rasterizer.fontMetrics(style, floats(out)),
      wordStarts: (run, size, starts) => {
        for (const at of wordStarts(text(run, size))) this.module.bytes()[starts + 3 * at] = 1;
      },
      rasterUnit: (pointer, size, style, _page, ...box) => this.rasterizer.draw(text(pointer, size), style, ...box),
      upload: (_page, texture, isColor) => this.rasterizer.upload(texture, isColor),
      emit: (name, nameSize, detail, detailSize) => this.emit(text(name, nameSize), text(detail, detailSize)),
      setCursor: (pointer, size) => {
        const cursor = text(pointer, size);
        if (this.options.canvas.style.cursor !== cursor) this.options.canvas.style.cursor = cursor;
      },
      startLayout: (...where) => this.startLayout(...where),
      stopLayout: () => this.layout?.stop(),
    };
  }

  // The reader asked for it; the words for what came of it are the module's.
  private async share(request: ShareRequest): Promise<void> {
    await Promise.resolve(); // not within the frame that tells
    const { module, bundle } = this;
    const outcome = await share(request, { module, bundle, source: this.options.source(), picture: (form) => this.picture(form) });
    if (this.life.signal.aborted || !outcome) return;
    this.module.command(outcome);
    this.schedule();
  }

  private startLayout(bodies: number, bodyCount: number, links: number, ends: number, linkCount: number): void {
    this.layout?.stop();
    const floats = this.module.floats();
    const task = {
      bodies: floats.slice(bodies, bodies + 5 * bodyCount),
      links: floats.slice(links, links + 2 * linkCount),
      ends: new Int32Array(floats.buffer, ends, 2 * linkCount).slice(),
    };
    this.layout = new LayoutJob(task, {
      news: ({ places, progress, isComplete }) => {
        this.module.takeLayout(places, progress, isComplete);
        this.schedule();
      },
      failed: (message) => {
        this.module.failLayout(message);
        this.schedule();
      },
    });
  }

  private emit(name: string, json: string): boolean {
    const detail = JSON.parse(json);
    switch (name) {
      case "layer-panel": return this.layer.showPanel(detail), true;
      case "layer-controls": return this.layer.showControls(detail), true;
      case "layer-graph": return this.layer.showGraph(detail), true;
      case "layer-places": return this.layer.showPlaces(detail), true;
      case "layer-canvas": return this.nameCanvas(detail.label), true;
      case "layer-language": return void this.setInterfaceLanguage(detail.language), true;
      case "layer-theme":
        this.layer.showTheme(detail);
        queueMicrotask(() => this.updateFonts(false)); // the typeface may be another; not within the frame that tells
        return true;
      case "layer-status": return this.layer.tell(detail), true;
      case "layer-scroll": return this.layer.scrollTo(detail), true;
      case "layer-document": return this.showDocument(), true;
      case "layer-found": return this.layer.showStatus(detail), true;
      case "layer-share": return void this.share(detail), true;
      case "story-document":
        this.showDocument();
        return this.options.emit("story-load", detail);
      case "story-select": this.layer.tellSelection(detail.id);
    }
    return this.options.emit(name, detail, cancelable.has(name));
  }
}
