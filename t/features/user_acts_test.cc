// SPDX-License-Identifier: GPL-3.0-or-later
// U7, U4, P3: what those above a user do with him, by the pages and as programs do it.
#include "features/allowances/allowances.h"
#include "features/browser.h"
#include "features/domains/domains.h"
#include "features/packages/packages.h"
#include "features/stage.h"
#include "features/users/user_resource.h"

namespace hostler {

class UserActsTest : public Stage {
  CPPUNIT_TEST_SUITE(UserActsTest);
  CPPUNIT_TEST(u7_changes_personal_data);
  CPPUNIT_TEST(u7_notices_a_change_in_between);
  CPPUNIT_TEST(u7_changes_limits_and_services);
  CPPUNIT_TEST(r5_refuses_less_than_in_use_and_says_by_how_much);
  CPPUNIT_TEST(p3_uses_a_package);
  CPPUNIT_TEST(p3_a_package_that_does_not_fit_changes_nothing);
  CPPUNIT_TEST(u7_sets_a_password_or_makes_one);
  CPPUNIT_TEST(u7_finds_a_user_by_name);
  CPPUNIT_TEST(p11_p12_acts_are_closed_to_strangers);
  CPPUNIT_TEST(u4_programs_make_a_user_at_once);
  CPPUNIT_TEST(u4_programs_make_a_reseller_s_user);
  CPPUNIT_TEST(p40_nothing_is_made_when_something_is_refused);
  CPPUNIT_TEST(programs_read_what_forms_take);
  CPPUNIT_TEST(pages_are_cheap);
  CPPUNIT_TEST_SUITE_END();

  static Browser in(const accounts::Account& who) {
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, browser.login(who.login, password).status);
    browser.get("/users");
    return browser;
  }
  static std::string at(const accounts::Account& who, const char* below = "") { return "/users/" + std::to_string(who.id) + below; }
  static std::string version(const accounts::Account& who) { return std::to_string(number("SELECT version FROM account WHERE id = ?", who.id)); }
  static Parameters person(const accounts::Account& who, const std::string& company) {
    return {{"company", company}, {"first_name", "Ada"}, {"last_name", "Öz"}, {"email", "ada@öz.example"}, {"extra2", "x"}, {"language", "de"}, {"version", version(who)}};
  }
  static Call call(const Actor& actor) { return {database(), config(), actor}; }
  static void give(AccountId id, const allowances::Grants& grants) { allowances::give(database(), root(), id, grants); }
  static allowances::Grants held(const accounts::Account& who) { return allowances::of(database(), root(), who.id); }

  void u7_changes_personal_data() {
    const auto seller = reseller();
    const auto a = user(seller.id, "Before");
    Browser browser = in(seller);
    ASSERT_HOLDS(browser.get(at(a)).body, at(a, "/change"));
    ASSERT_HOLDS(browser.get(at(a, "/change")).body, "value=\"Before\"");
    Parameters bad = person(a, "After");
    bad[3].second = "no address";
    CPPUNIT_ASSERT_EQUAL(422, browser.post(at(a, "/change"), bad).status);
    Parameters good = person(a, "Läden & Co");
    good[3].second = "ada@oez.example";
    const Response answer = browser.post(at(a, "/change"), good);
    CPPUNIT_ASSERT_EQUAL(303, answer.status);
    const std::string page = browser.follow(answer).body;
    for (const char* part : {"Läden &amp; Co", "Ada", "ada@oez.example", "are changed"}) ASSERT_HOLDS(page, part);
    ASSERT_HOLDS(browser.get("/users").body, "Läden &amp; Co");
    CPPUNIT_ASSERT_EQUAL(std::string("de"), accounts::get(database(), root(), a.id).language);
    ASSERT_HOLDS(browser.get("/messages").body, "Personal data changed.");
  }

