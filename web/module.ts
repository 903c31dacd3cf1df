// The WebAssembly module, typed, in the order of src/app/web_api.cpp. Strings cross as UTF-8.

import createStorylens from "storylens-module";

// What the module asks of the page; src/app/platform_web.cpp calls these. Text comes as a pointer and a length.
export interface Host {
  defineStyle(
    id: number, size: number, weight: number, family: number, italic: boolean, halo: boolean, rightToLeft: boolean,
    language: number, languageSize: number,
  ): void;
  measure(text: number, size: number, style: number, out: number): void;
  fontMetrics(style: number, out: number): void;
  wordStarts(run: number, size: number, starts: number): void;
  rasterUnit(
    text: number, size: number, style: number, page: number, x: number, y: number,
    left: number, top: number, width: number, height: number,
  ): void;
  upload(page: number, texture: WebGLTexture, isColor: boolean): void;
  emit(name: number, nameSize: number, detail: number, detailSize: number): boolean;
  setCursor(cursor: number, size: number): void;
  startLayout(bodies: number, bodyCount: number, links: number, ends: number, linkCount: number): void;
  stopLayout(): void;
}

interface GlRegistry {
  registerContext(context: WebGL2RenderingContext, attributes: { majorVersion: number; enableExtensionsByDefault: boolean }): number;
  makeContextCurrent(handle: number): boolean;
  deleteContext(handle: number): void;
}

// What Emscripten makes; `_sl_…` are the exports of web_api.cpp.
export interface RawModule {
  HEAPU8: Uint8Array;
  HEAPF32: Float32Array;
  GL: GlRegistry;
  UTF8ToString(pointer: number): string;
  _malloc(size: number): number;
  _free(pointer: number): void;
  [name: `_sl_${string}`]: (...args: number[]) => number;
}

export type RawModuleFactory = (options: {
  host: Host;
  instantiateWasm: (
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ) => object;
}) => Promise<RawModule>;

const encoder = new TextEncoder();

// The hash of storylens.wasm, written in by tools/build_web.mjs.
declare const wasmIntegrity: string;

// Compiled once a page, whatever the number of elements.
let compiled: Promise<WebAssembly.Module> | undefined;

export function compileModule(): Promise<WebAssembly.Module> {
  compiled ??= compile(new URL("./storylens.wasm", import.meta.url));
  compiled.catch(() => (compiled = undefined)); // the next try may be luckier
  return compiled;
}

