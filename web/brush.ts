// The brush over the timeline of the front page: a drag from one bar to another chooses the dates between. The bars are painted; what stands for
// them in the document are the links of their numbers, `data-bin="FROM/TO"`, which do the same one by one, by pointer or keyboard.

export interface BrushOptions {
  panel: HTMLElement;
  frame: HTMLElement;
  choose: (from: string, to: string) => void;
  signal: AbortSignal;
}

interface Bin {
  from: string;
  to: string;
  left: number; // of the bar, in pixels of the window
  right: number;
}

export function brush({ panel, frame, choose, signal }: BrushOptions): void {
  let bins: Bin[] = [];
  let first = -1;
  let last = -1;
  const mark = document.createElement("div");
  mark.className = "brush";

  const at = (x: number) => {
    const found = bins.findIndex((bin) => x >= bin.left && x < bin.right);
    if (found >= 0 || bins.length === 0) return found;
    const isBefore = x < Math.min(...bins.map((bin) => bin.left));
    const isMirrored = (bins[0]?.left ?? 0) > (bins.at(-1)?.left ?? 0);
    return isBefore !== isMirrored ? 0 : bins.length - 1;
  };
  const show = (top: number, bottom: number) => {
    const chosen = [bins[first], bins[last]].filter((bin) => bin !== undefined);
    const origin = frame.getBoundingClientRect();
    const left = Math.min(...chosen.map((bin) => bin.left));
    const right = Math.max(...chosen.map((bin) => bin.right));
    mark.style.cssText = `left:${left - origin.left}px;top:${top - origin.top}px;width:${right - left}px;height:${bottom - top}px`;
    frame.append(mark);
  };
  // Where the bars stand, from the numbers above them and what is below.
  const look = (): { top: number; bottom: number } | undefined => {
    const table = panel.querySelector<HTMLElement>("table.timeline");
    const links = [...(table?.querySelectorAll<HTMLElement>("[data-bin]") ?? [])];
    const boxes = links.map((link) => (link.closest("[data-block]") ?? link).getBoundingClientRect());
    const ticks = [...(table?.querySelectorAll(".tick") ?? [])].map((tick) => tick.getBoundingClientRect());
    const lefts = boxes.map((box) => box.left);
    if (boxes.length < 2) return undefined;
    const isMirrored = (lefts[0] ?? 0) > (lefts[1] ?? 0);
    const edges = isMirrored ? boxes.map((box) => box.right) : lefts;
    const step = Math.abs((edges[1] ?? 0) - (edges[0] ?? 0));
    bins = links.map((link, i) => {
      const [from = "", to = ""] = (link.dataset["bin"] ?? "").split("/");
      const edge = edges[i] ?? 0;
      return { from, to, left: isMirrored ? edge - step : edge, right: isMirrored ? edge : edge + step };
    });
    return { top: Math.min(...boxes.map((box) => box.top)), bottom: Math.max(...ticks.map((box) => box.bottom)) };
  };

  // A finger scrolls; a tap on a bar is a press of its number, which is small.
  const tap = ({ clientX, clientY }: MouseEvent) => {
    const room = frame.classList.contains("reading") ? undefined : look();
    if (!room || clientY < room.top || clientY > room.bottom) return;
    const place = bins.findIndex((bin) => clientX >= bin.left && clientX < bin.right);
    panel.querySelectorAll<HTMLElement>("table.timeline [data-bin]")[place]?.click();
  };

  panel.addEventListener(
    "pointerdown",
    (event) => {
      first = -1;
      if (event.button !== 0 || event.pointerType === "touch" || frame.classList.contains("reading")) return;
      const room = look();
      if (!room || event.clientY < room.top || event.clientY > room.bottom) return;
      const inside = bins.some((bin) => event.clientX >= bin.left && event.clientX < bin.right);
      if (!inside) return;
      event.preventDefault();
      first = last = at(event.clientX);
      panel.setPointerCapture(event.pointerId);
      show(room.top, room.bottom);
      const life = new AbortController();
      const move = (moved: PointerEvent) => {
        last = at(moved.clientX);
        show(room.top, room.bottom);
      };
      const end = (ended: PointerEvent) => {
        life.abort();
        mark.remove();
        if (ended.type === "pointercancel") return;
        const [from, to] = [bins[Math.min(first, last)], bins[Math.max(first, last)]];
        const link = panel.querySelectorAll<HTMLElement>("table.timeline [data-bin]")[first];
        if (first === last) link?.click(); // as that link does
        else if (from && to) choose(from.from, to.to);
      };
      panel.addEventListener("pointermove", move, { signal: life.signal });
      for (const name of ["pointerup", "pointercancel"] as const) panel.addEventListener(name, end, { signal: life.signal });
    },
    { signal },
  );
  // What the press began must select no text, and follow no link twice.
  panel.addEventListener("mousedown", (event) => mark.isConnected && event.preventDefault(), { signal });
  panel.addEventListener(
    "click",
    (event) => {
      const link = event.composedPath().find((target) => target instanceof HTMLElement && target.dataset["bin"] !== undefined);
      if (!event.isTrusted || event.detail === 0) return; // ours, or by keyboard
      if (first < 0) {
        if (!link && (event as PointerEvent).pointerType === "touch") tap(event);
        return;
      }
      first = -1;
      if (!link) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { signal, capture: true },
  );
}
