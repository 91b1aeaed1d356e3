// SPDX-License-Identifier: GPL-3.0-or-later
// The permission matrix (A8): every page as every role, with the right taken away and given back: menu, address, 403.
#include <set>

#include "features/access/matrix.h"
#include "features/access/rule_store.h"
#include "features/api_client.h"
#include "features/browser.h"
#include "features/stage.h"

namespace hostler {

class AccessTest : public Stage {
  CPPUNIT_TEST_SUITE(AccessTest);
  CPPUNIT_TEST(says_what_every_permission_is);
  CPPUNIT_TEST(takes_every_page_from_every_role_and_gives_it_back);
  CPPUNIT_TEST(hides_from_the_menu_what_is_taken);
  CPPUNIT_TEST(asks_the_database_nothing_for_a_check);
  CPPUNIT_TEST(holds_at_once_in_every_process);
  CPPUNIT_TEST(lets_no_administrator_lock_himself_out);
  CPPUNIT_TEST(gives_only_where_the_role_may_have_it);
  CPPUNIT_TEST(keeps_differences_only);
  CPPUNIT_TEST(ends_the_sessions_of_a_role_that_may_not_log_in);
  CPPUNIT_TEST(tells_two_administrators_apart);
  CPPUNIT_TEST(is_the_administrators_own);
  CPPUNIT_TEST(a12_holds_for_programs_too);
  CPPUNIT_TEST_SUITE_END();

  static Browser in(const std::string& login) {
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, browser.login(login, password).status);
    browser.get("/general");
    return browser;
  }
  /// The matrix as it is, with one box changed.
  static void decide(const std::string& box, bool allowed) {
    FormValues values = access::matrix_form(database()).blank();
    values.set(box, allowed ? "1" : "");
    access::change_rules(database(), root(), values);
  }
  static void decide(const Permission& permission, Role role, bool allowed) { decide(access::box_name(permission, role), allowed); }
  static std::string path_of(std::string path) {
    for (std::size_t at; (at = path.find('{')) != std::string::npos;) path.replace(at, path.find('}') - at + 1, "999999");
    return path;
  }
  static std::string menu_of(Browser& browser) {
    const std::string page = browser.get("/general").body;
    const std::size_t start = page.find("<nav class=\"menu\"");
    return page.substr(start, page.find("</nav>", start) - start);
  }
  static Parameters boxes(const FormValues& values) {
    Parameters sent;
    for (const auto& [name, value] : values.values())
      if (name == "version" || value == "1") sent.emplace_back(name, value);
    return sent;
  }

  void says_what_every_permission_is() {
    std::map<std::string_view, unsigned> rights;
    for (const auto& route : panel().router().routes()) {
      const Permission& permission = route.permission;
      if (!permission.fixed) CPPUNIT_ASSERT_MESSAGE(std::string(permission.name) + " needs a label for the permission matrix", permission.label[0] != 0);
      unsigned roles = permission.also.bits << 5 | permission.personal << 4;
      for (Role role : all_roles) roles |= permission.allows(role) << static_cast<unsigned>(role);
      CPPUNIT_ASSERT_EQUAL_MESSAGE(std::string(permission.name) + " is two things", roles, rights.emplace(permission.name, roles).first->second);
    }
    for (const access::Group& group : access::groups()) CPPUNIT_ASSERT_MESSAGE("a capability with permissions needs a label", !group.label.id.empty());
  }

  /// Both ways for each box: what is not ticked is 403 by its address, whatever the page; ticked again it is as before.
  void takes_every_page_from_every_role_and_gives_it_back() {
    const auto boss = admin();
    const auto one = reseller();
    const auto customer = user(one.id);
    for (const accounts::Account* who : {&boss, &one, &customer}) {
      Browser browser = in(who->login);
      auto status = [&](const auto& route) {
        const std::string path = path_of(route.pattern);
        return (route.method == Method::get ? browser.get(path) : browser.post(path)).status;
      };
      for (const auto& route : panel().router().routes()) {
        if (!access::is_asked_about(route.permission, who->role)) continue;
        const std::string name = route.pattern + " as " + role_name(who->role);
        decide(route.permission, who->role, false);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(name, 403, status(route));
        if (!route.permission.personal) {
          decide(route.permission, who->role, true);
          CPPUNIT_ASSERT_MESSAGE(name, status(route) != 403);
        }
        database().execute("DELETE FROM access_rule");
        database().execute("DELETE FROM setting WHERE name = 'access.version'");
      }
    }
  }

