// Pointer and wheel events of the canvas, as calls of the module. Text and controls have elements of their own (layer.ts).

import type { StorylensModule } from "./module";

export type Prevented = "wheel" | "touch";
export type Gestures = "cooperative" | "greedy" | "none";

const lineHeight = 16;

export interface InputOptions {
  canvas: HTMLCanvasElement;
  frame: HTMLElement; // around the canvas and what lies over it
  module: StorylensModule;
  gestures: () => Gestures;
  // Something happened: a frame is wanted. Now = within this event, while the browser counts it as the reader's own doing.
  changed: (now: boolean) => void;
  prevented: (kind: Prevented) => void;
  signal: AbortSignal;
}

export function listen({ canvas, frame, module, gestures, changed, prevented, signal }: InputOptions): void {
  const touches = new Map<number, { x: number; y: number }>();
  let spread = 0; // distance of two fingers; 0 = not pinching
  let middle = { x: 0, y: 0 }; // between them
  let last = { x: NaN, y: NaN }; // where the pointer was told to be
  const place = (event: MouseEvent) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const move = (event: PointerEvent) => {
    last = place(event);
    module.pointerMove(last.x, last.y, event.pointerType === "touch", event.timeStamp);
  };
  const on = <K extends keyof HTMLElementEventMap>(
    type: K, listener: (event: HTMLElementEventMap[K]) => void, passive = true,
  ) => canvas.addEventListener(type, listener, { signal, passive });

  const pinch = (moment: number) => {
    const [a, b = a] = [...touches.values()]; // the finger that is left of two goes on panning
    if (!a || !b) return;
    const distance = Math.max(Math.hypot(a.x - b.x, a.y - b.y), 1);
    const now = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    if (spread > 0) module.pinch(now.x, now.y, now.x - middle.x, now.y - middle.y, distance / spread, moment);
    spread = distance;
    middle = now;
  };

  on("pointerdown", (event) => {
    canvas.focus({ preventScroll: true });
    canvas.setPointerCapture(event.pointerId);
    const at = place(event);
    const isTouch = event.pointerType === "touch";
    if (isTouch) touches.set(event.pointerId, at);
    if (touches.size >= 2) {
      if (spread === 0) {
        module.pointerLeave(); // so that what the first finger pressed is not clicked
        module.pointerButton(0, false, event.timeStamp);
      }
      spread = 0; // another finger: measured anew
      pinch(event.timeStamp);
    } else {
      move(event);
      changed(true); // what is under the pointer must be known before it is pressed
      module.pointerButton(event.button, true, event.timeStamp, event.shiftKey);
    }
    changed(false);
  });
  // The browser knows the reader's own time for a double click, and told the press just before.
  on("mousedown", (event) => {
    if (event.detail === 2) module.command("double-click");
  });
  // Over a link or a button too: what is painted below shows that it is pointed at.
  frame.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") {
      if (!touches.has(event.pointerId)) return;
      touches.set(event.pointerId, place(event));
    }
    if (spread > 0) pinch(event.timeStamp);
    else move(event);
    changed(false);
  }, { signal, passive: true });
  const release = (event: PointerEvent) => {
    const wasPinching = spread > 0;
    touches.delete(event.pointerId);
    if (wasPinching) {
      spread = 0;
      if (touches.size > 0) return pinch(event.timeStamp);
      return changed(false);
    }
    const at = place(event);
    const isElsewhere = at.x !== last.x || at.y !== last.y; // a hand that stood still did not move when it let go
    if (event.type === "pointercancel") {
      module.pointerLeave(); // no click
      if (event.pointerType === "touch" && gestures() === "cooperative") prevented("touch"); // the article went on scrolling with it
    }
    else if (isElsewhere) move(event);
    module.pointerButton(event.button < 0 ? 0 : event.button, false, event.timeStamp);
    changed(true);
    if (event.pointerType === "touch") module.pointerLeave();
    changed(false);
  };
  on("pointerup", release);
  on("pointercancel", release);
  frame.addEventListener("pointerleave", (event) => {
    if (event.buttons === 0) module.pointerLeave();
    changed(false);
  }, { signal });

  on("wheel", (event) => {
    const isZoom = event.ctrlKey || event.metaKey;
    const isOurs = gestures() === "greedy" || isZoom || frame.matches(":focus-within");
    if (gestures() === "none" || !isOurs) {
      prevented("wheel");
      return;
    }
    event.preventDefault();
    const at = place(event);
    const scale = event.deltaMode === 1 ? lineHeight : event.deltaMode === 2 ? canvas.clientHeight : 1;
    // Fingers that pinch on a trackpad come as a wheel with ctrl, in small steps; a notch of a mouse's wheel is 100 or more at once.
    const step = isZoom ? Math.min(Math.max(event.deltaY * scale, -30), 30) * 0.01 : event.deltaY * scale * 0.0018;
    module.pinch(at.x, at.y, 0, 0, Math.exp(-step), event.timeStamp);
    changed(false);
  }, false);

  // A panel scrolls by itself, once the reader is in it (story-lens.css).
  frame.addEventListener("wheel", (event) => {
    if (event.target === canvas || gestures() === "greedy" || frame.matches(":focus-within")) return;
    prevented("wheel");
  }, { signal, passive: true });
  on("contextmenu", (event) => event.preventDefault(), false);
}
