// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/appearance/settings.h"

#include "features/browser.h"
#include "features/stage.h"

namespace hostler {

class AppearanceSettingsTest : public Stage {
  CPPUNIT_TEST_SUITE(AppearanceSettingsTest);
  CPPUNIT_TEST(s4_keeps_defaults_and_shows_them_again);
  CPPUNIT_TEST(v1_the_resellers_word_wins_over_the_servers);
  CPPUNIT_TEST(u4_extra_fields_have_the_resellers_labels);
  CPPUNIT_TEST(s2_fills_the_start_page_once_and_escaped);
  CPPUNIT_TEST(s2_name_and_text_of_a_start_page_belong_together);
  CPPUNIT_TEST(s2_refuses_other_file_names);
  CPPUNIT_TEST(refuses_name_servers_that_are_none);
  CPPUNIT_TEST(notices_a_change_in_between);
  CPPUNIT_TEST(p11_settings_of_others_are_not_found);
  CPPUNIT_TEST(a8_menu_and_page_of_all_settings_agree);
  CPPUNIT_TEST(pages_are_cheap);
  CPPUNIT_TEST_SUITE_END();

  static Browser in(const accounts::Account& who) {
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, browser.login(who.login, password).status);
    return browser;
  }
  static Response keep(const accounts::Account& who, const std::string& path, Parameters fields, const std::string& version = "1") {
    Browser browser = in(who);
    browser.get(path);
    fields.emplace_back("version", version);
    return browser.post(path, fields);
  }

