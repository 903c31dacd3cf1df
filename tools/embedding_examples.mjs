// The examples of docs/embedding.md, with the sample in the place of the stories that they are about: for the page that shows them live (build_web.mjs) and
// for the tests that run them.

import { readFileSync } from "node:fs";

const fence = /^```(\w+) (example|option)=([\w-]+)\n([\s\S]*?)^```$/gm;

export const sampleStory = "tidecard-data-leak";

// [{ language, kind: "example" | "option", name, code }], in the order of the document; base: the address of dist/, with a slash at its end.
export function embeddingExamples(base) {
  const text = readFileSync("docs/embedding.md", "utf8");
  return [...text.matchAll(fence)].map(([, language, kind, name, code]) => ({
    language, kind, name, written: code,
    code: code
      .replaceAll("https://stories.example/bundle.json", `${base}sample/bundle.json`)
      .replaceAll("https://stories.example/", base)
      .replaceAll("my-story", sampleStory)
      .replaceAll("entity:my-entity", "entity:tidecard"),
  }));
}

const escaped = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.codePointAt(0)};`);

export function examplesPage() {
  const sections = embeddingExamples("").filter(({ kind }) => kind === "option").map(({ name, written, code }) =>
    `<section id="${name}"><h2>${name}</h2><pre><code>${escaped(written.trim())}</code></pre>\n${code.trim()}</section>`);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Every option of &lt;story-lens&gt;</title>
    <link rel="icon" href="icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="conformance.css">
    <script type="module" src="storylens.js"></script>
  </head>
  <body>
    <main>
      <h1>Every option of &lt;story-lens&gt;</h1>
      ${sections.join("\n      ")}
    </main>
  </body>
</html>
`;
}
