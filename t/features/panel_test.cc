// SPDX-License-Identifier: GPL-3.0-or-later
// What stands before every page, tried on every route of all capabilities.
#include <algorithm>
#include <iostream>
#include <set>

#include "features/accounts/sessions.h"
#include "features/browser.h"
#include "features/stage.h"

namespace hostler {

class PanelTest : public Stage {
  CPPUNIT_TEST_SUITE(PanelTest);
  CPPUNIT_TEST(gives_every_route_a_permission_and_every_menu_entry_a_route);
  CPPUNIT_TEST(p14_answers_other_methods_405_before_any_handler);
  CPPUNIT_TEST(lets_each_role_open_what_it_may_and_nothing_else);
  CPPUNIT_TEST(p10_answers_a_foreign_account_like_a_missing_one);
  CPPUNIT_TEST(p13_refuses_posts_without_token_or_from_elsewhere);
  CPPUNIT_TEST(refuses_other_hosts_before_anything_else);
  CPPUNIT_TEST(sends_security_headers_with_every_answer);
  CPPUNIT_TEST(opens_every_page_with_five_statements_at_most);
  CPPUNIT_TEST(shows_only_what_the_role_may_in_the_menu);
  CPPUNIT_TEST(answers_trouble_in_one_place);
  CPPUNIT_TEST(answers_503_while_the_database_is_away);
  CPPUNIT_TEST_SUITE_END();

  struct People {
    accounts::Account admin, reseller, user, foreign;
  };
  static People people() {
    People all;
    all.admin = Stage::admin();
    all.reseller = Stage::reseller();
    all.user = Stage::user(all.reseller.id);
    all.foreign = Stage::user(Stage::reseller().id);
    return all;
  }
  static Browser in(const std::string& login) {
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, browser.login(login, password).status);
    browser.get("/general");
    return browser;
  }
  /// The pattern with something in its places that nobody owns.
  static std::string path_of(const std::string& pattern, const std::string& value = "999999") {
    std::string path = pattern;
    for (std::size_t at; (at = path.find('{')) != std::string::npos;) path.replace(at, path.find('}') - at + 1, value);
    return path;
  }
  static std::string name_of(const std::string& pattern, Role role) { return pattern + " as " + role_name(role); }

  void gives_every_route_a_permission_and_every_menu_entry_a_route() {
    CPPUNIT_ASSERT(panel().router().routes().size() > 10);
    std::set<std::string> names;
    for (const auto& route : panel().router().routes()) CPPUNIT_ASSERT_MESSAGE(route.pattern, static_cast<bool>(route.permission));
    for (const Feature* feature : all_features())
      for (const MenuEntry& entry : feature->menu) {
        auto match = panel().router().match(Method::get, entry.href);
        CPPUNIT_ASSERT_MESSAGE(entry.href, match.route != nullptr && match.route->pattern == entry.href);
        for (Role role : {Role::user, Role::reseller, Role::admin})
          CPPUNIT_ASSERT_MESSAGE(name_of(entry.href, role), !entry.permission.allows(role) || match.route->permission.allows(role));
      }
  }

  void p14_answers_other_methods_405_before_any_handler() {
    people();
    Browser guest(panel()), browser = in("admin");
    for (const auto& route : panel().router().routes())
      for (Method method : {Method::get, Method::post, Method::put, Method::patch, Method::delete_}) {
        const auto match = panel().router().match(method, path_of(route.pattern));
        if (match.route) continue;
        for (Browser* who : {&guest, &browser}) {
          Request request = who->request(method, path_of(route.pattern));
          request.form = {{"token", who->token}};
          const Response answer = who->send(request);
          CPPUNIT_ASSERT_EQUAL_MESSAGE(route.pattern, 405, answer.status);
          ASSERT_HOLDS(header(answer, "Allow"), route.method == Method::get ? "GET" : "POST");
        }
      }
    CPPUNIT_ASSERT_EQUAL(404, browser.get("/no/such/page").status);
    CPPUNIT_ASSERT_EQUAL(404, browser.post("/no/such/page").status);
  }

