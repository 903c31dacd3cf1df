// Inline source: Markdown made ready for md4c where CommonMark's rules do not fit the text of stories.
// Private to src/story.
//
// Emphasis next to CJK. In CommonMark `**앤트로픽(Anthropic)**은` stays literal: a closing run after
// punctuation must not be followed by a letter, a rule made for words between spaces. Here the rule does not
// hold where one neighbor of the run is CJK (as in the "CommonMark CJK-friendly" amendment): an emphasis
// joiner, a noncharacter that md4c takes for a letter, is put between the run and the punctuation, and taken
// out of the result again.
//
// Cost: linear.
#pragma once

#include <string>
#include <string_view>

namespace storylens {

std::string with_emphasis_joiners(std::string_view markdown);
std::string without_emphasis_joiners(std::string_view text);

// The Markdown as one paragraph: what would begin a block ("2026. ", "# ", "- ", "> ", four spaces) becomes
// plain text.
std::string without_block_marks(std::string_view markdown);

}  // namespace storylens
