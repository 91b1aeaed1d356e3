// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/directories/directory_jobs.h"

#include <filesystem>
#include <map>

#include "base/errors.h"
#include "features/allowances/allowances.h"
#include "features/directories/directory.h"
#include "features/directories/directory_store.h"
#include "features/jobs/helper.h"

namespace hostler::directories {
namespace {

using requests::FolderSettingsRequest;

template <class Checked> Checked checked(const std::string& text, AccountId account) {
  if (auto value = Checked::parse(text)) return *value;
  throw Failure("a folder of account " + std::to_string(account) + " holds a value that no request may");
}

/// What the account has, by folder: requests name them in the order in which directories are walked, part by part of their paths.
struct Settings {
  std::optional<Directory> directory;
  std::vector<ErrorPage> pages;
};
using ByFolder = std::map<std::filesystem::path, Settings>;

ByFolder by_folder(Database& database, AccountId account) {
  ByFolder found;
  if (allowances::has_service(database, account, "protection"))
    for (const Directory& directory : store::directories_of(database, account)) found[directory.folder].directory = directory;
  if (allowances::has_service(database, account, "error_pages"))
    for (const ErrorPage& page : store::pages_of(database, account)) found[page.folder].pages.push_back(page);
  return found;
}

void add_protection(FolderSettingsRequest& request, unsigned folder, const Directory& directory, const std::vector<store::Line>& visitors) {
  request.protections.push_back({folder, checked<requests::Realm>(directory.realm, directory.account)});
  for (const store::Line& visitor : visitors)
    if (visitor.directory == directory.id) request.users.push_back({folder, checked<requests::PasswordLine>(visitor.name + ":" + visitor.hash, directory.account)});
}

void add_page(FolderSettingsRequest& request, unsigned folder, const ErrorPage& page) {
  if (!page.target.empty()) return request.error_pages.push_back({folder, page.status, checked<requests::ErrorTarget>(page.target, page.account)});
  for (const std::string& line : page_lines(page.page)) request.error_lines.push_back({folder, page.status, checked<requests::PageLine>(line, page.account)});
}

FolderSettingsRequest request_for(Database& database, AccountId account, const store::Owner& owner) {
  FolderSettingsRequest request{.login = checked<requests::Login>(owner.login, account), .folders = {}, .protections = {}, .users = {}, .error_pages = {}, .error_lines = {}};
  if (!owner.present) return request;
  const auto visitors = store::visitors_of(database, account);
  for (const auto& [folder, settings] : by_folder(database, account)) {
    request.folders.push_back(checked<requests::RelativePath>(folder, account));
    const auto number = static_cast<unsigned>(request.folders.size());
    if (settings.directory) add_protection(request, number, *settings.directory, visitors);
    for (const ErrorPage& page : settings.pages) add_page(request, number, page);
  }
  return request;
}

JobResult apply(Database& database, const Config& config, AccountId account) {
  const auto owner = store::owner(database, account);
  if (!owner) return {};
  return jobs::result_of(jobs::ask(config, "site", request_for(database, account, *owner).to_text()));
}

}  // namespace

std::vector<JobResult> apply_directories(Database& database, const Config& config, std::span<const Job> jobs) {
  std::vector<JobResult> results;
  for (const Job& job : jobs) results.push_back(apply(database, config, job.subject));
  return results;
}

std::vector<WantedSettings> wanted_settings(Database& database) {
  std::vector<WantedSettings> found;
  for (const AccountId account : store::accounts(database))
    if (const auto owner = store::owner(database, account))
      if (auto request = request_for(database, account, *owner); !request.folders.empty()) found.push_back({account, std::move(request)});
  return found;
}

}  // namespace hostler::directories
