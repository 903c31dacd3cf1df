// Keeps what is selected while text nodes are cut and wrapped: browsers forget a selection whose ends are moved.

interface Ends {
  startContainer: Node;
  startOffset: number;
  endContainer: Node;
  endOffset: number;
}
type ComposedSelection = Selection & { getComposedRanges?(root: ShadowRoot | { shadowRoots: ShadowRoot[] }): Ends[]; direction?: string };
type Place = [block: Element, offset: number]; // in the block's text

// Safari asked for the roots themselves before it asked for an object of them.
function composedRange(selection: ComposedSelection, root: ShadowRoot): Ends | undefined {
  try {
    return selection.getComposedRanges?.({ shadowRoots: [root] })[0];
  } catch {
    return selection.getComposedRanges?.(root)[0];
  }
}

function endsOf(selection: ComposedSelection, root: ShadowRoot): Ends | undefined {
  if (selection.rangeCount === 0) return undefined;
  const { startContainer, startOffset, endContainer, endOffset } = composedRange(selection, root) ?? selection.getRangeAt(0);
  return { startContainer, startOffset, endContainer, endOffset };
}

function textsOf(block: Element): Text[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts;
}

function placeOf(node: Node, offset: number): Place | undefined {
  const block = node instanceof Text ? node.parentElement?.closest("[data-block]") : null;
  if (!block) return undefined;
  let before = 0;
  for (const text of textsOf(block)) {
    if (text === node) return [block, before + offset];
    before += text.length;
  }
  return undefined;
}

function pointAt([block, offset]: Place): [Text, number] | undefined {
  if (!block.isConnected) return undefined;
  let before = 0;
  for (const text of textsOf(block)) {
    if (before + text.length >= offset) return [text, offset - before];
    before += text.length;
  }
  return undefined;
}

// What is selected of the documents, a line for each of their blocks, and the block that it begins in.
export function selectedPassage(root: Node): { block: string; text: string } {
  const selection: ComposedSelection | null = document.getSelection();
  const ends = selection && root instanceof ShadowRoot ? endsOf(selection, root) : undefined;
  if (!ends || !root.contains(ends.startContainer) || !root.contains(ends.endContainer)) return { block: "", text: "" };
  const range = document.createRange();
  range.setStart(ends.startContainer, ends.startOffset);
  range.setEnd(ends.endContainer, ends.endOffset);
  const lines: string[] = [];
  let first = "";
  for (const block of (root as ShadowRoot).querySelectorAll<HTMLElement>(".document [data-block]")) {
    if (!range.intersectsNode(block)) continue;
    const part = document.createRange();
    part.selectNodeContents(block);
    if (part.compareBoundaryPoints(Range.START_TO_START, range) < 0) part.setStart(range.startContainer, range.startOffset);
    if (part.compareBoundaryPoints(Range.END_TO_END, range) > 0) part.setEnd(range.endContainer, range.endOffset);
    const text = part.toString().trim();
    if (!text) continue;
    first ||= block.dataset["block"] ?? "";
    lines.push(text);
  }
  return { block: first, text: lines.join("\n") };
}

// Whether more is selected than words of one text, here or around all of it.
export function reachesOn(root: Node): boolean {
  const selection: ComposedSelection | null = document.getSelection();
  if (!selection || !(root instanceof ShadowRoot)) return false;
  const ends = endsOf(selection, root);
  if (!ends || ends.startContainer === ends.endContainer) return false;
  return root.contains(ends.startContainer) || selection.getRangeAt(0).intersectsNode(root.host);
}

export function keepSelection(root: Node, change: () => void): void {
  const selection: ComposedSelection | null = document.getSelection();
  const ends = selection && root instanceof ShadowRoot ? endsOf(selection, root) : undefined;
  const isEmpty = !ends || (ends.startContainer === ends.endContainer && ends.startOffset === ends.endOffset);
  const start = isEmpty ? undefined : placeOf(ends.startContainer, ends.startOffset);
  const end = isEmpty ? undefined : placeOf(ends.endContainer, ends.endOffset);
  change();
  if (!selection || !ends || (ends.startContainer.isConnected && ends.endContainer.isConnected)) return;
  const from = start ? pointAt(start) : ([ends.startContainer, ends.startOffset] as const);
  const to = end ? pointAt(end) : ([ends.endContainer, ends.endOffset] as const);
  if (!from || !to) return;
  if (selection.direction === "backward") selection.setBaseAndExtent(...to, ...from);
  else selection.setBaseAndExtent(...from, ...to);
}
