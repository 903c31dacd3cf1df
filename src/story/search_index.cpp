#include "story/search_index.h"

#include <algorithm>

#include "story/search/index_parts.h"
#include "story/search/query.h"

namespace storylens {
namespace {

class Reader {
 public:
  Reader(const Bundle& bundle, std::vector<SearchPassage>& passages, TermTable& table)
      : bundle_(bundle), passages_(passages), table_(table) {}

  std::size_t bytes() const { return bytes_; }

  void read_names(const SearchItem& item, std::uint32_t number);
  void read_texts(const SearchItem& item, std::uint32_t number);

 private:
  void add(SearchField field, std::string_view text, std::size_t part = 0, std::size_t block = 0);
  void add_passage(SearchPassage passage, std::string_view text);
  void add_part(SearchField field, const SearchItem& item, std::size_t part = 0);

  const Bundle& bundle_;
  std::vector<SearchPassage>& passages_;
  TermTable& table_;
  SectionBlocks blocks_;
  Tokens tokens_;
  std::uint32_t item_ = 0;
  std::size_t bytes_ = 0;
};

void Reader::add(SearchField field, std::string_view text, std::size_t part, std::size_t block) {
  bytes_ += text.size() + 16;
  SearchPassage passage;
  passage.item = item_;
  passage.field = field;
  passage.part = static_cast<std::uint16_t>(std::min<std::size_t>(part, 0xFFFF));
  passage.block = static_cast<std::uint16_t>(std::min<std::size_t>(block, 0xFFFF));
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = std::min<std::size_t>(begin + kLongestPassage, text.size());
    if (end < text.size()) {
      const std::size_t space = text.rfind(' ', end);
      if (space != std::string_view::npos && space > begin) end = space;
      while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) ++end;
    }
    passage.begin = static_cast<std::uint32_t>(begin);
    passage.size = static_cast<std::uint32_t>(end - begin);
    add_passage(passage, text.substr(begin, end - begin));
    begin = end;
  }
}

void Reader::add_passage(SearchPassage passage, std::string_view text) {
  tokenize(text, tokens_);
  if (tokens_.tokens.empty()) return;
  passage.tokens = static_cast<std::uint8_t>(std::min<std::size_t>(tokens_.tokens.size(), 255));
  const auto number = static_cast<std::uint32_t>(passages_.size());
  for (const Token& token : tokens_.tokens) table_.add(number, tokens_.units(token));
  passages_.push_back(passage);
}

// A text that block_text() gives for the field.
void Reader::add_part(SearchField field, const SearchItem& item, std::size_t part) {
  SearchPassage passage;
  passage.field = field;
  passage.part = static_cast<std::uint16_t>(part);
  add(field, block_text(bundle_, item, passage, blocks_), part);
}

void Reader::read_names(const SearchItem& item, std::uint32_t number) {
  item_ = number;
  const auto index = static_cast<std::size_t>(item.index);
  switch (item.kind) {
    case SearchKind::Story: {
      const Story& story = bundle_.stories[static_cast<std::size_t>(item.story)];
      add_part(SearchField::Headline, item);
      add(SearchField::Tagline, story.alternative_headline);
      for (std::size_t i = 0; i < story.rubrics.size(); ++i) add(SearchField::Rubric, story.rubrics[i], i);
      break;
    }
    case SearchKind::Entity: {
      add_part(SearchField::Name, item);
      if (item.story >= 0) break;
      const Entity& entity = bundle_.entities[index];
      const std::size_t count = entity.names.size() + entity.alternate_names.size();
      for (std::size_t i = 1; i < count; ++i)
        add_part(i < entity.names.size() ? SearchField::Name : SearchField::OtherName, item, i);
      break;
    }
    case SearchKind::Outlet:
      add_part(SearchField::Name, item);
      if (item.story < 0) add(SearchField::OutletId, bundle_.outlets[index].id);
      break;
    case SearchKind::Stub: add_part(SearchField::OtherName, item); break;
    case SearchKind::Take: break;
  }
}

void Reader::read_texts(const SearchItem& item, std::uint32_t number) {
  item_ = number;
  if (item.story < 0) return;
  const Story& story = bundle_.stories[static_cast<std::size_t>(item.story)];
  if (item.kind == SearchKind::Story) {
    for (std::size_t i = 0; i < story.corrections.size(); ++i)
      add(SearchField::Correction, story.corrections[i].text, i);
    for (std::size_t i = 0; i < story.sections.size(); ++i) {
      const Section& section = story.sections[i];
      const SearchField field =
          section.role == SectionRole::Summary ? SearchField::Summary : SearchField::Section;
      add(SearchField::SectionHeading, section.heading, i);
      const std::vector<std::string>& texts = blocks_.of(section);
      for (std::size_t block = 0; block < texts.size(); ++block) add(field, texts[block], i, block);
    }
  } else if (item.kind == SearchKind::Take) {
    const Take& take = story.takes[static_cast<std::size_t>(item.index)];
    if (!take.is_framed()) {
      bytes_ += 16;
      return;
    }
    add_part(SearchField::TakeOutlet, item);
    add_part(SearchField::TakeFacts, item);
    add_part(SearchField::Abstract, item);
    if (!take.quote) return;
    add(SearchField::Quote, take.quote->text);
    add(SearchField::Original, take.quote->original);
    add(SearchField::Speaker, take.quote->spoken_by);
  }
}

}  // namespace

SearchIndex::SearchIndex() = default;
SearchIndex::~SearchIndex() = default;
SearchIndex::SearchIndex(SearchIndex&&) noexcept = default;
SearchIndex& SearchIndex::operator=(SearchIndex&&) noexcept = default;

void SearchIndex::begin(const Bundle& bundle) {
  parts_ = std::make_unique<Parts>();
  parts_->bundle = &bundle;
  parts_->items = list_items(bundle);
}

bool SearchIndex::add_some(std::size_t bytes) {
  if (parts_ == nullptr || parts_->stage == Stage::Done) return false;
  Parts& parts = *parts_;
  const bool is_names = parts.stage == Stage::Names;
  TermTable& table = is_names ? parts.names : parts.texts;
  Reader reader(*parts.bundle, parts.passages, table);
  while (parts.next_item < parts.items.size() && reader.bytes() < bytes) {
    const SearchItem& item = parts.items[parts.next_item];
    const auto number = static_cast<std::uint32_t>(parts.next_item++);
    is_names ? reader.read_names(item, number) : reader.read_texts(item, number);
  }
  if (parts.next_item < parts.items.size()) return true;
  if (table.finish_some()) return true;
  if (is_names) parts.name_passages = parts.passages.size();
  parts.next_item = 0;
  parts.stage = is_names ? Stage::Texts : Stage::Done;
  return is_names;
}

SearchIndex::Stage SearchIndex::stage() const {
  return parts_ == nullptr ? Stage::Names : parts_->stage;
}

std::size_t SearchIndex::bytes() const {
  if (parts_ == nullptr) return 0;
  return parts_->names.bytes() + parts_->texts.bytes() + parts_->items.capacity() * sizeof(SearchItem) +
         parts_->passages.capacity() * sizeof(SearchPassage);
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> search_marks(std::string_view query,
                                                                  std::string_view text) {
  Tokens scratch;
  const SearchQuery wanted(query);
  TextMarks marks = wanted.examine(text, false, scratch).marks;
  return marks.empty() ? wanted.examine(text, true, scratch).marks : marks;
}

}  // namespace storylens
