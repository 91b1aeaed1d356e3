// SPDX-License-Identifier: GPL-3.0-or-later
// A new password by mail (A5, C31): nobody learns who exists, a link is good once and not for long, and never for more than the password.
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "base/temporary_folder.h"
#include "base/text.h"
#include "features/access/matrix.h"
#include "features/accounts/recovery.h"
#include "features/accounts/sessions.h"
#include "features/accounts/totp.h"
#include "features/accounts/two_step.h"
#include "features/accounts/two_step_store.h"
#include "features/browser.h"
#include "features/jobs/jobs.h"
#include "features/stage.h"

namespace hostler {

class RecoveryTest : public Stage {
  CPPUNIT_TEST_SUITE(RecoveryTest);
  CPPUNIT_TEST(sets_a_new_password_by_the_link);
  CPPUNIT_TEST(p16_links_to_the_configured_address_only);
  CPPUNIT_TEST(p17_takes_a_link_once);
  CPPUNIT_TEST(p17_takes_no_old_link);
  CPPUNIT_TEST(p17_takes_no_link_after_a_change);
  CPPUNIT_TEST(p18_says_the_same_whoever_is_asked_for);
  CPPUNIT_TEST(p18_takes_as_long_for_a_missing_name);
  CPPUNIT_TEST(does_not_skip_the_second_step);
  CPPUNIT_TEST(is_for_the_roles_of_the_matrix);
  CPPUNIT_TEST(writes_to_the_stored_address_only);
  CPPUNIT_TEST(sends_three_links_an_hour);
  CPPUNIT_TEST(takes_ten_wishes_an_hour_from_a_place);
  CPPUNIT_TEST(shuts_out_nobody);
  CPPUNIT_TEST(speaks_the_language_of_the_account);
  CPPUNIT_TEST(tries_again_while_the_mail_server_is_away);
  CPPUNIT_TEST(keeps_no_link_in_the_database);
  CPPUNIT_TEST(checks_the_new_password);
  CPPUNIT_TEST_SUITE_END();

public:
  void setUp() override {
    Stage::setUp();
    folder_ = std::make_unique<TemporaryFolder>();
    config().mail.sendmail = folder_->write("sendmail", "#!/bin/sh\necho \"$@\" >>" + folder_->path() + "/envelopes\ncat >" + folder_->path() + "/mail\n");
    chmod(config().mail.sendmail.c_str(), 0755);
    config().mail.from = "panel@panel.example";
    config().mail.server.clear();
  }
  void tearDown() override { folder_.reset(); }

private:
  static accounts::Account person(const std::string& mail = "ada@example.org", const std::string& language = "", AccountId parent = server_root, Role role = Role::user) {
    accounts::NewAccount wanted;
    wanted.role = role;
    wanted.parent = parent;
    wanted.password = password;
    wanted.contact.first_name = "Ada";
    wanted.contact.last_name = "Brandt";
    wanted.contact.email = mail;
    wanted.language = language;
    if (role == Role::admin) wanted.login = "boss";
    return accounts::create(database(), root(), wanted);
  }
  static Response ask(const std::string& login, const std::string& address = "192.0.2.1") {
    Browser browser(panel(), address);
    browser.get("/recover");
    return browser.post("/recover", {{"name", login}});
  }
  static JobResult work() {
    const Job job{.id = 1, .kind = "recovery.send", .subject = 1};
    return accounts::send_links(database(), config(), std::span(&job, 1)).at(0);
  }
  std::string file(const std::string& name) const {
    std::ostringstream content;
    content << std::ifstream(folder_->path() + "/" + name).rdbuf();
    return content.str();
  }
  std::size_t mails() const {
    const std::string envelopes = file("envelopes");
    return static_cast<std::size_t>(std::count(envelopes.begin(), envelopes.end(), '\n'));
  }
  /// What the quoted-printable mail says.
  std::string mail() const {
    const std::string whole = file("mail"), text = whole.substr(std::min(whole.size(), whole.find("\n\n")));
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] != '=') out += text[i];
      else if (text[i + 1] == '\n') ++i;
      else (out += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16))), i += 2;
    return out;
  }
  std::string link() const {
    const std::string text = mail(), base = "https://panel.example:8443";
    const std::size_t at = text.find(base + "/recover/");
    CPPUNIT_ASSERT_MESSAGE(text, at != std::string::npos);
    return text.substr(at + base.size(), text.find('\n', at) - at - base.size());
  }
  /// A link for an account, as it arrives by mail.
  std::string link_for(const accounts::Account& account) {
    CPPUNIT_ASSERT_EQUAL(303, ask(account.login).status);
    CPPUNIT_ASSERT(work().state == JobResult::State::done);
    return link();
  }
  static Response set(Browser& browser, const std::string& path, const std::string& word = "new horse battery") {
    browser.get(path);
    return browser.post(path, {{"new", word}, {"again", word}});
  }
  static int login(const std::string& name, const std::string& word) { return Browser(panel(), "198.51.100.20").login(name, word).status; }

  void sets_a_new_password_by_the_link() {
    const auto ada = person();
    Browser inside(panel());
    CPPUNIT_ASSERT_EQUAL(303, inside.login(ada.login, password).status);
    ASSERT_HOLDS(Browser(panel()).get("/login").body, "href=\"/recover\"");
    const std::string path = link_for(ada);
    CPPUNIT_ASSERT_EQUAL(std::string("-i -f panel@panel.example -- ada@example.org\n"), file("envelopes"));
    ASSERT_HOLDS(mail(), "Hello Ada Brandt");
    ASSERT_HOLDS(mail(), "from the address 192.0.2.1");
    Browser browser(panel());
    ASSERT_HOLDS(browser.get(path).body, "New password for " + ada.login);
    CPPUNIT_ASSERT_EQUAL(std::string("/login"), header(set(browser, path), "Location"));
    CPPUNIT_ASSERT_EQUAL_MESSAGE("sessions ended", 303, inside.get("/messages").status);
    CPPUNIT_ASSERT_EQUAL(422, login(ada.login, password));
    CPPUNIT_ASSERT_EQUAL(303, login(ada.login, "new horse battery"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t(2), number("SELECT COUNT(*) FROM message WHERE text LIKE 'A link to set a new password%' OR text LIKE 'New password set by the link%'"));
  }

  void p16_links_to_the_configured_address_only() {
    const auto ada = person();
    Browser browser(panel());
    browser.get("/recover");
    Request request = browser.request(Method::post, "/recover");
    request.form = {{"name", ada.login}, {"token", browser.token}};
    request.host = "evil.test";
    CPPUNIT_ASSERT_EQUAL(421, browser.send(request).status);
    work();
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), mails());
    link_for(ada);
    ASSERT_HOLDS(mail(), "https://panel.example:8443/recover/");
    ASSERT_LACKS(mail(), "evil");
  }

  void p17_takes_a_link_once() {
    const auto ada = person();
    const std::string path = link_for(ada);
    Browser one(panel()), two(panel());
    two.get(path);
    CPPUNIT_ASSERT_EQUAL(303, set(one, path).status);
    const Response again = two.post(path, {{"new", "third horse battery"}, {"again", "third horse battery"}});
    CPPUNIT_ASSERT_EQUAL(410, again.status);
    ASSERT_HOLDS(again.body, "does not work any more");
    CPPUNIT_ASSERT_EQUAL(410, one.get(path).status);
    CPPUNIT_ASSERT_EQUAL(303, login(ada.login, "new horse battery"));
    std::string other = path;
    other.back() = other.back() == 'A' ? 'B' : 'A';
    for (const std::string& wrong : {other, std::string("/recover/x"), std::string("/recover/") + std::string(43, 'A')}) CPPUNIT_ASSERT_EQUAL_MESSAGE(wrong, 410, one.get(wrong).status);
  }

  void p17_takes_no_old_link() {
    const auto ada = person();
    const std::string path = link_for(ada);
    CPPUNIT_ASSERT_EQUAL_MESSAGE("30 minutes", std::int64_t(30), number("SELECT ROUND(TIMESTAMPDIFF(SECOND, NOW(), expires_at) / 60) FROM password_recovery"));
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(200, browser.get(path).status);
    database().change("UPDATE password_recovery SET expires_at = NOW(6) - INTERVAL 1 SECOND");
    CPPUNIT_ASSERT_EQUAL(410, browser.get(path).status);
    CPPUNIT_ASSERT_EQUAL(410, set(browser, path).status);
    CPPUNIT_ASSERT_EQUAL(303, login(ada.login, password));
  }

  void p17_takes_no_link_after_a_change() {
    const auto ada = person();
    Browser browser(panel());
    std::string path = link_for(ada);
    accounts::set_password(database(), root(), ada.id, "by the reseller");
    CPPUNIT_ASSERT_EQUAL_MESSAGE("password changed", 410, set(browser, path).status);
    path = link_for(ada);
    accounts::lock(database(), root(), ada.id);
    CPPUNIT_ASSERT_EQUAL_MESSAGE("locked", 410, set(browser, path).status);
    accounts::unlock(database(), root(), ada.id);
    CPPUNIT_ASSERT_EQUAL_MESSAGE("and unlocked", 410, set(browser, path).status);
    CPPUNIT_ASSERT_EQUAL(303, login(ada.login, "by the reseller"));
    accounts::lock(database(), root(), ada.id);
    ask(ada.login);
    work();
    CPPUNIT_ASSERT_EQUAL_MESSAGE("a locked account gets none", std::size_t(2), mails());
  }

  void p18_says_the_same_whoever_is_asked_for() {
    const auto ada = person();
    auto answer = [](const std::string& login, const std::string& address) {
      Browser browser(panel(), address);
      browser.get("/recover");
      const Response sent = browser.post("/recover", {{"name", login}});
      CPPUNIT_ASSERT_EQUAL(303, sent.status);
      CPPUNIT_ASSERT_EQUAL(std::string("/login"), header(sent, "Location"));
      std::string body = browser.follow(sent).body;
      for (std::size_t at; (at = body.find(browser.token)) != std::string::npos;) body.erase(at, browser.token.size());
      return std::pair{header(sent, "X-Hostler-Queries"), body};
    };
    // The very first wish makes the job, later ones join it.
    answer("first", "192.0.2.9");
    const auto existing = answer(ada.login, "192.0.2.1");
    for (const char* missing : {"web999", "nobody", "’ OR 1=1", "a b"}) {
      const auto other = answer(missing, "192.0.2.2");
      CPPUNIT_ASSERT_EQUAL_MESSAGE("the same statements", existing.first, other.first);
      CPPUNIT_ASSERT_EQUAL(existing.second, other.second);
    }
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), number("SELECT COUNT(*) FROM job WHERE kind = 'recovery.send'"));
    work();
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), mails());
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), number("SELECT COUNT(*) FROM password_recovery WHERE handled = 0"));
  }

  /// Printed, not judged: the machine has other work. That both take the same statements is what makes it equal.
  void p18_takes_as_long_for_a_missing_name() {
    const auto ada = person();
    auto median_ms = [&](const std::string& name) {
      std::vector<double> times;
      for (int i = 0; i < 50; ++i) {
        database().execute("DELETE FROM password_recovery");
        const auto start = std::chrono::steady_clock::now();
        ask(name);
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
      }
      std::sort(times.begin(), times.end());
      return times[times.size() / 2];
    };
    std::cout << "# recovery asked for, median ms: user " << median_ms(ada.login) << ", missing " << median_ms("web999") << "\n";
  }

  void does_not_skip_the_second_step() {
    const auto ada = person();
    const std::string secret(accounts::totp::secret_bytes, 's');
    accounts::enrol(database(), actor(ada), secret, accounts::totp::code_at(secret, accounts::database_time(database())), "");
    const std::string path = link_for(ada);
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, set(browser, path).status);
    CPPUNIT_ASSERT_MESSAGE("no session by the link", !browser.cookies.contains(accounts::session_cookie));
    CPPUNIT_ASSERT_EQUAL(std::string("/login/code?next=%2Fgeneral"), header(browser.login(ada.login, "new horse battery"), "Location"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), number("SELECT COUNT(*) FROM session"));
  }

  static void decide(const Permission& permission, Role role, bool allowed) {
    FormValues values = access::matrix_form(database()).blank();
    values.set(access::box_name(permission, role), allowed ? "1" : "");
    access::change_rules(database(), root(), values);
  }

  void is_for_the_roles_of_the_matrix() {
    const auto boss = person("boss@example.org", "", server_root, Role::admin), ada = person();
    ask(boss.login);
    work();
    CPPUNIT_ASSERT_EQUAL_MESSAGE("not for administrators, unless they say so", std::size_t(0), mails());
    decide(access::recovering_password, Role::admin, true);
    const std::string path = link_for(boss);
    decide(access::recovering_password, Role::admin, false);
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(410, set(browser, path).status);
    decide(access::recovering_password, Role::user, false);
    ask(ada.login);
    work();
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), mails());
    decide(access::recovering_password, Role::user, true);
    decide(access::logging_in, Role::user, false);
    ask(ada.login, "192.0.2.2");
    work();
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), mails());
    // The page itself is a permission of guests.
    decide({.name = "accounts.recover", .guest = true}, Role::guest, false);
    CPPUNIT_ASSERT_EQUAL(303, browser.get("/recover").status);
    CPPUNIT_ASSERT_EQUAL(403, browser.post("/recover", {{"name", ada.login}}).status);
    ASSERT_LACKS(browser.get("/login").body, "href=\"/recover\"");
  }

  void writes_to_the_stored_address_only() {
    const auto ada = person();
    CPPUNIT_ASSERT_EQUAL(400, [&] {
      Browser browser(panel());
      browser.get("/recover");
      return browser.post("/recover", {{"name", ada.login}, {"email", "evil@example.org"}}).status;
    }());
    const auto nobody = person("");
    ask(nobody.login);
    CPPUNIT_ASSERT(work().state == JobResult::State::done);
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), mails());
  }

  void sends_three_links_an_hour() {
    const auto ada = person();
    for (int i = 0; i < 5; ++i) {
      ask(ada.login, "192.0.2." + std::to_string(i));
      work();
    }
    CPPUNIT_ASSERT_EQUAL(std::size_t(3), mails());
    database().change("UPDATE password_recovery SET created_at = NOW(6) - INTERVAL 61 MINUTE");
    ask(ada.login);
    work();
    CPPUNIT_ASSERT_EQUAL(std::size_t(4), mails());
  }

  void takes_ten_wishes_an_hour_from_a_place() {
    for (int i = 0; i < 10; ++i) CPPUNIT_ASSERT_EQUAL(303, ask("web" + std::to_string(i + 1), "2001:db8::" + std::to_string(i + 1)).status);
    CPPUNIT_ASSERT_EQUAL(429, ask("web99", "2001:db8::77").status);
    CPPUNIT_ASSERT_EQUAL(303, ask("web99", "2001:db8:1::1").status);
  }

  /// Asking for links, however often, delays no login and voids no link.
  void shuts_out_nobody() {
    const auto boss = person("boss@example.org", "", server_root, Role::admin);
    decide(access::recovering_password, Role::admin, true);
    const std::string path = link_for(boss);
    for (int i = 0; i < 20; ++i) ask(boss.login, "203.0.113." + std::to_string(i));
    work();
    CPPUNIT_ASSERT_EQUAL(303, login(boss.login, password));
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, set(browser, path).status);
    CPPUNIT_ASSERT_EQUAL(303, login(boss.login, "new horse battery"));
  }

  void speaks_the_language_of_the_account() {
    link_for(person("ada@example.org", "de"));
    ASSERT_HOLDS(mail(), "Hallo Ada Brandt");
    link_for(person("ole@example.org", "en"));
    ASSERT_HOLDS(mail(), "Hello Ada Brandt");
  }

  void tries_again_while_the_mail_server_is_away() {
    const auto ada = person();
    ask(ada.login);
    config().mail.server = "smtp://127.0.0.1:1";
    CPPUNIT_ASSERT(work().state == JobResult::State::again);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), number("SELECT COUNT(*) FROM password_recovery WHERE token IS NOT NULL OR handled = 1"));
    config().mail.server.clear();
    CPPUNIT_ASSERT(work().state == JobResult::State::done);
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), mails());
    ask(ada.login);
    database().change("UPDATE password_recovery SET created_at = NOW(6) - INTERVAL 31 MINUTE WHERE handled = 0");
    work();
    CPPUNIT_ASSERT_EQUAL_MESSAGE("too late to be of use", std::size_t(1), mails());
    ask(ada.login);
    config().mail.sendmail = "/bin/false";
    CPPUNIT_ASSERT(work().state == JobResult::State::done);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), number("SELECT COUNT(*) FROM message WHERE kind = 'error' AND text LIKE 'The mail with the link%'"));
  }

  void keeps_no_link_in_the_database() {
    const std::string path = link_for(person()), token = path.substr(path.rfind('/') + 1);
    CPPUNIT_ASSERT_EQUAL(std::size_t(43), token.size());
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), number("SELECT COUNT(*) FROM password_recovery WHERE token = UNHEX(SHA2(?, 256))", token));
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), number("SELECT COUNT(*) FROM message WHERE text LIKE CONCAT('%', ?, '%')", token));
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), number("SELECT COUNT(*) FROM job WHERE object LIKE CONCAT('%', ?, '%')", token));
  }

  void checks_the_new_password() {
    const auto ada = person();
    const std::string path = link_for(ada);
    Browser browser(panel());
    ASSERT_HOLDS(set(browser, path, "short").body, "Use at least 6 characters");
    ASSERT_HOLDS(set(browser, path, "password1").body, "easy to guess");
    browser.get(path);
    ASSERT_HOLDS(browser.post(path, {{"new", "new horse battery"}, {"again", "new horse batteri"}}).body, "differ");
    CPPUNIT_ASSERT_EQUAL_MESSAGE("the link is still good", 303, set(browser, path).status);
  }

  std::unique_ptr<TemporaryFolder> folder_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(RecoveryTest);

}  // namespace hostler
