// What shows an archive in a live story: storylens-archive.js, fetched only where `src` is a manifest. The module is given a bundle of a few stories:
// the one that is read, those it is related to, the last ones read, and the newest as cards. It changes as the reader goes on.

import styles from "./archive.css";
import { Archive, Kept, type Bundle, type Card, type Heard } from "./archive";
import { NameList } from "./archive-names";
import { Tiles, type View } from "./archive-tiles";

export type { View };

// The live story, and what is around it.
export interface Screen {
  frame: HTMLElement;
  load(json: Uint8Array, slug: string, language: string): void;
  update(json: Uint8Array, slug: string, language: string): void;
  setArchiveSize(stories: number): void;
  setPageStories(page: string, stories: number, before: number, after: number): void; // of the archive; newer and older than what the bundle has
  page(): string; // that is shown: of an entity, an outlet; "" for a story
  browse(tiles: Uint8Array): void;
  goTo(place: string): void;
  follow(address: string): void;
  searchBeginnings(query: string): string[]; // of the words to look for; src/story/search_terms.h
  isConnecting(): boolean; // the reader chooses the end of a path: a click on a story does not open it
  emit(name: string, detail: Record<string, unknown>): void;
  say(type: string, message: string): void; // "": what was said holds no longer
}

export interface Found {
  severity: string;
  code: string;
  message: string;
  pointer?: string;
}

const mostRelated = 20;
const mostRead = 6;
const mostFound = 10;
const mostLists = 4;
const typing_ms = 250; // after the last key the archive is asked
const encoder = new TextEncoder();
const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

const entitiesOf = ({ entities }: Card) => (Array.isArray(entities) ? entities.map((entity) => String(entity?.slug)) : []);
const isEntity = (page: string) => page.startsWith("entity:");
const storyOf = (node: string | undefined) => (node?.startsWith("story:") ? node.slice(6) : "");

function partOf(place: string, name: string): string {
  const value = new RegExp(`(?:^|[#&])${name}=([^&]*)`).exec(place)?.[1] ?? "";
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}

export class ArchiveReader {
  private readonly archive: Archive;
  private readonly tiles: Tiles;
  private readonly brought = new Set<string>(); // pages of entities, with stories that name them, where the archive does not list them
  private readonly lists = new Kept<NameList>(mostLists); // of pages of entities
  private listed: NameList | undefined; // whose cards the module has
  private passing = ""; // a page that comes next, with all that there is for it
  private readonly life = new AbortController();
  private readonly bar = document.createElement("div");
  private readonly remarks = new Map<string, Found>();
  private readonly absent = new Set<string>(); // the archive has no such story
  private read: string[] = []; // slugs, the newest last
  private front: Bundle | undefined;
  private found: string[] = []; // by the last search
  private query = "";
  private asking = 0;
  private whole = new Set<string>(); // of what the module has now: stories with their text
  private firstCard = 0; // among its stories: those after it are as a list shows them
  private shown = ""; // the files that it was made of
  private turn = 0; // of the last thing that the reader asked for
  private isAwaited = true; // by the reader
  private arriving = { loaded: 0, total: 0 };

  constructor(manifest: Uint8Array, address: string, private readonly screen: Screen) {
    this.archive = new Archive(manifest, address);
    this.tiles = new Tiles(
      this.archive,
      (json) => screen.browse(json),
      (place, error) => this.failed(`tile ${place}`, error, false, true),
      (place) => this.remarks.delete(`tile ${place}`),
    );
    const { frame } = screen;
    const { signal } = this.life;
    const root = frame.getRootNode() as ShadowRoot;
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.bar.className = "arriving";
    frame.append(this.bar);
    for (const intent of ["pointerover", "focusin"]) frame.addEventListener(intent, (event) => this.prefetch(event), { signal });
    frame.addEventListener("click", (event) => this.clicked(event as MouseEvent), { signal, capture: true });
    frame.addEventListener("input", (event) => this.typed(event), { signal });
    if (this.archive.isNewer) this.remark("newer-version", "note", "The archive is of a newer minor version; what this reader knows of it is shown.");
  }

