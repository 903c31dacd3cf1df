// The text of a panel on its painted lines. Every block has its box at once, and so its place for find in page, for screen readers and for
// what scrolls to it; the lines near the panel's window are set at once, the others when there is time, the nearest first, of a long document only those
// around. A very long block is cut into boxes of some lines each, so that no browser lays out all of it for one line.

export type Style = [size: number, weight: number, family: number, italic: number];
export type TextPlace = [
  block: string, x: number, y: number, width: number, lineHeight: number, isRightToLeft: number,
  spans: [length: number, style: number][], lines: [length: number, x: number, width: number][],
];

interface PlacedLine {
  texts: Text[];
  width: number; // as painted
  rest: number; // of the block's width
}

interface Extent {
  top: number; // CSS pixels from the panel's content
  bottom: number;
}

// A block, or some lines of a long one.
interface Part extends Extent {
  set: (lines: PlacedLine[], parts: Part[]) => void; // may leave parts of its own
}

const linesOfBox = 32; // at most
const leastOfBox = 4;
const longBlock = 3 * linesOfBox;
const longDocument = 1_000; // blocks
const roomAround = 8; // CSS pixels around a take, for what is drawn around its text

const familyOf = (style: Style | undefined) => `family${style?.[2] ?? 0}`;
const cssOf = ([size, weight, , italic]: Style) => `--s:${size}px;--g:${weight};--i:${italic ? "italic" : "normal"}`;
const usual: Style = [16, 400, 0, 0];

function wrapped(className: string, ...content: Node[]): HTMLSpanElement {
  const span = document.createElement("span");
  span.className = className;
  span.append(...content);
  return span;
}

// Between two lines: behind the filled rest of the first, a browser cannot but break here.
const lineEnd = () => wrapped("end", document.createElement("wbr"));

// The first index whose end lies beyond the offset.
function indexAt(ends: number[], offset: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return Math.max(low, 0);
}

const endsOf = (lengths: [length: number, ...rest: number[]][]) => {
  let end = 0;
  return lengths.map(([length]) => (end += length));
};

class Block {
  private readonly lineEnds: number[]; // UTF-16 code units from the block's beginning
  private readonly spanEnds: number[];
  private readonly replaced: [text: Text, by: ChildNode[]][] = [];

  constructor(readonly element: HTMLElement, private readonly place: TextPlace, private readonly styles: Style[]) {
    this.spanEnds = endsOf(place[6]);
    this.lineEnds = endsOf(place[7]);
  }

  // Gives the block its box, in which the browser breaks the lines for now.
  part(): Part {
    const [, x, y, width, lineHeight, isRightToLeft, spans, lines] = this.place;
    const style = this.styles[spans[0]?.[1] ?? 0] ?? usual;
    const height = lines.length * lineHeight;
    this.element.dataset["placed"] = familyOf(style);
    this.element.style.cssText =
      `--x:${x}px;--y:${y}px;--w:${width}px;--h:${height}px;--l:${lineHeight}px;--d:${isRightToLeft ? "rtl" : "ltr"};${cssOf(style)}`;
    return { top: y, bottom: y + height, set: (lines, parts) => this.set(lines, parts) };
  }

  // Takes back what was done to the element and its text.
  restore(): void {
    delete this.element.dataset["placed"];
    delete this.element.dataset["set"];
    this.element.removeAttribute("style");
    for (const [text, [first, ...others]] of this.replaced) {
      first?.replaceWith(text);
      for (const other of others) other.remove();
    }
  }

