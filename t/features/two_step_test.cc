// SPDX-License-Identifier: GPL-3.0-or-later
// The two-step login (A4, C32): whose code, how often, who can shut out whom, and who can take it away.
#include "base/text.h"
#include "features/access/matrix.h"
#include "features/accounts/qr_code.h"
#include "features/accounts/sessions.h"
#include "features/accounts/totp.h"
#include "features/accounts/two_step.h"
#include "features/accounts/two_step_store.h"
#include "features/browser.h"
#include "features/stage.h"

namespace hostler {

class TwoStepTest : public Stage {
  CPPUNIT_TEST_SUITE(TwoStepTest);
  CPPUNIT_TEST(knows_the_codes_of_rfc_6238);
  CPPUNIT_TEST(draws_the_picture_of_the_secret);
  CPPUNIT_TEST(is_set_up_with_password_and_code);
  CPPUNIT_TEST(shows_the_same_secret_until_it_is_used);
  CPPUNIT_TEST(asks_for_the_code_after_the_password);
  CPPUNIT_TEST(p20_takes_a_code_once_and_no_old_one);
  CPPUNIT_TEST(takes_a_recovery_code_once);
  CPPUNIT_TEST(p19_slows_down_who_guesses_codes);
  CPPUNIT_TEST(lets_nobody_shut_out_the_owner);
  CPPUNIT_TEST(asks_the_person_whose_password_was_typed);
  CPPUNIT_TEST(waits_for_a_code_ten_minutes);
  CPPUNIT_TEST(forgets_a_waiting_login_when_the_account_is_locked);
  CPPUNIT_TEST(a4_its_reset_is_offered_where_it_is_on);
  CPPUNIT_TEST(is_switched_off_with_password_and_code);
  CPPUNIT_TEST(makes_new_recovery_codes);
  CPPUNIT_TEST(c17_is_closed_to_whoever_acts_as_the_account);
  CPPUNIT_TEST(is_needed_where_the_matrix_says_so);
  CPPUNIT_TEST(is_reset_by_those_above_only);
  CPPUNIT_TEST(stores_neither_code_nor_cookie);
  CPPUNIT_TEST_SUITE_END();

  static Response step_one(Browser& browser, const std::string& login, const std::string& secret = password) { return browser.login(login, secret); }
  static Response type_code(Browser& browser, const std::string& code) {
    browser.get("/login/code");
    return browser.post("/login/code", {{"code", code}, {"next", ""}});
  }
  static std::string code_in(AccountId account, int seconds) {
    const auto step = accounts::read_second_step(database(), account).value();
    return accounts::totp::code_at(step.secret, step.now + seconds);
  }
  /// As if so many seconds had gone by.
  static void forget_steps() { database().change("UPDATE second_step SET last_step = 0"); }
  static void end_waits() { database().change("UPDATE login_failure SET blocked_until = NOW(6)"); }
  /// Switched on for an account, without a browser; answers its recovery codes.
  static std::vector<std::string> switch_on(const accounts::Account& account) {
    const std::string secret(accounts::totp::secret_bytes, static_cast<char>('a' + account.id % 20));
    auto codes = accounts::enrol(database(), actor(account), secret, accounts::totp::code_at(secret, accounts::database_time(database())), "");
    forget_steps();
    return codes;
  }
  static void require(Role role, bool needed = true) {
    FormValues values = access::matrix_form(database()).blank();
    values.set(access::box_name(access::second_step_required, role), needed ? "1" : "");
    access::change_rules(database(), root(), values);
  }
  static std::string secret_in(const std::string& page) {
    const std::string mark = "<code class=\"secret\">";
    const std::size_t start = page.find(mark) + mark.size();
    std::string text = page.substr(start, page.find('<', start) - start), bytes;
    unsigned bits = 0, held = 0;
    for (char c : text) {
      if (c == ' ') continue;
      bits = bits << 5 | (c >= 'A' ? static_cast<unsigned>(c - 'A') : static_cast<unsigned>(c - '2') + 26);
      if ((held += 5) >= 8) bytes += static_cast<char>(bits >> (held -= 8) & 255);
    }
    return bytes;
  }
  static std::string now_code(const std::string& secret) { return accounts::totp::code_at(secret, accounts::database_time(database())); }
  static std::int64_t sessions() { return number("SELECT COUNT(*) FROM session"); }

