// The whole graph of an archive, as far as it is looked at (docs/bundle-format.md, "The graph in tiles"): which tiles the view needs, a few requests for
// them, and what of them is on the screen as one graph.

import { type Archive, Kept, type Part } from "./archive";

// What the module tells of its camera: the part of the plane that is seen, and CSS pixels a unit.
export interface View {
  tiles: boolean; // the plane is that of the tiles; before, it is that of the bundle
  box: [number, number, number, number];
  zoom: number;
}
interface TileEntry extends Part {
  place: string;
  nodes: number;
  below: number;
}
interface PageEntry extends Part {
  place: string;
}
interface Page {
  nodes?: number;
  side?: number;
  tiles: TileEntry[];
  pages: PageEntry[];
}
interface TileNode {
  id: string;
  label: Record<string, string>;
}
interface Tile {
  nodes: TileNode[];
  ends: { id: string }[];
  edges: [number, number][];
}

const leastSide_px = 900; // of a square on the screen, for its tile to be shown
const mostShown = 40; // tiles at once, the upper levels first
const mostTiles = 64; // kept, of at most 64 KiB each
const largestTile = 64 * 1024;
const resting_ms = 120; // after the last move of the camera
const placeName = /^[0-3]{0,24}$/;
const encoder = new TextEncoder();

function checkedPage(page: Partial<Page>): Page {
  const isEntry = (entry: PageEntry) => placeName.test(String(entry?.place)) && typeof entry.file === "string";
  const { tiles, pages } = page;
  if (!Array.isArray(tiles) || !Array.isArray(pages) || ![...tiles, ...pages].every(isEntry)) throw new Error("A page of the graph's index has no list of tiles.");
  return page as Page;
}

function checkedTile(tile: Partial<Tile>): Tile {
  const { nodes, ends, edges } = tile;
  const isNode = (node: { id: string; x?: number; y?: number }) => typeof node?.id === "string" && Number.isFinite(node.x) && Number.isFinite(node.y);
  if (!Array.isArray(nodes) || !Array.isArray(ends) || !Array.isArray(edges) || ![...nodes, ...ends].every(isNode) || !edges.every(Array.isArray))
    throw new Error("A tile of the graph has no nodes and edges.");
  return tile as Tile;
}

export class Tiles {
  private readonly kept = new Kept<Tile>(mostTiles);
  private readonly coming = new Map<string, AbortController>(); // by file
  private readonly failed = new Set<string>(); // files: not asked for again while they stay in view
  private entries = new Map<string, TileEntry>(); // by place
  private pages = new Map<string, PageEntry>(); // not read yet
  private root = ""; // the file of the first page
  private side = 0;
  private total = 0;
  private view: View | undefined;
  private wanted: TileEntry[] = [];
  private resting = 0;
  private showing = 0;
  private shown = "";
  private labels = new Map<string, string[]>(); // of what is shown

  constructor(
    private readonly archive: Archive,
    private readonly show: (json: Uint8Array) => void,
    private readonly failedFor: (place: string, error: unknown) => void,
    private readonly cameFor: (place: string) => void,
  ) {}

  looked(view: View): void {
    this.view = view;
    clearTimeout(this.resting);
    this.resting = window.setTimeout(() => this.fetchWanted(), view.tiles ? resting_ms : 0);
  }
  // The names of a node that is shown.
  namesOf(id: string): string[] {
    return this.labels.get(id) ?? [];
  }
  inspect(): object {
    return { tiles: this.wanted.filter(({ file }) => this.kept.get(file)).map(({ place }) => place), nodes: this.labels.size, of: this.total };
  }
  destroy(): void {
    clearTimeout(this.resting);
    clearTimeout(this.showing);
    for (const coming of this.coming.values()) coming.abort();
  }

