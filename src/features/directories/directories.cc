// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/directories/directories.h"

#include "base/crypto.h"
#include "features/accounts/accounts.h"
#include "features/allowances/allowances.h"
#include "features/directories/directory.h"
#include "features/directories/directory_store.h"
#include "features/jobs/jobs.h"
#include "features/messages/messages.h"
#include "features/sites/site.h"

namespace hostler::directories {
namespace {

void require(const std::optional<Text>& problem, const char* field) {
  if (problem) throw Refused(*problem, field);
}

/// Nobody else changes what the account has until the transaction ends, so that two of one folder cannot come at once.
void hold(Database& database, const Actor& actor, AccountId account, const char* service) {
  const accounts::Account owner = accounts::hold_alone(database, actor, account);
  if (owner.role != Role::user) throw Refused(N_("Only users have sites."));
  if (owner.state != "active") throw Refused(N_("This account is locked or deleted."));
  if (!allowances::has_service(database, account, service)) throw Refused(N_("This is not switched on for the account."));
}

void say(Database& database, const Actor& actor, AccountId account, const std::string& folder, const Text& text) {
  messages::notice(database, actor, account, folder, text);
  reapply(database, actor, account);
}

void check(ErrorPage& page) {
  require(check_target(page.target), "target");
  if (page.target.empty() == page_lines(page.page).empty()) throw Refused(N_("Say where the page is, or type it: one of the two."), "target");
  if (page.status == 401 && !page.target.empty() && page.target.front() != '/')
    throw Refused(N_("Browsers ask for a password only when this page is on the site itself: type a path like /sorry.html."), "target");
}

}  // namespace

std::uint64_t protect(Database& database, const Actor& actor, const Directory& typed) {
  Directory wanted = typed;
  require(sites::check_folder(wanted.folder), "folder");
  require(check_realm(wanted.realm), "realm");
  return in_transaction(database, [&] {
    hold(database, actor, wanted.account, "protection");
    if (store::is_protected(database, wanted.account, wanted.folder)) throw Refused(N_("This folder is protected already."), "folder");
    const std::uint64_t id = store::insert(database, wanted);
    say(database, actor, wanted.account, wanted.folder, N_("Folder protected with passwords."));
    return id;
  });
}

void change_realm(Database& database, const Actor& actor, std::uint64_t id, const std::string& typed, unsigned version) {
  std::string realm = typed;
  require(check_realm(realm), "realm");
  in_transaction(database, [&] {
    const Directory directory = get(database, actor, id);
    hold(database, actor, directory.account, "protection");
    if (!store::change_realm(database, id, realm, version)) throw Conflict();
    say(database, actor, directory.account, directory.folder, N_("Name of the protected area changed."));
  });
}

void unprotect(Database& database, const Actor& actor, std::uint64_t id) {
  in_transaction(database, [&] {
    const Directory directory = get(database, actor, id);
    accounts::hold_alone(database, actor, directory.account);
    store::remove(database, id);
    say(database, actor, directory.account, directory.folder, N_("Folder is open again."));
  });
}

Directory get(Database& database, const Actor& actor, std::uint64_t id) {
  if (const auto found = store::find(database, actor, id)) return *found;
  throw NotFound();
}

std::uint64_t add_visitor(Database& database, const Actor& actor, std::uint64_t id, const std::string& typed, const std::string& typed_password) {
  std::string name = typed, password = typed_password;
  require(check_name(name), "name");
  require(check_password(password), "password");
  const std::string hash = hash_for_web_server(password);
  return in_transaction(database, [&] {
    const Directory directory = get(database, actor, id);
    hold(database, actor, directory.account, "protection");
    std::uint64_t visitor = 0;
    try {
      visitor = store::insert_visitor(database, id, name, hash);
    } catch (const Duplicate&) {
      throw Refused(N_("There is a visitor of that name already."), "name");
    }
    say(database, actor, directory.account, directory.folder, Text(N_("Visitor %1 added."), {name}));
    return visitor;
  });
}

void change_password(Database& database, const Actor& actor, std::uint64_t id, const std::string& typed, unsigned version) {
  std::string password = typed;
  require(check_password(password), "password");
  const std::string hash = hash_for_web_server(password);
  in_transaction(database, [&] {
    const Visitor visitor = get_visitor(database, actor, id);
    hold(database, actor, visitor.account, "protection");
    if (!store::change_password(database, id, hash, version)) throw Conflict();
    say(database, actor, visitor.account, visitor.folder, Text(N_("Password of visitor %1 changed."), {visitor.name}));
  });
}

void remove_visitor(Database& database, const Actor& actor, std::uint64_t id) {
  in_transaction(database, [&] {
    const Visitor visitor = get_visitor(database, actor, id);
    accounts::hold_alone(database, actor, visitor.account);
    store::remove_visitor(database, id);
    say(database, actor, visitor.account, visitor.folder, Text(N_("Visitor %1 removed."), {visitor.name}));
  });
}

Visitor get_visitor(Database& database, const Actor& actor, std::uint64_t id) {
  if (const auto found = store::find_visitor(database, actor, id)) return *found;
  throw NotFound();
}

std::uint64_t add_page(Database& database, const Actor& actor, const ErrorPage& typed) {
  ErrorPage wanted = typed;
  require(sites::check_folder(wanted.folder), "folder");
  if (!is_status(wanted.status)) throw Refused(N_("There is no page for this error."), "status");
  check(wanted);
  return in_transaction(database, [&] {
    hold(database, actor, wanted.account, "error_pages");
    if (store::has_page(database, wanted.account, wanted.folder, wanted.status)) throw Refused(N_("This folder has a page for this error already."), "status");
    const std::uint64_t id = store::insert_page(database, wanted);
    say(database, actor, wanted.account, wanted.folder, Text(N_("Own page for error %1."), {std::to_string(wanted.status)}));
    return id;
  });
}

void change_page(Database& database, const Actor& actor, std::uint64_t id, const ErrorPage& typed) {
  in_transaction(database, [&] {
    ErrorPage page = get_page(database, actor, id);
    page.target = typed.target;
    page.page = typed.page;
    page.version = typed.version;
    check(page);
    hold(database, actor, page.account, "error_pages");
    if (!store::change_page(database, id, page)) throw Conflict();
    say(database, actor, page.account, page.folder, Text(N_("Own page for error %1 changed."), {std::to_string(page.status)}));
  });
}

void remove_page(Database& database, const Actor& actor, std::uint64_t id) {
  in_transaction(database, [&] {
    const ErrorPage page = get_page(database, actor, id);
    accounts::hold_alone(database, actor, page.account);
    store::remove_page(database, id);
    say(database, actor, page.account, page.folder, Text(N_("No own page for error %1 any more."), {std::to_string(page.status)}));
  });
}

ErrorPage get_page(Database& database, const Actor& actor, std::uint64_t id) {
  if (const auto found = store::find_page(database, actor, id)) return *found;
  throw NotFound();
}

void reapply(Database& database, const Actor& actor, AccountId account) {
  if (const auto owner = store::owner(database, account))
    jobs::enqueue(database, actor, {.kind = "directories.apply", .subject = account, .object = owner->login, .account = account});
}

}  // namespace hostler::directories
