// Archive: a corpus in shards (docs/bundle-format.md, "Shards"): finds the few files that a story needs, fetches each once, and uses none whose
// content is not what its name says. What was used least recently goes when there are more than enough.

import { readBody, sizeLimit, StoryError } from "./fetch-bundle";
import { sha256 } from "./sha256";

export interface Card {
  slug: string;
  inLanguage?: string;
  related?: (string | { slug: string })[];
  [member: string]: unknown;
}
export interface Bundle {
  stories: Card[];
  entities?: { slug: string }[];
  outlets?: { id: string }[];
  layout?: { positions?: Record<string, unknown> };
  [member: string]: unknown;
}
export interface Part {
  file: string;
  bytes: number;
}
interface Entry extends Part {
  prefix: string;
}
interface TermEntry extends Part {
  from: string; // its first term
}
export interface NamePart extends Part {
  stories: number;
}
// A list of stories by date, the newest first: cards, or lists that hold them.
interface NameCards {
  cards?: Card[];
  parts?: NamePart[];
}
export interface Naming extends NameCards {
  stories: number; // that name the entity
  entity?: { slug: string };
}
interface Manifest {
  version: string;
  counts?: { stories?: number };
  front?: Part;
  search?: TermEntry[];
  names?: Entry[];
  graph?: Part;
  index: Entry[];
}
export interface Shard {
  file: string;
  bytes: number;
  bundle: Bundle;
}
export type Heard = (loaded: number, expected: number) => void; // bytes more that came, and that will come

const mostShards = 24;
const mostPages = 16;
const largestPart = 2 * 1024 * 1024; // a shard has at most 1 MiB of one story, and what it refers to
const tries = 3;
const mostPerTerm = 200; // as kMostPerTerm in src/cli/shards/search_shards.h
const partName = /^(?:front|graph|index|names|search|stories\/[\da-f]{2})\/([\da-f]{32})\.json$/;

const decoder = new TextDecoder();
const encoder = new TextEncoder();
const pause = (ms: number) => new Promise((passed) => setTimeout(passed, ms));

class Gone extends Error {} // not on the host: the manifest may be older than what is there

function parsed<T>(bytes: Uint8Array, address: string): T {
  try {
    return JSON.parse(decoder.decode(bytes)) as T;
  } catch {
    throw new StoryError("schema", `The file at ${address} is not JSON.`);
  }
}

// Checks all that is used of it; nothing else of a manifest is trusted.
function readManifest(bytes: Uint8Array, address: string): Manifest {
  const manifest = parsed<Partial<Manifest>>(bytes, address);
  const version = String(manifest.version);
  if (!/^1\.\d+$/.test(version)) throw new StoryError("schema", `The archive at ${address} is of version ${version}; this reader knows 1.x. Load a newer one.`);
  const isPart = (part: Partial<Part> | undefined) => typeof part?.file === "string" && partName.test(part.file) && Number(part.bytes) <= largestPart;
  const isEntry = (entry: Partial<Entry> | undefined) => isPart(entry) && /^[01]{0,64}$/.test(String(entry?.prefix));
  const { front, graph, names = [], search = [] } = manifest;
  const isList = (entries: unknown, isOne: (entry: Partial<Entry>) => boolean) => Array.isArray(entries) && entries.every(isOne);
  if (!isList(manifest.index, isEntry) || (front && !isPart(front)) || (graph && !isPart(graph)) || !isList(names, isEntry) || !isList(search, isPart))
    throw new StoryError("schema", `The archive at ${address} has an index that leads out of it.`);
  return manifest as Manifest;
}

// Kept in the order of use; the first ones go.
export class Kept<T> {
  private readonly values = new Map<string, T>();
  constructor(private readonly most: number) {}
  get(key: string): T | undefined {
    const value = this.values.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }
  set(key: string, value: T): void {
    this.values.delete(key);
    this.values.set(key, value);
    for (const oldest of this.values.keys()) {
      if (this.values.size <= this.most) break;
      this.values.delete(oldest);
    }
  }
  delete(key: string): void {
    this.values.delete(key);
  }
  all(): [string, T][] {
    return [...this.values];
  }
}

export class Archive {
  private manifest: Manifest;
  private readonly pages = new Kept<Promise<unknown>>(mostPages);
  private readonly shards = new Kept<Shard>(mostShards);
  private readonly coming = new Map<string, Promise<Shard>>();
  requests = 0;

  constructor(manifest: Uint8Array, private readonly address: string) {
    this.manifest = readManifest(manifest, address);
  }

  get size(): number {
    return Number(this.manifest.counts?.stories) || 0;
  }
  get isNewer(): boolean {
    return this.manifest.version !== "1.0";
  }
  loaded(): { file: string; bytes: number; stories: string[] }[] {
    return this.shards.all().map(([file, { bytes, bundle }]) => ({ file, bytes, stories: bundle.stories.map(({ slug }) => slug) }));
  }

  // The shard that holds the story, if it is here. Counts as a use of it.
  shardHere(slug: string): Shard | undefined {
    const found = this.shards.all().find(([, { bundle }]) => bundle.stories.some((story) => story.slug === slug));
    return found && this.shards.get(found[0]);
  }

