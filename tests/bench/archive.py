#!/usr/bin/env python3
"""Writes a synthetic archive: stories in Markdown, the same for the same number and seed.

usage: archive.py STORIES FOLDER [--seed N] [--hub N]

A twentieth as many entities as stories, sixty outlets, one story in five in Korean, three to nine takes each, and related stories
near in time and by entity. Everything in it is invented. A thousand stories a folder. With --hub one story in N names the entity "hub" too.
"""

import argparse
import json
import random
from pathlib import Path

PLACES = ["Pellamar", "Skerran", "Tolmar", "Estrelva", "Vantoir", "Darae", "Valdau", "Quell"]
THINGS = ["harbour", "water plant", "ferry line", "archive", "observatory", "grid", "bridge", "market", "railway", "clinic"]
ACTS = ["reopens after", "is fined over", "stops for", "publishes", "denies", "delays", "sells", "inspects"]
MATTERS = ["a night of tests", "missing readings", "a new tariff", "the second report", "a leak", "a strike vote", "a flood", "an audit"]
KO_PLACES = ["펠라마르", "스케란", "톨마르", "에스트렐바", "방투아르", "다래", "발다우", "퀠"]
KO_THINGS = ["항구", "담수 시설", "여객선 노선", "문서고", "관측소", "전력망", "다리", "시장", "철도", "진료소"]
KO_ACTS = ["다시 연다", "과징금을 문다", "멈춘다", "보고서를 낸다", "부인한다", "미룬다", "판다", "점검한다"]
LENSES = ["industry", "public money", "science", "the operator's view", None]
LANGUAGES = ["en", "ko", "fr", "de", "ja", "es"]


class Archive:
    def __init__(self, stories, seed, hub=0):
        self.random = random.Random(seed)
        self.stories = stories
        self.hub = hub
        self.entities = [f"entity-{i}" for i in range(max(4, stories // 20))]
        self.outlets = [(f"Outlet {i}", f"outlet{i}.example", PLACES[i % 8], LANGUAGES[i % 6]) for i in range(60)]

    def entity_name(self, slug):
        number = int(slug.split("-")[1])
        return f"{PLACES[number % 8]} {THINGS[number % 10].title()} {number}"

    def take(self, number, outlet, words):
        name, host, place, language = outlet
        lines = [f"- **{name}** ({place}, {language}) — {words}"]
        if words and self.random.random() < 0.5:
            lines.append(f'  > "{words[:60]}"')
        lines.append(f"  Source: https://{host}/news/{number}")
        return "\n".join(lines)

    def story(self, number):
        pick = self.random
        place, thing, act = pick.randrange(8), pick.randrange(10), pick.randrange(8)
        is_korean = number % 5 == 4
        language = "ko" if is_korean else "en"
        headline = (f"{KO_PLACES[place]} {KO_THINGS[thing]} {KO_ACTS[act]} {number}" if is_korean
                    else f"{PLACES[place]} {THINGS[thing]} {ACTS[act]} {MATTERS[pick.randrange(8)]}, no. {number}")
        slug = f"story-{number}"
        entities = sorted(set(pick.choices(self.entities, k=pick.randint(2, 5))))
        links = [f"[{self.entity_name(e)}](/{language}/entity/{e})" for e in entities]
        sentence = "{} 관련 소식이 이어졌다." if is_korean else "{} was named in the report of the day."
        summary = " ".join(sentence.format(link) for link in links)
        filler = ("숫자는 아직 확인되지 않았고 다음 회의에서 다시 다룬다. " if is_korean
                  else "The figures have not been confirmed and will be taken up at the next meeting. ")
        date = f"20{10 + number * 15 // max(1, self.stories):02d}-{pick.randint(1, 12):02d}-{pick.randint(1, 28):02d}"
        count = pick.randint(3, 9)
        outlets = pick.sample(self.outlets, count)
        groups = {}
        for outlet in outlets:
            matter = MATTERS[pick.randrange(8)]
            words = ("이 매체는 누가 비용을 내느냐고 묻고 다음 회의를 기다린다고 쓴다." if is_korean
                     else f"It reads the {THINGS[thing]} through {matter}, and asks who pays for it.")
            words = words if pick.random() < 0.6 else ""
            groups.setdefault(pick.choice(LENSES), []).append(self.take(number, outlet, words))
        lenses = "\n\n".join(f"### {lens or 'unlabelled'}\n" + "\n".join(takes) for lens, takes in groups.items())
        related = sorted({f"story-{pick.randrange(max(0, number - 50), min(self.stories, number + 50))}" for _ in range(3)} - {slug})
        regions = len({outlet[2] for outlet in outlets})
        listed = [f"[[{e}|{self.entity_name(e)}]]" for e in entities]
        if self.hub and number % self.hub == 0:
            listed.append("[[hub|The Hub]]")
        return f"""# {headline}

**Meta:** type: event · date: {date} · heads: {THINGS[thing]} · {count} takes · {len(groups)} lenses · {regions} regions

## Summary
{summary} {filler * pick.randint(1, 6)}

## Why it matters
{filler * pick.randint(1, 4)}

## Regional takes

{lenses}

## Across the graph
- Related: {", ".join(f"[[{r}]]" for r in related)}
- Entities: {", ".join(listed)}

---
Canonical: https://archive.example/{language}/n/{slug}
"""

    def write(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "about.json").write_text(json.dumps({"license": "CC0-1.0", "notice": "Fiction: an archive made by a program."}))
        (folder / "entities.json").write_text(json.dumps([{"slug": e, "name": {"en": self.entity_name(e)}} for e in self.entities]))
        (folder / "outlets.json").write_text(json.dumps([{"id": host, "name": name} for name, host, _, _ in self.outlets]))
        for number in range(self.stories):
            shelf = folder / f"{number // 1000:04d}"
            if number % 1000 == 0:
                shelf.mkdir(exist_ok=True)
            (shelf / f"story-{number}.md").write_text(self.story(number))


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("stories", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hub", type=int, default=0)
    arguments = parser.parse_args()
    Archive(arguments.stories, arguments.seed, arguments.hub).write(arguments.folder)


if __name__ == "__main__":
    main()
