// SPDX-License-Identifier: GPL-3.0-or-later
// Texts with variables like ##login##: the one list of them, what is unknown in a text, and the replacing: once, in one pass, never again inside a
// value that was put in (security.md C35).
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors.h"
#include "http/form.h"

namespace hostler::letters {

struct Variable {
  std::string_view name;       // written ##name##
  Text label;
  Text sample;                 // what a preview without a user shows
};
std::span<const Variable> variables();

/// Only the text of a registration mail knows it, and nobody's values hold it.
inline constexpr std::string_view password_variable = "password";

/// For a field: refuses variables that do not exist, by name.
Check known_variables(bool with_password);

using Values = std::map<std::string, std::string, std::less<>>;

/// The text with its values, in the pieces between the places of the password: one more than it has such places. What has no value stays as it stands.
std::vector<std::string> pieces(std::string_view text, const Values& values);
/// The whole text; nothing stands for the password.
std::string replaced(std::string_view text, const Values& values);
/// The same for a header: values of several lines become one.
std::string replaced_line(std::string_view text, const Values& values);

/// The samples, in the current language.
Values samples();

}  // namespace hostler::letters
