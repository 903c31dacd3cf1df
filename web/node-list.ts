// The list of the graph's nodes, for those who hear it and for the keyboard: a link for each at the place of its node, and its edges as sentences.
// It is made and placed in idle time, some nodes after others: at once it would hold the page up for longer than the picture takes.

import { buildDocument } from "./document-layer";
import { whenIdle } from "./idle";

export type NodePlace = [id: string, x: number, y: number, radius: number];

export interface NodeListOptions {
  read: (first: number, count: number) => string; // <ul> of some of the nodes
  isReading: () => boolean;
  changed: () => void; // all of the list is there
  signal: AbortSignal;
}

const nodesAtOnce = 8;
const leastSide = 24; // CSS pixels: of a target
const rest_ms = 100; // since nodes were placed elsewhere or a hand was felt: what the list takes of a frame is the picture's

export class NodeList {
  readonly element = document.createElement("section");
  private readonly links = new Map<string, HTMLElement>();
  private list: Element | null = null;
  private count = 0; // that the list shall have
  private made = 0;
  private unplaced: NodePlace[] = [];
  private reachable: HTMLElement | undefined;
  private selected = "";
  private isWaiting = false;
  private moved_ms = -rest_ms;

  constructor(private readonly options: NodeListOptions) {
    this.element.className = "twin";
  }

  // Another graph.
  show({ count, label }: { count: number; label: string }): void {
    this.element.setAttribute("aria-label", label);
    this.element.replaceChildren();
    this.links.clear();
    this.list = null;
    this.reachable = undefined;
    this.unplaced = [];
    this.made = 0;
    this.count = count;
    if (count === 0) this.options.changed();
    this.goOn();
  }
  place(nodes: NodePlace[]): void {
    this.unplaced = nodes;
    this.wait();
    this.goOn();
  }
  // A hand moves on the canvas.
  wait(): void {
    this.moved_ms = performance.now();
  }
  isComplete(): boolean {
    return this.made >= this.count && this.unplaced.length === 0;
  }

  link(nodeId: string): HTMLElement | undefined {
    return this.links.get(nodeId);
  }
  ends(): [first: HTMLElement | undefined, last: HTMLElement | undefined] {
    const links = [...this.links.values()];
    return [links[0], links.at(-1)];
  }
  // Answers the link, where it is made.
  select(nodeId: string): HTMLElement | undefined {
    this.selected = nodeId;
    const link = this.links.get(nodeId);
    if (link) this.makeReachable(link);
    return link;
  }
  // By the Tab key: one of them.
  makeReachable(link: HTMLElement): void {
    if (this.reachable) this.reachable.tabIndex = -1;
    link.tabIndex = 0;
    this.reachable = link;
  }
  // What leads on from a node's sentences: where they are seen.
  reachRest(within: ParentNode = this.element): void {
    for (const link of within.querySelectorAll<HTMLElement>("ul ul a")) link.tabIndex = this.options.isReading() ? 0 : -1;
  }

  private goOn(): void {
    if (this.isWaiting || this.isComplete()) return;
    this.isWaiting = true;
    const { signal } = this.options;
    const wait_ms = this.moved_ms + rest_ms - performance.now();
    if (wait_ms > 0) {
      setTimeout(() => {
        this.isWaiting = false;
        if (!signal.aborted) this.goOn();
      }, wait_ms);
      return;
    }
    whenIdle((hasTime) => {
      this.isWaiting = false;
      if (signal.aborted) return;
      const isAtRest = () => performance.now() - this.moved_ms >= rest_ms;
      while (isAtRest() && !this.isComplete()) {
        this.step();
        if (!hasTime()) break;
      }
      this.goOn();
    }, 100);
  }
  private step(): void {
    if (this.made >= this.count) {
      for (const place of this.unplaced.splice(-4 * nodesAtOnce)) this.setPlace(place);
      return;
    }
    const some = buildDocument(this.options.read(this.made, nodesAtOnce));
    const items = [...(some.firstElementChild?.children ?? [])];
    this.reachRest(some);
    for (const { firstElementChild } of items) this.take(firstElementChild as HTMLElement);
    if (!this.list) {
      this.list = some.firstElementChild;
      this.element.append(some);
    } else this.list.append(...items);
    this.made += items.length;
    if (items.length === 0) this.count = this.made; // the graph is another by now, which is told soon
    if (this.made >= this.count) this.options.changed();
  }
  private take(link: HTMLElement): void {
    const id = link.dataset["node"] ?? "";
    this.links.set(id, link);
    link.tabIndex = -1;
    if (!this.reachable || id === this.selected) this.makeReachable(link);
  }
  private setPlace([id, x, y, radius]: NodePlace): void {
    const link = this.links.get(id);
    const side = Math.max(radius, leastSide / 2);
    if (link) link.style.cssText = `--x:${x - side}px;--y:${y - side}px;--w:${2 * side}px;--h:${2 * side}px`;
  }
}
