// SPDX-License-Identifier: GPL-3.0-or-later
// The wizard's password while its user does not exist yet: AES-256-GCM under a key that HKDF-SHA-256 (RFC 5869) makes of the session's cookie, which the
// database does not have. Bound to the run it was typed in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hostler::signup {

std::string seal(std::string_view secret, std::string_view cookie, std::string_view run);
/// Nothing when it was sealed with another cookie or run, or changed since.
std::optional<std::string> unseal(std::string_view sealed, std::string_view cookie, std::string_view run);

}  // namespace hostler::signup
