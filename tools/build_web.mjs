// Puts dist/ together from web/, the WebAssembly build and the sample bundle. Called by ./dev build.
//
// In TypeScript a style sheet is imported as text, minified here, and the generated module is imported by the bare name "storylens-module" (build/web/storylens-module.mjs);
// its .wasm stands beside the scripts as storylens.wasm. Each text file gets a .br and a .gz copy, which the server
// sends to browsers that accept them.

import { build, transform } from "esbuild";
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createHash } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { examplesPage } from "./embedding_examples.mjs";
import { widgetWords } from "./widget_words.mjs";

const dist = "dist";
const wasmBuild = process.argv[2] ?? "build/web";

const styleSheetsAsText = {
  name: "style-sheets-as-text",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => ({ contents: await minifiedStyle(path), loader: "text" }));
  },
};

async function minifiedStyle(path) {
  const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true, target: ["chrome105", "firefox105", "safari15.4"] });
  return code.trim();
}

const integrityOf = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

async function bundleScripts() {
  const integrity = async (name) => JSON.stringify(integrityOf(await readFile(`${wasmBuild}/${name}`)));
  await build({
    entryPoints: {
      storylens: "web/storylens.ts",
      "story-lens-element": "web/story-lens-element.ts",
      "storylens-app": "web/stage.ts",
      "storylens-archive": "web/archive-reader.ts",
      "app-page": "web/app-page.ts",
      "embed-policy": "web/embed-policy.ts",
      conformance: "web/conformance.ts",
      "storylens-layout": "web/layout-run.ts",
    },
    outdir: dist,
    bundle: true,
    format: "esm",
    splitting: false,
    minify: true,
    charset: "utf8", // as modules are read, whatever a host says
    target: ["es2022"],
    legalComments: "none",
    alias: { "storylens-module": `./${wasmBuild}/storylens-module.mjs` },
    // What a script compiles must be what was built with it.
    define: { wasmIntegrity: await integrity("storylens-module.wasm"), layoutIntegrity: await integrity("storylens-layout.wasm") },
    // The element finds the app at run time, beside itself.
    external: ["./storylens-app.js", "./storylens-archive.js"],
    plugins: [styleSheetsAsText, widgetWords],
    logLevel: "warning",
  });
}

async function copyPages() {
  await cp(`${wasmBuild}/storylens-module.wasm`, `${dist}/storylens.wasm`);
  await cp(`${wasmBuild}/storylens-layout.wasm`, `${dist}/storylens-layout.wasm`);
  for (const name of await readdir("web")) {
    if (/\.(html|svg|json)$/.test(name)) await cp(`web/${name}`, `${dist}/${name}`);
  }
  await writeFile(`${dist}/examples.html`, examplesPage());
  for (const name of ["storylens", "story-lens-element"]) await cp("web/types/storylens.d.ts", `${dist}/${name}.d.ts`);
  // Style sheets that pages link to; the element's own is inside its script.
  for (const name of ["page", "article", "conformance"]) await writeFile(`${dist}/${name}.css`, await minifiedStyle(`web/${name}.css`));
}

// The words of the interface but the module's own English, without the comments for people.
async function copyStrings() {
  await mkdir(`${dist}/strings`);
  for (const name of await readdir("data/strings")) {
    if (name === "en.tsv" || !name.endsWith(".tsv")) continue;
    const lines = (await readFile(`data/strings/${name}`, "utf8")).split("\n");
    await writeFile(`${dist}/strings/${name}`, lines.filter((line) => line !== "" && !line.startsWith("#")).join("\n") + "\n");
  }
}

// Pages hold their stories as text, for the time before the app runs and for browsers where it cannot.
async function insertDocuments() {
  const stories = (await readFile(`${dist}/sample/bundle.html`, "utf8")).split(/(?<=<\/article>)/);
  const documentOf = (slug) => {
    const found = slug === "the first story" ? stories[0] : stories.find((story) => story.includes(`data-story="${slug}"`));
    if (!found) throw new Error(`The sample has no story ${slug}`);
    return found;
  };
  for (const name of ["index.html", "article.html"]) {
    const page = await readFile(`${dist}/${name}`, "utf8");
    // Several stories on one page have their lists of links under the same names: only the app's page has them.
    const kept = (story) => (name === "index.html" ? story : story.replace(/<nav[\s\S]*?<\/nav>/g, ""));
    await writeFile(`${dist}/${name}`, page.replace(/<!-- the document of ([\w -]+?) -->/g, (_, slug) => kept(documentOf(slug))));
  }
}

// The hashes that a host may write into its page (docs/embedding.md): of all scripts, as they are now.
async function writeIntegrity() {
  const scripts = (await readdir(dist)).filter((name) => name.endsWith(".js")).sort();
  const hashes = await Promise.all(scripts.map(async (name) => [name, integrityOf(await readFile(`${dist}/${name}`))]));
  await writeFile(`${dist}/integrity.json`, `${JSON.stringify(Object.fromEntries(hashes), null, 1)}\n`);
}

async function filesUnder(folder) {
  const files = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await filesUnder(path)));
    else files.push(path);
  }
  return files;
}

// A module is smaller in small blocks and with the model of contexts that is meant for fonts, by a quarter of a percent.
const moduleParams = { [constants.BROTLI_PARAM_LGBLOCK]: 16, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT };

function compressed(path, bytes) {
  const brotli = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      ...(path.endsWith(".wasm") ? moduleParams : {}),
    },
  });
  return { brotli, gzip: gzipSync(bytes, { level: 9 }) };
}

// Compresses what can be and lists every file with its bytes, plain and brotli: the numbers of the budget.
async function compressAll() {
  const rows = [];
  for (const path of (await filesUnder(dist)).sort()) {
    if (/\.(br|gz|png)$/.test(path)) continue;
    const bytes = await readFile(path);
    const { brotli, gzip } = compressed(path, bytes);
    await writeFile(`${path}.br`, brotli);
    await writeFile(`${path}.gz`, gzip);
    rows.push([path, bytes.length, brotli.length]);
  }
  for (const [path, plain, brotli] of rows) {
    console.log(`${path.padEnd(32)} ${String(plain).padStart(9)} bytes ${String(brotli).padStart(9)} brotli`);
  }
}

await stat(`${wasmBuild}/storylens-module.wasm`);
for (const entry of await readdir(dist).catch(() => [])) {
  if (entry !== "sample") await rm(join(dist, entry), { recursive: true });
}
await mkdir(dist, { recursive: true });
await bundleScripts();
await copyPages();
await copyStrings();
await insertDocuments();
await writeIntegrity();
await compressAll();
