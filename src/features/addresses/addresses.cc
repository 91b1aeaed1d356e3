// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/addresses/addresses.h"

#include <algorithm>

#include "features/accounts/accounts.h"
#include "features/addresses/address_store.h"
#include "features/addresses/ip_address.h"
#include "features/addresses/server_address.h"
#include "features/jobs/jobs.h"
#include "features/messages/messages.h"

namespace hostler::addresses {
namespace {

void require_admin(const Actor& actor) {
  if (actor.role != Role::admin) throw Forbidden();
}

/// Nobody deletes him meanwhile.
void require_place(Database& database, const Actor& actor, AccountId owner) {
  if (owner == server_root) return;
  const accounts::Account account = accounts::hold(database, actor, owner);
  if (account.role != Role::reseller || !account.before_bin.empty()) throw NotFound();
}

/// The web server's list of them.
void reapply(Database& database, const Actor& actor, std::uint64_t server) {
  jobs::enqueue(database, actor, {.kind = "addresses.apply", .subject = server, .object = std::to_string(server), .account = server_root, .server = server});
}

Address hold(Database& database, std::uint64_t id) {
  if (const auto address = store::lock(database, id)) return *address;
  throw NotFound();
}

/// Those in the bin lose it.
void require_unused(Database& database, const Actor& actor, const Address& address, const char* field) {
  if (const auto holders = store::holders(database, address.id); !holders.empty())
    throw Refused(Text(N_("%1 has this address. Choose another one for him first."), {accounts::get(database, actor, holders.front().user).login}), field);
  store::drop_resting(database, address.id);
}

bool anybody_alone(const std::vector<store::Holder>& holders) {
  return std::any_of(holders.begin(), holders.end(), [](const store::Holder& holder) { return holder.alone; });
}

/// The others who have it, and do not rest.
std::vector<store::Holder> others(Database& database, std::uint64_t address, AccountId user) {
  std::vector<store::Holder> holders = store::holders(database, address);
  std::erase_if(holders, [&](const store::Holder& holder) { return holder.user == user; });
  return holders;
}

void tell(Database& database, const Actor& actor, const accounts::Account& user, const Text& said) {
  messages::notice(database, actor, user.id, user.login, said);
  tell_features(database, actor, user.id, AccountChange::address);
}

void share(Database& database, const Actor& actor, const accounts::Account& user, const Text& said) {
  store::drop(database, user.id);
  tell(database, actor, user, said);
}

Address free_address(Database& database, const accounts::Account& user, const Assigned& wanted) {
  const auto address = store::lock_by_text(database, wanted.address);
  if (!address || address->owner != user.parent) throw Refused(Text(N_("%1 is none of the exclusive IP addresses here."), {wanted.address}), "address");
  const auto holders = others(database, address->id, user.id);
  if (anybody_alone(holders)) throw Refused(Text(N_("%1 is only for another user."), {wanted.address}), "address");
  if (wanted.alone && !holders.empty()) throw Refused(Text(N_("%1 is used by others as well."), {wanted.address}), "address_alone");
  return *address;
}

/// Does it still fit whoever comes back, or is at another place?
bool fits(Database& database, const accounts::Account& user, const Address& address, bool alone) {
  if (address.owner != user.parent) return false;
  const auto holders = others(database, address.id, user.id);
  return !anybody_alone(holders) && (!alone || holders.empty());
}

Field alone_field() {
  return {.name = "address_alone",
          .label = N_("Only for this user"),
          .help = N_("No other user can have this address then. Without the tick several users of the same reseller can have it together."),
          .kind = Field::Kind::check,
          .attached = true};
}

const Text address_help(N_("At an exclusive IP address only the sites of users who have it answer. They go on answering at the address that all share, for DNS entries that still lead there."));

}  // namespace

std::uint64_t add(Database& database, const Actor& actor, const std::string& typed, AccountId owner) {
  require_admin(actor);
  std::string address = typed;
  if (const auto problem = check_address(address)) throw Refused(*problem, "address");
  if (const ServerAddresses shared = server_addresses(); address == shared.ipv4 || address == shared.ipv6)
    throw Refused(N_("This is the address that all sites share: visitors would find none of them any more."), "address");
  return in_transaction(database, [&] {
    require_place(database, actor, owner);
    std::uint64_t id = 0;
    try {
      id = store::insert(database, address, owner);
    } catch (const Duplicate&) {
      throw Refused(N_("This address is in the list already."), "address");
    }
    messages::notice(database, actor, owner, address, N_("Exclusive IP address added."));
    reapply(database, actor, Address().server);
    return id;
  });
}

void give(Database& database, const Actor& actor, std::uint64_t id, AccountId owner, unsigned version) {
  require_admin(actor);
  in_transaction(database, [&] {
    require_place(database, actor, owner);
    const Address address = hold(database, id);
    if (address.version != version) throw Conflict();
    if (address.owner == owner) return;
    require_unused(database, actor, address, "reseller");
    store::set_owner(database, id, owner);
    messages::notice(database, actor, owner, address.text, N_("The exclusive IP address is yours to give to users now."));
    messages::notice(database, actor, address.owner, address.text, N_("The exclusive IP address was taken back."));
  });
}

void remove(Database& database, const Actor& actor, std::uint64_t id) {
  require_admin(actor);
  in_transaction(database, [&] {
    const Address address = hold(database, id);
    require_unused(database, actor, address, "");
    store::remove(database, id);
    messages::notice(database, actor, address.owner, address.text, N_("Exclusive IP address deleted."));
    reapply(database, actor, address.server);
  });
}

Address get(Database& database, const Actor& actor, std::uint64_t id) {
  if (const auto address = store::find(database, actor, id)) return *address;
  throw NotFound();
}

allowances::Usage usage(Database& database, AccountId owner) {
  const store::Count count = store::count(database, owner);
  return {.label = N_("Exclusive IP addresses"), .unit = {}, .used = count.used, .handed_out = count.used, .granted = count.all, .name = "addresses"};
}

Assigned of(Database& database, AccountId user) { return store::assigned(database, user); }

void choose(Database& database, const Actor& actor, AccountId id, const Assigned& wanted) {
  in_transaction(database, [&] {
    const accounts::Account user = accounts::hold_alone(database, actor, id);
    if (user.role != Role::user || !user.before_bin.empty()) throw NotFound();
    if (wanted.address.empty()) {
      if (store::held(database, id)) share(database, actor, user, N_("The sites are at the IP address that all share."));
      return;
    }
    const Address address = free_address(database, user, wanted);
    const auto held = store::held(database, id);
    if (held && held->address == address.id && held->alone == wanted.alone) return;
    store::put(database, id, address.id, wanted.alone);
    tell(database, actor, user, Text(wanted.alone ? N_("The sites have the IP address %1, alone.") : N_("The sites have the IP address %1."), {address.text}));
  });
}

std::vector<Field> choice_fields(Database& database, const Actor& actor, AccountId owner, AccountId user) {
  Field address{.name = "address", .label = N_("IP address"), .help = address_help, .kind = Field::Kind::choice, .choices = {{"", N_("Shared by all")}}};
  for (const std::string& text : store::free_for(database, actor, owner, user)) address.choices.push_back({text, Text("%1", {text})});
  if (address.choices.size() == 1) address.hint = N_("There is no exclusive IP address to choose.");
  return {std::move(address), alone_field()};
}

std::vector<Field> typed_choice_fields() {
  return {{.name = "address", .label = N_("IP address"), .help = address_help, .most_characters = 45, .check = check_address, .hint = N_("Empty: the one that all share.")}, alone_field()};
}

Assigned choice_from(const FormValues& values) { return {values["address"], !values["address"].empty() && values.flag("address_alone")}; }

void follow_account(Database& database, const Actor& actor, AccountId id, AccountChange change) {
  if (change == AccountChange::binned) return store::set_resting(database, id, true);
  if (change != AccountChange::restored && change != AccountChange::moved) return;
  const auto held = store::held(database, id);
  if (!held) return;
  const accounts::Account user = accounts::hold_alone(database, server_actor("server"), id);
  const Address address = hold(database, held->address);
  if (fits(database, user, address, held->alone)) return store::set_resting(database, id, false);
  share(database, actor, user, Text(N_("%1 is not free for this user any more: the sites are at the IP address that all share."), {address.text}));
}

}  // namespace hostler::addresses