  void knows_the_codes_of_rfc_6238() {
    const std::string secret = "12345678901234567890";
    CPPUNIT_ASSERT_EQUAL(std::string("287082"), accounts::totp::code_at(secret, 59));
    CPPUNIT_ASSERT_EQUAL(std::string("081804"), accounts::totp::code_at(secret, 1111111109));
    CPPUNIT_ASSERT_EQUAL(std::string("353130"), accounts::totp::code_at(secret, 20000000000));
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(37037036), accounts::totp::step_of(secret, "081804", 1111111109).value());
    CPPUNIT_ASSERT_EQUAL_MESSAGE("one step late", std::uint64_t(37037036), accounts::totp::step_of(secret, "081804", 1111111109 + 30).value());
    CPPUNIT_ASSERT_EQUAL_MESSAGE("one step early", std::uint64_t(37037036), accounts::totp::step_of(secret, "081804", 1111111109 - 30).value());
    CPPUNIT_ASSERT(!accounts::totp::step_of(secret, "081804", 1111111109 + 60));
    for (const char* code : {"", "81804", "0081804", "08180a", " 81804", "-81804"}) CPPUNIT_ASSERT_MESSAGE(code, !accounts::totp::step_of(secret, code, 1111111109));
    CPPUNIT_ASSERT_EQUAL(std::string("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"), accounts::totp::as_text(secret));
  }

  /// A finder pattern in the corner, and nothing in the path that could end an attribute.
  void draws_the_picture_of_the_secret() {
    const auto picture = accounts::qr_code("otpauth://totp/Hostler:web1?secret=GEZDGNBVGY3TQOJQ");
    CPPUNIT_ASSERT(picture.size >= 21 + 8);
    CPPUNIT_ASSERT_EQUAL(std::string("M4 4h7v1h-7z"), picture.path.substr(0, 12));
    ASSERT_HOLDS(picture.path, "M4 5h1v1h-1z");
    CPPUNIT_ASSERT_EQUAL(std::string::npos, picture.path.find_first_not_of("Mhvz-0123456789 "));
  }

