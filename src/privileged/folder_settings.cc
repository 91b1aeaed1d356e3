// SPDX-License-Identifier: GPL-3.0-or-later
#include "privileged/folder_settings.h"

#include <stdio.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "privileged/errors.h"
#include "privileged/paths.h"
#include "privileged/safe.h"
#include "privileged/users.h"

namespace hostler::privileged::folder_settings {
namespace {

using requests::Login;
using requests::RelativePath;
using requests::FolderSettingsRequest;

constexpr char own[] = "!", realm_name[] = "realm", users_name[] = "users", page_ending[] = ".html";
constexpr size_t longest_file = 4 << 20;

struct Place {
  Fd sites = ensure_directory(paths::sites, 0711);
  Fd workshop = ensure_directory_at(sites.get(), ".new", 0, 0, 0700);  // an entry a login; its lock covers it
  Fd folders = ensure_directory_at(sites.get(), ".folders", 0, 0, 0711);
};

// The directory of the folder, made with all on the way to it.
Fd ensure_path(int tree, const RelativePath& folder) {
  Fd at = open_beneath(tree, ".", O_RDONLY | O_DIRECTORY);
  std::istringstream parts(folder.text());
  for (std::string part; std::getline(parts, part, '/');) at = ensure_directory_at(at.get(), part, 0, 0, 0711);
  return at;
}

template <class Entries> auto of_folder(const Entries& entries, unsigned folder) {
  Entries found;
  std::copy_if(entries.begin(), entries.end(), std::back_inserter(found), [&](const auto& entry) { return entry.folder == folder; });
  return found;
}

void build_folder(int tree, const FolderSettingsRequest& wanted, unsigned folder, gid_t web_server) {
  const Fd directory = ensure_directory_at(ensure_path(tree, wanted.folders[folder - 1]).get(), own, 0, web_server, 0750);
  const Owner readable{0, web_server, 0640};
  for (const auto& protection : of_folder(wanted.protections, folder)) {
    std::string lines;
    for (const auto& user : of_folder(wanted.users, folder)) lines += user.line.text() + "\n";
    ensure_file(directory.get(), users_name, lines, readable);
    make_link(directory.get(), realm_name, protection.realm.text());
  }
  for (const auto& page : of_folder(wanted.error_pages, folder)) make_link(directory.get(), std::to_string(page.status), page.target.text());
  std::map<unsigned, std::string> pages;
  for (const auto& line : of_folder(wanted.error_lines, folder)) pages[line.status] += line.line.text() + "\n";
  for (const auto& [status, text] : pages) ensure_file(directory.get(), std::to_string(status) + page_ending, text, readable);
  sync(directory.get());
}

template <class Line, class Add> void read_lines(int directory, const std::string& name, Add add) {
  std::istringstream lines(read_file(directory, name, longest_file).value_or(""));
  for (std::string text; std::getline(lines, text);)
    if (const auto line = Line::parse(text)) add(*line);
}

std::optional<unsigned> status_of(const std::string& name) {
  const auto number = requests::Number::parse(name);
  return number && name.size() == 3 ? std::optional(static_cast<unsigned>(std::stoul(name))) : std::nullopt;
}

void read_entry(int directory, const std::string& name, unsigned folder, FolderSettingsRequest& found) {
  const auto target = requests::ErrorTarget::parse(read_link(directory, name).value_or(""));
  if (const auto status = status_of(name); status && target) found.error_pages.push_back({folder, *status, *target});
  if (const auto status = status_of(name.substr(0, name.find(page_ending))); status && name.ends_with(page_ending))
    read_lines<requests::PageLine>(directory, name, [&](const auto& line) { found.error_lines.push_back({folder, *status, line}); });
}

void read_folder(const Fd& directory, const RelativePath& path, FolderSettingsRequest& found) {
  found.folders.push_back(path);
  const auto folder = static_cast<unsigned>(found.folders.size());
  if (const auto realm = requests::Realm::parse(read_link(directory.get(), realm_name).value_or(""))) {
    found.protections.push_back({folder, *realm});
    read_lines<requests::PasswordLine>(directory.get(), users_name, [&](const auto& line) { found.users.push_back({folder, line}); });
  }
  auto names = names_in(directory.get());
  std::sort(names.begin(), names.end());
  for (const auto& name : names) read_entry(directory.get(), name, folder, found);
}

// In the order of the paths, as requests are.
void read_below(int at, const std::string& path, FolderSettingsRequest& found) {
  auto names = names_in(at);
  std::sort(names.begin(), names.end());
  for (const auto& name : names) {
    const Fd directory = open_beneath(at, name, O_RDONLY | O_DIRECTORY);
    if (!directory) continue;
    const auto folder = RelativePath::parse(path);
    if (name == own && folder) read_folder(directory, *folder, found);
    if (name != own) read_below(directory.get(), path.empty() ? name : path + "/" + name, found);
  }
}

FolderSettingsRequest read(const Place& place, const Login& login) {
  FolderSettingsRequest found{login, {}, {}, {}, {}, {}};
  if (const Fd tree = open_beneath(place.folders.get(), login.text(), O_RDONLY | O_DIRECTORY)) read_below(tree.get(), "", found);
  return found;
}

void build(const Place& place, const FolderSettingsRequest& wanted) {
  users::get(wanted.login);
  const gid_t web_server = users::web_server_group();
  const Fd tree = ensure_directory_at(place.workshop.get(), wanted.login.text(), 0, 0, 0711);
  for (unsigned folder = 1; folder <= wanted.folders.size(); ++folder) build_folder(tree.get(), wanted, folder, web_server);
  sync(tree.get());
}

}  // namespace

void apply(const FolderSettingsRequest& request) {
  const Lock lock("user-" + request.login.text());
  const Place place;
  const std::string name = request.login.text();
  remove_tree(place.workshop.get(), name);
  const bool exists = look(place.folders.get(), name).has_value();
  if (exists && !request.folders.empty() && read(place, request.login).to_text() == request.to_text()) return;
  if (!request.folders.empty()) {
    build(place, request);
    rename_entry(place.workshop.get(), name, place.folders.get(), name, exists ? RENAME_EXCHANGE : RENAME_NOREPLACE);
  } else if (exists) {
    rename_entry(place.folders.get(), name, place.workshop.get(), name, RENAME_NOREPLACE);
  }
  remove_tree(place.workshop.get(), name);
}

requests::Answer list() {
  const Place place;
  requests::Answer answer{requests::Outcome::done, "", {}};
  for (const auto& name : names_in(place.folders.get())) {
    const auto login = Login::parse(name);
    answer.facts.push_back(login ? "folders " + read(place, *login).to_line() : "strange .folders/" + name);
  }
  return answer;
}

}  // namespace hostler::privileged::folder_settings
