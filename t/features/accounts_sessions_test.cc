// SPDX-License-Identifier: GPL-3.0-or-later
// Cookies, acting as somebody, own password, language.
#include "features/accounts/sessions.h"
#include "features/browser.h"
#include "features/stage.h"

namespace hostler {

using accounts::guest_cookie;
using accounts::session_cookie;

class SessionsTest : public Stage {
  CPPUNIT_TEST_SUITE(SessionsTest);
  CPPUNIT_TEST(p15_gives_a_new_cookie_at_login_and_kills_the_old_ones);
  CPPUNIT_TEST(keeps_no_cookie_in_the_database);
  CPPUNIT_TEST(ends_after_half_an_hour_and_after_a_day);
  CPPUNIT_TEST(writes_seen_at_once_a_minute);
  CPPUNIT_TEST(ends_when_the_account_is_locked);
  CPPUNIT_TEST(acts_as_an_account_below_by_button_and_comes_back);
  CPPUNIT_TEST(acts_down_two_steps_and_comes_back_to_himself);
  CPPUNIT_TEST(p11_acts_as_nobody_foreign_equal_or_above);
  CPPUNIT_TEST(acts_by_name_and_own_password);
  CPPUNIT_TEST(keeps_the_password_of_whom_it_acts_as);
  CPPUNIT_TEST(loses_the_right_to_act_with_the_subtree);
  CPPUNIT_TEST(changes_the_own_password);
  CPPUNIT_TEST(refuses_a_wrong_old_password_and_delays_it);
  CPPUNIT_TEST(says_what_is_wrong_with_the_new_password);
  CPPUNIT_TEST(speaks_the_chosen_language);
  CPPUNIT_TEST(shows_a_notice_once_and_nobody_elses);
  CPPUNIT_TEST_SUITE_END();

  static Browser in(const std::string& login) {
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, browser.login(login, password).status);
    browser.get("/general");
    return browser;
  }
  static bool is_in(Browser& browser) { return browser.get("/general").status == 200; }
  static bool is_alive(const std::string& cookie) {
    Browser browser(panel());
    browser.cookies[session_cookie] = cookie;
    return is_in(browser);
  }

