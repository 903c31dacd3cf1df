#include "cli/shards/build_state.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <utility>

#include "cli/files.h"
#include "cli/shards/sorted_runs.h"

namespace storylens {
namespace {

constexpr std::size_t kLongestLine = 4u << 20;  // what is longer is not known

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  while (true) {
    const std::size_t tab = line.find('\t');
    cells.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

// In the order of the line.
template <class Story>
auto fields_of(Story& story) {
  auto& card = story.card;
  return std::array{&story.slug,    &story.language, &card.headline, &card.description,
                    &card.url,      &card.date,      &card.modified, &card.related,
                    &card.entities, &card.names,     &card.type,     &card.start};
}

std::size_t number_of(std::string_view text) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Of the hexadecimal digits that a hash begins with.
std::uint64_t beginning_of(std::string_view hash) {
  std::uint64_t number = 0;
  const std::string_view digits = hash.substr(0, 16);
  std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  return number;
}

bool is_story(const std::vector<std::string_view>& cells) {
  return cells[0] == "story" && cells.size() == 15;
}

KnownStory story_of(const std::vector<std::string_view>& cells) {
  KnownStory story;
  story.bytes = number_of(cells[2]);
  std::size_t next = 3;
  for (std::string* field : fields_of(story)) *field = std::string(cells[next++]);
  return story;
}

// False at the end, and where it cannot be read.
bool append_piece(int descriptor, std::uint64_t place, std::size_t size, std::string& text) {
  const std::size_t before = text.size();
  text.resize(before + size);
  ssize_t count = 0;
  do {
    count = ::pread(descriptor, text.data() + before, size, static_cast<off_t>(place));
  } while (count < 0 && errno == EINTR);
  text.resize(before + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  return count > 0;
}

}  // namespace

BuildState::BuildState(const std::string& path, const std::string& made_of)
    : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  bool is_same = false;
  for_each_line([&](std::uint64_t place, const std::vector<std::string_view>& cells) {
    if (cells[0] == "made-of" && cells.size() == 2) is_same = cells[1] == made_of;
    if (!is_same) return;
    if (is_story(cells)) {
      lines_.push_back({beginning_of(cells[1]), place});
    } else if (cells[0] == "pages" && cells.size() == 2) {
      pages.emplace(cells[1]);
    } else if (cells[0] == "shard" && cells.size() == 4) {
      shards[std::string(cells[1])] = {std::string(cells[3]), number_of(cells[2])};
    }
  });
  std::sort(lines_.begin(), lines_.end(), [](const Line& a, const Line& b) {
    return std::pair(a.hash, a.place) < std::pair(b.hash, b.place);
  });
}

BuildState::~BuildState() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void BuildState::for_each_line(
    const std::function<void(std::uint64_t place, const std::vector<std::string_view>& cells)>& visit) const {
  constexpr std::size_t kPiece = 256u << 10;
  std::string text;         // what is read and not visited
  std::uint64_t place = 0;  // of text
  while (descriptor_ >= 0 && text.size() <= kLongestLine &&
         append_piece(descriptor_, place + text.size(), kPiece, text)) {
    std::string_view rest = text;
    // A line without an end was not written whole.
    for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
      visit(place, cells_of(rest.substr(0, end)));
      rest.remove_prefix(end + 1);
      place += end + 1;
    }
    text.erase(0, text.size() - rest.size());
  }
}

std::optional<KnownStory> BuildState::find(std::string_view content_hash) const {
  constexpr std::size_t kPiece = 2u << 10;  // most lines are shorter
  const std::uint64_t sought = beginning_of(content_hash);
  auto line = std::lower_bound(lines_.begin(), lines_.end(), sought,
                               [](const Line& each, std::uint64_t hash) { return each.hash < hash; });
  for (; line != lines_.end() && line->hash == sought; ++line) {
    std::string text;
    std::size_t end = std::string::npos;
    while (end == std::string::npos && append_piece(descriptor_, line->place + text.size(), kPiece, text))
      end = text.find('\n');
    if (end == std::string::npos) continue;
    const std::vector<std::string_view> cells = cells_of(std::string_view(text).substr(0, end));
    if (is_story(cells) && cells[1] == content_hash) return story_of(cells);
  }
  return std::nullopt;
}

void BuildState::for_each_former(const std::function<void(const KnownStory& story)>& visit) const {
  for_each_line([&](std::uint64_t, const std::vector<std::string_view>& cells) {
    if (is_story(cells)) visit(story_of(cells));
  });
}

Result<void> write_build_state(const std::string& path, const std::string& folder, const std::string& made_of,
                               const StoryRecords& records, const KnownShards& shards,
                               const std::unordered_set<std::string>& pages) {
  SortedRuns lines(folder);
  records.for_each([&](std::size_t, const StoryRecord& record) {
    std::string line = "story\t" + record.content_hash + "\t" + std::to_string(record.bytes);
    for (const std::string* field : fields_of(record)) line += "\t" + *field;
    lines.add(line + "\n");
  });
  for (const auto& [signature, shard] : shards)
    lines.add("shard\t" + signature + "\t" + std::to_string(shard.bytes) + "\t" + shard.file + "\n");
  for (const std::string& signature : pages) lines.add("pages\t" + signature + "\n");
  Result<void> status;
  const Result<void> written = write_replaceable(path, [&](const Append& append) {
    constexpr std::size_t kPiece = 64u << 10;
    std::string piece = "made-of\t" + made_of + "\n";
    lines.for_each([&](std::string_view line) {
      piece += line;
      if (piece.size() < kPiece) return;
      append(piece);
      piece.clear();
    });
    append(piece);
    status = lines.status();
  });
  return written ? status : written;
}

}  // namespace storylens
