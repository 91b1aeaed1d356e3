// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "base/crypto.h"
#include "base/text.h"
#include "features/accounts/account_store.h"
#include "features/accounts/accounts.h"
#include "features/accounts/login.h"
#include "features/messages/messages.h"

namespace hostler::accounts {
namespace {

constexpr std::size_t most_bytes = 256;

/// From the lists of the most used passwords that are published every year; letters in lower case, at least six long.
constexpr std::array<std::string_view, 60> commonest{
    "000000",     "111111",    "112233",    "121212",     "123123",    "123321",   "123qwe",   "131313",    "159753",   "1q2w3e",    "1q2w3e4r", "1q2w3e4r5t",
    "1qaz2wsx",   "222222",    "555555",    "654321",     "666666",    "696969",   "777777",   "888888",    "987654",   "987654321", "999999",   "abc123",
    "admin1",     "admin123",  "administrator", "asdfgh", "asdfghjkl", "baseball", "changeme", "computer",  "dragon",   "football",  "hallo1",   "hallo123",
    "iloveyou",   "internet",  "letmein",   "master",     "michael",   "monkey",   "p@ssw0rd", "passw0rd",  "password", "passwort",  "princess", "qazwsx",
    "qwer1234",   "qwertz",    "qwerty",    "schatz",     "secret",    "shadow",   "starwars", "sunshine",  "superman", "trustno1",  "welcome",  "zaq12wsx"};

/// "password" and the digits or signs people put behind it.
bool is_common(const std::string& password) {
  std::string word = lower(password);
  auto known = [&] { return std::find(commonest.begin(), commonest.end(), word) != commonest.end(); };
  if (known()) return true;
  while (!word.empty() && std::string_view("0123456789!?.$#").find(word.back()) != std::string_view::npos) word.pop_back();
  return word.size() >= 5 && known();
}

/// "aaaaaaa", "123456", "fedcba": each character as far from the one before.
bool is_a_row(const std::string& password) {
  if (password.size() < 2) return true;
  const int step = password[1] - password[0];
  if (step < -1 || step > 1) return false;
  for (std::size_t i = 1; i < password.size(); ++i)
    if (password[i] - password[i - 1] != step) return false;
  return true;
}

}  // namespace

std::optional<Text> check_password(Database& database, const std::string& login, const std::string& password) {
  const std::int64_t least = read_least_password(database);
  if (static_cast<std::int64_t>(character_count(password)) < least) return Text(N_("Use at least %1 characters."), {std::to_string(least)});
  if (password.size() > most_bytes) return Text(N_("Use at most %1 characters."), {std::to_string(most_bytes)});
  if (!login.empty() && lower(password) == lower(login)) return Text(N_("The password must not be the login name."));
  if (is_a_row(password)) return Text(N_("This password is easy to guess: it is a row of characters like 123456 or aaaaaa."));
  if (is_common(password)) return Text(N_("This password is easy to guess: it is among the most used ones."));
  return std::nullopt;
}

void set_password(Database& database, const Actor& actor, AccountId id, const std::string& password, const std::string& keep_session) {
  const std::string hash = hash_password(password);
  in_transaction(database, [&] {
    auto account = lock_account(database, actor.scope(), id);
    if (!account || account->state == "removing" || account->state == "binned") throw NotFound();
    store_password(database, id, hash);
    end_logins(database, id, keep_session);
    messages::notice(database, actor, id, account->login, N_("Password changed."));
  });
}

}  // namespace hostler::accounts
