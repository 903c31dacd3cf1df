// Has a graph laid out beside the page: in a worker, and where that is forbidden or fails, on the page's own thread in short
// slices. A host's policy may forbid workers (worker-src, Trusted Types), another origin's script cannot be one.

import type { LayoutNews, LayoutTask, WorkerOrder, WorkerReport } from "./layout-run";

export interface LayoutListener {
  news(news: LayoutNews): void;
  failed(message: string): void;
}

// A worker that says nothing for so long after its start is taken for lost.
const silenceMs = 15_000;
// On the page's own thread: work for so long, then let the page draw and hear.
const sliceMs = 6;

const script = new URL("./storylens-layout.js", import.meta.url);
const wasm = new URL("./storylens-layout.wasm", import.meta.url).href;

interface Policies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

// Where the page asks for Trusted Types, a policy of this name lets our one script be a worker.
let trusted: string | undefined;
function trustedScript(): string {
  const types = (globalThis as { trustedTypes?: Policies }).trustedTypes;
  const address = script.origin === location.origin
    ? script.href
    : URL.createObjectURL(new Blob([`import ${JSON.stringify(script.href)};`], { type: "text/javascript" }));
  return (trusted ??= types ? types.createPolicy("storylens-layout", { createScriptURL: (url) => url }).createScriptURL(address) : address);
}

export class LayoutJob {
  // Where it runs: told by inspect().
  where: "worker" | "page" | "" = "";
  private worker: Worker | undefined;
  private isStopped = false;
  private watch = 0;

  constructor(
    private readonly task: LayoutTask,
    private readonly listener: LayoutListener,
  ) {
    try {
      this.startWorker();
    } catch {
      void this.runOnPage();
    }
  }

  stop(): void {
    this.isStopped = true;
    this.endWorker();
  }

  private endWorker(): void {
    clearTimeout(this.watch);
    this.worker?.terminate();
    this.worker = undefined;
  }

  private startWorker(): void {
    const worker = (this.worker = new Worker(trustedScript(), { type: "module" }));
    this.where = "worker";
    const isLost = () => {
      if (this.worker !== worker) return;
      this.endWorker();
      void this.runOnPage();
    };
    this.watch = setTimeout(isLost, silenceMs);
    worker.onerror = (event) => {
      event.preventDefault();
      isLost();
    };
    worker.onmessageerror = isLost;
    worker.onmessage = ({ data }: MessageEvent<WorkerReport>) => {
      if (this.isStopped) return;
      if ("error" in data) return isLost();
      clearTimeout(this.watch);
      if (data.isComplete) this.endWorker();
      this.listener.news(data);
    };
    worker.postMessage({ wasm, task: this.task } satisfies WorkerOrder);
  }

  private async runOnPage(): Promise<void> {
    this.where = "page";
    try {
      const { LayoutRun } = (await import(script.href)) as typeof import("./layout-run");
      const run = await LayoutRun.create({ wasm, task: this.task });
      let told = performance.now();
      for (let isGoing = true; isGoing && !this.isStopped; ) {
        isGoing = run.work(sliceMs);
        if (!isGoing || performance.now() - told > 2 * run.interval) {
          told = performance.now();
          this.listener.news(run.news());
        }
        await new Promise((resume) => setTimeout(resume));
      }
    } catch (error) {
      if (!this.isStopped) this.listener.failed(error instanceof Error ? error.message : String(error));
    }
  }
}
