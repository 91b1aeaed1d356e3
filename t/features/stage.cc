// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/stage.h"

#include "base/migrations.h"
#include "base/test_database.h"
#include "features/jobs/jobs.h"
#include "http/language.h"
#include "http/page.h"

namespace hostler {
namespace {

/// Everything that is made once.
struct Props {
  Config config;
  std::unique_ptr<Database> database;
  std::unique_ptr<Templates> templates;
  std::unique_ptr<Panel> panel;

  Props() {
    const std::string source = from_test_environment("top_srcdir"), build = from_test_environment("top_builddir");
    config.database = new_test_database("features_test");
    config.panel_url = "https://panel.example:8443";
    config.panel_show_queries = true;
    config.wake_socket = "/nonexistent/wake.sock";
    config.locale = build + "/locale";
    database = std::make_unique<Database>(config.database);
    upgrade(*database, source + "/sql/migrations");
    load_languages(config.locale);
    load_static_names(build + "/static");
    templates = std::make_unique<Templates>(source + "/templates");
    panel = std::make_unique<Panel>(config, *database, *templates);
  }
};

Props& props() {
  static Props all;
  return all;
}

void empty_tables(Database& database) {
  for (const Row& row : database.select("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' "
                                        "AND table_name NOT IN ('schema_version', 'login_number', 'domain_tree_lock', 'account', 'account_scope')"))
    database.execute("DELETE FROM `" + row.text(0) + "`");
  database.execute("DELETE FROM account WHERE id <> 1");
  database.execute("DELETE FROM account_scope WHERE account_id <> 1");
  database.execute("UPDATE login_number SET next = 1");
}

accounts::NewAccount new_account(Role role, AccountId parent, const std::string& company) {
  accounts::NewAccount wanted;
  wanted.role = role;
  wanted.parent = parent;
  wanted.password = Stage::password;
  wanted.contact.company = company;
  return wanted;
}

}  // namespace

void Stage::setUp() {
  use_language("en");
  empty_tables(database());
  jobs::take_enqueued();
}

Database& Stage::database() { return *props().database; }
Config& Stage::config() { return props().config; }
Panel& Stage::panel() { return *props().panel; }

accounts::Account Stage::admin(const std::string& login) {
  accounts::NewAccount wanted = new_account(Role::admin, server_root, {});
  wanted.login = login;
  return accounts::create(database(), root(), wanted);
}

accounts::Account Stage::reseller(const std::string& name) { return accounts::create(database(), root(), new_account(Role::reseller, server_root, name)); }
accounts::Account Stage::user(AccountId parent, const std::string& name) { return accounts::create(database(), root(), new_account(Role::user, parent, name)); }

Actor Stage::actor(const accounts::Account& account) {
  return {.account = account.id, .role = account.role, .login = account.login, .real = account.id, .real_login = account.login, .address = "192.0.2.9"};
}

void assert_holds(const std::string& text, const std::string& part, CPPUNIT_NS::SourceLine line) {
  if (text.find(part) == std::string::npos) CPPUNIT_NS::Asserter::fail("“" + part + "” is missing in: " + text, line);
}

void assert_lacks(const std::string& text, const std::string& part, CPPUNIT_NS::SourceLine line) {
  if (text.find(part) != std::string::npos) CPPUNIT_NS::Asserter::fail("“" + part + "” stands in: " + text, line);
}

}  // namespace hostler
