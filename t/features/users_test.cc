// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/allowances/allowances.h"
#include "features/browser.h"
#include "features/domains/domains.h"
#include "features/stage.h"

namespace hostler {

class UsersTest : public Stage {
  CPPUNIT_TEST_SUITE(UsersTest);
  CPPUNIT_TEST(lists_the_subtree_with_domains);
  CPPUNIT_TEST(searches_login_name_and_domain);
  CPPUNIT_TEST(r6_searches_personal_data);
  CPPUNIT_TEST(filters_by_state);
  CPPUNIT_TEST(p06_search_and_sort_are_text);
  CPPUNIT_TEST(sorts_and_pages_by_cursor);
  CPPUNIT_TEST(locks_and_unlocks);
  CPPUNIT_TEST(locks_checked_ones);
  CPPUNIT_TEST(deletes_when_the_login_is_typed);
  CPPUNIT_TEST(u12_moves_by_page);
  CPPUNIT_TEST(r5_deletes_resellers_by_page);
  CPPUNIT_TEST(p10_p11_foreign_users_are_not_found);
  CPPUNIT_TEST(p12_refuses_unknown_fields);
  CPPUNIT_TEST(p07_shows_names_as_text);
  CPPUNIT_TEST(shows_one_user);
  CPPUNIT_TEST(admin_sees_resellers);
  CPPUNIT_TEST(pages_are_cheap);
  CPPUNIT_TEST_SUITE_END();

  static Browser in(const accounts::Account& who) {
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, browser.login(who.login, password).status);
    browser.get("/users");
    return browser;
  }
  static accounts::Account customer(AccountId parent, const std::string& name, const std::vector<std::string>& names = {}) {
    accounts::NewAccount wanted;
    wanted.parent = parent;
    wanted.contact.company = name;
    wanted.package_name = "Starter";
    const auto made = accounts::create(database(), root(), wanted);
    allowances::give(database(), root(), made.id, {.limits = {{"domains", 10}}, .services = {}});
    for (const std::string& domain : names) in_transaction(database(), [&] { domains::claim(database(), root(), made.id, domain, false); });
    return made;
  }
  static std::string at(const accounts::Account& who, const char* below = "") { return "/users/" + std::to_string(who.id) + below; }
  static std::string state(const accounts::Account& who) { return database().select_one("SELECT state FROM account WHERE id = ?", who.id)->text(0); }
  static std::string cell(const std::string& text) { return ">" + text + "<"; }

  void lists_the_subtree_with_domains() {
    const auto one = reseller("One"), two = reseller("Two");
    customer(one.id, "Läden & Co", {"läden.example", "a.test", "b.test"});
    customer(two.id, "Foreign", {"foreign.test"});
    const std::string list = in(one).get("/users").body;
    ASSERT_HOLDS(list, "Läden &amp; Co");
    ASSERT_HOLDS(list, "a.test +2");
    ASSERT_HOLDS(list, cell("Starter"));
    ASSERT_HOLDS(list, cell("Active"));
    ASSERT_LACKS(list, "Foreign");
    ASSERT_LACKS(list, "foreign.test");
    const std::string all = in(admin()).get("/users").body;
    ASSERT_HOLDS(all, "Läden");
    ASSERT_HOLDS(all, "foreign.test");
    ASSERT_HOLDS(all, cell(two.login));
    ASSERT_HOLDS(in(reseller("Empty")).get("/users").body, "No users yet.");
  }

  void searches_login_name_and_domain() {
    const auto one = reseller(), two = reseller();
    const auto a = customer(one.id, "Becker Design", {"becker.test", "läden.example"});
    const auto b = customer(one.id, "Novák", {"novak.test"});
    customer(two.id, "Becker too", {"becker.example"});
    Browser browser = in(one);
    for (const char* found : {"becker", "BECKER", "becker.test", "l%C3%A4den.example", "L%C3%84DEN.example", "web1", "WEB1"}) {
      const std::string list = browser.get(std::string("/users?search=") + found).body;
      CPPUNIT_ASSERT_MESSAGE(found, list.find(at(a) + "\"") != std::string::npos);
      CPPUNIT_ASSERT_MESSAGE(found, list.find(at(b) + "\"") == std::string::npos);
      ASSERT_LACKS(list, "Becker too");
    }
    ASSERT_HOLDS(browser.get("/users?search=ov%C3%A1k").body, at(b) + "\"");
    ASSERT_LACKS(browser.get("/users?search=%25").body, at(a) + "\"");
  }