  // undefined: the archive has no such story.
  shardOf(slug: string, heard: Heard = () => {}): Promise<Shard | undefined> {
    return this.withTheNewest(async () => {
      const here = this.shardHere(slug);
      if (here) return here;
      const entry = await this.entryOf(this.manifest.index, slug, heard);
      const shard = entry && (await this.shard(entry, heard));
      return shard?.bundle.stories.some((story) => story.slug === slug) ? shard : undefined;
    });
  }

  // Of any story.
  anyShard(heard: Heard): Promise<Shard | undefined> {
    return this.withTheNewest(async () => {
      const [page] = this.manifest.index;
      const entry = page && (await this.page(page, heard))[0];
      return entry && this.shard(entry, heard);
    });
  }

  // The newest stories, as a list shows them.
  front(heard: Heard = () => {}): Promise<Shard | undefined> {
    return this.withTheNewest(async () => this.manifest.front && this.read(this.manifest.front, heard));
  }

  // Whether it lists who names an entity: those of earlier versions do not.
  get hasNames(): boolean {
    return this.manifest.names !== undefined;
  }
  // Of an entity, by its slug.
  names(slug: string, heard: Heard = () => {}): Promise<Naming> {
    return this.withTheNewest(async () => {
      const entry = await this.entryOf(this.manifest.names ?? [], slug, heard);
      const names = entry && (await this.keep(entry, heard, (bytes) => parsed<{ names?: Record<string, Naming> }>(bytes, this.addressOf(entry)).names));
      const naming = names && Object.hasOwn(names, slug) ? names[slug] : undefined;
      return { ...naming, stories: Number(naming?.stories) || 0 };
    });
  }
  nameList(part: NamePart, heard: Heard): Promise<NameCards> {
    return this.withTheNewest(async () => {
      if (!partName.test(part.file)) throw new StoryError("schema", `A list of the archive at ${this.address} leads out of it.`);
      return parsed<NameCards>(await this.part(part, heard), this.addressOf(part));
    });
  }

  // The first page of the whole graph's index.
  get graph(): Part | undefined {
    return this.manifest.graph;
  }
  // A page or a tile of it.
  graphFile<T>(part: Part, most: number, signal: AbortSignal): Promise<T> {
    return this.withTheNewest(async () => {
      if (!partName.test(part.file)) throw new StoryError("schema", `The graph of the archive at ${this.address} has an index that leads out of it.`);
      return parsed<T>(await this.part(part, () => {}, most, signal), this.addressOf(part));
    });
  }

  // A host that was published anew may have dropped what the manifest of before names.
  private async withTheNewest<T>(find: () => Promise<T>): Promise<T> {
    try {
      return await find();
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
      const bytes = await this.download(this.address, sizeLimit, () => {}, "no-cache").catch(() => Promise.reject(new StoryError("fetch", error.message)));
      const newest = readManifest(bytes, this.address);
      const listed = ({ index, names }: Manifest) => JSON.stringify([index, names]);
      const isSame = listed(newest) === listed(this.manifest);
      this.manifest = newest;
      if (isSame) throw new StoryError("fetch", error.message);
      return find().catch((again) => {
        throw again instanceof Gone ? new StoryError("fetch", again.message) : again;
      });
    }
  }

  // The stories that have a term for each of these beginnings, the best first. Of a term that very many stories have only some are listed: it says
  // which are better, not which are meant.
  search(beginnings: string[]): Promise<string[]> {
    return this.withTheNewest(async () => {
      const lists = await Promise.all(beginnings.map((beginning) => this.storiesOf(beginning)));
      const whole = lists.filter(({ isWhole }) => isWhole);
      const scores = new Map<string, number>();
      for (const { ranks } of lists) for (const [slug, rank] of ranks) scores.set(slug, (scores.get(slug) ?? 0) + 1 / (1 + rank));
      const isMeant = (slug: string) => (whole.length ? whole : lists).every(({ ranks }) => ranks.has(slug));
      return [...scores].filter(([slug]) => isMeant(slug)).sort(([, a], [, b]) => b - a).map(([slug]) => slug);
    });
  }

  private async storiesOf(beginning: string): Promise<{ ranks: Map<string, number>; isWhole: boolean }> {
    const ranks = new Map<string, number>();
    let isWhole = true;
    const pages = this.reaching(this.manifest.search ?? [], beginning);
    const entries = (await Promise.all(pages.map((page) => this.list<TermEntry>(page, () => {})))).flat();
    for (const shard of await Promise.all(this.reaching(entries, beginning).map((entry) => this.terms(entry)))) {
      for (const [term, slugs] of Object.entries(shard)) {
        if (!term.startsWith(beginning) || !Array.isArray(slugs)) continue;
        isWhole &&= slugs.length < mostPerTerm;
        // The word itself before those that begin with it.
        slugs.forEach((slug, i) => ranks.set(slug, Math.min(ranks.get(slug) ?? Infinity, term === beginning ? i : i + 50)));
      }
    }
    return { ranks, isWhole };
  }

