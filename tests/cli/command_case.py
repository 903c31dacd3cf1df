"""What the tests of the `storylens` command share: the command under test, a story, and a folder to work in.

A test file is run as `FILE COMMAND [unittest arguments]`.
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMAND = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/release/storylens"

STORY = """# Harbour lights go out
> For one night

**Meta:** type: event · date: 2026-06-24 · 1 take · 1 lens · 1 region

## Summary
[Lumen](/en/entity/lumen) switched the harbour off.

## Regional takes

### industry
- **The Daily** (Korea, en) — The grid was tested.
  Source: https://daily.example/harbour

## Across the graph
- Related: [[grid-reform]]
- Entities: Lumen

---
Canonical: https://example.org/en/n/harbour-lights
"""


class CommandCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run_command(self, *arguments, status=0, **keywords):
        result = subprocess.run([COMMAND, *map(str, arguments)], cwd=self.folder, capture_output=True, timeout=300, **keywords)
        self.assertEqual(result.returncode, status, result.stderr.decode(errors="replace")[-2000:])
        result.out = result.stdout.decode()
        result.err = result.stderr.decode()
        return result

    def names(self):
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*") if path.is_file())

    def bundle(self, name="bundle.json"):
        return json.loads((self.folder / name).read_text())
