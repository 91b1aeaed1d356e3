// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/totp.h"

#include <liboath/oath.h>

#include <cstdlib>

#include "base/errors.h"
#include "base/text.h"

namespace hostler::accounts::totp {
namespace {

constexpr unsigned digits = 6;
constexpr std::size_t steps_around = 1;

void require_library() {
  static const int ready = oath_init();
  if (ready != OATH_OK) throw Failure("liboath cannot be used");
}

}  // namespace

std::string base32(const std::string& bytes) {
  require_library();
  char* text = nullptr;
  std::size_t size = 0;
  if (oath_base32_encode(bytes.data(), bytes.size(), &text, &size) != OATH_OK) throw Failure("liboath: no base32");
  std::string result(text, size);
  std::free(text);
  while (!result.empty() && result.back() == '=') result.pop_back();
  return result;
}

std::string as_text(const std::string& secret) {
  const std::string plain = base32(secret);
  std::string grouped;
  for (std::size_t i = 0; i < plain.size(); i += 4) grouped += (i ? " " : "") + plain.substr(i, 4);
  return grouped;
}

std::string address(const std::string& secret, const std::string& issuer, const std::string& login) {
  return "otpauth://totp/" + url_encoded(issuer) + ":" + url_encoded(login) + "?secret=" + base32(secret) + "&issuer=" + url_encoded(issuer) +
         "&algorithm=SHA1&digits=6&period=30";
}

std::optional<std::uint64_t> step_of(const std::string& secret, const std::string& code, std::int64_t now) {
  require_library();
  if (code.size() != digits) return std::nullopt;
  std::uint64_t step = 0;
  const int found = oath_totp_validate3(secret.data(), secret.size(), now, step_s, 0, steps_around, nullptr, &step, code.c_str());
  if (found == OATH_INVALID_OTP) return std::nullopt;
  if (found < 0) throw Failure(std::string("liboath: ") + oath_strerror(found));
  return step;
}

std::string code_at(const std::string& secret, std::int64_t now) {
  require_library();
  char code[digits + 1] = {};
  if (oath_totp_generate(secret.data(), secret.size(), now, step_s, 0, digits, code) != OATH_OK) throw Failure("liboath: no code");
  return code;
}

}  // namespace hostler::accounts::totp
