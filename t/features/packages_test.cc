// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/packages/packages.h"

#include "features/browser.h"
#include "features/stage.h"

namespace hostler {

class PackagesTest : public Stage {
  CPPUNIT_TEST_SUITE(PackagesTest);
  CPPUNIT_TEST(makes_changes_and_deletes);
  CPPUNIT_TEST(keeps_typed_text_with_errors);
  CPPUNIT_TEST(names_are_unique_per_owner);
  CPPUNIT_TEST(deletes_checked_ones_all_or_none);
  CPPUNIT_TEST(p11_foreign_packages_are_not_found);
  CPPUNIT_TEST(p12_refuses_unknown_fields);
  CPPUNIT_TEST(p07_shows_names_as_text);
  CPPUNIT_TEST(p40_reseller_without_unlimited_cannot_store_it);
  CPPUNIT_TEST(changing_one_never_touches_users);
  CPPUNIT_TEST(notices_a_change_in_between);
  CPPUNIT_TEST(pages_are_cheap);
  CPPUNIT_TEST_SUITE_END();

  static Browser in(const accounts::Account& who) {
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, browser.login(who.login, password).status);
    browser.get("/packages");
    return browser;
  }
  static Parameters fields(const std::string& name, const std::string& domains = "3") {
    return {{"name", name}, {"domains", domains}, {"subdomains", "5"}, {"php", "1"}};
  }
  static Parameters changed(const std::string& name, const std::string& domains = "3") {
    Parameters sent = fields(name, domains);
    sent.emplace_back("version", "1");
    return sent;
  }
  static std::uint64_t stored(const accounts::Account& owner, const std::string& name, allowances::Amount domains = 3) {
    return packages::create(database(), actor(owner), name, {.limits = {{"domains", domains}, {"subdomains", 5}}, .services = {{"php", "1"}}});
  }
  static std::string at(std::uint64_t id, const char* below = "") { return "/packages/" + std::to_string(id) + below; }