  private set(lines: PlacedLine[], parts: Part[]): void {
    const walker = document.createTreeWalker(this.element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    const nodes: Node[] = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    this.element.dataset["set"] = "";
    const set = new Map<number, PlacedLine>();
    let offset = 0;
    for (const node of nodes) {
      if (node instanceof HTMLBRElement) offset += 1;
      if (!(node instanceof Text) || node.length === 0) continue;
      const pieces = this.pieces(node.data, offset, set, this.lineEnds.length > longBlock ? parts : null);
      this.replaced.push([node, [...pieces.childNodes]]);
      node.replaceWith(pieces);
      offset += node.length;
    }
    lines.push(...set.values());
  }

  // The text as pieces of lines. The text itself is not changed: what is copied has no line ends of ours. With parts, whole lines are left
  // together in boxes that are set later.
  private pieces(text: string, offset: number, set: Map<number, PlacedLine>, parts: Part[] | null): DocumentFragment {
    const pieces = document.createDocumentFragment();
    for (let at = 0; at < text.length; ) {
      const first = indexAt(this.lineEnds, offset + at);
      const start = first === 0 ? 0 : (this.lineEnds[first - 1] ?? 0);
      const after = indexAt(this.lineEnds, offset + text.length); // the first line that is not whole in this text
      const isBox = parts !== null && start === offset + at && after - first >= leastOfBox;
      let end: number;
      if (isBox) {
        const count = Math.min(linesOfBox, after - first);
        const last = first + count - 1;
        end = (this.lineEnds[last] ?? 0) - offset;
        pieces.append(this.box(text.slice(at, end), offset + at, first, count, parts));
        if (last + 1 < this.lineEnds.length) pieces.append(lineEnd());
      } else {
        const span = indexAt(this.spanEnds, offset + at);
        const stop = Math.min(this.spanEnds[span] ?? Infinity, this.lineEnds[first] ?? Infinity) - offset;
        end = Math.min(text.length, Math.max(stop, at + 1));
        pieces.append(this.piece(text.slice(at, end), span, first, set));
        const isEnd = offset + end === this.lineEnds[first] && first + 1 < this.lineEnds.length;
        if (isEnd && text[end - 1] !== "\n") pieces.append(lineEnd());
      }
      at = end;
    }
    return pieces;
  }

  private piece(words: string, span: number, line: number, set: Map<number, PlacedLine>): HTMLElement {
    const text = document.createTextNode(words);
    const piece = wrapped("piece", text);
    const style = this.styles[this.place[6][span]?.[1] ?? 0];
    if (style && this.place[6][span]?.[1] !== this.place[6][0]?.[1]) {
      piece.style.cssText = cssOf(style);
      piece.classList.add(familyOf(style));
    }
    const width = this.place[7][line]?.[2] ?? 0;
    const placed = set.get(line) ?? { texts: [], width, rest: Math.max(0, this.place[3] - width) };
    placed.texts.push(text);
    set.set(line, placed);
    return piece;
  }

  private box(text: string, offset: number, line: number, count: number, parts: Part[]): HTMLElement {
    const words = document.createTextNode(text);
    const box = wrapped("lines", words);
    const around = wrapped("around", box); // where nothing wraps, Firefox finds room for a box on any line
    const [, , y, , lineHeight] = this.place;
    box.style.setProperty("--h", `${count * lineHeight}px`);
    parts.push({
      top: y + line * lineHeight,
      bottom: y + (line + count) * lineHeight,
      set: (lines) => {
        const set = new Map<number, PlacedLine>();
        box.dataset["set"] = "";
        words.replaceWith(this.pieces(text, offset, set, null));
        box.lastElementChild?.matches(".end") && box.lastElementChild.remove();
        lines.push(...set.values());
      },
    });
    return around;
  }
}

// Spreads what a browser's line is wider or narrower than the painted one over its spaces: fonts of the DOM and of a canvas may differ by a little.
// Only then is a line filled, so that it fits with the space at its end and nothing behind it does. Before, a block is one long line.
function fit(lines: PlacedLine[], scale: number): void {
  const range = document.createRange();
  // Of the boxes, not of what holds them: what is written the other way may stand apart.
  const widthOf = (text: Text, from: number, to: number) => {
    if (from === to) return 0;
    range.setStart(text, from);
    range.setEnd(text, to);
    let sum = 0;
    for (const box of range.getClientRects()) sum += box.width;
    return sum / scale;
  };
  const measured = lines.map(({ texts }) => {
    let own = 0;
    let space = 0;
    texts.forEach((text, i) => {
      const end = i === texts.length - 1 ? text.data.trimEnd().length : text.length;
      own += widthOf(text, 0, end);
      space += widthOf(text, end, text.length);
    });
    return { own, space };
  });
  lines.forEach(({ texts, width, rest }, i) => {
    const { own, space } = measured[i] ?? { own: width, space: 0 };
    const difference = Math.abs(width - own) < 0.3 ? 0 : width - own;
    const words = texts.map(({ data }) => data).join("").trimEnd();
    const spaces = words.split(" ").length - 1;
    const spacing = difference / Math.max(spaces || words.length, 1);
    // The space at the end is spaced too.
    texts.at(-1)?.parentElement?.style.setProperty("--fill", `${rest - space - (space > 0 ? spacing : 0)}px`);
    if (difference === 0) return;
    for (const text of texts) text.parentElement?.style.setProperty(spaces > 0 ? "word-spacing" : "letter-spacing", `${spacing}px`);
  });
}

export class PanelText {
  private blocks: Block[] = [];
  private parts: Part[] = []; // that are not set yet
  private apart: HTMLElement[] = []; // takes that are boxes of their own
  private top = 0;

