// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/packages/packages.h"

#include "features/messages/messages.h"
#include "features/packages/package_store.h"

namespace hostler::packages {
namespace {

template <class Work> auto with_own_name(Work&& work) {
  try {
    return work();
  } catch (const Duplicate&) {
    throw Refused(Text(N_("You have a package of this name already.")), "name");
  }
}

}  // namespace

std::uint64_t create(Database& database, const Actor& actor, const std::string& name, const allowances::Grants& grants) {
  return in_transaction(database, [&] {
    std::uint64_t id = with_own_name([&] { return store::insert(database, actor.scope(), name); });
    store::set_grants(database, id, grants);
    messages::notice(database, actor, actor.scope(), name, Text(N_("Package created.")));
    return id;
  });
}

void change(Database& database, const Actor& actor, const Package& wanted) {
  in_transaction(database, [&] {
    if (!store::find(database, actor.scope(), wanted.id)) throw NotFound();
    if (!with_own_name([&] { return store::rename(database, actor.scope(), wanted); })) throw Conflict();
    store::set_grants(database, wanted.id, wanted.grants);
    messages::notice(database, actor, actor.scope(), wanted.name, Text(N_("Package changed.")));
  });
}

void remove(Database& database, const Actor& actor, const std::vector<std::uint64_t>& ids) {
  in_transaction(database, [&] {
    for (std::uint64_t id : ids) {
      auto package = store::find(database, actor.scope(), id);
      if (!package || !store::remove(database, actor.scope(), id)) throw NotFound();
      messages::notice(database, actor, actor.scope(), package->name, Text(N_("Package deleted.")));
    }
  });
}

Package get(Database& database, const Actor& actor, std::uint64_t id) {
  auto package = store::find(database, actor.scope(), id);
  if (!package) throw NotFound();
  package->grants = store::grants(database, id);
  return *package;
}

Package named(Database& database, const Actor& actor, AccountId owner, const std::string& name) {
  const auto id = store::find_by_name(database, actor.scope(), owner, name);
  if (!id) throw Refused(Text(N_("There is no package of this name.")), "package");
  return {.id = *id, .name = name, .version = 1, .grants = store::grants(database, *id)};
}

std::vector<Package> of(Database& database, const Actor& actor) { return of(database, actor, actor.scope()); }
std::vector<Package> of(Database& database, const Actor& actor, AccountId owner) { return store::names(database, actor.scope(), owner); }

}  // namespace hostler::packages
