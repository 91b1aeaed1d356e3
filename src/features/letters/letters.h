// SPDX-License-Identifier: GPL-3.0-or-later
// Registration mails (P4): one for each package, one for users without a package. What a reseller has not written comes from the server (V1), what the
// server has not from the built-in text, in the user's language.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/config.h"
#include "base/database.h"
#include "features/actor.h"
#include "features/letters/variables.h"

namespace hostler::letters {

struct Letter {
  std::uint64_t id = 0;            // 0: built in
  std::uint64_t package = 0;       // 0: for users without a package
  std::string package_name;
  std::string sender;              // empty: the writer's own address
  std::string subject, text;
  unsigned version = 1;
};

/// Of the actor (administrators share theirs). Refused with field "package" when there is one for it already, NotFound for a foreign package.
std::uint64_t create(Database& database, const Actor& actor, const Letter& wanted);
/// Sender, subject and text; Conflict when it has changed since version.
void change(Database& database, const Actor& actor, const Letter& wanted);
void remove(Database& database, const Actor& actor, std::uint64_t id);
/// NotFound when it is not the actor's.
Letter get(Database& database, const Actor& actor, std::uint64_t id);

/// The built-in one in the current language.
Letter built_in(bool with_domains = true);

/// To whom something is written: his values of all variables but the password, words in his language.
struct Addressee {
  std::string login, email, language;
  Values values;
};
/// NotFound outside the actor's subtree. The writer's contact stands for the reseller's where the user has none.
Addressee addressee(Database& database, const Config& config, const Actor& actor, AccountId account, AccountId writer);
/// The address mails of his come from: the one he set (S4), else his own; the server's hostmaster when he has none.
std::string default_sender(Database& database, const Config& config, const Actor& actor, AccountId writer);

/// A registration mail made out to somebody, its text in the pieces between the places of the password.
struct Composed {
  std::string from, to, subject, language;
  std::vector<std::string> pieces;
};
/// With the letter in force for the package (0: none).
Composed registration(Database& database, const Config& config, const Actor& actor, AccountId account, std::uint64_t package);

}  // namespace hostler::letters
