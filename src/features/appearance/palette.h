// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of the panel by name: the custom properties at the start of htdocs/css/panel.css, for light and dark. A skin is other values for them and
// nothing else; style made of them can carry nothing else either.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "features/appearance/colour.h"

namespace hostler::appearance {

inline constexpr std::size_t colour_count = 17;

struct NamedColour {
  std::string_view name;       // "line-strong" of --line-strong
  Text label, help;
  std::uint32_t light, dark;   // of the panel's own look
};
std::span<const NamedColour, colour_count> named_colours();

using Shades = std::array<Colour, colour_count>;     // in the order of named_colours()
struct Palette {
  Shades light, dark;
  bool operator==(const Palette&) const = default;
};
Palette own_palette();

/// The style sheet, for screens only: paper stays white.
std::string style_of(const Palette& palette);

/// Texts that are hard to read on their ground (WCAG 2.2 AA: 4.5, borders of fields 3).
struct HardToRead {
  Text front, ground;
  bool dark = false;
  double contrast = 0, least = 0;
};
std::vector<HardToRead> hard_to_read(const Palette& palette);

/// Two fields a colour, light_NAME and dark_NAME, with the palette's values.
std::vector<Field> colour_fields(const Palette& palette);
Palette palette_from(const FormValues& values);

/// {"light":{"bg":"#ffffff",…},"dark":{…}}; what is missing is the panel's own. Refused for anything else in it.
std::string json_of(const Palette& palette);
Palette palette_from_json(const std::string& json);

}  // namespace hostler::appearance
