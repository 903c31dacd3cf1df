#include "story/report_link.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "story/rich_text.h"
#include "story/takes_address.h"

namespace storylens {
namespace {

constexpr std::string_view kMail = "mailto:";
constexpr std::string_view kSecure = "https://";

bool begins_with(std::string_view text, std::string_view beginning) {
  return equal_ignoring_ascii_case(text.substr(0, beginning.size()), beginning);
}

bool is_mail_letter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         std::string_view("._+-").find(c) != std::string_view::npos;
}

std::vector<std::pair<std::string_view, std::string>> facts(const Bundle& bundle, const Story& story,
                                                            const Take* take) {
  std::string pointer;
  if (story.place >= 0) {
    pointer = "/stories/" + std::to_string(story.place);
    if (take != nullptr) pointer += "/takes/" + std::to_string(take->place);
  }
  return {{"bundle", bundle.digest},
          {"version", bundle.version},
          {"created", bundle.created},
          {"pointer", std::move(pointer)},
          {"story", story.slug},
          {"lang", story.in_language},
          {"take", take == nullptr ? std::string() : take->id}};
}

}  // namespace

bool is_report_address(std::string_view text) {
  if (begins_with(text, kSecure)) return !safe_url(text).empty();
  if (!begins_with(text, kMail)) return false;
  text.remove_prefix(kMail.size());
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == text.size()) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), is_mail_letter) &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 1, text.end(), is_mail_letter);
}

std::string report_link(const Bundle& bundle, const Story& story, const Take* take) {
  if (!is_report_address(bundle.report_to)) return {};
  const bool is_mail = begins_with(bundle.report_to, kMail);
  std::string query;
  for (const auto& [name, value] : facts(bundle, story, take)) {
    if (value.empty()) continue;
    if (is_mail) {
      append_percent_encoded(query, std::string(name) + ": " + value + "\r\n");
    } else {
      query.append(query.empty() ? "" : "&").append(name).append("=");
      append_percent_encoded(query, value);
    }
  }
  const std::size_t hash = std::min(bundle.report_to.find('#'), bundle.report_to.size());
  std::string address = bundle.report_to.substr(0, hash);
  address += address.find('?') == std::string::npos ? '?' : '&';
  if (is_mail) {
    address += "subject=";
    append_percent_encoded(address, story.headline);
    address += "&body=%0D%0A%0D%0A";
  }
  return address + query + bundle.report_to.substr(hash);
}

}  // namespace storylens
