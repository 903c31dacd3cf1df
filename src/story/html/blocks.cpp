#include "story/html/article.h"

#include <algorithm>
#include <cstddef>

namespace storylens {
namespace {

struct Mark {
  unsigned flag;
  std::string_view element;
};

constexpr Mark kMarks[] = {
    {kSpanStrong, "strong"}, {kSpanEmphasis, "em"}, {kSpanStrike, "s"}, {kSpanCode, "code"}};

// Lists and quotations as nested elements, from the flat blocks with their depths.
class BlockWriter {
 public:
  BlockWriter(HtmlArticle& article, std::string_view prefix) : article_(article), prefix_(prefix) {}

  void write(const Block& block);
  void finish() { close_to(0, 0); }

 private:
  void open_item(const Block& block);
  void close_to(std::size_t lists, int quotes);
  void write_content(std::string_view element, const Block& block, const std::string& path);

  HtmlArticle& article_;
  std::string_view prefix_;
  std::vector<int> lists_;  // of each open list, the number of its last item; 0 in a bulleted one
  int quotes_ = 0;
  int index_ = 0;
};

void BlockWriter::close_to(std::size_t lists, int quotes) {
  for (; lists_.size() > lists; lists_.pop_back()) {
    article_.html.close();  // li
    article_.html.close();  // ul, ol
  }
  for (; quotes_ > quotes; --quotes_) article_.html.close();
}

// Leaves an <li> open at the block's depth.
void BlockWriter::open_item(const Block& block) {
  const auto depth = static_cast<std::size_t>(std::clamp(block.level, 0, kMaxNesting)) + 1;
  close_to(depth, 0);
  if (lists_.size() == depth) {
    const bool continues = lists_.back() == 0 ? block.ordinal == 0 : block.ordinal == lists_.back() + 1;
    if (continues) {
      article_.html.close();
    } else {
      close_to(depth - 1, 0);
    }
  }
  while (lists_.size() < depth) {
    const bool is_ordered = block.ordinal > 0 && lists_.size() + 1 == depth;
    const std::string start =
        is_ordered && block.ordinal != 1 ? std::to_string(block.ordinal) : std::string();
    article_.html.open(is_ordered ? "ol" : "ul", {{"start", start}});
    lists_.push_back(0);
    if (lists_.size() < depth) article_.html.open("li");  // without text of its own: holds the deeper list
  }
  lists_.back() = block.ordinal;
  article_.html.open("li");
}

void BlockWriter::write_content(std::string_view element, const Block& block, const std::string& path) {
  article_.html.open(element, {{"data-block", path}});
  write_spans(article_, block.spans);
  article_.html.close();
}

void BlockWriter::write(const Block& block) {
  constexpr std::string_view kHeadings[] = {"h3", "h4", "h5", "h6"};  // below the section's own h2
  const std::string path = std::string(prefix_) + ".b" + std::to_string(index_++);
  if (block.kind == BlockKind::ListItem) {
    open_item(block);
    write_content("span", block, path);
    return;
  }
  const int quotes = block.kind == BlockKind::Quote ? std::clamp(block.level, 0, kMaxNesting) + 1 : 0;
  close_to(0, quotes);
  for (; quotes_ < quotes; ++quotes_) article_.html.open("blockquote");
  switch (block.kind) {
    case BlockKind::Rule: article_.html.empty_element("hr", {{"data-block", path}}); break;
    case BlockKind::Heading: write_content(kHeadings[std::clamp(block.level, 3, 6) - 3], block, path); break;
    case BlockKind::Code:
      article_.html.open("pre");
      article_.html.element("code", {{"data-block", path}}, plain_text(block.spans));
      article_.html.close();
      break;
    default: write_content("p", block, path);
  }
}

}  // namespace

std::string link_to_node(const HtmlArticle& article, std::string_view node_id) {
  constexpr std::string_view kStory = "story:";
  if (node_id.substr(0, kStory.size()) == kStory) {
    const std::string_view slug = node_id.substr(kStory.size());
    if (!article.index.editions(slug).empty()) return node_address(slug, {});
  }
  return node_address(article.story.slug, node_id);
}

void write_spans(HtmlArticle& article, const std::vector<Span>& spans) {
  HtmlFragment& html = article.html;
  for (const Span& span : spans) {
    int opened = 0;
    if (!span.node_id.empty()) {
      html.open("a", {{"href", link_to_node(article, span.node_id)}, {"data-node", span.node_id}});
      ++opened;
    } else if (!safe_url(span.url).empty()) {
      html.open("a", {{"href", span.url}, {"rel", "noopener noreferrer"}, {"target", "_blank"}});
      ++opened;
    }
    for (const Mark& mark : kMarks) {
      if ((span.flags & mark.flag) == 0) continue;
      html.open(mark.element);
      ++opened;
    }
    html.text(span.text);
    for (; opened > 0; --opened) html.close();
    if (span.flags & kSpanLineBreak) html.empty_element("br");
  }
}

void write_blocks(HtmlArticle& article, const std::vector<Block>& blocks, std::string_view block_prefix) {
  BlockWriter writer(article, block_prefix);
  for (const Block& block : blocks) writer.write(block);
  writer.finish();
}

}  // namespace storylens