  void hides_from_the_menu_what_is_taken() {
    const auto boss = admin();
    const auto one = reseller();
    const auto customer = user(one.id);
    for (const accounts::Account* who : {&boss, &one, &customer}) {
      Browser browser = in(who->login);
      for (const Feature* feature : all_features())
        for (const MenuEntry& entry : feature->menu) {
          if (!entry.permission.allows(who->role) || entry.permission.fixed) continue;
          const std::string link = "href=\"" + entry.href + "\"";
          decide(entry.permission, who->role, false);
          ASSERT_LACKS(menu_of(browser), link);
          ASSERT_LACKS(browser.get("/general").body, link);
          decide(entry.permission, who->role, true);
          ASSERT_HOLDS(menu_of(browser), link);
        }
    }
  }

  void asks_the_database_nothing_for_a_check() {
    const auto one = reseller();
    Browser browser = in(one.login);
    auto statements = [&](const std::string& path) { return header(browser.get(path), "X-Hostler-Queries"); };
    const std::string before = statements("/users");
    decide("reseller.packages.change", false);
    browser.get("/general");
    CPPUNIT_ASSERT_EQUAL(before, statements("/users"));
    CPPUNIT_ASSERT_EQUAL_MESSAGE("the session alone", std::string("1"), statements("/packages/new"));
  }

  /// Two panels are two processes of the pool.
  void holds_at_once_in_every_process() {
    const auto one = reseller();
    Templates templates(std::string(getenv("top_srcdir")) + "/templates");
    Panel second(config(), database(), templates);
    Browser here = in(one.login), there(second);
    there.cookies = here.cookies;
    CPPUNIT_ASSERT_EQUAL(200, there.get("/packages").status);
    decide("reseller.packages.see", false);
    CPPUNIT_ASSERT_EQUAL(403, here.get("/packages").status);
    CPPUNIT_ASSERT_EQUAL(403, there.get("/packages").status);
    decide("reseller.packages.see", true);
    CPPUNIT_ASSERT_EQUAL(200, there.get("/packages").status);
  }

  void lets_no_administrator_lock_himself_out() {
    admin();
    Browser browser = in("admin");
    ASSERT_HOLDS(browser.get("/permissions").body, "name=\"admin.users.see\"");
    FormValues nothing = access::matrix_form(database()).blank();
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/permissions", {{"version", nothing["version"]}}).status);
    CPPUNIT_ASSERT_EQUAL(403, browser.get("/users").status);
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/logout").status);
    Browser again = in("admin");
    CPPUNIT_ASSERT_EQUAL(200, again.get("/general").status);
    CPPUNIT_ASSERT_EQUAL(200, again.get("/permissions").status);
    FormValues values = access::matrix_form(database()).blank();
    values.set("admin.users.see", "1");
    CPPUNIT_ASSERT_EQUAL(303, again.post("/permissions", boxes(values)).status);
    CPPUNIT_ASSERT_EQUAL(200, again.get("/users").status);
  }

  void gives_only_where_the_role_may_have_it() {
    admin();
    Browser browser = in("admin");
    Parameters sent = boxes(access::matrix_form(database()).blank());
    for (const char* box : {"user.users.see", "guest.access.permissions", "admin.access.permissions", "user.no.such", "root.users.see"}) {
      Parameters more = sent;
      more.emplace_back(box, "1");
      CPPUNIT_ASSERT_EQUAL_MESSAGE(box, 400, browser.post("/permissions", more).status);
    }
    // Rows that no box made give nothing either.
    database().change("INSERT INTO access_rule (permission, role, allowed) VALUES ('users.see', 'user', 1), ('access.permissions', 'reseller', 1), ('access.permissions', 'admin', 0)");
    in_transaction(database(), [] {
      access::lock_version(database());
      access::change_version(database());
    });
    const auto one = reseller();
    CPPUNIT_ASSERT_EQUAL(403, in(user(one.id).login).get("/users").status);
    CPPUNIT_ASSERT_EQUAL(403, in(one.login).get("/permissions").status);
    CPPUNIT_ASSERT_EQUAL(200, browser.get("/permissions").status);
  }

