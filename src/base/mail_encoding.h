// SPDX-License-Identifier: GPL-3.0-or-later
// The transfer forms of a mail's parts: RFC 2047 for headers, RFC 2045 quoted-printable for the text. Lines end in LF, as sendmail wants them.
#pragma once

#include <string>
#include <string_view>

namespace hostler {

/// Unstructured header text, folded; start is the length of what stands before it on the line ("Subject: ").
std::string header_text(std::string_view text, std::size_t start);
/// A display name before <address>: an atom, a quoted string or encoded words.
std::string display_name(std::string_view name, std::size_t start);
/// Lines of at most 76 bytes, none with a leading dot or "From ", none ending in a blank. CR LF counts as LF.
std::string quoted_printable(std::string_view text);

}  // namespace hostler