  void is_set_up_with_password_and_code() {
    const auto one = reseller();
    Browser browser(panel()), other(panel());
    browser.login(one.login, password);
    other.login(one.login, password);
    const std::string page = browser.get("/two-step").body, secret = secret_in(page);
    ASSERT_HOLDS(page, "<svg class=\"qr\"");
    ASSERT_HOLDS(browser.post("/two-step", {{"password", password}, {"code", "000000"}}).body, "not the code");
    ASSERT_HOLDS(browser.post("/two-step", {{"password", "wrong"}, {"code", now_code(secret)}}).body, "not your present password");
    CPPUNIT_ASSERT(!accounts::has_second_step(database(), one.id));
    const std::string before = browser.cookies[accounts::session_cookie];
    const Response on = browser.post("/two-step", {{"password", password}, {"code", now_code(secret)}});
    CPPUNIT_ASSERT_EQUAL(200, on.status);
    CPPUNIT_ASSERT(accounts::has_second_step(database(), one.id));
    CPPUNIT_ASSERT_EQUAL(std::int64_t(10), number("SELECT COUNT(*) FROM recovery_code"));
    std::size_t shown = 0;
    for (std::size_t at = 0; (at = on.body.find("<li><code>", at)) != std::string::npos; ++at) ++shown;
    CPPUNIT_ASSERT_EQUAL(std::size_t(10), shown);
    CPPUNIT_ASSERT_MESSAGE("a new cookie", before != browser.cookies[accounts::session_cookie]);
    const std::string again = browser.get("/two-step").body;
    ASSERT_LACKS(again, "class=\"secret\"");
    ASSERT_LACKS(again, "<li><code>");
    CPPUNIT_ASSERT_EQUAL_MESSAGE("other browsers are logged out", 303, other.get("/messages").status);
    CPPUNIT_ASSERT_EQUAL(200, browser.get("/messages").status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), number("SELECT COUNT(*) FROM message WHERE text LIKE 'Two-step login switched on%'"));
    CPPUNIT_ASSERT_EQUAL_MESSAGE("not twice", 409, browser.post("/two-step", {{"password", password}, {"code", now_code(accounts::offered_secret(browser.cookies[accounts::session_cookie]))}}).status);
  }

  void shows_the_same_secret_until_it_is_used() {
    const auto one = reseller();
    Browser browser(panel()), other(panel());
    browser.login(one.login, password);
    other.login(one.login, password);
    const std::string secret = secret_in(browser.get("/two-step").body);
    CPPUNIT_ASSERT_EQUAL(accounts::totp::secret_bytes, secret.size());
    CPPUNIT_ASSERT_EQUAL(secret, secret_in(browser.get("/two-step").body));
    CPPUNIT_ASSERT(secret != secret_in(other.get("/two-step").body));
  }

  void asks_for_the_code_after_the_password() {
    const auto one = reseller();
    switch_on(one);
    Browser browser(panel());
    const Response first = step_one(browser, one.login);
    CPPUNIT_ASSERT_EQUAL(303, first.status);
    CPPUNIT_ASSERT_EQUAL(std::string("/login/code?next=%2Fgeneral"), header(first, "Location"));
    CPPUNIT_ASSERT_EQUAL_MESSAGE("no session before the code", std::int64_t(0), sessions());
    CPPUNIT_ASSERT_EQUAL(303, browser.get("/messages").status);
    // Nor is the cookie of a waiting login one of a session.
    Browser forger(panel());
    forger.cookies[accounts::session_cookie] = browser.cookies[accounts::waiting_cookie];
    CPPUNIT_ASSERT_EQUAL(303, forger.get("/messages").status);
    CPPUNIT_ASSERT_EQUAL(422, type_code(browser, "000000").status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), sessions());
    const std::string waiting = browser.cookies[accounts::waiting_cookie];
    browser.get("/login/code?next=%2Fmessages");
    const Response in = browser.post("/login/code", {{"code", code_in(one.id, 0)}, {"next", "/messages"}});
    CPPUNIT_ASSERT_EQUAL(std::string("/messages"), header(in, "Location"));
    CPPUNIT_ASSERT_EQUAL(200, browser.get("/messages").status);
    CPPUNIT_ASSERT(browser.cookies[accounts::session_cookie] != waiting && !browser.cookies.contains(accounts::waiting_cookie));
    forger.cookies[accounts::waiting_cookie] = waiting;
    forget_steps();
    CPPUNIT_ASSERT_EQUAL_MESSAGE("a waiting login is used up", std::string("/login"), header(type_code(forger, code_in(one.id, 0)), "Location"));
    CPPUNIT_ASSERT_EQUAL_MESSAGE("nothing is counted against him", std::int64_t(0), number("SELECT COUNT(*) FROM login_failure WHERE subject LIKE 'n:%'"));
  }

  void p20_takes_a_code_once_and_no_old_one() {
    const auto one = reseller();
    switch_on(one);
    Browser first(panel()), second(panel());
    step_one(first, one.login);
    step_one(second, one.login);
    for (int seconds : {-300, -60, 60, 300}) CPPUNIT_ASSERT_EQUAL_MESSAGE(std::to_string(seconds), 422, type_code(second, code_in(one.id, seconds)).status), end_waits();
    const std::string code = code_in(one.id, 0);
    CPPUNIT_ASSERT_EQUAL(303, type_code(first, code).status);
    CPPUNIT_ASSERT_EQUAL_MESSAGE("the same code again", 422, type_code(second, code).status);
    CPPUNIT_ASSERT_EQUAL_MESSAGE("the code before", 422, type_code(second, code_in(one.id, -30)).status);
    CPPUNIT_ASSERT_EQUAL_MESSAGE("the next code", 303, type_code(second, code_in(one.id, 30)).status);
  }

  void takes_a_recovery_code_once() {
    const auto one = reseller();
    const auto codes = switch_on(one);
    Browser browser(panel()), again(panel());
    step_one(browser, one.login);
    std::string typed = codes[3];
    for (char& c : typed) c = c == '-' ? ' ' : static_cast<char>(std::toupper(c));
    CPPUNIT_ASSERT_EQUAL(303, type_code(browser, typed).status);
    CPPUNIT_ASSERT_EQUAL(200, browser.get("/messages").status);
    ASSERT_HOLDS(browser.get("/messages").body, "Recovery code used. Codes left: 9.");
    step_one(again, one.login);
    CPPUNIT_ASSERT_EQUAL(422, type_code(again, codes[3]).status);
    CPPUNIT_ASSERT_EQUAL(303, type_code(again, codes[4]).status);
    const auto two = reseller();
    switch_on(two);
    Browser foreign(panel());
    step_one(foreign, two.login);
    CPPUNIT_ASSERT_EQUAL_MESSAGE("another's code", 422, type_code(foreign, codes[5]).status);
  }

  /// Who has the password alone gets a few guesses, then hardly any: typing the password again forgives nothing.
  void p19_slows_down_who_guesses_codes() {
    const auto one = reseller();
    switch_on(one);
    int wrong = 0, waits = 0;
    for (int i = 0; i < 10; ++i) {
      Browser browser(panel(), "192.0.2." + std::to_string(i));
      if (step_one(browser, one.login).status == 429) {
        ++waits;
        continue;
      }
      const Response answer = type_code(browser, "000000");
      (answer.status == 429 ? waits : wrong)++;
      if (answer.status == 429) CPPUNIT_ASSERT(std::stoi(header(answer, "Retry-After")) >= 1);
    }
    CPPUNIT_ASSERT(wrong <= 4);
    CPPUNIT_ASSERT(waits >= 6);
    end_waits();
    Browser owner(panel(), "192.0.2.200");
    step_one(owner, one.login);
    end_waits();
    CPPUNIT_ASSERT_EQUAL_MESSAGE("he gets in after the wait", 303, type_code(owner, code_in(one.id, 0)).status);
  }

  void lets_nobody_shut_out_the_owner() {
    const auto boss = admin();
    switch_on(boss);
    Browser owner(panel(), "198.51.100.7");
    step_one(owner, "admin");
    CPPUNIT_ASSERT_EQUAL(303, type_code(owner, code_in(boss.id, 0)).status);
    forget_steps();
    for (int i = 0; i < 30; ++i) {
      Browser stranger(panel(), "203.0.113." + std::to_string(i));
      if (step_one(stranger, "admin").status == 303) type_code(stranger, "000000");
      step_one(stranger, "admin", "wrong");
    }
    Browser stranger(panel(), "203.0.113.99");
    CPPUNIT_ASSERT_EQUAL(429, step_one(stranger, "admin").status);
    Browser again(panel(), "198.51.100.7");
    CPPUNIT_ASSERT_EQUAL(303, step_one(again, "admin").status);
    CPPUNIT_ASSERT_EQUAL(303, type_code(again, code_in(boss.id, 0)).status);
    CPPUNIT_ASSERT_EQUAL(200, again.get("/messages").status);
  }

  /// A2 with A4: his user's name and his own password need his own code, and not his user's.
  void asks_the_person_whose_password_was_typed() {
    const auto one = reseller();
    const auto customer = user(one.id);
    accounts::set_password(database(), root(), customer.id, "another secret");
    switch_on(one);
    Browser own(panel());
    CPPUNIT_ASSERT_EQUAL(std::string("/general"), header(step_one(own, customer.login, "another secret"), "Location"));
    Browser above(panel());
    CPPUNIT_ASSERT_EQUAL(std::string("/login/code?next=%2Fgeneral"), header(step_one(above, customer.login), "Location"));
    CPPUNIT_ASSERT_EQUAL(303, type_code(above, code_in(one.id, 0)).status);
    ASSERT_HOLDS(above.get("/general").body, "acting as " + customer.login);
    database().execute("DELETE FROM second_step");
    switch_on(customer);
    Browser again(panel());
    CPPUNIT_ASSERT_EQUAL_MESSAGE("not the user's", std::string("/general"), header(step_one(again, customer.login), "Location"));
    Browser himself(panel());
    CPPUNIT_ASSERT_EQUAL(std::string("/login/code?next=%2Fgeneral"), header(step_one(himself, customer.login, "another secret"), "Location"));
  }

  void waits_for_a_code_ten_minutes() {
    const auto one = reseller();
    switch_on(one);
    Browser browser(panel());
    step_one(browser, one.login);
    database().change("UPDATE waiting_login SET created_at = NOW(6) - INTERVAL 601 SECOND");
    CPPUNIT_ASSERT_EQUAL(std::string("/login"), header(type_code(browser, code_in(one.id, 0)), "Location"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), sessions());
    Browser nobody(panel());
    CPPUNIT_ASSERT_EQUAL(std::string("/login"), header(nobody.get("/login/code"), "Location"));
    nobody.get("/login");
    CPPUNIT_ASSERT_EQUAL(std::string("/login"), header(nobody.post("/login/code", {{"code", "000000"}, {"next", ""}}), "Location"));
  }

  void forgets_a_waiting_login_when_the_account_is_locked() {
    const auto one = reseller();
    switch_on(one);
    for (auto change : {+[](AccountId id) { accounts::lock(database(), root(), id); }, +[](AccountId id) { accounts::set_password(database(), root(), id, password); },
                        +[](AccountId id) { accounts::reset_second_step(database(), root(), id); }}) {
      database().execute("UPDATE account SET state = 'active' WHERE state = 'locked'");
      database().execute("DELETE FROM login_failure");
      Browser browser(panel());
      step_one(browser, one.login);
      const std::string code = code_in(one.id, 0);
      change(one.id);
      CPPUNIT_ASSERT_EQUAL(std::string("/login"), header(type_code(browser, code), "Location"));
      CPPUNIT_ASSERT_EQUAL(std::int64_t(0), sessions());
    }
  }

  static Browser in(const accounts::Account& account) {
    Browser browser(panel());
    step_one(browser, account.login);
    CPPUNIT_ASSERT_EQUAL(303, type_code(browser, code_in(account.id, 0)).status);
    forget_steps();
    return browser;
  }

  void a4_its_reset_is_offered_where_it_is_on() {
    const auto one = reseller(), his = user(one.id);
    Browser boss(panel());
    boss.login(admin().login, password);
    const std::string page = "/resellers/" + std::to_string(one.id), of_user = "/users/" + std::to_string(his.id);
    for (const std::string& path : {page, of_user}) ASSERT_LACKS(boss.get(path).body, "/reset-second-step");
    switch_on(one);
    switch_on(his);
    for (const std::string& path : {page, of_user}) ASSERT_HOLDS(boss.get(path).body, "/reset-second-step");
  }

  void is_switched_off_with_password_and_code() {
    const auto one = reseller();
    switch_on(one);
    Browser browser = in(one), other = in(one);
    browser.get("/two-step/off");
    CPPUNIT_ASSERT_EQUAL(422, browser.post("/two-step/off", {{"password", password}, {"code", "000000"}}).status);
    CPPUNIT_ASSERT_EQUAL(422, browser.post("/two-step/off", {{"password", "wrong"}, {"code", code_in(one.id, 0)}}).status);
    CPPUNIT_ASSERT_EQUAL(422, browser.post("/two-step/off", {{"password", password}, {"code", ""}}).status);
    CPPUNIT_ASSERT(accounts::has_second_step(database(), one.id));
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/two-step/off", {{"password", password}, {"code", code_in(one.id, 0)}}).status);
    CPPUNIT_ASSERT(!accounts::has_second_step(database(), one.id));
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), number("SELECT COUNT(*) FROM recovery_code"));
    ASSERT_HOLDS(browser.get("/two-step").body, "The two-step login is off.");
    CPPUNIT_ASSERT_EQUAL(303, other.get("/messages").status);
    CPPUNIT_ASSERT_EQUAL(std::string("/two-step"), header(browser.get("/two-step/off"), "Location"));
    CPPUNIT_ASSERT_EQUAL(422, browser.post("/two-step/off", {{"password", password}, {"code", "000000"}}).status);
  }

  void makes_new_recovery_codes() {
    const auto one = reseller();
    const auto old = switch_on(one);
    Browser browser = in(one);
    browser.get("/two-step/codes");
    const Response made = browser.post("/two-step/codes", {{"password", password}, {"code", old[0]}});
    CPPUNIT_ASSERT_EQUAL(200, made.status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(10), number("SELECT COUNT(*) FROM recovery_code"));
    const std::size_t at = made.body.find("<li><code>") + 10;
    const std::string fresh = made.body.substr(at, 19);
    Browser again(panel());
    step_one(again, one.login);
    CPPUNIT_ASSERT_EQUAL(422, type_code(again, old[1]).status);
    CPPUNIT_ASSERT_EQUAL(303, type_code(again, fresh).status);
  }

  void c17_is_closed_to_whoever_acts_as_the_account() {
    const auto one = reseller();
    const auto customer = user(one.id);
    Browser browser(panel());
    browser.login(one.login, password);
    browser.get("/users");
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/login-as/" + std::to_string(customer.id)).status);
    browser.get("/general");
    for (const char* path : {"/two-step", "/two-step/codes", "/two-step/off", "/password"}) {
      CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 403, browser.get(path).status);
      CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 403, browser.post(path, {{"password", password}, {"code", "000000"}}).status);
    }
  }

  /// Nothing but setting it up, the language and the way out; then everything.
  void is_needed_where_the_matrix_says_so() {
    const auto one = reseller();
    const auto customer = user(one.id);
    accounts::set_password(database(), root(), customer.id, "another secret");
    Browser browser(panel()), acting(panel());
    browser.login(one.login, password);
    acting.login(one.login, password);
    acting.get("/users");
    acting.post("/login-as/" + std::to_string(customer.id));
    require(Role::reseller);
    for (const auto& route : panel().router().routes()) {
      if (!route.permission.allows(Role::reseller) || route.permission.guest) continue;
      std::string path = route.pattern;
      for (std::size_t at; (at = path.find('{')) != std::string::npos;) path.replace(at, path.find('}') - at + 1, "999999");
      if (route.permission.before_enrolment) {
        CPPUNIT_ASSERT_MESSAGE(path, std::string_view(path).substr(0, 9) == "/two-step" || path == "/language" || path == "/logout" || path == "/act-back");
        continue;
      }
      if (route.method == Method::get) CPPUNIT_ASSERT_EQUAL_MESSAGE(path, std::string("/two-step"), header(browser.get(path), "Location"));
      else CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 403, browser.post(path).status);
    }
    const std::string page = browser.get("/two-step").body;
    ASSERT_HOLDS(page, "Everything else is closed");
    ASSERT_LACKS(page, "href=\"/users\"");
    CPPUNIT_ASSERT_EQUAL(200, browser.get("/language").status);
    ASSERT_HOLDS(acting.get("/general").body, "Set it up in your own account first");
    Browser fresh(panel());
    ASSERT_HOLDS(fresh.login(customer.login, password).body, "Log in with your own name first");
    const std::string secret = secret_in(browser.get("/two-step").body);
    const Response on = browser.post("/two-step", {{"password", password}, {"code", now_code(secret)}});
    ASSERT_HOLDS(on.body, "href=\"/users\"");
    CPPUNIT_ASSERT_EQUAL(200, browser.get("/users").status);
    Browser other(panel());
    CPPUNIT_ASSERT_EQUAL_MESSAGE("users need none", 303, other.login(customer.login, "another secret").status);
    CPPUNIT_ASSERT(access::must_enrol(access::read_rules(database()), Role::reseller, false));
    CPPUNIT_ASSERT(!access::must_enrol(access::read_rules(database()), Role::user, false));
  }

  void is_reset_by_those_above_only() {
    const auto boss = admin(), second = admin("second");
    const auto one = reseller(), two = reseller();
    const auto customer = user(one.id);
    for (const auto* account : {&boss, &second, &one, &customer}) switch_on(*account);
    CPPUNIT_ASSERT_THROW(accounts::reset_second_step(database(), actor(two), customer.id), NotFound);
    CPPUNIT_ASSERT_THROW(accounts::reset_second_step(database(), actor(one), one.id), Forbidden);
    CPPUNIT_ASSERT_THROW(accounts::reset_second_step(database(), actor(one), boss.id), NotFound);
    CPPUNIT_ASSERT_THROW(accounts::reset_second_step(database(), actor(customer), customer.id), Forbidden);
    CPPUNIT_ASSERT_THROW(accounts::reset_second_step(database(), actor(boss), boss.id), Forbidden);
    CPPUNIT_ASSERT_THROW(accounts::reset_second_step(database(), actor(boss), server_root), NotFound);
    Actor as_customer = actor(customer);
    as_customer.real = one.id;
    CPPUNIT_ASSERT_THROW(accounts::reset_second_step(database(), as_customer, customer.id), Forbidden);
    Browser browser = in(customer);
    accounts::reset_second_step(database(), actor(one), customer.id);
    CPPUNIT_ASSERT_EQUAL(303, browser.get("/messages").status);
    CPPUNIT_ASSERT_EQUAL(std::string("/general"), header(step_one(browser, customer.login), "Location"));
    accounts::reset_second_step(database(), actor(boss), one.id);
    accounts::reset_second_step(database(), actor(boss), second.id);
    accounts::reset_second_step(database(), root(), boss.id);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), number("SELECT COUNT(*) FROM second_step"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t(4), number("SELECT COUNT(*) FROM message WHERE text LIKE 'Two-step login reset%'"));
  }

  void stores_neither_code_nor_cookie() {
    const auto one = reseller();
    const auto codes = switch_on(one);
    Browser browser(panel());
    step_one(browser, one.login);
    for (const std::string& kept : {codes[0], browser.cookies[accounts::waiting_cookie]}) {
      CPPUNIT_ASSERT(!kept.empty());
      CPPUNIT_ASSERT_EQUAL(std::int64_t(0), number("SELECT COUNT(*) FROM recovery_code WHERE code LIKE CONCAT(?, '%')", kept));
      CPPUNIT_ASSERT_EQUAL(std::int64_t(0), number("SELECT COUNT(*) FROM waiting_login WHERE id LIKE CONCAT(?, '%')", kept.substr(0, 32)));
      CPPUNIT_ASSERT_EQUAL(std::int64_t(0), number("SELECT COUNT(*) FROM message WHERE text LIKE CONCAT('%', ?, '%') OR object LIKE CONCAT('%', ?, '%')", kept, kept));
    }
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TwoStepTest);

}  // namespace hostler
