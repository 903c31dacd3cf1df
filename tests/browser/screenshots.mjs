// Takes the pictures of docs/screenshots/ anew from dist/: `node tests/browser/screenshots.mjs`. To be looked at, not compared.

import { mkdir, writeFile } from "node:fs/promises";
import { launch } from "./engines/chromium.mjs";
import { ready } from "./page.mjs";
import { serve } from "./server.mjs";

const folder = "docs/screenshots";
const sizes = { desktop: [1440, 900], tablet: [820, 1180], phone: [390, 844] };
const places = {
  "": { locale: "ko-KR", hash: "" },
  "-fiction": { locale: "en-US", hash: "#story=skerran-ferry-strike&lang=en&node=entity:ostrelle-group" },
};

await mkdir(folder, { recursive: true });
const server = await serve("dist", {});
const browser = await launch();
for (const [name, [width, height]] of Object.entries(sizes)) {
  for (const colorScheme of ["light", "dark"]) {
    for (const [suffix, { locale, hash }] of Object.entries(places)) {
      if (suffix && name !== "desktop") continue;
      const page = await browser.newPage({ viewport: { width, height }, colorScheme, locale });
      await page.goto(`${server.origin}/index.html${hash}`);
      await ready(page);
      await writeFile(`${folder}/${name}${suffix}-${colorScheme}.png`, await page.screenshot());
      await page.close();
    }
  }
}
await browser.close();
server.close();
