#!/usr/bin/env python3
"""Reads what `storylens export` writes with the readers of those forms.

usage: export_test.py COMMAND [unittest arguments]

networkx and the JSON-LD processor of npm are used where they are installed.
"""

import csv
import json
import shutil
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

from command_case import ROOT, STORY, CommandCase

try:
    import networkx
except ImportError:
    networkx = None

# As its first line says what schema.org's own context would: names are terms of the vocabulary, and addresses are nodes.
JSONLD_TO_TRIPLES = """
import jsonld from "jsonld";
import { readFileSync } from "node:fs";
const document = { "@context": { "@vocab": "https://schema.org/", url: { "@type": "@id" } } };
const documentLoader = async (documentUrl) => {
  if (!documentUrl.startsWith("https://schema.org")) throw new Error(documentUrl);
  return { document, documentUrl, contextUrl: null };
};
const input = JSON.parse(readFileSync(process.argv[1], "utf8"));
process.stdout.write(JSON.stringify(await jsonld.toRDF(input, { documentLoader })));
"""


class Export(CommandCase):
    def setUp(self):
        super().setUp()
        hostile = STORY.replace("harbour-lights", "b").replace("# Harbour lights go out", '# =1+1 <b> & "quotes" ]]> 부산')
        self.write("in/a.md", STORY)
        self.write("in/b.md", hostile.replace("grid-reform", "harbour-lights"))
        self.run_command("build", "in", "-o", "bundle.json")

    def export(self, form, output):
        self.run_command("export", "bundle.json", "--format", form, "-o", output)
        return self.folder / output

    def nodes(self):
        return set(self.bundle()["layout"]["positions"])

    def edge_ends(self):
        return {("story:harbour-lights", "entity:lumen"), ("story:b", "entity:lumen"), ("story:b", "story:harbour-lights"),
                ("story:harbour-lights", "story:grid-reform"), ("outlet:daily.example", "story:harbour-lights")}

    def test_a_folder_gets_the_usual_names(self):
        for form, names in (("jsonld", ["stories.jsonld"]), ("gexf", ["graph.gexf"]), ("graphml", ["graph.graphml"]),
                            ("csv", ["edges.csv", "nodes.csv"]), ("svg", ["graph.svg"])):
            folder = self.export(form, f"out-{form}")
            self.assertEqual(sorted(path.name for path in folder.iterdir()), names)

    def test_csv_is_read_as_tables_that_hang_together(self):
        folder = self.export("csv", "out")
        nodes, edges = (list(csv.DictReader((folder / name).read_text().splitlines())) for name in ("nodes.csv", "edges.csv"))
        self.assertEqual({node["id"] for node in nodes}, self.nodes())
        self.assertLessEqual(self.edge_ends(), {(edge["source"], edge["target"]) for edge in edges})
        labels = {node["id"]: node["label"] for node in nodes}
        self.assertEqual(labels["story:b"], "'=1+1 <b> & \"quotes\" ]]> 부산")
        for node in nodes:
            self.assertEqual([float(node["x"]), float(node["y"])], self.bundle()["layout"]["positions"][node["id"]])
        self.assertTrue(all(edge["sentence"] for edge in edges))

    def test_gexf_and_graphml_are_well_formed_and_complete(self):
        for form, node_tag in (("gexf", "{http://www.gexf.net/1.2draft}node"), ("graphml", "{http://graphml.graphdrawing.org/xmlns}node")):
            root = ElementTree.parse(self.export(form, f"graph.{form}")).getroot()
            self.assertEqual({node.get("id") for node in root.iter(node_tag)}, self.nodes())

    @unittest.skipUnless(networkx, "networkx is not here")
    def test_networkx_reads_gexf_and_graphml_as_the_same_graph(self):
        gexf = networkx.read_gexf(self.export("gexf", "graph.gexf"))
        graphml = networkx.read_graphml(self.export("graphml", "graph.graphml"))
        for graph in (gexf, graphml):
            self.assertEqual(set(graph.nodes), self.nodes())
            self.assertLessEqual(self.edge_ends(), set(graph.edges()))
            self.assertEqual(graph.nodes["story:b"]["label"], '=1+1 <b> & "quotes" ]]> 부산')
            self.assertEqual(graph.nodes["entity:lumen"]["stories"], 2)
        self.assertEqual(sorted(gexf.edges()), sorted(graphml.edges()))
        place = gexf.nodes["story:b"]["viz"]["position"]
        self.assertEqual([place["x"], -place["y"]], self.bundle()["layout"]["positions"]["story:b"])

    def test_svg_is_a_picture_with_its_labels_as_text(self):
        root = ElementTree.parse(self.export("svg", "graph.svg")).getroot()
        svg = "{http://www.w3.org/2000/svg}"
        self.assertEqual(len(list(root.iter(svg + "circle"))), 4)  # two stories, a stub, an entity; no outlet
        self.assertIn('=1+1 <b> & "quotes" ]]> 부산', [title.text for title in root.iter(svg + "title")])
        left, top, width, height = map(float, root.get("viewBox").split())
        for circle in root.iter(svg + "circle"):
            self.assertTrue(left < float(circle.get("cx")) < left + width and top < float(circle.get("cy")) < top + height)

    @unittest.skipUnless(shutil.which("node") and (ROOT / "node_modules/jsonld").exists(), "the JSON-LD processor is not here")
    def test_a_json_ld_processor_reads_the_stories_as_triples(self):
        path = self.export("jsonld", "stories.jsonld")
        result = subprocess.run(["node", "--input-type=module", "-e", JSONLD_TO_TRIPLES, path], cwd=ROOT, capture_output=True, timeout=120)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        triples = {(t["subject"]["value"], t["predicate"]["value"].replace("https://schema.org/", ""), t["object"]["value"])
                   for t in json.loads(result.stdout)}
        story = "https://example.org/en/n/b"
        self.assertIn((story, "headline", '=1+1 <b> & "quotes" ]]> 부산'), triples)
        self.assertIn((story, "citation", "https://daily.example/harbour"), triples)
        self.assertIn((story, "relatedLink", "https://example.org/en/n/harbour-lights"), triples)
        types = {(s, o) for s, p, o in triples if p.endswith("#type")}
        self.assertIn((story, "https://schema.org/NewsArticle"), types)
        self.assertIn("https://schema.org/NewsMediaOrganization", {o for _, o in types})

    def test_a_bundle_without_places_is_laid_out_for_a_picture(self):
        bundle = self.bundle()
        del bundle["layout"]
        self.write("bundle.json", json.dumps(bundle))
        self.assertEqual(self.export("svg", "graph.svg").read_text().count("<circle"), 4)


if __name__ == "__main__":
    unittest.main()
