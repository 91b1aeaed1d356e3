// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/tree/tree_page.h"

#include "base/text.h"
#include "features/domains/domains.h"
#include "features/tree/tree_store.h"
#include "http/language.h"

namespace hostler::tree {
namespace {

constexpr std::size_t most_sites = 20;      // of a user; the rest is in the list

/// A number of the address; 0 for anything else.
unsigned asked(const Context& context, std::string_view name) {
  const auto number = to_number(context.request.query_value(name).value_or(""));
  return number && *number > 0 && *number < 4'000'000'000 ? static_cast<unsigned>(*number) : 0;
}

std::string address(unsigned after, AccountId open, unsigned from = 0) {
  std::string result = "/tree?after=" + std::to_string(after) + "&open=" + std::to_string(open);
  if (from != 0) result += "&from=" + std::to_string(from);
  return result + "#open";
}

void show_state(View view, const std::string& state) {
  if (state == "locked") view.show("LOCKED");
}

void show_user(View list, const store::User& user) {
  View shown = list.add("USER");
  shown.set("USER_HREF", "/users/" + std::to_string(user.id));
  shown.set("USER_LOGIN", user.login);
  shown.set("USER_NAME", user.name);
  shown.set("USER_SITES", translated_count("%1 site", "%1 sites", user.sites.size()));
  show_state(shown, user.state);
  if (user.sites.empty()) return shown.show("NO_SITES");
  View sites = shown.add("SITES");
  for (std::size_t i = 0; i < user.sites.size() && i < most_sites; ++i) sites.add("SITE").set("SITE_NAME", domains::readable(user.sites[i]));
  if (user.sites.size() > most_sites) sites.add("MORE_SITES").set("MORE_HREF", "/sites?search=" + user.login);
}

void show_users(View owner, std::vector<store::User> users, unsigned after, AccountId open) {
  View list = owner.add("USERS");
  if (users.empty()) return list.show("NO_USERS");
  const bool more = users.size() > store::most;
  if (more) users.resize(store::most);
  for (const store::User& user : users) show_user(list, user);
  if (more) list.add("MORE_USERS").set("MORE_HREF", address(after, open, users.back().number));
}

}  // namespace

Response tree_page(Context& context) {
  const unsigned after = asked(context, "after"), from = asked(context, "from");
  const AccountId open = asked(context, "open");
  std::vector<store::Reseller> resellers = store::resellers(context.database, after);
  const bool more = resellers.size() > store::most;
  if (more) resellers.resize(store::most);
  if (after == 0) resellers.insert(resellers.begin(), {server_root, 0, "", translated(N_("The server's own users")), "active", 0});
  const auto is_open = [&](const store::Reseller& one) { return one.id == open; };
  std::vector<store::User> users;
  if (std::any_of(resellers.begin(), resellers.end(), is_open)) users = store::users(context.database, open, from);
  return show(context, {.title = N_("Tree"), .template_name = "tree/tree.tpl", .path = {{N_("Users"), "/overview/users"}}}, [&](View view) {
    for (const store::Reseller& one : resellers) {
      View owner = view.add("OWNER");
      View line = owner.add(is_open(one) ? Name("OPEN") : Name("CLOSED"));
      line.set("OWNER_HREF", address(after, one.id));
      line.set("CLOSE_HREF", "/tree?after=" + std::to_string(after));
      line.set("OWNER_LOGIN", one.login);
      line.set("OWNER_NAME", one.name);
      if (one.id != server_root) line.add("COUNT").set("OWNER_USERS", translated_count("%1 user", "%1 users", one.users));
      show_state(line, one.state);
      if (is_open(one)) show_users(line, users, after, open);
    }
    if (more) view.add("MORE").set("MORE_HREF", "/tree?after=" + std::to_string(resellers.back().number));
  });
}

}  // namespace hostler::tree
