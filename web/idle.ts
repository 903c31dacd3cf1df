// When the page has time, and after `timeout` milliseconds in any case.
export function whenIdle(work: (hasTime: () => boolean) => void, timeout: number): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback((deadline) => work(() => deadline.timeRemaining() > 0), { timeout });
  else setTimeout(() => work(() => false), 20); // Safari
}
