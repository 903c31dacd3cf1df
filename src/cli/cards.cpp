#include "cli/cards.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <unordered_map>
#include <unordered_set>

#include "story/exchange/story_card.h"

namespace storylens {

namespace fs = std::filesystem;

std::string card_file(const std::string& slug, const std::string& language, bool is_only) {
  return "cards/" + slug + (is_only || language.empty() ? "" : "." + language) + ".svg";
}

std::vector<OutputFile> story_card_files(const Bundle& bundle, std::size_t count, const std::string& folder) {
  const StoryCards cards(bundle);
  std::unordered_map<std::string, std::size_t> editions;
  for (std::size_t i = 0; i < count; ++i) ++editions[bundle.stories[i].slug];
  std::unordered_set<std::string> seen;
  std::vector<OutputFile> files;
  const auto add = [&](const Story& story, bool is_only, const std::string& card) {
    files.push_back({(fs::path(folder) / card_file(story.slug, story.in_language, is_only)).string(), card});
  };
  for (std::size_t i = 0; i < count; ++i) {
    const Story& story = bundle.stories[i];
    const std::string card = cards.card(story);
    if (seen.insert(story.slug).second) add(story, true, card);
    if (editions[story.slug] > 1) add(story, false, card);
  }
  return files;
}

void remove_other_cards(const std::string& folder,
                        const std::function<bool(const std::string& path)>& is_kept) {
  std::error_code error;
  std::vector<fs::path> others;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(folder) / "cards", error)) {
    const bool is_card = entry.path().extension() == ".svg";
    const bool is_unfinished =
        entry.path().extension() == ".tmp" && entry.path().stem().string().find(".svg.") != std::string::npos;
    if (is_unfinished || (is_card && !is_kept(entry.path().string()))) others.push_back(entry.path());
  }
  for (const fs::path& path : others) fs::remove(path, error);
}

}  // namespace storylens
