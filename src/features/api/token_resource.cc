// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/api/token_resource.h"

#include "base/crypto.h"
#include "features/api/token_store.h"
#include "features/messages/messages.h"
#include "http/language.h"

namespace hostler::api {
namespace {

Form form(const Call&) {
  return Form({{.name = "name", .label = N_("Name"), .help = N_("Of the program or place that will use the token, so that you know it again."), .required = true, .most_characters = 100},
               {.name = "scope",
                .label = N_("Rights"),
                .help = N_("A token for reading can change nothing. Neither can change your password, your two-step login or your tokens."),
                .kind = Field::Kind::choice,
                .choices = {{"read", N_("Read only")}, {"write", N_("Read and change")}},
                .initial = "read"},
               {.name = "days",
                .label = N_("Valid for"),
                .help = N_("After so many days the token is refused; 0 lets it live until you delete it."),
                .kind = Field::Kind::number,
                .required = true,
                .check = whole_number(0, 3650),
                .initial = "365",
                .unit = N_("days")}});
}

Made make(const Call& call, const FormValues& values) {
  const store::Token token{.id = 0, .name = values["name"], .may_write = values["scope"] == "write", .days_left = static_cast<int>(values.number("days"))};
  const std::string secret = "hst_" + random_token();
  return in_transaction(call.database, [&]() -> Made {
    try {
      const std::uint64_t id = store::insert_token(call.database, call.actor.account, token, secret);
      messages::notice(call.database, call.actor, call.actor.account, token.name, N_("API token created."));
      return {.id = id, .shown_once = {{"token", secret}}};
    } catch (const Duplicate&) {
      throw Refused(N_("You have a token of this name already."), "name");
    }
  });
}

store::Token own(const Call& call, std::uint64_t id) {
  if (auto token = store::find_token(call.database, call.actor.account, id)) return *token;
  throw NotFound();
}

Object get(const Call& call, std::uint64_t id) {
  const store::Token token = own(call, id);
  return {.id = id, .name = token.name, .values = {{"name", token.name}, {"scope", token.may_write ? "write" : "read"}, {"days", std::to_string(token.days_left)}}};
}

void revoke(const Call& call, std::uint64_t id, const FormValues&) {
  in_transaction(call.database, [&] {
    const store::Token token = own(call, id);
    store::remove_token(call.database, call.actor.account, id);
    messages::notice(call.database, call.actor, call.actor.account, token.name, N_("API token deleted."));
  });
}

Text rights(const std::string& scope) { return scope == "write" ? N_("Read and change") : N_("Read only"); }

std::vector<ShownRow> rows(Context&, const ListPage& page) {
  std::vector<ShownRow> shown;
  for (const Row& row : page.rows) {
    const std::string id = row.text(static_cast<unsigned>(row.size()) - 1);
    ShownRow line{.id = id, .cells = {{.text = row.text(0)}, {.text = translated(rights(row.text(1)))}}, .name = row.text(0)};
    for (unsigned i = 2; i < 5; ++i) line.cells.push_back({.text = row.text(i).substr(0, 16)});
    line.actions = {{.label = N_("Delete"), .icon = "trash-2", .href = "/tokens/" + id + "/delete"}};
    shown.push_back(std::move(line));
  }
  return shown;
}

}  // namespace

const Resource tokens{
    .name = "tokens",
    .noun = "token",
    .see = see_tokens,
    .properties = {{.name = "name", .label = N_("Name")},
                   {.name = "scope", .label = N_("Rights")},
                   {.name = "days", .label = N_("Days left"), .kind = Field::Kind::number}},
    .listing = [](const Actor&) { return store::token_listing(); },
    .query = [](const Call& call, const ListView&) { return store::token_query(call.actor.account); },
    .get = get,
    .find = [](const Call& call, const std::string& name) { return store::find_token_by_name(call.database, call.actor.account, name); },
    .creation = {.permission = change_tokens, .label = N_("Create token"), .done = N_("The token is created."), .form = form, .run = make},
    .acts = {{.name = "delete",
              .label = N_("Delete"),
              .icon = "trash-2",
              .permission = change_tokens,
              .done = N_("The token is deleted; programs that use it are refused from now on."),
              .run = revoke,
              .title = N_("Delete token %1"),
              .question = N_("Delete the token %1? Programs that use it are refused at once."),
              .dangerous = true}},
    .path = "/tokens",
    .title = N_("API tokens"),
    .rows = rows};

}  // namespace hostler::api
