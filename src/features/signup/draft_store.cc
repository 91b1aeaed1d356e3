// SPDX-License-Identifier: GPL-3.0-or-later
// The table signup_draft. A run belongs to the account it was started in.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/crypto.h"
#include "base/text.h"
#include "features/signup/draft.h"

namespace hostler::signup::store {
namespace {

using nlohmann::json;

constexpr std::size_t id_size = 22;

std::string to_json(const Draft& draft) {
  json domains = json::array();
  for (const DomainEntry& entry : draft.domains) domains.push_back({{"name", entry.name}, {"registration", entry.registration}});
  const OfferedMail& mail = draft.mail;
  return json{{"package", draft.package},
              {"package_name", draft.package_name},
              {"limits", draft.limits},
              {"person", draft.person},
              {"domains", domains},
              {"domain_typed", draft.domain_typed},
              {"registration_typed", draft.registration_typed},
              {"address", draft.address.address},
              {"address_alone", draft.address.alone},
              {"mailed", draft.mailed},
              {"mail",
               {{"from", mail.from}, {"to", mail.to}, {"subject", mail.subject}, {"pieces", mail.pieces}, {"lost_password", mail.lost_password}}}}
      .dump();
}

Draft from_row(const Row& row) {
  const json typed = json::parse(row.text(1));
  Draft draft{.id = row.text(0),
              .package = typed.at("package"),
              .package_name = typed.at("package_name"),
              .limits = typed.at("limits"),
              .person = typed.at("person"),
              .domains = {},
              .domain_typed = typed.at("domain_typed"),
              .registration_typed = typed.at("registration_typed"),
              .address = {typed.value("address", ""), typed.value("address_alone", false)},   // not in drafts older than the fields
              .sealed_password = row.text(2),
              .account = row.maybe_id(3),
              .mail = {},
              .mailed = typed.at("mailed")};
  for (const json& entry : typed.at("domains")) draft.domains.push_back({entry.at("name"), entry.at("registration")});
  const json& mail = typed.at("mail");
  draft.mail = {mail.at("from"), mail.at("to"), mail.at("subject"), mail.at("pieces"), mail.at("lost_password")};
  return draft;
}

bool is_id(const std::string& id) {
  return id.size() == id_size && std::all_of(id.begin(), id.end(), [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '_'; });
}

Draft found(const std::optional<Row>& row) {
  if (!row) throw NotFound();
  return from_row(*row);
}

}  // namespace

void start(Database& database, const Actor& actor, Draft& draft) {
  draft.id = random_token().substr(0, id_size);
  database.change("DELETE FROM signup_draft WHERE changed_at < NOW(6) - INTERVAL 7 DAY LIMIT 1000");
  database.change("INSERT INTO signup_draft (id, owner_id, typed) VALUES (?, ?, ?)", draft.id, actor.account, to_json(draft));
}

Draft find(Database& database, const Actor& actor, const std::string& id) {
  if (!is_id(id)) throw NotFound();
  return found(database.select_one("SELECT id, typed, password, account_id FROM signup_draft WHERE id = ? AND owner_id = ?", id, actor.account));
}

Draft lock(Database& database, const Actor& actor, const std::string& id) {
  if (!is_id(id)) throw NotFound();
  return found(database.select_one("SELECT id, typed, password, account_id FROM signup_draft WHERE id = ? AND owner_id = ? FOR UPDATE", id, actor.account));
}

void save(Database& database, const Actor& actor, const Draft& draft) {
  // A tab that was left open cannot turn a finished run back into a draft.
  database.change(
      "UPDATE signup_draft SET typed = ?, password = ?, account_id = ?, changed_at = NOW(6) WHERE id = ? AND owner_id = ? AND (account_id IS NULL OR account_id = ?)",
      to_json(draft), draft.sealed_password, draft.account, draft.id, actor.account, draft.account);
}

void remove(Database& database, const Actor& actor, const std::string& id) {
  if (!is_id(id) || database.change("DELETE FROM signup_draft WHERE id = ? AND owner_id = ?", id, actor.account) == 0) throw NotFound();
}

void remove_all_of(Database& database, AccountId account) { database.change("DELETE FROM signup_draft WHERE owner_id = ? OR account_id = ?", account, account); }

std::vector<Unfinished> unfinished(Database& database, const Actor& actor) {
  std::vector<Unfinished> result;
  for (const Row& row : database.select("SELECT id, TRIM(CONCAT(COALESCE(JSON_VALUE(typed, '$.person.first_name'), ''), ' ', "
                                        "COALESCE(JSON_VALUE(typed, '$.person.last_name'), ''))), DATE_FORMAT(changed_at, '%Y-%m-%d %H:%i') "
                                        "FROM signup_draft WHERE owner_id = ? AND account_id IS NULL ORDER BY changed_at DESC, id LIMIT 20",
                                        actor.account))
    result.push_back({row.text(0), row.text(1), row.text(2)});
  return result;
}

}  // namespace hostler::signup::store