  // The first two whose terms may begin so: more than that begins with too little to tell.
  private reaching(entries: TermEntry[], beginning: string): TermEntry[] {
    const after = entries.findIndex(({ from }) => from > beginning);
    const first = Math.max((after < 0 ? entries.length : after) - 1, 0);
    return entries.slice(first, first + 2).filter(({ from }, i) => i === 0 || from.startsWith(beginning));
  }

  private terms(entry: TermEntry): Promise<Record<string, string[]>> {
    return this.keep(entry, () => {}, (bytes) => parsed<{ terms?: Record<string, string[]> }>(bytes, this.addressOf(entry)).terms ?? {});
  }

  // Where the bits of a slug's hash lead to, by a page.
  private async entryOf(pages: Entry[], slug: string, heard: Heard): Promise<Entry | undefined> {
    const hash = sha256(encoder.encode(slug)).slice(0, 16);
    const bits = [...hash].map((digit) => parseInt(digit, 16).toString(2).padStart(4, "0")).join("");
    const holds = ({ prefix }: Entry) => bits.startsWith(prefix);
    const page = pages.find(holds);
    return page && (await this.page(page, heard)).find(holds);
  }

  private page(entry: Entry, heard: Heard): Promise<Entry[]> {
    return this.list<Entry>(entry, heard).then((shards) => shards.filter(({ prefix }) => typeof prefix === "string"));
  }

  private list<T extends Part>(entry: Part, heard: Heard): Promise<T[]> {
    return this.keep(entry, heard, (bytes) => {
      const entries = parsed<{ shards?: T[] }>(bytes, this.addressOf(entry)).shards;
      return (Array.isArray(entries) ? entries : []).filter((part) => partName.test(String(part?.file)));
    });
  }

  private keep<T>(entry: Part, heard: Heard, read: (bytes: Uint8Array) => T): Promise<T> {
    const known = this.pages.get(entry.file) as Promise<T> | undefined;
    if (known) return known;
    const coming = this.part(entry, heard).then(read);
    this.pages.set(entry.file, coming);
    coming.catch(() => this.pages.delete(entry.file)); // the next try may be luckier
    return coming;
  }

  private shard(entry: Part, heard: Heard): Promise<Shard> {
    const here = this.shards.get(entry.file);
    if (here) return Promise.resolve(here);
    const known = this.coming.get(entry.file);
    if (known) return known;
    const coming = this.read(entry, heard).then((shard) => {
      this.shards.set(entry.file, shard);
      return shard;
    });
    this.coming.set(entry.file, coming);
    coming.then(() => this.coming.delete(entry.file), () => this.coming.delete(entry.file));
    return coming;
  }

  private async read(entry: Part, heard: Heard): Promise<Shard> {
    const bytes = await this.part(entry, heard);
    const bundle = parsed<Bundle>(bytes, this.addressOf(entry));
    if (!Array.isArray(bundle.stories)) throw new StoryError("schema", `The file at ${this.addressOf(entry)} is no shard of stories.`);
    return { file: entry.file, bytes: bytes.length, bundle };
  }

  private addressOf({ file }: Part): string {
    return new URL(file, this.address).href;
  }

  // The content of a file that is named after it. A connection that broke is tried again, and so is a copy in a cache that is not whole.
  private async part(part: Part, heard: Heard, most = largestPart, signal?: AbortSignal): Promise<Uint8Array> {
    const address = this.addressOf(part);
    for (let attempt = 1; ; ++attempt) {
      let told = 0;
      const more = (loaded: number) => {
        heard(loaded - told, 0);
        told = loaded;
      };
      heard(0, part.bytes);
      try {
        const bytes = await this.download(address, most, more, attempt === 1 ? "default" : "reload", signal);
        if (sha256(bytes).slice(0, 32) === partName.exec(part.file)?.[1]) return bytes;
        throw new StoryError("schema", `The file at ${address} is not what its name says: it is damaged, or was changed.`);
      } catch (error) {
        heard(-told, -part.bytes);
        if (error instanceof Gone || attempt === tries || signal?.aborted) throw error;
        await pause(150 * 3 ** attempt);
      }
    }
  }

  private async download(address: string, most: number, loaded: (bytes: number) => void, cache: RequestCache, signal?: AbortSignal): Promise<Uint8Array> {
    this.requests += 1;
    const lost = (why: string) => new StoryError("fetch", `The part of the archive at ${address} could not be fetched (${why}).`);
    const response = await fetch(address, { credentials: "omit", cache, signal: signal ?? null }).catch((error: Error) => Promise.reject(lost(error.message)));
    if (response.status === 404 || response.status === 410) throw new Gone(`The part of the archive at ${address} is not there (HTTP ${response.status}).`);
    if (!response.ok || !response.body) throw lost(`HTTP ${response.status}`);
    const broken = (error: unknown) => {
      throw lost((error as Error).message);
    };
    const tooLarge = () => new StoryError("schema", `The file at ${address} is larger than a part of an archive may be.`);
    return readBody(response.body, most, loaded, broken, tooLarge);
  }
}
