// SPDX-License-Identifier: GPL-3.0-or-later
// A QR code as the path of an SVG picture: the page needs neither a file nor another server, and no inline style.
#pragma once

#include <string>

namespace hostler::accounts {

struct QrCode {
  int size = 0;           // modules on a side, the quiet zone included
  std::string path;       // of the dark modules, for <path d>: letters, digits, blanks and signs only
};
QrCode qr_code(const std::string& text);

}  // namespace hostler::accounts
