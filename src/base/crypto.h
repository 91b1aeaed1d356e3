// SPDX-License-Identifier: GPL-3.0-or-later
// Secrets: random values, digests, password hashes. OpenSSL for the first two, libxcrypt's yescrypt for passwords.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hostler {

std::string random_bytes(std::size_t count);
/// 256 bits in base64url, 43 characters: cookies, tokens of forms and links.
std::string random_token();
/// A password for a person: 16 characters without look-alikes.
std::string random_password();
/// 32 raw bytes.
std::string sha256(std::string_view data);
std::string hex(std::string_view bytes);
/// Same content? In a time that depends on the length only.
bool same_secret(std::string_view a, std::string_view b);

/// crypt(3) yescrypt with default cost, about 10–50 ms. Passwords are at most 256 bytes: longer ones are a Failure, callers check first.
std::string hash_password(std::string_view password);
/// bcrypt ($2y$), which web servers check at each request: cost 6, about 4 ms. It looks at the first 72 bytes; longer ones are a Failure.
std::string hash_for_web_server(std::string_view password);
/// Costs the same whether it matches or not. An empty hash costs as much and never matches.
bool password_matches(std::string_view password, const std::string& hash);

}  // namespace hostler
