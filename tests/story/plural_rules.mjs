// The plural categories that the browser's own rules (Intl.PluralRules) give: compares them with tests/fixtures/plural_categories.tsv, which
// tests/story/interface_language_test.cpp compares with ours. With --write the file is made anew.

import { readFile, writeFile } from "node:fs/promises";

const path = "tests/fixtures/plural_categories.tsv";
const languages = ["ar", "en", "es", "ja", "ko", "zh-Hans"];
const numbers = [...Array(1001).keys(), 999_999, 1_000_000, 1_000_001, 2_000_000];

const lines = ["# language, number, its plural category, which holds up to the next line of that language (0 to 1,000, and about a million)"];
for (const language of languages) {
  const rules = new Intl.PluralRules(language);
  let last = "";
  for (const number of numbers) {
    const category = rules.select(number);
    if (category !== last) lines.push([language, number, category].join("\t"));
    last = category;
  }
}
const text = `${lines.join("\n")}\n`;
if (process.argv[2] === "--write") await writeFile(path, text);
else if ((await readFile(path, "utf8")) !== text) {
  console.error(`${path} is not what Intl.PluralRules says (ICU ${process.versions.icu}).`);
  process.exit(1);
}
