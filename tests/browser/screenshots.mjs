// Takes the pictures of docs/screenshots/ anew from dist/: `node tests/browser/screenshots.mjs`. With --contact-sheet: every view, light and dark, at
// three widths, in three languages, to build/contact-sheet/index.html (`./dev test` does it). With --components: the parts of docs/design-language.md.
// To be looked at, not compared.

import { mkdir, rm, writeFile } from "node:fs/promises";
import { launch } from "./engines/chromium.mjs";
import { atRest, ready } from "./page.mjs";
import { serve } from "./server.mjs";

const sizes = { desktop: [1440, 900], tablet: [820, 1180], phone: [390, 844] };
const colorSchemes = ["light", "dark"];

async function takeScreenshots(browser, origin) {
  const folder = "docs/screenshots";
  const places = {
    "": { locale: "ko-KR", hash: "" },
    "-fiction": { locale: "en-US", hash: "#story=skerran-ferry-strike&lang=en&node=entity:ostrelle-group" },
  };
  await mkdir(folder, { recursive: true });
  for (const [name, [width, height]] of Object.entries(sizes)) {
    for (const colorScheme of colorSchemes) {
      for (const [suffix, { locale, hash }] of Object.entries(places)) {
        if (suffix && name !== "desktop") continue;
        const page = await browser.newPage({ viewport: { width, height }, colorScheme, locale });
        await page.goto(`${origin}/index.html${hash}`);
        await ready(page);
        await writeFile(`${folder}/${name}${suffix}-${colorScheme}.png`, await page.screenshot());
        await page.close();
      }
    }
  }
}

// One page a width: the rest is changed as it runs.
async function takeContactSheet(browser, origin) {
  const folder = "build/contact-sheet";
  const story = "story=skerran-ferry-strike";
  const views = {
    ...Object.fromEntries(["all", "summary", "takes", "graph"].map((view) => [view, `${story}&view=${view}`])),
    front: "page=front&view=all", claims: `${story}&view=takes&show=claims`,
  };
  const languages = { ko: "ko", en: "en", ar: "en" }; // of the interface, and the edition under it
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const rows = [];
  for (const [size, [width, height]] of Object.entries(sizes)) {
    const page = await browser.newPage({ viewport: { width, height }, locale: "en" });
    await page.goto(`${origin}/embed.html?src=/sample/bundle.json&lang=en&story=skerran-ferry-strike&gestures=greedy`);
    await ready(page);
    for (const [lang, edition] of Object.entries(languages)) {
      for (const theme of colorSchemes) {
        const pictures = [];
        for (const [view, place] of Object.entries(views)) {
          await page.evaluate(([lang, edition, theme, place]) => {
            const element = document.querySelector("story-lens");
            for (const [name, value] of Object.entries({ lang, theme })) element.setAttribute(name, value);
            element.state = `#${place}&lang=${edition}`;
          }, [lang, edition, theme, place]);
          await atRest(page);
          const name = `${size}-${lang}-${theme}-${view}.png`;
          await writeFile(`${folder}/${name}`, await page.screenshot());
          pictures.push(`<figure><a href="${name}"><img src="${name}" alt="" loading="lazy"></a><figcaption>${view}</figcaption></figure>`);
        }
        rows.push(`<h2>${size}, ${width} × ${height}, ${lang}, ${theme}</h2><div>${pictures.join("")}</div>`);
      }
    }
    await page.close();
  }
  const style = "body{font:14px system-ui;margin:2rem}div{display:flex;gap:1rem}figure{margin:0;flex:1}img{width:100%;border:1px solid #bbb}";
  await writeFile(`${folder}/index.html`, `<!doctype html><html lang="en"><meta charset="utf-8"><title>Storylens: contact sheet</title><style>${style}</style>${rows.join("\n")}</html>\n`);
}

// Each as it stands on the page: what shows it, what is pressed for it, and the element that it is cut out by.
const components = {
  head: { place: "story=storm-idra-port-almery&view=summary", part: "article > header" },
  take: { place: "story=storm-idra-port-almery&view=takes", part: ".take.framed" },
  facets: { place: "story=storm-idra-port-almery&view=takes&show=facets", part: "section.takes > nav" },
  claims: { place: "story=storm-idra-port-almery&view=takes&show=claims", part: "nav.claims" },
  timeline: { place: "page=front&view=summary", part: "nav.timeline" },
  changes: { place: "story=storm-idra-port-almery&view=summary&versions=0,2", part: "article > header" },
  share: { place: "story=storm-idra-port-almery&view=graph", press: "toolbar.share", part: '[data-area="share"] > .ground' },
  settings: { place: "story=storm-idra-port-almery&view=graph", press: "toolbar.settings", part: '[data-area="settings"] > .ground' },
  graph: { place: "story=storm-idra-port-almery&view=graph", part: "canvas" },
};

async function takeComponents(browser, origin) {
  const folder = "docs/screenshots/components";
  await mkdir(folder, { recursive: true });
  for (const colorScheme of colorSchemes) {
    for (const [name, { place, press, part }] of Object.entries(components)) {
      const page = await browser.newPage({ viewport: { width: 760, height: 900 }, colorScheme, locale: "en" });
      await page.goto(`${origin}/embed.html?src=/sample/bundle.json&lang=en&gestures=greedy#${place}`);
      await ready(page);
      const clip = await page.evaluate(([press, part]) => {
        const root = document.querySelector("story-lens").shadowRoot;
        if (press) root.querySelector(`[data-control="${press}"]`).click();
        return new Promise((seen) => setTimeout(() => {
          const element = root.querySelector(part);
          if (!element) throw new Error(`There is no ${part}`);
          (element.querySelector("[data-block]") ?? element).scrollIntoView({ block: "start" });
          setTimeout(() => {
            const lines = document.createRange(); // what only groups others has no box of its own
            lines.selectNodeContents(element);
            const box = element.getBoundingClientRect();
            const { x, y, width, height } = box.height > 0 ? box : lines.getBoundingClientRect();
            seen({ x: Math.max(0, x - 8), y: Math.max(0, y - 8), width: width + 16, height: Math.min(height + 16, innerHeight - Math.max(0, y - 8), 520) });
          }, 500);
        }, 500));
      }, [press ?? "", part]);
      await atRest(page);
      await writeFile(`${folder}/${name}-${colorScheme}.png`, await page.screenshot(clip));
      await page.close();
    }
  }
}

const server = await serve("dist", {});
const browser = await launch();
const asked = { "--contact-sheet": takeContactSheet, "--components": takeComponents }[process.argv[2]] ?? takeScreenshots;
await asked(browser, server.origin);
await browser.close();
server.close();
