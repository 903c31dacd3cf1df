#!/usr/bin/env python3
"""Writes src/story/search/fold_table.h: what each character is compared as when something is searched for.

  make_fold_table.py > src/story/search/fold_table.h
  make_fold_table.py --check src/story/search/fold_table.h

A character becomes its compatibility decomposition, in lower case, without accents and points, digits as
ASCII. --check ends with 1 when an entry of the table is not what this script makes of it, or when a
character that every Unicode since 3.2 has is missing. Hangul, kana and vowel signs are arithmetic
(src/story/search/fold.cpp), so they have no entries. Made with the Unicode data of Python; its
decompositions and lower cases never change once a character is assigned.
"""

import re
import sys
import unicodedata

LONGEST = 3
# Letters that Unicode does not take apart, as people type them; forms of Arabic letters that writers mix.
PLAIN = {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t",
         "ŋ": "n", "ƒ": "f", "ə": "e", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه",
         "ە": "ه", "ٱ": "ا", "ґ": "г", "ʻ": "'", "ʼ": "'", "’": "'", "‘": "'"}
# Marks that are not heard when words are compared: accents, Hebrew and Arabic points, the nukta, joiners.
SILENT = re.compile("[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640"
                    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc"
                    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
                    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")


def is_arithmetic(c):
    return (0x1100 <= c < 0x1200 or 0x3041 <= c < 0x3100 or 0x3130 <= c < 0x3190 or 0xA960 <= c < 0xA980 or
            0xAC00 <= c < 0xE000 or 0xFFA0 <= c < 0xFFE0)


def is_left_out(c):
    """Signs that stand for phrases, and radicals: 1 KB that no reader would miss."""
    return (0xFBD3 == c or 0xFBEA <= c < 0xFE00 or 0x3200 <= c < 0x3400 or 0x2474 <= c < 0x249C or 0x2F00 <= c < 0x2FE0)


def folded(text):
    for _ in range(4):
        before = text
        text = unicodedata.normalize("NFKD", text).casefold()
        text = SILENT.sub("", text)
        text = "".join(PLAIN.get(c, c) for c in text)
        text = "".join(str(unicodedata.digit(c)) if unicodedata.category(c) == "Nd" else c for c in text)
        if text == before:
            break
    return text


def entry(c):
    """The units of a character, or None where it is compared as it is or by arithmetic."""
    if is_arithmetic(c) or is_left_out(c):
        return None
    char = chr(c)
    if SILENT.match(char):
        return None
    units = folded(char)
    if 0xFF66 <= c < 0xFF9E:  # half-width katakana: as hiragana
        units = "".join(chr(ord(u) - 0x60) if 0x30A1 <= ord(u) <= 0x30F6 else u for u in unicodedata.normalize("NFKC", char))
    if units == char or not units or " " in units or len(units) > LONGEST or max(map(ord, units)) > 0xFFFF:
        return None
    return units


def entries():
    return [(c, units) for c in range(0x80, 0x10000) if (units := entry(c))]


def varint(value):
    data = []
    while value > 127:
        data.append(value & 127 | 128)
        value >>= 7
    data.append(value)
    return data


def zigzag(value):
    return value * 2 if value >= 0 else -value * 2 - 1


def encoded(table):
    """Three streams: distances between characters with the number of units, then first units against the one
    expected from the entry before, then further units."""
    gaps, firsts, rest = [], [], []
    before, source = 0, -1
    for c, units in table:
        gaps += varint((c - source - 1) * 3 + len(units) - 1)
        firsts += varint(zigzag(ord(units[0]) - before))
        for unit in units[1:]:
            rest += varint(ord(unit))
        before, source = ord(units[0]), c
    return gaps, firsts, rest


def header(table):
    streams = encoded(table)
    lines = [
        "// Fold table: what characters are compared as in a search, made by tools/make_fold_table.py. Three streams of",
        "// variable-length numbers: distance to the character (times 3, plus further units), first unit against the one",
        "// before (zigzag), further units. Private to src/story/search.",
        "#pragma once",
        "",
        "namespace storylens {",
        "",
        f"inline constexpr int kFoldEntries = {len(table)};",
        "// clang-format off",
    ]
    for name, stream in zip(("Gaps", "Units", "Further"), streams):
        lines.append(f"inline constexpr unsigned char kFold{name}[] = {{")
        lines += ["    " + ",".join(map(str, stream[i:i + 32])) + "," for i in range(0, len(stream), 32)]
        lines.append("};")
    lines += ["// clang-format on", "", "}  // namespace storylens"]
    return "\n".join(lines) + "\n"


def numbers(data):
    value, shift = 0, 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield value
            value, shift = 0, 0


def decoded(text):
    gaps, units, further = (numbers(map(int, re.findall(r"\d+", body)))
                            for body in re.findall(r"kFold\w+\[\] = \{([^}]*)\}", text))
    table, c, first = {}, -1, 0
    for number in gaps:
        c += number // 3 + 1
        step = next(units)
        first += step // 2 if step % 2 == 0 else -(step + 1) // 2
        table[c] = chr(first) + "".join(chr(next(further)) for _ in range(number % 3))
    return table


def faults(text):
    told = decoded(text)
    wrong = [c for c, units in told.items() if entry(c) != units]
    return wrong + [c for c, _ in entries() if c not in told and unicodedata.ucd_3_2_0.category(chr(c)) != "Cn"]


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--check":
        with open(sys.argv[2], encoding="utf-8") as file:
            wrong = faults(file.read())
        for c in wrong[:20]:
            print(f"U+{c:04X} is not folded as this script does", file=sys.stderr)
        sys.exit(1 if wrong else 0)
    sys.stdout.write(header(entries()))
