"""What the tests of archives have in common: synthetic stories, a build of them, and the folder as a client reads it."""

import hashlib
import json
import shutil
import subprocess
import sys

from command_case import COMMAND, ROOT, CommandCase

sys.path.insert(0, str(ROOT / "tests/bench"))
from archive import Archive  # noqa: E402


def addressed(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()[:32]


class Site:
    """A folder of shards, read as a client reads it: manifest, page, shard."""

    def __init__(self, folder):
        self.folder = folder
        self.manifest = json.loads((folder / "manifest.json").read_text())
        self.requests = 0

    def fetch(self, entry):
        path = self.folder / entry["file"]
        assert addressed(path) == path.stem and path.stat().st_size == entry["bytes"], path
        self.requests += 1
        return json.loads(path.read_text())

    def story(self, slug):
        bits = f"{int.from_bytes(hashlib.sha256(slug.encode()).digest()[:8], 'big'):064b}"
        (page,) = [entry for entry in self.manifest["index"] if bits.startswith(entry["prefix"])]
        (shard,) = [entry for entry in self.fetch(page)["shards"] if bits.startswith(entry["prefix"])]
        return [story for story in self.fetch(shard)["stories"] if story["slug"] == slug]

    def shards(self):
        return [self.fetch(shard) for page in self.manifest["index"] for shard in self.fetch(page)["shards"]]

    def slugs(self):
        return sorted(story["slug"] for shard in self.shards() for story in shard["stories"])

    def graph_pages(self):
        """Pages of the graph's index, the first one first."""
        pages = [self.fetch(self.manifest["graph"])]
        for page in pages:
            pages += [self.fetch(entry) for entry in page["pages"]]
        return pages

    def tiles(self):
        """Each tile by its place, with what its index says of it."""
        entries = [entry for page in self.graph_pages() for entry in page["tiles"]]
        return {entry["place"]: (entry, self.fetch(entry)) for entry in entries}

    def graph(self):
        """All nodes by id, and all edges as pairs of ids."""
        nodes, edges = {}, []
        for _, tile in self.tiles().values():
            nodes.update({node["id"]: node for node in tile["nodes"]})
            ids = [node["id"] for node in tile["nodes"] + tile["ends"]]
            edges += [(ids[source], ids[target]) for source, target in tile["edges"]]
        return nodes, edges

    def naming(self, entity):
        """What there is of an entity, and the cards of its stories, newest first."""
        bits = f"{int.from_bytes(hashlib.sha256(entity.encode()).digest()[:8], 'big'):064b}"
        (page,) = [entry for entry in self.manifest["names"] if bits.startswith(entry["prefix"])]
        shards = [entry for entry in self.fetch(page)["shards"] if bits.startswith(entry["prefix"])]
        naming = self.fetch(shards[0])["names"].get(entity) if shards else None
        return (naming, self.cards(naming)) if naming else (None, [])

    def cards(self, listed):
        if "cards" in listed:
            return listed["cards"]
        found = []
        for part in listed["parts"]:
            cards = self.cards(self.fetch(part))
            assert part["stories"] == len({card["slug"] for card in cards}), part
            found += cards
        return found

    def all_names(self):
        return {entity for page in self.manifest["names"] for shard in self.fetch(page)["shards"] for entity in self.fetch(shard)["names"]}


class Shards(CommandCase):
    stories = 120

    def setUp(self):
        super().setUp()
        Archive(self.stories, 7).write(self.folder / "in")

    def build(self, output="out", *options, status=0, inputs="in"):
        return self.run_command("build", inputs, "-o", output, "--shards", *options, status=status)

    def tree(self, output="out"):
        folder = self.folder / output
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def clean_tree(self, places=None):
        """Of a build that knows of nothing before it, or of the places of an earlier one."""
        shutil.rmtree(self.folder / "clean", ignore_errors=True)
        if places:
            shutil.copytree(self.folder / places / "graph", self.folder / "clean/graph")
            shutil.copy(self.folder / places / "manifest.json", self.folder / "clean")
        subprocess.run([COMMAND, "build", "in", "-o", "clean", "--shards"], cwd=self.folder, capture_output=True, timeout=300)
        return self.tree("clean")
