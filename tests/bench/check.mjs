// Measures `storylens check` over a synthetic archive: node tests/bench/check.mjs [--stories 10000]
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const at = process.argv.indexOf("--stories");
const stories = at < 0 ? 10000 : Number(process.argv[at + 1]);
const folder = mkdtempSync(join(tmpdir(), "storylens-"));
try {
  execFileSync("python3", ["tests/bench/archive.py", String(stories), folder]);
  const began = performance.now();
  const { status, stderr } = spawnSync("build/release/storylens", ["check", folder], { encoding: "utf8", maxBuffer: 1 << 28 });
  const seconds = (performance.now() - began) / 1000;
  console.log(`check: ${stories} stories in ${seconds.toFixed(2)} s, status ${status}; ${stderr.trim().split("\n").at(-1)}`);
} finally {
  rmSync(folder, { recursive: true });
}
