#include "story/quotation.h"

#include <cstddef>
#include <vector>

#include "base/utf8.h"
#include "story/claims.h"
#include "story/html/article.h"
#include "story/passage_link.h"

namespace storylens {
namespace {

// "t12.quote" → 12 and "quote".
struct BlockName {
  std::size_t number = 0;
  std::string_view part;
};

std::optional<BlockName> numbered(std::string_view block, std::string_view kind) {
  constexpr std::size_t kMost = 1'000'000;
  if (block.substr(0, kind.size()) != kind) return std::nullopt;
  std::size_t at = kind.size();
  BlockName name;
  for (; at < block.size() && block[at] >= '0' && block[at] <= '9' && name.number < kMost; ++at)
    name.number = name.number * 10 + static_cast<std::size_t>(block[at] - '0');
  if (at == kind.size() || (at < block.size() && block[at] != '.')) return std::nullopt;
  name.part = block.substr(std::min(at + 1, block.size()));
  return name;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
  }
  return text;
}

std::string written(std::string words, const std::vector<std::string>& source, const std::string& address) {
  std::string text = std::move(words);
  if (const std::string line = joined(source); !line.empty()) text += "\n— " + line;
  return address.empty() ? text : text + "\n" + address;
}

std::string between_marks(std::string_view words) {
  return "“" + std::string(words) + "”";
}

std::string of_take(const Take& take, std::string_view selected, const Strings& strings) {
  const Quote& quote = *take.quote;
  std::string words = selected.empty() ? quoted(quote) : between_marks(selected);
  if (selected.empty() && !quote.original.empty()) words += "\n" + between_marks(quote.original);
  const std::string address = passage_link(take);
  return written(std::move(words),
                 {take.outlet_name.empty() ? take.outlet : take.outlet_name, provenance(strings, take),
                  take.date_published.empty() ? std::string() : strings.date(take.date_published)},
                 address.empty() ? take.url : address);
}

std::string of_story(const Story& story, std::string_view words, const Strings& strings) {
  const std::string& date = story.date_published.empty() ? story.start_date : story.date_published;
  const std::string address = address_of_words(story.url, words);
  return written(between_marks(words), {story.headline, date.empty() ? std::string() : strings.date(date)},
                 address.empty() ? story.url : address);
}

}  // namespace

std::string quotation(const Bundle& bundle, const Story& story, std::string_view block,
                      std::string_view selected, const Strings& strings) {
  selected = trimmed(selected);
  if (const auto name = numbered(block, "t"); name && name->number < story.takes.size()) {
    const Take& take = story.takes[name->number];
    const bool is_quoted = selected.empty() || name->part == "quote" || name->part == "original";
    if (take.quote && is_quoted) return of_take(take, selected, strings);
  }
  if (!selected.empty()) return of_story(story, selected, strings);
  if (const auto name = numbered(block, "claim")) {
    const std::vector<ClaimRow> claims = find_claims(bundle, story);
    if (name->number < claims.size()) return of_story(story, claims[name->number].text, strings);
  }
  return {};
}

}  // namespace storylens
