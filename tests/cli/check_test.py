#!/usr/bin/env python3
"""Runs `storylens check`: its rules, explanations, fixes and forms of output.

usage: check_test.py COMMAND [unittest arguments]
"""

import json
import os
import pty
import re
import subprocess
import unittest

from command_case import COMMAND, ROOT, STORY, CommandCase

RULES = [line.split("\t") for line in (ROOT / "data/check/rules.tsv").read_text().splitlines()[1:]]

# How the sources give a code: as an argument of what reports, or as the code of a diagnostic.
EMITTED = re.compile(
    r'(?:report|fail|keep|warn|file_error|read_formed|append_diagnostic)\w*\s*\((?:[^;"]|"(?![a-z]+(?:-[a-z0-9]+)+"))*?"([a-z]+(?:-[a-z0-9]+)+)"'
    r'|code = "([a-z-]+)"|\? "([a-z]+-[a-z-]+)" : "([a-z]+-[a-z-]+)"', re.S)


def emitted_codes():
    codes = set()
    for path in [*(ROOT / "src").rglob("*.cpp"), ROOT / "web/archive-reader.ts"]:
        for match in EMITTED.finditer(re.sub(r"//[^\n]*", "", path.read_text())):
            codes.update(code for code in match.groups() if code)
    return codes


class Rules(CommandCase):
    def test_every_code_in_the_sources_is_explained_and_every_explained_code_is_in_the_sources(self):
        codes = emitted_codes()
        self.assertGreater(len(codes), 60)
        self.assertEqual(codes ^ {rule[0] for rule in RULES}, set())

    def test_every_rule_says_what_it_means_and_how_to_mend_it(self):
        for rule in RULES:
            with self.subTest(rule[0]):
                self.assertEqual(len(rule), 5)
                self.assertIn(rule[1], ("error", "warning", "note"))
                self.assertIn(rule[2], ("fix", "-"))
                self.assertGreater(len(rule[4]), 20)
        self.assertEqual(len({rule[0] for rule in RULES}), len(RULES))

    def test_explain_tells_one_code_or_all(self):
        self.assertRegex(self.run_command("check", "--explain", "count-mismatch").out, r"count-mismatch \(warning, --fix\)\n  .*\.\n  ")
        everything = self.run_command("check", "--explain").out
        for rule in RULES:
            self.assertIn(f"{rule[0]} ({rule[1]}", everything)
        self.assertIn("--explain alone", self.run_command("check", "--explain", "no-such-code", status=2).err)

    def found(self, text, name="story.md"):
        self.write(name, text)
        result = subprocess.run([COMMAND, "check", name, "--format", "json"], cwd=self.folder, capture_output=True, timeout=60)
        return {d["code"] for d in json.loads(result.stdout)["diagnostics"]}

    def test_a_language_that_contradicts_its_script_or_its_address_is_told(self):
        self.assertNotIn("language-script", self.found(STORY))
        korean = STORY.replace("Canonical: https://example.org/en/", "Canonical: https://example.org/ko/")
        self.assertIn("language-script", self.found(korean))
        self.assertIn("language-address", self.found(STORY.replace("**Meta:** ", "**Meta:** lang: fr · ")))
        self.assertIn("language-address", self.found(STORY.replace("daily.example/harbour", "daily.example/ko/harbour")))

    def test_a_name_in_another_script_is_no_contradiction(self):
        self.assertNotIn("language-script", self.found(STORY.replace("out\n", "out in 부산\n", 1)))

    def test_a_quote_that_was_not_translated_is_told(self):
        quoted = STORY.replace("tested.\n", 'tested.\n  > "우리는 준비가 되어 있었다고 항만장은 말했다"\n').replace("(Korea, en)", "(Korea, ko)")
        self.assertIn("quote-untranslated", self.found(quoted))
        translated = STORY.replace("tested.\n", 'tested.\n  > "We were ready, said the harbour master"\n  Original (ko): "우리는 준비했다"\n')
        self.assertNotIn("quote-untranslated", self.found(translated.replace("(Korea, en)", "(Korea, ko)")))

    def test_dates_in_the_wrong_order_are_told(self):
        self.assertIn("dates-reversed", self.found(STORY.replace("date: 2026-06-24", "date: 2026-06-24 · end: 2026-06-23")))
        self.assertIn("dates-reversed", self.found(STORY.replace("date: 2026-06-24", "published: 2026-06-24 · modified: 2026-05")))
        self.assertNotIn("dates-reversed", self.found(STORY.replace("date: 2026-06-24", "date: 2026-06-24 · end: 2026-06")))


