#!/usr/bin/env python3
"""Runs `storylens check --archive` over folders of shards that are whole, and over ones with one fault each.

usage: archive_check_test.py COMMAND [unittest arguments]
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from command_case import COMMAND, ROOT, STORY, CommandCase

sys.path.insert(0, str(ROOT / "tests/bench"))
from archive import Archive  # noqa: E402

STORIES = 400


class Folder:
    """An archive whose files can be changed: what names a changed file is changed with it, up to the manifest."""

    def __init__(self, folder):
        self.folder = folder

    def read(self, file="manifest.json"):
        return json.loads((self.folder / file).read_text())

    def path(self, file="manifest.json"):
        return self.folder / file

    def put(self, file, content):
        """Puts other content in the place of a file, under the name that it has by that."""
        if not isinstance(content, bytes):
            content = json.dumps(content, ensure_ascii=False).encode()
        if file == "manifest.json":
            self.path().write_bytes(content)
            return file
        hash = hashlib.sha256(content).hexdigest()[:32]
        name = f"stories/{hash[:2]}/{hash}.json" if file.startswith("stories/") else f"{file.split('/')[0]}/{hash}.json"
        self.path(name).parent.mkdir(exist_ok=True)
        self.path(name).write_bytes(content)
        if name != file:
            self.rename(file, name, len(content))
        return name

    def rename(self, file, name, size):
        for other in ["manifest.json", *(str(path.relative_to(self.folder)) for part in ("index", "search", "graph", "names") for path in (self.folder / part).glob("*.json"))]:
            text = self.path(other).read_text()
            if f'"{file}"' not in text:
                continue
            value = json.loads(text)

            def renamed(entry):
                if isinstance(entry, list):
                    return [renamed(one) for one in entry]
                if not isinstance(entry, dict):
                    return entry
                return {**entry, "file": name, "bytes": size} if entry.get("file") == file else {key: renamed(one) for key, one in entry.items()}

            self.path(file).unlink(missing_ok=True)
            self.put(other, renamed(value))
            return

    def change(self, file, change):
        value = self.read(file)
        change(value)
        return self.put(file, value)

    # One file of each kind.
    def manifest(self):
        return "manifest.json"

    def index(self):
        return self.read()["index"][0]["file"]

    def shard(self):
        return self.read(self.index())["shards"][0]["file"]

    def front(self):
        return self.read()["front"]["file"]

    def pages(self):
        return self.read()["search"][0]["file"]

    def terms(self):
        return self.read(self.pages())["shards"][0]["file"]

    def name_pages(self):
        return self.read()["names"][0]["file"]

    def names(self):
        """The file that has the hub."""
        files = (shard["file"] for shard in self.read(self.name_pages())["shards"])
        return next(file for file in files if "hub" in self.read(file)["names"])

    def name_list(self):
        return self.read(self.names())["names"]["hub"]["parts"][0]["file"]

    def graph(self):
        return self.read()["graph"]["file"]

    def tile(self):
        return self.read(self.graph())["tiles"][-1]["file"]


class ArchiveCheck(CommandCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.built = Path(folder.name)
        Archive(STORIES, 7, hub=2).write(cls.built / "in")
        subprocess.run([COMMAND, "build", cls.built / "in", "-o", cls.built / "out", "--shards"], check=True, capture_output=True)

    def setUp(self):
        super().setUp()
        shutil.copytree(self.built / "out", self.folder / "out")
        self.archive = Folder(self.folder / "out")

    def found(self, *paths):
        result = subprocess.run([COMMAND, "check", "--archive", *(paths or ["out"]), "--format", "json"], cwd=self.folder, capture_output=True, timeout=120)
        self.assertIn(result.returncode, (0, 1), result.stderr)
        told = json.loads(result.stdout)
        self.assertEqual(result.returncode, 1 if told["summary"]["errors"] else 0)
        self.summary = told["summary"]
        return told["diagnostics"]

    def codes(self, *paths):
        return {diagnostic["code"] for diagnostic in self.found(*paths) if diagnostic["code"] != "archive-file-unused"}


class Whole(ArchiveCheck):
    def test_what_was_built_has_no_fault(self):
        self.assertEqual(self.found(), [])
        files = [path for path in (self.folder / "out").rglob("*.json") if ".storylens" not in path.parts]
        self.assertEqual((self.summary["stories"], self.summary["files"]), (STORIES, len(files)))
        for path in ("out/", "./out", "out/manifest.json", self.folder / "out"):
            self.assertEqual(self.found(path), [], path)
        self.assertEqual(self.found("out", "out"), [])
        self.assertEqual(self.summary["stories"], 2 * STORIES)

    def test_samples_parts_and_what_is_merged_have_no_fault(self):
        self.write("in/a.ko.md", STORY.replace("/en/", "/ko/").replace("Harbour lights go out", "항구의 불이 꺼졌다"))
        self.write("in/a.md", STORY)
        self.run_command("build", "in", ROOT / "data/stories", "-o", "samples", "--shards")
        for part in (1, 2):
            self.run_command("build", "in", ROOT / "data/stories", "-o", f"part{part}", "--part", f"{part}/2")
        self.run_command("merge", "part1", "part2", "-o", "merged")
        for name in ("samples", "part1", "merged"):
            self.assertEqual([d for d in self.found(name) if d["severity"] != "note"], [], name)

    def test_changes_of_this_test_alone_are_no_fault(self):
        for kind in ("index", "shard", "front", "pages", "terms", "name_pages", "names", "name_list", "graph", "tile"):
            self.archive.change(getattr(self.archive, kind)(), lambda value: value.update(_desk=1))
        self.assertEqual(self.codes(), set())

    def test_wrong_use_and_what_is_no_archive(self):
        self.assertIn("--fix", self.run_command("check", "--archive", "--fix", "out", status=2).err)
        self.assertIn("[unreadable-file]", self.run_command("check", "--archive", "nowhere", status=1).err)
        self.write("bundle/manifest.json", '{"format": "storylens-bundle", "version": "1.0", "stories": []}')
        self.assertIn("[unreadable-json]", self.run_command("check", "--archive", "bundle", status=1).err)
        self.assertRegex(self.run_command("check", "--archive", "out").err, r"\d+ files, 400 stories: 0 errors, 0 warnings, 0 notes\n")


class Faults(ArchiveCheck):
    def test_a_file_that_is_lost_damaged_or_too_large_is_told_once_whatever_it_is(self):
        for kind in ("index", "shard", "front", "pages", "terms", "name_pages", "names", "name_list", "graph", "tile"):
            file = getattr(self.archive, kind)()
            path = self.archive.path(file)
            content = path.read_bytes()
            large = 70_000 if kind in ("graph", "tile") else 2_200_000
            for code, harm in (("archive-file-missing", None), ("archive-file-damaged", content.replace(b" ", b"", 1)), ("archive-over-limit", content + b" " * large)):
                with self.subTest(kind, code=code):
                    path.unlink() if harm is None else path.write_bytes(harm)
                    found = [d for d in self.found() if d["code"] != "archive-file-unused"]
                    self.assertEqual([(d["code"], d["file"]) for d in found], [(code, f"out/{file}")])
                path.write_bytes(content)
        self.assertEqual(self.found(), [])

    def test_a_file_that_is_none_of_its_kind_is_told(self):
        for kind in ("index", "shard", "front", "pages", "terms", "name_pages", "names", "name_list", "graph", "tile"):
            for content in (b"{", b"[]", b'{"format": "storylens-other", "version": "1.0"}'):
                with self.subTest(kind, content=content):
                    shutil.rmtree(self.folder / "out")
                    shutil.copytree(self.built / "out", self.folder / "out")
                    name = self.archive.put(getattr(self.archive, kind)(), content)
                    told = {d["file"]: d["code"] for d in self.found() if d["severity"] == "error"}
                    self.assertEqual(told, {f"out/{name}": "archive-file-malformed"})

    def one(self, kind, change, code, count=None, severity="error"):
        """That one change gives this code and no other error."""
        shutil.rmtree(self.folder / "out")
        shutil.copytree(self.built / "out", self.folder / "out")
        self.archive.change(getattr(self.archive, kind)(), change)
        found = [d for d in self.found() if d["code"] != "archive-file-unused"]
        self.assertEqual({(d["code"], d["severity"]) for d in found}, {(code, severity)}, found[:5])
        if count:
            self.assertEqual(len(found), count, found[:5])

    def test_a_manifest_that_does_not_say_what_there_is_is_told(self):
        for name in ("stories", "editions", "shards"):
            self.one("manifest", lambda value: value["counts"].update({name: 3}), "archive-count-mismatch", 1)
        self.one("manifest", lambda value: value.pop("counts"), "archive-count-mismatch", 3)
        self.one("manifest", lambda value: value["front"].update(bytes=5), "archive-bytes-mismatch", 1)
        self.one("manifest", lambda value: value.pop("front"), "archive-file-malformed", 1)
        self.one("manifest", lambda value: value.pop("search"), "archive-file-malformed", 1)
        self.one("manifest", lambda value: value["graph"].update(file="../x.json"), "archive-file-malformed", 1)

    def test_an_index_that_does_not_lead_to_a_story_is_told(self):
        def swap(value):
            one, other = value["shards"][:2]
            one["prefix"], other["prefix"] = other["prefix"], one["prefix"]

        self.one("index", swap, "archive-index-mismatch")
        self.one("index", lambda value: value["shards"][0].update(prefix=value["shards"][1]["prefix"][:-1]), "archive-index-mismatch")
        self.one("manifest", lambda value: value["index"][0].update(prefix="1"), "archive-index-mismatch")

    def test_a_story_that_stands_twice_is_told(self):
        story = self.archive.read(self.archive.shard())["stories"][0]
        self.archive.change(self.archive.read(self.archive.index())["shards"][1]["file"], lambda value: value["stories"].append(story))
        self.assertEqual(self.codes(), {"duplicate-story", "archive-index-mismatch", "archive-count-mismatch"})

    def test_a_front_of_another_archive_is_told(self):
        self.one("front", lambda value: value["stories"][0].update(slug="story-other"), "archive-front-mismatch", 1)

    def test_a_search_that_does_not_agree_with_the_stories_is_told(self):
        term = lambda value: next(name for name, slugs in value["terms"].items() if len(slugs) < 100)
        self.one("terms", lambda value: value["terms"][term(value)].append("story-other"), "archive-search-mismatch", 1)
        self.one("terms", lambda value: value["terms"].update(aaa=value["terms"][term(value)]), "archive-search-mismatch", 1)
        self.one("terms", lambda value: value["terms"].update({list(value["terms"])[-1]: [f"story-{i}" for i in range(201)]}), "archive-over-limit", 1)
        self.one("pages", lambda value: value["shards"][0].update({"from": "zz"}), "archive-search-mismatch")
        number = lambda value: next(name for name, slugs in value["terms"].items() if name.isdigit() and len(slugs) == 1)
        self.one("terms", lambda value: value["terms"].pop(number(value)), "archive-search-mismatch", 1, "warning")

    def test_lists_of_names_that_do_not_agree_with_the_stories_are_told(self):
        code = "archive-names-mismatch"
        other = lambda value: next(naming for slug, naming in value["names"].items() if slug != "hub")
        self.one("manifest", lambda value: value["names"][0].update(prefix="1"), code)
        self.one("manifest", lambda value: value.update(names={}), "archive-file-malformed", 1)
        self.one("name_pages", lambda value: value["shards"][0].update(prefix=value["shards"][1]["prefix"]), code)
        self.one("names", lambda value: value["names"].pop("hub"), code, 1)
        self.one("names", lambda value: other(value).update(stories=1), code, 1)
        self.one("names", lambda value: other(value)["cards"].pop(), code, 1)
        self.one("names", lambda value: other(value)["cards"].reverse(), code, 1)
        self.one("names", lambda value: other(value)["cards"].append(other(value)["cards"][-1] | {"slug": "story-other"}), code, 2)
        self.one("names", lambda value: other(value)["cards"].insert(1, other(value)["cards"][-1]), code)
        self.one("names", lambda value: other(value)["cards"][0].update(headline="Another"), code, 1)
        self.one("names", lambda value: other(value)["cards"][0].update(datePublished="2031-01-01"), code, 1)
        self.one("names", lambda value: value["names"]["hub"].pop("parts"), "archive-file-malformed", 1)
        self.one("names", lambda value: value["names"]["hub"]["parts"].extend(value["names"]["hub"]["parts"] * 128), "archive-over-limit")
        self.one("names", lambda value: value["names"]["hub"]["parts"][0].update(stories=1), code, 1)
        self.one("name_list", lambda value: value["cards"].pop(), code, 2)

    def test_a_list_that_leads_to_itself_by_many_is_not_followed_for_ever(self):
        deepest = self.archive.name_list()
        for _ in range(6):
            entry = {"file": deepest, "bytes": self.archive.path(deepest).stat().st_size, "stories": 1}
            content = json.dumps({"format": "storylens-name-list", "version": "1.0", "parts": [entry]}).encode()
            deepest = f"names/{hashlib.sha256(content).hexdigest()[:32]}.json"
            self.archive.path(deepest).write_bytes(content)
        self.archive.change(self.archive.names(), lambda value: value["names"]["hub"]["parts"][0].update(file=deepest, bytes=self.archive.path(deepest).stat().st_size))
        self.assertEqual(self.codes(), {"archive-file-malformed"})

    def test_an_archive_without_lists_of_names_has_no_fault(self):
        self.archive.change("manifest.json", lambda value: value.pop("names"))
        self.assertEqual(self.codes(), set())

    def test_a_graph_that_does_not_agree_with_the_stories_or_with_itself_is_told(self):
        first = lambda value: value["nodes"][0]
        self.one("graph", lambda value: value.update(nodes=1), "archive-graph-mismatch", 1)
        self.one("graph", lambda value: value.update(edges=1), "archive-graph-mismatch", 1)
        self.one("graph", lambda value: value["tiles"][0].update(below=1), "archive-graph-mismatch", 1)
        self.one("tile", lambda value: first(value).update(id="story:story-other"), "archive-graph-mismatch")
        self.one("tile", lambda value: first(value).update(x=-first(value)["x"], y=-first(value)["y"]), "archive-graph-mismatch", 1)
        self.one("tile", lambda value: value["edges"].append([0, 0]), "archive-graph-mismatch", 1)
        self.one("tile", lambda value: value["edges"].append([0, 9999]), "archive-file-malformed", 1)

        def twice(value):
            value["tiles"].append({**value["tiles"][-1]})

        self.one("graph", twice, "archive-graph-mismatch")

    def test_lists_that_are_longer_than_they_may_be_are_told(self):
        self.one("graph", lambda value: value["pages"].extend([value["tiles"][0]] * 258), "archive-over-limit", 1)

    def test_a_shard_is_read_as_the_bundle_that_it_is(self):
        self.archive.change(self.archive.shard(), lambda value: value["stories"][0]["takes"][0].update(url="javascript:x"))
        self.assertEqual(self.codes(), {"bad-url"})

    def test_what_nothing_leads_to_is_a_note(self):
        self.write("out/stories/00/" + "0" * 32 + ".json", "{}")
        (found,) = self.found()
        self.assertEqual((found["code"], found["severity"]), ("archive-file-unused", "note"))


if __name__ == "__main__":
    unittest.main()
