// The document over the canvas: the story's HTML with its text exactly on the painted lines, a real element over every painted control, and the graph
// as a list of its nodes. It is written when src/app/layer.h says that something changed, never by the frame.

import { brush } from "./brush";
import { buildDocument } from "./document-layer";
import { whenIdle } from "./idle";
import { type Box, type ControlMessage, Controls, setBox } from "./layer-controls";
import type { StorylensModule } from "./module";
import { keepSelection, reachesOn, selectedPassage } from "./keep-selection";
import { NodeList, type NodePlace } from "./node-list";
import { cutOut } from "./picture";
import { PanelText, type Style, type TextPlace } from "./panel-text";

interface PanelMessage {
  id: string;
  area?: Box; // none: the panel is not shown
  height: number;
  left: number;
  top: number;
  texts: TextPlace[];
  styles: Style[];
  html?: string;
}
export interface LayerOptions {
  root: HTMLElement; // holds all of it, in the order of the keyboard
  reader: HTMLElement; // of the story's own document
  frame: HTMLElement;
  canvas: HTMLCanvasElement;
  module: StorylensModule;
  changed: () => void; // a frame is wanted
  setView: (view: string) => void;
  openTake: (url: string, take: string) => boolean; // false: the host forbids it
  linkTarget: () => string;
  graphChanged: () => void; // the list of its nodes is another
  draw: () => void; // now, for a picture
  signal: AbortSignal;
}

// How far beyond a panel's window its lines are set, in heights of the window: at once, and when there is time; of a long document not all.
const near = 0.25;
const far = 8;
const everywhere = 1e6;

export class Layer {
  private readonly panels = new Map<string, HTMLElement>();
  private readonly texts = new Map<string, PanelText>();
  private readonly windows = new Map<string, { top: number; height: number }>(); // of panels, as last heard: to ask would lay out the page
  private readonly waiting = new Set<string>(); // panels whose lines are set when there is time
  private readonly controls: Controls;
  private readonly nodes: NodeList;
  private readonly status = document.createElement("div");
  private readonly changes = new MutationObserver(() => this.setReading(true)); // somebody translates: show what they write
  private graphArea: Box = [0, 0, 0, 0];
  private returnTo: HTMLElement | null = null;
  private statusTimer = 0;
  private untold = ""; // the node that is selected, while it is not in the list yet

  constructor(private readonly options: LayerOptions) {
    const { root, reader, signal, frame } = options;
    this.controls = new Controls({
      module: options.module,
      card: () => this.panels.get("card")!,
      pressed: (id, button) => this.pressed(id, button),
      isReading: () => this.isReading(),
      setReading: (isOn) => this.setReading(isOn),
      goBack: () => this.goBack(),
      changed: () => this.changed(),
    });
    const area = (name: string) => root.append(this.controls.makeArea(name));
    const panel = (name: string, element: HTMLElement) => {
      element.classList.add("panel");
      element.tabIndex = 0;
      this.panels.set(name, element);
      root.append(element);
      element.addEventListener("scroll", () => this.scrolled(name, element), { signal, passive: true });
    };
    area("toolbar");
    area("settings");
    area("share");
    const help = document.createElement("div");
    help.className = "help";
    panel("help", help);
    panel("reader", reader);
    this.nodes = new NodeList({
      read: (first, count) => options.module.nodeList(first, count), isReading: () => this.isReading(), changed: () => this.nodesMade(), signal,
    });
    root.append(this.nodes.element);
    for (const name of ["explore", "menu", "graph", "legend"]) area(name);
    panel("card", document.createElement("div"));
    area("card");
    area("shade");
    area("list");
    panel("list", document.createElement("div"));
    area("tabs");
    this.status.className = "status";
    this.status.setAttribute("role", "status");
    root.append(this.status);
    for (const element of this.panels.values()) if (element !== reader) element.hidden = true;

    frame.addEventListener("click", (event) => this.clicked(event), { signal });
    // Firefox copies nothing of what it leaves alone while it is far.
    document.addEventListener("selectionchange", () => frame.classList.toggle("selecting", reachesOn(root.getRootNode())), { signal });
    frame.addEventListener("keydown", (event) => this.keyPressed(event), { signal });
    reader.addEventListener("beforematch", () => options.setView("all"), { signal });
    const choose = (from: string, to: string) => {
      options.module.follow(`#page=front&from=${from}&to=${to}`);
      this.changed();
    };
    brush({ panel: reader, frame, choose, signal });
    this.nodes.element.addEventListener("focusin", (event) => this.nodeFocused(event.target), { signal });
    this.nodes.element.addEventListener("focusout", () => this.nodeFocused(null), { signal });
    const forcedColors = matchMedia("(forced-colors: active)");
    forcedColors.addEventListener("change", () => this.setReading(forcedColors.matches), { signal });
    this.setReading(forcedColors.matches);
    addEventListener("beforeprint", () => this.addPicture(), { signal });
    addEventListener("afterprint", () => frame.querySelector(".picture")?.remove(), { signal });
    signal.addEventListener("abort", () => this.changes.disconnect());
  }

