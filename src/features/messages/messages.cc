// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/messages/messages.h"

#include "features/messages/message_store.h"

namespace hostler::messages {

void notice(Database& database, const Actor& actor, AccountId about, const std::string& object, const Text& text) {
  add_message(database, actor, about, Kind::notice, object, text);
}

void error(Database& database, const Actor& actor, AccountId about, const std::string& object, const Text& text) {
  add_message(database, actor, about, Kind::error, object, text);
}

void show_to(Database& database, AccountId about, AccountId reader) { add_reader(database, about, reader); }

}  // namespace hostler::messages
