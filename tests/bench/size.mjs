// The bytes of what is in dist/: plain, and as brotli sends them; of WebAssembly also what code and data are each, compressed alone.
// Run by ./dev bench size. Fails when what an article loads before the reader asks is over its budget, or all the rest over `most`: it is over its own budget still,
// and what was won stays won.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const dist = "dist";
const sectionNames = { 10: "code", 11: "data" };

function brotli(bytes) {
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;
}

// A module is eight bytes, then sections: an id, its length as LEB128, its bytes.
function* sections(module) {
  for (let at = 8; at < module.length; ) {
    const id = module[at++];
    let length = 0;
    for (let shift = 0, byte = 128; byte >= 128; shift += 7) {
      byte = module[at++];
      length |= (byte & 127) << shift;
    }
    yield { id, bytes: module.subarray(at, at + length) };
    at += length;
  }
}

function row(name, bytes) {
  console.log(`${name.padEnd(32)} ${String(bytes.length).padStart(9)} ${String(brotli(bytes)).padStart(9)}`);
}

console.log(`${"file".padEnd(32)} ${"bytes".padStart(9)} ${"brotli".padStart(9)}`);
const files = readdirSync(dist, { recursive: true }).map((name) => join(dist, name));
for (const file of files.sort()) {
  if (/\.(br|gz)$/.test(file) || !statSync(file).isFile()) continue;
  const bytes = readFileSync(file);
  row(relative(dist, file), bytes);
  if (!file.endsWith(".wasm")) continue;
  for (const section of sections(bytes)) {
    if (sectionNames[section.id]) row(`  ${sectionNames[section.id]}`, section.bytes);
  }
}

// What a site with `--offline` has beside its pages, its words apart.
for (const name of readdirSync("web/site")) row(`site/${name}`, readFileSync(join("web/site", name)));

const beforeIntent = { name: "storylens.js", budget: 5000 };
const afterIntent = { names: ["storylens-app.js", "storylens.wasm"], budget: 180_000, most: 360_000 };
const sizeOf = (name) => statSync(join(dist, `${name}.br`)).size; // what is sent
const early = sizeOf(beforeIntent.name);
const late = afterIntent.names.reduce((sum, name) => sum + sizeOf(name), 0);
console.log(`before intent: ${early} of ${beforeIntent.budget}; after it: ${late} of ${afterIntent.budget} (${late > afterIntent.budget ? `${late - afterIntent.budget} over` : "within"})`);
if (early > beforeIntent.budget) {
  console.error(`${beforeIntent.name} is over its budget`);
  process.exitCode = 1;
}
if (late > afterIntent.most) {
  console.error(`What comes after intent is over ${afterIntent.most}, which it was within`);
  process.exitCode = 1;
}