  // ---- what the module tells ----

  showStory(html: string): void {
    this.quietly(() => this.replaceDocument(this.options.reader, html)());
    this.options.reader.setAttribute("role", "region");
  }

  showPanel(message: PanelMessage): void {
    const panel = this.panels.get(message.id);
    if (!panel) return;
    const isCover = message.id === "list" || message.id === "help";
    const isOpened = isCover && message.area !== undefined && panel.hidden;
    const hadFocus = isCover && message.area === undefined && panel.matches(":focus-within");
    this.change(() => {
      const refocus = message.html === undefined ? null : this.replaceDocument(panel, message.html);
      const isReader = panel === this.options.reader;
      const isShown = message.area !== undefined;
      this.options.frame.classList.add("layered");
      if (!isReader) panel.hidden = !isShown;
      if (message.area) this.placePanel(panel, message, message.area);
      else setBox(panel, [0, 0, 0, 0]); // findable, but in nobody's way
      if (isReader) this.hideUnplaced(panel, isShown);
      if (isCover) {
        for (const covered of [this.options.reader, this.nodes.element, this.panels.get("card")]) covered?.toggleAttribute("inert", isShown);
      }
      if (hadFocus) this.goBack(); // the keyboard stood on a result
      if (!isReader) this.scrollTo({ id: message.id, y: 0 });
      refocus?.();
      if (isOpened && message.id === "help") panel.focus({ preventScroll: true });
    });
    this.windowOf(message.id).height = message.area?.[3] ?? 0;
    if (message.area) this.setLines(message.id);
  }

  // The keyboard stays on the link that changed the document: the one at its place in the new one.
  private replaceDocument(panel: HTMLElement, html: string): () => void {
    const active = (panel.getRootNode() as ShadowRoot).activeElement;
    const block = active && panel.contains(active) ? active.closest<HTMLElement>("[data-block]")?.dataset["block"] : undefined;
    const links = () => [...panel.querySelectorAll<HTMLElement>(`[data-block="${CSS.escape(block ?? "")}"] a`)];
    const index = block ? links().findIndex((link) => link === active) : -1;
    panel.replaceChildren(buildDocument(html));
    return () => {
      if (index >= 0) (links()[index] ?? links()[0] ?? panel).focus({ preventScroll: true });
    };
  }

  private placePanel(panel: HTMLElement, message: PanelMessage, area: Box): void {
    setBox(panel, area);
    const content = panel.firstElementChild as HTMLElement | null;
    if (!content) return;
    const { id, height, left, top, texts, styles } = message;
    content.style.cssText = `--left:${left}px;--top:${top}px;--height:${height}px`;
    const text = this.texts.get(id) ?? new PanelText();
    this.texts.set(id, text);
    text.tell(content, texts, styles, top);
    panel.setAttribute("aria-label", content.querySelector("h1,h2")?.textContent ?? "");
    if (id === "help") panel.setAttribute("role", "region"); // now that it has a name
  }

  private windowOf(name: string): { top: number; height: number } {
    const known = this.windows.get(name) ?? { top: 0, height: 0 };
    this.windows.set(name, known);
    return known;
  }

  // Sets the lines of a panel that are seen or nearly so; the others when there is time.
  private setLines(name: string): void {
    const [from, to] = this.around(name, near);
    if (from === to || this.isReading()) return;
    const text = this.texts.get(name);
    if (text?.lacks(from, to)) this.change(() => text.set(from, to, () => this.scale()));
    if (text?.lacks(...this.around(name, this.reach(text)))) this.setMoreLater(name, text);
  }

