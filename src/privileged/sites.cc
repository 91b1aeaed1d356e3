// SPDX-License-Identifier: GPL-3.0-or-later
#include "privileged/sites.h"

#include <stdio.h>

#include <algorithm>

#include "privileged/errors.h"
#include "privileged/paths.h"
#include "privileged/safe.h"
#include "privileged/site_folder.h"
#include "privileged/site_tree.h"

namespace hostler::privileged::sites {
namespace {

using requests::AddressesRequest;
using requests::HostName;
using requests::IpAddress;
using requests::Login;
using requests::SiteName;
using requests::SiteRequest;

constexpr char addresses_name[] = ".addresses";

struct Place {
  Fd sites = ensure_directory(paths::sites, 0711);
  Fd workshop = ensure_directory_at(sites.get(), ".new", 0, 0, 0700);  // an entry a login; its lock covers it
};

template <class T> bool contains(const std::vector<T>& values, const T& value) { return std::find(values.begin(), values.end(), value) != values.end(); }

// Throws unless the name is free or the login's own. A link without a site behind it belongs to nobody.
void check_owner(int sites, const SiteName& name, const Login& login) {
  const auto entry = look(sites, name.text());
  if (!entry) return;
  const auto owner = owner_of(sites, name);
  if (owner ? *owner != login : !S_ISLNK(entry->st_mode)) throw Refused("the name " + name.text() + " belongs to another account");
}

void check_names(int sites, const SiteRequest& request) {
  check_owner(sites, request.host, request.login);
  const auto entry = look(sites, request.host.text());
  if (entry && S_ISLNK(entry->st_mode)) throw Again(request.host.text() + " is still an alias of " + read_link(sites, request.host.text()).value_or("another site"));
  for (const HostName& alias : request.aliases) {
    check_owner(sites, alias, request.login);
    const auto other = look(sites, alias.text());
    if (other && !S_ISLNK(other->st_mode)) throw Again(alias.text() + " is still a site of its own");
  }
}

// The name may have gone to another account since check_names(); then the rename finds it taken and the rerun refuses.
void link_alias(const Place& place, const HostName& alias, const SiteRequest& request) {
  const auto target = read_link(place.sites.get(), alias.text());
  if (target == request.host.text()) return;
  const std::string built = request.login.text();
  remove_tree(place.workshop.get(), built);
  make_link(place.workshop.get(), built, request.host.text());
  rename_entry(place.workshop.get(), built, place.sites.get(), alias.text(), target ? 0 : RENAME_NOREPLACE);
}

void unlink_alias(int sites, const HostName& alias, const SiteName& host) {
  if (read_link(sites, alias.text()) == host.text()) remove_entry(sites, alias.text());
}

// What is shown at a.test/@NAME exists, too; a folder a link stands in for is refused before anything changes.
void ensure_folders(const users::User& user, const SiteRequest& wanted, const std::optional<Found>& found) {
  if (!found || found->site.folder != wanted.folder) ensure_site_folder(user, wanted, !found);
  for (const SiteRequest::AtFolder& at : wanted.at_folders)
    if (!found || !contains(found->site.at_folders, at)) ensure_folder(user, at.folder);
}

// While aliases change, the index names the old and the new ones, so that a rerun finds each link that may exist.
void put(const Place& place, const SiteRequest& wanted) {
  const users::User user = users::get(wanted.login);
  check_names(place.sites.get(), wanted);
  const bool exists = look(place.sites.get(), wanted.host.text()).has_value();
  const auto found = read_site(place.sites.get(), wanted.host);  // nothing when what exists is damaged

  SiteRequest during = wanted;
  during.start_file.reset();
  during.start_lines.clear();
  if (found)
    for (const HostName& alias : found->site.aliases)
      if (!contains(during.aliases, alias)) during.aliases.push_back(alias);

  ensure_folders(user, wanted, found);
  remove_tree(place.workshop.get(), wanted.login.text());
  if (!found || !(found->site == during) || found->html_owner != user.uid) {
    build_site(place.workshop.get(), wanted.login.text(), during, user);
    rename_entry(place.workshop.get(), wanted.login.text(), place.sites.get(), wanted.host.text(), exists ? RENAME_EXCHANGE : RENAME_NOREPLACE);
    remove_tree(place.workshop.get(), wanted.login.text());
  }

  for (const HostName& alias : wanted.aliases) link_alias(place, alias, wanted);
  if (during.aliases == wanted.aliases) return;
  for (const HostName& alias : during.aliases)
    if (!contains(wanted.aliases, alias)) unlink_alias(place.sites.get(), alias, wanted.host);
  sync(place.sites.get());
  write_index(open_beneath(place.sites.get(), wanted.host.text(), O_RDONLY | O_DIRECTORY).get(), wanted.aliases);
}

void remove(const Place& place, const SiteRequest& request) {
  remove_tree(place.workshop.get(), request.login.text());
  const auto entry = look(place.sites.get(), request.host.text());
  if (!entry || S_ISLNK(entry->st_mode)) return;  // the name of an alias: no site of that name
  check_owner(place.sites.get(), request.host, request.login);
  if (const auto found = read_site(place.sites.get(), request.host))
    for (const HostName& alias : found->site.aliases) unlink_alias(place.sites.get(), alias, request.host);
  rename_entry(place.sites.get(), request.host.text(), place.workshop.get(), request.login.text(), RENAME_NOREPLACE);
  remove_tree(place.workshop.get(), request.login.text());
}

bool is_plain(int folder, const std::string& name) {
  const auto entry = look(folder, name);
  return entry && S_ISREG(entry->st_mode);
}

void list_addresses(const Place& place, requests::Answer& answer) {
  const Fd folder = open_beneath(place.sites.get(), addresses_name, O_RDONLY | O_DIRECTORY);
  if (!folder) return;
  for (const auto& name : names_in(folder.get()))
    answer.facts.push_back(IpAddress::parse(name) && is_plain(folder.get(), name) ? "address " + name : "strange " + std::string(addresses_name) + "/" + name);
}

}  // namespace

void apply(const SiteRequest& request) {
  const Lock lock("user-" + request.login.text());
  const Place place;
  if (request.state == SiteRequest::State::absent)
    remove(place, request);
  else
    put(place, request);
}

void apply(const AddressesRequest& request) {
  const Lock lock("addresses");
  const Place place;
  const Fd folder = ensure_directory_at(place.sites.get(), addresses_name, 0, 0, 0711);
  const auto wanted = [&](const std::string& name) {
    return std::any_of(request.addresses.begin(), request.addresses.end(), [&](const IpAddress& address) { return address.text() == name; });
  };
  for (const auto& name : names_in(folder.get()))
    if (!wanted(name) || !is_plain(folder.get(), name)) remove_tree(folder.get(), name);
  for (const IpAddress& address : request.addresses) ensure_file(folder.get(), address.text(), "", {0, 0, 0644});
}

requests::Answer list() {
  const Place place;
  requests::Answer answer{requests::Outcome::done, "", {}};
  for (const auto& name : names_in(place.sites.get())) {
    const auto host = SiteName::parse(name);
    const auto entry = look(place.sites.get(), name);
    if (name == ".new" || name == ".folders" || name == addresses_name || !entry || (host && S_ISLNK(entry->st_mode) && owner_of(place.sites.get(), *host))) continue;
    auto found = host ? read_site(place.sites.get(), *host) : std::nullopt;
    if (!found) {
      answer.facts.push_back("strange " + name);
      continue;
    }
    std::erase_if(found->site.aliases, [&](const HostName& alias) { return read_link(place.sites.get(), alias.text()) != host->text(); });
    answer.facts.push_back("site " + found->site.to_line());
  }
  list_addresses(place, answer);
  return answer;
}

}  // namespace hostler::privileged::sites
