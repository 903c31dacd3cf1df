#!/usr/bin/env python3
"""Runs the libFuzzer targets of a build: all of them shortly and always alike, or one for as long as one likes.

usage: run.py BUILD [TARGET [SECONDS]]     BUILD holds fuzz_TARGET, as `cmake --build --preset fuzz --target storylens_fuzzers` makes them

Seeds are the files of tests/fixtures and data/stories. A long run keeps what it found out in BUILD/corpus/TARGET and goes on
from there. An input that breaks something is written to BUILD/findings/ and its path printed; once mended it goes into
tests/fixtures/fuzz/TARGET/, which are seeds too, and which every short run begins with.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHORT_SECONDS = 10
SHORT_RUNS = 20_000
SLOW_RUNS = {"import_csv": 700, "import_feed": 3_500, "import_markdown": 900, "markdown": 700}  # what two busy cores do in that time, so that machines do the same
LONGEST_INPUT = 2560  # bytes: what breaks a reader is small, and small is fast

# Target → dictionary and seeds. `json` is made of the schema's names.
TARGETS = {
    "bundle": ("json", ["tests/fixtures/bundle/*.json", "tests/fixtures/bundles/*/*.json"]),
    "import_csv": (None, ["tests/fixtures/import/*.csv"]),
    "import_feed": ("feed", ["tests/fixtures/import/*.xml"]),
    "import_json_feed": ("json", ["tests/fixtures/import/*.json"]),
    "import_markdown": ("markdown", ["tests/fixtures/import/*.md", "tests/fixtures/markdown/*.md"]),
    "manifest": ("json", ["tests/fixtures/manifest/*.json"]),
    "markdown": ("markdown", ["tests/fixtures/markdown/*.md", "tests/fixtures/stories-of-scripts/*.md", "data/stories/**/*.md"]),
}


def names_of(schema):
    """All names of members and values that a schema knows."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        yield from (value for value in schema.get("enum", []) if isinstance(value, str))
        for part in schema.values():
            yield from names_of(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from names_of(part)


def make_json_dictionary(folder):
    schema = json.loads((ROOT / "data/schema/bundle-1.schema.json").read_text())
    words = sorted(set(names_of(schema)) | {"storylens-bundle", "storylens-manifest", "storylens-index"})
    marks = ["null", "true", "-0", "1e999", "{}", "[]", "\\\\u202e", "\\\\u0000", "\\\\ud800"]
    path = folder / "json.dict"
    path.write_text("".join(f'"\\"{word}\\""\n' for word in words) + "".join(f'"{mark}"\n' for mark in marks))
    return path


def make_seeds(folder, target):
    """A folder of its own for each run: libFuzzer adds to it what it finds."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    patterns = TARGETS[target][1] + [f"tests/fixtures/fuzz/{target}/*"]
    paths = sorted(path for pattern in patterns for path in ROOT.glob(pattern))
    for number, path in enumerate(paths):
        shutil.copyfile(path, folder / f"{number:03}-{path.name}")
    return len(paths)


def run(build, target, seconds, runs, corpus=None):
    """Prints how it went; true when nothing was found."""
    seeds = build / "seeds" / target
    findings = build / "findings"
    findings.mkdir(parents=True, exist_ok=True)
    make_seeds(seeds, target)
    command = [build / f"fuzz_{target}", f"-max_total_time={seconds}", f"-max_len={LONGEST_INPUT}", "-timeout=10", "-rss_limit_mb=2048"]
    command += ["-print_final_stats=1", f"-artifact_prefix={findings}/{target}-"]
    dictionary = TARGETS[target][0]
    if dictionary:
        command.append(f"-dict={make_json_dictionary(seeds.parent) if dictionary == 'json' else ROOT / 'tests/fuzz' / (dictionary + '.dict')}")
    command += [f"-runs={runs}", "-seed=1"] if runs else []
    if corpus:
        corpus.mkdir(parents=True, exist_ok=True)
        command.append(corpus)
    command.append(seeds)
    # Short stacks of allocations and little kept of what was freed: it is twice as fast so.
    environment = {**os.environ, "ASAN_OPTIONS": "malloc_context_size=4:quarantine_size_mb=16", "UBSAN_OPTIONS": "print_stacktrace=1"}
    process = subprocess.run([str(part) for part in command], stderr=subprocess.PIPE, env=environment)
    log = process.stderr.decode(errors="replace")
    found = re.search(r"Test unit written to (.*)", log)
    if process.returncode:
        print("\n".join(log.splitlines()[-80:]))
        print(f"{target}: FAILED{', with the input ' + found[1] if found else ''}", flush=True)
        return False
    count = re.search(r"stat::number_of_executed_units: *(\d+)", log)
    print(f"{target}: {count[1] if count else 0} inputs, nothing found", flush=True)
    return True


def main(arguments):
    if not 1 <= len(arguments) <= 3 or (len(arguments) > 1 and arguments[1] not in TARGETS) or not all(text.isdigit() for text in arguments[2:]):
        print(__doc__ + "\nTargets: " + " ".join(TARGETS), file=sys.stderr)
        return 2
    build = Path(arguments[0])
    if len(arguments) > 1:
        target = arguments[1]
        seconds = int(arguments[2]) if len(arguments) > 2 else 600
        return 0 if run(build, target, seconds, None, build / "corpus" / target) else 1
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda target: run(build, target, SHORT_SECONDS, SLOW_RUNS.get(target, SHORT_RUNS)), TARGETS))
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if all(results) else 1


sys.exit(main(sys.argv[1:]))
