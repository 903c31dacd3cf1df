// The article and the graph, linked both ways. Elements that the host marked with data-story-node="entity:x" show their node while they are pointed
// at or have the focus, and have data-story-selected while it is selected. With link-names the names of the graph are found in the
// article, first mention only; that changes nothing of the article: the places are ranges, marked as ::highlight(story-name) and
// ::highlight(story-selected).

export interface ArticleLinkOptions {
  element: HTMLElement; // <story-lens>
  isFindingNames: () => boolean;
  names: () => [id: string, name: string][];
  pointAt: (nodeId: string) => void; // "" = at none
  select: (nodeId: string) => void;
  signal: AbortSignal;
}

const mostText = 400_000; // UTF-16 code units of an article that are searched
const defaultLook = `::highlight(story-name){text-decoration:underline dotted;text-underline-offset:.2em}
::highlight(story-selected){background-color:Mark;color:MarkText}`;

let look: CSSStyleSheet | undefined;

// Ranges under one of the page's highlights, which all elements share.
function highlight(name: string): Highlight | undefined {
  if (typeof Highlight !== "function" || !CSS.highlights) return undefined;
  const known = CSS.highlights.get(name) ?? new Highlight();
  CSS.highlights.set(name, known);
  return known;
}

const isLetter = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
// Of scripts that set no spaces, and Hangul, whose particles follow a name at once.
const isJoined = (character: string | undefined) =>
  character !== undefined && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(character);

function indexOfName(text: string, name: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before, first, last, after] = [text[at - 1], name[0], name.at(-1), text[at + name.length]];
    const begins = !isLetter(before) || isJoined(first);
    const ends = !isLetter(after) || isJoined(last);
    if (begins && ends) return at;
  }
  return -1;
}

export class ArticleLinks {
  private readonly scope: HTMLElement | ShadowRoot;
  private readonly found = new Map<string, Range>();
  private pointed = "";
  private selected = "";
  private frame = 0;

  constructor(private readonly options: ArticleLinkOptions) {
    const { element, signal } = options;
    const root = element.getRootNode();
    this.scope = element.closest<HTMLElement>("article, main") ?? (root instanceof ShadowRoot ? root : document.body);
    const on = (type: string, listener: (event: Event) => void) => this.scope.addEventListener(type, listener, { signal, passive: true });
    on("pointerover", ({ target }) => this.point(this.marked(target)));
    on("pointerout", ({ target }) => this.marked(target) && this.point(""));
    on("focusin", ({ target }) => this.point(this.marked(target)));
    on("focusout", ({ target }) => this.marked(target) && this.point(""));
    on("click", ({ target }) => {
      const id = this.marked(target) || this.pointed;
      if (id && !element.contains(target as Node)) options.select(id);
    });
    on("pointermove", (event) => this.found.size > 0 && this.lookUnder(event as PointerEvent));
    signal.addEventListener("abort", () => this.forget());
  }

  // What the graph holds, or what the host asks for, changed.
  refresh(): void {
    this.forgetNames();
    if (this.options.isFindingNames()) this.findNames();
    this.tellSelected(this.selected);
  }

  tellSelected(nodeId: string): void {
    this.selected = nodeId;
    for (const element of this.scope.querySelectorAll("[data-story-node]")) {
      element.toggleAttribute("data-story-selected", element.getAttribute("data-story-node") === nodeId);
    }
    const marks = highlight("story-selected");
    for (const range of this.found.values()) marks?.delete(range);
    const range = this.found.get(nodeId);
    if (range) marks?.add(range);
  }

  private marked(target: EventTarget | null): string {
    return (target instanceof Element && target.closest("[data-story-node]")?.getAttribute("data-story-node")) || "";
  }

  private point(nodeId: string): void {
    if (nodeId === this.pointed) return;
    this.pointed = nodeId;
    this.options.pointAt(nodeId);
  }

  private findNames(): void {
    const walker = document.createTreeWalker(this.scope, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
      if (node instanceof Text) return NodeFilter.FILTER_ACCEPT;
      const isOther = (node as Element).matches("story-lens, script, style, textarea, [contenteditable], [data-story-node]") || node === this.options.element;
      return isOther ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    });
    const wanted = new Map(this.options.names().filter(([, name]) => name.length > 1));
    const marks = highlight("story-name");
    if (marks && !look) {
      look = new CSSStyleSheet();
      look.replaceSync(defaultLook);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, look];
    }
    for (let read = 0; wanted.size > 0 && read < mostText && walker.nextNode(); ) {
      const text = walker.currentNode as Text;
      read += text.length;
      for (const [id, name] of wanted) {
        const at = indexOfName(text.data, name);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + name.length);
        this.found.set(id, range);
        marks?.add(range);
        wanted.delete(id);
      }
    }
  }

  // Ranges hear no events.
  private lookUnder({ clientX, clientY, target }: PointerEvent): void {
    if (this.frame || this.marked(target)) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      const isInside = ({ left, right, top, bottom }: DOMRect) => clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
      const hit = [...this.found].find(([, range]) => [...range.getClientRects()].some(isInside));
      this.point(hit?.[0] ?? "");
    });
  }

  private forgetNames(): void {
    for (const name of ["story-name", "story-selected"]) {
      for (const range of this.found.values()) highlight(name)?.delete(range);
    }
    this.found.clear();
  }
  private forget(): void {
    cancelAnimationFrame(this.frame);
    this.forgetNames();
    for (const element of this.scope.querySelectorAll("[data-story-selected]")) element.removeAttribute("data-story-selected");
  }
}
