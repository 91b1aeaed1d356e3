// SPDX-License-Identifier: GPL-3.0-or-later
#include "privileged/site_tree.h"

#include <unistd.h>

#include <sstream>

#include "privileged/errors.h"
#include "privileged/homes.h"
#include "privileged/paths.h"
#include "privileged/safe.h"

namespace hostler::privileged::sites {
namespace {

using requests::HostName;
using requests::HttpUrl;
using requests::IpAddress;
using requests::Login;
using requests::RelativePath;
using requests::SiteRequest;

std::string html_target(const Login& login, const std::string& folder) { return homes::path_of(login) + "/" + folder; }

std::vector<HostName> read_index(int directory) {
  std::istringstream lines(read_file(directory, "aliases", 1 << 20).value_or(""));
  std::vector<HostName> aliases;
  for (std::string line; std::getline(lines, line);)
    if (const auto alias = HostName::parse(line)) aliases.push_back(*alias);
  return aliases;
}

}  // namespace

std::optional<Found> read_site(int sites, const HostName& host) {
  const auto entry = look(sites, host.text());
  if (!entry || !S_ISDIR(entry->st_mode)) return std::nullopt;
  const Fd directory = open_beneath(sites, host.text(), O_RDONLY | O_DIRECTORY);
  if (!directory) return std::nullopt;
  const auto login = Login::parse(read_link(directory.get(), "owner").value_or(""));
  const auto html = look(directory.get(), "html");
  if (!login || !html) return std::nullopt;
  const std::string target = read_link(directory.get(), "html").value_or(""), start = html_target(*login, "");
  const auto folder = RelativePath::parse(target.starts_with(start) ? target.substr(start.size()) : "");
  if (!folder) return std::nullopt;
  const auto redirect = read_link(directory.get(), "redirect");
  const auto state = look(directory.get(), "locked") ? SiteRequest::State::locked : SiteRequest::State::live;
  const bool php = look(directory.get(), "php.sock").has_value();
  const auto address = IpAddress::parse(read_link(directory.get(), "address").value_or(""));
  return Found{{host, *login, state, *folder, read_index(directory.get()), HttpUrl::parse(redirect.value_or("")), php, address}, html->st_uid};
}

std::optional<Login> owner_of(int sites, const HostName& name) { return Login::parse(read_link(sites, name.text() + "/owner").value_or("")); }

void build_site(int workshop, const std::string& name, const SiteRequest& site, uid_t uid, gid_t gid) {
  remove_tree(workshop, name);
  const Fd directory = ensure_directory_at(workshop, name, 0, 0, 0700);
  make_link(directory.get(), "owner", site.login.text());
  make_link(directory.get(), "html", html_target(site.login, site.folder.text()));
  if (fchownat(directory.get(), "html", uid, gid, AT_SYMLINK_NOFOLLOW) != 0) fail("give the link html to the tenant");
  if (site.php) make_link(directory.get(), "php.sock", std::string(paths::php_run) + "/" + site.login.text() + ".sock");
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
