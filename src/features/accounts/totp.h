// SPDX-License-Identifier: GPL-3.0-or-later
// Codes of authenticator apps (RFC 6238: SHA-1, 30 seconds, six digits), by liboath.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace hostler::accounts::totp {

inline constexpr std::size_t secret_bytes = 20;
inline constexpr int step_s = 30;

/// In groups of four, as people type it; RFC 4648 without padding.
std::string as_text(const std::string& secret);
/// What the QR code says: otpauth://totp/…
std::string address(const std::string& secret, const std::string& issuer, const std::string& login);
/// The step whose code this is, at most one before or after the present one; nothing when it is none of these.
std::optional<std::uint64_t> step_of(const std::string& secret, const std::string& code, std::int64_t now);
/// The code that an app shows at that moment.
std::string code_at(const std::string& secret, std::int64_t now);
/// Random bytes as base32, for codes that people keep on paper.
std::string base32(const std::string& bytes);

}  // namespace hostler::accounts::totp
