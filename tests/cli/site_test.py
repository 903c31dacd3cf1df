#!/usr/bin/env python3
"""Builds a site and reads it as browsers, search engines and feed readers do.

usage: site_test.py COMMAND [unittest arguments]

HTML is checked by html-validate where npm has installed it.
"""

import html.parser
import json
import re
import shutil
import subprocess
import sys
import unittest
import urllib.parse
import xml.etree.ElementTree as ElementTree

from command_case import ROOT, STORY, CommandCase

sys.path.insert(0, str(ROOT / "tests/bench"))
from archive import Archive  # noqa: E402

ADDRESS = "https://news.example"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

# Rules of style and of advice that the story's document, which the app shares, does not follow.
VALIDATION = {"root": True, "extends": ["html-validate:standard"],
              "rules": {"valid-id": ["error", {"relaxed": True}], "prefer-tbody": "off", "wcag/h63": "off"}}


class Page(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.links, self.heads, self.metas, self.text, self.scripts = [], [], {}, "", []
        self.tags = []
        self.feed(path.read_text())

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.append(tag)
        if tag == "a":
            self.links.append(attributes.get("href"))
        if tag == "link":
            self.heads.append(attributes)
        if tag == "meta":
            self.metas[attributes.get("property") or attributes.get("name")] = attributes.get("content")
        if tag == "script":
            self.scripts.append(attributes)

    def handle_data(self, data):
        self.text += data


class SiteCase(CommandCase):
    def setUp(self):
        super().setUp()
        self.write("in/entities.json", '[{"slug": "lumen", "name": {"en": "Lumen", "ko": "루멘"}, "sameAs": ["https://lumen.example/a?b=1&c"]}]')
        self.write("in/a.md", STORY.replace("[[grid-reform]]", "[[grid-reform]], [[nowhere]]"))
        self.write("in/a.ko.md", STORY.replace("/en/", "/ko/").replace("Harbour lights go out", "항구의 불이 꺼졌다").replace("lights</b>", ""))
        self.write("in/b.md", STORY.replace("harbour-lights", "grid-reform").replace("[[grid-reform]]", "[[harbour-lights]]")
                   .replace("Harbour lights go out", '</script><script>alert(1)</script> & "grid"').replace("2026-06-24", "2026-07-01"))

    def build(self, *options, output="out", status=0):
        return self.run_command("build", "in", "-o", output, "--site", ADDRESS + "/", *options, status=status)

    def page(self, address):
        return Page(self.folder / "out" / address / "index.html")

    def tree(self, output="out"):
        folder = self.folder / output
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Pages(SiteCase):
    def test_a_story_has_its_document_without_a_script_and_what_machines_read(self):
        self.build()
        page = self.page("en/n/harbour-lights")
        self.assertIn("switched the harbour off.", page.text)
        self.assertIn("The grid was tested.", page.text)
        self.assertEqual([script.get("type") for script in page.scripts], ["application/ld+json"])
        canonical = [link["href"] for link in page.heads if link["rel"] == "canonical"]
        self.assertEqual(canonical, [f"{ADDRESS}/en/n/harbour-lights/"])
        others = {link["hreflang"]: link["href"] for link in page.heads if link["rel"] == "alternate" and "hreflang" in link}
        self.assertEqual(others, {"en": f"{ADDRESS}/en/n/harbour-lights/", "ko": f"{ADDRESS}/ko/n/harbour-lights/"})
        self.assertEqual(page.metas["og:title"], "Harbour lights go out")
        self.assertEqual(page.metas["og:type"], "article")
        self.assertEqual(page.metas["description"], "For one night")

    def test_a_story_has_a_card_and_says_so_to_social_networks_and_search_engines(self):
        self.build()
        page = self.page("ko/n/harbour-lights")
        card = f"{ADDRESS}/cards/harbour-lights.ko.svg"
        self.assertEqual((page.metas["og:image"], page.metas["twitter:image"]), (card, card))
        self.assertEqual(page.metas["twitter:card"], "summary_large_image")
        self.assertEqual((page.metas["og:image:width"], page.metas["og:image:height"]), ("1200", "630"))
        self.assertEqual(page.metas["og:image:alt"], "항구의 불이 꺼졌다")
        html = (self.folder / "out/ko/n/harbour-lights/index.html").read_text()
        (script,) = re.findall(r"<script[^>]*>(.*?)</script>", html, re.S)
        self.assertEqual(json.loads(script)["image"], card)
        self.assertEqual(self.page("en/n/grid-reform").metas["og:image"], f"{ADDRESS}/cards/grid-reform.svg")
        cards = sorted(path.name for path in (self.folder / "out/cards").iterdir())
        self.assertEqual(cards, ["grid-reform.svg", "harbour-lights.en.svg", "harbour-lights.ko.svg", "harbour-lights.svg"])
        root = ElementTree.parse(self.folder / "out/cards/grid-reform.svg").getroot()
        self.assertEqual(root.find("{http://www.w3.org/2000/svg}title").text, '</script><script>alert(1)</script> & "grid"')

    def test_a_story_is_found_as_an_oembed_and_framed_where_the_app_has_an_address(self):
        for app, page in (("https://cdn.example/v1/storylens.js", "https://cdn.example/v1/embed.html"),
                          ("/lens/storylens.js", f"{ADDRESS}/lens/embed.html"), ("storylens.js", None), (None, None)):
            with self.subTest(app=app):
                self.build(*(("--app", app) if app else ()))
                (link,) = [head for head in self.page("en/n/grid-reform").heads if head.get("type") == "application/json+oembed"]
                self.assertEqual(link["href"], f"{ADDRESS}/en/n/grid-reform/oembed.json")
                told = json.loads((self.folder / "out/en/n/grid-reform/oembed.json").read_text())
                self.assertEqual((told["version"], told["type"]), ("1.0", "rich" if page else "link"))
                self.assertEqual(told["thumbnail_url"], f"{ADDRESS}/cards/grid-reform.svg")
                self.assertEqual("html" in told, page is not None)
                if page:
                    source = urllib.parse.quote(f"{ADDRESS}/manifest.json", safe="")
                    self.assertIn(f'src="{page}?src={source}&amp;story=grid-reform&amp;lang=en"', told["html"])
                    self.assertNotIn("<script", told["html"])

    def test_a_card_goes_with_its_story(self):
        self.build()
        (self.folder / "in/b.md").unlink()
        (self.folder / "out/cards/harbour-lights.svg").unlink()
        self.build()
        cards = sorted(path.name for path in (self.folder / "out/cards").iterdir())
        self.assertEqual(cards, ["harbour-lights.en.svg", "harbour-lights.ko.svg", "harbour-lights.svg"])

    def test_a_mistake_is_reported_from_a_page_with_the_shard_that_the_story_is_in(self):
        self.build("--report-to", "https://desk.example/mistakes")
        shards = {path.name for path in (self.folder / "out").rglob("*.json")}
        reports = [link for link in self.page("en/n/harbour-lights").links if link and link.startswith("https://desk.example/")]
        takes = [urllib.parse.parse_qs(urllib.parse.urlsplit(link).query) for link in reports]
        self.assertTrue(any("take" in query for query in takes))  # at a take
        self.assertTrue(any("take" not in query for query in takes))  # and of the whole story
        for query in takes:
            self.assertEqual((query["story"], query["lang"]), (["harbour-lights"], ["en"]))
            self.assertTrue(any(query["bundle"][0] in name for name in shards), query)
        self.build()
        self.assertFalse([link for link in self.page("en/n/harbour-lights").links if link and "desk.example" in link])

    def test_links_to_stories_and_entities_lead_to_their_pages_and_others_are_none(self):
        self.build()
        text = (self.folder / "out/en/n/harbour-lights/index.html").read_text()
        self.assertIn('<a href="../../../en/n/grid-reform/"', text)
        self.assertIn("&lt;/script&gt;&lt;script&gt;alert(1)", text)  # the other story's headline, from another shard or this
        self.assertRegex(text, r'<a data-node="story:nowhere"')
        self.assertNotRegex(text, r'href="#')

    def test_every_link_within_the_site_leads_to_a_file(self):
        Archive(60, 3).write(self.folder / "in/archive")
        self.build()
        count = 0
        for path in (self.folder / "out").rglob("*.html"):
            page = Page(path)
            for link in page.links + [head["href"] for head in page.heads]:
                if link is None or re.match("https?:", link):
                    continue
                count += 1
                target = path.parent / urllib.parse.unquote(link)
                self.assertTrue((target / "index.html").is_file() or target.is_file(), f"{path}: {link}")
        self.assertGreater(count, 500)

    def test_a_headline_cannot_end_the_json_ld(self):
        self.build()
        text = (self.folder / "out/en/n/grid-reform/index.html").read_text()
        (script,) = re.findall(r"<script[^>]*>(.*?)</script>", text, re.S)
        self.assertEqual(json.loads(script)["headline"], '</script><script>alert(1)</script> & "grid"')

    def test_an_entity_lists_its_stories_newest_first(self):
        self.build()
        page = self.page("en/entity/lumen")
        self.assertLess(page.text.index("alert(1)"), page.text.index("Harbour lights go out"))
        self.assertIn("루멘", page.text)
        self.assertIn("https://lumen.example/a?b=1&c", page.links)
        self.assertIn("항구의 불이 꺼졌다", self.page("ko/entity/lumen").text)
        self.assertEqual(page.metas["og:title"], "Lumen")

    def test_an_entity_lists_all_of_its_stories_each_once_on_as_many_pages_as_it_needs(self):
        for i in range(1100):
            self.write(f"in/many/s{i}.md", STORY.replace("harbour-lights", f"s{i}").replace("Harbour lights go out", f"Night {i}").replace("2026-06-24", f"20{10 + i % 15}-06-24"))
        self.build()
        listed, dates = [], []
        for address in ("en/entity/lumen", "en/entity/lumen/2", "en/entity/lumen/3"):
            text = (self.folder / "out" / address / "index.html").read_text()
            listed += re.findall(r'<li><a href="(?:\.\./)+en/n/([^/]+)/">', text)
            dates += re.findall(r'<time datetime="([^"]+)"', text)
            for link in self.page(address).links:
                if not re.match("https?:", link):
                    self.assertTrue((self.folder / "out" / address / link / "index.html").is_file(), link)
        self.assertEqual(len(listed), 1102)
        self.assertEqual(set(listed), {f"s{i}" for i in range(1100)} | {"harbour-lights", "grid-reform"})
        self.assertEqual(dates, sorted(dates, reverse=True))
        self.assertIn("https://lumen.example/a?b=1&c", self.page("en/entity/lumen").links)
        self.assertFalse((self.folder / "out/en/entity/lumen/4").exists())
        self.assertIn(f"{ADDRESS}/en/entity/lumen/3/", (self.folder / "out/sitemap.xml").read_text())

    def test_long_lists_go_on_on_further_pages_which_go_when_the_list_is_short_again(self):
        Archive(650, 3).write(self.folder / "in/archive")
        self.build()
        first, second = self.page("en"), self.page("en/2")
        self.assertEqual(first.tags.count("li"), 500)
        self.assertIn("2/", first.links)
        self.assertIn("../", second.links)
        shutil.rmtree(self.folder / "in/archive")
        self.build()
        self.assertFalse((self.folder / "out/en/2").exists())
        self.assertFalse((self.folder / "out/en/n/story-1").exists())
        self.assertFalse((self.folder / "out/en/entity/entity-1").exists())
        self.assertTrue((self.folder / "out/en/n/harbour-lights/index.html").exists())

    def test_the_app_takes_over_a_page_where_it_is_given(self):
        self.build("--app", "/app/storylens.js")
        text = (self.folder / "out/ko/n/harbour-lights/index.html").read_text()
        self.assertIn('<script type="module" src="/app/storylens.js">', text)
        (source,) = re.findall(r'<story-lens src="([^"]+)" story="harbour-lights" lang="ko">', text)
        shard = json.loads((self.folder / "out/ko/n/harbour-lights" / source).read_text())
        self.assertIn("harbour-lights", [story["slug"] for story in shard["stories"]])

    @unittest.skipUnless(shutil.which("node") and (ROOT / "node_modules/html-validate").exists(), "html-validate is not here")
    def test_pages_are_valid_html(self):
        Archive(8, 3).write(self.folder / "in/archive")
        self.run_command("build", "in", ROOT / "data/stories", "-o", "out", "--site", ADDRESS, "--app", "/storylens.js", "--offline")
        self.write(".htmlvalidate.json", json.dumps(VALIDATION))
        pages = sorted(str(path) for path in (self.folder / "out").rglob("*.html"))
        result = subprocess.run(["node", ROOT / "node_modules/html-validate/bin/html-validate.mjs", "--config", ".htmlvalidate.json", *pages],
                                cwd=self.folder, capture_output=True, timeout=300)
        self.assertEqual(result.returncode, 0, result.stdout.decode()[-3000:] + result.stderr.decode())
        self.assertGreater(len(pages), 80)


class Lists(SiteCase):
    def test_the_sitemap_names_every_page(self):
        self.build()
        root = ElementTree.parse(self.folder / "out/sitemap.xml").getroot()
        places = [place.text for place in root.iter(SITEMAP + "loc")]
        self.assertEqual(len(places), len(set(places)))
        self.assertLessEqual({f"{ADDRESS}/en/n/harbour-lights/", f"{ADDRESS}/ko/entity/lumen/", f"{ADDRESS}/en/"}, set(places))
        dates = [date.text for date in root.iter(SITEMAP + "lastmod")]
        self.assertEqual(sorted(dates), ["2026-06-24", "2026-06-24", "2026-07-01"])

    def test_feeds_are_read_back_as_the_stories(self):
        self.build()
        feed = json.loads((self.folder / "out/en/feed.json").read_text())
        self.assertEqual(feed["version"], "https://jsonfeed.org/version/1.1")
        self.assertEqual([item["id"] for item in feed["items"]], [f"{ADDRESS}/en/n/grid-reform/", f"{ADDRESS}/en/n/harbour-lights/"])
        self.assertEqual(feed["items"][0]["date_published"], "2026-07-01T00:00:00Z")
        channel = ElementTree.parse(self.folder / "out/en/feed.xml").getroot().find("channel")
        self.assertEqual(channel.findtext("item/title"), '</script><script>alert(1)</script> & "grid"')
        self.assertEqual(channel.findtext("item/pubDate"), "1 Jul 2026 00:00:00 +0000")
        self.assertTrue(all(channel.findtext(name) for name in ("title", "link", "description")))
        for name, form in (("feed.json", "jsonfeed"), ("feed.xml", "rss")):
            self.run_command("import", f"out/en/{name}", "--format", form, "-o", f"{form}.json")
            self.assertEqual([story["headline"] for story in self.bundle(f"{form}.json")["stories"]],
                             ['</script><script>alert(1)</script> & "grid"', "Harbour lights go out"])


class Rebuilding(SiteCase):
    def test_a_rebuild_writes_only_pages_that_changed_and_gives_the_bytes_of_a_clean_one(self):
        Archive(60, 3).write(self.folder / "in/archive")
        self.build()
        self.assertIn(" pages, 0 written", self.build().out)
        path = self.folder / "in/a.md"
        path.write_text(path.read_text().replace("Harbour lights go out", "Harbour lights are on again"))
        out = self.build().out
        written = int(re.search(r"pages, (\d+) written", out)[1])
        self.assertTrue(4 <= written <= 12, out)
        # A story in another shard shows the new headline.
        self.assertIn("Harbour lights are on again", self.page("en/n/grid-reform").text)
        self.build(output="clean")
        self.assertEqual(self.tree(), self.tree("clean"))

    def test_pages_that_were_lost_are_written_again(self):
        self.build()
        before = self.tree()
        shutil.rmtree(self.folder / "out/en")
        self.build()
        self.assertEqual(self.tree(), before)

    def test_a_site_without_a_connection_has_a_worker_with_its_words_which_changes_with_the_stories(self):
        self.build("--app", "/app/storylens.js", "--offline")
        worker = (self.folder / "out/offline-worker.js").read_text()
        (settings,) = re.findall(r"^const \{ app, languages, words \} = (.*);$", worker, re.M)
        settings = json.loads(settings)
        self.assertEqual((settings["app"], settings["languages"]), ("/app/storylens.js", ["en", "ko"]))
        self.assertEqual(sorted(settings["words"]), ["ar", "en", "es", "ja", "ko", "zh-Hans"])
        self.assertEqual({language: words["dir"] for language, words in settings["words"].items() if words["dir"] != "ltr"}, {"ar": "rtl"})
        for language, words in settings["words"].items():
            self.assertEqual([key for key, text in words.items() if not text], [], language)
            self.assertEqual(words["kept"].count("{0}"), 1, language)
        for path in (self.folder / "out").rglob("*.html"):
            (script,) = [script for script in Page(path).scripts if script.get("src", "").endswith("offline.js")]
            self.assertTrue((path.parent / script["src"]).samefile(self.folder / "out/offline.js"), path)
        self.assertIn(" pages, 0 written", self.build("--app", "/app/storylens.js", "--offline").out)
        path = self.folder / "in/a.md"
        path.write_text(path.read_text().replace("For one night", "For one long night"))
        self.build("--app", "/app/storylens.js", "--offline")
        self.assertNotEqual((self.folder / "out/offline-worker.js").read_text().split("\n")[0], worker.split("\n")[0])

    def test_a_site_that_is_no_longer_for_offline_loads_no_worker_and_ends_one_that_is_there(self):
        self.build("--offline")
        self.build()
        self.assertFalse((self.folder / "out/offline.js").exists())
        worker = (self.folder / "out/offline-worker.js").read_text()
        self.assertIn("registration.unregister()", worker)
        self.assertNotIn('"fetch"', worker)
        for path in (self.folder / "out").rglob("*.html"):
            self.assertNotIn("offline", path.read_text())
        self.build(output="clean")
        self.assertEqual(self.tree(), self.tree("clean"))
        self.run_command("build", "in", "-o", "shards", "--shards")
        self.assertFalse(list((self.folder / "shards").glob("offline*")))

    def test_merged_parts_are_a_site_without_a_connection_too(self):
        self.build("--offline", output="whole")
        for part in (1, 2):
            self.run_command("build", "in", "-o", f"part{part}", "--part", f"{part}/2")
        self.run_command("merge", "part1", "part2", "-o", "out", "--site", ADDRESS, "--offline")
        for name in ("offline.js", "offline-worker.js", "en/n/grid-reform/index.html"):
            self.assertEqual((self.folder / "out" / name).read_text(), (self.folder / "whole" / name).read_text(), name)
        self.assertIn("--site", self.run_command("merge", "part1", "-o", "out", "--offline", status=2).err)

    def test_wrong_use(self):
        for options in (["--site", "news.example"], ["--site", "javascript:x"], ["--site", ADDRESS, "--part", "1/2"], ["--offline"]):
            self.assertIn("help", self.run_command("build", "in", "-o", "out", *options, status=2).err)


if __name__ == "__main__":
    unittest.main()
