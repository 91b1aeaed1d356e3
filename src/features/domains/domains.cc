// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/domains/domains.h"

#include <unistd.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "features/allowances/allowances.h"
#include "features/domains/domain_name.h"
#include "features/domains/domain_store.h"
#include "features/messages/messages.h"
#include "requests/names.h"

namespace hostler::domains {
namespace {

bool is_reserved(Database& database, const std::string& name) {
  if (is_special(name) || is_public_suffix(name)) return true;
  std::vector<std::string> reserved = reserved_names(database);
  std::array<char, 256> host{};
  if (gethostname(host.data(), host.size() - 1) == 0) reserved.push_back(lower(host.data()));
  return std::any_of(reserved.begin(), reserved.end(), [&](const std::string& other) { return is_within(name, other); });
}

/// One sentence for all reasons: it does not tell what others have.
Text not_available(const std::string& name) { return {N_("%1 cannot be used: the name is taken, belongs to a name of somebody else, or is reserved."), {readable(name)}}; }

std::optional<Text> problem_with(Database& database, AccountId account, const std::string& name, bool locked) {
  if (is_reserved(database, name) || is_taken(database, account, name, locked)) return not_available(name);
  return std::nullopt;
}

struct Named {
  Kind kind;
  const char *word, *limit;
  const char* label;
};
constexpr Named kinds[] = {{Kind::domain, "domain", "domains", N_("Domain")},
                           {Kind::subdomain, "subdomain", "subdomains", N_("Subdomain")},
                           {Kind::wildcard, "wildcard", "wildcards", N_("Wildcard subdomain")},
                           {Kind::at, "at", "at_domains", N_("@domain")}};

const Named& named(Kind kind) {
  return *std::find_if(std::begin(kinds), std::end(kinds), [&](const Named& one) { return one.kind == kind; });
}

const char* limit_of(const Domain& domain) { return named(domain.kind).limit; }

std::optional<Text> normalize_below(std::string& name, const Domain& above, Kind kind) {
  if (kind != Kind::wildcard) return normalize(name);
  name = "*." + above.name;
  if (!requests::SiteName::parse(name)) return Text(N_("This name is too long: at most 63 characters between two dots and 253 in all are possible."));
  return std::nullopt;
}

Domain claim_name(Database& database, const Actor& actor, const Domain& wanted) {
  // Room first: everybody locks allowances before the tree of names.
  allowances::use(database, wanted.account, limit_of(wanted));
  lock_tree(database);
  if (auto problem = problem_with(database, wanted.account, wanted.name, true)) throw Refused(*problem, "name");
  Domain made = insert(database, wanted);
  messages::notice(database, actor, made.account, readable(made.name), Text(N_("Domain %1 added."), {readable(made.name)}));
  return made;
}

void check_owner(Database& database, const Actor& actor, AccountId account) {
  if (!allowances::is_within(database, actor.scope(), account)) throw NotFound();
}

}  // namespace

std::string word(Kind kind) { return named(kind).word; }

Kind kind_from(const std::string& word) {
  const auto found = std::find_if(std::begin(kinds), std::end(kinds), [&](const Named& one) { return one.word == word; });
  if (found == std::end(kinds)) throw Failure("a domain is of the unknown kind " + word);
  return found->kind;
}

Text label(Kind kind) { return Text(named(kind).label); }

std::string without_www(const std::string& name) {
  if (!name.starts_with("www.")) return "";
  const std::string plain = name.substr(4);
  return is_public_suffix(plain) ? "" : plain;
}

std::optional<Text> why_not(Database& database, AccountId account, const std::string& name) { return problem_with(database, account, name, false); }

bool is_claimed(Database& database, const std::string& name) {
  lock_tree(database);
  return exists(database, name);
}

Domain claim(Database& database, const Actor& actor, AccountId account, const std::string& typed, bool registration) {
  check_owner(database, actor, account);
  std::string name = typed;
  if (auto problem = normalize(name)) throw Refused(*problem, "name");
  return claim_name(database, actor, {.account = account, .parent = {}, .name = name, .registration = registration});
}

Domain claim_below(Database& database, const Actor& actor, std::uint64_t domain, const std::string& label, Kind kind) {
  Domain above = get(database, actor, domain);
  std::string name = trimmed(label) + "." + above.name;
  if (auto problem = normalize_below(name, above, kind)) throw Refused(*problem, "name");
  if (!is_within(name, above.name)) throw Refused(Text(N_("This is not a domain name. Enter one like example.org.")), "name");
  return claim_name(database, actor, {.account = above.account, .parent = above.id, .name = name, .kind = kind});
}

void set_aside(Database& database, const Actor& actor, std::uint64_t id) {
  const Domain domain = get(database, actor, id);
  allowances::use(database, domain.account, limit_of(domain), -1);
  set_in_bin(database, id, true);
}

void take_back(Database& database, const Actor& actor, std::uint64_t id) {
  const Domain domain = get(database, actor, id);
  allowances::use(database, domain.account, limit_of(domain));
  set_in_bin(database, id, false);
}

void release(Database& database, const Actor& actor, std::uint64_t id) {
  Domain domain = get(database, actor, id);
  if (!domain.in_bin) allowances::use(database, domain.account, limit_of(domain), -1);
  lock_tree(database);
  if (has_subdomains(database, id)) throw Refused(Text(N_("%1 still has subdomains. Delete them first."), {readable(domain.name)}));
  remove(database, id);
  messages::notice(database, actor, domain.account, readable(domain.name), Text(N_("Domain %1 deleted."), {readable(domain.name)}));
}

Domain get(Database& database, const Actor& actor, std::uint64_t id) { return read(database, actor.scope(), id); }
std::vector<Domain> of_account(Database& database, const Actor& actor, AccountId account) { return read_all(database, actor.scope(), account); }

std::vector<Brief> briefs(Database& database, const Actor& actor, const std::vector<AccountId>& accounts) { return read_brief(database, actor.scope(), accounts); }

}  // namespace hostler::domains
