// SPDX-License-Identifier: GPL-3.0-or-later
// What an account counts for those above it goes and comes with the account.
#include <algorithm>
#include <set>

#include "features/allowances/allowance_store.h"
#include "features/feature.h"
#include "http/language.h"

namespace hostler::allowances {
namespace {

std::int64_t share(const Amount& granted) { return granted.value_or(0); }

template <class Described> std::string label_of(const Described* described, const std::string& name) { return described ? translated(described->label) : name; }

/// All that may be counted for the account: another transaction may just have made a row that ours cannot see yet.
std::vector<std::string> names_of(Database& database, const Holder& account) {
  std::set<std::string> names;
  for (const Feature* feature : all_features())
    for (const Limit& limit : feature->limits)
      if (limit.of_users || account.role != Role::user) names.emplace(limit.name);
  for (const auto& [name, counter] : read_holdings(database, server_root, account.id).counters) names.insert(name);
  return {names.begin(), names.end()};
}

void check_services(Database& database, const Holder& account) {
  const Holdings parent = read_holdings(database, server_root, account.parent);
  for (const auto& [name, value] : services(database, account.id))
    if (has_service(database, account.id, name) && !parent.may_pass_on(name))
      throw Refused(Text(N_("The reseller may not pass on a service that is needed: %1."), {label_of(find_service(name), name)}), name);
}

void check_gift(Database& database, const std::string& name, const Holder& account, const Counter& parent, const Amount& wanted) {
  const std::string label = label_of(find_limit(name), name);
  if (!wanted && (parent.bound() || !may(database, account.parent, unlimited_values)))
    throw Refused(Text(N_("The reseller cannot give this without a limit: %1."), {label}), name);
  if (!wanted || !parent.bound()) return;
  const std::int64_t left = std::max<std::int64_t>(*parent.bound() - parent.handed_out, 0);
  if (*wanted > left) throw Refused(Text(N_("There is not enough left to give: %1, needed %2, left %3."), {label, std::to_string(*wanted), std::to_string(left)}), name);
}

void check_use(const std::string& name, const Counter& above, std::int64_t amount) {
  if (!above.bound() || amount == 0 || above.used + amount <= *above.bound()) return;
  const std::int64_t left = std::max<std::int64_t>(*above.bound() - above.used, 0);
  throw Refused(Text(N_("There is not enough room left: %1, needed %2, left %3."), {label_of(find_limit(name), name), std::to_string(amount), std::to_string(left)}), name);
}

void count_above(Database& database, const std::vector<Holder>& holders, const std::string& name, const Counter& counter, int sign) {
  const Holder& account = holders.back();
  if (share(counter.granted) != 0) add_handed_out(database, account.parent, name, sign * share(counter.granted));
  if (counter.used == 0) return;
  for (const Holder& holder : holders)
    if (holder.id != account.id) add_used(database, holder.id, name, sign * counter.used);
}

}  // namespace

void hold(Database& database, const std::vector<AccountId>& accounts) {
  std::vector<Holder> all;
  std::set<std::string> names;
  for (AccountId account : accounts) {
    const std::vector<Holder> holders = chain(database, account);
    all.insert(all.end(), holders.begin(), holders.end());
    for (const std::string& name : names_of(database, holders.back())) names.insert(name);
  }
  // The higher role first, then the older account, each once.
  std::sort(all.begin(), all.end(), [](const Holder& a, const Holder& b) { return a.role != b.role ? a.role > b.role : a.id < b.id; });
  all.erase(std::unique(all.begin(), all.end(), [](const Holder& a, const Holder& b) { return a.id == b.id; }), all.end());
  for (const Holder& holder : all) {
    std::vector<std::string> own;
    for (const std::string& name : names)
      if (const Limit* limit = find_limit(name); !limit || limit->of_users || holder.role != Role::user) own.push_back(name);
    lock(database, {holder}, own);
  }
}

void set_aside(Database& database, AccountId account) {
  const std::vector<Holder> holders = chain(database, account);
  const std::vector<std::string> names = names_of(database, holders.back());
  if (holders.size() < 2) return;   // it counts nowhere else already
  const Counters counters = lock(database, holders, names);
  for (const std::string& name : names) count_above(database, holders, name, counters.at({account, name}), -1);
}

void take_back(Database& database, AccountId account) {
  const std::vector<Holder> holders = chain(database, account);
  if (holders.front().id != server_root) throw Refused(N_("Whom this belongs to is in the recycle bin. Restore him first."));
  check_services(database, holders.back());
  const std::vector<std::string> names = names_of(database, holders.back());
  const Counters counters = lock(database, holders, names);
  for (const std::string& name : names) {
    const Counter& counter = counters.at({account, name});
    if (find_limit(name)) check_gift(database, name, holders.back(), counters.at({holders.back().parent, name}), counter.granted);
    for (const Holder& holder : holders)
      if (holder.id != account) check_use(name, counters.at({holder.id, name}), counter.used);
    count_above(database, holders, name, counter, 1);
  }
}

void forget(Database& database, AccountId account) {
  set_aside(database, account);
  drop(database, account);
}

}  // namespace hostler::allowances
