// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/allowances/allowances.h"

#include <algorithm>

#include "features/allowances/allowance_store.h"
#include "features/feature.h"
#include "http/language.h"

namespace hostler::allowances {
namespace {

std::string label_of(const std::string& name) {
  const Limit* limit = find_limit(name);
  return limit ? translated(limit->label) : name;
}

std::int64_t share(const Amount& granted) { return granted.value_or(0); }

/// What stops giving wanted to a child that has now; the parent's room counts what the child gives back.
std::optional<Text> why_not_give(const Counter& parent, const Counter& child, const Amount& wanted, bool hard) {
  if (!wanted) {
    if (parent.bound()) return Text(N_("You have this only up to a limit yourself and cannot give it without one."));
    return std::nullopt;
  }
  if (hard && *wanted < child.used) return Text(N_("%1 are in use, %2 more than that. Enter %1 or more."), {std::to_string(child.used), std::to_string(child.used - *wanted)});
  if (hard && *wanted < child.handed_out) return Text(N_("%1 have been handed out, %2 more than that. Enter %1 or more."), {std::to_string(child.handed_out), std::to_string(child.handed_out - *wanted)});
  if (!parent.bound()) return std::nullopt;
  std::int64_t left = *parent.bound() - parent.handed_out + share(child.granted);
  if (*wanted > left) return Text(N_("You have %1 left to give. Enter %1 or less."), {std::to_string(std::max<std::int64_t>(left, 0))});
  return std::nullopt;
}

/// Limits of a user always bind; those of a reseller as the grants say.
bool is_hard(const Grants& grants, const Holder& account, const std::string& name, const Counter& now) {
  if (account.role == Role::user) return true;
  auto said = grants.hard.find(name);
  return said == grants.hard.end() ? now.hard : said->second;
}

void give_limits(Database& database, const std::vector<Holder>& holders, const Grants& grants) {
  std::vector<std::string> names;
  for (const auto& [name, amount] : grants.limits) {
    if (!find_limit(name)) throw Failure("no such limit: " + name);
    names.push_back(name);
  }
  const Holder& account = holders.back();
  Counters counters = lock(database, holders, names);
  for (const auto& [name, amount] : grants.limits) {
    const Counter& now = counters.at({account.id, name});
    const bool hard = is_hard(grants, account, name, now);
    if (amount == now.granted && hard == now.hard) continue;
    auto problem = why_not_give(counters.at({account.parent, name}), now, amount, hard);
    if (!problem && !amount && !may(database, account.parent, unlimited_values)) problem = Text(N_("You may not give anything without a limit."));
    if (!problem && amount && hard && !now.bound() && has_unlimited_child(database, account.id, name))
      problem = Text(N_("Somebody below this account has it without a limit."));
    if (problem) throw Refused(*problem, name);
    set_granted(database, account.id, name, amount, hard);
    add_handed_out(database, account.parent, name, share(amount) - share(now.granted));
  }
}

/// Who passes a service on has it or not; a choice is made for users only.
bool is_value_of(const Service& service, Role role, const std::string& value) {
  if (service.choices.empty() || role != Role::user) return value == "0" || value == "1";
  return std::any_of(service.choices.begin(), service.choices.end(), [&](const auto& choice) { return choice.first == value; });
}

std::string off(const Service& service, Role role) { return service.choices.empty() || role != Role::user ? "0" : service.choices.front().first; }

bool give_services(Database& database, const Actor& actor, const Holder& account, const std::map<std::string, std::string, std::less<>>& wanted) {
  Holdings parent = read_holdings(database, actor.scope(), account.parent);
  auto before = services(database, account.id);
  bool changed = false;
  for (const auto& [name, value] : wanted) {
    const Service* service = find_service(name);
    if (!service || (!service->of_users && account.role == Role::user) || !is_value_of(*service, account.role, value)) throw Failure("no such service or choice: " + name + " = " + value);
    if (value != off(*service, account.role) && !parent.may_pass_on(name)) throw Refused(Text(N_("This service is not yours to give.")), name);
    auto had = before.find(name);
    if (had != before.end() && had->second == value) continue;
    set_service(database, account.id, name, value);
    changed = true;
  }
  return changed;
}

Text refusal(const std::string& limit, const Holder& who, const Holder& account, const Amount& granted) {
  std::vector<std::string> values{label_of(limit), std::to_string(granted.value_or(0))};
  if (who.id == account.id) return {N_("The limit is reached: %1, %2 at most."), values};
  return {N_("There is no room left: %1, %2 at most for the reseller and all his users together."), values};
}

}  // namespace

void give(Database& database, const Actor& actor, AccountId account, const Grants& grants) {
  std::vector<Holder> holders = chain(database, account);
  if (!is_within(database, actor.scope(), holders.back().parent)) throw NotFound();
  if (holders.front().id != server_root) throw Refused(N_("This account is in the recycle bin. Restore it first."));
  give_limits(database, holders, grants);
  if (give_services(database, actor, holders.back(), grants.services)) tell_features(database, actor, account, AccountChange::services);
}

Grants of(Database& database, const Actor& actor, AccountId account) { return held(database, actor, account).grants; }

bool has_service(Database& database, AccountId account, std::string_view name) {
  auto value = service(database, account, name);
  const Service* described = find_service(name);
  return value && described && *value != off(*described, Role::user);
}

std::map<std::string, std::string, std::less<>> services_on(Database& database, AccountId account) {
  auto found = services(database, account);
  std::erase_if(found, [](const auto& given) {
    const Service* described = find_service(given.first);
    return !described || given.second == off(*described, Role::user);
  });
  return found;
}

bool may(Database& database, AccountId account, std::string_view service) { return read_holdings(database, server_root, account).may_pass_on(service); }

void use(Database& database, AccountId account, std::string_view limit, std::int64_t amount) {
  std::vector<Holder> holders = chain(database, account);
  const std::string name(limit);
  Counters counters = lock(database, holders, {name});
  for (auto holder = holders.rbegin(); amount > 0 && holder != holders.rend(); ++holder) {
    const Counter& counter = counters.at({holder->id, name});
    if (counter.bound() && counter.used + amount > *counter.bound()) throw Refused(refusal(name, *holder, holders.back(), counter.granted), name);
  }
  for (const Holder& holder : holders) add_used(database, holder.id, limit, amount);
}

std::int64_t used_of_all(Database& database, AccountId account, const std::vector<std::string_view>& limits) { return read_used_of_all(database, account, limits); }

std::int64_t used(Database& database, AccountId account, std::string_view limit) { return read_used(database, account, limit); }

std::vector<Usage> usage(Database& database, const Actor& actor, AccountId account) { return held(database, actor, account).limits; }

Held held(Database& database, const Actor& actor, AccountId account) {
  const Holdings holdings = read_holdings(database, actor.scope(), account);
  Held result;
  for (const Feature* feature : all_features()) {
    for (const Limit& limit : feature->limits) {
      if (!limit.of_users && holdings.role == Role::user) continue;
      Counter counter = holdings.counter(limit.name);
      result.limits.push_back({limit.label, limit.unit, counter.used, counter.handed_out, counter.granted, std::string(limit.name), counter.hard});
      result.grants.limits[std::string(limit.name)] = counter.granted;
      if (holdings.role != Role::user) result.grants.hard[std::string(limit.name)] = counter.hard;
    }
    for (const Service& service : feature->services) {
      if (!service.of_users && holdings.role == Role::user) continue;
      auto found = holdings.services.find(service.name);
      std::string without_row = holdings.role == Role::user ? off(service, holdings.role) : holdings.may_pass_on(service.name) ? "1" : "0";
      result.grants.services[std::string(service.name)] = found != holdings.services.end() ? found->second : without_row;
    }
  }
  return result;
}

}  // namespace hostler::allowances