  // New lines for the blocks of the content; a block that has none is not shown.
  // top: of the blocks' own zero, from the panel's content.
  tell(content: HTMLElement, texts: TextPlace[], styles: Style[], top: number): void {
    this.top = top;
    const places = new Map(texts.map((text) => [text[0], text]));
    for (const block of this.blocks) block.restore();
    this.blocks = [];
    for (const element of content.querySelectorAll<HTMLElement>("[data-block]")) {
      const place = places.get(element.dataset["block"] ?? "");
      if (place) this.blocks.push(new Block(element, place, styles));
    }
    this.parts = this.blocks.map((block) => block.part());
    this.setApart();
  }

  // Whether it costs too much to set all of its lines.
  isLong(): boolean {
    return this.blocks.length > longDocument;
  }

  // In a long document each take is a box of its own, which the browser leaves alone while it is far: thousands of blocks side by side would
  // hold up every change.
  private setApart(): void {
    for (const take of this.apart) {
      delete take.dataset["apart"];
      take.removeAttribute("style");
    }
    const extents = new Map<HTMLElement, Extent>();
    if (this.isLong()) {
      this.blocks.forEach(({ element }, i) => {
        const take = element.closest<HTMLElement>("[data-take]");
        const part = this.parts[i];
        if (!take || !part) return;
        const known = extents.get(take) ?? part;
        extents.set(take, { top: Math.min(known.top, part.top), bottom: Math.max(known.bottom, part.bottom) });
      });
    }
    for (const [take, { top, bottom }] of extents) {
      take.dataset["apart"] = "";
      take.style.cssText = `--from:${top - roomAround}px;--room:${bottom - top + 2 * roomAround}px`;
    }
    this.apart = [...extents.keys()];
  }

  // Whether there is something between the two heights that is not set yet.
  lacks(from: number, to: number): boolean {
    return this.parts.some((part) => this.isBetween(part, from, to));
  }

  // Sets some of the lines between the two heights, those nearest to their middle, no more than would fill a room.
  setSome(from: number, to: number, room: number, scale: () => number): void {
    const middle = (from + to) / 2 - this.top;
    const distance = ({ top, bottom }: Part) => Math.max(top - middle, middle - bottom, 0);
    const left: Part[] = [];
    const nearest: Part[] = [];
    for (const part of this.parts) (this.isBetween(part, from, to) ? nearest : left).push(part);
    nearest.sort((a, b) => distance(b) - distance(a));
    const lines: PlacedLine[] = [];
    for (let filled = 0; nearest.length > 0 && filled < room; ) {
      const part = nearest.pop();
      if (part) filled += this.setPart(part, lines, left);
    }
    this.parts = [...left, ...nearest];
    fit(lines, scale());
  }

  // Sets the lines between the two heights. scale: of the page's own transform, asked for once the lines are there.
  set(from: number, to: number, scale: () => number): void {
    const lines: PlacedLine[] = [];
    while (this.lacks(from, to)) {
      const far: Part[] = [];
      for (const part of this.parts) {
        if (this.isBetween(part, from, to)) this.setPart(part, lines, far);
        else far.push(part);
      }
      this.parts = far;
    }
    fit(lines, scale());
  }

  // Answers how high the lines are that it set.
  private setPart(part: Part, lines: PlacedLine[], parts: Part[]): number {
    const before = parts.length;
    part.set(lines, parts);
    return parts.slice(before).reduce((height, { top, bottom }) => height - (bottom - top), part.bottom - part.top);
  }

  private isBetween({ top, bottom }: Part, from: number, to: number): boolean {
    return this.top + bottom >= from && this.top + top <= to;
  }
}
