// SPDX-License-Identifier: GPL-3.0-or-later
// R1–R3, R5, A9: resellers as the administrator looks after them; limits that bind and limits that are only shown.
#include "features/allowances/allowances.h"
#include "features/browser.h"
#include "features/stage.h"
#include "features/together.h"
#include "features/users/new_user.h"
#include "features/users/reseller_resource.h"
#include "features/users/user_resource.h"

namespace hostler {

using allowances::Amount;
using allowances::Grants;

class ResellersTest : public Stage {
  CPPUNIT_TEST_SUITE(ResellersTest);
  CPPUNIT_TEST(r1_creates_one_on_a_page);
  CPPUNIT_TEST(r2_a_new_one_is_unlimited);
  CPPUNIT_TEST(r1_changes_master_data);
  CPPUNIT_TEST(r1_sets_a_password);
  CPPUNIT_TEST(r1_locks_alone_or_with_his_users);
  CPPUNIT_TEST(r1_lists_searches_and_filters);
  CPPUNIT_TEST(r2_a_hard_limit_binds);
  CPPUNIT_TEST(r2_a_maximum_may_be_exceeded_and_is_shown);
  CPPUNIT_TEST(r5_a_hard_limit_is_not_lowered_below_what_is_used);
  CPPUNIT_TEST(r2_a_maximum_becomes_hard_only_when_it_fits);
  CPPUNIT_TEST(r3_unlimited_values_need_permission);
  CPPUNIT_TEST(r3_services_he_may_pass_on);
  CPPUNIT_TEST(p11_p12_only_for_administrators);
  CPPUNIT_TEST(p40_fifty_by_wizard_and_program_against_five_left_make_five);
  CPPUNIT_TEST(his_own_user_counts_like_others);
  CPPUNIT_TEST(p40_fifty_requests_make_one_own_user);
  CPPUNIT_TEST(programs_read_what_forms_take);
  CPPUNIT_TEST(pages_are_cheap);
  CPPUNIT_TEST_SUITE_END();

  static Browser in(const accounts::Account& who) {
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, browser.login(who.login, password).status);
    browser.get("/general");
    return browser;
  }
  static std::string at(const accounts::Account& who, const char* below = "") { return "/resellers/" + std::to_string(who.id) + below; }
  static std::string version(const accounts::Account& who) { return std::to_string(number("SELECT version FROM account WHERE id = ?", who.id)); }
  static Call call(const Actor& actor) { return {database(), config(), actor}; }
  static void give(AccountId id, const Grants& grants) { allowances::give(database(), root(), id, grants); }
  static Grants hard(const char* name, Amount amount) { return {.limits = {{name, amount}}, .services = {}, .hard = {{name, true}}}; }
  static Grants maximum(const char* name, Amount amount) { return {.limits = {{name, amount}}, .services = {}, .hard = {{name, false}}}; }
  static std::string state(const accounts::Account& who) { return database().select_one("SELECT state FROM account WHERE id = ?", who.id)->text(0); }
  template <class Wanted> static std::string refused(Wanted&& wanted) {
    try {
      wanted();
    } catch (const Refused& problem) {
      return problem.field() + ": " + problem.what();
    }
    return "";
  }
  /// All fields of a form as a browser sends them, with some changed.
  static Parameters filled(const Form& form, const FormValues& values, std::map<std::string, std::string> changed = {}) {
    Parameters sent;
    for (const Field& field : form.fields()) {
      const auto found = changed.find(field.name);
      const std::string value = found == changed.end() ? values[field.name] : found->second;
      if (field.kind != Field::Kind::check || !value.empty()) sent.emplace_back(field.name, value);
    }
    return sent;
  }
  static Parameters creation(std::map<std::string, std::string> changed) {
    const Form form = resellers::resource.creation.form(call(root()));
    return filled(form, form.blank(), std::move(changed));
  }
  static Parameters act(const accounts::Account& who, const char* name, std::map<std::string, std::string> changed) {
    const Actor asker = root();
    const Form form = form_of(*resellers::resource.act(name), call(asker), who.id);
    return filled(form, present_values(form, resellers::resource.get(call(asker), who.id)), std::move(changed));
  }