  void u7_notices_a_change_in_between() {
    const auto seller = reseller();
    const auto a = user(seller.id, "Before");
    Browser browser = in(seller);
    Parameters first = person(a, "First"), second = person(a, "Second");
    first[3].second = second[3].second = "a@b.example";
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(a, "/change"), first).status);
    CPPUNIT_ASSERT_EQUAL(409, browser.post(at(a, "/change"), second).status);
    CPPUNIT_ASSERT_EQUAL(409, browser.post(at(a, "/services"), {{"domains", "1"}, {"subdomains", "0"}, {"version", "1"}}).status);
    CPPUNIT_ASSERT_EQUAL(std::string("First"), accounts::get(database(), root(), a.id).display_name);
  }

  void u7_changes_limits_and_services() {
    const auto seller = reseller();
    const auto a = user(seller.id), b = user(seller.id);
    give(seller.id, {.limits = {{"domains", 10}}, .services = {}});
    give(a.id, {.limits = {{"domains", 4}}, .services = {{"php", "1"}}});
    give(b.id, {.limits = {{"domains", 3}}, .services = {}});
    Browser browser = in(seller);
    const std::string form = browser.get(at(a, "/services")).body;
    ASSERT_HOLDS(form, "name=\"domains\" value=\"4\"");
    ASSERT_HOLDS(form, "You have 7 left to give.");
    const Response more = browser.post(at(a, "/services"), {{"domains", "8"}, {"subdomains", "1"}, {"version", version(a)}});
    CPPUNIT_ASSERT_EQUAL(422, more.status);
    ASSERT_HOLDS(more.body, "You have 7 left to give. Enter 7 or less.");
    CPPUNIT_ASSERT_EQUAL(422, browser.post(at(a, "/services"), {{"domains", "-1"}, {"subdomains", "1"}, {"version", version(a)}}).status);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(a, "/services"), {{"domains", "7"}, {"subdomains", "-1"}, {"version", version(a)}}).status);
    CPPUNIT_ASSERT(held(a).limits.at("domains") == allowances::Amount(7));
    CPPUNIT_ASSERT(!held(a).limits.at("subdomains"));
    CPPUNIT_ASSERT(!allowances::has_service(database(), a.id, "php"));
    ASSERT_HOLDS(in(admin()).get(at(a, "/services")).body, "You have 7 left to give.");
  }

  void r5_refuses_less_than_in_use_and_says_by_how_much() {
    const auto seller = reseller();
    const auto a = user(seller.id);
    give(a.id, {.limits = {{"domains", 4}}, .services = {}});
    allowances::use(database(), a.id, "domains", 3);
    const Response answer = in(seller).post(at(a, "/services"), {{"domains", "1"}, {"subdomains", "0"}, {"version", version(a)}});
    CPPUNIT_ASSERT_EQUAL(422, answer.status);
    ASSERT_HOLDS(answer.body, "3 are in use, 2 more than that. Enter 3 or more.");
  }

  void p3_uses_a_package() {
    const auto seller = reseller(), other = reseller();
    const auto a = user(seller.id);
    packages::create(database(), actor(seller), "Big <b>", {.limits = {{"domains", 20}, {"subdomains", std::nullopt}}, .services = {{"php", "1"}}});
    packages::create(database(), actor(other), "Foreign", {.limits = {{"domains", 99}}, .services = {}});
    Browser browser = in(seller);
    const std::string form = browser.get(at(a, "/package")).body;
    ASSERT_HOLDS(form, "Big &lt;b&gt;");
    ASSERT_LACKS(form, "Foreign");
    for (const char* wrong : {"", "Foreign", "big"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(wrong, 422, browser.post(at(a, "/package"), {{"package", wrong}}).status);
    ASSERT_HOLDS(in(admin()).get(at(a, "/package")).body, "Big &lt;b&gt;");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(a, "/package"), {{"package", "Big <b>"}}).status);
    CPPUNIT_ASSERT(held(a).limits.at("domains") == allowances::Amount(20));
    CPPUNIT_ASSERT(!held(a).limits.at("subdomains"));
    CPPUNIT_ASSERT(allowances::has_service(database(), a.id, "php"));
    CPPUNIT_ASSERT_EQUAL(std::string("Big <b>"), accounts::get(database(), root(), a.id).package_name);
  }

  void p3_a_package_that_does_not_fit_changes_nothing() {
    const auto seller = reseller();
    const auto a = user(seller.id);
    give(a.id, {.limits = {{"domains", 4}}, .services = {}});
    allowances::use(database(), a.id, "domains", 3);
    packages::create(database(), actor(seller), "Tiny", {.limits = {{"subdomains", 7}, {"domains", 2}}, .services = {{"php", "1"}}});
    const Response answer = in(seller).post(at(a, "/package"), {{"package", "Tiny"}});
    CPPUNIT_ASSERT_EQUAL(422, answer.status);
    ASSERT_HOLDS(answer.body, "Domains: 3 are in use");
    CPPUNIT_ASSERT(held(a).limits.at("subdomains") == allowances::Amount(0));
    CPPUNIT_ASSERT(!allowances::has_service(database(), a.id, "php"));
    CPPUNIT_ASSERT_EQUAL(std::string(), accounts::get(database(), root(), a.id).package_name);
  }

  void u7_sets_a_password_or_makes_one() {
    const auto seller = reseller();
    const auto a = user(seller.id);
    Browser browser = in(seller), his = in(a);
    ASSERT_LACKS(browser.get(at(a, "/password")).body, password);
    for (const auto& [first, again] : {std::pair("abc", "abc"), std::pair("long enough", "else"), std::pair("", "long enough"), std::pair("123456", "123456")})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(first, 422, browser.post(at(a, "/password"), {{"password", first}, {"password_again", again}}).status);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(a, "/password"), {{"password", "blue paper ship"}, {"password_again", "blue paper ship"}}).status);
    CPPUNIT_ASSERT_EQUAL(303, his.get("/general").status);
    CPPUNIT_ASSERT_EQUAL(303, Browser(panel()).login(a.login, "blue paper ship").status);
    const Response shown = browser.post(at(a, "/password"), {{"password", ""}, {"password_again", ""}});
    CPPUNIT_ASSERT_EQUAL(200, shown.status);
    CPPUNIT_ASSERT_EQUAL(std::string("no-store"), header(shown, "Cache-Control"));
    const std::string before = "<code class=\"secret\">";
    const std::size_t start = shown.body.find(before) + before.size();
    CPPUNIT_ASSERT_EQUAL(303, Browser(panel()).login(a.login, shown.body.substr(start, shown.body.find("</code>") - start)).status);
    ASSERT_LACKS(browser.get(at(a)).body, "<code");
  }

  void u7_finds_a_user_by_name() {
    const auto seller = reseller(), other = reseller();
    const auto a = user(seller.id), foreign = user(other.id);
    Browser browser = in(seller);
    ASSERT_HOLDS(browser.get("/users/change").body, "name=\"login\"");
    auto leads = [&](const std::string& typed) { return header(browser.post("/users/change", {{"login", typed}}), "Location"); };
    CPPUNIT_ASSERT_EQUAL(std::string("/users"), leads(""));
    CPPUNIT_ASSERT_EQUAL(at(a), leads(a.login));
    CPPUNIT_ASSERT_EQUAL(at(a), leads(" WEB1 "));
    CPPUNIT_ASSERT_EQUAL("/users?search=" + foreign.login, leads(foreign.login));
    CPPUNIT_ASSERT_EQUAL(std::string("/users?search=%C3%B6%26x%3D1"), leads("ö&x=1"));
  }

  void p11_p12_acts_are_closed_to_strangers() {
    const auto seller = reseller(), other = reseller();
    const auto a = user(seller.id);
    Browser browser = in(other), own = in(seller);
    for (const char* below : {"/change", "/services", "/package", "/password", "/delete"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(below, 404, browser.get(at(a, below)).status);
    CPPUNIT_ASSERT_EQUAL(404, browser.post(at(a, "/change"), person(a, "x")).status);
    CPPUNIT_ASSERT_EQUAL(404, browser.post(at(a, "/services"), {{"domains", "0"}, {"version", "1"}}).status);
    CPPUNIT_ASSERT_EQUAL(404, browser.post(at(a, "/package"), {{"package", ""}}).status);
    CPPUNIT_ASSERT_EQUAL(404, browser.post(at(a, "/password"), {{"password", ""}}).status);
    for (const char* below : {"/change", "/services", "/password"})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(below, 400, own.post(at(a, below), {{"role", "admin"}, {"reseller_id", "1"}, {"uid", "0"}, {"limit_domains", "9999"}}).status);
    Browser himself = in(a);
    CPPUNIT_ASSERT_EQUAL(403, himself.get(at(a, "/services")).status);
    CPPUNIT_ASSERT_EQUAL(std::string("1"), version(a));
  }

  static FormValues said(const Call& call, const Parameters& more) {
    Parameters sent{{"first_name", "Ada"}, {"last_name", "Oz"}, {"email", "a@b.example"}, {"language", "en"}};
    sent.insert(sent.end(), more.begin(), more.end());
    const FormValues values = users::resource.creation.form(call).read(sent);
    CPPUNIT_ASSERT(values.ok());
    return values;
  }

  void u4_programs_make_a_user_at_once() {
    const auto seller = reseller();
    const Actor who = actor(seller);
    packages::create(database(), who, "Basic", {.limits = {{"domains", 5}, {"subdomains", 6}}, .services = {{"php", "1"}}});
    const Made made = users::resource.creation.run(call(who), said(call(who), {{"package", "Basic"}, {"domains", "2"}, {"domain", "ÖZ.example"}, {"password", ""}}));
    const auto a = accounts::get(database(), who, made.id);
    CPPUNIT_ASSERT_EQUAL(seller.id, a.parent);
    CPPUNIT_ASSERT(held(a).limits.at("domains") == allowances::Amount(2));
    CPPUNIT_ASSERT(held(a).limits.at("subdomains") == allowances::Amount(6));
    CPPUNIT_ASSERT(allowances::has_service(database(), a.id, "php"));
    CPPUNIT_ASSERT_EQUAL(std::string("xn--z-0ga.example"), domains::of_account(database(), who, a.id).at(0).name.substr(0, 17));
    CPPUNIT_ASSERT_EQUAL(std::string("password"), made.shown_once.at(0).first);
    CPPUNIT_ASSERT_EQUAL(303, Browser(panel()).login(a.login, made.shown_once.at(0).second).status);
    const Made other = users::resource.creation.run(call(who), said(call(who), {{"package", "Basic"}, {"php", "0"}, {"password", "blue paper ship"}}));
    CPPUNIT_ASSERT(other.shown_once.empty());
    CPPUNIT_ASSERT(!allowances::has_service(database(), other.id, "php"));
  }

  void u4_programs_make_a_reseller_s_user() {
    const auto seller = reseller();
    packages::create(database(), actor(seller), "Basic", {.limits = {{"domains", 5}}, .services = {}});
    const Made made = users::resource.creation.run(call(root()), said(call(root()), {{"reseller", seller.login}, {"package", "Basic"}}));
    CPPUNIT_ASSERT_EQUAL(seller.id, accounts::get(database(), root(), made.id).parent);
    for (const char* wrong : {"res99", "web1", "admin", "ö"})
      CPPUNIT_ASSERT_THROW_MESSAGE(wrong, users::resource.creation.run(call(root()), said(call(root()), {{"reseller", wrong}})), Refused);
    CPPUNIT_ASSERT_THROW(users::resource.creation.form(call(actor(seller))).read({{"reseller", "res1"}}), Refused);
  }

  void p40_nothing_is_made_when_something_is_refused() {
    const auto seller = reseller();
    give(seller.id, {.limits = {{"domains", 5}}, .services = {{"php", "0"}}});
    const Actor who = actor(seller);
    for (const Parameters& wrong : {Parameters{{"domains", "6"}}, Parameters{{"domain", "a.test"}}, Parameters{{"package", "none"}}})
      CPPUNIT_ASSERT_THROW(in_transaction(database(), [&] { users::resource.creation.run(call(who), said(call(who), wrong)); }), Refused);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM account WHERE role = 'user'"));
    const Form form = users::resource.creation.form(call(who));
    for (const char* bad : {"99999999999", "1e9", "-1", "-2", "five"}) CPPUNIT_ASSERT_MESSAGE(bad, form.read({{"domains", bad}}).problems().contains("domains"));
  }

  void programs_read_what_forms_take() {
    const auto seller = reseller();
    const auto a = user(seller.id, "Shop");
    give(a.id, {.limits = {{"domains", 4}, {"subdomains", std::nullopt}}, .services = {{"php", "1"}}});
    in_transaction(database(), [&] { domains::claim(database(), root(), a.id, "b.test", false); });
    const Actor who = actor(seller);
    const Object object = users::resource.get(call(who), a.id);
    for (const auto& [name, value] : std::map<std::string, std::string>{{"company", "Shop"}, {"domains", "4"}, {"subdomains", "-1"}, {"php", "1"}, {"login", a.login},
                                                                        {"state", "active"}, {"reseller", seller.login}, {"domain_names", "b.test"}, {"show_on_start", ""}})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(name, value, object.values.at(name));
    for (const Field& property : users::resource.properties) CPPUNIT_ASSERT_MESSAGE(property.name, object.values.contains(property.name));
    for (const Act& act : users::resource.acts) {
      const Form form = form_of(act, call(who), a.id);
      const bool starts_with_present = act.name == "change" || act.name == "services";
      for (const Field& field : form.fields()) {
        CPPUNIT_ASSERT_MESSAGE(field.name, !starts_with_present || object.values.contains(field.name));
        CPPUNIT_ASSERT_MESSAGE(field.name, !field.help.id.empty());
      }
    }
    CPPUNIT_ASSERT(users::resource.find(call(who), a.login) == std::optional(a.id));
    CPPUNIT_ASSERT(!users::resource.find(call(actor(reseller())), a.login));
    CPPUNIT_ASSERT(!users::resource.find(call(root()), seller.login));
  }

  void pages_are_cheap() {
    const auto seller = reseller();
    const auto a = user(seller.id);
    for (const auto& who : {seller, admin()}) {
      Browser browser = in(who);
      for (const char* below : {"/change", "/services", "/package", "/password", "/delete"}) {
        const Response answer = browser.get(at(a, below));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(below, 200, answer.status);
        CPPUNIT_ASSERT_MESSAGE(below + header(answer, "X-Hostler-Queries"), std::stoi(header(answer, "X-Hostler-Queries")) <= 5);
        CPPUNIT_ASSERT_MESSAGE(below, answer.body.size() <= 24 * 1024);
      }
    }
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(UserActsTest);

}  // namespace hostler
