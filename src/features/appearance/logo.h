// SPDX-License-Identifier: GPL-3.0-or-later
// A logo as it was uploaded becomes a picture of our own making: GIF and PNG are decoded and written anew as PNG, SVG is rewritten (svg.h). So nothing
// hides behind or between the points.
#pragma once

#include <string>

namespace hostler::appearance {

inline constexpr std::size_t most_logo_bytes = 100 * 1024;

struct Logo {
  std::string type;       // "png", "svg"; empty: none
  std::string bytes;
};
/// By its content, not by a name. Refused with the field "logo" and what would be right.
Logo make_logo(const std::string& uploaded);

}  // namespace hostler::appearance
