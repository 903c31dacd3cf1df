#include "story/markdown/bare_address.h"

namespace storylens {
namespace {

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// How much of the text belongs to an address: not the punctuation of the sentence around it. A part before an
// @ in the host's place would hide the host, so the address ends there.
std::size_t address_length(std::string_view text, bool is_in_host) {
  constexpr std::string_view kInside = "%,~:!$*;=+/?&#-_.@()'";
  constexpr std::string_view kNeverLast = ",~:!;.?*'(_";
  std::size_t length = 0;
  int open_parentheses = 0;
  for (; length < text.size(); ++length) {
    const char c = text[length];
    if (!is_alphanumeric(c) && kInside.find(c) == std::string_view::npos) break;
    if (c == '/' || c == '?' || c == '#') is_in_host = false;
    if (c == '@' && is_in_host) break;
    if (c == '(') ++open_parentheses;
    if (c == ')' && --open_parentheses < 0) break;
  }
  while (length > 0 && kNeverLast.find(text[length - 1]) != std::string_view::npos) --length;
  return length;
}

}  // namespace

std::vector<BareAddress> bare_addresses(std::string_view text) {
  std::vector<BareAddress> addresses;
  std::size_t last_end = 0;
  std::size_t at = text.find("http");
  while (at != std::string_view::npos) {
    const std::string_view rest = text.substr(at);
    const std::size_t scheme = rest.substr(0, 8) == "https://" ? 8 : rest.substr(0, 7) == "http://" ? 7 : 0;
    const bool begins_word = at == last_end || !is_alphanumeric(text[at - 1]);
    const bool has_host = scheme > 0 && scheme < rest.size() && is_alphanumeric(rest[scheme]);
    if (begins_word && has_host) {
      addresses.push_back({at - last_end, scheme + address_length(rest.substr(scheme), true)});
      last_end = at + addresses.back().length;
      at = text.find("http", last_end);
    } else {
      at = text.find("http", at + 4);
    }
  }
  return addresses;
}

std::size_t continued_address_length(std::string_view address, std::string_view following) {
  constexpr std::size_t kLongestHost = 300;
  const bool is_in_host = address.size() < kLongestHost &&
                          address.find_first_of("/?#", address.find("//") + 2) == std::string_view::npos;
  return address_length(following, is_in_host);
}

}  // namespace storylens
