// The story that the browser tests open: the seed where it is there, else a fixture of the same shape.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const seedFolder = "../shared/seed";
const fixture = "tests/fixtures/markdown/seed-shape.md";

export const command = "build/release/storylens";

export function makeStory() {
  const seed = existsSync(seedFolder) ? join(seedFolder, readdirSync(seedFolder)[0]) : fixture;
  const folder = mkdtempSync(join(tmpdir(), "storylens-"));
  const bundle = join(folder, "bundle.json");
  execFileSync(command, ["build", seed, "-o", bundle], { stdio: "pipe" });
  execFileSync(command, ["export", bundle, "--format", "html", "-o", join(folder, "bundle.html")], { stdio: "pipe" });
  return {
    markdown: readFileSync(seed, "utf8"),
    json: readFileSync(bundle),
    html: readFileSync(join(folder, "bundle.html")),
    bundle: JSON.parse(readFileSync(bundle, "utf8")),
  };
}

const scriptsFolder = "tests/fixtures/stories-of-scripts";

// Fictional stories in scripts that are set in other ways than the seed's: one bundle, and the Markdown of each.
export function makeStoriesOfScripts() {
  const bundle = join(mkdtempSync(join(tmpdir(), "storylens-")), "bundle.json");
  execFileSync(command, ["build", scriptsFolder, "-o", bundle], { stdio: "pipe" });
  const json = readFileSync(bundle);
  const markdowns = readdirSync(scriptsFolder).map((name) => [name.replace(".md", ""), readFileSync(join(scriptsFolder, name), "utf8")]);
  const editions = JSON.parse(json).stories;
  const stories = markdowns.map(([name, markdown]) => {
    const slug = markdown.trimEnd().split("/").at(-1);
    return { name, markdown, slug, lang: editions.find((edition) => edition.slug === slug).inLanguage };
  });
  return { json, stories };
}

// Every sentence that a reader should meet: the text of the Markdown without its marks.
export function sentences(markdown) {
  const lines = markdown
    .split("\n")
    .filter((line) => line && !line.startsWith("**Meta:") && line !== "---" && !line.startsWith("- Related:") && !line.startsWith("- Entities:"))
    .map((line) =>
      line
        .trim()
        .replace(/^(#+|>|-)\s+/, "")
        .replace(/^\*\*(.+?)\*\*\s*\((.+?), [\w-]+\)\s*—\s*/, "$1\n$2\n")
        .replace(/^(Source|Canonical|Original \([\w-]+\)):\s*/, "")
        .replace(/\*\*(.+?)\*\*/g, "$1")
        .replace(/\[([^\]]+)\]\([^)]+\)/g, "$1")
        .replace(/^"(.*)"$/, "$1"),
    );
  return lines
    .join("\n")
    .split("\n")
    .flatMap((line) => (/^https?:/.test(line) ? [line] : line.split(/(?<=[.!?])\s+/)))
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}
