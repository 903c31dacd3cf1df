// Takes the pictures of docs/screenshots/ anew from dist/: `node tests/browser/screenshots.mjs`. With --contact-sheet: every view, light and dark, at
// three widths, in three languages, to build/contact-sheet/index.html (`./dev test` does it). To be looked at, not compared.

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
  const views = ["all", "summary", "takes", "graph"];
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
        for (const view of views) {
          await page.evaluate(([lang, edition, theme, view]) => {
            const element = document.querySelector("story-lens");
            for (const [name, value] of Object.entries({ lang, theme })) element.setAttribute(name, value);
            element.state = `#story=skerran-ferry-strike&lang=${edition}&view=${view}`;
          }, [lang, edition, theme, view]);
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

const server = await serve("dist", {});
const browser = await launch();
await (process.argv.includes("--contact-sheet") ? takeContactSheet : takeScreenshots)(browser, server.origin);
await browser.close();
server.close();
