// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sites/sites.h"

#include "features/accounts/accounts.h"
#include "features/allowances/allowances.h"
#include "features/domains/domains.h"
#include "features/jobs/jobs.h"
#include "features/messages/messages.h"
#include "features/sites/site.h"
#include "features/sites/site_store.h"

namespace hostler::sites {
namespace {

void reapply_one(Database& database, const Actor& actor, const Site& site) {
  store::mark_stale(database, site.id);
  jobs::enqueue(database, actor, {.kind = "site.apply", .subject = site.id, .object = domains::readable(site.name), .account = site.account, .server = site.server});
}

void require(const std::optional<Text>& problem, const char* field) {
  if (problem) throw Refused(*problem, field);
}

void check(const std::string& name, std::string& folder, std::string& redirect) {
  require(check_folder(folder), "folder");
  require(check_redirect(redirect), "redirect");
  if (redirects_to_itself(name, redirect)) throw Refused(N_("A redirect to the site itself would never end."), "redirect");
}

void require_working(Database& database, const Actor& actor, AccountId account) {
  const accounts::Account found = accounts::hold(database, actor, account);
  if (found.role != Role::user) throw Refused(N_("Only users have domains."));
  if (found.state != "active") throw Refused(N_("This account is locked or deleted."));
}

/// What DOMAIN/@LABEL shows is part of the domain's own site.
void reapply_above(Database& database, const Actor& actor, const Site& site) {
  if (site.kind != domains::Kind::at || !site.parent) return;
  if (const auto above = store::lock(database, *site.parent); above && !above->removing && !above->binned) reapply_one(database, actor, *above);
}

Site drafted(const std::string& folder, bool www, const std::string& redirect) {
  Site site;
  site.folder = folder;
  site.www = www;
  site.redirect = redirect;
  return site;
}

domains::Kind kind_of(const NewSubdomain& wanted, const std::string& redirect) {
  if (!wanted.at) return wanted.label == "*" ? domains::Kind::wildcard : domains::Kind::subdomain;
  if (wanted.label == "*") throw Refused(N_("An @domain needs a name."), "label");
  if (!redirect.empty()) throw Refused(N_("An @domain shows a folder; it cannot redirect."), "redirect");
  return domains::Kind::at;
}

Site active(Database& database, const Actor& actor, std::uint64_t id) {
  const Site site = get(database, actor, id);
  if (site.removing) throw Refused(N_("This domain is being removed."));
  return site;
}

// The site of NAME answers as www.NAME while its switch is on; then that is no name of its own. Whoever looks holds the tree of names, so of two at
// once the second sees the first.
void require_unserved(Database& database, const std::string& name) {
  if (!name.starts_with("www.")) return;
  const std::string plain = name.substr(4);
  const auto site = store::lock_by_name(database, plain);
  if (site && site->www)
    throw Refused(Text(N_("The site of %1 answers as %2 already. Switch “Also with www.” off there first."), {domains::readable(plain), domains::readable(name)}), "name");
}

void require_www_free(Database& database, const std::string& name) {
  if (domains::is_claimed(database, "www." + name))
    throw Refused(Text(N_("%1 is a domain of its own. Delete it first, or leave this off."), {domains::readable("www." + name)}), "www");
}

std::uint64_t start(Database& database, const Actor& actor, const domains::Domain& domain, Site site) {
  site.id = domain.id;
  site.account = domain.account;
  site.parent = domain.parent;
  site.name = domain.name;
  site.kind = domain.kind;
  const bool first = store::of_account(database, domain.account).empty();
  store::insert(database, site);
  reapply(database, actor, site);
  if (first && allowances::has_service(database, domain.account, "php")) reapply_php(database, actor, domain.account);
  return site.id;
}

}  // namespace

std::uint64_t add(Database& database, const Actor& actor, const NewSite& wanted) {
  return in_transaction(database, [&] {
    std::string name = wanted.name;
    Site site = drafted(wanted.folder, wanted.www, wanted.redirect);
    require(domains::normalize(name), "name");
    check(name, site.folder, site.redirect);
    require_working(database, actor, wanted.account);
    const domains::Domain domain = domains::claim(database, actor, wanted.account, name, wanted.registration);
    require_unserved(database, name);
    if (const std::string plain = domains::without_www(name); !plain.empty() && !domains::is_claimed(database, plain)) require(why_not_with_www(name), "name");
    if (wanted.www) require_www_free(database, name);
    return start(database, actor, domain, site);
  });
}

std::uint64_t add_subdomain(Database& database, const Actor& actor, const NewSubdomain& wanted) {
  return in_transaction(database, [&] {
    const Site parent = active(database, actor, wanted.domain);
    Site site = drafted(wanted.folder, false, wanted.redirect);
    check(wanted.label + "." + parent.name, site.folder, site.redirect);
    if (parent.kind == domains::Kind::wildcard) throw Refused(N_("There can be nothing below a wildcard subdomain."), "label");
    const domains::Kind kind = kind_of(wanted, site.redirect);
    require_working(database, actor, parent.account);
    if (const auto now = store::lock(database, parent.id); !now || now->removing || now->binned) throw NotFound();
    const domains::Domain domain = domains::claim_below(database, actor, wanted.domain, wanted.label, kind);
    require_unserved(database, domain.name);
    return start(database, actor, domain, site);
  });
}

void change(Database& database, const Actor& actor, std::uint64_t id, const Change& wanted) {
  in_transaction(database, [&] {
    const Site site = active(database, actor, id);
    Change checked = wanted;
    check(site.name, checked.folder, checked.redirect);
    require(check_index_names(checked.index_names), "index_names");
    if (site.kind == domains::Kind::at && !checked.redirect.empty()) throw Refused(N_("An @domain shows a folder; it cannot redirect."), "redirect");
    if (checked.www && !site.www) require_www_free(database, site.name);
    if (!store::change(database, id, checked)) throw Conflict();
    messages::notice(database, actor, site.account, domains::readable(site.name), N_("Domain settings changed"));
    reapply(database, actor, site);
  });
}

std::uint64_t count(Database& database, AccountId account) {
  return static_cast<std::uint64_t>(allowances::used_of_all(database, account, {"domains", "subdomains", "wildcards", "at_domains"}));
}

Site get(Database& database, const Actor& actor, std::uint64_t id) {
  const auto site = store::find(database, actor, id);
  if (!site || site->binned) throw NotFound();
  return *site;
}

std::vector<Site> of_account(Database& database, const Actor& actor, AccountId account) {
  accounts::get(database, actor, account);
  return store::of_account(database, account);
}

std::vector<Site> subdomains(Database& database, const Actor& actor, std::uint64_t id) {
  get(database, actor, id);
  std::vector<Site> found = store::below(database, id);
  std::erase_if(found, [](const Site& site) { return site.binned; });
  return found;
}

void reapply(Database& database, const Actor& actor, const Site& site) {
  reapply_one(database, actor, site);
  reapply_above(database, actor, site);
}

void reapply_php(Database& database, const Actor& actor, AccountId account) {
  const auto pool = store::pool(database, account);
  if (pool) jobs::enqueue(database, actor, {.kind = "php.apply", .subject = account, .object = pool->login, .account = account});
}

}  // namespace hostler::sites
