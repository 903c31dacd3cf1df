// Text as the browser is asked to draw it: whole units, the forms of the language, sharp at any scale, in bounded room.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PNG } from "pngjs";
import { longStory } from "../bench/long_story.mjs";
import { atRest, ready } from "./page.mjs";
import { command } from "./story.mjs";

const texts = {
  th: "สวัสดีชาวโลก ภาษาไทยเขียนติดกันโดยไม่เว้นวรรคระหว่างคำจนจบประโยค",
  km: "ភាសាខ្មែរសរសេរជាប់គ្នាដោយមិនដកឃ្លារវាងពាក្យ",
  my: "မြန်မာဘာသာစကားကို စာလုံးများ ဆက်၍ ရေးသည်",
  ar: "قالت Nikkei Asia إن السفن الاثنتي عشرة (12) توقفت.",
  he: "הרשת NATO אמרה: 23,400 תושבים (בערך).",
  hi: "क्षत्रिय संघ ने नमस्ते कहा।",
  ja: "直骨誤と言った。「はい」",
  ko: "직골오 直骨誤 \u1112\u1161\u11AB\u1100\u1173\u11AF 👩‍👩‍👧‍👦🇰🇷1️⃣ 했다.",
  "zh-Hans": "直骨誤“好”。",
  "zh-Hant": "直骨誤「好」。",
};

export function bundleOf(stories) {
  const folder = mkdtempSync(join(tmpdir(), "storylens-text-"));
  const files = stories.map((markdown, i) => join(folder, `${i}.md`));
  files.forEach((file, i) => writeFileSync(file, stories[i]));
  execFileSync(command, ["build", ...files, "-o", join(folder, "bundle.json")], { stdio: "pipe" });
  const json = readFileSync(join(folder, "bundle.json"));
  rmSync(folder, { recursive: true });
  return json;
}

const slugOf = (language) => `in-${language.toLowerCase()}`;

const storyIn = (language) =>
  `# ${slugOf(language)}\n\n**Meta:** type: event · date: 2026-03-11 · 0 takes · 0 lenses · 0 regions\n\n## Summary\n${texts[language]}\n\n---\n` +
  `Canonical: https://storylens.example/${language}/n/${slugOf(language)}\n`;

export const textBundles = {
  "/languages.json": () => bundleOf(Object.keys(texts).map(storyIn)),
  "/long.json": () => bundleOf([longStory({ slug: "long", language: "en", takes: 300 })]),
};

// Runs in the page before its scripts: keeps what is drawn, and counts the bytes of textures.
function recordDrawing() {
  window.drawn = [];
  window.textureBytes = 0;
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
    window.drawn.push({ text, language: this.canvas.lang, font: this.font, direction: this.direction });
    return fillText.call(this, text, ...place);
  };
  const { texStorage2D } = WebGL2RenderingContext.prototype;
  WebGL2RenderingContext.prototype.texStorage2D = function (target, levels, format, width, height) {
    window.textureBytes += width * height * (format === this.R8 ? 1 : 4);
    return texStorage2D.call(this, target, levels, format, width, height);
  };
}

async function openText(page, origin, bundle, story, view = "summary") {
  await page.addInitScript(recordDrawing);
  await page.goto(`${origin}/embed.html?src=${bundle}&gestures=greedy&view=${view}&story=${story}`);
  await ready(page);
}

// What is drawn from now on, once nothing more is.
async function drawnAfter(page, act) {
  await page.evaluate(() => window.drawn.splice(0));
  await act();
  await atRest(page);
  return page.evaluate(() => window.drawn);
}

async function drawnIn(page, origin, language) {
  await openText(page, origin, "/languages.json", slugOf(language));
  return page.evaluate(() => window.drawn);
}

// Of any channel of any pixel of two pictures of one size.
function largestDifference(...pictures) {
  const [a, b] = pictures.map((picture) => PNG.sync.read(picture).data);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);
}

const sizes = (drawn) => drawn.map(({ font }) => Number.parseFloat(font.match(/([\d.]+)px/)[1]));

