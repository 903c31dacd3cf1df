// The words of the interface. The module holds English; every other table is a file of its own beside the scripts, fetched when a reader needs it.

const languages = ["ar", "es", "ja", "ko", "zh-Hans"];
const latest_ms = 10_000;

// The table for a BCP-47 tag, by its primary subtag, as interface_language_for() in src/story/interface_language.h; "" = the module's own.
export function tableFor(tag: string): string {
  const primary = (name: string) => name.split("-")[0]?.toLowerCase();
  return languages.find((language) => primary(language) === primary(tag)) ?? "";
}

// Fetched once a page, whatever the number of elements. Broken where it does not arrive; the next try may be luckier.
const tables = new Map<string, Promise<string>>();

export function readTable(language: string): Promise<string> {
  const known = tables.get(language);
  if (known) return known;
  const table = fetchTable(language);
  tables.set(language, table);
  table.catch(() => tables.delete(language));
  return table;
}

async function fetchTable(language: string): Promise<string> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new Error(`not within ${latest_ms / 1000} s`)), latest_ms);
  try {
    const response = await fetch(new URL(`./strings/${language}.tsv`, import.meta.url), { signal: late.signal });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await response.text();
  } finally {
    clearTimeout(timer);
  }
}

// What happened and what to do, for an event of type story-error; "" where there are no words but English ones.
export async function errorWords(type: string, tag: string): Promise<string> {
  const language = tableFor(tag);
  if (!language) return "";
  const table = await readTable(language).catch(() => "");
  const text = (key: string) => table.split("\n").find((line) => line.startsWith(`${key}\t`))?.slice(key.length + 1) ?? "";
  return `${text(`error.${type}`)} ${text(`error.${type}.do`)}`.trim();
}
