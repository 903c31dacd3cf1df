#!/usr/bin/env python3
"""Builds corpora in shards, as a reader of the folder would find them, and breaks the builds.

usage: shards_test.py COMMAND [unittest arguments]
"""

import concurrent.futures
import hashlib
import json
import os
import pty
import random
import resource
import shutil
import signal
import subprocess
import time
import unittest
from pathlib import Path

from command_case import COMMAND, ROOT, STORY
from shards_case import Archive, Shards, Site

KILLS = 6


class Reading(Shards):
    def test_one_story_costs_three_requests_and_is_the_one_that_was_written(self):
        self.build()
        self.run_command("build", "in", "-o", "whole.json")
        whole = {story["slug"]: story for story in self.bundle("whole.json")["stories"]}
        site = Site(self.folder / "out")
        self.assertEqual(site.manifest["counts"]["stories"], self.stories)
        for slug in ("story-0", "story-4", "story-119"):
            self.assertEqual(site.story(slug), [whole[slug]])
        self.assertEqual(site.requests, 6)
        self.assertEqual(site.slugs(), sorted(whole))

    def test_every_shard_is_a_sound_bundle_of_at_most_64_kib_with_its_places(self):
        self.build()
        paths = list((self.folder / "out/stories").rglob("*.json"))
        self.assertLessEqual(max(path.stat().st_size for path in paths), 64 << 10)
        for path in random.Random(1).sample(paths, 3):
            self.assertNotRegex(self.run_command("check", path).err, "error:")
            shard = json.loads(path.read_text())
            self.assertEqual(shard["license"], "CC0-1.0")
            self.assertLessEqual({f"story:{story['slug']}" for story in shard["stories"]}, set(shard["layout"]["positions"]))
            self.assertLessEqual({e["slug"] for s in shard["stories"] for e in s["entities"]}, {e["slug"] for e in shard["entities"]})

    def test_the_front_holds_the_newest_stories_without_their_texts(self):
        self.build()
        site = Site(self.folder / "out")
        front = site.fetch(site.manifest["front"])
        self.assertLessEqual(site.manifest["front"]["bytes"], 64 << 10)
        dates = [story["about"]["startDate"] for story in front["stories"]]
        self.assertEqual(dates, sorted(dates, reverse=True))
        every = [story["about"]["startDate"] for shard in site.shards() for story in shard["stories"]]
        self.assertEqual(dates, sorted(every, reverse=True)[:len(dates)])
        listed = {story["slug"] for story in front["stories"]}
        for story in front["stories"]:
            self.assertFalse({"sections", "takes"} & {key for key, value in story.items() if value})
            self.assertLessEqual({to["slug"] if isinstance(to, dict) else to for to in story.get("related", [])}, listed)
            self.assertIn(f"story:{story['slug']}", front["layout"]["positions"])

    def test_the_search_shards_name_the_stories_of_every_word_in_order(self):
        self.build()
        site = Site(self.folder / "out")
        files = [shard for page in site.manifest["search"] for shard in site.fetch(page)["shards"]]
        self.assertLessEqual(max(entry["bytes"] for entry in files), 64 << 10)
        terms = {}
        for entry in files:
            shard = site.fetch(entry)
            self.assertEqual(next(iter(shard["terms"])), entry["from"])
            terms.update(shard["terms"])
        self.assertEqual(list(terms), sorted(terms, key=lambda term: term.encode()))
        headlines = {story["slug"]: story["headline"] for shard in site.shards() for story in shard["stories"]}
        for slug, headline in headlines.items():
            number = headline.split()[-1]
            self.assertIn(slug, terms[number])
        wanted = {slug for slug, headline in headlines.items() if "harbour" in headline}
        self.assertLessEqual(wanted, set(terms["harbour"]))

    def test_a_new_story_changes_the_search_files_of_its_own_words_only(self):
        Archive(1500, 7).write(self.folder / "in")
        self.build()
        before = {path.name for path in (self.folder / "out/search").iterdir()}
        path = self.folder / "in/0000/story-5.md"
        path.write_text("# Zyzzyva seen\n" + path.read_text().split("\n", 1)[1])
        self.build()
        after = {path.name for path in (self.folder / "out/search").iterdir()}
        self.assertGreater(len(before & after), len(before) / 2)
        self.assertEqual(self.tree("out"), self.clean_tree())

    def test_the_manifest_has_the_form_of_the_example_in_the_specification(self):
        self.build()
        page = (ROOT / "docs/bundle-format.md").read_text()
        example = json.loads(page.split("```json manifest\n")[1].split("```")[0])
        manifest = Site(self.folder / "out").manifest
        self.assertEqual(set(manifest) - {"generator", "license"}, set(example))
        self.assertEqual({key: manifest[key] for key in ("format", "version")}, {key: example[key] for key in ("format", "version")})
        self.assertEqual(set(manifest["counts"]), set(example["counts"]))
        self.assertEqual(set(manifest["names"][0]), set(example["names"][0]))
        for entry in manifest["index"]:
            self.assertEqual(set(entry), set(example["index"][0]))
            self.assertEqual(len(Path(entry["file"]).stem), len(Path(example["index"][0]["file"]).stem))

    def test_tiles_and_their_pages_have_the_form_of_the_examples_in_the_specification(self):
        self.build()
        page = (ROOT / "docs/bundle-format.md").read_text()
        example = lambda name: json.loads(page.split(f"```json {name}\n")[1].split("```")[0])
        site = Site(self.folder / "out")
        first = site.graph_pages()[0]
        self.assertEqual(set(first), set(example("graph-index")))
        self.assertEqual(set(first["tiles"][0]), set(example("graph-index")["tiles"][0]))
        _, tile = site.tiles()[""]
        wanted = example("tile")
        self.assertEqual(set(tile), set(wanted))
        self.assertEqual({key: tile[key] for key in ("format", "version")}, {key: wanted[key] for key in ("format", "version")})
        self.assertEqual(set(tile["nodes"][0]), set(wanted["nodes"][0]))
        # The example holds to what is said of it.
        ids = [node["id"] for node in wanted["nodes"] + wanted["ends"]]
        self.assertEqual([[ids[source], ids[target]] for source, target in wanted["edges"]],
                         [["story:harbour-lights", "entity:lumen"], ["story:harbour-lights", "story:grid-reform"]])

    @unittest.skipUnless(shutil.which("node"), "Node.js is not here")
    def test_brotli_files_are_the_same_content(self):
        self.build()
        compressed = [path for path in (self.folder / "out").rglob("*.br")]
        if not compressed:
            self.skipTest("the command was built without brotli")
        script = "const fs=require('fs');for(const f of process.argv.slice(1))if(!require('zlib').brotliDecompressSync(fs.readFileSync(f))" \
                 ".equals(fs.readFileSync(f.slice(0,-3))))process.exit(1)"
        self.assertEqual(subprocess.run(["node", "-e", script, *compressed], timeout=60).returncode, 0)
        self.build("out", "--brotli", "0")
        self.assertEqual(list((self.folder / "out").rglob("*.br")), [])

    def test_more_than_five_hundred_files_become_shards_and_fewer_one_bundle(self):
        self.run_command("build", "in", "-o", "small")
        self.assertEqual(sorted(path.name for path in (self.folder / "small").iterdir()), ["bundle.json", "bundle.svg", "cards"])
        Archive(501, 7).write(self.folder / "in")
        self.run_command("build", "in", "-o", "small")
        self.assertEqual(sorted(path.name for path in (self.folder / "small").iterdir()), [".storylens", "cards", "front", "graph", "index", "manifest.json", "names", "search", "stories"])
        shutil.rmtree(self.folder / "in/0000")
        self.write("in/a.md", STORY)
        self.run_command("build", "in", "-o", "small")
        self.assertEqual(Site(self.folder / "small").slugs(), ["harbour-lights"])


