// SPDX-License-Identifier: GPL-3.0-or-later
// The own data (A10), the clock and the language they bring (A6).
#include "features/accounts/profile.h"
#include "features/accounts/recovery_store.h"
#include "features/browser.h"
#include "features/stage.h"

namespace hostler {

class ProfileTest : public Stage {
  CPPUNIT_TEST_SUITE(ProfileTest);
  CPPUNIT_TEST(a10_changes_what_somebody_says_about_himself);
  CPPUNIT_TEST(asks_for_the_password_before_another_address);
  CPPUNIT_TEST(kills_links_to_the_former_address);
  CPPUNIT_TEST(leaves_the_extra_fields_to_those_above);
  CPPUNIT_TEST(notices_a_change_in_between);
  CPPUNIT_TEST(c17_is_closed_to_whoever_acts_as_the_account);
  CPPUNIT_TEST(shows_times_on_the_own_clock);
  CPPUNIT_TEST(a6_gives_language_and_clock_to_new_users);
  CPPUNIT_TEST_SUITE_END();

  static Parameters sent(const accounts::Account& account, const Parameters& changes) {
    const Form form = accounts::profile_form(account.role);
    FormValues values = form.blank();
    accounts::fill(values, accounts::profile(database(), actor(account)));
    values.set("first_name", "Ada");
    values.set("last_name", "Brandt");
    values.set("email", values["email"].empty() ? "ada@example.org" : values["email"]);
    for (const auto& [name, value] : changes) values.set(name, value);
    Parameters fields;
    for (const Field& field : form.fields()) fields.emplace_back(field.name, values[field.name]);
    return fields;
  }
  static Browser in(const accounts::Account& account) {
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, browser.login(account.login, password).status);
    browser.get("/profile");
    return browser;
  }
  static std::string text(const std::string& sql) { return database().select_one(sql).value().text(0); }

  void a10_changes_what_somebody_says_about_himself() {
    const auto boss = admin(), one = reseller(), customer = user(one.id);
    for (const auto* who : {&boss, &one, &customer}) {
      Browser browser = in(*who);
      CPPUNIT_ASSERT_EQUAL(303, browser.post("/profile", sent(*who, {{"company", "Käse & Co"}, {"town", "Kiel"}, {"time_zone", "Europe/Berlin"}, {"password", password}})).status);
      const std::string id = std::to_string(who->id);
      CPPUNIT_ASSERT_EQUAL(std::string("Kiel"), text("SELECT town FROM account_contact WHERE account_id = " + id));
      CPPUNIT_ASSERT_EQUAL(std::string("Käse & Co"), text("SELECT display_name FROM account WHERE id = " + id));
      CPPUNIT_ASSERT_EQUAL(std::string("Europe/Berlin"), text("SELECT time_zone FROM account WHERE id = " + id));
      ASSERT_HOLDS(browser.get("/profile").body, "Käse &amp; Co");
      ASSERT_HOLDS(browser.get("/messages").body, "Own data changed.");
    }
    Browser browser = in(customer);
    CPPUNIT_ASSERT_EQUAL(422, browser.post("/profile", sent(customer, {{"first_name", ""}})).status);
    CPPUNIT_ASSERT_EQUAL(422, browser.post("/profile", sent(customer, {{"email", "nowhere"}})).status);
    CPPUNIT_ASSERT_EQUAL(422, browser.post("/profile", sent(customer, {{"time_zone", "../../etc/passwd"}})).status);
    Parameters more = sent(customer, {});
    more.emplace_back("role", "admin");
    CPPUNIT_ASSERT_EQUAL(400, browser.post("/profile", more).status);
  }

  void asks_for_the_password_before_another_address() {
    const auto customer = user(reseller().id);
    Browser browser = in(customer);
    ASSERT_HOLDS(browser.post("/profile", sent(customer, {{"email", "evil@example.org"}})).body, "not your present password");
    ASSERT_HOLDS(browser.post("/profile", sent(customer, {{"email", "evil@example.org"}, {"password", "wrong"}})).body, "not your present password");
    CPPUNIT_ASSERT_EQUAL(std::string(), text("SELECT email FROM account_contact WHERE account_id = " + std::to_string(customer.id)));
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/profile", sent(customer, {{"email", "new@example.org"}, {"password", password}})).status);
    CPPUNIT_ASSERT_EQUAL_MESSAGE("not for the rest", 303, browser.post("/profile", sent(customer, {{"town", "Kiel"}})).status);
  }

