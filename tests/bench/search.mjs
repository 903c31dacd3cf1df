// How long a keystroke in the search takes at 5,000 stories, how long the index takes to make and what it holds in memory: ours as WebAssembly
// under Node, with the snippets of a list of results; beside it MiniSearch with the same texts, which gives ids and scores only. Then both on the
// table of queries with their expected first result (tests/fixtures/search_queries.tsv). Run by ./dev bench.
//
//   node tests/bench/search.mjs [--stories 5000] [--queries 120]

import MiniSearch from "minisearch";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { keystrokes, makeCorpus, makeQueries } from "./search/corpus.mjs";

const bench = fileURLToPath(new URL("../../build/web/storylens_search_bench.cjs", import.meta.url));
if (!existsSync(bench)) {
  console.error(`${bench} is missing: cmake --build build/web --target storylens_search_bench`);
  process.exit(1);
}
const createSearchBench = createRequire(import.meta.url)(bench);

function option(name, otherwise) {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

// Processor time: other programs may run.
function timed(call) {
  const start = process.cpuUsage();
  const value = call();
  const { user, system } = process.cpuUsage(start);
  return { value, ms: (user + system) / 1000 };
}

const texts = (story) => [
  story.alternativeHeadline, ...(story.sections ?? []).map(({ markdown }) => markdown),
  ...(story.takes ?? []).flatMap((take) => [take.abstract, take.quote?.text, take.quote?.original]),
].filter(Boolean).join(" ");
const names = ({ name, alternateName }) =>
  [name, alternateName].filter(Boolean).flatMap((value) => (typeof value === "string" ? [value] : Object.values(value).flat())).join(" ");

// Stories, their takes, entities and outlets, as ours has them.
function documents({ stories, entities = [], outlets = [] }) {
  return [
    ...stories.map((story, i) => ({ id: `${i}`, name: `story:${story.slug}`, title: story.headline, text: texts({ ...story, takes: [] }) })),
    ...stories.flatMap((story, i) => (story.takes ?? []).filter(({ abstract, quote }) => abstract || quote).map((take, k) => ({
      id: `${i}/${k}`, name: `take:${story.slug}/${take.outlet}`, title: take.outletName ?? "", text: texts({ takes: [take] }),
    }))),
    ...entities.map((entity) => ({ id: entity.slug, name: `entity:${entity.slug}`, title: names(entity), text: "" })),
    ...outlets.map((outlet) => ({ id: outlet.id, name: `outlet:${outlet.id}`, title: `${outlet.name ?? ""} ${outlet.id}`, text: "" })),
  ];
}

function ours(json) {
  let module;
  return {
    name: "storylens",
    async load() {
      module = await createSearchBench({ wasmBinary: readFileSync(bench.replace(/cjs$/, "wasm")) });
      const bytes = Buffer.from(json);
      const at = module._malloc(bytes.length);
      module.HEAPU8.set(bytes, at);
      if (module._bench_load(at, bytes.length) < 0) throw new Error("not a bundle");
      module._free(at);
    },
    make() {
      module._bench_begin();
      const steps = [];
      let hasMore = true;
      while (hasMore) {
        const { value, ms } = timed(() => module._bench_add_some(16 * 1024));
        hasMore = value !== 0;
        steps.push({ ms, hasNames: module._bench_has_names() !== 0 });
      }
      return steps;
    },
    mb: () => module._bench_bytes() / 2 ** 20,
    search: (query, language) => {
      const answer = module.ccall("bench_search", "string", ["string", "string"], [query, language]);
      const [total, ...first] = answer.split(" ");
      return { total: Number(total), first: first.join(" ") };
    },
  };
}

function miniSearch(json) {
  const all = documents(JSON.parse(json));
  let index;
  const before = process.memoryUsage().heapUsed;
  return {
    name: "MiniSearch",
    async load() {},
    make() {
      index = new MiniSearch({ fields: ["title", "text"], storeFields: ["name"] });
      return [timed(() => index.addAll(all))];
    },
    mb: () => {
      global.gc?.();
      return (process.memoryUsage().heapUsed - before) / 2 ** 20;
    },
    search: (query) => {
      const results = index.search(query, { prefix: true, fuzzy: 0.2, boost: { title: 3 }, combineWith: "AND" });
      return { total: results.length, first: results[0]?.name ?? "" };
    },
  };
}

const percentile = (values, part) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];
const rounded = (value) => Number(value.toFixed(1));

async function measureSpeed() {
  const corpus = makeCorpus(option("--stories", 5000));
  const json = JSON.stringify(corpus.bundle);
  const states = makeQueries(corpus, option("--queries", 120)).flatMap(keystrokes);
  console.log(`${corpus.bundle.stories.length} stories, ${(json.length / 2 ** 20).toFixed(1)} million characters of JSON, ${states.length} keystrokes; ms of processor time`);
  for (const make of [ours, miniSearch]) {
    const engine = make(json);
    await engine.load();
    const steps = engine.make();
    const total = steps.reduce((sum, { ms }) => sum + ms, 0);
    const untilNames = steps.reduce((sum, { ms, hasNames }) => sum + (hasNames === false ? ms : 0), 0);
    for (const state of states.slice(0, 50)) engine.search(state, "en"); // warm
    const times = states.map((state) => ({ state, ...timed(() => engine.search(state, "en")) }));
    const ms = times.map((time) => time.ms);
    const slowest = times.reduce((a, b) => (b.ms > a.ms ? b : a));
    console.table([{
      engine: engine.name, "index ms": Math.round(total), "names after": Math.round(untilNames), "longest step": rounded(Math.max(...steps.map((step) => step.ms))),
      "index MB": rounded(engine.mb()), p50: rounded(percentile(ms, 0.5)), p95: rounded(percentile(ms, 0.95)), max: rounded(slowest.ms), "slowest query": slowest.state,
      "found something": `${Math.round((100 * times.filter(({ value }) => value.total > 0).length) / times.length)} %`,
    }]);
  }
}

async function measureQuality() {
  const folder = mkdtempSync(join(tmpdir(), "storylens-search-"));
  const bundle = join(folder, "bundle.json");
  const inputs = ["data/stories/distillation", "data/stories/pellamar", "tests/fixtures/stories-of-scripts"];
  execFileSync("build/release/storylens", ["build", ...inputs, "-o", bundle], { stdio: "ignore" });
  const json = readFileSync(bundle, "utf8");
  rmSync(folder, { recursive: true });
  const rows = readFileSync("tests/fixtures/search_queries.tsv", "utf8").split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t"));
  for (const engine of [ours(json), miniSearch(json)]) {
    await engine.load();
    engine.make();
    const right = rows.filter(([query, language, expected]) => engine.search(query, language).first === expected).length;
    console.log(`${engine.name}: ${right} of ${rows.length} queries find first what is expected`);
  }
}

await measureSpeed();
await measureQuality();
