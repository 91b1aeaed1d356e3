// SPDX-License-Identifier: GPL-3.0-or-later
// Text as bytes: checks and small transformations that know no hosting.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hostler {

/// Well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates) without NUL?
bool is_clean_utf8(std::string_view text);
/// A control character other than tab and line feed?
bool has_control(std::string_view text);
/// Characters, not bytes, of clean UTF-8.
std::size_t character_count(std::string_view text);
std::string trimmed(std::string_view text);
/// ASCII letters only.
std::string lower(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
/// The whole text as a decimal number, with an optional minus; nothing else.
std::optional<std::int64_t> to_number(std::string_view text);
/// For URL paths and queries (RFC 3986 unreserved stay).
std::string url_encoded(std::string_view text);
std::string html_escaped(std::string_view text);
bool starts_with(std::string_view text, std::string_view start);

}  // namespace hostler
