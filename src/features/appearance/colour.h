// SPDX-License-Identifier: GPL-3.0-or-later
// A colour that can be nothing else, and whether two of them can be read on one another.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/form.h"

namespace hostler::appearance {

class Colour {
public:
  /// #rgb or #rrggbb, also without the sign and in capital letters.
  static std::optional<Colour> parse(std::string_view text);
  constexpr Colour() = default;
  constexpr explicit Colour(std::uint32_t rgb) : rgb_(rgb) {}
  /// Always #rrggbb.
  std::string text() const;
  /// Relative luminance of WCAG 2.2, 0 to 1.
  double luminance() const;
  bool operator==(const Colour&) const = default;

private:
  std::uint32_t rgb_ = 0;
};

/// WCAG 2.2: 1 to 21, whichever is in front.
double contrast(Colour a, Colour b);
/// Brings a typed colour into its one form.
Check colour_check();

}  // namespace hostler::appearance
