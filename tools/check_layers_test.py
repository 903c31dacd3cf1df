#!/usr/bin/env python3
"""Tests of check_layers.py: each rule lets its good case through and stops its bad one."""

import unittest

import check_layers

FILES = {
    "base/utf8.h",
    "story/bundle.h",
    "layout/simulation.h",
    "render/camera.h",
    "arrange/arrangement.h",
    "ui/page.h",
    "app/state.h",
}


def messages(place, text):
    return [message for _, message in check_layers.source_breaches(place, text, lambda path: path in FILES)]


class SourceRules(unittest.TestCase):
    def test_a_module_includes_what_the_table_grants(self):
        self.assertEqual(messages("story/bundle.cpp", '#include "story/bundle.h"\n#include "base/utf8.h"\n'), [])
        self.assertEqual(messages("cli/build.cpp", '#include "arrange/arrangement.h"\n'), [])

    def test_an_include_against_the_table_is_stopped(self):
        self.assertEqual(
            messages("layout/forces.cpp", '#include "story/bundle.h"\n'),
            ["layout/ may not include story/ (story/bundle.h)"],
        )
        self.assertEqual(len(messages("base/x.cpp", '#include "ui/page.h"\n')), 1)
        self.assertEqual(len(messages("cli/x.cpp", '#include "render/camera.h"\n')), 1)
        self.assertEqual(len(messages("ui/x.cpp", '#include "app/state.h"\n')), 1)

    def test_the_line_of_a_breach_is_told(self):
        found = list(check_layers.source_breaches("base/x.cpp", '\n\n#include "ui/page.h"\n', FILES.__contains__))
        self.assertEqual(found[0][0], 3)

    def test_includes_are_written_from_src(self):
        self.assertEqual(len(messages("story/x.cpp", '#include "bundle.h"\n')), 1)

    def test_an_unknown_module_is_stopped(self):
        self.assertEqual(len(messages("utils/x.cpp", "")), 1)

    def test_json_and_markdown_libraries_stay_in_the_sources_of_story(self):
        self.assertEqual(messages("story/x.cpp", "#include <nlohmann/json.hpp>\n#include <md4c.h>\n"), [])
        self.assertEqual(len(messages("story/x.h", "#pragma once\n#include <nlohmann/json.hpp>\n")), 1)
        self.assertEqual(len(messages("cli/x.cpp", "#include <md4c.h>\n")), 1)

    def test_gl_and_the_browser_have_their_homes(self):
        self.assertEqual(messages("render/x.cpp", "#include <GLES3/gl3.h>\n"), [])
        self.assertEqual(messages("app/x.cpp", "#include <emscripten/html5.h>\n"), [])
        self.assertEqual(len(messages("ui/x.cpp", "#include <GLES3/gl3.h>\n")), 1)
        self.assertEqual(len(messages("render/x.cpp", "#include <emscripten.h>\n")), 1)
        self.assertEqual(len(messages("text/x.cpp", "#ifdef __EMSCRIPTEN__\n#endif\n")), 1)

    def test_generated_headers_are_for_the_modules_that_embed(self):
        self.assertEqual(messages("render/x.cpp", '#include "generated/shaders.h"\n'), [])
        self.assertEqual(len(messages("ui/x.cpp", '#include "generated/shaders.h"\n')), 1)

    def test_a_source_includes_its_own_header_first(self):
        late = '#include "base/utf8.h"\n#include "story/bundle.h"\n'
        self.assertEqual(messages("story/bundle.cpp", late), ["the first include must be story/bundle.h"])

    def test_a_header_is_read_once(self):
        self.assertEqual(len(messages("base/utf8.h", "namespace storylens {}\n")), 1)


class TestRules(unittest.TestCase):
    def breach_count(self, place, text):
        return len(list(check_layers.test_breaches(place, text)))

    def test_the_suite_is_named_after_the_file(self):
        good = 'TEST_SUITE("base/utf8") {\n}\n'
        self.assertEqual(self.breach_count("base/utf8_test.cpp", good), 0)
        self.assertEqual(self.breach_count("base/utf8_test.cpp", 'TEST_SUITE_BEGIN("base/utf8");\n'), 0)
        self.assertEqual(self.breach_count("base/random_test.cpp", good), 1)
        self.assertEqual(self.breach_count("base/utf8_test.cpp", ""), 1)

    def test_a_side_of_a_unit_may_have_a_file_or_a_suite_of_its_own(self):
        self.assertEqual(self.breach_count("base/utf8_hostile_test.cpp", 'TEST_SUITE("base/utf8") {\n}\n'), 0)
        self.assertEqual(self.breach_count("base/utf8_test.cpp", 'TEST_SUITE("base/utf8, hostile") {\n}\n'), 0)


if __name__ == "__main__":
    unittest.main()
