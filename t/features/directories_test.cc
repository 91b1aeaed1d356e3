// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/directories/directories.h"

#include "base/crypto.h"
#include "features/allowances/allowances.h"
#include "features/browser.h"
#include "features/directories/directory.h"
#include "features/directories/directory_jobs.h"
#include "features/stage.h"

namespace hostler {

class DirectoriesTest : public Stage {
  CPPUNIT_TEST_SUITE(DirectoriesTest);
  CPPUNIT_TEST(takes_what_browsers_and_web_servers_can_take);
  CPPUNIT_TEST(h9_protects_a_folder);
  CPPUNIT_TEST(h9_passwords_are_hashes_that_web_servers_know);
  CPPUNIT_TEST(h9_refuses_with_the_field);
  CPPUNIT_TEST(h9_opens_it_again);
  CPPUNIT_TEST(h10_takes_a_path_an_address_or_the_page);
  CPPUNIT_TEST(a_service_taken_away_takes_effect);
  CPPUNIT_TEST(p10_p11_foreign_ones_look_missing);
  CPPUNIT_TEST(pages_walk_through_it);
  CPPUNIT_TEST(all_goes_with_the_account);
  CPPUNIT_TEST_SUITE_END();

  static accounts::Account customer(AccountId parent = server_root) {
    const auto account = user(parent);
    allowances::give(database(), root(), account.id, {.limits = {{"domains", 3}}, .services = {{"protection", "1"}, {"error_pages", "1"}}});
    database().execute("DELETE FROM job");
    return account;
  }
  static std::uint64_t protect(const accounts::Account& account, const std::string& folder) {
    return directories::protect(database(), actor(account), {.account = account.id, .folder = folder, .realm = "Members only"});
  }
  static std::string asked(const accounts::Account& account) {
    for (const auto& wanted : directories::wanted_settings(database()))
      if (wanted.account == account.id) return wanted.request.to_line();
    return "";
  }
  static std::int64_t wishes(const accounts::Account& account) {
    return number("SELECT COUNT(*) FROM job WHERE kind = 'directories.apply' AND subject_id = ? AND state = 'waiting'", account.id);
  }
  template <class Act> static std::string refused(Act act) {
    try {
      act();
    } catch (const Refused& problem) {
      return problem.field();
    }
    return "taken";
  }

  void takes_what_browsers_and_web_servers_can_take() {
    const auto taken = [](auto check, std::string text) { return !check(text); };
    for (const char* good : {"Members only", "Nur für Mitglieder", "a'b"}) CPPUNIT_ASSERT_MESSAGE(good, taken(directories::check_realm, good));
    for (const char* bad : {"", "a\"b", "a\\b", "a\nb", "\x01"}) CPPUNIT_ASSERT_MESSAGE(bad, !taken(directories::check_realm, bad));
    for (const char* good : {"joe", "joe.b_c-d@x.test"}) CPPUNIT_ASSERT_MESSAGE(good, taken(directories::check_name, good));
    for (const char* bad : {"", "joe:x", "joe b", "jö", "joe\n", "#joe"}) CPPUNIT_ASSERT_MESSAGE(bad, !taken(directories::check_name, bad));
    CPPUNIT_ASSERT(taken(directories::check_password, std::string(72, 'a')) && !taken(directories::check_password, std::string(73, 'a')));
    for (const char* good : {"", "/sorry.html", "/a/b?x=1", "https://x.test/"}) CPPUNIT_ASSERT_MESSAGE(good, taken(directories::check_target, good));
    for (const char* bad : {"sorry.html", "//x.test/", "/a b", "/a\nb", "/a%0ab", "javascript:x", "http://u@x.test/", "\"text"}) CPPUNIT_ASSERT_MESSAGE(bad, !taken(directories::check_target, bad));
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, directories::page_lines("<h1>\tx</h1>\r\ny\r\n\r\n").size());
    CPPUNIT_ASSERT_THROW(directories::page_lines("a\x01"), Refused);
  }

