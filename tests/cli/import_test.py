#!/usr/bin/env python3
"""Runs `storylens import` on what other programs write.

usage: import_test.py COMMAND [unittest arguments]
"""

import json
import unittest

from command_case import ROOT, CommandCase

FIXTURES = ROOT / "tests/fixtures/import"
HUGO, OBSIDIAN, CSV, JSON_FEED, RSS, ATOM = (
    (FIXTURES / name).read_text() for name in ("hugo.md", "obsidian.md", "events.csv", "feed.json", "rss.xml", "atom.xml"))


class Import(CommandCase):
    def stories(self, name, content, form, *options, status=0):
        self.write(name, content)
        self.result = self.run_command("import", name, "--format", form, "-o", "out.json", *options, status=status)
        stories = self.bundle("out.json")["stories"]
        self.assertNotRegex(self.checked("out.json"), r"error: ")
        return stories

    def checked(self, path):
        return self.run_command("check", path).err

    def test_hugo_front_matter_in_toml_becomes_fields_and_the_rest_is_kept(self):
        (story,) = self.stories("harbour-lights.md", HUGO, "md", "--site", "https://news.example")
        self.assertEqual((story["headline"], story["alternativeHeadline"]), ("Harbour lights", "A night of tests"))
        self.assertEqual((story["datePublished"], story["dateModified"]), ("2026-06-24T08:00:00Z", "2026-06-25"))
        self.assertEqual(story["rubrics"], ["grid", "harbour, old"])
        self.assertEqual(story["url"], "https://news.example/en/n/harbour-lights")
        self.assertEqual({(part["key"], part["text"]) for part in story["otherMeta"]}, {("weight", "7"), ("params.byline", "Desk")})
        self.assertEqual([section["markdown"] for section in story["sections"]], ["The grid was *tested*.", "It came back by morning."])

    def test_obsidian_front_matter_in_yaml(self):
        (story,) = self.stories("등불.md", OBSIDIAN, "md", "--site", "https://news.example/")
        self.assertEqual((story["inLanguage"], story["rubrics"], story["datePublished"]), ("ko", ["전력망", "항구"], "2026-06-24"))
        self.assertEqual({part["key"] for part in story["otherMeta"]}, {"aliases", "cssclass"})
        self.assertTrue(story["url"].startswith("https://news.example/ko/n/"))

    def test_a_table_of_events_becomes_stories_with_takes(self):
        first, second = self.stories("events.csv", CSV, "csv", status=1)
        self.assertIn("events.csv:5: error: The record has no title and is left out [missing-headline]", self.result.err)
        self.assertIn("[date-not-iso]", self.result.err)
        self.assertIn("[url-not-http]", self.result.err)
        self.assertEqual((first["headline"], first["slug"], first["about"]),
                         ("Harbour, lights", "lights", {"startDate": "2026-06-24", "endDate": "2026-06-25"}))
        self.assertEqual(first["sections"][0]["markdown"], "It was dark.\n\n\\# Not a heading")
        self.assertEqual([entity["slug"] for entity in first["entities"]], ["lumen", "harbour-authority"])
        self.assertEqual(first["rubrics"], ["grid", "harbour"])
        (take,) = first["takes"]
        self.assertEqual((take["outlet"], take["outletName"], take["quote"]["text"], take["regions"][0]["literal"]),
                         ("daily.example", "The Daily", "We were ready", "Korea"))
        self.assertIn({"key": "Weather", "text": 'fog, "thick"'}, first["otherMeta"])
        self.assertEqual({part["key"] for part in second["otherMeta"]}, {"date", "address", "place"})
        self.assertNotIn("url", second)

    def test_semicolons_and_tabs_separate_too(self):
        for separator in ";\t":
            (story,) = self.stories("t.csv", f"\ufefftitle{separator}date\r\nA, b{separator}2026\r\n", "csv")
            self.assertEqual((story["headline"], story["about"]), ("A, b", {"startDate": "2026"}))

    def test_json_feed_keeps_what_it_does_not_know(self):
        (story,) = self.stories("feed.json", JSON_FEED, "jsonfeed", status=1)
        self.assertIn("[missing-headline]", self.result.err)
        self.assertEqual((story["headline"], story["inLanguage"], story["slug"]), ("Le phare", "fr", "phare"))
        self.assertEqual(story["datePublished"], "2026-06-24T08:00:00.123Z")
        self.assertEqual(story["sections"][0]["markdown"], "Il **s'éteint**.\n\n[Suite](https://b.example/)")
        self.assertEqual((story["_desk"], story["image"], story["id"]), ({"kept": [1, 2]}, "https://a.example/i.png", "1"))

    def test_a_member_of_a_json_feed_never_passes_for_one_of_the_story(self):
        feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "A", "notice": {"a": 1}, "takes": 3, "url": ["x"]}]}
        (story,) = self.stories("feed.json", json.dumps(feed), "jsonfeed")
        self.assertEqual((story["_notice"], story["_takes"], story["_url"]), ({"a": 1}, 3, ["x"]))
        self.assertEqual({"notice", "takes", "url"} & set(story), set())

    def test_rss_is_read_without_expanding_its_entities(self):
        first, second = self.stories("feed.xml", RSS, "rss")
        self.assertEqual((first["headline"], first["slug"]), ("Lights & nights &b;", "lights"))
        self.assertEqual(first["datePublished"], "2026-06-24T08:00:00+0900")
        self.assertEqual(first["alternativeHeadline"], "Short — and sweet.")
        self.assertEqual(first["sections"][0]["markdown"], "### Night\n\n- one\n\n- two *2*")
        self.assertIn({"key": "dc:creator", "text": "A. Writer"}, first["otherMeta"])
        self.assertEqual((second["slug"], second["sections"][0]["markdown"]), ("lights-nights", "plain \\& simple"))

    def test_atom(self):
        (story,) = self.stories("feed.atom", ATOM, "rss")
        self.assertEqual((story["slug"], story["inLanguage"], story["rubrics"]), ("light", "ko", ["항구"]))
        self.assertEqual((story["datePublished"], story["dateModified"]), ("2026-06-24T08:00:00Z", "2026-06-25T08:00:00Z"))
        self.assertEqual(story["sections"][0]["markdown"], "꺼졌다.")
        self.assertIn({"key": "link enclosure", "text": "https://a.example/a.mp3"}, story["otherMeta"])

    def test_a_folder_becomes_markdown_that_builds_with_no_slug_twice(self):
        self.write("in/a/one.md", "---\ntitle: Same\n---\nText one.\n")
        self.write("in/b/two.md", "---\ntitle: Same\nslug: ../../etc/passwd\n---\nText two.\n")
        self.write("in/c/three.md", "---\ntitle: Same\nslug: one\n---\nText three.\n")
        self.run_command("import", "in", "--format", "md", "--site", "https://news.example", "-o", "out")
        names = [name for name in self.names() if name.startswith("out/")]
        self.assertEqual(names, ["out/one-2.en.md", "out/one.en.md", "out/two.en.md"])
        self.run_command("build", "out", "-o", "bundle.json")
        self.assertEqual(len(self.bundle()["stories"]), 3)

    def test_what_is_not_of_the_form_is_an_error_and_no_crash(self):
        for form, content, code in (("rss", "<html><p>no</p>", "not-a-feed"), ("jsonfeed", "{", "unreadable-json"),
                                    ("jsonfeed", '{"items": []}', "unreadable-json"), ("csv", "", "no-stories"),
                                    ("rss", "<rss><channel><item><title>a", None), ("rss", "<rss><item><![CDATA[", "missing-headline"),
                                    ("rss", "<rss>" + "<a>" * 100_000, "no-stories"), ("csv", 'title\n"a', None)):
            with self.subTest(content[:40]):
                self.write("x", content)
                result = self.run_command("import", "x", "--format", form, "-o", "x.json", status=1 if code else 0)
                if code:
                    self.assertIn(f"[{code}]", result.err)

    def test_wrong_use(self):
        for arguments in (["import"], ["import", "x"], ["import", "x", "--format", "doc", "-o", "y"],
                          ["import", "x", "--format", "md"], ["import", "x", "--format", "md", "-o", "y", "--site", "news.example"]):
            self.assertIn("help", self.run_command(*arguments, status=2).err)


if __name__ == "__main__":
    unittest.main()