  void makes_changes_and_deletes() {
    Browser browser = in(reseller());
    ASSERT_HOLDS(browser.get("/packages").body, "No packages yet");
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/packages/new", fields("Starter")).status);
    const std::int64_t id = number("SELECT id FROM package WHERE name = 'Starter'");
    ASSERT_HOLDS(browser.get("/packages").body, "/users/new?package=" + std::to_string(id));
    const std::string form = browser.get(at(id)).body;
    ASSERT_HOLDS(form, "value=\"Starter\"");
    ASSERT_HOLDS(form, "name=\"subdomains\" value=\"5\"");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(id), changed("Business", "-1")).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM package_limit WHERE package_id = ? AND name = 'domains' AND value IS NULL", id));
    ASSERT_HOLDS(browser.get(at(id)).body, "name=\"domains\" value=\"-1\"");
    ASSERT_HOLDS(browser.get(at(id, "/delete")).body, "Business");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(id, "/delete")).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT (SELECT COUNT(*) FROM package) + (SELECT COUNT(*) FROM package_limit) + (SELECT COUNT(*) FROM package_service)"));
  }

  void keeps_typed_text_with_errors() {
    Browser browser = in(reseller());
    const Response answer = browser.post("/packages/new", {{"name", ""}, {"domains", "many"}, {"subdomains", "7"}});
    CPPUNIT_ASSERT_EQUAL(422, answer.status);
    ASSERT_HOLDS(answer.body, "value=\"many\"");
    ASSERT_HOLDS(answer.body, "value=\"7\"");
    ASSERT_HOLDS(answer.body, "2 entries need a change");
    ASSERT_HOLDS(answer.body, "Enter a whole number from 0 to 999999999, or -1 for unlimited.");
  }

  void names_are_unique_per_owner() {
    const auto one = reseller(), two = reseller();
    stored(one, "Starter");
    const Response answer = in(one).post("/packages/new", fields("Starter"));
    CPPUNIT_ASSERT_EQUAL(422, answer.status);
    ASSERT_HOLDS(answer.body, "You have a package of this name already.");
    CPPUNIT_ASSERT_EQUAL(303, in(two).post("/packages/new", fields("Starter")).status);
  }

  void deletes_checked_ones_all_or_none() {
    const auto one = reseller(), two = reseller();
    const auto a = std::to_string(stored(one, "a")), b = std::to_string(stored(one, "b")), foreign = std::to_string(stored(two, "c"));
    Browser browser = in(one);
    CPPUNIT_ASSERT_EQUAL(404, browser.post("/packages", {{"action", "delete"}, {"id", a}, {"id", foreign}}).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{3}, number("SELECT COUNT(*) FROM package"));
    CPPUNIT_ASSERT_EQUAL(400, browser.post("/packages", {{"action", "explode"}, {"id", a}}).status);
    CPPUNIT_ASSERT_EQUAL(400, browser.post("/packages", {{"action", "delete"}, {"id", "1 OR 1"}}).status);
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/packages", {{"action", "delete"}, {"id", a}, {"id", b}}).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM package"));
  }

  void p11_foreign_packages_are_not_found() {
    const auto one = reseller(), two = reseller();
    const auto id = stored(one, "a");
    Browser browser = in(two);
    CPPUNIT_ASSERT_EQUAL(404, browser.get(at(id)).status);
    CPPUNIT_ASSERT_EQUAL(404, browser.get(at(id, "/delete")).status);
    CPPUNIT_ASSERT_EQUAL(404, browser.post(at(id), changed("mine")).status);
    CPPUNIT_ASSERT_EQUAL(404, browser.post(at(id, "/delete")).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM package WHERE name = 'a'"));
    CPPUNIT_ASSERT_EQUAL(403, in(user(one.id)).get("/packages").status);
  }

  void p12_refuses_unknown_fields() {
    const auto one = reseller();
    Browser browser = in(one);
    Parameters sent = fields("Starter");
    sent.emplace_back("owner_id", "1");
    CPPUNIT_ASSERT_EQUAL(400, browser.post("/packages/new", sent).status);
    const auto id = stored(one, "a");
    CPPUNIT_ASSERT_EQUAL(400, browser.post(at(id, "/delete"), {{"owner_id", "1"}}).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM package"));
  }

  void p07_shows_names_as_text() {
    const auto one = reseller();
    const auto id = stored(one, "<script>window.__xss=1</script>");
    Browser browser = in(one);
    for (const std::string& path : {std::string("/packages"), at(id), at(id, "/delete"), std::string("/users/new")}) {
      const Response answer = browser.get(path);
      ASSERT_LACKS(answer.body, "<script>window");
      ASSERT_HOLDS(answer.body, "&lt;script&gt;window");
      ASSERT_HOLDS(header(answer, "Content-Security-Policy"), "default-src 'none'");
    }
  }

  void p40_reseller_without_unlimited_cannot_store_it() {
    const auto one = reseller();
    allowances::give(database(), root(), one.id, {.limits = {{"domains", 10}}, .services = {}});
    Browser browser = in(one);
    for (const char* bad : {"-1", "-5", "99999999999", "1e9"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, 422, browser.post("/packages/new", fields("Starter", bad)).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM package"));
  }

  void changing_one_never_touches_users() {
    const auto one = reseller();
    const auto id = stored(one, "Starter");
    const auto customer = user(one.id);
    allowances::give(database(), actor(one), customer.id, packages::get(database(), actor(one), id).grants);
    Browser browser = in(one);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(id), {{"name", "Starter"}, {"version", "1"}, {"domains", "9"}, {"subdomains", "9"}}).status);
    const auto grants = allowances::of(database(), actor(one), customer.id);
    CPPUNIT_ASSERT(grants.limits.at("domains") == allowances::Amount(3));
    CPPUNIT_ASSERT_EQUAL(std::string("1"), grants.services.at("php"));
    CPPUNIT_ASSERT_EQUAL(std::string("0"), packages::get(database(), actor(one), id).grants.services.at("php"));
  }

  void notices_a_change_in_between() {
    const auto one = reseller();
    const auto id = stored(one, "Starter");
    Browser browser = in(one);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(id), changed("First")).status);
    CPPUNIT_ASSERT_EQUAL(409, browser.post(at(id), changed("Second")).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM package WHERE name = 'First'"));
  }

  void pages_are_cheap() {
    const auto one = reseller();
    std::uint64_t id = 0;
    for (int i = 0; i < 30; ++i) id = stored(one, "package " + std::to_string(i));
    Browser browser = in(one);
    for (const std::string& path : {std::string("/packages"), std::string("/packages/new"), at(id), at(id, "/delete")}) {
      const Response answer = browser.get(path);
      CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 200, answer.status);
      CPPUNIT_ASSERT_MESSAGE(path + " " + header(answer, "X-Hostler-Queries"), std::stoi(header(answer, "X-Hostler-Queries")) <= 5);
      CPPUNIT_ASSERT_MESSAGE(path, answer.body.size() <= 30 * 1024);
    }
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(PackagesTest);

}  // namespace hostler