  void keeps_differences_only() {
    decide("reseller.users.lock", false);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), number("SELECT COUNT(*) FROM access_rule"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), number("SELECT COUNT(*) FROM message WHERE object = 'users.lock' AND text LIKE 'Permission taken%'"));
    const std::string version = access::stored_version(database());
    decide("reseller.users.lock", false);
    CPPUNIT_ASSERT_EQUAL_MESSAGE("nothing changed", version, access::stored_version(database()));
    decide("reseller.users.lock", true);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), number("SELECT COUNT(*) FROM access_rule"));
    CPPUNIT_ASSERT(version != access::stored_version(database()));
  }

  void ends_the_sessions_of_a_role_that_may_not_log_in() {
    const auto one = reseller();
    const auto customer = user(one.id);
    accounts::set_password(database(), root(), customer.id, "another secret");
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, browser.login(customer.login, "another secret").status);
    decide(access::logging_in, Role::user, false);
    CPPUNIT_ASSERT_EQUAL(303, browser.get("/messages").status);
    Browser again(panel());
    ASSERT_HOLDS(again.login(customer.login, "another secret").body, "cannot log in at present");
    ASSERT_HOLDS(again.login(customer.login, "wrong").body, "Name or password is wrong");
    CPPUNIT_ASSERT_EQUAL_MESSAGE("his reseller may look", 303, again.login(customer.login, password).status);
    CPPUNIT_ASSERT_EQUAL(200, again.get("/messages").status);
    decide(access::logging_in, Role::user, true);
    CPPUNIT_ASSERT_EQUAL(200, browser.get("/messages").status);
  }

  void tells_two_administrators_apart() {
    admin();
    Browser one = in("admin"), two = in("admin");
    const Parameters seen = boxes(access::matrix_form(database()).blank());
    Parameters less = seen;
    std::erase_if(less, [](const auto& box) { return box.first == "reseller.users.lock"; });
    CPPUNIT_ASSERT_EQUAL(303, one.post("/permissions", less).status);
    CPPUNIT_ASSERT_EQUAL(409, two.post("/permissions", seen).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), number("SELECT COUNT(*) FROM access_rule"));
  }

  void a12_holds_for_programs_too() {
    const auto one = reseller();
    ApiClient program(panel(), database(), one);
    CPPUNIT_ASSERT_EQUAL(200, program.get("/packages").status);
    decide("reseller.packages.see", false);
    CPPUNIT_ASSERT_EQUAL(403, program.get("/packages").status);
    ASSERT_LACKS(program.get("/openapi.json").body.dump(), "\"/packages\":{\"get\"");
    decide("reseller.packages.see", true);
    CPPUNIT_ASSERT_EQUAL(200, program.get("/packages").status);
    ASSERT_HOLDS(program.get("/openapi.json").body.dump(), "\"/packages\":{\"get\"");
    decide(access::second_step_required, Role::reseller, true);
    CPPUNIT_ASSERT_EQUAL_MESSAGE("he has to set the two-step login up first", 403, program.get("/packages").status);
    decide(access::second_step_required, Role::reseller, false);
    decide(access::logging_in, Role::reseller, false);
    CPPUNIT_ASSERT_EQUAL(401, program.get("/packages").status);
  }

  void is_the_administrators_own() {
    const auto one = reseller();
    const FormValues values = access::matrix_form(database()).blank();
    CPPUNIT_ASSERT_THROW(access::change_rules(database(), actor(one), values), Forbidden);
    Actor as = actor(one);
    as.role = Role::admin;
    as.real = 1;
    CPPUNIT_ASSERT_THROW(access::change_rules(database(), as, values), Forbidden);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AccessTest);

}  // namespace hostler
