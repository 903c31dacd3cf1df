#!/usr/bin/env python3
"""Checks that includes follow the dependency table (docs/architecture.md) and a few rules that go with it.

usage: check_layers.py [ROOT]      ROOT holds src/ and tests/; without it, the repository of this file.
Prints `file:line: message` for each breach; exit status 1 when there is one.
"""

import re
import sys
from pathlib import Path

# Which modules (folders of src/) the files of a module may include from. The link lines of CMakeLists.txt say the same.
MAY_INCLUDE = {
    "base": {"base"},
    "story": {"base", "story"},
    "layout": {"base", "layout"},
    "text": {"base", "text"},
    "render": {"base", "render"},
    "arrange": {"base", "story", "layout", "arrange"},
    "ui": {"base", "story", "text", "ui"},
    "app": {"base", "story", "layout", "text", "render", "arrange", "ui", "app"},
    "cli": {"base", "story", "layout", "arrange", "cli"},
}

# Third-party headers and the places that may include them: path prefix and suffix under src/.
THIRD_PARTY = [
    (re.compile(r"md4c|nlohmann/"), [("story/", ".cpp")]),
    (re.compile(r"GLES\d/|GL/|EGL/|webgl/"), [("render/", ""), ("app/", "")]),
    (re.compile(r"emscripten"), [("app/", "")]),
    (re.compile(r"imgui|misc/freetype/"), [("render/", ""), ("ui/", ""), ("app/", "")]),
    (re.compile(r"(line|word|grapheme|uni)break"), [("text/", ".cpp")]),
    (re.compile(r"doctest"), []),
]

GENERATED = {"story", "render", "cli"}  # modules that embed text files (cmake/embed_text.cmake)

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def includes(text):
    """Yields (line number, whether in angle brackets, path)."""
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match[1] == "<", match[2]


def third_party_breach(place, path):
    for pattern, homes in THIRD_PARTY:
        if pattern.match(path):
            return not any(place.startswith(prefix) and place.endswith(suffix) for prefix, suffix in homes)
    return False


def source_breaches(place, text, is_file):
    """place is the path under src/; is_file tells whether a path under src/ exists."""
    module = place.split("/")[0]
    if module not in MAY_INCLUDE:
        yield 1, f"src/{module}/ is not a module of the dependency table"
        return
    first = None
    for number, is_angled, path in includes(text):
        first = first or path
        target = path.split("/")[0]
        if target == "generated" and module in GENERATED:
            continue
        if third_party_breach(place, path):
            yield number, f"{path} may not be included here"
        elif not is_angled and is_file(path):
            if target not in MAY_INCLUDE[module]:
                yield number, f"{module}/ may not include {target}/ ({path})"
        elif not is_angled and not any(pattern.match(path) for pattern, _ in THIRD_PARTY):
            yield number, f'"{path}" is not a path from src/'
    own_header = place.removesuffix(".cpp") + ".h"
    if place.endswith(".cpp") and is_file(own_header) and first != own_header:
        yield 1, f"the first include must be {own_header}"
    if place.endswith(".h") and "#pragma once" not in text:
        yield 1, "a header needs #pragma once"
    if module != "app" and "__EMSCRIPTEN__" in text:
        yield 1, "platform code belongs in app/, as whole files"


def test_breaches(place, text):
    """place is the path under tests/: tests mirror src/, so a suite is named after its file.

    A file about one side of a unit, html_writer_hostile_test.cpp, may keep the unit's name; a suite may add a word after a comma.
    """
    if not place.endswith("_test.cpp"):
        return
    stem = place.removesuffix("_test.cpp")
    suites = [(number, match[1]) for number, line in enumerate(text.splitlines(), 1)
              for match in re.finditer(r'TEST_SUITE(?:_BEGIN)?\("([^"]*)"\)', line)]
    for number, suite in suites:
        unit = suite.split(",")[0]
        if stem != unit and not stem.startswith(unit + "_"):
            yield number, f'the suite must be "{stem}"'
    if not suites:
        yield 1, f'the cases must stand in TEST_SUITE("{stem}")'


def breaches(root):
    src = root / "src"
    for path in sorted(src.rglob("*")):
        if path.suffix in {".h", ".cpp"}:
            place = path.relative_to(src).as_posix()
            for number, message in source_breaches(place, path.read_text("utf-8"), lambda p: (src / p).is_file()):
                yield f"src/{place}:{number}: {message}"
    for path in sorted((root / "tests").rglob("*.cpp")):
        place = path.relative_to(root / "tests").as_posix()
        for number, message in test_breaches(place, path.read_text("utf-8")):
            yield f"tests/{place}:{number}: {message}"


def main(arguments):
    root = Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent
    found = list(breaches(root))
    print("\n".join(found) if found else "layers: every include follows the dependency table")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
