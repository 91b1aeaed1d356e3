// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sites/site.h"

#include <algorithm>

#include "features/domains/domains.h"

namespace hostler::sites {
namespace {

using requests::HostName;
using requests::HttpUrl;
using requests::AtName;
using requests::IndexNames;
using requests::IpAddress;
using requests::Login;
using requests::RelativePath;
using requests::SiteName;
using requests::SiteRequest;

std::string host_of(const std::string& url) {
  const auto start = url.find("://") + 3;
  return url.substr(start, url.find_first_of("/:", start) - start);
}

std::optional<Text> check_label(std::string& label) {
  std::transform(label.begin(), label.end(), label.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::nullopt;
}

Field folder_field() {
  return {.name = "folder",
          .label = N_("Folder"),
          .help = N_("Where the files of the site are, seen from your home: html, or a folder below it such as html/shop."),
          .required = true,
          .most_characters = 1000,
          .check = check_folder,
          .initial = "html"};
}

Field www_field() {
  return {.name = "www", .label = N_("Also with www."), .help = N_("The site answers as www.NAME too."), .kind = Field::Kind::check, .initial = "1"};
}

Field redirect_field() {
  return {.name = "redirect",
          .label = N_("Redirect to"),
          .help = N_("Visitors are sent on to this address instead of seeing the folder. Leave it empty to show the folder."),
          .kind = Field::Kind::url,
          .most_characters = 2000,
          .check = check_redirect};
}

Field at_field() {
  return {.name = "at",
          .label = N_("Also as @"),
          .help = N_("The folder is shown at DOMAIN/@NAME, too: joe is joe.example.org and example.org/@joe. Browsers no longer show the old form joe@example.org as a part of the address."),
          .kind = Field::Kind::check};
}

Field index_field() {
  return {.name = "index_names",
          .label = N_("Index files"),
          .help = N_("What a folder is shown by: names of files with spaces between, the first that is there counts. They count before what .htaccess says. Empty: index.php index.html index.htm."),
          .most_characters = 610,
          .check = check_index_names};
}

Field listing_field() {
  return {.name = "listing", .label = N_("List folders"), .help = N_("Where a folder has no index file, visitors see the names of its files."), .kind = Field::Kind::check};
}

bool is_on(const Surroundings& surroundings, std::string_view service) { return surroundings.services.find(service) != surroundings.services.end(); }

std::vector<SiteRequest::Switch> switches_of(const Site& site, const Surroundings& surroundings) {
  using Switch = SiteRequest::Switch;
  std::vector<Switch> on;
  for (const auto& [value, service] : {std::pair(Switch::cgi, "cgi"), std::pair(Switch::python, "python"), std::pair(Switch::ssi, "ssi"), std::pair(Switch::wml, "wml")})
    if (is_on(surroundings, service)) on.push_back(value);
  if (site.listing && is_on(surroundings, "listing")) on.push_back(Switch::listing);
  return on;
}

SiteRequest::State state_of(const Site& site, const std::string& account_state) {
  if (site.removing || site.binned || account_state == "removing" || account_state == "binned") return SiteRequest::State::absent;
  return account_state == "locked" ? SiteRequest::State::locked : SiteRequest::State::live;
}

template <class Checked> Checked checked(const std::string& text, const Site& site) {
  if (auto value = Checked::parse(text)) return *value;
  throw Failure("site " + std::to_string(site.id) + " holds a value that no request may: " + text);
}

}  // namespace

std::optional<Text> check_folder(std::string& folder) {
  std::string path = folder;
  if (path.size() > 1 && path.back() == '/') path.pop_back();
  const auto parsed = RelativePath::parse(path);
  if (!parsed || parsed->first() != "html") return Text(N_("Type html, or a folder below it such as html/shop."));
  folder = path;
  return std::nullopt;
}

std::optional<Text> check_redirect(std::string& redirect) {
  if (redirect.empty()) return std::nullopt;
  const auto url = HttpUrl::parse(redirect);
  if (!url) return Text(N_("Type a full address, such as https://www.example.org/page."));
  redirect = url->text();
  return std::nullopt;
}

std::optional<Text> check_index_names(std::string& names) {
  if (names.empty() || IndexNames::parse(names)) return std::nullopt;
  return Text(N_("Type up to ten different names of files with one space between, such as index.php start.html."));
}

bool redirects_to_itself(const std::string& name, const std::string& redirect) {
  if (redirect.empty()) return false;
  const std::string host = host_of(redirect);
  return host == name || host == "www." + name;
}

std::optional<Text> why_not_with_www(const std::string& name) {
  const std::string plain = domains::without_www(name);
  if (plain.empty()) return std::nullopt;
  return Text(N_("Enter %1 only. Its site answers as %2 as well."), {domains::readable(plain), domains::readable(name)});
}

Form domain_form() {
  return Form({{.name = "name",
                .label = N_("Domain"),
                .help = N_("The name without www, such as example.org. Letters like ä or é are allowed."),
                .required = true,
                .most_characters = 253,
                .check = domains::normalize},
               folder_field(), www_field(), redirect_field()});
}

Form subdomain_form() {
  return Form({{.name = "label",
                .label = N_("Subdomain"),
                .help = N_("The part in front of the domain: shop makes shop.example.org. A * stands for every name that is none of its own."),
                .required = true,
                .most_characters = 63,
                .check = check_label},
               at_field(), folder_field(), redirect_field()});
}

Form site_form(domains::Kind kind, bool may_list) {
  using domains::Kind;
  std::vector<Field> fields{folder_field()};
  if (kind == Kind::domain || kind == Kind::subdomain) fields.push_back(www_field());
  if (kind != Kind::at) fields.push_back(redirect_field());
  fields.push_back(index_field());
  if (may_list) fields.push_back(listing_field());
  fields.push_back(version_field());
  return Form(std::move(fields));
}

SiteRequest request_for(const Site& site, const Surroundings& surroundings) {
  SiteRequest request{.host = checked<SiteName>(site.name, site),
                      .login = checked<Login>(surroundings.login, site),
                      .state = state_of(site, surroundings.account_state),
                      .folder = checked<RelativePath>(site.folder, site),
                      .aliases = {},
                      .redirect = {},
                      .php = is_on(surroundings, "php"),
                      .switches = switches_of(site, surroundings)};
  // A name too long for www. in front has no such alias.
  if (const auto www = HostName::parse("www." + site.name); www && site.www) request.aliases.push_back(*www);
  if (!surroundings.address.empty()) request.address = checked<IpAddress>(surroundings.address, site);
  if (!site.index_names.empty()) request.index = checked<IndexNames>(site.index_names, site);
  for (const AtFolder& at : surroundings.at_folders) request.at_folders.push_back({checked<AtName>(at.label, site), checked<RelativePath>(at.folder, site)});
  if (!site.redirect.empty()) request.redirect = checked<HttpUrl>(site.redirect, site);
  return request;
}

}  // namespace hostler::sites
