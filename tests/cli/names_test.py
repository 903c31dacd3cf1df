#!/usr/bin/env python3
"""Who names an entity, in archives: all stories by date, in small files that change little.

usage: names_test.py COMMAND [unittest arguments]
"""

import shutil
import unittest

from command_case import STORY
from shards_case import Archive, Shards, Site


class Names(Shards):
    def files(self, output="out"):
        return {path.name for path in (self.folder / output / "names").glob("*.json")}

    def test_every_entity_has_all_stories_that_name_it_the_newest_first(self):
        Archive(600, 7, hub=2).write(self.folder / "in")
        self.build()
        site = Site(self.folder / "out")
        wanted = {}
        for story in (story for shard in site.shards() for story in shard["stories"]):
            for entity in story["entities"]:
                wanted.setdefault(entity["slug"], {})[story["slug"]] = story
        self.assertEqual(site.all_names(), set(wanted))
        for entity, stories in wanted.items():
            naming, cards = site.naming(entity)
            self.assertEqual(naming["stories"], len(stories))
            self.assertEqual([card["slug"] for card in cards], sorted(sorted(stories), key=lambda slug: stories[slug]["about"]["startDate"], reverse=True))
            for card in cards:
                self.assertEqual({key: stories[card["slug"]][key] for key in card}, card)
                self.assertLessEqual({"slug", "type", "headline", "inLanguage", "about"}, set(card))
        self.assertEqual(site.naming("entity-1")[0]["entity"], {"slug": "entity-1", "name": {"en": "Skerran Water Plant 1"}})
        self.assertIn("parts", site.naming("hub")[0])
        self.assertNotIn("entity", site.naming("hub")[0])
        self.assertEqual(site.naming("entity-none"), (None, []))
        self.assertLessEqual(max(path.stat().st_size for path in (self.folder / "out/names").glob("*.json")), 64 << 10)

    def test_editions_of_a_story_stand_together_and_a_name_in_the_text_of_one_counts(self):
        self.write("in/lights.md", STORY)
        self.write("in/lights.ko.md", STORY.replace("/en/", "/ko/").replace("Harbour lights go out", "항구의 불이 꺼졌다").replace("- Entities: Lumen\n", ""))
        self.write("in/undated.md", "# No date\n\n## Summary\n[Lumen](/en/entity/lumen) again.\n\n---\nCanonical: https://a.example/en/n/undated\n")
        self.build()
        naming, cards = Site(self.folder / "out").naming("lumen")
        self.assertEqual(naming["stories"], 2)
        self.assertEqual([(card["slug"], card["inLanguage"]) for card in cards], [("harbour-lights", "en"), ("harbour-lights", "ko"), ("undated", "en")])
        self.assertNotIn("about", cards[-1])

    def test_a_long_headline_is_cut_on_its_card(self):
        self.write("in/long.md", STORY.replace("Harbour lights go out", "빛 " * 400))
        self.build()
        (card,) = Site(self.folder / "out").naming("lumen")[1]
        self.assertLessEqual(len(card["headline"].encode()), 400)
        self.assertTrue(card["headline"].endswith("…"))
        self.assertEqual(self.run_command("check", "--archive", "out").err.count("error:"), 0)

    def test_a_story_that_comes_or_changes_changes_the_files_of_its_own_names_only(self):
        Archive(3000, 7, hub=1).write(self.folder / "in")
        self.build("out", "--brotli", "0")
        before = self.files()
        self.assertGreater(len(Site(self.folder / "out").naming("hub")[0]["parts"]), 10)
        self.write("in/new.md", STORY.replace("- Entities: Lumen", "- Entities: [[hub|The Hub]], [[entity-3|Three]]"))
        self.build("out", "--brotli", "0")
        after = self.files()
        # Page, file and newest list of the hub; page and file of two others.
        self.assertLessEqual(len(after - before), 6)
        self.assertEqual(Site(self.folder / "out").naming("hub")[1][0]["slug"], "harbour-lights")
        path = self.folder / "in/0001/story-1500.md"
        path.write_text("# Changed\n" + path.read_text().split("\n", 1)[1])
        self.build("out", "--brotli", "0")
        self.assertLessEqual(len(self.files() - after), 12)
        shutil.rmtree(self.folder / "out/.storylens")
        fresh = self.files()
        shutil.rmtree(self.folder / "out/names")
        self.build("out", "--brotli", "0")
        self.assertEqual(self.files(), fresh)

    def test_parts_have_no_names_and_what_they_are_merged_into_has_those_of_one_build(self):
        Archive(self.stories, 7, hub=1).write(self.folder / "in")
        self.build()
        for part in (1, 2):
            self.build(f"part{part}", "--part", f"{part}/2")
            self.assertNotIn("names", Site(self.folder / f"part{part}").manifest)
        self.run_command("merge", "part1", "part2", "-o", "merged")
        self.assertEqual(Site(self.folder / "merged").naming("hub"), Site(self.folder / "out").naming("hub"))
        self.assertEqual(self.files("merged"), self.files())


if __name__ == "__main__":
    unittest.main()
