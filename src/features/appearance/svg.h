// SPDX-License-Identifier: GPL-3.0-or-later
// A picture from a stranger, written anew from what we know to be harmless: shapes, colours, gradients, text. No script, no event, no address, no style
// sheet, nothing from elsewhere; what is not on the list is left out.
#pragma once

#include <string>

namespace hostler::appearance {

/// Refused when it is no SVG at all, or far too nested or large.
std::string clean_svg(const std::string& svg);

}  // namespace hostler::appearance
