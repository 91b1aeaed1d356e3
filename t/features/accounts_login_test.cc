// SPDX-License-Identifier: GPL-3.0-or-later
// Wrong passwords: what a guesser learns (nothing), how long he waits, and whom he cannot shut out.
#include <algorithm>
#include <chrono>
#include <iostream>

#include "features/accounts/attempts.h"
#include "features/browser.h"
#include "features/stage.h"

namespace hostler {

class LoginTest : public Stage {
  CPPUNIT_TEST_SUITE(LoginTest);
  CPPUNIT_TEST(logs_in_with_the_right_password_only);
  CPPUNIT_TEST(answers_a_missing_name_like_a_wrong_password);
  CPPUNIT_TEST(takes_as_long_for_a_missing_name);
  CPPUNIT_TEST(p06_takes_sql_as_a_name);
  CPPUNIT_TEST(p19_makes_a_guesser_wait_and_lets_the_owner_in_afterwards);
  CPPUNIT_TEST(delays_missing_names_too);
  CPPUNIT_TEST(p21_keeps_no_password_that_was_typed_as_the_name);
  CPPUNIT_TEST(grows_the_wait_to_fifteen_minutes_at_most);
  CPPUNIT_TEST(delays_an_address_that_tries_many_names);
  CPPUNIT_TEST(counts_an_ipv6_network_as_one_place);
  CPPUNIT_TEST(does_not_let_strangers_shut_out_the_owner);
  CPPUNIT_TEST(tells_a_locked_account_only_to_its_owner);
  CPPUNIT_TEST(p09_a_hostile_name_is_harmless);
  CPPUNIT_TEST(opens_at_the_address_of_a_login);
  CPPUNIT_TEST(leads_on_to_own_pages_only);
  CPPUNIT_TEST(accepts_no_unknown_field);
  CPPUNIT_TEST(accepts_no_endless_password);
  CPPUNIT_TEST_SUITE_END();

  static Response wrong(const std::string& name, const std::string& address = "192.0.2.1", const std::string& typed = "wrong") {
    return Browser(panel(), address).login(name, typed);
  }
  static void end_waits() { database().change("UPDATE login_failure SET blocked_until = NOW(6)"); }
  static void forget_address() { database().change("DELETE FROM login_failure WHERE subject LIKE 'a:%'"); }

  void logs_in_with_the_right_password_only() {
    admin();
    CPPUNIT_ASSERT_EQUAL(422, wrong("admin").status);
    CPPUNIT_ASSERT_EQUAL(422, wrong("admin", "192.0.2.1", "").status);
    CPPUNIT_ASSERT_EQUAL(422, wrong("ADMIN", "192.0.2.1", password).status);
    Browser browser(panel());
    const Response in = browser.login("admin", password);
    CPPUNIT_ASSERT_EQUAL(303, in.status);
    CPPUNIT_ASSERT_EQUAL(std::string("/general"), header(in, "Location"));
    ASSERT_HOLDS(browser.get("/general").body, "<b>admin</b>");
  }

  /// P18: status, headers and body, but for what was typed and the form's token.
  void answers_a_missing_name_like_a_wrong_password() {
    const auto customer = user(reseller().id);
    Browser one(panel(), "192.0.2.1"), two(panel(), "192.0.2.2");
    const Response existing = one.login(customer.login, "wrong"), missing = two.login("web9", "wrong");
    CPPUNIT_ASSERT_EQUAL(existing.status, missing.status);
    CPPUNIT_ASSERT(existing.headers == missing.headers);
    auto plain = [](std::string body, const std::string& name, const std::string& token) {
      for (const std::string& part : {name, token})
        for (std::size_t at; (at = body.find(part)) != std::string::npos;) body.erase(at, part.size());
      return body;
    };
    CPPUNIT_ASSERT_EQUAL(plain(existing.body, customer.login, one.token), plain(missing.body, "web9", two.token));
    ASSERT_HOLDS(existing.body, "Name or password is wrong");
  }

  /// Printed, not judged: the machine has other work. The number of hash checks is what makes it equal.
  void takes_as_long_for_a_missing_name() {
    admin();
    const auto customer = user(reseller().id);
    auto median_ms = [&](const std::string& name) {
      std::vector<double> times;
      for (int i = 0; i < 15; ++i) {
        database().execute("DELETE FROM login_failure");
        const auto start = std::chrono::steady_clock::now();
        wrong(name);
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
      }
      std::sort(times.begin(), times.end());
      return times[times.size() / 2];
    };
    std::cout << "# wrong login, median ms: admin " << median_ms("admin") << ", user " << median_ms(customer.login) << ", missing " << median_ms("web999") << ", odd name "
              << median_ms("’ OR 1=1") << "\n";
  }

