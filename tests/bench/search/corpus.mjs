// A synthetic corpus in four scripts, the same for the same seed, as a bundle; and what somebody types into its search, key by key.

export function makeRandom(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const pick = (random, list) => list[random(list.length)];
const latin = "ba ce di fo gu ha ka le mi no pu ra se ti vo wen sta tri plo gra".split(" ");
const hangul = Array.from({ length: 700 }, (_, i) => String.fromCodePoint(0xac00 + ((i * 15.7) | 0)));
const han = Array.from({ length: 1500 }, (_, i) => String.fromCodePoint(0x4e00 + i * 11));
const arabic = [..."ابتثجحخدذرزسشصضطظعغفقكلمنهوي"];
const particles = ["은", "는", "이", "가", "을", "를", "의", "에", "에서", "으로", "와", "도", "", ""];

// Common words first: a word is taken with the cube of a uniform number, so that few are frequent and many are rare.
function makeLanguage(random, name) {
  const word = {
    en: () => Array.from({ length: 2 + random(3) }, () => pick(random, latin)).join(""),
    ko: () => Array.from({ length: 2 + random(3) }, () => pick(random, hangul)).join(""),
    ja: () => Array.from({ length: 2 + random(2) }, () => pick(random, han)).join(""),
    ar: () => Array.from({ length: 3 + random(4) }, () => pick(random, arabic)).join(""),
  }[name];
  const words = Array.from({ length: 20_000 }, word);
  const one = () => words[Math.floor(words.length * (random(100_000) / 100_000) ** 3)];
  const text = (count) => {
    const list = Array.from({ length: count }, one);
    if (name === "ko") return `${list.map((stem) => stem + pick(random, particles)).join(" ")}.`;
    return name === "ja" ? `${list.join("の")}。` : `${list.join(" ")}.`;
  };
  return { one, text };
}

export function makeCorpus(count, seed = 3) {
  const random = makeRandom(seed);
  const languages = Object.fromEntries(["ko", "en", "ja", "ar"].map((name) => [name, makeLanguage(random, name)]));
  const entities = Array.from({ length: Math.ceil(count / 3) }, (_, i) => ({
    slug: `entity-${i}`, name: { en: `${languages.en.one()} ${languages.en.one()}`, ko: languages.ko.one() },
  }));
  const outlets = Array.from({ length: 400 }, (_, i) => ({ id: `outlet${i}.example`, name: `${languages.en.one()} ${languages.en.one()}` }));
  const stories = Array.from({ length: count }, (_, i) => {
    const name = pick(random, ["ko", "ko", "ko", "en", "en", "en", "ja", "ar"]);
    const { text } = languages[name];
    const take = (number) => ({
      id: `take-${number}`, outlet: pick(random, outlets).id, url: `https://outlet.example/${i}/${number}`, inLanguage: name, abstract: text(30),
      quote: { text: text(12), inLanguage: name },
    });
    return {
      slug: `story-${i}`, type: "event", inLanguage: name, headline: text(8), alternativeHeadline: text(12),
      about: { startDate: `20${10 + random(16)}-0${1 + random(9)}-1${random(10)}` },
      sections: [
        { role: "summary", heading: "Summary", markdown: text(60) },
        { role: "whyItMatters", heading: "Why it matters", markdown: text(40) },
        { role: "whatToWatch", heading: "What to watch", markdown: `- ${text(10)}\n- ${text(10)}` },
      ],
      takes: Array.from({ length: 4 }, (_, number) => take(number)),
      entities: Array.from({ length: 4 }, () => ({ slug: pick(random, entities).slug })),
    };
  });
  return { bundle: { format: "storylens-bundle", version: "1.0", stories, entities, outlets }, languages, random };
}

// What a field holds while the text is typed: of Hangul each letter, as an input method composes it.
export function keystrokes(text) {
  const states = [];
  let before = "";
  for (const character of text) {
    const [lead, vowel, tail] = [...character.normalize("NFD")];
    if (character >= "가" && character <= "힣") {
      states.push(before + String.fromCodePoint("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".codePointAt(lead.codePointAt(0) - 0x1100)), before + (lead + vowel).normalize("NFC"));
      if (tail) states.push(before + character);
    } else states.push(before + character);
    before += character;
  }
  return states;
}

// Words of headlines, alone and two together, with slips, and initials.
export function makeQueries({ bundle, random }, count) {
  const queries = [];
  for (let i = 0; i < count; ++i) {
    const { headline, inLanguage } = pick(random, bundle.stories);
    const words = headline.replace(/[.。]/g, "").split(inLanguage === "ja" ? "の" : " ");
    const word = pick(random, words);
    const slip = () => {
      const letters = [...word];
      letters.splice(1 + random(letters.length - 1), 1);
      return letters.join("");
    };
    const initials = () => [...word].map((syllable) => keystrokes(syllable)[0]).join("");
    const makers = [() => word, () => word, () => `${word} ${pick(random, words)}`, slip];
    if (inLanguage === "ko") makers.push(initials);
    queries.push(pick(random, makers)());
  }
  return queries;
}
