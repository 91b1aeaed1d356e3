// SPDX-License-Identifier: GPL-3.0-or-later
// Rules of names that need no database. All names are A-labels in lower case without the final dot, as normalize() leaves them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hostler::domains {

/// A suffix below which strangers register names (publicsuffix.org, its private part too): co.uk, github.io.
bool is_public_suffix(const std::string& name);
/// Names of this kind mean something to every machine and belong to nobody: local, lan, home.arpa, … and all below them.
bool is_special(std::string_view name);
/// Is name the same as other, or below it?
bool is_within(std::string_view name, std::string_view other);
/// All names above: shop.a.test → a.test, test.
std::vector<std::string> names_above(std::string_view name);
/// a.test → "test.a."
std::string reversed(std::string_view name);

}  // namespace hostler::domains