  // ---- what the stage calls ----

  // Shows the story, else the newest ones.
  async begin(story: string, language: string, place: string): Promise<void> {
    const asked = partOf(place, "story") || story;
    const isFront = !asked || partOf(place, "page") === "front";
    const [found, front, list] = await Promise.all([
      asked ? this.archive.shardOf(asked, this.hearing()) : undefined,
      isFront || !asked ? this.needFront() : undefined,
      this.list(partOf(place, "page")),
    ]);
    if (this.life.signal.aborted) return;
    this.listed = list;
    if (asked && !found) this.absent.add(asked);
    let slug = asked;
    if (!found) {
      slug = (front ?? (await this.needFront()) ?? (await this.archive.anyShard(this.hearing()))?.bundle)?.stories[0]?.slug ?? "";
      await this.archive.shardOf(slug, this.hearing());
    }
    if (this.life.signal.aborted) return;
    this.isAwaited = false;
    this.screen.setArchiveSize(this.archive.size);
    this.countPage();
    this.screen.load(this.compose(slug), asked || slug, language);
    const wanted = place || (asked ? "" : `story=${encodeURIComponent(slug)}&page=front`);
    if (wanted) this.screen.goTo(wanted);
    void this.surround(slug);
  }
  // A link was followed. True: the story comes, and is opened then.
  takes({ slug, page }: { slug?: string; page?: string }): boolean {
    if (page === "front") {
      if (this.front && !this.listed) return false;
      // Not while the module asks.
      queueMicrotask(() => void this.goTo(`story=${encodeURIComponent(this.current())}&page=front`));
      return true;
    }
    if (page && page !== this.passing && (this.isToList(page) || this.isToFind(page))) {
      void this.openEntity(page);
      return true;
    }
    const wanted = slug ?? storyOf(page);
    if (!this.isToCome(wanted)) return false;
    void this.open(wanted, page ? () => this.screen.follow(`#page=${encodeURIComponent(page)}`) : undefined);
    return true;
  }
  // The camera of the front page stands.
  looked(view: View): void {
    this.tiles.looked(view);
  }
  // The module shows it now.
  opened(slug: string): void {
    if (slug !== this.current()) void this.surround(slug);
  }
  async open(slug: string, otherwise?: () => void): Promise<void> {
    const isHere = await this.bring(slug, false);
    if (isHere) this.screen.update(this.compose(slug), slug, "");
    else if (isHere === false) otherwise?.();
    if (isHere) void this.surround(slug);
  }
  async goTo(place: string): Promise<void> {
    const slug = partOf(place, "story");
    const isFront = partOf(place, "page") === "front";
    const page = partOf(place, "page");
    const isNew = this.isToCome(slug) || (isFront && !this.front);
    if (isNew || this.isToList(page)) {
      const isHere = await this.bring(slug || this.current(), isFront, page);
      if (isHere === undefined) return;
      this.screen.update(this.compose(isHere && slug ? slug : this.current()), "", "");
    } else if (this.listed && this.listed.page !== page) {
      this.listed = undefined;
      this.screen.update(this.compose(this.current()), "", "");
    }
    this.screen.goTo(place);
    if (isNew && slug && !this.absent.has(slug)) void this.surround(slug);
  }
  // The reader asks for more of the page's list, or for its beginning.
  async more(page: string, isAgain: boolean): Promise<void> {
    const turn = this.wait();
    const list = this.lists.get(page) ?? new NameList(this.archive, page);
    try {
      await (isAgain ? list.again(this.hearing()) : this.listed === list ? list.more(this.hearing()) : list.open(this.hearing()));
      this.remarks.delete(page);
      if (turn !== this.turn || this.life.signal.aborted) return;
      this.lists.set(page, list);
      this.listed = list;
      this.countPage();
      this.screen.update(this.compose(this.current()), "", "");
      this.screen.emit("story-progress", { phase: "list", progress: 1 });
    } catch (error) {
      if (turn === this.turn) this.failed(page, error, true);
    } finally {
      if (turn === this.turn) this.await(false);
    }
  }
  // told: what the module says of the bundle that it has.
  inspect(told: Found[]): { archive: object; diagnostics: Found[] } {
    const { archive } = this;
    // That a card has no takes says nothing of its story.
    const isOfCard = ({ code, pointer }: Found) => code === "story-without-takes" && Number(pointer?.split("/")[2]) >= this.firstCard;
    return {
      archive: { graph: this.tiles.inspect(), stories: archive.size, requests: archive.requests, shards: archive.loaded(), shown: [...this.whole] },
      diagnostics: [...told.filter((found) => !isOfCard(found)), ...this.remarks.values()],
    };
  }
  destroy(): void {
    this.life.abort();
    this.tiles.destroy();
    clearTimeout(this.asking);
    this.bar.remove();
    this.await(false);
  }