  private reach(text: PanelText): number {
    return text.isLong() ? far : everywhere;
  }

  // A panel's window and as many times its height before and behind it.
  private around(name: string, times: number): [from: number, to: number] {
    const { top, height } = this.windowOf(name);
    return [top - times * height, top + (1 + times) * height];
  }

  private setMoreLater(name: string, text: PanelText): void {
    if (this.waiting.has(name)) return;
    this.waiting.add(name);
    whenIdle(() => {
      this.waiting.delete(name);
      const [from, to] = this.around(name, this.reach(text));
      if (this.options.signal.aborted || from === to || this.isReading()) return;
      this.change(() => text.setSome(from, to, this.windowOf(name).height / 2, () => this.scale()));
      if (text.lacks(from, to)) this.setMoreLater(name, text);
    }, 500);
  }

  // Of what the page around the element does to it.
  private scale(): number {
    const { frame } = this.options;
    return frame.getBoundingClientRect().width / (frame.offsetWidth || 1) || 1;
  }

  // Sets lines; what was selected in them stays so.
  private change(set: () => void): void {
    this.quietly(() => keepSelection(this.options.root.getRootNode(), set));
  }

  // What another view paints can be found from here, and is opened when it is. The headline is heard in every view.
  private hideUnplaced(panel: HTMLElement, isShown: boolean): void {
    panel.tabIndex = isShown ? 0 : -1;
    panel.classList.toggle("unseen", !isShown);
    for (const part of panel.firstElementChild?.children ?? []) {
      const isPainted = isShown && (part.matches("[data-placed]") || part.querySelector("[data-placed]") !== null);
      part.classList.toggle("heard", !isPainted && part.matches("header"));
      if (isPainted || part.matches("header")) part.removeAttribute("hidden");
      else part.setAttribute("hidden", "until-found");
    }
  }

  showControls(controls: ControlMessage[]): void {
    this.controls.show(controls);
  }

  showGraph(graph: { count: number; label: string }): void {
    this.nodes.show(graph);
  }
  showPlaces({ area, nodes }: { area: Box; nodes: NodePlace[] }): void {
    this.graphArea = area;
    this.nodes.place(nodes);
  }
  handMoved(): void {
    this.nodes.wait();
  }
  hasList(): boolean {
    return this.nodes.isComplete();
  }

  showTheme(look: { dark: boolean; contrast: boolean; face: string; text: number; measure: number }): void {
    const { classList, dataset, style } = this.options.frame;
    classList.toggle("dark", look.dark);
    classList.toggle("light", !look.dark);
    classList.toggle("contrast", look.contrast);
    dataset["face"] = look.face;
    style.setProperty("--text-scale", String(look.text));
    style.setProperty("--measure", String(look.measure));
  }

  // With a block: a passage that was searched for, where reading and the keyboard go on.
  scrollTo({ id, y, block }: { id: string; y: number; block?: string }): void {
    const panel = this.panels.get(id);
    panel?.scrollTo({ top: y, behavior: "instant" });
    this.windowOf(id).top = y;
    const passage = block ? panel?.querySelector<HTMLElement>(`[data-block="${CSS.escape(block)}"]`) : null;
    if (!passage) return;
    this.setLines(id); // what has no lines yet cannot have the focus
    passage.tabIndex = -1;
    passage.focus({ preventScroll: !this.isReading() });
  }

  // What changes as one types is said when the typing rests.
  showStatus({ text }: { text: string }): void {
    clearTimeout(this.statusTimer);
    this.statusTimer = window.setTimeout(() => (this.status.textContent = text), 500);
  }

  // For those who hear the page: what is selected, and what it is.
  tellSelection(nodeId: string): void {
    const link = this.nodes.select(nodeId);
    this.untold = link ? "" : nodeId;
    this.status.textContent = link ? `${link.textContent}: ${link.nextElementSibling?.textContent ?? ""}` : "";
  }

  private nodesMade(): void {
    this.options.graphChanged();
    if (this.untold) this.tellSelection(this.untold);
  }

  // ---- what the reader does ----

