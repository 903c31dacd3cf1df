// The page's one drawing surface: of all live stories of a page, whatever element, tag or version of the script they come from, one at a time has a
// GL context. The others show their last picture.

interface Holder {
  giveUp(): void; // the context is gone when this returns
}

const place = Symbol.for("storylens.turn");
const page = globalThis as { [place]?: Holder | undefined };

export function takeTurn(holder: Holder): void {
  if (page[place] === holder) return;
  const before = page[place];
  page[place] = holder;
  before?.giveUp();
}

export function isTaken(): boolean {
  return page[place] !== undefined;
}

export function leaveTurn(holder: Holder): void {
  if (page[place] === holder) page[place] = undefined;
}
