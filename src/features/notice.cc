// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "base/crypto.h"
#include "features/frame.h"

namespace hostler {
namespace {

constexpr std::size_t seal_size = 64;       // SHA-256 in hex
constexpr std::size_t most_bytes = 3000;    // browsers keep 4096 of a cookie

std::optional<std::string> from_hex(std::string_view digits) {
  auto value = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
  std::string bytes;
  if (digits.size() % 2 != 0) return std::nullopt;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    if (value(digits[i]) < 0 || value(digits[i + 1]) < 0) return std::nullopt;
    bytes += static_cast<char>(value(digits[i]) * 16 + value(digits[i + 1]));
  }
  return bytes;
}

/// Hashed twice, so that nobody can lengthen a sealed text without the token.
std::string seal(const std::string& text, const std::string& token) { return hex(sha256("notice:" + token + sha256("notice:" + token + text))); }

}  // namespace

std::string sealed_notice(const Text& notice, const std::string& token) {
  std::string text = nlohmann::json{notice.id, notice.values}.dump();
  std::string cookie = seal(text, token) + hex(text);
  return cookie.size() <= most_bytes ? cookie : "";
}

std::optional<Text> opened_notice(const std::string& cookie, const std::string& token) {
  if (cookie.size() <= seal_size || token.empty()) return std::nullopt;
  auto text = from_hex(std::string_view(cookie).substr(seal_size));
  if (!text || !same_secret(cookie.substr(0, seal_size), seal(*text, token))) return std::nullopt;
  auto notice = nlohmann::json::parse(*text);
  return Text(notice.at(0).get<std::string>(), notice.at(1).get<std::vector<std::string>>());
}

}  // namespace hostler
