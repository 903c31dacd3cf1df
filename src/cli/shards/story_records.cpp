#include "cli/shards/story_records.h"

#include <algorithm>
#include <array>

#include "base/sha256.h"

namespace storylens {
namespace {

constexpr std::size_t kNumberBytes = 8;
constexpr std::size_t kSizeBytes = 4;  // of a text

template <class Record>
auto texts_of(Record& record) {
  auto& card = record.card;
  return std::array{&record.slug,      &record.language, &record.content_hash, &record.path,   &card.headline,
                    &card.description, &card.url,        &card.date,           &card.modified, &card.related,
                    &card.entities,    &card.names,      &card.type,           &card.start};
}

void encode(const StoryRecord& record, std::string& text) {
  append_number(text, record.bytes, kNumberBytes);
  for (const std::string* part : texts_of(record)) {
    append_number(text, part->size(), kSizeBytes);
    text += *part;
  }
}

// What is cut short is empty.
void decode(std::string_view text, StoryRecord& record) {
  record.bytes = number_at(text, 0, kNumberBytes);
  text.remove_prefix(std::min(kNumberBytes, text.size()));
  for (std::string* part : texts_of(record)) {
    const std::size_t size = number_at(text, 0, kSizeBytes);
    text.remove_prefix(std::min(kSizeBytes, text.size()));
    *part = text.substr(0, size);
    text.remove_prefix(std::min(size, text.size()));
  }
}

}  // namespace

StoryRecords::StoryRecords(const std::string& folder)
    : unsorted_(std::make_unique<SortedRuns>(folder)), sorted_(folder) {}

// By hash, slug, language and number; the size of what follows stands at the end.
void StoryRecords::add(const StoryRecord& record, std::uint64_t number) {
  std::string item;
  append_number(item, record.hash, kNumberBytes);
  item += record.slug + '\0' + record.language + '\0';
  append_number(item, number, kNumberBytes);
  const std::size_t key = item.size();
  encode(record, item);
  append_number(item, item.size() - key, kSizeBytes);
  unsorted_->add(item);
}

void StoryRecords::sort(
    const std::function<void(const StoryRecord& dropped, const StoryRecord& kept)>& on_duplicate) {
  sizes_.reserve(unsorted_->size());
  places_.reserve(unsorted_->size() + 1);
  StoryRecord last, next;
  unsorted_->for_each([&](std::string_view item) {
    const std::size_t size = number_at(item, item.size() - kSizeBytes, kSizeBytes);
    const std::string_view text = item.substr(item.size() - kSizeBytes - size, size);
    next.hash = number_at(item, 0, kNumberBytes);
    decode(text, next);
    const bool is_same_story = !empty() && next.slug == last.slug;
    if (is_same_story && next.language == last.language) {
      if (on_duplicate) on_duplicate(next, last);
      return;
    }
    places_.push_back(sorted_.append(text) | (is_same_story ? 0 : kBegins));
    sizes_.push_back({next.hash, next.bytes});
    std::swap(last, next);
  });
  places_.push_back(sorted_.size());
  if (unsorted_->status()) unsorted_.reset();
}

Result<void> StoryRecords::status() const {
  return unsorted_ ? unsorted_->status() : sorted_.status();
}

void StoryRecords::read(std::size_t index, std::string& text, StoryRecord& record) const {
  sorted_.read(place(index), place(index + 1) - place(index), text);
  decode(text, record);
  record.hash = hash(index);
}

StoryRecord StoryRecords::operator[](std::size_t index) const {
  StoryRecord record;
  std::string text;
  read(index, text, record);
  return record;
}

void StoryRecords::for_each(
    const std::function<void(std::size_t index, const StoryRecord& record)>& visit) const {
  constexpr std::size_t kPiece = 256u << 10;
  StoryRecord record;
  std::string text;
  std::size_t begin = 0;  // of what text holds
  std::size_t end = 0;
  for (std::size_t i = 0; i < size(); ++i) {
    if (i == end) {
      begin = i;
      while (end < size() && (end == begin || place(end + 1) - place(begin) <= kPiece)) ++end;
      sorted_.read(place(begin), place(end) - place(begin), text);
    }
    decode(std::string_view(text).substr(std::min(text.size(), place(i) - place(begin)),
                                         place(i + 1) - place(i)),
           record);
    record.hash = hash(i);
    visit(i, record);
  }
}

std::size_t StoryRecords::end_of_story(std::size_t index) const {
  do {
    ++index;
  } while (index < size() && !begins_story(index));
  return index;
}

std::size_t StoryRecords::find(std::string_view slug) const {
  const std::uint64_t sought = hash_of_slug(slug);
  const auto first =
      std::lower_bound(sizes_.begin(), sizes_.end(), sought,
                       [](const HashedBytes& item, std::uint64_t number) { return item.hash < number; });
  for (auto index = static_cast<std::size_t>(first - sizes_.begin()); index < size() && hash(index) == sought;
       index = end_of_story(index)) {
    if ((*this)[index].slug == slug) return index;
  }
  return size();
}

}  // namespace storylens
