// Reading settings: how a reader wants the text: its size, the length of its lines, its typeface, the colors.
// What is not chosen is the host's or the browser's. Kept in the address, since nothing is stored
// (`textsize=115&measure=wide&face=sans&theme=contrast`; names are part of the public contract).
//
// Units: a share of the usual.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ui/actions.h"

namespace storylens {

enum class Measure : std::uint8_t { Narrow, Normal, Wide };
enum class Typeface : std::uint8_t { Host, Serif, Sans };  // Host = the page's around the element

inline constexpr int kTextSizes[] = {85, 100, 115, 130, 150};  // percent
inline constexpr int kUsualTextSize = 1;                       // index

struct ReadingSettings {
  std::optional<int> size;  // index of kTextSizes
  std::optional<Measure> measure;
  std::optional<Typeface> face;
  std::optional<ThemeChoice> theme;

  float text_scale() const;            // of what the browser asks for
  float measure_scale() const;         // of the usual length of a line
  std::string_view face_name() const;  // host, serif, sans
  bool operator==(const ReadingSettings&) const = default;
};

// What is chosen and not as usual, each as `&name=value`.
std::string settings_address(const ReadingSettings& settings);
// False when the name is of no setting; an unknown value is passed over.
bool read_settings_part(ReadingSettings& settings, std::string_view name, std::string_view value);
// What `address` says replaces what is chosen; what it does not say stays.
void take_over(ReadingSettings& settings, const ReadingSettings& address);

}  // namespace storylens
