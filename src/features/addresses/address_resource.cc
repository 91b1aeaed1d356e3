// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/addresses/address_resource.h"

#include "features/accounts/accounts.h"
#include "features/addresses/address_store.h"
#include "features/addresses/addresses.h"
#include "features/addresses/ip_address.h"
#include "features/context.h"

namespace hostler::addresses {
namespace {

// Positions of the list's columns.
enum : unsigned { address_column, users_column, alone_column, reseller_column };

Field address_field() {
  return {.name = "address",
          .label = N_("IP address"),
          .help = N_("IPv4 or IPv6. It must be set up on this server already, and must not be the one that all sites share: only the sites of users who have it answer there."),
          .required = true,
          .most_characters = 45,
          .check = check_address};
}

Field reseller_field() {
  return {.name = "reseller", .label = N_("Reseller"), .help = N_("The login of the reseller whose users can have it; empty: users of the server itself, of no reseller."), .most_characters = 64};
}

Object get_one(const Call& call, std::uint64_t id) {
  const Address address = get(call.database, call.actor, id);
  const std::string reseller = address.owner == server_root ? "" : accounts::get(call.database, call.actor, address.owner).login;
  return {.id = id, .name = address.text, .values = {{"address", address.text}, {"reseller", reseller}, {"version", std::to_string(address.version)}}};
}

std::optional<std::uint64_t> find(const Call& call, const std::string& typed) {
  std::string address = typed;
  if (check_address(address)) return std::nullopt;
  return store::find_by_text(call.database, call.actor, address);
}

Made make(const Call& call, const FormValues& values) {
  return {.id = add(call.database, call.actor, values["address"], accounts::place_of(call.database, call.actor, values["reseller"]))};
}

void give_one(const Call& call, std::uint64_t id, const FormValues& values) {
  give(call.database, call.actor, id, accounts::place_of(call.database, call.actor, values["reseller"]), static_cast<unsigned>(values.number("version")));
}

std::vector<ShownRow> rows(Context& context, const ListPage& page) {
  const bool edits = context.may(edit);
  std::vector<ShownRow> shown;
  for (const Row& row : page.rows) {
    const std::string id = row.text(static_cast<unsigned>(row.size()) - 1), &address = row.text(address_column), &alone = row.text(alone_column);
    ShownRow line{.id = id, .cells = {}, .name = address};
    line.cells = {{.text = address, .href = edits ? "/addresses/" + id + "/give" : ""}, {.text = row.text(users_column)}, {.text = alone, .href = alone.empty() ? "" : "/users?search=" + alone}};
    if (context.actor.role == Role::admin) line.cells.push_back({.text = row.text(reseller_column)});
    if (edits)
      line.actions = {{.label = N_("Give to a reseller"), .icon = "user-cog", .href = "/addresses/" + id + "/give"},
                      {.label = N_("Delete"), .icon = "trash-2", .href = "/addresses/" + id + "/delete"}};
    shown.push_back(std::move(line));
  }
  return shown;
}

Text intro(Context& context) {
  return context.actor.role == Role::admin ? N_("Exclusive addresses are set up on this server besides the one that all sites share. A user gets one on his page.")
                                           : N_("These addresses are yours for your users. A user gets one on his page.");
}

}  // namespace

const Resource resource{
    .name = "addresses",
    .noun = "address",
    .see = see,
    .properties = {{.name = "address", .label = N_("IP address"), .help = N_("IPv4 or IPv6, in its one written form.")},
                   {.name = "reseller", .label = N_("Reseller"), .help = N_("The login of the reseller whose users can have it; empty: users of the server itself.")}},
    .listing = store::listing,
    .query = [](const Call& call, const ListView&) { return store::query(call.actor); },
    .get = get_one,
    .find = find,
    .creation = {.permission = edit,
                 .label = N_("Add IP address"),
                 .done = N_("The exclusive IP address is added."),
                 .form = [](const Call&) { return Form({address_field(), reseller_field()}); },
                 .run = make},
    .acts = {{.name = "give",
              .label = N_("Give to a reseller"),
              .icon = "user-cog",
              .permission = edit,
              .done = N_("%1 is given."),
              .run = give_one,
              .form = [](const Call&, std::uint64_t) { return Form({reseller_field(), version_field()}); },
              .title = N_("Give %1 to a reseller")},
             {.name = "delete",
              .label = N_("Delete"),
              .icon = "trash-2",
              .permission = edit,
              .done = N_("The exclusive IP address is deleted."),
              .run = [](const Call& call, std::uint64_t id, const FormValues&) { remove(call.database, call.actor, id); },
              .title = N_("Delete IP address"),
              .question = N_("Delete the exclusive IP address %1? Where it is still set up on the server, all sites answer there again."),
              .dangerous = true}},
    .path = "/addresses",
    .title = N_("Exclusive IP addresses"),
    .rows = rows,
    .intro = intro};

}  // namespace hostler::addresses