// What is drawn is recorded, so one engine is enough; that it is legible in all three, layer.mjs sees.
export const textScenes = [
  ...["th", "km", "my"].map((language) => ({
    name: `the words of ${language} are units, though there is no space between them`,
    async run({ page, origin }) {
      const drawn = (await drawnIn(page, origin, language)).map(({ text }) => text);
      const words = await page.evaluate(
        (text) => [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)].map(({ segment }) => segment.trim()),
        texts[language],
      );
      assert.ok(words.length > 5);
      for (const word of words.filter((text) => [...text].length > 1)) assert.ok(drawn.some((unit) => unit.startsWith(word)), `${word} among ${drawn}`);
    },
  })),
  {
    name: "words of Arabic, Hebrew and Hindi, emoji and jamo are drawn whole, right-to-left ones as such",
    async run({ page, origin }) {
      const wanted = {
        ar: ["الاثنتي", "Nikkei"], he: ["תושבים", "NATO"], hi: ["क्षत्रिय", "नमस्ते"],
        ko: ["\u1112\u1161\u11AB", "👩‍👩‍👧‍👦", "🇰🇷", "1️⃣"],
      };
      for (const [language, units] of Object.entries(wanted)) {
        const drawn = await drawnIn(page, origin, language);
        for (const unit of units) {
          const found = drawn.find(({ text }) => text === unit);
          assert.ok(found, `${unit} among ${drawn.map(({ text }) => text)}`);
          assert.equal(found.direction, /[\u0590-\u06ff]/.test(unit) ? "rtl" : "ltr", unit);
        }
      }
    },
  },
  {
    name: "Han characters have the forms of their language",
    async run({ page, origin }) {
      const pictures = new Set();
      for (const language of ["ja", "zh-Hans", "zh-Hant"]) {
        const drawn = (await drawnIn(page, origin, language)).find(({ text }) => text === "骨");
        assert.equal(drawn.language, language);
        pictures.add(await page.evaluate(({ text, language, font }) => {
          const canvas = document.createElement("canvas");
          canvas.lang = language;
          const context = canvas.getContext("2d");
          context.font = font;
          context.fillText(text, 0, 100);
          return canvas.toDataURL();
        }, drawn));
      }
      assert.equal((await drawnIn(page, origin, "ko")).find(({ text }) => text === "骨").language, "ko");
      assert.ok(pictures.size >= 2, "the forms differ");
    },
  },
  {
    name: "another device pixel ratio draws the text anew at its size",
    async run({ page, origin }) {
      const before = sizes(await drawnIn(page, origin, "ko"));
      const after = sizes(await drawnAfter(page, () => page.setPixelRatio(2, { width: 1400, height: 900 })));
      assert.ok(after.length > 0);
      assert.ok(Math.abs(Math.max(...after) - 2 * Math.max(...before)) < 0.1, `${Math.max(...before)} → ${Math.max(...after)}`);
    },
  },
  {
    name: "a font of the page that arrives later is drawn",
    async run({ page, origin }) {
      await drawnIn(page, origin, "hi");
      const drawn = await drawnAfter(page, () =>
        page.evaluate(async () => {
          const late = new FontFace("Late", 'local("Noto Serif"), local("Noto Sans"), local("DejaVu Sans")');
          document.fonts.add(late);
          await late.load();
        }),
      );
      assert.ok(drawn.length > 10, `${drawn.length} units were drawn again`);
    },
  },
  {
    name: "a story of 300 takes is scrolled through within 32 MB of glyphs, and looks the same when one is back",
    seconds: 240,
    context: { viewport: { width: 700, height: 900 }, deviceScaleFactor: 3 },
    async run({ page, origin }) {
      await openText(page, origin, "/long.json", "long", "takes");
      const pictureAtRest = async () => {
        await page.mouse.move(2, 2);
        await atRest(page);
        const picture = await page.screenshot();
        await page.mouse.move(350, 800);
        return picture;
      };
      const before = await pictureAtRest();
      const drawn = await drawnAfter(page, async () => {
        for (let i = 0; i < 100; ++i) {
          await page.mouse.wheel(0, 900);
          await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => next())));
        }
      });
      const again = await drawnAfter(page, () => page.mouse.wheel(0, -1e7));
      const bytes = await page.evaluate(() => window.textureBytes);
      assert.ok(bytes <= 32 * 2 ** 20, `${bytes} bytes of textures`);
      assert.ok(drawn.length > 1600, `${drawn.length} units were drawn`);
      assert.ok(again.length > 0, "units of the first screen had given up their room");
      // Drawn elsewhere on the scratch canvas, a texel may be rounded otherwise.
      assert.ok(largestDifference(before, await pictureAtRest()) <= 2, "the first screen looks as it did");
    },
  },
].map((scene) => ({ engines: ["chromium"], ...scene }));