  void r1_creates_one_on_a_page() {
    Browser browser = in(admin());
    const std::string form = browser.get("/resellers/new").body;
    for (const char* part : {"name=\"company\"", "name=\"domains\" value=\"-1\"", "name=\"domains_soft\"", "name=\"users\"", "name=\"php\"", "name=\"unlimited_values\""}) ASSERT_HOLDS(form, part);
    const Response wrong = browser.post("/resellers/new", creation({{"company", ""}, {"email", "nobody"}, {"domains", "1e9"}, {"password", "abc"}}));
    CPPUNIT_ASSERT_EQUAL(422, wrong.status);
    ASSERT_HOLDS(wrong.body, "4 entries need a change.");
    const Response shown = browser.post("/resellers/new", creation({{"company", "Läden & Co"}, {"town", "Köln"}, {"domains", "7"}, {"users", "3"}, {"php", ""}}));
    CPPUNIT_ASSERT_EQUAL(200, shown.status);
    const std::string before = "<code class=\"secret\">";
    const std::size_t start = shown.body.find(before) + before.size();
    CPPUNIT_ASSERT_EQUAL(303, Browser(panel()).login("res1", shown.body.substr(start, shown.body.find("</code>") - start)).status);
    const auto made = accounts::get_by_login(database(), root(), "res1");
    const std::string page = browser.get(at(made)).body;
    for (const char* part : {"Läden &amp; Co", "Köln", "of 7 at most", "of 3 at most", "unlimited", "Master data", "Login data"}) ASSERT_HOLDS(page, part);
    CPPUNIT_ASSERT_EQUAL(std::string("0"), allowances::of(database(), root(), made.id).services.at("php"));
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/resellers/new", creation({{"company", "Typed"}, {"password", "blue paper ship"}})).status);
    CPPUNIT_ASSERT_EQUAL(303, Browser(panel()).login("res2", "blue paper ship").status);
  }

  void r2_a_new_one_is_unlimited() {
    const Actor asker = root();
    const FormValues values = resellers::resource.creation.form(call(asker)).read(creation({{"company", "New"}}));
    CPPUNIT_ASSERT(values.ok());
    const Made made = resellers::resource.creation.run(call(asker), values);
    const Grants grants = allowances::of(database(), root(), made.id);
    for (const auto& [name, amount] : grants.limits) CPPUNIT_ASSERT_MESSAGE(name, !amount);
    for (const auto& [name, value] : grants.services) CPPUNIT_ASSERT_EQUAL_MESSAGE(name, std::string("1"), value);
  }