  void kills_links_to_the_former_address() {
    const auto customer = user(reseller().id);
    database().change("INSERT INTO password_recovery (login, place, address, panel_url) VALUES (?, '', '', '')", customer.login);
    accounts::give_link(database(), static_cast<std::uint64_t>(number("SELECT MAX(id) FROM password_recovery")), customer.id, std::string(43, 'A'));
    CPPUNIT_ASSERT(accounts::find_link(database(), std::string(43, 'A')));
    in(customer).post("/profile", sent(customer, {{"email", "new@example.org"}, {"password", password}}));
    CPPUNIT_ASSERT_EQUAL(std::string("new@example.org"), text("SELECT email FROM account_contact WHERE account_id = " + std::to_string(customer.id)));
    Browser browser = in(customer);
    browser.post("/profile", sent(customer, {{"email", "new@example.org"}, {"password", password}}));
    CPPUNIT_ASSERT(!accounts::find_link(database(), std::string(43, 'A')));
  }

  void leaves_the_extra_fields_to_those_above() {
    const auto customer = user(reseller().id);
    database().change("UPDATE account_contact SET extra1 = 'customer 4711', show_on_start = 1 WHERE account_id = ?", customer.id);
    Browser browser = in(customer);
    ASSERT_LACKS(browser.get("/profile").body, "4711");
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/profile", sent(customer, {{"password", password}})).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), number("SELECT COUNT(*) FROM account_contact WHERE extra1 = 'customer 4711' AND show_on_start = 1"));
  }

  void notices_a_change_in_between() {
    const auto customer = user(reseller().id);
    Browser one = in(customer), two = in(customer);
    const Parameters fields = sent(customer, {{"password", password}});
    CPPUNIT_ASSERT_EQUAL(303, one.post("/profile", fields).status);
    CPPUNIT_ASSERT_EQUAL(409, two.post("/profile", fields).status);
  }

  void c17_is_closed_to_whoever_acts_as_the_account() {
    const auto one = reseller(), customer = user(one.id);
    Browser browser = in(one);
    browser.get("/users");
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/login-as/" + std::to_string(customer.id)).status);
    browser.get("/general");
    CPPUNIT_ASSERT_EQUAL(403, browser.get("/profile").status);
    CPPUNIT_ASSERT_EQUAL(403, browser.post("/profile", sent(customer, {})).status);
    Actor as = actor(customer);
    as.real = one.id;
    CPPUNIT_ASSERT_THROW(accounts::change_profile(database(), as, accounts::profile(database(), as)), Forbidden);
  }

  void shows_times_on_the_own_clock() {
    const auto one = reseller();
    Browser browser = in(one);
    database().execute("UPDATE message SET at = '2026-01-31 23:30:00'");
    ASSERT_HOLDS(browser.get("/messages").body, "2026-01-31 23:30");
    database().change("UPDATE account SET time_zone = 'Europe/Berlin' WHERE id = ?", one.id);
    ASSERT_HOLDS(browser.get("/messages").body, "2026-02-01 00:30");
    const auto two = reseller();
    Browser other = in(two);
    database().execute("UPDATE message SET at = '2026-01-31 23:30:00'");
    ASSERT_HOLDS(other.get("/messages").body, "2026-01-31 23:30");
  }

  void a6_gives_language_and_clock_to_new_users() {
    const auto one = reseller();
    const auto before = user(one.id);
    database().change("UPDATE account SET language = 'de', time_zone = 'Europe/Berlin' WHERE id = ?", one.id);
    const auto after = user(one.id);
    CPPUNIT_ASSERT_EQUAL(std::string("de"), after.language);
    CPPUNIT_ASSERT_EQUAL(std::string("Europe/Berlin"), after.time_zone);
    CPPUNIT_ASSERT_EQUAL(std::string(), accounts::get(database(), root(), before.id).language);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ProfileTest);

}  // namespace hostler
