// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/qr_code.h"

#include <qrencode.h>

#include <memory>

#include "base/errors.h"

namespace hostler::accounts {
namespace {

constexpr int quiet_zone = 4;

bool is_dark(const QRcode& code, int x, int y) { return (code.data[y * code.width + x] & 1) != 0; }

/// Neighbours of a row are one rectangle.
std::string row_path(const QRcode& code, int y) {
  std::string path;
  for (int x = 0; x < code.width;) {
    int end = x;
    while (end < code.width && is_dark(code, end, y)) ++end;
    if (end > x) path += "M" + std::to_string(x + quiet_zone) + " " + std::to_string(y + quiet_zone) + "h" + std::to_string(end - x) + "v1h-" + std::to_string(end - x) + "z";
    x = end + 1;
  }
  return path;
}

}  // namespace

QrCode qr_code(const std::string& text) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
  if (!code) throw Failure("libqrencode: no picture");
  QrCode picture{code->width + 2 * quiet_zone, {}};
  for (int y = 0; y < code->width; ++y) picture.path += row_path(*code, y);
  return picture;
}

}  // namespace hostler::accounts