  void p06_takes_sql_as_a_name() {
    admin();
    for (const char* name : {"' OR 1=1-- -", "admin'-- -", "\\' OR \\'1", "admin\" #", "admin%"}) {
      database().execute("DELETE FROM login_failure");
      const Response answer = wrong(name, "192.0.2.1", "' OR '1'='1");
      CPPUNIT_ASSERT_EQUAL_MESSAGE(name, 422, answer.status);
      ASSERT_LACKS(answer.body, "SQL");
    }
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), number("SELECT COUNT(*) FROM session"));
  }

  void p19_makes_a_guesser_wait_and_lets_the_owner_in_afterwards() {
    admin();
    int refused = 0, waits = 0;
    for (int i = 0; i < 10; ++i) {
      const Response answer = wrong("admin");
      (answer.status == 429 ? waits : refused)++;
      if (answer.status == 429) CPPUNIT_ASSERT(std::stoi(header(answer, "Retry-After")) >= 1);
    }
    CPPUNIT_ASSERT_EQUAL(4, refused);
    CPPUNIT_ASSERT_EQUAL(6, waits);
    CPPUNIT_ASSERT_EQUAL(429, wrong("admin", "192.0.2.1", password).status);
    end_waits();
    CPPUNIT_ASSERT_EQUAL(303, wrong("admin", "192.0.2.1", password).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(4), number("SELECT COUNT(*) FROM message WHERE text LIKE 'Login refused%' AND object = 'admin' AND address = '192.0.2.1'"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), number("SELECT COUNT(*) FROM login_failure WHERE subject LIKE 'n:%'"));
  }

  void p21_keeps_no_password_that_was_typed_as_the_name() {
    CPPUNIT_ASSERT_EQUAL(422, wrong("Correct horse 7").status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), number("SELECT COUNT(*) FROM message WHERE text LIKE 'Login refused%' AND object = '?'"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), number("SELECT COUNT(*) FROM message WHERE object LIKE '%horse%'"));
  }

  void delays_missing_names_too() {
    for (int i = 0; i < 4; ++i) CPPUNIT_ASSERT_EQUAL(422, wrong("nobody").status);
    CPPUNIT_ASSERT_EQUAL(429, wrong("nobody").status);
  }

  void grows_the_wait_to_fifteen_minutes_at_most() {
    std::vector<int> waits;
    for (int i = 0; i < 20; ++i) {
      end_waits();
      forget_address();
      CPPUNIT_ASSERT(!accounts::wait_or_count(database(), "admin", "192.0.2.1"));
      waits.push_back(accounts::wait_or_count(database(), "admin", "192.0.2.1").value_or(0));
      forget_address();
      if (waits.back() == 0) database().change("UPDATE login_failure SET failures = ?", i + 1);
    }
    CPPUNIT_ASSERT_EQUAL(0, waits[2]);
    CPPUNIT_ASSERT_EQUAL(1, waits[3]);
    CPPUNIT_ASSERT_EQUAL(2, waits[4]);
    CPPUNIT_ASSERT_EQUAL(4, waits[5]);
    CPPUNIT_ASSERT_EQUAL(900, waits[19]);
    end_waits();
    database().change("UPDATE login_failure SET last_at = NOW(6) - INTERVAL 61 MINUTE");
    forget_address();
    CPPUNIT_ASSERT(!accounts::wait_or_count(database(), "admin", "192.0.2.1"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), number("SELECT failures FROM login_failure WHERE subject LIKE 'n:%'"));
  }

  void delays_an_address_that_tries_many_names() {
    for (int i = 0; i < 11; ++i) CPPUNIT_ASSERT(!accounts::wait_or_count(database(), "name" + std::to_string(i), "192.0.2.1"));
    CPPUNIT_ASSERT(accounts::wait_or_count(database(), "fresh", "192.0.2.1").has_value());
    CPPUNIT_ASSERT(!accounts::wait_or_count(database(), "fresh", "192.0.2.2").has_value());
  }

  void counts_an_ipv6_network_as_one_place() {
    CPPUNIT_ASSERT_EQUAL(accounts::place_of("2001:db8:1:2::1"), accounts::place_of("2001:db8:1:2:ffff::9"));
    CPPUNIT_ASSERT(accounts::place_of("2001:db8:1:2::1") != accounts::place_of("2001:db8:1:3::1"));
    CPPUNIT_ASSERT_EQUAL(std::string("192.0.2.1"), accounts::place_of("192.0.2.1"));
  }

  void does_not_let_strangers_shut_out_the_owner() {
    admin();
    CPPUNIT_ASSERT_EQUAL(303, wrong("admin", "198.51.100.7", password).status);
    database().change("INSERT INTO login_failure (subject, failures, blocked_until, last_at) VALUES (CONCAT('n:', SHA2('admin', 256)), 50, NOW(6) + INTERVAL 900 "
                      "SECOND, NOW(6))");
    CPPUNIT_ASSERT_EQUAL(429, wrong("admin", "192.0.2.1", password).status);
    CPPUNIT_ASSERT_EQUAL(303, wrong("admin", "198.51.100.7", password).status);
  }

  void tells_a_locked_account_only_to_its_owner() {
    const auto one = reseller();
    const auto customer = user(one.id);
    accounts::set_password(database(), root(), customer.id, "another secret");
    accounts::lock(database(), actor(one), customer.id);
    ASSERT_HOLDS(wrong(customer.login).body, "Name or password is wrong");
    const Response own = wrong(customer.login, "192.0.2.1", "another secret");
    CPPUNIT_ASSERT_EQUAL(422, own.status);
    ASSERT_HOLDS(own.body, "This account is locked");
    CPPUNIT_ASSERT_EQUAL_MESSAGE("his reseller may look", 303, wrong(customer.login, "192.0.2.1", password).status);
    accounts::lock(database(), root(), one.id);
    ASSERT_HOLDS(wrong(customer.login, "192.0.2.3", password).body, "This account is locked");
  }

  void p09_a_hostile_name_is_harmless() {
    admin();
    wrong("<svg onload=alert(1)>", "192.0.2.77");
    Browser browser(panel());
    browser.login("admin", password);
    for (const char* path : {"/messages", "/general"}) {
      const std::string page = browser.get(path).body;
      ASSERT_HOLDS(page, "Login refused");
      ASSERT_LACKS(page, "<svg onload");
    }
  }

  void opens_at_the_address_of_a_login() {
    Browser browser(panel());
    for (const char* path : {"/web1", "/res22", "/web3f4"}) {
      const Response page = browser.get(path);
      CPPUNIT_ASSERT_EQUAL(200, page.status);
      ASSERT_HOLDS(page.body, std::string("value=\"") + (path + 1) + "\"");
    }
    for (const char* path : {"/web0", "/web01", "/webx", "/res1f1", "/web1f", "/nothing", "/web99999999999"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, browser.get(path).status);
  }

  void leads_on_to_own_pages_only() {
    admin();
    auto led = [&](const std::string& next) {
      Browser browser(panel());
      browser.get("/login");
      return header(browser.post("/login", {{"name", "admin"}, {"password", password}, {"next", next}}), "Location");
    };
    CPPUNIT_ASSERT_EQUAL(std::string("/messages?size=10"), led("/messages?size=10"));
    for (const char* next : {"", "/", "//evil.test", "/\\evil.test", "https://evil.test/", "javascript:alert(1)", "/a\\b", "/with space"})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(next, std::string("/general"), led(next));
    Browser guest(panel());
    const Response sent = guest.get("/messages?size=10");
    CPPUNIT_ASSERT_EQUAL(303, sent.status);
    CPPUNIT_ASSERT_EQUAL(std::string("/login?next=%2Fmessages%3Fsize%3D10"), header(sent, "Location"));
    ASSERT_HOLDS(guest.follow(sent).body, "value=\"/messages?size=10\"");
  }

  void accepts_no_unknown_field() {
    Browser browser(panel());
    browser.get("/login");
    CPPUNIT_ASSERT_EQUAL(400, browser.post("/login", {{"name", "admin"}, {"password", "x"}, {"role", "admin"}}).status);
    CPPUNIT_ASSERT_EQUAL(400, browser.post("/login", {{"name", "admin"}, {"name", "admin"}, {"password", "x"}}).status);
  }

  void accepts_no_endless_password() {
    admin();
    CPPUNIT_ASSERT_EQUAL(422, wrong("admin", "192.0.2.1", std::string(900, 'x')).status);
    CPPUNIT_ASSERT_EQUAL(422, wrong("admin", "192.0.2.1", std::string(5000, 'x')).status);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LoginTest);

}  // namespace hostler
