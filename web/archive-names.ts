// The stories of an archive that name an entity, by date, the newest first: as many as the reader asked for so far, from the few files that list them
// (docs/bundle-format.md, "Shards"). At most so many are held at once: then the newest ones go, and come again from the beginning.

import type { Archive, Card, Heard, NamePart } from "./archive";
import { StoryError } from "./fetch-bundle";

const leastAtOnce = 60; // stories
const mostHeld = 1000;
const deepest = 4; // lists of lists

interface Waiting {
  part: NamePart;
  depth: number;
}

const slugsOf = (cards: Card[]) => new Set(cards.map(({ slug }) => slug));

export class NameList {
  stories = 0; // in the archive
  before = 0; // newer ones than those held
  cards: Card[] = [];
  entity: { slug: string } | undefined; // as it is described
  private waiting: Waiting[] = []; // the newest first
  private isOpen = false;
  private coming: Promise<void> | undefined;

  constructor(private readonly archive: Archive, readonly page: string) {}

  private get slug(): string {
    return this.page.slice(this.page.indexOf(":") + 1);
  }
  get after(): number {
    return Math.max(this.stories - this.before - slugsOf(this.cards).size, 0);
  }
  // The newest ones, unless some are here.
  open(heard: Heard): Promise<void> {
    return this.once(async () => {
      if (this.isOpen) return;
      const { stories, entity, cards, parts } = await this.archive.names(this.slug, heard);
      await this.take(this.sound(cards), this.lists(parts, 0), heard);
      this.stories = stories;
      this.entity = entity?.slug === this.slug ? entity : undefined;
      this.isOpen = true;
    });
  }
  // Those that follow.
  more(heard: Heard): Promise<void> {
    return this.once(async () => {
      const isFull = slugsOf(this.cards).size >= mostHeld;
      const passed = this.before + slugsOf(this.cards).size;
      await this.take(isFull ? [] : this.cards, this.waiting, heard);
      if (isFull) this.before = passed;
    });
  }
  again(heard: Heard): Promise<void> {
    this.isOpen = false;
    this.before = 0;
    return this.open(heard);
  }

  // What is under way is waited for: two that change the list at a time would tear it.
  private once(act: () => Promise<void>): Promise<void> {
    this.coming ??= act().finally(() => (this.coming = undefined));
    return this.coming;
  }

  // Nothing of the list changes until all of it has come.
  private async take(held: Card[], waiting: Waiting[], heard: Heard): Promise<void> {
    const cards = [...held];
    const left = [...waiting];
    while (left.length > 0 && slugsOf(cards).size < slugsOf(held).size + leastAtOnce) {
      const { part, depth } = left.shift()!;
      if (depth >= deepest) throw new StoryError("schema", `The lists of ${this.page} in the archive lead to lists without an end.`);
      const list = await this.archive.nameList(part, heard);
      cards.push(...this.sound(list.cards));
      left.unshift(...this.lists(list.parts, depth + 1));
    }
    this.cards = cards;
    this.waiting = left;
  }

  // With what makes them stories of this page.
  private sound(cards: Card[] | undefined): Card[] {
    const isCard = (card: Partial<Card> | undefined) => typeof card?.slug === "string";
    return (Array.isArray(cards) ? cards : []).filter(isCard).map((card) => ({ ...card, entities: [{ slug: this.slug }] }));
  }
  private lists(parts: NamePart[] | undefined, depth: number): Waiting[] {
    return (Array.isArray(parts) ? parts : []).map((part) => ({ part, depth }));
  }
}