  // ---- what is fetched ----

  private current(): string {
    return this.read.at(-1) ?? "";
  }
  private isToCome(slug: string): boolean {
    return slug !== "" && !this.whole.has(slug) && !this.absent.has(slug);
  }
  private isToList(page: string): boolean {
    return this.archive.hasNames && isEntity(page) && this.listed?.page !== page;
  }
  private isToFind(page: string): boolean {
    return !this.archive.hasNames && isEntity(page) && this.tiles.namesOf(page).length > 0 && !this.brought.has(page);
  }

  // Something else that was asked for holds no longer.
  private wait(): number {
    this.screen.say("", "");
    this.arriving = { loaded: 0, total: 0 };
    this.await(true);
    return ++this.turn;
  }

  // Who names the entity of a page; undefined where that cannot be had, which is told.
  private async list(page: string): Promise<NameList | undefined> {
    if (!this.archive.hasNames || !isEntity(page)) return undefined;
    const list = this.lists.get(page) ?? new NameList(this.archive, page);
    try {
      await list.open(this.hearing());
      this.lists.set(page, list);
      this.remarks.delete(page);
      return list;
    } catch (error) {
      this.failed(page, error, true);
      return undefined;
    }
  }
  private countPage(): void {
    if (this.listed) this.screen.setPageStories(this.listed.page, this.listed.stories, this.listed.before, this.listed.after);
  }

  // Fetches the story's shard while the reader waits. false: there is none; undefined: something else was asked for, or it failed and was told.
  private async bring(slug: string, isFront: boolean, page = ""): Promise<boolean | undefined> {
    const turn = this.wait();
    try {
      const [shard, , list] = await Promise.all([this.archive.shardOf(slug, this.hearing()), isFront ? this.needFront() : undefined, this.list(page)]);
      if (turn !== this.turn || this.life.signal.aborted) return undefined;
      this.listed = list;
      this.countPage();
      this.remarks.delete(slug);
      if (!shard) this.absent.add(slug);
      return shard !== undefined;
    } catch (error) {
      if (turn === this.turn) this.failed(slug, error, true);
      return undefined;
    } finally {
      if (turn === this.turn) this.await(false);
    }
  }

  // What is around the story: it is shown already, and its neighbours come after.
  private async surround(slug: string): Promise<void> {
    this.read = [...this.read.filter((other) => other !== slug), slug].slice(-mostRead);
    const bring = async (wanted: string) => {
      try {
        const shard = await this.archive.shardOf(wanted);
        if (!shard) this.absent.add(wanted);
        else this.remarks.delete(wanted);
      } catch (error) {
        this.failed(wanted, error);
      }
    };
    const wanted = this.relatedTo(slug).filter((other) => !this.absent.has(other) && !this.archive.shardHere(other));
    const front = this.needFront().catch((error) => this.failed("front", error));
    await Promise.all([front, ...wanted.map(bring)]);
    if (this.life.signal.aborted || this.current() !== slug) return; // the reader went on
    if (this.listed && this.listed.page !== this.screen.page()) this.listed = undefined;
    const before = this.shown;
    const json = this.compose(slug);
    if (this.shown !== before) this.screen.update(json, "", "");
    this.screen.emit("story-progress", { phase: "neighbors", progress: 1 });
  }