  /// Ids that are not there: a page may answer 404 or 422, but never let somebody in whom its permission keeps out.
  void lets_each_role_open_what_it_may_and_nothing_else() {
    const People all = people();
    for (const auto& route : panel().router().routes()) {
      if (route.pattern == "/logout") continue;
      for (const accounts::Account* who : {&all.admin, &all.reseller, &all.user}) {
        Browser browser = in(who->login);
        const std::string path = path_of(route.pattern);
        const Response answer = route.method == Method::get ? browser.get(path) : browser.post(path);
        if (route.permission.allows(who->role)) {
          CPPUNIT_ASSERT_MESSAGE(name_of(route.pattern, who->role) + ": " + std::to_string(answer.status), answer.status != 403 && answer.status < 500);
          if (route.pattern.find("{id}") != std::string::npos) CPPUNIT_ASSERT_MESSAGE(name_of(route.pattern, who->role) + ": " + std::to_string(answer.status), answer.status >= 400);
        } else {
          CPPUNIT_ASSERT_EQUAL_MESSAGE(name_of(route.pattern, who->role), 403, answer.status);
        }
      }
      Browser guest(panel());
      guest.get("/login");
      const Response answer = route.method == Method::get ? guest.get(path_of(route.pattern)) : guest.post(path_of(route.pattern));
      if (route.permission.guest) CPPUNIT_ASSERT_MESSAGE(route.pattern, answer.status != 403 && answer.status < 500);
      else CPPUNIT_ASSERT_EQUAL_MESSAGE(name_of(route.pattern, Role::guest), route.method == Method::get ? 303 : 403, answer.status);
    }
  }

  void p10_answers_a_foreign_account_like_a_missing_one() {
    const People all = people();
    const std::string before = "SELECT CAST(CRC32(GROUP_CONCAT(state, password, version ORDER BY id)) AS UNSIGNED) FROM account";
    const std::int64_t accounts_before = number(before);
    for (const auto& route : panel().router().routes()) {
      if (route.pattern.find("{id}") == std::string::npos) continue;
      for (const accounts::Account* who : {&all.reseller, &all.user}) {
        Browser browser = in(who->login);
        for (AccountId id : {all.foreign.id, all.foreign.parent, all.admin.id, server_root, AccountId(999999)}) {
          const std::string path = path_of(route.pattern, std::to_string(id));
          const int status = (route.method == Method::get ? browser.get(path) : browser.post(path, {{"login", all.foreign.login}})).status;
          const int right = route.permission.allows(who->role) ? 404 : 403;
          // An unknown field is refused before anything is looked up.
          CPPUNIT_ASSERT_MESSAGE(name_of(path, who->role) + ": " + std::to_string(status), status == right || status == 400);
        }
      }
    }
    CPPUNIT_ASSERT_EQUAL(accounts_before, number(before));
  }

  void p13_refuses_posts_without_token_or_from_elsewhere() {
    const People all = people();
    Browser guest(panel()), other_guest(panel()), admin = in("admin"), other_session = in("admin");
    guest.get("/login");
    other_guest.get("/login");
    for (const auto& route : panel().router().routes()) {
      if (route.method == Method::get) continue;
      const std::string path = path_of(route.pattern, std::to_string(all.user.id));
      const bool of_guests = route.permission.guest;
      Browser& browser = of_guests ? guest : admin;
      const std::string foreign = of_guests ? other_guest.token : other_session.token;
      CPPUNIT_ASSERT(!foreign.empty() && foreign != browser.token);
      auto status = [&](const std::string& token, auto spoil) {
        Request request = browser.request(route.method, path);
        if (token != "none") request.form = {{"token", token}};
        spoil(request);
        return browser.send(request).status;
      };
      auto nothing = [](Request&) {};
      const std::string own = browser.token;
      CPPUNIT_ASSERT_EQUAL_MESSAGE(route.pattern, 403, status("none", nothing));
      CPPUNIT_ASSERT_EQUAL_MESSAGE(route.pattern, 403, status("", nothing));
      CPPUNIT_ASSERT_EQUAL_MESSAGE(route.pattern, 403, status(foreign, nothing));
      CPPUNIT_ASSERT_EQUAL_MESSAGE(route.pattern, 403, status(own, [](Request& request) { request.origin = "https://evil.test"; }));
      CPPUNIT_ASSERT_EQUAL_MESSAGE(route.pattern, 403, status(own, [](Request& request) { request.origin = "null"; }));
      CPPUNIT_ASSERT_EQUAL_MESSAGE(route.pattern, 403, status(own, [](Request& request) { request.origin = "http://panel.example:8443"; }));
      CPPUNIT_ASSERT_EQUAL_MESSAGE(route.pattern, 403, status(own, [](Request& request) { request.fetch_site = "cross-site"; }));
      CPPUNIT_ASSERT_EQUAL_MESSAGE(route.pattern, 403, status(own, [](Request& request) { request.fetch_site = "same-site"; }));
      CPPUNIT_ASSERT_EQUAL_MESSAGE("token in the address", 403, status("none", [&](Request& request) { request.query = {{"token", own}}; }));
    }
    CPPUNIT_ASSERT_EQUAL_MESSAGE("nothing happened", std::string("active"), accounts::get(database(), root(), all.user.id).state);
    CPPUNIT_ASSERT_EQUAL(200, admin.get("/general").status);
  }