class Graph(Shards):
    def test_every_node_stands_once_in_the_square_of_its_tile_and_every_edge_once(self):
        Archive(700, 7).write(self.folder / "in")
        self.build()
        site = Site(self.folder / "out")
        first = site.graph_pages()[0]
        tiles = site.tiles()
        seen = set()
        for place, (entry, tile) in tiles.items():
            left, top, side = -first["side"] / 2, -first["side"] / 2, first["side"]
            for digit in place:
                side /= 2
                left, top = left + side * (int(digit) % 2), top + side * (int(digit) // 2)
            for node in tile["nodes"]:
                self.assertTrue(left <= node["x"] < left + side and top <= node["y"] < top + side, node)
                self.assertNotIn(node["id"], seen)
                seen.add(node["id"])
            self.assertEqual(entry["nodes"], len(tile["nodes"]))
            self.assertEqual(entry["below"], sum(len(other["nodes"]) for where, (_, other) in tiles.items() if where.startswith(place) and where != place))
        nodes, edges = site.graph()
        self.assertEqual((first["nodes"], first["edges"]), (len(nodes), len(edges)))
        self.assertEqual(len(edges), len(set(edges)))
        wanted = set()
        for story in (story for shard in site.shards() for story in shard["stories"]):
            node = "story:" + story["slug"]
            self.assertEqual(nodes[node]["label"], {story["inLanguage"]: story["headline"]})
            wanted |= {(node, "entity:" + entity["slug"]) for entity in story["entities"]}
            wanted |= {(node, "story:" + (to["slug"] if isinstance(to, dict) else to)) for to in story["related"]}
        self.assertEqual({edge for edge in edges if edge in wanted}, wanted)
        self.assertEqual(list(nodes["entity:entity-1"]["label"].values()), ["Skerran Water Plant 1"])

    def test_a_tile_has_at_most_64_kib_and_the_first_one_the_most_telling_nodes(self):
        Archive(1500, 7).write(self.folder / "in")
        self.build()
        site = Site(self.folder / "out")
        self.assertLessEqual(max(path.stat().st_size for path in (self.folder / "out/graph").glob("*.json")), 64 << 10)
        tiles = site.tiles()
        root = tiles[""][1]["nodes"]
        self.assertGreater(len(root), 200)
        self.assertEqual(tiles[""][1]["ends"], [], "what it is linked with is in it")
        weight = lambda nodes: [node["weight"] for node in nodes if node["id"].startswith("entity:")]
        others = [node for place, (_, tile) in tiles.items() if place for node in tile["nodes"]]
        self.assertGreaterEqual(min(weight(root)), max(weight(others), default=0))

    def test_new_stories_leave_the_others_where_they_stood_and_most_tiles_as_they_were(self):
        Archive(1500, 7).write(self.folder / "in")
        self.build()
        before, _ = Site(self.folder / "out").graph()
        files = {path.name for path in (self.folder / "out/graph").iterdir()}
        self.write("in/new.md", STORY.replace("[[grid-reform]]", "[[story-7]], [[story-9]]"))
        (self.folder / "in/0000/story-800.md").unlink()
        self.build()
        after, edges = Site(self.folder / "out").graph()
        places = lambda nodes: {id: (node["x"], node["y"]) for id, node in nodes.items()}
        old, new = places(before), places(after)
        self.assertEqual(set(old) - set(new), {"story:story-800"})
        self.assertEqual({id: new[id] for id in new if id in old}, {id: old[id] for id in old if id in new})
        self.assertIn(("story:harbour-lights", "story:story-7"), edges)
        x, y = new["story:harbour-lights"]
        middle = [sum(new[f"story:story-{i}"][axis] for i in (7, 9)) / 2 for axis in (0, 1)]
        reach = max(max(abs(x), abs(y)) for x, y in new.values())
        self.assertLess(abs(x - middle[0]) + abs(y - middle[1]), reach / 2)
        self.assertGreater(len(files & {path.name for path in (self.folder / "out/graph").iterdir()}), len(files) / 4)

    def test_a_build_of_the_same_stories_writes_nothing_and_one_of_other_stories_lays_out_afresh(self):
        self.build()
        stamp = lambda: {path: path.stat().st_mtime_ns for path in (self.folder / "out/graph").iterdir()}
        before = stamp()
        self.build()
        self.assertEqual(stamp(), before)
        shutil.rmtree(self.folder / "out/.storylens")
        self.build()
        self.assertEqual(stamp(), before)
        Archive(self.stories, 8).write(self.folder / "in")
        self.build()
        self.assertEqual(self.tree(), self.clean_tree())

    def test_a_lost_tile_is_made_again_and_the_nodes_of_the_others_stay(self):
        Archive(500, 7).write(self.folder / "in")
        self.build()
        site = Site(self.folder / "out")
        before, _ = site.graph()
        victim = next(entry for place, (entry, _) in site.tiles().items() if place)
        lost = {node["id"] for node in site.fetch(victim)["nodes"]}
        (self.folder / "out" / victim["file"]).write_bytes(b"{}")
        (self.folder / "out" / (victim["file"] + ".br")).unlink(missing_ok=True)
        shutil.rmtree(self.folder / "out/.storylens")
        self.assertRegex(self.build().err, rf'{victim["file"]}: warning: .*\[damaged-tile\]')
        after, _ = Site(self.folder / "out").graph()
        self.assertEqual(set(after), set(before))
        self.assertEqual({id: node for id, node in after.items() if id not in lost}, {id: node for id, node in before.items() if id not in lost})

    def test_nodes_that_would_stand_in_one_place_stand_beside_each_other_in_tiles_that_keep_their_limit(self):
        Archive(2500, 7).write(self.folder / "in")
        for path in (self.folder / "in").rglob("story-*.md"):
            text = path.read_text()
            path.write_text(text.replace("\n", " " + "long " * 80 + "\n", 1))
        self.build()
        before, edges = Site(self.folder / "out").graph()
        self.collapse("out", before, edges, (7, -9))
        shutil.rmtree(self.folder / "out/.storylens")
        self.build()
        site = Site(self.folder / "out")
        nodes, _ = site.graph()
        self.assertEqual(set(nodes), set(before))
        places = {(node["x"], node["y"]) for node in nodes.values()}
        self.assertEqual(len(places), len(nodes))
        self.assertIn((7, -9), places)
        self.assertLessEqual(max(max(abs(x - 7), abs(y + 9)) for x, y in places), len(nodes) ** 0.5 / 2 + 1)
        self.assertLessEqual(max(path.stat().st_size for path in (self.folder / "out/graph").glob("*.json")), 64 << 10)
        tree = self.tree()
        shutil.rmtree(self.folder / "out/.storylens")
        self.build()
        self.assertEqual(self.tree(), tree, "they stay there")

    def collapse(self, output, nodes, edges, place):
        """Rewrites the graph of a corpus so that all nodes stand in one place."""
        folder = self.folder / output
        shutil.rmtree(folder / "graph")
        (folder / "graph").mkdir()

        def write(value):
            content = json.dumps(value).encode()
            name = f"graph/{hashlib.sha256(content).hexdigest()[:32]}.json"
            (folder / name).write_bytes(content)
            return {"file": name, "bytes": len(content)}

        at = lambda id: {"id": id, "label": {}, "weight": 1, "x": place[0], "y": place[1]}
        ids, held = sorted(nodes), {}
        for source, target in edges:
            held.setdefault(source, []).append(target)
        entries = []
        for i in range(0, len(ids), 100):
            own = ids[i:i + 100]
            ends = sorted({target for id in own for target in held.get(id, [])} - set(own))
            number = {id: k for k, id in enumerate(own + ends)}
            pairs = [[number[id], number[target]] for id in own for target in held.get(id, [])]
            tile = {"format": "storylens-tile", "version": "1.0", "nodes": [at(id) for id in own], "ends": [at(id) for id in ends], "edges": pairs}
            entries.append({"place": "", "nodes": len(own), "below": 0, **write(tile)})
        page = {"format": "storylens-graph-index", "version": "1.0", "nodes": len(ids), "edges": len(edges), "side": 1024, "place": "", "tiles": entries, "pages": []}
        manifest = json.loads((folder / "manifest.json").read_text())
        manifest["graph"] = write(page)
        (folder / "manifest.json").write_text(json.dumps(manifest))

    def test_parts_have_no_graph_and_what_they_are_merged_into_has_that_of_one_build(self):
        self.build()
        for part in (1, 2):
            self.build(f"part{part}", "--part", f"{part}/2")
            self.assertNotIn("graph", Site(self.folder / f"part{part}").manifest)
        self.run_command("merge", "part1", "part2", "-o", "merged")
        self.assertEqual(Site(self.folder / "merged").graph(), Site(self.folder / "out").graph())


class Rebuilding(Shards):
    def test_the_same_stories_give_the_same_bytes_wherever_they_lie(self):
        self.build()
        shutil.move(self.folder / "in", self.folder / "elsewhere")
        self.build("again", inputs="elsewhere")
        self.assertEqual(self.tree("again"), self.tree())

    def test_only_what_changed_is_parsed_and_the_bytes_are_those_of_a_clean_build(self):
        self.build()
        self.assertIn(" 0 made, ", self.build().out)
        path = self.folder / "in/0000/story-7.md"
        path.write_text(path.read_text().replace("archive", "library"))
        (self.folder / "in/0000/story-8.md").unlink()
        self.write("in/new.md", STORY)
        out = self.build().out
        self.assertIn("2 files parsed", out)
        made = int(out.split(": ")[1].split(" made")[0])
        self.assertLess(made, 8)
        # Places are those of before, as far as there are any.
        self.assertEqual(self.tree(), self.clean_tree(places="out"))

    def test_a_new_description_reaches_every_shard(self):
        self.build()
        self.write("in/entities.json", '[{"slug": "entity-1", "name": "Renamed"}]')
        self.build()
        self.assertEqual(self.tree(), self.clean_tree())
        names = {entity["name"] for shard in Site(self.folder / "out").shards() for entity in shard.get("entities", [])}
        self.assertEqual(names, {"Renamed"})

    def test_a_lost_or_damaged_state_costs_time_only(self):
        self.build()
        before = self.tree()
        for content in (b"", b"made-of\tx\n", b"\xff\x00garbage\n\n\t\t\t", before[".storylens/state.tsv"][:-40]):
            self.write("out/.storylens/state.tsv", content)
            self.build()
            self.assertEqual(self.tree(), before)
        shutil.rmtree(self.folder / "out/stories")
        self.build()
        self.assertEqual(self.tree(), before)

    def test_parts_of_several_machines_merge_into_the_same_bytes(self):
        self.build()
        with concurrent.futures.ThreadPoolExecutor() as machines:
            list(machines.map(lambda i: self.build(f"part{i}", "--part", f"{i}/3"), (1, 2, 3)))
        self.run_command("merge", "part3", "part1", "part2", "-o", "merged")
        whole = {name: content for name, content in self.tree().items() if not name.startswith(".storylens")}
        self.assertEqual(self.tree("merged"), whole)

    @unittest.skipUnless(shutil.which("parallel"), "GNU parallel is not here")
    def test_gnu_parallel_spreads_a_build_and_merge_makes_the_site(self):
        self.build("whole", "--site", "https://archive.example", "--created", "2026-06-24")
        subprocess.run(["parallel", "--will-cite", "-j", "2", COMMAND, "build", "in", "-o", "part{}", "--part", "{}/4", "--shards", ":::", *"1234"],
                       cwd=self.folder, check=True, capture_output=True, timeout=300)
        self.run_command("merge", "part1", "part2", "part3", "part4", "-o", "merged", "--site", "https://archive.example/", "--created", "2026-06-24")
        whole = {path: content for path, content in self.tree("whole").items() if not path.startswith(".storylens")}
        merged = self.tree("merged")
        self.assertEqual(sorted(merged), sorted(whole))
        self.assertEqual(merged, whole)
        self.assertIn("--site wants", self.run_command("merge", "part1", "-o", "x", "--site", "ftp://a.example", status=2).err)

    def test_a_damaged_part_is_told_and_nothing_is_merged(self):
        self.build("part", "--part", "1/2")
        victim = next((self.folder / "part/stories").rglob("*.json"))
        victim.write_bytes(victim.read_bytes().replace(b"e", b"E", 1))
        self.assertIn("damaged", self.run_command("merge", "part", "-o", "merged", status=1).err)
        self.assertFalse((self.folder / "merged").exists())
        self.write("newer/manifest.json", '{"format": "storylens-manifest", "version": "2.0", "index": []}')
        self.assertIn("version", self.run_command("merge", "newer", "-o", "merged", status=1).err)
        self.write("evil/manifest.json", '{"format": "storylens-manifest", "version": "1.0", "index": [{"file": "index/../../x.json"}]}')
        self.assertIn("names no file", self.run_command("merge", "evil", "-o", "merged", status=1).err)

    def test_two_parts_with_one_story_are_an_error(self):
        self.build("part")
        self.assertIn("duplicate-story", self.run_command("merge", "part", "part", "-o", "merged", status=1).err)


class Faults(Shards):
    def assert_whole(self):
        """What stands in the folder is a whole corpus, if it is one at all."""
        if (self.folder / "out/manifest.json").exists():
            site = Site(self.folder / "out")
            site.shards()
            site.cards(site.naming("entity-1")[0])

    def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_corpus_and_is_completed_by_the_next(self):
        began = time.monotonic()
        clean = self.clean_tree()
        whole_time = time.monotonic() - began
        moments = random.Random(3)
        for kill in range(KILLS):
            if kill == KILLS // 2:  # from here on, an older corpus stands in the folder
                shutil.rmtree(self.folder / "out", ignore_errors=True)
                Archive(self.stories, 8).write(self.folder / "in")
                self.build()
                Archive(self.stories, 7).write(self.folder / "in")
            command = subprocess.Popen([COMMAND, "build", "in", "-o", "out", "--shards"], cwd=self.folder,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(moments.uniform(0, whole_time))
            command.send_signal(signal.SIGKILL)
            command.wait(timeout=60)
            self.assert_whole()
        self.build()
        self.assertEqual(self.tree(), clean)

    def test_what_a_killed_build_replaced_is_made_anew_for_stories_of_before(self):
        self.build()
        clean = self.tree()
        cards = sorted((self.folder / "out/cards").iterdir())
        changed = lambda: [card for card in cards if card.exists() and card.read_bytes() != clean[f"cards/{card.name}"]]
        Archive(self.stories, 8).write(self.folder / "in")
        command = subprocess.Popen([COMMAND, "build", "in", "-o", "out", "--shards"], cwd=self.folder,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while command.poll() is None and not changed():
            pass
        command.send_signal(signal.SIGKILL)
        command.wait(timeout=60)
        self.assertNotEqual(changed(), [], "it was killed too early to tell")
        Archive(self.stories, 7).write(self.folder / "in")
        self.build()
        self.assertEqual(self.tree(), clean)

    def test_a_disk_that_is_full_leaves_the_old_corpus(self):
        self.build()
        before = self.tree()
        Archive(self.stories, 8).write(self.folder / "in")
        # The system then fails writes as a full disk does; the signal that comes with it must be ignored, as Python does.
        result = subprocess.run([COMMAND, "build", "in", "-o", "out", "--shards"], cwd=self.folder, capture_output=True, timeout=300,
                                restore_signals=False, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)))
        self.assertEqual(result.returncode, 1)
        self.assertIn(b"[unwritable-file]", result.stderr)
        self.assertIn(b"What was there before is still whole.", result.stderr)
        self.assert_whole()
        # Cards have the names of their stories, and are written as these are made.
        corpus = {name: content for name, content in before.items() if not name.startswith("cards/")}
        self.assertEqual({name: content for name, content in self.tree().items() if name in corpus}, corpus)
        self.build()
        self.assertEqual(self.tree(), self.clean_tree())

    def test_bad_files_are_left_out_and_told_and_the_rest_is_built(self):
        self.write("in/bad.md", "no headline, no address")
        self.write("in/0000/second.md", (self.folder / "in/0000/story-3.md").read_text())
        self.write("in/latin1.md", STORY.encode() + b"\xe9")
        os.symlink("nowhere", self.folder / "in/dangling.md")
        os.symlink("..", self.folder / "in/0000/loop")
        os.symlink("self.md", self.folder / "in/self.md")
        error = self.build(status=1).err
        for name, code in (("bad.md", "missing-headline"), ("0000/story-3.md", "duplicate-story"), ("latin1.md", "invalid-utf8"),
                           ("dangling.md", "unreadable-file"), ("self.md", "unreadable-file")):
            self.assertRegex(error, rf"in/{name}.*: error: .*\[{code}\]")
        self.assertEqual(len(Site(self.folder / "out").slugs()), self.stories)
        # Told again while they are there.
        self.assertIn("missing-headline", self.build(status=1).err)

    def test_stories_of_which_none_can_be_used_change_nothing(self):
        self.build()
        before = self.tree()
        self.write("bad/a.md", "no headline, no address")
        self.assertIn("[no-stories]", self.build(inputs="bad", status=1).err)
        self.assertEqual(self.tree(), before)

    @unittest.skipIf(os.geteuid() == 0, "the superuser may read everything")
    def test_a_folder_that_cannot_be_read_changes_nothing(self):
        self.build()
        before = self.tree()
        (self.folder / "in/0000").chmod(0)
        self.addCleanup((self.folder / "in/0000").chmod, 0o700)
        self.assertIn("[unreadable-folder]", self.build(status=1).err)
        self.assertEqual(self.tree(), before)

    def test_names_from_elsewhere_are_no_way_out(self):
        self.write("in/" + "항구".encode().decode() + ".md", STORY.replace("harbour-lights", "../../../evil"))
        self.write("in/ha\u0301rbour.md", STORY.replace("https://example.org/en/n/harbour-lights", "https://example.org/"))
        self.write("in/case1.md", STORY.replace("harbour-lights", "Case"))
        self.write("in/case2.md", STORY.replace("harbour-lights", "case"))
        self.assertIn("[slug-clash]", self.build().err)
        slugs = Site(self.folder / "out").slugs()
        self.assertLessEqual({"evil", "h\u00e1rbour", "Case", "case"}, set(slugs))
        self.assertEqual([path for path in self.folder.rglob("*evil*") if path.is_file()], [self.folder / "out/cards/evil.svg"])

    def test_a_story_larger_than_a_shard_may_be_is_an_error(self):
        self.write("in/large.md", STORY.replace("It came", "It came") + "")
        self.write("in/larger.md", STORY.replace("harbour-lights", "larger").replace("switched the harbour off.", "x " * 600_000))
        error = self.build(status=1).err
        self.assertRegex(error, r"larger\.md: error: .*\[story-too-large\]")
        self.assertIn("harbour-lights", Site(self.folder / "out").slugs())

    def test_wrong_use(self):
        for options in (["--part", "3/2"], ["--part", "x"], ["--part", "1/2x"], ["--brotli", "12"], ["--brotli", "fast"]):
            self.assertIn("help", self.build("out", *options, status=2).err)
        self.assertIn("help", self.run_command("build", "in", "--shards", status=2).err)
        self.assertIn("help", self.run_command("merge", "in", status=2).err)

    def test_a_terminal_is_shown_how_far_it_is_and_a_file_is_not(self):
        Archive(700, 7).write(self.folder / "in")
        self.assertNotIn("left", self.build("quiet").err.replace("left out", ""))
        parent, child = pty.openpty()
        command = subprocess.Popen([COMMAND, "build", "in", "-o", "out", "--shards"], cwd=self.folder, stdout=child, stderr=child)
        os.close(child)
        shown = b""
        try:
            while piece := os.read(parent, 65536):
                shown += piece
        except OSError:  # how a terminal says that the other end is closed
            pass
        os.close(parent)
        command.wait(timeout=300)
        self.assertRegex(shown.decode(), r"(reading story|writing shard) \d+ of \d+ · \d+/s · \d+ s left")


if __name__ == "__main__":
    unittest.main()
