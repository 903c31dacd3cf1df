// The JSON Schema of bundles and the `storylens` command agree: ajv and `storylens check` take the same bundles.
// usage: node tests/format/schema_test.mjs COMMAND
//
// Compared are the shared bundles in tests/fixtures/bundles (a bad one is named after the code that it gives), the samples as
// built, the bundles of docs/bundle-format.md, and one complete bundle with each of its values replaced by others.
import Ajv from "ajv/dist/2020.js";
import assert from "node:assert";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, finish } from "./cases.mjs";

const command = resolve(process.argv[2] ?? "build/release/storylens");
const folder = mkdtempSync(join(tmpdir(), "storylens-"));
const schema = JSON.parse(readFileSync("data/schema/bundle-1.schema.json", "utf8"));
const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false });
assert(ajv.validateSchema(schema), "the schema is not one of draft 2020-12");
const isValid = ajv.compile(schema);

// What reading one bundle can give; other errors are about several stories at once, which no schema sees.
const ofReading = /^(bad-(?!claim)|wrong-type|missing-member|unreadable-json)/;

// The codes of the errors of each file.
function errorsOf(files) {
  const { stdout } = spawnSync(command, ["check", "--format", "json", ...files], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
  const errors = new Map(files.map((file) => [file, new Set()]));
  for (const { file, severity, code } of JSON.parse(stdout).diagnostics) {
    if (severity === "error" && ofReading.test(code)) errors.get(file)?.add(code);
  }
  return errors;
}

function compare(bundles) {
  for (const [name, bundle] of bundles) writeFileSync(join(folder, name), JSON.stringify(bundle));
  const errors = errorsOf([...bundles.keys()]);
  for (const [name, bundle] of bundles) {
    const valid = isValid(bundle);
    const codes = [...errors.get(name)];
    expect(valid === (codes.length === 0),
      `${name}: schema ${valid ? "takes it" : ajv.errorsText(isValid.errors).slice(0, 200)}, command ${codes.join(" ") || "takes it"}`);
  }
  return errors;
}

const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const kinds = { good: new Map(), bad: new Map() };
for (const [kind, bundles] of Object.entries(kinds)) {
  const place = join("tests/fixtures/bundles", kind);
  for (const name of readdirSync(place)) bundles.set(name, read(join(place, name)));
  const errors = compare(bundles);
  for (const [name, codes] of errors) {
    const expected = kind === "good" ? [] : [name.split(".")[0]];
    expect(expected.every((code) => codes.has(code)) && (kind === "bad" || codes.size === 0), `${name}: ${[...codes]}`);
  }
}
assert(kinds.good.size > 10 && kinds.bad.size > 40);

const complete = read("tests/fixtures/bundle/complete.json");
const made = new Map([["complete.json", complete]]);
for (const sample of readdirSync("data/stories")) {
  const path = join(folder, `${sample}.json`);
  execFileSync(command, ["build", join("data/stories", sample), "-o", path], { stdio: "ignore" });
  made.set(`${sample}.json`, read(path));
}
const page = readFileSync("docs/bundle-format.md", "utf8");
[...page.matchAll(/^```json bundle\n([^]*?)^```/gm)].forEach(([, text], i) => made.set(`docs${i}.json`, JSON.parse(text)));
compare(made);
for (const [name, bundle] of made) expect(isValid(bundle), `${name} is not valid: ${ajv.errorsText(isValid.errors)}`);

// Every value of the complete bundle, replaced by each of these.
const others = [null, 7, -1, 1.5, true, "", "a b", "javascript:x", "../x", "2026-13-01", [], {}, [null], [7], { slug: 7 }];
function* places(value, path = []) {
  yield path;
  if (value && typeof value === "object") for (const key of Object.keys(value)) yield* places(value[key], [...path, key]);
}
const mutants = new Map();
for (const path of places(complete)) {
  if (path.length === 0 || path.some((key) => key.startsWith("_"))) continue;
  for (const other of others) {
    const mutant = structuredClone(complete);
    let holder = mutant;
    for (const key of path.slice(0, -1)) holder = holder[key];
    holder[path.at(-1)] = other;
    mutants.set(`${path.join(".").replaceAll("/", "~")}=${others.indexOf(other)}.json`.replaceAll(":", "_"), mutant);
  }
}
compare(mutants);

// Any reader of 1.x opens any 1.y, and what it does not know comes back.
const newer = kinds.good.get("newer-minor-version.json");
for (const minor of [0, 1, 9, 10, 250]) {
  const path = join(folder, "newer.json");
  writeFileSync(path, JSON.stringify({ ...newer, version: `1.${minor}` }));
  execFileSync(command, ["build", path, "-o", join(folder, "again.json")], { stdio: "ignore" });
  const again = read(join(folder, "again.json"));
  const kept = (bundle) => [bundle.stories[0].versions, bundle.stories[0].mood, bundle.reportTo, bundle._x];
  expect(JSON.stringify(kept(again)) === JSON.stringify(kept(newer)), `1.${minor} lost something: ${JSON.stringify(kept(again))}`);
}

rmSync(folder, { recursive: true });
finish();