  void h9_protects_a_folder() {
    const auto account = customer();
    const auto id = protect(account, "html/members/");
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, wishes(account));
    directories::add_visitor(database(), actor(account), id, "joe", "open sesame");
    directories::add_visitor(database(), actor(account), id, "ann", "other");
    const std::string line = asked(account), start = "login " + account.login + "\tfolder html/members\trealm 1 Members only\tuser 1 ann:$2y$06$";
    CPPUNIT_ASSERT_EQUAL(start, line.substr(0, start.size()));
    CPPUNIT_ASSERT(line.find("\tuser 1 joe:$2y$06$") != std::string::npos);
    protect(account, "html/about");
    CPPUNIT_ASSERT_MESSAGE("in the order of the paths", asked(account).find("folder html/about\tfolder html/members\trealm 1 Members only\trealm 2") != std::string::npos);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM message WHERE object = 'html/members' AND account_id = ? AND text LIKE '%protected%'", account.id));
    directories::change_realm(database(), actor(account), id, "Friends", 1);
    CPPUNIT_ASSERT(asked(account).find("realm 2 Friends") != std::string::npos);
    CPPUNIT_ASSERT_THROW(directories::change_realm(database(), actor(account), id, "Others", 1), Conflict);
  }

  void h9_passwords_are_hashes_that_web_servers_know() {
    const auto account = customer();
    const auto visitor = directories::add_visitor(database(), actor(account), protect(account, "html/x"), "joe", "open sesame");
    const auto hash = [&] { return database().select_one("SELECT password FROM directory_visitor WHERE id = ?", visitor)->text(0); };
    CPPUNIT_ASSERT(password_matches("open sesame", hash()) && !password_matches("open", hash()));
    directories::change_password(database(), actor(account), visitor, "new word", 1);
    CPPUNIT_ASSERT(password_matches("new word", hash()) && !password_matches("open sesame", hash()));
    CPPUNIT_ASSERT_THROW(directories::change_password(database(), actor(account), visitor, "x", 1), Conflict);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM message WHERE text LIKE '%sesame%' OR text_values LIKE '%sesame%'"));
  }

  void h9_refuses_with_the_field() {
    const auto account = customer();
    const auto id = protect(account, "html/x");
    CPPUNIT_ASSERT_EQUAL(std::string("folder"), refused([&] { protect(account, "html/x"); }));
    for (const char* bad : {"", "private", "../x", "/etc", "html/../x"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, std::string("folder"), refused([&] { protect(account, bad); }));
    directories::add_visitor(database(), actor(account), id, "joe", "x");
    CPPUNIT_ASSERT_EQUAL(std::string("name"), refused([&] { directories::add_visitor(database(), actor(account), id, "joe", "y"); }));
    CPPUNIT_ASSERT_EQUAL(std::string("password"), refused([&] { directories::add_visitor(database(), actor(account), id, "ann", std::string(73, 'x')); }));
    const auto plain = user();
    CPPUNIT_ASSERT_EQUAL_MESSAGE("without the service", std::string(), refused([&] { protect(plain, "html/x"); }));
    accounts::lock(database(), root(), account.id);
    CPPUNIT_ASSERT_EQUAL_MESSAGE("locked", std::string(), refused([&] { protect(account, "html/y"); }));
  }

  void h9_opens_it_again() {
    const auto account = customer();
    const auto id = protect(account, "html/x");
    const auto visitor = directories::add_visitor(database(), actor(account), id, "joe", "x");
    directories::remove_visitor(database(), actor(account), visitor);
    CPPUNIT_ASSERT_MESSAGE("without visitors it stays closed", asked(account).find("realm 1") != std::string::npos);
    directories::unprotect(database(), actor(account), id);
    CPPUNIT_ASSERT_EQUAL(std::string(), asked(account));
    CPPUNIT_ASSERT_THROW(directories::get(database(), actor(account), id), NotFound);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM directory_visitor"));
  }

  void h10_takes_a_path_an_address_or_the_page() {
    const auto account = customer();
    const auto page = [&](unsigned status, const std::string& target, const std::string& text, const std::string& folder = "html") {
      return directories::add_page(database(), actor(account), {.account = account.id, .folder = folder, .status = status, .target = target, .page = text});
    };
    const auto id = page(404, "HTTPS://X.test", "");
    page(403, "", "<h1>no</h1>\n");
    page(404, "/sorry.html", "", "html/shop");
    CPPUNIT_ASSERT_EQUAL("login " + account.login + "\tfolder html\tfolder html/shop\terror_page 1 404 https://x.test/\terror_page 2 404 /sorry.html\terror_line 1 403 <h1>no</h1>", asked(account));
    CPPUNIT_ASSERT_EQUAL(std::string("status"), refused([&] { page(404, "/x", ""); }));
    CPPUNIT_ASSERT_EQUAL(std::string("status"), refused([&] { page(200, "/x", ""); }));
    CPPUNIT_ASSERT_EQUAL(std::string("target"), refused([&] { page(500, "", ""); }));
    CPPUNIT_ASSERT_EQUAL(std::string("target"), refused([&] { page(500, "/x", "both"); }));
    CPPUNIT_ASSERT_EQUAL_MESSAGE("a browser would not ask", std::string("target"), refused([&] { page(401, "https://x.test/", ""); }));
    directories::change_page(database(), actor(account), id, {.target = "", .page = "typed", .version = 1});
    CPPUNIT_ASSERT(asked(account).find("error_line 1 404 typed") != std::string::npos);
    CPPUNIT_ASSERT_THROW(directories::change_page(database(), actor(account), id, {.target = "/x", .version = 1}), Conflict);
    directories::remove_page(database(), actor(account), id);
    CPPUNIT_ASSERT(asked(account).find("404 typed") == std::string::npos);
  }

  void a_service_taken_away_takes_effect() {
    const auto account = customer();
    protect(account, "html/x");
    directories::add_page(database(), actor(account), {.account = account.id, .folder = "html", .target = "/x.html"});
    database().execute("DELETE FROM job");
    allowances::give(database(), root(), account.id, {.limits = {}, .services = {{"error_pages", "0"}}});
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, wishes(account));
    CPPUNIT_ASSERT(asked(account).find("error_page") == std::string::npos && asked(account).find("realm") != std::string::npos);
    allowances::give(database(), root(), account.id, {.limits = {}, .services = {{"error_pages", "1"}}});
    CPPUNIT_ASSERT_MESSAGE("given again it is as it was", asked(account).find("error_page 1 404 /x.html") != std::string::npos);
  }

  void p10_p11_foreign_ones_look_missing() {
    const auto one = customer(), two = customer(), seller = reseller();
    const auto id = protect(one, "html/x");
    const auto visitor = directories::add_visitor(database(), actor(one), id, "joe", "x");
    const auto page = directories::add_page(database(), actor(one), {.account = one.id, .folder = "html", .target = "/x.html"});
    for (const auto& stranger : {two, seller}) {
      const Actor who = actor(stranger);
      CPPUNIT_ASSERT_THROW(directories::get(database(), who, id), NotFound);
      CPPUNIT_ASSERT_THROW(directories::change_realm(database(), who, id, "x", 1), NotFound);
      CPPUNIT_ASSERT_THROW(directories::unprotect(database(), who, id), NotFound);
      CPPUNIT_ASSERT_THROW(directories::add_visitor(database(), who, id, "x", "x"), NotFound);
      CPPUNIT_ASSERT_THROW(directories::change_password(database(), who, visitor, "x", 1), NotFound);
      CPPUNIT_ASSERT_THROW(directories::remove_visitor(database(), who, visitor), NotFound);
      CPPUNIT_ASSERT_THROW(directories::change_page(database(), who, page, {.target = "/y", .version = 1}), NotFound);
      CPPUNIT_ASSERT_THROW(directories::remove_page(database(), who, page), NotFound);
      CPPUNIT_ASSERT_THROW(directories::protect(database(), who, {.account = one.id, .folder = "html/y", .realm = "x"}), NotFound);
    }
  }

  void pages_walk_through_it() {
    const auto account = customer();
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, browser.login(account.login, password).status);
    browser.get("/protected-directories/new");
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/protected-directories/new", {{"folder", "html/members"}, {"realm", "Members <only>"}}).status);
    const std::string id = std::to_string(number("SELECT id FROM protected_directory"));
    CPPUNIT_ASSERT(browser.get("/protected-directories").body.find("Members &lt;only&gt;") != std::string::npos);
    CPPUNIT_ASSERT(browser.get("/directory-visitors/new").body.find("html/members") != std::string::npos);
    CPPUNIT_ASSERT_EQUAL(422, browser.post("/directory-visitors/new", {{"directory", id}, {"name", "j oe"}, {"password", "x"}}).status);
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/directory-visitors/new", {{"directory", id}, {"name", "joe"}, {"password", "open sesame"}}).status);
    CPPUNIT_ASSERT(browser.get("/directory-visitors").body.find("joe") != std::string::npos);
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/error-pages/new", {{"folder", "html"}, {"status", "404"}, {"target", ""}, {"page", "<h1>Sorry</h1>"}}).status);
    const std::string list = browser.get("/error-pages").body;
    CPPUNIT_ASSERT(list.find("Typed here") != std::string::npos);
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/protected-directories/" + id + "/delete", {}).status);
    CPPUNIT_ASSERT(browser.get("/protected-directories").body.find("No folder is protected yet.") != std::string::npos);
    for (const char* path : {"/protected-directories", "/directory-visitors", "/error-pages"}) CPPUNIT_ASSERT_MESSAGE(path, std::stoi(header(browser.get(path), "X-Hostler-Queries")) <= 5);
  }

  void all_goes_with_the_account() {
    const auto account = customer();
    directories::add_visitor(database(), actor(account), protect(account, "html/x"), "joe", "x");
    directories::add_page(database(), actor(account), {.account = account.id, .folder = "html", .target = "/x.html"});
    database().execute("DELETE FROM job");
    tell_features(database(), root(), account.id, AccountChange::removing);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, wishes(account));
    database().change("UPDATE account SET state = 'removing' WHERE id = ?", account.id);
    CPPUNIT_ASSERT_EQUAL(std::string(), asked(account));
    for (const Feature* feature : all_features())
      if (feature->name == "directories") feature->on_account_gone(database(), account.id);
    for (const char* table : {"protected_directory", "directory_visitor", "error_page"}) CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number(std::string("SELECT COUNT(*) FROM ") + table));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DirectoriesTest);

}  // namespace hostler