  // A page of an entity: the module knows what the stories say that are here.
  private async openEntity(page: string): Promise<void> {
    const turn = this.wait();
    const list = await this.list(page);
    if (turn !== this.turn || this.life.signal.aborted) return;
    this.listed = list;
    this.countPage();
    if (list) this.screen.update(this.compose(this.current()), "", "");
    else await this.find(page, turn);
    if (turn !== this.turn || this.life.signal.aborted) return;
    this.await(false);
    this.passing = page;
    this.screen.follow(`#page=${encodeURIComponent(page)}`);
    this.passing = "";
  }

  // Where the archive does not list who names an entity, some are found by its name.
  private async find(page: string, turn: number): Promise<void> {
    this.brought.add(page);
    const slug = page.slice(page.indexOf(":") + 1);
    try {
      const found = (await this.archive.search(this.screen.searchBeginnings(this.tiles.namesOf(page)[0] ?? ""))).slice(0, mostFound);
      const shards = await Promise.all(found.map((story) => this.archive.shardOf(story).catch((error) => this.failed(story, error))));
      const isMeant = (story: string, i: number) => shards[i]?.bundle.stories.some((one) => one.slug === story && entitiesOf(one).includes(slug));
      if (turn !== this.turn || this.life.signal.aborted) return;
      this.found = found.filter(isMeant);
      this.screen.update(this.compose(this.current()), "", "");
    } catch (error) {
      this.failed("search", error);
    }
  }

  // Brings the stories that the archive has for it: the module searches them as it does all others.
  private async search(query: string): Promise<void> {
    const isOver = () => query !== this.query || this.life.signal.aborted;
    this.await(true);
    try {
      const found = (await this.archive.search(this.screen.searchBeginnings(query))).slice(0, mostFound);
      const bring = (slug: string) => this.archive.shardOf(slug).catch((error) => this.failed(slug, error));
      if (!isOver()) await Promise.all(found.map(bring));
      if (isOver()) return;
      this.found = found;
      const before = this.shown;
      const json = this.compose(this.current());
      if (this.shown !== before) this.screen.update(json, "", "");
      this.screen.emit("story-progress", { phase: "search", progress: 1 });
    } catch (error) {
      if (!isOver()) this.failed("search", error);
    } finally {
      if (!isOver()) this.await(false);
    }
  }

  private async needFront(): Promise<Bundle | undefined> {
    this.front ??= (await this.archive.front(this.hearing()))?.bundle;
    this.remarks.delete("front");
    return this.front;
  }

  private relatedTo(slug: string): string[] {
    const editions = this.archive.shardHere(slug)?.bundle.stories.filter((story) => story.slug === slug) ?? [];
    const related = editions.flatMap((story) => (Array.isArray(story.related) ? story.related : []).map((to) => (typeof to === "string" ? to : String(to?.slug))));
    return [...new Set(related)].slice(0, mostRelated);
  }

