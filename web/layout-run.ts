// A layout of a whole graph in a small module of its own (storylens-layout.wasm). This script is a worker, and where there
// can be none the page imports it and runs the same a few milliseconds at a time.

export interface LayoutTask {
  bodies: Float32Array; // radius, left, top, right and bottom of each
  links: Float32Array; // distance and strength of each
  ends: Int32Array; // both of each link
}

export interface LayoutNews {
  places: Float32Array; // x and y of each body
  progress: number; // from 0 to 1
  isComplete: boolean;
}

// What a worker is sent, and what it sends: the news, or why there will be none.
export interface WorkerOrder {
  wasm: string; // address
  task: LayoutTask;
}
export type WorkerReport = LayoutNews | { error: string };

// src/app/layout_api.cpp.
interface LayoutModule {
  memory: WebAssembly.Memory;
  _initialize?(): void;
  ll_bodies(count: number): number;
  ll_links(count: number): number;
  ll_ends(count: number): number;
  ll_begin(): void;
  ll_step(): number;
  ll_progress(): number;
  ll_places(): number;
}

// The module asks for little, and nothing that a layout needs: what it asks for is answered when it is harmless.
// The hash of storylens-layout.wasm, written in by tools/build_web.mjs.
declare const layoutIntegrity: string;

function importsOf(wasm: WebAssembly.Module): WebAssembly.Imports {
  const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {};
  for (const { module, name } of WebAssembly.Module.imports(wasm)) {
    const isHarmless = name === "emscripten_notify_memory_growth";
    (imports[module] ??= {})[name] = () => {
      if (!isHarmless) throw new Error(`The layout asked for ${name}`);
    };
  }
  return imports;
}

export class LayoutRun {
  private isComplete = false;

  private constructor(
    private readonly module: LayoutModule,
    private readonly count: number,
  ) {}

  static async create({ wasm, task }: WorkerOrder): Promise<LayoutRun> {
    const response = await fetch(wasm, { integrity: layoutIntegrity }); // nothing else than what was built with this script
    if (!response.ok) throw new Error(`${wasm}: HTTP ${response.status}`);
    const compiled = await WebAssembly.compile(await response.arrayBuffer());
    const instance = await WebAssembly.instantiate(compiled, importsOf(compiled));
    const module = instance.exports as unknown as LayoutModule;
    module._initialize?.();
    const count = task.bodies.length / 5;
    // Memory may move with every call that asks for room, so each is written before the next.
    new Float32Array(module.memory.buffer, module.ll_bodies(count)).set(task.bodies);
    const linksAt = module.ll_links(task.links.length / 2);
    new Float32Array(module.memory.buffer, linksAt).set(task.links);
    const endsAt = module.ll_ends(task.ends.length / 2);
    new Int32Array(module.memory.buffer, endsAt).set(task.ends);
    module.ll_begin();
    return new LayoutRun(module, count);
  }

  // Works for about so long; false when the layout is complete.
  work(milliseconds: number): boolean {
    const end = performance.now() + milliseconds;
    do {
      this.isComplete = this.module.ll_step() === 0;
    } while (!this.isComplete && performance.now() < end);
    return !this.isComplete;
  }

  news(): LayoutNews {
    const at = this.module.ll_places();
    const places = new Float32Array(this.module.memory.buffer, at, 2 * this.count).slice();
    return { places, progress: this.module.ll_progress(), isComplete: this.isComplete };
  }

  // How long to work between news: the larger the graph, the more they cost.
  get interval(): number {
    return 80 + this.count / 400;
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

// Only a worker has no document.
if (typeof document === "undefined") {
  const worker = self as unknown as {
    onmessage: (event: MessageEvent<WorkerOrder>) => void;
    postMessage(report: WorkerReport, transfer: Transferable[]): void;
  };
  worker.onmessage = async ({ data }) => {
    try {
      const run = await LayoutRun.create(data);
      for (let isGoing = true; isGoing; ) {
        isGoing = run.work(run.interval);
        const news = run.news();
        worker.postMessage(news, [news.places.buffer]);
      }
    } catch (error) {
      worker.postMessage({ error: messageOf(error) }, []);
    }
  };
}
