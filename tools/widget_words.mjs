// The words of <story-lens> that are needed without the module, from data/strings/widget/: a plug-in of esbuild, and for the tests.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = "data/strings/widget";

// By primary subtag. Keys with the prefix "card." as { en: { explore: "…" }, ko: … }.
export function wordsOf(prefix) {
  const tables = {};
  for (const name of readdirSync(folder).sort()) {
    const lines = readFileSync(join(folder, name), "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
    const words = lines.map((line) => line.split("\t")).filter(([key]) => key.startsWith(`${prefix}.`));
    tables[name.split(/[-.]/)[0]] = Object.fromEntries(words.map(([key, text]) => [key.slice(prefix.length + 1), text]));
  }
  return tables;
}

export const widgetWords = {
  name: "widget-words",
  setup(build) {
    build.onResolve({ filter: /^words:/ }, ({ path }) => ({ path: path.slice(6), namespace: "words" }));
    build.onLoad({ filter: /.*/, namespace: "words" }, ({ path }) => ({ contents: JSON.stringify(wordsOf(path)), loader: "json" }));
  },
};