  void r6_searches_personal_data() {
    const auto one = reseller(), two = reseller();
    const auto a = customer(one.id, "Shown instead"), b = customer(one.id, "Other"), foreign = customer(two.id, "Foreign");
    for (const auto& who : {a, foreign}) {
      accounts::Contact contact;
      contact.company = "Shown instead";
      contact.first_name = "Åsa";
      contact.last_name = "Öz_Müller";
      contact.street = "Straße 7";
      contact.postcode = "50667";
      contact.town = "KÖLN";
      contact.email = "Asa@Mail.example";
      accounts::change_personal(database(), root(), who.id, {.contact = contact, .language = "en", .version = accounts::get(database(), root(), who.id).version});
    }
    Browser browser = in(one);
    for (const char* found : {"%C3%A5sa", "%C3%96z_m", "stra%C3%9Fe%207", "50667", "k%C3%B6ln", "asa%40mail"}) {
      const std::string list = browser.get(std::string("/users?search=") + found).body;
      CPPUNIT_ASSERT_MESSAGE(found, list.find(at(a) + "\"") != std::string::npos);
      CPPUNIT_ASSERT_MESSAGE(found, list.find(at(b) + "\"") == std::string::npos);
      CPPUNIT_ASSERT_MESSAGE(found, list.find(at(foreign) + "\"") == std::string::npos);
    }
    ASSERT_LACKS(browser.get("/users?search=z%25m").body, at(a) + "\"");
  }

  void filters_by_state() {
    const auto one = reseller();
    const auto a = customer(one.id, "a"), b = customer(one.id, "b");
    accounts::lock(database(), root(), b.id);
    Browser browser = in(one);
    const std::string locked = browser.get("/users?state=locked").body;
    ASSERT_HOLDS(locked, at(b) + "\"");
    ASSERT_LACKS(locked, at(a) + "\"");
    ASSERT_LACKS(browser.get("/users").body, "name=\"reseller\"");
    ASSERT_HOLDS(in(admin()).get("/users").body, "name=\"reseller\"");
  }

  void p06_search_and_sort_are_text() {
    const auto one = reseller();
    customer(one.id, "Becker");
    Browser browser = in(one);
    const Response nothing = browser.get("/users?search=%27%20OR%201%3D1--%20-");
    CPPUNIT_ASSERT_EQUAL(200, nothing.status);
    ASSERT_LACKS(nothing.body, "Becker");
    ASSERT_LACKS(nothing.body, "SQL");
    const Response sorted = browser.get("/users?sort=id%3BDROP&order=down&key=x&id=1%20OR%201");
    CPPUNIT_ASSERT_EQUAL(200, sorted.status);
    ASSERT_HOLDS(sorted.body, "Becker");
    for (const char* odd : {"%F0%9F%98%80", "%C3%9F", "\\", "%5C%5C", "_", "xn--zzzz"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(odd, 200, browser.get(std::string("/users?search=") + odd).status);
  }

  void sorts_and_pages_by_cursor() {
    const auto one = reseller();
    for (int i = 1; i <= 30; ++i) customer(one.id, "Customer " + std::string(1, static_cast<char>('Z' - i % 26)));
    Browser browser = in(one);
    const std::string first = browser.get("/users?size=10").body;
    CPPUNIT_ASSERT(first.find(cell("web2")) < first.find(cell("web10")));
    ASSERT_LACKS(first, cell("web11"));
    ASSERT_HOLDS(first, "30");
    const std::size_t start = first.rfind("href=\"", first.find("rel=\"next\"")) + 6;
    std::string address = first.substr(start, first.find('"', start) - start);
    for (std::size_t place; (place = address.find("&amp;")) != std::string::npos;) address.replace(place, 5, "&");
    const std::string second = browser.get(address).body;
    ASSERT_HOLDS(second, cell("web11"));
    ASSERT_HOLDS(second, cell("web20"));
    ASSERT_LACKS(second, cell("web9"));
    ASSERT_LACKS(second, cell("web21"));
    const std::string down = browser.get("/users?size=10&sort=login&order=down").body;
    CPPUNIT_ASSERT(down.find(cell("web30")) < down.find(cell("web21")));
    const std::string by_name = browser.get("/users?size=100&sort=name").body;
    CPPUNIT_ASSERT(by_name.find("Customer A") < by_name.find("Customer Z"));
  }

  void locks_and_unlocks() {
    const auto one = reseller();
    const auto a = user(one.id);
    Browser browser = in(one), his = in(a);
    const Response answer = browser.post(at(a, "/lock"));
    CPPUNIT_ASSERT_EQUAL(303, answer.status);
    CPPUNIT_ASSERT_EQUAL(std::string("locked"), state(a));
    const std::string page = browser.follow(answer).body;
    ASSERT_HOLDS(page, "nobody can log in as him");
    ASSERT_HOLDS(page, "/unlock\"");
    CPPUNIT_ASSERT_EQUAL(303, his.get("/general").status);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(a, "/unlock")).status);
    CPPUNIT_ASSERT_EQUAL(std::string("active"), state(a));
    for (const char* below : {"/lock", "/unlock"}) CPPUNIT_ASSERT_EQUAL(405, browser.get(at(a, below)).status);
  }

