// Stories of any length, the same for the same arguments: for benchmarks and for tests of long stories.

function makeRandom(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const syllables = "ba ce di fo gu ha ka le mi no pu ra se ti vo wen sta tri plo gra".split(" ");
const hangul = Array.from({ length: 700 }, (_, i) => String.fromCodePoint(0xac00 + ((i * 15.7) | 0)));

// A vocabulary whose first words are the common ones.
function makeWords(random, language, count) {
  const parts = language === "ko" ? hangul : syllables;
  return Array.from({ length: count }, () => Array.from({ length: 2 + random(3) }, () => parts[random(parts.length)]).join(""));
}

function makeSentence(random, words, length) {
  const picked = Array.from({ length }, () => words[Math.floor(words.length * (random(1000) / 1000) ** 3)]);
  return `${picked.join(" ")}.`;
}

// The Markdown of one story.
export function longStory({ slug, language, takes, wordsPerTake = 60, seed = 1 }) {
  const random = makeRandom(seed);
  const words = makeWords(random, language, 8000);
  const sentences = (count) => Array.from({ length: count }, () => makeSentence(random, words, 12)).join(" ");
  const lines = [
    `# ${makeSentence(random, words, 6)}`, `> ${makeSentence(random, words, 10)}`, "",
    `**Meta:** type: event · date: 2026-03-11 · ${takes} takes · 1 lens · 1 regions`, "",
    "## Summary", sentences(8), "", "## Why it matters", sentences(8), "", "## Regional takes (batched by bias / lens)", "", "### one",
  ];
  for (let i = 0; i < takes; ++i) {
    lines.push(`- **Outlet ${i}** (Land, ${language}) — ${sentences(Math.ceil(wordsPerTake / 12))}`);
    lines.push(`  > "${makeSentence(random, words, 10)}"`, `  Source: https://outlet${i}.example/${i}`);
  }
  lines.push("", "---", `Canonical: https://storylens.example/${language}/n/${slug}`, "");
  return lines.join("\n");
}