  private isReading(): boolean {
    return this.options.frame.classList.contains("reading");
  }
  setReading(isOn: boolean): void {
    this.options.frame.classList.toggle("reading", isOn);
    this.options.module.command(isOn ? "text" : "canvas");
    this.controls.get("toolbar.text")?.setAttribute("aria-pressed", String(isOn));
    this.nodes.reachRest();
    if (isOn) return;
    for (const name of this.texts.keys()) this.setLines(name);
    this.changed();
  }

  private pressed(id: string, button: HTMLElement): void {
    const { module, root, draw } = this.options;
    this.rememberFocus(button);
    if (id === "toolbar.share") module.tellSelected(selectedPassage(root.getRootNode()));
    module.activate(id);
    draw(); // within the press: the clipboard is open then
    this.changed();
  }

  // A frame is wanted; as a page of text nothing is on the screen, but what was asked for must happen.
  private changed(): void {
    if (!this.isReading()) return this.options.changed();
    this.options.draw();
    this.options.draw();
  }

  private scrolled(name: string, panel: HTMLElement): void {
    if (this.isReading()) return;
    const top = panel.scrollTop;
    this.windowOf(name).top = top;
    this.setLines(name);
    this.options.module.scrollPanel(name, top);
    this.changed();
  }

  private clicked(event: MouseEvent): void {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.classList.contains("copy")) {
      event.preventDefault();
      void this.copyQuotation(link);
      return;
    }
    const { result } = link.dataset;
    const address = link.getAttribute("href") ?? "";
    const node = link.dataset["node"] ?? (address.startsWith("#") ? address : "");
    if (node) {
      event.preventDefault();
      this.rememberFocus(link);
      if (result) this.options.module.openResult(Number(result));
      else this.options.module.follow(node);
      this.changed();
      if (link.className === "jump") this.options.reader.querySelector("table")?.closest("nav")?.scrollIntoView();
      if (this.isReading()) this.nodes.link(node)?.scrollIntoView();
      return;
    }
    const target = this.options.linkTarget();
    if (link.target && /^_(blank|self|parent|top)$/.test(target)) link.target = target;
    const take = link.className === "report" ? undefined : link.closest<HTMLElement>("[data-take]")?.dataset["take"];
    if (take !== undefined && !this.options.openTake(link.href, take)) event.preventDefault();
  }

  // The quotation or the sentence as text, with where it is from.
  private async copyQuotation(link: HTMLElement): Promise<void> {
    const block = link.closest<HTMLElement>("[data-block]");
    try {
      await navigator.clipboard.writeText(this.options.module.quotation(block?.dataset["block"] ?? "", ""));
      this.status.textContent = `${link.textContent} ✓`;
    } catch {
      const words = link.closest("[data-take]")?.querySelector("blockquote") ?? block; // the host forbids it: they can be copied by hand
      if (words) getSelection()?.selectAllChildren(words);
    }
  }

  private keyPressed(event: KeyboardEvent): void {
    // 229: the key that ended a composition, in WebKit.
    const target = event.composedPath()[0];
    if (this.isUndoing(event, target)) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.keyCode === 229) return;
    const isSlider = target instanceof HTMLInputElement && target.type === "range";
    const isTyping = target instanceof HTMLInputElement && !isSlider;
    const isInGraph = target instanceof HTMLElement && this.nodes.element.contains(target);
    if (this.isMoving() && !isTyping && !this.options.reader.contains(target as Node) && this.moveBy(event)) {
      event.preventDefault();
      return;
    }
    if (event.key === "Escape") {
      this.command("escape");
      this.goBack();
    } else if (isTyping) {
      const first = this.listLinks()[0];
      if (event.key === "Enter") first?.click();
      else if (event.key === "ArrowDown") first?.focus();
      else return;
    } else if (target instanceof HTMLElement && this.panels.get("list")?.contains(target)) {
      if (!this.walkList(event.key, target)) return;
    } else if ("/?؟".includes(event.key)) {
      this.rememberFocus(target instanceof HTMLElement ? target : null);
      this.command(event.key === "/" ? "search" : "help");
    } else if (event.key === "+" || event.key === "=") this.command("zoom-in");
    else if (event.key === "-") this.command("zoom-out");
    else if (event.key === "0") this.command("fit");
    else if (event.key === "m") this.beginMove(isInGraph ? target : null);
    else if (isInGraph && event.key === " ") {
      this.options.module.choose(target.dataset["node"] ?? "");
      this.changed();
    } else if (isInGraph) {
      if (!this.walk(event.key, target)) return;
    } else return;
    event.preventDefault();
  }

  // The results, one after the other, and from the first back to what is typed.
  private walkList(key: string, from: HTMLElement): boolean {
    const links = this.listLinks();
    const at = links.indexOf(from);
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 };
    const to = steps[key];
    if (to === undefined || at < 0) return false;
    const field = this.controls.fieldOf("list");
    (to < 0 ? field : links[Math.min(to, links.length - 1)])?.focus();
    return true;
  }
  private listLinks(): HTMLElement[] {
    return [...(this.panels.get("list")?.querySelectorAll<HTMLElement>("a[data-node]") ?? [])];
  }

  // ---- moving a node without a drag ----

  private isMoving(): boolean {
    return this.controls.get("card.move")?.ariaPressed === "true";
  }
  private beginMove(link: HTMLElement | null): void {
    if (link?.dataset["node"]) this.options.module.select(link.dataset["node"]);
    this.command("move");
  }
  private moveBy({ key, shiftKey }: KeyboardEvent): boolean {
    const direction = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" }[key];
    if (direction) this.command(`move-${shiftKey ? "far-" : ""}${direction}`);
    else if (key === "Enter") this.command("move");
    else if (key === "Escape") this.command("escape");
    else return false;
    return true;
  }
  tell({ text }: { text: string }): void {
    this.status.textContent = text;
  }

  // Where nothing is typed, undoing is of what was explored.
  private isUndoing(event: KeyboardEvent, target: EventTarget | undefined): boolean {
    const isField = target instanceof HTMLInputElement && target.type !== "range";
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isField) return false;
    const key = event.key.toLowerCase();
    if (key !== "z" && (key !== "y" || event.shiftKey)) return false;
    this.command(key === "y" || event.shiftKey ? "redo" : "undo");
    event.preventDefault();
    return true;
  }

  private command(name: string): void {
    this.options.module.command(name);
    this.changed();
  }

  // ---- the graph by keyboard ----

  private walk(key: string, from: HTMLElement): boolean {
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    const [first, last] = this.nodes.ends();
    let to: HTMLElement | undefined;
    if (direction) {
      const id = this.options.module.neighbor(from.dataset["node"] ?? "", direction[0] ?? 0, direction[1] ?? 0);
      to = this.nodes.link(id);
    } else if (key === "Home") to = first;
    else if (key === "End") to = last;
    else return false;
    to?.focus({ preventScroll: true });
    return true;
  }

  private nodeFocused(target: EventTarget | null): void {
    const node = target instanceof HTMLElement ? target.dataset["node"] : undefined;
    if (target instanceof HTMLElement && node) this.nodes.makeReachable(target);
    this.options.module.focusNode(node ?? "");
    this.changed();
  }

  private rememberFocus(element: HTMLElement | null): void {
    const isPassing = (name: string) => this.panels.get(name)?.contains(element);
    if (element && !element.closest('[role="group"]') && !isPassing("list") && !isPassing("help")) this.returnTo = element;
  }
  private goBack(): void {
    if (this.returnTo?.isConnected) this.returnTo.focus({ preventScroll: true });
  }

  // ---- the rest ----

  // Writes without taking it for somebody else's doing.
  private quietly(write: () => void): void {
    this.changes.disconnect();
    write();
    this.changes.observe(this.options.reader, { childList: true, characterData: true, subtree: true });
  }

  // For paper.
  private addPicture(): void {
    const picture = this.picture();
    if (!picture) return;
    picture.className = "picture";
    this.options.frame.append(picture);
  }

  // Takes something of a frame that has no controls and no pointer.
  plainly<T>(take: () => T): T {
    this.options.module.command("plain");
    this.options.draw();
    const taken = take();
    this.options.module.command("controls");
    this.changed();
    return taken;
  }

  // The graph as it stands, without the controls.
  picture(): HTMLCanvasElement | undefined {
    const { canvas } = this.options;
    const [, , width, height] = this.graphArea;
    if (width < 1 || height < 1 || canvas.clientWidth === 0) return undefined;
    return this.plainly(() => cutOut(canvas, this.graphArea));
  }
}