  void refuses_other_hosts_before_anything_else() {
    Browser browser(panel());
    auto status = [&](const std::string& host) {
      Request request = browser.request(Method::get, "/login");
      request.host = host;
      database().take_statement_count();
      return browser.send(request).status;
    };
    CPPUNIT_ASSERT_EQUAL(200, status("panel.example:8443"));
    CPPUNIT_ASSERT_EQUAL(200, status("PANEL.example:8443"));
    for (const char* host : {"", "evil.test", "panel.example", "panel.example:8444", "panel.example:8443.evil.test", "localhost:8443", "127.0.0.1:8443", "panel.example:8443@evil.test"})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(host, 421, status(host));
    Config local = config();
    local.panel_url = "https://localhost:8443";
    Templates templates(std::string(getenv("top_srcdir")) + "/templates");
    Panel here(local, database(), templates);
    auto here_status = [&](const std::string& host) {
      Request request = browser.request(Method::get, "/login");
      request.host = host;
      return here.handle(request).status;
    };
    for (const char* host : {"localhost:8443", "127.0.0.1:8443", "[::1]:9000", "localhost"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(host, 200, here_status(host));
    for (const char* host : {"panel.example:8443", "localhost.evil.test", "127.0.0.1.evil.test", "10.0.0.1"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(host, 421, here_status(host));
  }

  void sends_security_headers_with_every_answer() {
    admin();
    Browser guest(panel()), browser = in("admin");
    Request elsewhere = guest.request(Method::get, "/");
    elsewhere.host = "evil.test";
    for (const Response& answer : {guest.get("/login"), guest.get("/"), guest.get("/nothing/here"), guest.post("/logout"), guest.send(elsewhere), browser.get("/general"),
                                   browser.get("/messages"), panel().refuse({413, "too large"})}) {
      ASSERT_HOLDS(header(answer, "Content-Security-Policy"), "frame-ancestors 'none'");
      CPPUNIT_ASSERT_EQUAL(std::string("nosniff"), header(answer, "X-Content-Type-Options"));
      CPPUNIT_ASSERT_EQUAL(std::string("no-store"), header(answer, "Cache-Control"));
    }
  }

  void opens_every_page_with_five_statements_at_most() {
    const People all = people();
    for (int i = 0; i < 30; ++i) Stage::user(all.reseller.id, "Customer " + std::to_string(i));
    for (const accounts::Account* who : {&all.admin, &all.reseller, &all.user}) {
      Browser browser = in(who->login);
      browser.get("/general");
      for (const auto& route : panel().router().routes()) {
        if (route.method != Method::get || !route.permission.allows(who->role)) continue;
        const Response answer = browser.get(path_of(route.pattern, std::to_string(all.user.id)));
        const int statements = std::stoi(header(answer, "X-Hostler-Queries"));
        CPPUNIT_ASSERT_MESSAGE(name_of(route.pattern, who->role) + " takes " + std::to_string(statements), statements <= 5);
      }
    }
  }

  void shows_only_what_the_role_may_in_the_menu() {
    const People all = people();
    for (const accounts::Account* who : {&all.admin, &all.reseller, &all.user}) {
      const std::string page = in(who->login).get("/general").body;
      const std::string menu = page.substr(page.find("<nav class=\"menu\""), page.find("</nav>") - page.find("<nav class=\"menu\""));
      for (const Feature* feature : all_features())
        for (const MenuEntry& entry : feature->menu) {
          const bool shown = menu.find("href=\"" + entry.href + "\"") != std::string::npos;
          CPPUNIT_ASSERT_EQUAL_MESSAGE(name_of(entry.href, who->role), entry.permission.allows(who->role), shown);
        }
      ASSERT_HOLDS(menu, "href=\"/general\" aria-current=\"page\"");
    }
  }

  void answers_trouble_in_one_place() {
    admin();
    Browser browser = in("admin");
    database().execute("RENAME TABLE message_reader TO message_reader_away");
    const Response broken = browser.get("/messages");
    database().execute("RENAME TABLE message_reader_away TO message_reader");
    CPPUNIT_ASSERT_EQUAL(500, broken.status);
    ASSERT_HOLDS(broken.body, "Number of the incident: ");
    ASSERT_LACKS(broken.body, "message_reader");
    ASSERT_HOLDS(broken.body, "<b>admin</b>");
    CPPUNIT_ASSERT_EQUAL(200, browser.get("/messages").status);
  }

  void answers_503_while_the_database_is_away() {
    Config away = config();
    away.database.socket = "/nonexistent/mysqld.sock";
    Database nowhere(away.database);
    Templates templates(std::string(getenv("top_srcdir")) + "/templates");
    Panel lost(away, nowhere, templates);
    Browser browser(lost);
    browser.cookies[accounts::session_cookie] = std::string(43, 'A');
    const Response answer = browser.get("/general");
    CPPUNIT_ASSERT_EQUAL(503, answer.status);
    CPPUNIT_ASSERT_EQUAL(std::string("5"), header(answer, "Retry-After"));
    ASSERT_LACKS(answer.body, "nonexistent");
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PanelTest);

}  // namespace hostler
