// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/messages/messages.h"

#include "features/browser.h"
#include "features/stage.h"

namespace hostler {

class MessagesTest : public Stage {
  CPPUNIT_TEST_SUITE(MessagesTest);
  CPPUNIT_TEST(shows_each_his_subtree_newest_first);
  CPPUNIT_TEST(filters_errors_and_notices);
  CPPUNIT_TEST(pages_by_cursor);
  CPPUNIT_TEST(p07_shows_what_was_typed_as_text);
  CPPUNIT_TEST(names_who_acted_and_as_whom);
  CPPUNIT_TEST(translates_when_shown);
  CPPUNIT_TEST(keeps_too_long_texts_short);
  CPPUNIT_TEST_SUITE_END();

  static Browser in(const std::string& login) {
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, browser.login(login, password).status);
    return browser;
  }
  static void add(AccountId about, const std::string& object) { messages::notice(database(), root(), about, object, N_("Account locked.")); }

  void shows_each_his_subtree_newest_first() {
    admin();
    const auto one = reseller(), two = reseller();
    const auto customer = user(one.id);
    add(customer.id, "object-of-user");
    add(one.id, "object-of-one");
    add(two.id, "object-of-two");
    const std::string seen_by_admin = in("admin").get("/messages?size=100").body;
    for (const char* object : {"object-of-user", "object-of-one", "object-of-two"}) ASSERT_HOLDS(seen_by_admin, object);
    CPPUNIT_ASSERT(seen_by_admin.find("object-of-two") < seen_by_admin.find("object-of-user"));
    const std::string seen_by_one = in(one.login).get("/messages?size=100").body;
    ASSERT_HOLDS(seen_by_one, "object-of-user");
    ASSERT_LACKS(seen_by_one, "object-of-two");
    const std::string seen_by_user = in(customer.login).get("/messages?size=100").body;
    ASSERT_HOLDS(seen_by_user, "object-of-user");
    ASSERT_LACKS(seen_by_user, "object-of-one");
  }

  void filters_errors_and_notices() {
    admin();
    add(server_root, "a-notice");
    messages::error(database(), root(), server_root, "an-error", N_("Account locked."));
    Browser browser = in("admin");
    const std::string errors = browser.get("/messages/errors").body, notices = browser.get("/messages/notices").body;
    ASSERT_HOLDS(errors, "an-error");
    ASSERT_LACKS(errors, "a-notice");
    ASSERT_HOLDS(notices, "a-notice");
    ASSERT_LACKS(notices, "an-error");
    const std::string searched = browser.get("/messages?search=an-err").body;
    ASSERT_HOLDS(searched, "an-error");
    ASSERT_LACKS(searched, "a-notice");
    ASSERT_HOLDS(browser.get("/messages?search=%27%20OR%201%3D1--%20-").body, "Nothing found for");
    ASSERT_HOLDS(browser.get("/messages?sort=id%3BDROP&order=down&key=x&id=1%20OR%201").body, "an-error");
  }

  void pages_by_cursor() {
    admin();
    for (int i = 100; i < 140; ++i) add(server_root, "object-" + std::to_string(i));
    Browser browser = in("admin");
    const std::string first = browser.get("/messages?size=10").body;
    ASSERT_HOLDS(first, "object-139");
    ASSERT_LACKS(first, "object-120");
    const std::size_t next = first.find("rel=\"next\"");
    CPPUNIT_ASSERT(next != std::string::npos);
    const std::size_t start = first.rfind("href=\"", next) + 6;
    std::string address = first.substr(start, first.find('"', start) - start);
    for (std::size_t at; (at = address.find("&amp;")) != std::string::npos;) address.replace(at, 5, "&");
    const std::string second = browser.get(address).body;
    ASSERT_HOLDS(second, "object-129");
    ASSERT_LACKS(second, "object-139");
  }

  void p07_shows_what_was_typed_as_text() {
    admin();
    const std::string script = "<script>window.__xss=1</script>";
    const auto one = reseller(script);
    messages::error(database(), root(), one.id, script, {script + " %1", {script}});
    for (const std::string& login : {std::string("admin"), one.login}) {
      Browser browser = in(login);
      for (const char* path : {"/messages", "/messages/errors", "/general", "/messages?search=%3Cscript%3E"}) {
        const Response page = browser.get(path);
        ASSERT_LACKS(page.body, "<script>window");
        ASSERT_HOLDS(page.body, "&lt;script&gt;");
        ASSERT_HOLDS(header(page, "Content-Security-Policy"), "default-src 'none'");
      }
    }
  }

  void names_who_acted_and_as_whom() {
    const auto one = reseller();
    const auto customer = user(one.id);
    Browser browser = in(one.login);
    browser.get("/general");
    browser.post("/login-as/" + std::to_string(customer.id));
    const std::string page = browser.get("/messages").body;
    const std::size_t row = page.find("Logged in.");
    CPPUNIT_ASSERT(row != std::string::npos);
    const std::string cells = page.substr(page.rfind("<tr>", row), row - page.rfind("<tr>", row));
    ASSERT_HOLDS(cells, ">res1<");
    ASSERT_HOLDS(cells, ">web1<");
    ASSERT_HOLDS(cells, ">192.0.2.1<");
  }

  void translates_when_shown() {
    admin();
    Browser browser(panel());
    browser.language = "de";
    browser.login("admin", password);
    ASSERT_HOLDS(browser.get("/messages").body, "Angemeldet");
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), number("SELECT COUNT(*) FROM message WHERE text = 'Logged in.'"));
  }

  void keeps_too_long_texts_short() {
    admin();
    std::string name;
    for (int i = 0; i < 200; ++i) name += "ä€";
    messages::notice(database(), root(), server_root, name, {N_("Account locked."), {name + name + name + name}});
    CPPUNIT_ASSERT_EQUAL(200, in("admin").get("/messages").status);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MessagesTest);

}  // namespace hostler
