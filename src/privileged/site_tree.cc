// SPDX-License-Identifier: GPL-3.0-or-later
#include "privileged/site_tree.h"

#include <unistd.h>

#include <algorithm>
#include <sstream>

#include "privileged/errors.h"
#include "privileged/homes.h"
#include "privileged/paths.h"
#include "privileged/safe.h"

namespace hostler::privileged::sites {
namespace {

using requests::HostName;
using requests::HttpUrl;
using requests::IndexNames;
using requests::IpAddress;
using requests::Login;
using requests::RelativePath;
using requests::SiteName;
using requests::SiteRequest;
using Switch = SiteRequest::Switch;

constexpr std::pair<Switch, const char*> flags[] = {
    {Switch::cgi, "cgi"}, {Switch::python, "python"}, {Switch::ssi, "ssi"}, {Switch::wml, "wml"}, {Switch::listing, "listing"}};

bool has(const SiteRequest& site, Switch wanted) { return std::find(site.switches.begin(), site.switches.end(), wanted) != site.switches.end(); }
bool runs_programs(const SiteRequest& site) { return has(site, Switch::cgi) || has(site, Switch::python); }

std::string target_in_home(const Login& login, const std::string& folder) { return homes::path_of(login) + "/" + folder; }

// The folder of the login's home that the link leads to.
std::optional<RelativePath> folder_behind(int directory, const std::string& name, const Login& login) {
  const std::string target = read_link(directory, name).value_or(""), start = target_in_home(login, "");
  return RelativePath::parse(target.starts_with(start) ? target.substr(start.size()) : "");
}

template <class T> std::optional<T> read_value(int directory, const std::string& name) { return T::parse(read_link(directory, name).value_or("")); }

// SymLinksIfOwnerMatch follows only a link that belongs to whom the target belongs.
void make_link_of(const users::User& user, int directory, const std::string& name, const std::string& folder) {
  make_link(directory, name, target_in_home(user.login, folder));
  if (fchownat(directory, name.c_str(), user.uid, user.gid, AT_SYMLINK_NOFOLLOW) != 0) fail("give the link " + name + " to the tenant");
}

std::vector<HostName> read_index(int directory) {
  std::istringstream lines(read_file(directory, "aliases", 1 << 20).value_or(""));
  std::vector<HostName> aliases;
  for (std::string line; std::getline(lines, line);)
    if (const auto alias = HostName::parse(line)) aliases.push_back(*alias);
  return aliases;
}

std::vector<Switch> read_switches(int directory) {
  std::vector<Switch> found;
  for (const auto& [value, name] : flags)
    if (look(directory, name)) found.push_back(value);
  return found;
}

std::vector<SiteRequest::AtFolder> read_at_folders(int directory, const Login& login) {
  std::vector<SiteRequest::AtFolder> found;
  const Fd at = open_beneath(directory, "at", O_RDONLY | O_DIRECTORY);
  if (!at) return found;
  for (const auto& name : names_in(at.get())) {
    const auto parsed = requests::AtName::parse(name);
    const auto folder = folder_behind(at.get(), name, login);
    if (parsed && folder) found.push_back({*parsed, *folder});
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return found;
}

void build_programs(int directory, const SiteRequest& site, const users::User& user) {
  for (const auto& [value, name] : flags)
    if (has(site, value)) ensure_file(directory, name, "", {0, 0, 0644});
  if (runs_programs(site)) make_link(directory, "cgi.sock", std::string(paths::cgi_run) + "/" + site.login.text() + ".sock");
  if (has(site, Switch::cgi)) make_link_of(user, directory, "cgi-bin", "cgi-bin");
  if (site.php) make_link(directory, "php.sock", std::string(paths::php_run) + "/" + site.login.text() + ".sock");
}

void build_at_folders(int directory, const SiteRequest& site, const users::User& user) {
  if (site.at_folders.empty()) return;
  const Fd at = ensure_directory_at(directory, "at", 0, 0, 0711);
  for (const auto& entry : site.at_folders) make_link_of(user, at.get(), entry.name.text(), entry.folder.text());
  sync(at.get());
}

}  // namespace

std::optional<Found> read_site(int sites, const SiteName& host) {
  const auto entry = look(sites, host.text());
  if (!entry || !S_ISDIR(entry->st_mode)) return std::nullopt;
  const Fd directory = open_beneath(sites, host.text(), O_RDONLY | O_DIRECTORY);
  if (!directory) return std::nullopt;
  const auto login = read_value<Login>(directory.get(), "owner");
  const auto html = look(directory.get(), "html");
  if (!login || !html) return std::nullopt;
  const auto folder = folder_behind(directory.get(), "html", *login);
  if (!folder) return std::nullopt;
  const int at = directory.get();
  return Found{{.host = host,
                .login = *login,
                .state = look(at, "locked") ? SiteRequest::State::locked : SiteRequest::State::live,
                .folder = *folder,
                .aliases = read_index(at),
                .redirect = read_value<HttpUrl>(at, "redirect"),
                .php = look(at, "php.sock").has_value(),
                .switches = read_switches(at),
                .index = read_value<IndexNames>(at, "index"),
                .at_folders = read_at_folders(at, *login),
                .address = read_value<IpAddress>(at, "address")},
               html->st_uid};
}

std::optional<Login> owner_of(int sites, const SiteName& name) { return Login::parse(read_link(sites, name.text() + "/owner").value_or("")); }

void build_site(int workshop, const std::string& name, const SiteRequest& site, const users::User& user) {
  remove_tree(workshop, name);
  const Fd directory = ensure_directory_at(workshop, name, 0, 0, 0700);
  make_link(directory.get(), "owner", site.login.text());
  make_link_of(user, directory.get(), "html", site.folder.text());
  build_programs(directory.get(), site, user);
  build_at_folders(directory.get(), site, user);
  if (site.index) make_link(directory.get(), "index", site.index->text());
  if (site.redirect) make_link(directory.get(), "redirect", site.redirect->text());
  if (site.address) make_link(directory.get(), "address", site.address->text());
  if (site.state == SiteRequest::State::locked) ensure_file(directory.get(), "locked", "", {0, 0, 0644});
  if (!site.aliases.empty()) write_index(directory.get(), site.aliases);
  ensure_directory_at(workshop, name, 0, 0, 0711);
  sync(directory.get());
}

void write_index(int directory, const std::vector<HostName>& aliases) {
  std::string text;
  for (const HostName& alias : aliases) text += alias.text() + "\n";
  ensure_file(directory, "aliases", text, {0, 0, 0600});
}

}  // namespace hostler::privileged::sites
