#include "ui/reading_settings.h"

#include <cstddef>
#include <iterator>

namespace storylens {
namespace {

constexpr std::string_view kMeasures[] = {"narrow", "normal", "wide"};
constexpr std::string_view kFaces[] = {"host", "serif", "sans"};
constexpr std::string_view kThemes[] = {"auto", "light", "dark", "contrast"};

template <typename Choice, std::size_t Count>
void read(std::optional<Choice>& choice, const std::string_view (&names)[Count], std::string_view value) {
  for (std::size_t i = 0; i < Count; ++i) {
    if (names[i] == value) choice = static_cast<Choice>(i);
  }
}

}  // namespace

float ReadingSettings::text_scale() const {
  return static_cast<float>(kTextSizes[size.value_or(kUsualTextSize)]) * 0.01f;
}

float ReadingSettings::measure_scale() const {
  switch (measure.value_or(Measure::Normal)) {
    case Measure::Narrow: return 0.76f;
    case Measure::Normal: return 1.0f;
    case Measure::Wide: return 1.34f;
  }
  return 1.0f;
}

std::string_view ReadingSettings::face_name() const {
  return kFaces[static_cast<std::size_t>(face.value_or(Typeface::Host))];
}

std::string settings_address(const ReadingSettings& settings) {
  std::string text;
  const auto part = [&](std::string_view name, std::string_view value) {
    text.append("&").append(name).append("=").append(value);
  };
  if (settings.text_scale() != 1.0f) part("textsize", std::to_string(kTextSizes[*settings.size]));
  if (settings.measure_scale() != 1.0f)
    part("measure", kMeasures[static_cast<std::size_t>(*settings.measure)]);
  if (settings.face.value_or(Typeface::Host) != Typeface::Host) part("face", settings.face_name());
  if (settings.theme) part("theme", kThemes[static_cast<std::size_t>(*settings.theme)]);
  return text;
}

bool read_settings_part(ReadingSettings& settings, std::string_view name, std::string_view value) {
  if (name == "textsize") {
    for (std::size_t i = 0; i < std::size(kTextSizes); ++i) {
      if (std::to_string(kTextSizes[i]) == value) settings.size = static_cast<int>(i);
    }
  } else if (name == "measure") {
    read(settings.measure, kMeasures, value);
  } else if (name == "face") {
    read(settings.face, kFaces, value);
  } else if (name == "theme") {
    read(settings.theme, kThemes, value);
  } else {
    return false;
  }
  return true;
}

void take_over(ReadingSettings& settings, const ReadingSettings& address) {
  if (address.size) settings.size = address.size;
  if (address.measure) settings.measure = address.measure;
  if (address.face) settings.face = address.face;
  if (address.theme) settings.theme = address.theme;
}

}  // namespace storylens
