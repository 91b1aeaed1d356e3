// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/appearance/colour.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace hostler::appearance {
namespace {

std::optional<std::uint32_t> digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return std::nullopt;
}

double linear(std::uint32_t channel) {
  const double part = channel / 255.0;
  return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

}  // namespace

std::optional<Colour> Colour::parse(std::string_view text) {
  std::string digits = lower(text.substr(text.starts_with('#') ? 1 : 0));
  if (digits.size() == 3) digits = {digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]};
  if (digits.size() != 6) return std::nullopt;
  std::uint32_t rgb = 0;
  for (char c : digits) {
    const auto value = digit(c);
    if (!value) return std::nullopt;
    rgb = rgb * 16 + *value;
  }
  return Colour(rgb);
}

std::string Colour::text() const {
  std::string result = "#";
  for (int shift = 20; shift >= 0; shift -= 4) result += "0123456789abcdef"[rgb_ >> shift & 15];
  return result;
}

double Colour::luminance() const { return 0.2126 * linear(rgb_ >> 16 & 255) + 0.7152 * linear(rgb_ >> 8 & 255) + 0.0722 * linear(rgb_ & 255); }

double contrast(Colour a, Colour b) {
  const double one = a.luminance(), other = b.luminance();
  return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

Check colour_check() {
  return [](std::string& value) -> std::optional<Text> {
    const auto colour = Colour::parse(value);
    if (!colour) return Text(N_("Enter a colour like #1b62d4."));
    value = colour->text();
    return std::nullopt;
  };
}

}  // namespace hostler::appearance
