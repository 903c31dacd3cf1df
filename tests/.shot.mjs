// shot.mjs OUT QUERY|/path W H SCHEME LOCALE TOUCH "step;;step" DPR : picture of the app; steps are JS run in the page with el = story-lens
import { chromium } from "playwright-core";
import { readFileSync } from "node:fs";
const root = process.cwd();
const { executablePath, flags } = await import(root + "/tests/browser/engines/chromium.mjs");
const { serve } = await import(root + "/tests/browser/server.mjs");
const [out, query = "", w = 1280, h = 800, scheme = "light", locale = "en", touch = "", steps = "", dpr = 1] = process.argv.slice(2);
const server = await serve("dist", {});
const browser = await chromium.launch({ executablePath, args: flags });
const context = await browser.newContext({ viewport: { width: +w, height: +h }, colorScheme: scheme, locale, hasTouch: touch === "touch", deviceScaleFactor: +dpr });
const page = await context.newPage();
page.on("pageerror", (e) => console.log("pageerror", String(e)));
page.on("console", (m) => { if (m.type() === "error") console.log("console", m.text()); });
await page.goto(server.origin + (query.startsWith("/") ? query : "/" + query));
await page.evaluate(async () => { await customElements.whenDefined("story-lens"); await document.querySelector("story-lens").ready; });
await page.waitForTimeout(1500);
for (const step of steps.split(";;").filter(Boolean)) {
  if (step.startsWith("key:")) await page.keyboard.press(step.slice(4));
  else if (step.startsWith("click:")) { const [x, y] = step.slice(6).split(",").map(Number); await page.mouse.click(x, y); }
  else console.log("step", JSON.stringify(await page.evaluate(async (code) => { const el = document.querySelector("story-lens"); const root = el.shadowRoot; const tap = (id) => root.querySelector(`[data-control="${id}"]`).click(); return await (new Function("el", "root", "tap", "return (async()=>{" + code + "})()"))(el, root, tap); }, step)));
  await page.waitForTimeout(1000);
}
await page.screenshot({ path: out });
await browser.close();
process.exit(0);