  void locks_checked_ones() {
    const auto one = reseller(), two = reseller();
    const auto a = customer(one.id, "a"), b = customer(one.id, "b"), foreign = customer(two.id, "c");
    Browser browser = in(one);
    CPPUNIT_ASSERT_EQUAL(404, browser.post("/users", {{"action", "lock"}, {"id", std::to_string(a.id)}, {"id", std::to_string(foreign.id)}}).status);
    CPPUNIT_ASSERT_EQUAL(std::string("active"), state(a));
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/users", {{"action", "lock"}, {"id", std::to_string(a.id)}, {"id", std::to_string(b.id)}}).status);
    CPPUNIT_ASSERT_EQUAL(std::string("locked locked active"), state(a) + " " + state(b) + " " + state(foreign));
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/users", {{"action", "unlock"}, {"id", std::to_string(b.id)}}).status);
    CPPUNIT_ASSERT_EQUAL(std::string("locked active"), state(a) + " " + state(b));
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/users", {{"action", ""}, {"id", std::to_string(b.id)}}).status);
    CPPUNIT_ASSERT_EQUAL(404, in(admin()).post("/users", {{"action", "lock"}, {"id", std::to_string(one.id)}}).status);
  }

  void deletes_when_the_login_is_typed() {
    const auto one = reseller();
    const auto a = customer(one.id, "a");
    Browser browser = in(one);
    ASSERT_HOLDS(browser.get(at(a, "/delete")).body, a.login);
    for (const char* wrong : {"", "web", "WEB1", "web2"}) {
      const Response answer = browser.post(at(a, "/delete"), {{"confirm", wrong}});
      CPPUNIT_ASSERT_EQUAL_MESSAGE(wrong, 422, answer.status);
      CPPUNIT_ASSERT_EQUAL(std::string("active"), state(a));
    }
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(a, "/delete"), {{"confirm", a.login}}).status);
    CPPUNIT_ASSERT_EQUAL(std::string("binned"), state(a));
    ASSERT_LACKS(browser.get("/users").body, at(a));
    CPPUNIT_ASSERT_EQUAL(404, browser.get(at(a)).status);
  }

  void u12_moves_by_page() {
    const auto one = reseller(), two = reseller();
    const auto a = customer(one.id, "a");
    Browser browser = in(admin());
    ASSERT_HOLDS(browser.get(at(a)).body, at(a, "/move"));
    ASSERT_HOLDS(browser.get(at(a, "/move")).body, "To which reseller");
    CPPUNIT_ASSERT_EQUAL(422, browser.post(at(a, "/move"), {{"reseller", "res9"}}).status);
    allowances::give(database(), root(), two.id, {.limits = {{"users", 0}}, .services = {}});
    ASSERT_HOLDS(browser.post(at(a, "/move"), {{"reseller", two.login}}).body, "The limit is reached");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(a, "/move"), {{"reseller", ""}}).status);
    CPPUNIT_ASSERT_EQUAL(server_root, accounts::get(database(), root(), a.id).parent);
    CPPUNIT_ASSERT_EQUAL(403, in(one).get(at(a, "/move")).status);
  }

  void r5_deletes_resellers_by_page() {
    const auto one = reseller(), two = reseller();
    const auto a = customer(one.id, "a");
    const std::string path = "/resellers/" + std::to_string(one.id);
    Browser browser = in(admin());
    ASSERT_HOLDS(browser.get(path).body, path + "/delete");
    browser.get(path + "/delete");
    CPPUNIT_ASSERT_EQUAL(422, browser.post(path + "/delete", {{"confirm", "res"}, {"users", "move"}, {"reseller", two.login}}).status);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(path + "/delete", {{"confirm", one.login}, {"users", "move"}, {"reseller", two.login}}).status);
    CPPUNIT_ASSERT_EQUAL(two.id, accounts::get(database(), root(), a.id).parent);
    ASSERT_LACKS(browser.get("/resellers").body, path);
    CPPUNIT_ASSERT_EQUAL(404, browser.get(path).status);
    const std::string other = "/resellers/" + std::to_string(two.id);
    browser.get(other + "/delete");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(other + "/delete", {{"confirm", two.login}, {"users", "delete"}, {"reseller", ""}}).status);
    CPPUNIT_ASSERT_EQUAL(std::string("binned"), state(a));
    CPPUNIT_ASSERT_EQUAL(403, in(reseller()).get(other + "/delete").status);
  }

  void p10_p11_foreign_users_are_not_found() {
    const auto one = reseller(), two = reseller();
    const auto a = customer(one.id, "a");
    Browser browser = in(two);
    for (const char* below : {"", "/delete"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(below, 404, browser.get(at(a, below)).status);
    for (const char* below : {"/lock", "/unlock"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(below, 404, browser.post(at(a, below)).status);
    CPPUNIT_ASSERT_EQUAL(404, browser.post(at(a, "/delete"), {{"confirm", a.login}}).status);
    CPPUNIT_ASSERT_EQUAL(404, browser.post(at(two, "/lock")).status);
    for (const char* id : {"999999", "0", "-1", "1%20OR%201", "07"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(id, 404, browser.get(std::string("/users/") + id).status);
    CPPUNIT_ASSERT_EQUAL(std::string("active"), state(a));
    Browser lowly = in(user(one.id));
    for (const std::string& path : {std::string("/users"), at(a), std::string("/resellers"), std::string("/users/new")}) CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 403, lowly.get(path).status);
    CPPUNIT_ASSERT_EQUAL(403, browser.get("/resellers").status);
  }

  void p12_refuses_unknown_fields() {
    const auto one = reseller();
    const auto a = customer(one.id, "a");
    Browser browser = in(one);
    for (const char* below : {"/lock", "/unlock"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(below, 400, browser.post(at(a, below), {{"role", "admin"}}).status);
    CPPUNIT_ASSERT_EQUAL(400, browser.post(at(a, "/delete"), {{"confirm", a.login}, {"uid", "0"}}).status);
    CPPUNIT_ASSERT_EQUAL(400, browser.post("/users", {{"action", "lock"}, {"reseller_id", "1"}}).status);
    CPPUNIT_ASSERT_EQUAL(403, browser.post(at(a, "/lock"), {{"token", "x"}}).status);
    CPPUNIT_ASSERT_EQUAL(std::string("active"), state(a));
  }

  void p07_shows_names_as_text() {
    const auto one = reseller("<script>window.__xss=1</script>");
    const auto a = customer(one.id, "<script>window.__xss=1</script>");
    for (const auto& who : {one, admin()}) {
      Browser browser = in(who);
      for (const std::string& path : {std::string("/users"), at(a), at(a, "/delete"), std::string("/users?search=%3Cscript%3Ewindow")}) ASSERT_LACKS(browser.get(path).body, "<script>window");
      ASSERT_HOLDS(browser.get(at(a)).body, "&lt;script&gt;window");
    }
    ASSERT_LACKS(in(accounts::get_by_login(database(), root(), "admin")).get("/resellers").body, "<script>window");
  }

  void shows_one_user() {
    const auto one = reseller("Seller");
    const auto a = customer(one.id, "Läden & Co", {"läden.example", "a.test"});
    const std::string page = in(one).get(at(a)).body;
    for (const char* part : {"Läden &amp; Co", "läden.example", "a.test", "2 of 10", "Starter", "Set-up"}) ASSERT_HOLDS(page, part);
    ASSERT_HOLDS(page, "Account " + a.login);
    ASSERT_HOLDS(in(admin()).get(at(a)).body, one.login);
  }

  void admin_sees_resellers() {
    const auto one = reseller("First Seller");
    customer(one.id, "a");
    customer(one.id, "b");
    const std::string list = in(admin()).get("/resellers").body;
    ASSERT_HOLDS(list, "First Seller");
    ASSERT_HOLDS(list, cell("2"));
    ASSERT_HOLDS(list, "/login-as/" + std::to_string(one.id));
    ASSERT_LACKS(in(accounts::get_by_login(database(), root(), "admin")).get("/resellers?search=nobody").body, "First Seller");
  }

  void pages_are_cheap() {
    const auto one = reseller();
    accounts::Account last;
    for (int i = 0; i < 60; ++i) last = customer(one.id, "A customer with a name " + std::to_string(i), {"first" + std::to_string(i) + ".example", "second" + std::to_string(i) + ".example"});
    for (const auto& who : {one, admin()}) {
      Browser browser = in(who);
      for (const std::string& path : {std::string("/users"), std::string("/users?search=first5"), at(last), at(last, "/delete")}) {
        const Response answer = browser.get(path);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 200, answer.status);
        CPPUNIT_ASSERT_MESSAGE(path + " " + header(answer, "X-Hostler-Queries"), std::stoi(header(answer, "X-Hostler-Queries")) <= 5);
        CPPUNIT_ASSERT_MESSAGE(path + " " + std::to_string(answer.body.size()), answer.body.size() <= 24 * 1024);
      }
    }
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(UsersTest);

}  // namespace hostler
