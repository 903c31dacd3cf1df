// Says, in the reader's language, why the wheel or the finger moved the article and not the graph. Not to those who only scroll past.

import type { Prevented } from "./input";
import words from "words:live";

const shownMs = 1600;
const handIsHereMs = 2000; // since the pointer was moved by hand; a page that scrolls below it moves it too, by nothing

export class GestureHint {
  private readonly element = document.createElement("div");
  private movedAt = -Infinity;
  private timer = 0;

  constructor(frame: HTMLElement, signal: AbortSignal) {
    this.element.className = "hint";
    this.element.setAttribute("aria-hidden", "true"); // the keyboard has its own ways
    frame.append(this.element);
    frame.addEventListener("pointermove", (event) => {
      if (event.movementX || event.movementY) this.movedAt = event.timeStamp;
    }, { signal, passive: true });
    signal.addEventListener("abort", () => clearTimeout(this.timer));
  }

  show(kind: Prevented, language: string, now: number): void {
    if (kind === "wheel" && now - this.movedAt > handIsHereMs) return;
    const text = words[language.split("-")[0] ?? ""] ?? words["en"]!;
    this.element.textContent = (text[kind] ?? "").replace("{0}", /Mac|iP(hone|ad)/.test(navigator.platform) ? "⌘" : "Ctrl");
    this.element.classList.add("shown");
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.element.classList.remove("shown"), shownMs);
  }
}