class Fix(CommandCase):
    def test_a_declared_number_is_mended_and_nothing_else(self):
        wrong = STORY.replace("1 take ", "3 takes ").replace("1 lens ", "2 lenses ")
        path = self.write("story.md", wrong)
        error = self.run_command("check", "--fix", "story.md").err
        self.assertIn("story.md: fixed count-mismatch\n", error)
        self.assertNotIn("[count-mismatch]", error)
        self.assertEqual(path.read_text(), STORY)

    def test_hidden_characters_are_taken_out(self):
        path = self.write("story.md", STORY.replace("tested", "te\u202est\u0007ed"))
        self.assertIn("fixed bidi-control, control-character", self.run_command("check", "--fix", "story.md").err)
        self.assertEqual(path.read_text(), STORY)

    def test_a_sound_file_is_not_touched(self):
        path = self.write("story.md", STORY)
        before = path.stat()
        self.assertNotIn("fixed", self.run_command("check", "--fix", "story.md").err)
        self.assertEqual(path.stat().st_mtime_ns, before.st_mtime_ns)
        self.assertEqual(path.stat().st_ino, before.st_ino)

    def test_where_more_than_the_fault_would_change_nothing_is_written(self):
        odd = STORY.replace("1 take ", "3 takes ").replace("  Source:", "     Source:").replace("## Summary\n", "## Summary\n\n\n")
        path = self.write("story.md", odd)
        self.assertIn("[count-mismatch]", self.run_command("check", "--fix", "story.md").err)
        self.assertEqual(path.read_text(), odd)

    def test_a_bundle_is_written_anew_unless_something_would_be_lost(self):
        sound = '{"format":"storylens-bundle","version":"1.0","stories":[{"slug":"a","headline":"A\\nB","type":"topic",' \
                '"counts":{"computed":{"takes":4}},"_desk":1}]%s}'
        self.write("b.json", sound % "")
        self.assertIn("b.json: fixed computed-mismatch, line-break", self.run_command("check", "--fix", "b.json").err)
        story = self.bundle("b.json")["stories"][0]
        self.assertEqual((story["headline"], story["counts"]["computed"]["takes"], story["_desk"]), ("A B", 0, 1))
        lossy = sound % ',"created":"yesterday"'
        self.write("lossy.json", lossy)
        self.assertIn("bad-date", self.run_command("check", "--fix", "lossy.json", status=1).err)
        self.assertEqual((self.folder / "lossy.json").read_text(), lossy)

    @unittest.skipIf(os.geteuid() == 0, "the superuser may write everywhere")
    def test_a_file_that_cannot_be_written_is_an_error(self):
        self.write("in/story.md", STORY.replace("1 take ", "3 takes "))
        (self.folder / "in").chmod(0o500)
        self.addCleanup((self.folder / "in").chmod, 0o700)
        self.assertIn("[unwritable-file]", self.run_command("check", "--fix", "in/story.md", status=1).err)


class Forms(CommandCase):
    def setUp(self):
        super().setUp()
        self.write("a b,c:%.md", STORY.replace("1 take ", "3 takes ").replace("Source: https:", "Source: ftp:"))

    def output(self, form):
        return self.run_command("check", "a b,c:%.md", "--format", form, status=1).out

    def test_json_tells_everything_and_counts(self):
        found = json.loads(self.output("json"))
        self.assertEqual(found["summary"], {"files": 1, "stories": 1, "errors": 1, "warnings": 2, "notes": 1})
        codes = [d["code"] for d in found["diagnostics"]]
        self.assertIn("count-mismatch", codes)
        (address,) = [d for d in found["diagnostics"] if d["code"] == "url-not-http"]
        self.assertEqual((address["file"], address["line"], address["severity"], address["fixable"]),
                         ("a b,c:%.md", 13, "error", False))

    def test_sarif_has_the_shape_of_its_standard(self):
        log = json.loads(self.output("sarif"))
        self.assertEqual(log["version"], "2.1.0")
        (run,) = log["runs"]
        rules = run["tool"]["driver"]["rules"]
        self.assertEqual([rule["id"] for rule in rules], sorted({result["ruleId"] for result in run["results"]}))
        for rule in rules:
            self.assertTrue(rule["shortDescription"]["text"] and rule["help"]["text"])
            self.assertIn(rule["defaultConfiguration"]["level"], ("none", "note", "warning", "error"))
        for result in run["results"]:
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
            self.assertIn(result["level"], ("none", "note", "warning", "error"))
            self.assertTrue(result["message"]["text"])
            place = result["locations"][0]["physicalLocation"]
            self.assertEqual(place["artifactLocation"]["uri"], "a%20b%2Cc%3A%25.md")
            self.assertGreaterEqual(place.get("region", {"startLine": 1})["startLine"], 1)

    def test_github_gets_a_command_a_line_with_its_own_escapes(self):
        lines = self.output("github").splitlines()
        self.assertTrue(any(line.startswith("::error file=a b%2Cc%3A%25.md,line=13,col=3,title=url-not-http::") for line in lines), lines)
        self.assertTrue(any(line.startswith("::notice file=") for line in lines))

    def test_an_unknown_form_is_wrong_use(self):
        self.run_command("check", "a b,c:%.md", "--format", "xml", status=2)

    def on_a_terminal(self, **environment):
        parent, child = pty.openpty()
        command = subprocess.Popen([COMMAND, "check", "a b,c:%.md"], cwd=self.folder, stdout=child, stderr=child,
                                   env={**os.environ, "TERM": "xterm", **environment})
        os.close(child)
        shown = b""
        try:
            while piece := os.read(parent, 65536):
                shown += piece
        except OSError:  # how a terminal says that the other end is closed
            pass
        os.close(parent)
        command.wait(timeout=60)
        return shown

    def test_a_terminal_gets_color_unless_no_color_is_set(self):
        self.assertIn(b"\x1b[1;31merror:\x1b[0m", self.on_a_terminal(NO_COLOR=""))
        self.assertNotIn(b"\x1b", self.on_a_terminal(NO_COLOR="1"))
        self.assertNotIn(b"\x1b", self.on_a_terminal(NO_COLOR="", TERM="dumb"))


if __name__ == "__main__":
    unittest.main()
