// SPDX-License-Identifier: GPL-3.0-or-later
// A skin as a file: a zip with skin.json and, if it has one, logo.png, logo.svg or logo.gif. Read in memory, entry by entry, never more than is allowed:
// nothing is written anywhere, so no name in it can lead anywhere (C13, P30, P31).
#pragma once

#include <string>

#include "features/appearance/logo.h"
#include "features/appearance/palette.h"

namespace hostler::appearance {

struct Unpacked {
  Palette palette;
  Logo logo;
};
/// Refused whole, with the field "zip", for anything that is not such a zip.
Unpacked unpack_skin(const std::string& zip);
std::string pack_skin(const Palette& palette, const Logo& logo);

}  // namespace hostler::appearance
