// Takes the pictures of docs/screenshots/ anew from dist/: `node tests/browser/screenshots.mjs`. To be looked at, not compared.

import { mkdir } from "node:fs/promises";
import { chromium } from "playwright-core";
import { chromiumPath, flags } from "./chromium.mjs";
import { atRest } from "./page.mjs";
import { serve } from "./server.mjs";

const folder = "docs/screenshots";
const sizes = { desktop: [1440, 900], tablet: [820, 1180], phone: [390, 844] };
const places = {
  "": { locale: "ko-KR", hash: "" },
  "-fiction": { locale: "en-US", hash: "#story=skerran-ferry-strike&lang=en&node=entity:ostrelle-group" },
};

await mkdir(folder, { recursive: true });
const server = await serve("dist", {});
const browser = await chromium.launch({ executablePath: chromiumPath(), args: flags });
for (const [name, [width, height]] of Object.entries(sizes)) {
  for (const colorScheme of ["light", "dark"]) {
    for (const [suffix, { locale, hash }] of Object.entries(places)) {
      if (suffix && name !== "desktop") continue;
      const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale });
      const page = await context.newPage();
      await page.goto(`${server.origin}/index.html${hash}`);
      await page.evaluate(() => document.querySelector("story-lens").ready);
      await atRest(page);
      await page.screenshot({ path: `${folder}/${name}${suffix}-${colorScheme}.png` });
      await context.close();
    }
  }
}
await browser.close();
server.close();