  // The bundle around a story: what is here of it. Positions are those of the story's own shard: each shard has a picture of its own.
  private compose(slug: string): Uint8Array {
    const stories: Card[] = [];
    const entities = new Map<string, object>();
    const outlets = new Map<string, object>();
    const files: string[] = [];
    this.whole.clear();
    const add = (bundle: Bundle, isWanted: (story: Card) => boolean) => {
      stories.push(...bundle.stories.filter(isWanted));
      for (const entity of bundle.entities ?? []) entities.has(entity.slug) || entities.set(entity.slug, entity);
      for (const outlet of bundle.outlets ?? []) outlets.has(outlet.id) || outlets.set(outlet.id, outlet);
    };
    const home = this.archive.shardHere(slug);
    // The story itself is used last: it is the last to go.
    for (const wanted of [...new Set([...this.found, ...this.read, ...this.relatedTo(slug), slug])]) {
      const shard = this.archive.shardHere(wanted);
      if (!shard) continue;
      add(shard.bundle, (story) => story.slug === wanted);
      this.whole.add(wanted);
      files.push(wanted);
    }
    this.firstCard = stories.length;
    const cards = (this.listed?.cards ?? []).filter((card) => !this.whole.has(card.slug));
    if (this.listed?.entity && !entities.has(this.listed.entity.slug)) entities.set(this.listed.entity.slug, this.listed.entity);
    const listed = new Set(cards.map((card) => card.slug));
    stories.push(...cards);
    if (this.front) add(this.front, (story) => !this.whole.has(story.slug) && !listed.has(story.slug));
    const { stories: _, entities: __, outlets: ___, layout, ...rest } = home?.bundle ?? this.front ?? { stories: [] };
    this.shown = [...files.sort(), this.front ? "front" : "", this.listed ? `${this.listed.page} ${this.listed.before} ${cards.length}` : ""].join(" ");
    const bundle = { ...rest, stories, entities: [...entities.values()], outlets: [...outlets.values()], layout };
    return encoder.encode(JSON.stringify(bundle));
  }

  // ---- what the reader sees of it ----

  // What still comes of a story that is awaited no longer does not count for the next one.
  private hearing(): Heard {
    const { arriving } = this;
    return (bytes, expected) => {
      arriving.loaded += bytes;
      arriving.total += expected;
      if (bytes > 0 && this.isAwaited && arriving === this.arriving) this.screen.emit("story-progress", { phase: "fetch", ...arriving });
    };
  }
  private await(isAwaited: boolean): void {
    this.isAwaited = isAwaited;
    this.screen.frame.toggleAttribute("aria-busy", false);
    if (isAwaited) this.screen.frame.setAttribute("aria-busy", "true");
  }

  private failed(slug: string, error: unknown, isAwaited = false, isTile = false): void {
    const { type = "schema", message } = error as { type?: string; message: string };
    const isMissing = type === "fetch";
    const code = isTile ? (isMissing ? "tile-missing" : "tile-damaged") : isMissing ? "shard-missing" : "shard-damaged";
    this.remark(slug, "error", message, code);
    if (isAwaited) this.screen.say(type, message);
    this.screen.emit("story-error", { type, message });
  }
  private remark(key: string, severity: "error" | "note", message: string, code = key): void {
    this.remarks.set(key, { severity, code, message });
  }

  private linkUnder(event: Event): HTMLAnchorElement | undefined {
    return event.composedPath().find((target) => target instanceof HTMLAnchorElement);
  }
  private storyUnder(event: Event): string {
    const link = this.linkUnder(event);
    if (!link || link.dataset["result"]) return "";
    return storyOf(link.dataset["node"]) || storyOf(partOf(link.getAttribute("href") ?? "", "page"));
  }
  // What is here is searched by the module at once.
  private typed(event: Event): void {
    const field = event.composedPath()[0];
    if (!(field instanceof HTMLInputElement) || field.type !== "search") return;
    clearTimeout(this.asking);
    this.query = field.value;
    if (this.query.trim()) this.asking = window.setTimeout(() => void this.search(field.value), typing_ms);
  }
  // The reader is about to ask for it.
  private prefetch(event: Event): void {
    const slug = this.storyUnder(event);
    if (this.isToCome(slug)) this.archive.shardOf(slug).catch(() => {}); // told when it is asked for
    const page = partOf(this.linkUnder(event)?.getAttribute("href") ?? "", "page");
    if (this.isToList(page)) this.archive.names(page.slice(page.indexOf(":") + 1)).catch(() => {});
  }
  // To the module a story that is not here is one that is elsewhere.
  private clicked(event: MouseEvent): void {
    const slug = this.storyUnder(event);
    if (!this.isToCome(slug) || event.ctrlKey || event.metaKey || event.shiftKey || this.screen.isConnecting()) return;
    event.preventDefault();
    event.stopPropagation();
    const link = event.composedPath()[0] as HTMLElement;
    void this.open(slug, () => link.click());
  }
}