  private fetchWanted(): void {
    const { graph } = this.archive;
    if (!graph) return;
    if (graph.file !== this.root) {
      this.entries.clear();
      this.pages = new Map([["", { ...graph, place: "" }]]);
      this.root = graph.file;
    }
    const pages = this.choose();
    const needed = new Set([...pages, ...this.wanted].map(({ file }) => file));
    for (const [file, coming] of this.coming) if (!needed.has(file)) coming.abort();
    for (const file of this.failed) if (!needed.has(file)) this.failed.delete(file);
    for (const page of pages) {
      void this.bring<Page>(page, (read) => {
        const { tiles, pages: below, nodes, side } = checkedPage(read);
        this.pages.delete(page.place);
        for (const entry of tiles) this.entries.set(entry.place, entry);
        for (const entry of below) this.pages.set(entry.place, entry);
        if (page.place === "") [this.total, this.side] = [Number(nodes) || 0, Number(side) || 0];
        this.fetchWanted();
      });
    }
    for (const tile of this.wanted) if (!this.kept.get(tile.file)) void this.bring<Tile>(tile, (read) => this.kept.set(tile.file, checkedTile(read)));
    this.tellSoon();
  }

  // The tiles whose squares are seen, as far down as the zoom has room for; returns the pages that would say more.
  private choose(): PageEntry[] {
    const { view } = this;
    this.wanted = [];
    const pages: PageEntry[] = [];
    const squares = [{ place: "", left: -this.side / 2, top: -this.side / 2, side: this.side }];
    for (let square = squares.shift(); square && view && this.wanted.length < mostShown; square = squares.shift()) {
      const { place, left, top } = square;
      const page = this.pages.get(place);
      const entry = this.entries.get(place);
      if (page) pages.push(page);
      if (!entry) continue;
      this.wanted.push(entry);
      const side = square.side / 2;
      if (!entry.below || !view.tiles || side * view.zoom < leastSide_px) continue;
      for (const quarter of [0, 1, 2, 3]) {
        const [x, y] = [left + (quarter % 2) * side, top + (quarter >> 1) * side];
        const [x0, y0, x1, y1] = view.box;
        if (x < x1 && y < y1 && x + side > x0 && y + side > y0) squares.push({ place: place + quarter, left: x, top: y, side });
      }
    }
    return pages;
  }

  private async bring<T>(entry: PageEntry, take: (read: T) => void): Promise<void> {
    if (this.coming.has(entry.file) || this.failed.has(entry.file)) return;
    const life = new AbortController();
    this.coming.set(entry.file, life);
    try {
      const read = await this.archive.graphFile<T>(entry, largestTile, life.signal);
      this.coming.delete(entry.file);
      take(read);
      this.cameFor(entry.place);
    } catch (error) {
      this.coming.delete(entry.file);
      if (life.signal.aborted) return;
      this.failed.add(entry.file);
      this.failedFor(entry.place, error);
      if (this.archive.graph?.file !== this.root) this.fetchWanted(); // published anew
    }
    this.tellSoon();
  }

  // All that is here at once, not tile by tile; but what is here is not held up by one that is slow.
  private tellSoon(): void {
    clearTimeout(this.showing);
    this.showing = window.setTimeout(() => this.tell(), this.coming.size > 0 ? 300 : 0);
  }

  private tell(): void {
    const here = this.wanted.flatMap((entry) => this.kept.get(entry.file) ?? []);
    const missing = [...this.failed].length;
    const shown = `${this.wanted.filter(({ file }) => this.kept.get(file)).map(({ file }) => file).join(" ")} ${missing}`;
    if (here.length === 0 || shown === this.shown) return;
    this.shown = shown;
    const nodes = here.flatMap((tile) => tile.nodes);
    const numbers = new Map(nodes.map(({ id }, i) => [id, i]));
    const edges = here.flatMap((tile) => {
      const ends = [...tile.nodes, ...tile.ends].map(({ id }) => numbers.get(id));
      return tile.edges.map((edge) => edge.map((end) => ends[end])).filter((edge) => edge.every((end) => end !== undefined));
    });
    this.labels = new Map(nodes.map(({ id, label }) => [id, Object.values(label ?? {}).map(String)]));
    this.show(encoder.encode(JSON.stringify({ of: this.total, missing, nodes, edges })));
  }
}