  void p15_gives_a_new_cookie_at_login_and_kills_the_old_ones() {
    admin();
    Browser browser(panel());
    browser.cookies[session_cookie] = std::string(43, 'A');
    browser.get("/login");
    const std::string before = browser.cookies[guest_cookie];
    CPPUNIT_ASSERT_EQUAL(std::size_t(43), before.size());
    const Response answer = browser.login("admin", password);
    const std::string first = browser.cookies[session_cookie];
    CPPUNIT_ASSERT(first != std::string(43, 'A') && first != before && first.size() == 43);
    CPPUNIT_ASSERT(!browser.cookies.contains(guest_cookie));
    ASSERT_HOLDS(header(answer, "Set-Cookie"), "; Path=/; Secure; HttpOnly; SameSite=Strict");
    CPPUNIT_ASSERT(!is_alive(before));

    browser.get("/login");
    browser.get("/web1");
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/login", {{"name", "admin"}, {"password", password}}).status);
    const std::string second = browser.cookies[session_cookie];
    CPPUNIT_ASSERT(second != first);
    CPPUNIT_ASSERT_MESSAGE("logging in again ends the old one", !is_alive(first));

    browser.get("/general");
    const Response out = browser.post("/logout");
    CPPUNIT_ASSERT_EQUAL(303, out.status);
    CPPUNIT_ASSERT(!is_alive(second));
    ASSERT_HOLDS(browser.follow(out).body, "You are logged out.");
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), number("SELECT COUNT(*) FROM session"));
  }

  void keeps_no_cookie_in_the_database() {
    admin();
    Browser browser = in("admin");
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), number("SELECT COUNT(*) FROM session WHERE id = UNHEX(SHA2(?, 256)) AND token = ?", browser.cookies[session_cookie], browser.token));
  }

  void ends_after_half_an_hour_and_after_a_day() {
    admin();
    Browser browser = in("admin");
    database().execute("UPDATE session SET seen_at = NOW(6) - INTERVAL 29 MINUTE");
    CPPUNIT_ASSERT(is_in(browser));
    database().execute("UPDATE session SET seen_at = NOW(6) - INTERVAL 31 MINUTE");
    CPPUNIT_ASSERT(!is_in(browser));
    database().execute("UPDATE session SET seen_at = NOW(6), created_at = NOW(6) - INTERVAL 1439 MINUTE");
    CPPUNIT_ASSERT(is_in(browser));
    database().execute("UPDATE session SET created_at = NOW(6) - INTERVAL 1441 MINUTE");
    CPPUNIT_ASSERT(!is_in(browser));
    CPPUNIT_ASSERT_EQUAL(403, browser.post("/logout").status);
  }

  void writes_seen_at_once_a_minute() {
    admin();
    Browser browser = in("admin");
    database().execute("UPDATE session SET seen_at = NOW(6) - INTERVAL 50 SECOND");
    browser.get("/general");
    CPPUNIT_ASSERT(number("SELECT TIMESTAMPDIFF(SECOND, seen_at, NOW(6)) FROM session") >= 50);
    database().execute("UPDATE session SET seen_at = NOW(6) - INTERVAL 70 SECOND");
    browser.get("/general");
    CPPUNIT_ASSERT(number("SELECT TIMESTAMPDIFF(SECOND, seen_at, NOW(6)) FROM session") < 10);
  }

  void ends_when_the_account_is_locked() {
    const auto one = reseller();
    const auto customer = user(one.id);
    Browser browser = in(customer.login);
    accounts::lock(database(), actor(one), customer.id);
    CPPUNIT_ASSERT(!is_in(browser));
    accounts::unlock(database(), actor(one), customer.id);
    CPPUNIT_ASSERT(!is_in(browser));
    Browser again = in(customer.login);
    database().change("UPDATE account SET state = 'locked' WHERE id = ?", customer.id);
    CPPUNIT_ASSERT(!is_in(again));
  }

  void acts_as_an_account_below_by_button_and_comes_back() {
    const auto one = reseller();
    const auto customer = user(one.id);
    Browser browser = in(one.login);
    const std::string before = browser.cookies[session_cookie], old_token = browser.token;
    const Response entered = browser.post("/login-as/" + std::to_string(customer.id));
    CPPUNIT_ASSERT_EQUAL(303, entered.status);
    CPPUNIT_ASSERT(browser.cookies[session_cookie] != before);
    CPPUNIT_ASSERT(!is_alive(before));
    const std::string page = browser.follow(entered).body;
    ASSERT_HOLDS(page, "You are res1, acting as web1.");
    ASSERT_HOLDS(page, "Back to res1");
    CPPUNIT_ASSERT(browser.token != old_token);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), number("SELECT COUNT(*) FROM message WHERE text = 'Logged in.' AND real_login = 'res1' AND acting_login = 'web1'"));
    const std::string acting = browser.cookies[session_cookie];
    const std::string back = browser.follow(browser.post("/act-back")).body;
    ASSERT_LACKS(back, "acting as");
    ASSERT_HOLDS(back, "<b>res1</b>");
    CPPUNIT_ASSERT(!is_alive(acting));
    CPPUNIT_ASSERT_EQUAL(404, browser.post("/act-back").status);
  }

  void acts_down_two_steps_and_comes_back_to_himself() {
    admin();
    const auto one = reseller();
    const auto customer = user(one.id);
    Browser browser = in("admin");
    browser.follow(browser.post("/login-as/" + std::to_string(one.id)));
    ASSERT_HOLDS(browser.follow(browser.post("/login-as/" + std::to_string(customer.id))).body, "You are admin, acting as web1.");
    CPPUNIT_ASSERT_EQUAL_MESSAGE("a user acts as nobody", 403, browser.post("/login-as/" + std::to_string(one.id)).status);
    ASSERT_HOLDS(browser.follow(browser.post("/act-back")).body, "<b>admin</b>");
  }

  void p11_acts_as_nobody_foreign_equal_or_above() {
    const auto boss = admin(), other = admin("other");
    const auto one = reseller(), two = reseller();
    const auto customer = user(one.id);
    auto tries = [&](Browser& browser, AccountId id) { return browser.post("/login-as/" + std::to_string(id)).status; };
    Browser second = in(two.login);
    CPPUNIT_ASSERT_EQUAL(404, tries(second, customer.id));
    CPPUNIT_ASSERT_EQUAL(404, tries(second, one.id));
    CPPUNIT_ASSERT_EQUAL(404, tries(second, two.id));
    CPPUNIT_ASSERT_EQUAL(404, tries(second, boss.id));
    CPPUNIT_ASSERT_EQUAL(404, tries(second, server_root));
    CPPUNIT_ASSERT_EQUAL(404, tries(second, 999999));
    for (const char* id : {"0", "-1", "01", "1e3", "x", "18446744073709551616"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(id, 404, second.post(std::string("/login-as/") + id).status);
    Browser first = in("admin");
    CPPUNIT_ASSERT_EQUAL(404, tries(first, other.id));
    CPPUNIT_ASSERT_EQUAL(404, tries(first, server_root));
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), number("SELECT COUNT(*) FROM session WHERE account_id <> real_id"));
  }

  void acts_by_name_and_own_password() {
    const auto boss = admin(), one = reseller(), two = reseller();
    const auto customer = user(one.id);
    for (const auto& [who, secret] : {std::pair(boss, "admins own"), std::pair(one, "resellers own"), std::pair(two, "strangers own"), std::pair(customer, "users own")})
      accounts::set_password(database(), root(), who.id, secret);
    auto enters = [&](const std::string& name, const std::string& secret) {
      database().execute("DELETE FROM login_failure");
      Browser browser(panel());
      return browser.login(name, secret).status == 303 ? browser.get("/general").body : "";
    };
    ASSERT_HOLDS(enters("web1", "resellers own"), "You are res1, acting as web1.");
    ASSERT_HOLDS(enters("web1", "admins own"), "You are admin, acting as web1.");
    ASSERT_HOLDS(enters("res1", "admins own"), "You are admin, acting as res1.");
    ASSERT_LACKS(enters("web1", "users own"), "acting as");
    CPPUNIT_ASSERT_EQUAL(std::string(), enters("web1", "strangers own"));
    CPPUNIT_ASSERT_EQUAL(std::string(), enters("res1", "users own"));
    CPPUNIT_ASSERT_EQUAL(std::string(), enters("res1", "strangers own"));
    CPPUNIT_ASSERT_EQUAL(std::string(), enters("admin", "resellers own"));
    CPPUNIT_ASSERT_EQUAL(std::string(), enters("server", "admins own"));
    CPPUNIT_ASSERT_EQUAL(std::string(), enters("web77", "admins own"));
    admin("other");
    CPPUNIT_ASSERT_EQUAL_MESSAGE("administrators are no one's", std::string(), enters("other", "admins own"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), number("SELECT COUNT(*) FROM message WHERE text = 'Logged in.' AND real_login = 'res1' AND acting_login = 'web1'"));
  }

  void keeps_the_password_of_whom_it_acts_as() {
    const auto one = reseller();
    const auto customer = user(one.id);
    Browser browser = in(one.login);
    browser.follow(browser.post("/login-as/" + std::to_string(customer.id)));
    ASSERT_LACKS(browser.get("/general").body, "/password");
    CPPUNIT_ASSERT_EQUAL(403, browser.get("/password").status);
    CPPUNIT_ASSERT_EQUAL(403, browser.post("/password", {{"old", password}, {"new", "battery staple"}, {"again", "battery staple"}}).status);
    in(customer.login);
  }

  void loses_the_right_to_act_with_the_subtree() {
    const auto one = reseller();
    const auto customer = user(one.id);
    Browser browser = in(one.login);
    browser.follow(browser.post("/login-as/" + std::to_string(customer.id)));
    CPPUNIT_ASSERT(is_in(browser));
    database().change("DELETE FROM account_scope WHERE root_id = ? AND account_id = ?", one.id, customer.id);
    CPPUNIT_ASSERT(!is_in(browser));
  }

  void changes_the_own_password() {
    const auto one = reseller();
    Browser browser = in(one.login), elsewhere = in(one.login);
    const std::string before = browser.cookies[session_cookie];
    browser.get("/password");
    const Response changed = browser.post("/password", {{"old", password}, {"new", "battery staple"}, {"again", "battery staple"}});
    CPPUNIT_ASSERT_EQUAL(303, changed.status);
    CPPUNIT_ASSERT(browser.cookies[session_cookie] != before);
    CPPUNIT_ASSERT(!is_alive(before));
    CPPUNIT_ASSERT(!is_in(elsewhere));
    ASSERT_HOLDS(browser.follow(changed).body, "Your password is changed.");
    CPPUNIT_ASSERT_EQUAL(303, Browser(panel()).login(one.login, "battery staple").status);
    CPPUNIT_ASSERT_EQUAL(422, Browser(panel()).login(one.login, password).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), number("SELECT COUNT(*) FROM message WHERE text_values LIKE '%battery%' OR text LIKE '%battery%'"));
  }

  void refuses_a_wrong_old_password_and_delays_it() {
    const auto one = reseller();
    Browser browser = in(one.login);
    database().execute("DELETE FROM login_place");
    auto attempt = [&] { return browser.post("/password", {{"old", "wrong"}, {"new", "battery staple"}, {"again", "battery staple"}}); };
    const Response refused = attempt();
    CPPUNIT_ASSERT_EQUAL(422, refused.status);
    ASSERT_HOLDS(refused.body, "This is not your present password.");
    ASSERT_LACKS(refused.body, "battery");
    for (int i = 0; i < 3; ++i) attempt();
    ASSERT_HOLDS(attempt().body, "Too many wrong attempts");
    CPPUNIT_ASSERT(is_in(browser));
  }

  void says_what_is_wrong_with_the_new_password() {
    const auto one = reseller();
    Browser browser = in(one.login);
    auto said = [&](const char* fresh, const char* again) { return browser.post("/password", {{"old", password}, {"new", fresh}, {"again", again}}).body; };
    ASSERT_HOLDS(said("battery staple", "battery stable"), "The two new passwords differ.");
    ASSERT_HOLDS(said("short", "short"), "Use at least 6 characters.");
    ASSERT_HOLDS(said("password1", "password1"), "easy to guess");
    ASSERT_HOLDS(said("", ""), "This is needed.");
    CPPUNIT_ASSERT_EQUAL(400, browser.post("/password", {{"old", password}, {"new", "battery staple"}, {"again", "battery staple"}, {"role", "admin"}}).status);
  }

  void speaks_the_chosen_language() {
    const auto one = reseller(), two = reseller();
    Browser guest(panel());
    ASSERT_HOLDS(guest.get("/login").body, "<html lang=\"en\">");
    guest.post("/language", {{"language", "de"}});
    ASSERT_HOLDS(guest.get("/login").body, "<html lang=\"de\">");
    ASSERT_HOLDS(guest.get("/login").body, "Anmelden");
    Browser german(panel());
    german.language = "de-AT,en;q=0.5";
    ASSERT_HOLDS(german.get("/login").body, "<html lang=\"de\">");
    Browser browser = in(one.login), other = in(two.login);
    ASSERT_HOLDS(browser.follow(browser.post("/language", {{"language", "de"}})).body, "<html lang=\"de\">");
    ASSERT_HOLDS(browser.get("/messages").body, "Angemeldet");
    ASSERT_HOLDS(other.get("/general").body, "<html lang=\"en\">");
    CPPUNIT_ASSERT_EQUAL(422, browser.post("/language", {{"language", "../x"}}).status);
  }

  void shows_a_notice_once_and_nobody_elses() {
    const auto one = reseller(), two = reseller();
    Browser browser = in(one.login), other = in(two.login);
    const Response changed = browser.post("/language", {{"language", "en"}});
    const std::string notice = browser.cookies["__Host-notice"];
    other.cookies["__Host-notice"] = notice;
    ASSERT_LACKS(other.get("/general").body, "Language changed.");
    ASSERT_HOLDS(browser.follow(changed).body, "Language changed.");
    ASSERT_LACKS(browser.get("/language").body, "Language changed.");
    for (const std::string& forged : {std::string("x"), std::string(200, 'a'), notice + "zz", notice + "00", std::string(64, '0') + "5b5d"}) {
      browser.cookies["__Host-notice"] = forged;
      const Response page = browser.get("/general");
      CPPUNIT_ASSERT_EQUAL(200, page.status);
      ASSERT_LACKS(page.body, "Language changed.");
    }
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SessionsTest);

}  // namespace hostler
