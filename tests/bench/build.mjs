// Measures `storylens build` over synthetic archives: node tests/bench/build.mjs [--stories 1000,10000] [--site]
// Prints a row for each: a clean build, one of which nothing changed, one after a story changed, with peak memory, and what the
// folder holds.
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const at = process.argv.indexOf("--stories");
const sizes = (at < 0 ? "1000,10000" : process.argv[at + 1]).split(",").map(Number);
const site = process.argv.includes("--site") ? ["--site", "https://archive.example"] : [];

// Only the system knows the peak of a child, and Python asks it.
const measure = `
import resource, subprocess, sys, time
began = time.monotonic()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
use = resource.getrusage(resource.RUSAGE_CHILDREN)
print(time.monotonic() - began, use.ru_utime + use.ru_stime, use.ru_maxrss / 1024)`;

function build(input, output) {
  const told = execFileSync("python3", ["-c", measure, "build/release/storylens", "build", input, "-o", output, "--shards", ...site]);
  const [wall, cpu, megabytes] = told.toString().trim().split(" ").map(Number);
  return `${wall.toFixed(2)} s (${cpu.toFixed(2)} s of CPU, ${megabytes.toFixed(0)} MB)`;
}

function sizesOf(folder, extension) {
  return readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(extension)).map((name) => statSync(join(folder, name)).size);
}

for (const stories of sizes) {
  const folder = mkdtempSync(join(tmpdir(), "storylens-"));
  try {
    const [input, output] = [join(folder, "in"), join(folder, "out")];
    execFileSync("python3", ["tests/bench/archive.py", String(stories), input]);
    const clean = build(input, output);
    const again = build(input, output);
    appendFileSync(join(input, "0000", "story-5.md"), "\n");
    const changed = build(input, output);
    const plain = sizesOf(join(output, "stories"), ".json").sort((a, b) => a - b);
    const compressed = sizesOf(join(output, "stories"), ".br");
    const { counts, index } = JSON.parse(readFileSync(join(output, "manifest.json"), "utf8"));
    const page = Math.max(...index.map(({ bytes }) => bytes));
    const mean = (all) => (all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length) / 1024).toFixed(1);
    console.log(`${stories} stories: clean ${clean}; nothing changed ${again}; one changed ${changed}; ${counts.shards} shards of ` +
      `${mean(plain)} KB (at most ${(plain.at(-1) / 1024).toFixed(1)}), ${mean(compressed)} KB as brotli; manifest ` +
      `${statSync(join(output, "manifest.json")).size} bytes, page at most ${page}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
