// SPDX-License-Identifier: GPL-3.0-or-later
// The only SQL that names api_token, api_rate and api_creation. Whoever has a token acts as its account, but never as the person: what is personal (his
// password, his second step, his tokens) stays closed.
#pragma once

#include <optional>
#include <string>

#include "base/database.h"
#include "features/actor.h"
#include "http/listing.h"

namespace hostler::api::store {

struct Token {
  std::uint64_t id = 0;
  std::string name;
  bool may_write = false;
  int days_left = 0;               // 0: it does not end
};

/// The token's account, as it is now.
struct Bearer {
  std::uint64_t token = 0;
  bool may_write = false;
  Actor actor;
  std::string language;
  int most_requests = 0;           // in a minute
  bool has_second_step = false;
  std::string rules_version;       // of the permission matrix
};
/// Nothing for one that is unknown, ended, or of an account that is not active.
std::optional<Bearer> find_bearer(Database& database, const std::string& secret);
/// Counts a request of this minute; answers how many there were with it. Not part of any transaction.
std::int64_t count_request(Database& database, std::uint64_t token);

int seconds_left_of_minute(Database& database);

std::uint64_t insert_token(Database& database, AccountId account, const Token& token, const std::string& secret);
/// False when the account has none with this id.
bool remove_token(Database& database, AccountId account, std::uint64_t id);
std::optional<Token> find_token(Database& database, AccountId account, std::uint64_t id);
std::optional<std::uint64_t> find_token_by_name(Database& database, AccountId account, const std::string& name);
void forget(Database& database, AccountId account);
Listing token_listing();
ListQuery token_query(AccountId account);

/// How take_key keeps what was asked for.
std::string digest(const std::string& text);

/// One creation under a key that the caller chose, so that a repeated request makes nothing twice.
struct Creation {
  std::string request;             // what was asked for, as a digest
  std::uint64_t object = 0;
};
/// In the transaction of the creation. Throws Duplicate when the account used the key within a day; waits for one that is just being used.
void take_key(Database& database, AccountId account, const std::string& key, const std::string& request);
void settle_key(Database& database, AccountId account, const std::string& key, std::uint64_t object);
std::optional<Creation> made_with_key(Database& database, AccountId account, const std::string& key);

}  // namespace hostler::api::store
