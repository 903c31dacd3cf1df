#!/usr/bin/env python3
"""Writes src/text/character_table.h from the Unicode Character Database (Debian's package unicode-data).

  make_character_table.py UCD_FOLDER > src/text/character_table.h
  make_character_table.py --check src/text/character_table.h UCD_FOLDER

--check ends with 1 if the table is not what this script makes of the folder, and with 77 (skipped) if the
folder is absent or of another version of Unicode than the table.
"""

import re
import sys
from pathlib import Path

CODE_POINTS = 0x110000
BIDI = ["L", "R", "AL", "EN", "ES", "ET", "AN", "CS", "NSM", "BN", "B", "S", "WS", "ON"]
CLUSTER = ["Other", "Control", "Extend", "SpacingMark", "Prepend", "Pictograph", "EmojiPictograph"]
LONG_NAMES = {"Left_To_Right": "L", "Right_To_Left": "R", "Arabic_Letter": "AL", "European_Terminator": "ET",
              "Boundary_Neutral": "BN"}
EXPLICIT = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}


def rows(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        match = re.match(r"(# @missing: )?([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)", line)
        if match:
            first = int(match[2], 16)
            yield bool(match[1]), range(first, int(match[3] or match[2], 16) + 1), match[4]


def values(path, default):
    table = [default] * CODE_POINTS
    found = list(rows(path))
    for wants_missing in (True, False):
        for is_missing, code_points, value in found:
            if is_missing == wants_missing:
                for code_point in code_points:
                    table[code_point] = LONG_NAMES.get(value, value)
    return table


def members(path, name):
    return {c for is_missing, code_points, value in rows(path) if value == name and not is_missing for c in code_points}


def classes(ucd):
    """The class byte of every code point: bidi class in the low four bits, cluster class above them."""
    bidi = values(ucd / "extracted/DerivedBidiClass.txt", "L")
    category = values(ucd / "extracted/DerivedGeneralCategory.txt", "Cn")
    cluster = values(ucd / "auxiliary/GraphemeBreakProperty.txt", "Other")
    pictographs = members(ucd / "emoji/emoji-data.txt", "Extended_Pictographic")
    emoji = members(ucd / "emoji/emoji-data.txt", "Emoji_Presentation")
    table = []
    for code_point in range(CODE_POINTS):
        kind = {"ZWJ": "Extend", "CR": "Control", "LF": "Control"}.get(cluster[code_point], cluster[code_point])
        if code_point in pictographs:
            kind = "EmojiPictograph" if code_point in emoji else "Pictograph"
        elif category[code_point] == "Cn" and table:
            # What is not assigned goes with what stands before it, which saves a third of the runs.
            table.append(table[-1])
            continue
        elif kind not in CLUSTER:
            kind = "Other"  # Hangul and regional indicators: the ranges stand in script.cpp
        direction = "BN" if bidi[code_point] in EXPLICIT else bidi[code_point]
        table.append(BIDI.index(direction) | CLUSTER.index(kind) << 4)
    return table


def encoded_runs(table):
    lengths, kinds = [], []
    start = 0
    for code_point in range(1, CODE_POINTS + 1):
        if code_point < CODE_POINTS and table[code_point] == table[start]:
            continue
        length = code_point - start
        while length > 127:
            lengths.append(length & 127 | 128)
            length >>= 7
        lengths.append(length)
        kinds.append(table[start])
        start = code_point
    return lengths, kinds


def bracket_pairs(ucd):
    pairs = []
    for line in (ucd / "BidiBrackets.txt").read_text(encoding="utf-8").splitlines():
        match = re.match(r"([0-9A-F]+); ([0-9A-F]+); o", line)
        if match:
            pairs.append((int(match[1], 16), int(match[2], 16)))
    return sorted(pairs)


def array(kind, name, items):
    lines, line = [], " "
    for item in items:
        if len(line) + len(item) + 2 > 110:
            lines.append(line)
            line = " "
        line += f" {item},"
    return "\n".join([f"inline constexpr {kind} {name}[] = {{", *lines, line, "};"])


def unicode_version(ucd):
    first = (ucd / "extracted/DerivedBidiClass.txt").open(encoding="utf-8").readline()
    return re.search(r"(\d+\.\d+\.\d+)", first)[1]


def header(ucd):
    lengths, kinds = encoded_runs(classes(ucd))
    pairs = [f"{{0x{a:04X}, 0x{b:04X}}}" for a, b in bracket_pairs(ucd)]
    return f"""// clang-format off
// Character table: the bidi class and the cluster class of every code point, Unicode {unicode_version(ucd)}.
// Made by tools/make_character_table.py; read by script.cpp and bidi.cpp.
//
// Shapes: code points in runs of one class, from U+0000 on. kRunLengths is LEB128, a number a run; kRunClasses a byte
//         a run: BidiClass in the low four bits, ClusterClass above them. kBracketPairs is sorted.
#pragma once

#include <cstdint>

namespace storylens {{

inline constexpr int kRunCount = {len(kinds)};

{array("std::uint8_t", "kRunLengths", map(str, lengths))}

{array("std::uint8_t", "kRunClasses", map(str, kinds))}

struct BracketPair {{
  std::uint16_t opening;
  std::uint16_t closing;
}};

{array("BracketPair", "kBracketPairs", pairs)}

}}  // namespace storylens
"""


def check(path, ucd):
    if not (ucd / "extracted/DerivedBidiClass.txt").is_file():
        print("no Unicode Character Database here: not checked")
        return 77
    table = path.read_text(encoding="utf-8")
    if f"Unicode {unicode_version(ucd)}." not in table:
        print(f"the database is Unicode {unicode_version(ucd)}, the table is not: not checked")
        return 77
    if table == header(ucd):
        return 0
    print(f"{path} is not what tools/make_character_table.py makes of the database")
    return 1


def main(arguments):
    if len(arguments) == 3 and arguments[0] == "--check":
        return check(Path(arguments[1]), Path(arguments[2]))
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    sys.stdout.write(header(Path(arguments[0])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