async function compile(url: URL): Promise<WebAssembly.Module> {
  const response = await fetch(url, { integrity: wasmIntegrity }); // nothing else than what was built with this script
  if (!response.ok) throw new Error(`${url.pathname.split("/").pop()}: HTTP ${response.status}`);
  // compileStreaming insists on the MIME type, which not every static host sends.
  const isTyped = response.headers.get("content-type")?.startsWith("application/wasm") ?? false;
  return isTyped ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

export class StorylensModule {
  private context = 0;

  private constructor(private readonly raw: RawModule) {}

  static async create(host: Host): Promise<StorylensModule> {
    const wasm = await compileModule();
    let isBroken: (error: unknown) => void = () => {};
    const broken = new Promise<never>((_, reject) => (isBroken = reject));
    const made = (createStorylens as RawModuleFactory)({
      host,
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(wasm, imports).then((instance) => done(instance, wasm), isBroken);
        return {};
      },
    });
    const module = new StorylensModule(await Promise.race([made, broken]));
    module.call("create");
    return module;
  }

  // ---- memory ----

  text(pointer: number, size: number): string {
    return decoder.decode(this.raw.HEAPU8.subarray(pointer, pointer + size));
  }
  bytes(): Uint8Array {
    return this.raw.HEAPU8;
  }
  floats(): Float32Array {
    return this.raw.HEAPF32;
  }
  private call(name: string, ...args: number[]): number {
    const run = this.raw[`_sl_${name}`];
    if (!run) throw new Error(`The module has no ${name}`);
    return run(...args);
  }
  private answer(name: string, ...args: number[]): string {
    return this.raw.UTF8ToString(this.call(name, ...args));
  }
  // Calls with strings as zero-terminated UTF-8, freed afterwards.
  private withStrings<T>(strings: string[], use: (...pointers: number[]) => T): T {
    const pointers = strings.map((text) => this.copied(encoder.encode(`${text}\0`)));
    try {
      return use(...pointers);
    } finally {
      for (const pointer of pointers) this.raw._free(pointer);
    }
  }
  private copied(bytes: Uint8Array): number {
    const pointer = this.raw._malloc(bytes.length);
    if (pointer === 0) throw new Error("Out of memory");
    this.raw.HEAPU8.set(bytes, pointer);
    return pointer;
  }

  // ---- the API ----

  destroy(): void {
    this.call("destroy");
    if (this.context) this.raw.GL.deleteContext(this.context);
  }
  createGraphics(gl: WebGL2RenderingContext): void {
    // Asking for extensions waits for the GPU, and none is used.
    this.context ||= this.raw.GL.registerContext(gl, { majorVersion: 2, enableExtensionsByDefault: false });
    this.raw.GL.makeContextCurrent(this.context);
    const error = this.answer("create_graphics");
    if (error) throw new Error(error);
  }
  dropGraphics(): void {
    this.call("drop_graphics");
  }
  load(json: Uint8Array, slug: string, language: string): void {
    this.take("load", json, slug, language);
  }
  // More of the same archive: what is shown stays.
  update(json: Uint8Array, slug: string, language: string): void {
    this.take("update", json, slug, language);
  }
  setArchiveSize(stories: number): void {
    this.call("set_archive_size", stories);
  }
  // Of a page of the archive, and those newer and older than what the bundle has.
  setPageStories(page: string, stories: number, before: number, after: number): void {
    this.withStrings([page], (pointer) => this.call("set_page_stories", pointer, stories, before, after));
  }
  // The part of an archive's whole graph that its front page shows (src/story/tile_graph.h).
  browse(json: Uint8Array): void {
    const bytes = this.copied(json);
    this.call("browse", bytes, json.length);
    this.raw._free(bytes);
  }
  private take(name: "load" | "update", json: Uint8Array, slug: string, language: string): void {
    const bytes = this.copied(json);
    let error: string;
    try {
      error = this.withStrings([slug, language], (s, l) => this.answer(name, bytes, json.length, s, l));
    } finally {
      this.raw._free(bytes);
    }
    if (error) throw new Error(error);
  }
  resize(width: number, height: number, devicePixelRatio: number): void {
    this.call("resize", width, height, devicePixelRatio);
  }
  // Something happened that no frame has heard of.
  hasInput(): boolean {
    return this.call("has_input") !== 0;
  }
  frame(now: number): boolean {
    if (this.context) this.raw.GL.makeContextCurrent(this.context);
    return this.call("frame", now) !== 0;
  }
  wake(): void {
    this.call("wake");
  }
  setLook(
    theme: number, isDark: boolean, hasContrast: boolean, isMotionReduced: boolean, textScale: number, page: number, text: number, accent: number,
  ): void {
    this.call("set_look", theme, Number(isDark), Number(hasContrast), Number(isMotionReduced), textScale, page, text, accent);
  }
  setInterfaceLanguage(language: string): void {
    this.withStrings([language], (pointer) => this.call("set_interface_language", pointer));
  }
  addStrings(language: string, table: string): void {
    this.withStrings([language, table], (l, t) => this.call("add_strings", l, t));
  }
  missStrings(language: string, why: string): void {
    this.withStrings([language, why], (l, w) => this.call("miss_strings", l, w));
  }
  setView(view: string): boolean {
    return this.withStrings([view], (pointer) => this.call("set_view", pointer)) !== 0;
  }
  fontsChanged(): void {
    this.call("fonts_changed");
  }
  setSince(date: string): void {
    this.withStrings([date], (pointer) => this.call("set_since", pointer));
  }
  open(slug: string, language: string): boolean {
    return this.withStrings([slug, language], (s, l) => this.call("open", s, l)) !== 0;
  }
  select(nodeId: string): boolean {
    return this.withStrings([nodeId], (pointer) => this.call("select", pointer)) !== 0;
  }
  goTo(location: string): void {
    this.withStrings([location], (pointer) => this.call("go_to", pointer));
  }
  setFilter(location: string): void {
    this.withStrings([location], (pointer) => this.call("set_filter", pointer));
  }
  location(): string {
    return this.answer("location");
  }
  inspect(): Record<string, unknown> {
    return JSON.parse(this.answer("inspect")) as Record<string, unknown>;
  }
  document(): string {
    return this.answer("document");
  }
  // Some of the list of the graph's nodes, as HTML.
  nodeList(first: number, count: number): string {
    return this.answer("node_list", first, count);
  }
  // Of the graph, as it stands on the screen; empty where there is none.
  pictureSvg(fontFamily: string, source: string): string {
    return this.withStrings([fontFamily, source], (f, s) => this.answer("picture_svg", f, s));
  }
  // Words of a block of the story's document, or what is selected in it, as text with their source.
  quotation(block: string, selected: string): string {
    return this.withStrings([block, selected], (b, s) => this.answer("quotation", b, s));
  }
  markdown(): string {
    return this.answer("markdown");
  }
  tellSelected({ block, text }: { block: string; text: string }): void {
    this.withStrings([block, text], (b, t) => this.call("tell_selected", b, t));
  }
  // now: of the event, in milliseconds.
  pointerMove(x: number, y: number, isTouch: boolean, now: number): void {
    this.call("pointer_move", x, y, Number(isTouch), now);
  }
  pointerButton(button: number, isDown: boolean, now: number, isShiftDown = false): void {
    this.call("pointer_button", button, Number(isDown), Number(isShiftDown), now);
  }
  pointerLeave(): void {
    this.call("pointer_leave");
  }
  pinch(x: number, y: number, dx: number, dy: number, factor: number, now: number): void {
    this.call("pinch", x, y, dx, dy, factor, now);
  }
  choose(nodeId: string): void {
    this.withStrings([nodeId], (pointer) => this.call("choose", pointer));
  }
  follow(nodeId: string): void {
    this.withStrings([nodeId], (pointer) => this.call("follow", pointer));
  }
  command(name: string): void {
    this.withStrings([name], (pointer) => this.call("command", pointer));
  }
  activate(controlId: string): void {
    this.withStrings([controlId], (pointer) => this.call("activate", pointer));
  }
  setValue(controlId: string, value: number): void {
    this.withStrings([controlId], (pointer) => this.call("set_value", pointer, value));
  }
  scrollPanel(panel: string, y: number): void {
    this.withStrings([panel], (pointer) => this.call("scroll_panel", pointer, y));
  }
  search(query: string): void {
    this.withStrings([query], (pointer) => this.call("search", pointer));
  }
  searchBeginnings(query: string): string[] {
    return JSON.parse(this.withStrings([query], (pointer) => this.answer("search_beginnings", pointer))) as string[];
  }
  openResult(number: number): void {
    this.call("open_result", number);
  }
  neighbor(nodeId: string, x: number, y: number): string {
    return this.withStrings([nodeId], (pointer) => this.answer("neighbor", pointer, x, y));
  }
  takeLayout(places: Float32Array, progress: number, isComplete: boolean): void {
    const pointer = this.copied(new Uint8Array(places.buffer, places.byteOffset, places.byteLength));
    try {
      this.call("take_layout", pointer, places.length / 2, progress, Number(isComplete));
    } finally {
      this.raw._free(pointer);
    }
  }
  failLayout(why: string): void {
    this.withStrings([why], (pointer) => this.call("fail_layout", pointer));
  }
  focusNode(nodeId: string): void {
    this.withStrings([nodeId], (pointer) => this.call("focus_node", pointer));
  }
}

const decoder = new TextDecoder();
