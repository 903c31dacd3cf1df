#include "story/takes_address.h"

#include <algorithm>

namespace storylens {
namespace {

constexpr std::string_view kClaimsShown[] = {"", "claims", "method"};
constexpr std::size_t kMostValues = 64;  // of a facet; an address is anyone's

void append_part(std::string& address, std::string_view name, std::string_view value) {
  if (!address.empty()) address += '&';
  address.append(name) += '=';
  append_percent_encoded(address, value);
}

}  // namespace

void append_percent_encoded(std::string& text, std::string_view value) {
  constexpr std::string_view kPlain = "-_.~:,/";
  constexpr char kHex[] = "0123456789ABCDEF";
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_alphanumeric = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (is_alphanumeric || kPlain.find(c) != std::string_view::npos) {
      text += c;
    } else {
      text += '%';
      text += kHex[byte >> 4u];
      text += kHex[byte & 15u];
    }
  }
}

void append_takes_view(std::string& address, const TakesView& view) {
  for (std::size_t i = 0; i < kFacets; ++i) {
    for (const std::string& value : view.filter.values[i])
      append_part(address, facet_name(static_cast<Facet>(i)), value);
  }
  if (view.group) append_part(address, "group", facet_name(*view.group));
  if (view.sort) append_part(address, "sort", facet_name(*view.sort));
  if (view.shows_facets) append_part(address, "show", "facets");
  if (view.claims != ClaimsShown::None)
    append_part(address, "show", kClaimsShown[static_cast<std::size_t>(view.claims)]);
  if (view.compared.empty()) return;
  std::string ids;
  for (const std::string& id : view.compared) ids += (ids.empty() ? "" : ",") + id;
  append_part(address, "compare", ids);
}

bool read_takes_part(TakesView& view, std::string_view name, std::string_view value) {
  if (const std::optional<Facet> facet = facet_from_name(name)) {
    if (!view.filter.has(*facet, value) && view.filter.of(*facet).size() < kMostValues)
      view.filter.toggle(*facet, value);
  } else if (name == "group") {
    view.group = facet_from_name(value);
  } else if (name == "sort") {
    view.sort = facet_from_name(value);
  } else if (name == "show") {
    if (value == "facets") view.shows_facets = true;
    if (value == "claims") view.claims = ClaimsShown::Claims;
    if (value == "method") view.claims = ClaimsShown::WithMethod;
  } else if (name == "compare") {
    while (!value.empty() && view.compared.size() < kMostCompared) {
      const std::string_view id = value.substr(0, value.find(','));
      value.remove_prefix(std::min(value.size(), id.size() + 1));
      const bool is_new = std::find(view.compared.begin(), view.compared.end(), id) == view.compared.end();
      if (!id.empty() && is_new) view.compared.emplace_back(id);
    }
  } else {
    return false;
  }
  return true;
}

}  // namespace storylens
