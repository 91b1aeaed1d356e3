// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/logins.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace hostler::accounts {
namespace {

/// What the log of messages calls programs, and what nobody should be able to pass for.
constexpr std::array<std::string_view, 4> programs{"hostlerctl", "panel", "server", "worker"};

/// Takes a number without leading zero off the front.
bool take_number(std::string_view& rest) {
  std::size_t digits = 0;
  while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') ++digits;
  if (digits == 0 || digits > 10 || rest[0] == '0') return false;
  rest.remove_prefix(digits);
  return true;
}

}  // namespace

bool is_numbered_login(std::string_view login) {
  const bool user = login.substr(0, 3) == "web";
  if (!user && login.substr(0, 3) != "res") return false;
  login.remove_prefix(3);
  if (!take_number(login)) return false;
  if (login.empty()) return true;
  if (!user || login[0] != 'f') return false;
  login.remove_prefix(1);
  return take_number(login) && login.empty();
}

std::optional<Text> why_not_admin_login(const std::string& login) {
  const bool shape = login.size() >= 2 && login.size() <= 32 && login[0] >= 'a' && login[0] <= 'z' &&
                     login.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-") == std::string::npos;
  if (!shape) return Text(N_("Use 2 to 32 small letters, digits, dots, hyphens and underscores, and begin with a letter."));
  if (is_numbered_login(login) || std::find(programs.begin(), programs.end(), login) != programs.end()) return Text(N_("This name is reserved by the system."));
  return std::nullopt;
}

}  // namespace hostler::accounts
