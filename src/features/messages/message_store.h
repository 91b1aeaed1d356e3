// SPDX-License-Identifier: GPL-3.0-or-later
// The only SQL that names message and message_reader.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/database.h"
#include "features/actor.h"
#include "http/listing.h"

namespace hostler::messages {

enum class Kind { notice, error };
enum class Filter { all, errors, notices };

/// The columns time, kind, who acted, as whom, address, object, text, of a message_listing; one more, text_values, comes behind them.
Listing message_listing(Filter filter);
ListQuery message_query(const Actor& actor, Filter filter);

struct Message {
  std::string at;                   // UTC
  bool is_error = false;
  std::string real_login, acting_login, address, object;
  Text text;
};
Message message_from(const Row& row);

/// One the actor may read, at the place of message_from().
std::optional<Message> find_message(Database& database, const Actor& actor, std::uint64_t id);
/// The sentence of the column text as it is stored.
Text sentence_of(const std::string& stored);

void add_message(Database& database, const Actor& actor, AccountId about, Kind kind, const std::string& object, const Text& text);
void add_reader(Database& database, AccountId about, AccountId reader);
/// The newest ones the actor may read.
std::vector<Message> newest_messages(Database& database, const Actor& actor, unsigned count);

}  // namespace hostler::messages