  void r1_changes_master_data() {
    const auto seller = reseller("Before");
    Browser browser = in(admin());
    const std::string form = browser.get(at(seller, "/change")).body;
    ASSERT_HOLDS(form, "value=\"Before\"");
    ASSERT_HOLDS(form, at(seller, "/limits"));
    const Parameters good = act(seller, "change", {{"company", "After <b>"}, {"phone", "+49 1"}});
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(seller, "/change"), good).status);
    ASSERT_HOLDS(browser.get(at(seller)).body, "After &lt;b&gt;");
    CPPUNIT_ASSERT_EQUAL(409, browser.post(at(seller, "/change"), good).status);
    CPPUNIT_ASSERT_EQUAL(422, browser.post(at(seller, "/change"), act(seller, "change", {{"company", ""}})).status);
  }

  void r1_sets_a_password() {
    const auto seller = reseller();
    Browser browser = in(admin()), his = in(seller);
    CPPUNIT_ASSERT_EQUAL(422, browser.post(at(seller, "/password"), {{"password", "blue paper ship"}, {"password_again", "blue"}}).status);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(seller, "/password"), {{"password", "blue paper ship"}, {"password_again", "blue paper ship"}}).status);
    CPPUNIT_ASSERT_EQUAL(303, his.get("/general").status);
    CPPUNIT_ASSERT_EQUAL(303, Browser(panel()).login(seller.login, "blue paper ship").status);
  }

  void r1_locks_alone_or_with_his_users() {
    const auto seller = reseller();
    const auto a = user(seller.id), b = user(seller.id);
    accounts::lock(database(), root(), b.id);
    Browser browser = in(admin());
    ASSERT_HOLDS(browser.get(at(seller, "/lock")).body, "name=\"with_users\"");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(seller, "/lock")).status);
    CPPUNIT_ASSERT_EQUAL(std::string("locked active locked"), state(seller) + " " + state(a) + " " + state(b));
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(seller, "/unlock")).status);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(seller, "/lock"), {{"with_users", "1"}}).status);
    CPPUNIT_ASSERT_EQUAL(std::string("locked locked locked"), state(seller) + " " + state(a) + " " + state(b));
    ASSERT_HOLDS(browser.get(at(seller)).body, "/unlock\"");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(seller, "/unlock")).status);
    CPPUNIT_ASSERT_EQUAL(std::string("active active locked"), state(seller) + " " + state(a) + " " + state(b));
  }

  void r1_lists_searches_and_filters() {
    const auto one = reseller("First Seller"), two = reseller("Second");
    user(one.id);
    accounts::change_personal(database(), root(), two.id, {.contact = {.company = "Second", .salutation = {}, .first_name = {}, .last_name = {}, .street = {}, .postcode = {}, .town = "KÖLN", .country = {}, .phone = {}, .fax = {}, .email = {}, .extra1 = {}, .extra2 = {}, .extra3 = {}}, .language = {}, .version = two.version});
    accounts::lock(database(), root(), two.id);
    Browser browser = in(admin());
    auto holds = [&](const std::string& query, const accounts::Account& in, const accounts::Account& out) {
      const std::string list = browser.get("/resellers?" + query).body;
      ASSERT_HOLDS(list, at(in) + "\"");
      ASSERT_LACKS(list, at(out) + "\"");
    };
    holds("search=k%C3%B6ln", two, one);
    holds("search=first", one, two);
    holds("state=locked", two, one);
    holds("state=active", one, two);
    const auto a = user(two.id, "His");
    ASSERT_LACKS(browser.get("/users?reseller=" + one.login).body, "/users/" + std::to_string(a.id) + "\"");
    ASSERT_HOLDS(browser.get("/users?reseller=" + two.login).body, "/users/" + std::to_string(a.id) + "\"");
  }

  void r2_a_hard_limit_binds() {
    const auto seller = reseller();
    const auto a = user(seller.id);
    give(seller.id, hard("domains", 5));
    ASSERT_HOLDS(refused([&] { allowances::give(database(), actor(seller), a.id, {.limits = {{"domains", 6}}, .services = {}}); }), "domains: You have 5 left to give.");
    give(seller.id, hard("users", 1));
    ASSERT_HOLDS(refused([&] { user(seller.id); }), "Users, 1 at most");
  }

  void r2_a_maximum_may_be_exceeded_and_is_shown() {
    const auto seller = reseller();
    const auto a = user(seller.id), b = user(seller.id);
    give(seller.id, maximum("domains", 5));
    give(seller.id, maximum("users", 2));
    user(seller.id);
    allowances::give(database(), actor(seller), a.id, {.limits = {{"domains", 6}}, .services = {}});
    allowances::give(database(), actor(seller), b.id, {.limits = {{"domains", std::nullopt}}, .services = {}});
    allowances::use(database(), b.id, "domains", 9);
    const std::string page = in(admin()).get(at(seller)).body;
    for (const char* part : {"of 5, may be exceeded", "class=\"over\"", "▲ 4 over the maximum", "▲ 1 over the maximum"}) ASSERT_HOLDS(page, part);
    ASSERT_HOLDS(in(accounts::get_by_login(database(), root(), "admin")).get("/resellers").body, "▲ over the maximum: 2");
    ASSERT_HOLDS(in(seller).get("/general").body, "▲ 4 over the maximum");
    // A user's own limit binds whatever his reseller's is.
    ASSERT_HOLDS(refused([&] { allowances::use(database(), a.id, "domains", 7); }), "domains: ");
  }

  void r5_a_hard_limit_is_not_lowered_below_what_is_used() {
    const auto seller = reseller();
    const auto a = user(seller.id);
    give(a.id, {.limits = {{"domains", 6}}, .services = {}});
    allowances::use(database(), a.id, "domains", 4);
    Browser browser = in(admin());
    const Response answer = browser.post(at(seller, "/limits"), act(seller, "limits", {{"domains", "3"}}));
    CPPUNIT_ASSERT_EQUAL(422, answer.status);
    ASSERT_HOLDS(answer.body, "4 are in use, 1 more than that.");
    ASSERT_HOLDS(browser.post(at(seller, "/limits"), act(seller, "limits", {{"domains", "4"}})).body, "6 have been handed out, 2 more than that.");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(seller, "/limits"), act(seller, "limits", {{"domains", "3"}, {"domains_soft", "1"}})).status);
    CPPUNIT_ASSERT(allowances::of(database(), root(), seller.id).limits.at("domains") == Amount(3));
  }

  void r2_a_maximum_becomes_hard_only_when_it_fits() {
    const auto seller = reseller();
    const auto a = user(seller.id);
    give(seller.id, maximum("domains", 5));
    give(a.id, {.limits = {{"domains", 6}}, .services = {}});
    ASSERT_HOLDS(refused([&] { give(seller.id, hard("domains", 5)); }), "6 have been handed out");
    give(a.id, {.limits = {{"domains", std::nullopt}}, .services = {}});
    ASSERT_HOLDS(refused([&] { give(seller.id, hard("domains", 5)); }), "Somebody below");
    give(a.id, {.limits = {{"domains", 5}}, .services = {}});
    give(seller.id, hard("domains", 5));
    ASSERT_HOLDS(refused([&] { give(a.id, {.limits = {{"domains", 6}}, .services = {}}); }), "You have 5 left");
  }

  void r3_unlimited_values_need_permission() {
    const auto seller = reseller();
    const auto a = user(seller.id);
    give(a.id, {.limits = {{"subdomains", std::nullopt}}, .services = {}});
    give(seller.id, {.limits = {}, .services = {{"unlimited_values", "0"}}});
    Browser browser = in(seller);
    const Parameters sent{{"name", "P"}, {"domains", "-1"}, {"subdomains", "0"}};
    ASSERT_HOLDS(browser.post("/packages/new", sent).body, "You may not give anything without a limit.");
    ASSERT_HOLDS(refused([&] { allowances::give(database(), actor(seller), a.id, {.limits = {{"domains", std::nullopt}}, .services = {}}); }), "domains: You may not");
    // What somebody has already, he keeps.
    const std::string path = "/users/" + std::to_string(a.id) + "/services";
    CPPUNIT_ASSERT_EQUAL(303, browser.post(path, {{"domains", "9"}, {"subdomains", "-1"}, {"version", version(a)}}).status);
  }

  void r3_services_he_may_pass_on() {
    const auto seller = reseller();
    CPPUNIT_ASSERT(allowances::may(database(), seller.id, "php"));
    Browser browser = in(admin());
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(seller, "/services"), act(seller, "services", {{"php", ""}, {"unlimited_values", ""}})).status);
    CPPUNIT_ASSERT(!allowances::may(database(), seller.id, "php"));
    CPPUNIT_ASSERT(!allowances::may(database(), seller.id, "unlimited_values"));
    const std::string editor = in(seller).get("/packages/new").body;
    ASSERT_LACKS(editor, "name=\"php\"");
    ASSERT_LACKS(editor, "unlimited_values");
  }

  void p11_p12_only_for_administrators() {
    const auto seller = reseller(), other = reseller();
    const auto a = user(seller.id);
    for (const auto& who : {seller, other, a}) {
      Browser browser = in(who);
      for (const char* below : {"", "/change", "/limits", "/services", "/password", "/lock"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(below, 403, browser.get(at(seller, below)).status);
      CPPUNIT_ASSERT_EQUAL(403, browser.post(at(seller, "/limits"), {{"domains", "-1"}}).status);
      CPPUNIT_ASSERT_EQUAL(403, browser.get("/resellers/new").status);
    }
    CPPUNIT_ASSERT_EQUAL(404, in(other).post(at(seller, "/own-user")).status);
    Browser browser = in(admin());
    for (const char* below : {"", "/change", "/lock"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(below, 404, browser.get(at(a, below)).status);
    CPPUNIT_ASSERT_EQUAL(404, browser.post(at(a, "/lock")).status);
    CPPUNIT_ASSERT_EQUAL(400, browser.post(at(seller, "/change"), {{"role", "admin"}}).status);
    CPPUNIT_ASSERT_EQUAL(400, browser.post(at(seller, "/lock"), {{"uid", "0"}}).status);
  }

  void p40_fifty_by_wizard_and_program_against_five_left_make_five() {
    const auto seller = reseller();
    give(seller.id, {.limits = {{"users", 5}}, .services = {}, .hard = {{"users", true}}});
    const Actor who = actor(seller);
    const Parameters person{{"first_name", "A"}, {"last_name", "B"}, {"email", "a@b.example"}, {"language", "en"}, {"password", "blue paper ship"}};
    const Outcomes outcomes = together(50, [&](Database& own, unsigned i) {
      if (i % 2 == 0) {
        const Call program{own, config(), who};
        users::resource.creation.run(program, users::resource.creation.form(program).read(person));
      } else {
        users::create_user(own, who, {.owner = seller.id, .contact = {}, .language = "en", .package_name = {}, .design = {}, .password = "blue paper ship", .grants = {}, .domains = {}});
      }
    });
    CPPUNIT_ASSERT_EQUAL(std::string(), outcomes.surprise);
    CPPUNIT_ASSERT_EQUAL(5u, outcomes.done);
    CPPUNIT_ASSERT_EQUAL(45u, outcomes.refused);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{5}, number("SELECT COUNT(*) FROM account WHERE role = 'user'"));
  }

  void his_own_user_counts_like_others() {
    const auto seller = reseller("Own Shop");
    give(seller.id, hard("users", 1));
    Browser browser = in(seller);
    ASSERT_HOLDS(browser.get("/users/own").body, "Make my own user");
    const Response made = browser.post("/users/own");
    CPPUNIT_ASSERT_EQUAL(303, made.status);
    const std::string page = browser.follow(made).body;
    ASSERT_HOLDS(page, "Own Shop");
    const auto own = accounts::get_by_login(database(), root(), "web1");
    CPPUNIT_ASSERT_EQUAL(seller.id, own.parent);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, allowances::used(database(), seller.id, "users"));
    CPPUNIT_ASSERT_EQUAL(std::string("/users/") + std::to_string(own.id), header(browser.get("/users/own"), "Location"));
    CPPUNIT_ASSERT_EQUAL(422, browser.post("/users/own").status);
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/login-as/" + std::to_string(own.id)).status);
    ASSERT_HOLDS(browser.get("/general").body, own.login);
    const auto other = reseller();
    CPPUNIT_ASSERT_EQUAL(303, in(admin()).post(at(other, "/own-user")).status);
    CPPUNIT_ASSERT(accounts::own_user(database(), root(), other.id).has_value());
  }

  void p40_fifty_requests_make_one_own_user() {
    const auto seller = reseller();
    const Outcomes outcomes = together(20, [&](Database& own, unsigned) { users::create_own_user(own, actor(seller), seller.id); });
    CPPUNIT_ASSERT_EQUAL(std::string(), outcomes.surprise);
    CPPUNIT_ASSERT_EQUAL(1u, outcomes.done);
  }

  void programs_read_what_forms_take() {
    const auto seller = reseller("Shop");
    give(seller.id, maximum("domains", 4));
    const Actor asker = root();
    const Object object = resellers::resource.get(call(asker), seller.id);
    for (const auto& [name, value] : std::map<std::string, std::string>{{"company", "Shop"}, {"domains", "4"}, {"domains_soft", "1"}, {"subdomains", "-1"}, {"subdomains_soft", ""}, {"php", "1"}, {"user_count", "0"}})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(name, value, object.values.at(name));
    for (const Field& property : resellers::resource.properties) CPPUNIT_ASSERT_MESSAGE(property.name, object.values.contains(property.name));
    for (const Act& act : resellers::resource.acts) {
      const Form form = form_of(act, call(asker), seller.id);
      const bool starts_with_present = act.name == "change" || act.name == "limits" || act.name == "services";
      for (const Field& field : form.fields()) {
        CPPUNIT_ASSERT_MESSAGE(field.name, !starts_with_present || object.values.contains(field.name));
        CPPUNIT_ASSERT_MESSAGE(field.name, !field.help.id.empty());
      }
    }
    CPPUNIT_ASSERT(resellers::resource.find(call(asker), seller.login) == std::optional(seller.id));
    CPPUNIT_ASSERT(!resellers::resource.find(call(asker), "web1"));
  }

  void pages_are_cheap() {
    for (int i = 0; i < 30; ++i) give(reseller("A reseller with a name " + std::to_string(i)).id, maximum("domains", 5));
    const auto seller = reseller();
    Browser browser = in(admin());
    for (const std::string& path : {std::string("/resellers"), std::string("/resellers?search=name&state=active"), std::string("/resellers/new"), at(seller), at(seller, "/change"),
                                    at(seller, "/limits"), at(seller, "/services"), at(seller, "/password"), at(seller, "/lock")}) {
      const Response answer = browser.get(path);
      CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 200, answer.status);
      CPPUNIT_ASSERT_MESSAGE(path + " " + header(answer, "X-Hostler-Queries"), std::stoi(header(answer, "X-Hostler-Queries")) <= 5);
      CPPUNIT_ASSERT_MESSAGE(path + " " + std::to_string(answer.body.size()), answer.body.size() <= 24 * 1024);
    }
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(ResellersTest);

}  // namespace hostler