  void s4_keeps_defaults_and_shows_them_again() {
    const auto one = reseller();
    CPPUNIT_ASSERT_EQUAL(303, keep(one, "/defaults", {{"language", "de"}, {"mail_sender", "info@Example.ORG"}, {"name_servers", "NS1.example.org\r\n\r\n ns2.example.org "}, {"label1", "Kundennummer"}}).status);
    const std::string page = in(one).get("/defaults").body;
    for (const char* part : {"value=\"de\" selected", "info@example.org", "ns1.example.org\nns2.example.org", "Kundennummer"}) ASSERT_HOLDS(page, part);
    const appearance::Settings settings = appearance::settings_of(database(), user(one.id).id);
    CPPUNIT_ASSERT_EQUAL(std::string("de"), settings.language);
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, settings.name_servers.size());
    CPPUNIT_ASSERT_EQUAL(std::string("ns2.example.org"), settings.name_servers[1]);
  }

  void v1_the_resellers_word_wins_over_the_servers() {
    const auto one = reseller(), silent = reseller();
    CPPUNIT_ASSERT_EQUAL(303, keep(admin(), "/defaults", {{"language", ""}, {"mail_sender", "server@example.org"}}).status);
    CPPUNIT_ASSERT_EQUAL(303, keep(one, "/defaults", {{"language", ""}, {"mail_sender", "one@example.org"}}).status);
    CPPUNIT_ASSERT_EQUAL(std::string("one@example.org"), appearance::settings_of(database(), user(one.id).id).mail_sender);
    CPPUNIT_ASSERT_EQUAL(std::string("server@example.org"), appearance::settings_of(database(), user(silent.id).id).mail_sender);
    CPPUNIT_ASSERT_EQUAL(std::string("server@example.org"), appearance::settings_of(database(), user().id).mail_sender);
    CPPUNIT_ASSERT_EQUAL(303, keep(one, "/defaults", {{"language", ""}, {"mail_sender", ""}}, "2").status);
    CPPUNIT_ASSERT_EQUAL(std::string("server@example.org"), appearance::settings_of(database(), one.id).mail_sender);
  }

  void u4_extra_fields_have_the_resellers_labels() {
    const auto one = reseller();
    keep(one, "/defaults", {{"language", "de"}, {"label1", "<b>No. %1</b>"}});
    Browser browser = in(one);
    browser.get("/users/new");
    const Response started = browser.post("/users/new", {{"package", ""}, {"go", "next"}});
    std::string person = header(started, "Location");
    person.replace(person.rfind('/'), std::string::npos, "/person");
    const std::string page = browser.get(person).body;
    ASSERT_HOLDS(page, "&lt;b&gt;No. %1&lt;/b&gt;");
    ASSERT_HOLDS(page, "Extra field 2");
    ASSERT_HOLDS(page, "<option value=\"de\" selected>");
    const auto customer = user(one.id);
    database().change("UPDATE account_contact SET extra1 = 'K-17' WHERE account_id = ?", customer.id);
    ASSERT_HOLDS(browser.get("/users/" + std::to_string(customer.id)).body, "&lt;b&gt;No. %1&lt;/b&gt;");
  }

  void s2_fills_the_start_page_once_and_escaped() {
    // Neither place is looked for again in what replaced the other.
    CPPUNIT_ASSERT_EQUAL(std::string("##domain## a&lt;b ##user# ##USER## #a&lt;b"), appearance::with_places("##user## ##domain## ##user# ##USER## ###domain##", "##domain##", "a<b"));
  }

  void s2_name_and_text_of_a_start_page_belong_together() {
    const auto one = reseller();
    const auto customer = user(one.id);
    CPPUNIT_ASSERT(!appearance::start_page(database(), customer.id, "web1", "a.test"));
    keep(admin(), "/start-page", {{"start_file", "welcome.html"}, {"start_html", "server's"}});
    CPPUNIT_ASSERT_EQUAL(std::string("welcome.html"), appearance::start_page(database(), customer.id, "web1", "a.test")->file_name);
    CPPUNIT_ASSERT_EQUAL(303, keep(one, "/start-page", {{"start_file", ""}, {"start_html", "<h1>##domain##</h1>\n<p>\t##user##</p>"}}).status);
    const auto page = appearance::start_page(database(), customer.id, "web1", "a.test");
    CPPUNIT_ASSERT_EQUAL(std::string("index.html"), page->file_name);
    CPPUNIT_ASSERT(page->lines == (std::vector<std::string>{"<h1>a.test</h1>", "<p> web1</p>"}));
  }

  void s2_refuses_other_file_names() {
    const auto one = reseller();
    for (const char* bad : {"../index.html", "/etc/passwd", "index.php", ".htaccess", "a/b.html", "-rf.html", "index.html.php", "i n.html", "INDEX.HTMLX"}) {
      CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, 422, keep(one, "/start-page", {{"start_file", bad}, {"start_html", "x"}}).status);
    }
    CPPUNIT_ASSERT_EQUAL(422, keep(one, "/start-page", {{"start_html", std::string(30'001, 'x')}}).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM owner_setting"));
  }

  void refuses_name_servers_that_are_none() {
    const auto one = reseller();
    for (const char* bad : {"ns1.example.org", "ns1.example.org\nns1.example.org", "ns1.example.org\n10.0.0.1", "ns1.example.org\nx y.example.org", "a.b\n$INCLUDE.x"})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, 422, keep(one, "/defaults", {{"language", ""}, {"name_servers", bad}}).status);
  }

  void notices_a_change_in_between() {
    const auto one = reseller();
    CPPUNIT_ASSERT_EQUAL(303, keep(one, "/help-page", {{"help", "first"}}).status);
    CPPUNIT_ASSERT_EQUAL(409, keep(one, "/help-page", {{"help", "second"}}).status);
    CPPUNIT_ASSERT_EQUAL(std::string("first"), appearance::help_html(database(), one.id));
  }

  void p11_settings_of_others_are_not_found() {
    const auto one = reseller(), two = reseller();
    CPPUNIT_ASSERT_THROW(appearance::owner(database(), actor(one), two.id), NotFound);
    CPPUNIT_ASSERT_THROW(appearance::owner(database(), actor(one), server_root), NotFound);
    CPPUNIT_ASSERT_THROW(appearance::owner(database(), root(), user(one.id).id), NotFound);
    CPPUNIT_ASSERT_EQUAL(one.id, appearance::owner(database(), root(), one.id).id);
    CPPUNIT_ASSERT_EQUAL(403, in(user(one.id)).get("/defaults").status);
  }

  void a8_menu_and_page_of_all_settings_agree() {
    const auto one = reseller();
    Browser lowly = in(one), chief = in(admin());
    CPPUNIT_ASSERT_EQUAL(403, lowly.get("/settings").status);
    ASSERT_LACKS(lowly.get("/general").body, "\"/settings\"");
    ASSERT_HOLDS(chief.get("/settings").body, one.login);
    ASSERT_HOLDS(chief.get("/general").body, "\"/settings\"");
  }

  void pages_are_cheap() {
    const auto one = reseller();
    Browser browser = in(one);
    for (const char* path : {"/defaults", "/help-page", "/start-page", "/overview/settings"}) {
      const Response answer = browser.get(path);
      CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 200, answer.status);
      CPPUNIT_ASSERT_MESSAGE(path, std::stoi(header(answer, "X-Hostler-Queries")) <= 5);
    }
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(AppearanceSettingsTest);

}  // namespace hostler
