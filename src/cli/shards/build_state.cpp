#include "cli/shards/build_state.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <vector>

#include "cli/files.h"

namespace storylens {
namespace {

constexpr std::size_t kMostBytes = std::size_t{4} << 30;

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
std::array<std::string*, 12> fields_of(KnownStory& story) {
  StoryCard& card = story.card;
  return {&story.slug,    &story.language, &card.headline, &card.description, &card.url,  &card.date,
          &card.modified, &card.related,   &card.entities, &card.names,       &card.type, &card.start};
}

std::size_t number_of(std::string_view text) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

BuildState read_build_state(const std::string& path, const std::string& made_of) {
  BuildState state;
  state.made_of = made_of;
  const Result<std::string> text = read_file(path, kMostBytes);
  if (!text) return state;
  std::string_view rest = *text;
  bool is_same = false;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) break;  // a line that was not written whole
    const std::vector<std::string_view> cells = cells_of(rest.substr(0, end));
    rest.remove_prefix(end + 1);
    if (cells[0] == "made-of" && cells.size() == 2) {
      is_same = cells[1] == made_of;
    } else if (cells[0] == "story" && cells.size() == 15) {
      KnownStory story;
      story.bytes = number_of(cells[2]);
      std::size_t next = 3;
      for (std::string* field : fields_of(story)) *field = std::string(cells[next++]);
      state.former.push_back({story.language, story.slug, story.card.entities});
      if (is_same) state.stories.emplace(cells[1], std::move(story));
    } else if (is_same && cells[0] == "pages" && cells.size() == 2) {
      state.pages.emplace(cells[1]);
    } else if (is_same && cells[0] == "shard" && cells.size() == 4) {
      state.shards[std::string(cells[1])] = {std::string(cells[3]), number_of(cells[2])};
    }
  }
  return state;
}

std::string build_state_text(const std::string& made_of, const std::vector<StoryRecord>& records,
                             const KnownShards& shards, const std::unordered_set<std::string>& pages) {
  std::vector<std::string> lines;
  for (const StoryRecord& record : records) {
    const StoryCard& card = record.card;
    std::string line = "story\t" + record.content_hash + "\t" + std::to_string(record.bytes);
    for (const std::string* field :
         {&record.slug, &record.language, &card.headline, &card.description, &card.url, &card.date,
          &card.modified, &card.related, &card.entities, &card.names, &card.type, &card.start})
      line += "\t" + *field;
    lines.push_back(line + "\n");
  }
  for (const auto& [signature, shard] : shards) {
    lines.push_back("shard\t" + signature + "\t" + std::to_string(shard.bytes) + "\t" + shard.file + "\n");
  }
  for (const std::string& signature : pages) lines.push_back("pages\t" + signature + "\n");
  std::sort(lines.begin(), lines.end());
  std::string text = "made-of\t" + made_of + "\n";
  for (const std::string& line : lines) text += line;
  return text;
}

}  // namespace storylens
