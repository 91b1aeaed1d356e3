// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/messages/message_store.h"

#include <nlohmann/json.hpp>

namespace hostler::messages {
namespace {

constexpr std::size_t most_object_bytes = 255;
constexpr std::size_t most_value_bytes = 2000;

/// At most so many bytes, never half a character.
std::string cut(const std::string& text, std::size_t most) {
  std::size_t end = std::min(text.size(), most);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

const char* kind_name(Kind kind) { return kind == Kind::error ? "error" : "notice"; }

std::string values_as_json(const Text& text) {
  nlohmann::json values = nlohmann::json::array();
  for (const std::string& value : text.values) values.push_back(cut(value, most_value_bytes));
  return values.dump();
}

}  // namespace

Listing message_listing(Filter filter) {
  Listing listing;
  listing.path = filter == Filter::errors ? "/messages/errors" : filter == Filter::notices ? "/messages/notices" : "/messages";
  listing.columns = {{.name = "time", .label = N_("Time"), .sql = "m.at", .sort_sql = "r.message_id", .kind = Column::Kind::date},
                     {.name = "kind", .label = N_("Kind"), .sql = "m.kind", .kind = Column::Kind::badge},
                     {.name = "who", .label = N_("Who"), .sql = "m.real_login"},
                     {.name = "acting", .label = N_("Acting as"), .sql = "m.acting_login"},
                     {.name = "address", .label = N_("From"), .sql = "m.address"},
                     {.name = "object", .label = N_("Object"), .sql = "m.object"},
                     {.name = "text", .label = N_("Message"), .sql = "CONCAT(m.text, CHAR(0), m.text_values)"}};
  listing.default_sort = "time";
  listing.default_descending = true;
  listing.empty = filter == Filter::errors ? Text(N_("No errors. That is good news.")) : Text(N_("No messages yet."));
  return listing;
}

ListQuery message_query(const Actor& actor, Filter filter) {
  ListQuery query;
  // No reader is without his message; LEFT JOIN lets MariaDB count without looking at the messages, and walk along the readers.
  query.from = "message_reader r LEFT JOIN message m ON m.id = r.message_id";
  query.where = "r.root_id = ?";
  query.values = {actor.scope()};
  if (filter != Filter::all) {
    query.where += " AND r.kind = ?";
    query.values.emplace_back(kind_name(filter == Filter::errors ? Kind::error : Kind::notice));
  }
  query.id_sql = "r.message_id";
  query.search_sql = "(m.object LIKE ? OR m.real_login LIKE ? OR m.acting_login LIKE ? OR m.text LIKE ? OR m.address LIKE ?)";
  query.search_places = 5;
  return query;
}

Text sentence_of(const std::string& stored) {
  const std::size_t end = stored.find('\0');
  return {stored.substr(0, end), nlohmann::json::parse(stored.substr(end + 1)).get<std::vector<std::string>>()};
}

Message message_from(const Row& row) {
  return {row.text(0), row.text(1) == "error", row.text(2), row.text(3), row.text(4), row.text(5), sentence_of(row.text(6))};
}

std::optional<Message> find_message(Database& database, const Actor& actor, std::uint64_t id) {
  const auto row = database.select_one("SELECT m.at, m.kind, m.real_login, m.acting_login, m.address, m.object, CONCAT(m.text, CHAR(0), m.text_values) "
                                       "FROM message_reader r JOIN message m ON m.id = r.message_id WHERE r.root_id = ? AND r.message_id = ?",
                                       actor.scope(), id);
  return row ? std::optional(message_from(*row)) : std::nullopt;
}

void add_message(Database& database, const Actor& actor, AccountId about, Kind kind, const std::string& object, const Text& text) {
  in_transaction(database, [&] {
    const std::uint64_t id = database.insert(
        "INSERT INTO message (kind, account_id, real_login, acting_login, address, object, text, text_values) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", kind_name(kind),
        about, cut(actor.real_login, 64), cut(actor.login, 64), actor.address, cut(object, most_object_bytes), text.id, values_as_json(text));
    database.change("INSERT INTO message_reader (root_id, kind, message_id) SELECT root_id, ?, ? FROM account_scope WHERE account_id = ?", kind_name(kind), id,
                    about);
  });
}

void add_reader(Database& database, AccountId about, AccountId reader) {
  database.change("INSERT IGNORE INTO message_reader (root_id, kind, message_id) SELECT ?, kind, message_id FROM message_reader WHERE root_id = ?", reader, about);
}

std::vector<Message> newest_messages(Database& database, const Actor& actor, unsigned count) {
  std::vector<Message> messages;
  for (const Row& row : database.select("SELECT m.at, m.kind, m.real_login, m.acting_login, m.address, m.object, CONCAT(m.text, CHAR(0), m.text_values) "
                                        "FROM message_reader r JOIN message m ON m.id = r.message_id WHERE r.root_id = ? ORDER BY r.message_id DESC LIMIT ?",
                                        actor.scope(), count))
    messages.push_back(message_from(row));
  return messages;
}

}  // namespace hostler::messages
