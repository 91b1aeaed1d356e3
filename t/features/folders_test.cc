// SPDX-License-Identifier: GPL-3.0-or-later
// R4, R6: folders, all sites of the subtree, the tree.
#include "features/folders/folders.h"

#include "features/allowances/allowances.h"
#include "features/browser.h"
#include "features/sites/sites.h"
#include "features/stage.h"

namespace hostler {

class FoldersTest : public Stage {
  CPPUNIT_TEST_SUITE(FoldersTest);
  CPPUNIT_TEST(r6_makes_renames_and_deletes);
  CPPUNIT_TEST(r6_files_many_by_name_all_or_none);
  CPPUNIT_TEST(r6_sites_are_filed_and_found_by_folder);
  CPPUNIT_TEST(r6_accounts_are_found_by_folder);
  CPPUNIT_TEST(p11_folders_and_objects_of_others_are_not_found);
  CPPUNIT_TEST(p07_shows_names_as_text);
  CPPUNIT_TEST(notices_a_change_in_between);
  CPPUNIT_TEST(sites_are_searched_by_name_and_owner);
  CPPUNIT_TEST(r4_the_tree_unfolds_one_at_a_time);
  CPPUNIT_TEST(r4_the_tree_stays_small);
  CPPUNIT_TEST(pages_are_cheap);
  CPPUNIT_TEST_SUITE_END();

  static Browser in(const accounts::Account& who) {
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, browser.login(who.login, password).status);
    browser.get("/general");
    return browser;
  }
  static std::uint64_t site(const accounts::Account& owner, const std::string& name) {
    allowances::give(database(), root(), owner.id, {.limits = {{"domains", 99}}, .services = {}});
    sites::NewSite wanted;
    wanted.account = owner.id;
    wanted.name = name;
    return sites::add(database(), root(), wanted);
  }
  static std::string at(std::uint64_t id, const char* below = "") { return "/folders/" + std::to_string(id) + below; }

  void r6_makes_renames_and_deletes() {
    const auto one = reseller();
    Browser browser = in(one);
    ASSERT_HOLDS(browser.get("/folders").body, "No folders yet");
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/folders/new", {{"name", "Key accounts"}}).status);
    CPPUNIT_ASSERT_EQUAL(422, browser.post("/folders/new", {{"name", "Key accounts"}}).status);
    const auto id = static_cast<std::uint64_t>(number("SELECT id FROM folder"));
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(id), {{"name", "Old & dear"}, {"version", "1"}}).status);
    const auto customer = user(one.id);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(id, "/file"), {{"objects", customer.login}}).status);
    ASSERT_HOLDS(browser.get("/folders").body, "/users?folder=Old%20%26%20dear");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(id, "/delete")).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT (SELECT COUNT(*) FROM folder) + (SELECT COUNT(*) FROM folder_entry)"));
    CPPUNIT_ASSERT_EQUAL(std::string("active"), accounts::get(database(), root(), customer.id).state);
  }

  void r6_files_many_by_name_all_or_none() {
    const auto one = reseller();
    const auto a = user(one.id), b = user(one.id), foreign = user();
    site(a, "läden.example");
    const auto id = folders::create(database(), actor(one), "All");
    Browser browser = in(one);
    const Response answer = browser.post(at(id, "/file"), {{"objects", a.login + "\r\n" + foreign.login}});
    CPPUNIT_ASSERT_EQUAL(422, answer.status);
    ASSERT_HOLDS(answer.body, foreign.login + " is neither an account nor a site of yours.");
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM folder_entry"));
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(id, "/file"), {{"objects", a.login + "\r\n\r\n " + b.login + " \r\nLÄDEN.example"}}).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{3}, number("SELECT COUNT(*) FROM folder_entry WHERE folder_id = ?", id));
    const auto other = folders::create(database(), actor(one), "Other");
    browser.post(at(other, "/file"), {{"objects", a.login}});
    CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, number("SELECT COUNT(*) FROM folder_entry WHERE folder_id = ?", id));
  }

  void r6_sites_are_filed_and_found_by_folder() {
    const auto one = reseller();
    const auto a = user(one.id);
    const auto first = site(a, "first.example"), second = site(a, "second.example");
    site(a, "third.example");
    const auto id = folders::create(database(), actor(one), "Shops");
    Browser browser = in(one);
    const Response asked = browser.post("/sites", {{"action", "folder"}, {"id", std::to_string(first)}, {"id", std::to_string(second)}});
    CPPUNIT_ASSERT_EQUAL(303, asked.status);
    ASSERT_HOLDS(browser.get(header(asked, "Location")).body, ">Shops</option>");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(header(asked, "Location"), {{"folder", std::to_string(id)}}).status);
    const std::string found = browser.get("/sites?folder=Shops").body;
    ASSERT_HOLDS(found, "first.example");
    ASSERT_HOLDS(found, "second.example");
    ASSERT_LACKS(found, "third.example");
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/sites/" + std::to_string(first) + "/folder", {{"folder", ""}}).status);
    ASSERT_LACKS(browser.get("/sites?folder=Shops").body, "first.example");
    // The administrator's folders are others, also of the same name.
    ASSERT_LACKS(in(admin()).get("/sites?folder=Shops").body, "second.example");
  }

  void r6_accounts_are_found_by_folder() {
    const auto one = reseller("Nordlicht"), two = reseller("Hafen");
    const auto a = user(one.id, "Anna"), b = user(one.id, "Bertil");
    folders::file(database(), actor(one), folders::Kind::account, a.id, folders::create(database(), actor(one), "Dear"));
    const auto servers = folders::create(database(), root(), "Dear");
    for (const auto& account : {b, two}) folders::file(database(), root(), folders::Kind::account, account.id, servers);
    Browser browser = in(one), chief = in(admin());
    ASSERT_HOLDS(browser.get("/users?folder=Dear").body, "Anna");
    ASSERT_LACKS(browser.get("/users?folder=Dear").body, "Bertil");
    ASSERT_HOLDS(chief.get("/users?folder=Dear").body, "Bertil");
    ASSERT_LACKS(chief.get("/users?folder=Dear").body, "Anna");
    ASSERT_HOLDS(chief.get("/resellers?folder=Dear").body, "Hafen");
    ASSERT_LACKS(chief.get("/resellers?folder=Dear").body, "Nordlicht");
  }

  void p11_folders_and_objects_of_others_are_not_found() {
    const auto one = reseller(), two = reseller();
    const auto customer = user(one.id);
    const auto theirs = site(customer, "first.example");
    const auto id = folders::create(database(), actor(one), "Mine"), own = folders::create(database(), actor(two), "Mine");
    Browser browser = in(two);
    for (const char* below : {"", "/file", "/delete"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(below, 404, browser.get(at(id, below)).status);
    CPPUNIT_ASSERT_EQUAL(404, browser.post(at(id), {{"name", "x"}, {"version", "1"}}).status);
    CPPUNIT_ASSERT_EQUAL(404, browser.post(at(id, "/file"), {{"objects", "web1"}}).status);
    CPPUNIT_ASSERT_EQUAL(404, browser.post(at(id, "/delete")).status);
    for (folders::Kind kind : {folders::Kind::account, folders::Kind::site})
      CPPUNIT_ASSERT_THROW(folders::file(database(), actor(two), kind, kind == folders::Kind::site ? theirs : customer.id, own), NotFound);
    CPPUNIT_ASSERT_THROW(folders::file(database(), actor(one), folders::Kind::account, customer.id, own), NotFound);
    CPPUNIT_ASSERT_THROW(folders::file(database(), actor(one), folders::Kind::account, one.id, id), NotFound);
    CPPUNIT_ASSERT_EQUAL(404, browser.get("/sites/" + std::to_string(theirs) + "/folder").status);
    ASSERT_LACKS(browser.get("/sites").body, "first.example");
    CPPUNIT_ASSERT_EQUAL(403, in(customer).get("/folders").status);
    CPPUNIT_ASSERT_EQUAL(403, in(customer).get("/sites").status);
    CPPUNIT_ASSERT_EQUAL(403, browser.get("/tree").status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM folder_entry"));
  }

  void p07_shows_names_as_text() {
    const auto one = reseller("<script>window.__xss=1</script>");
    user(one.id, "<script>window.__xss=1</script>");
    const auto id = folders::create(database(), actor(one), "<script>window.__xss=1</script>");
    Browser browser = in(one), chief = in(admin());
    for (const Response& answer : {browser.get("/folders"), browser.get(at(id)), browser.get(at(id, "/delete")), chief.get("/tree"), chief.get("/tree?open=" + std::to_string(one.id))}) {
      ASSERT_LACKS(answer.body, "<script>window");
      ASSERT_HOLDS(answer.body, "&lt;script&gt;window");
    }
  }

  void notices_a_change_in_between() {
    const auto one = reseller();
    const auto id = folders::create(database(), actor(one), "Mine");
    Browser browser = in(one);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(id), {{"name", "First"}, {"version", "1"}}).status);
    CPPUNIT_ASSERT_EQUAL(409, browser.post(at(id), {{"name", "Second"}, {"version", "1"}}).status);
  }

  void sites_are_searched_by_name_and_owner() {
    const auto one = reseller();
    const auto a = user(one.id, "Anna Berg"), b = user(one.id, "Bertil Dahl");
    site(a, "läden.example");
    site(b, "other.example");
    Browser browser = in(one), chief = in(admin());
    for (Browser* who : {&browser, &chief})
      for (const std::string& search : {std::string("l%C3%A4den"), std::string("L%C3%84DEN.example"), std::string("xn--"), a.login, std::string("anna")}) {
        const std::string found = who->get("/sites?search=" + search).body;
        ASSERT_HOLDS(found, "läden.example");
        ASSERT_LACKS(found, "other.example");
      }
    ASSERT_HOLDS(browser.get("/sites?search=%25").body, "Reset search");
  }

  void r4_the_tree_unfolds_one_at_a_time() {
    const auto one = reseller("Nordlicht"), two = reseller("Hafen");
    const auto a = user(one.id, "Anna"), b = user(two.id, "Bertil"), own = user(server_root, "Ours");
    site(a, "first.example");
    site(b, "second.example");
    Browser browser = in(admin());
    const std::string closed = browser.get("/tree").body;
    for (const char* part : {"Nordlicht", "Hafen", "The server&#39;s own users", "1 user"}) ASSERT_HOLDS(closed, part);
    for (const char* part : {"Anna", "Bertil", "Ours", "first.example"}) ASSERT_LACKS(closed, part);
    const std::string open = browser.get("/tree?after=0&open=" + std::to_string(one.id)).body;
    for (const char* part : {"Anna", "first.example", "1 site"}) ASSERT_HOLDS(open, part);
    for (const char* part : {"Bertil", "second.example", "Ours"}) ASSERT_LACKS(open, part);
    ASSERT_HOLDS(browser.get("/tree?open=1").body, "Ours");
    for (const char* bad : {"/tree?open=x", "/tree?open=-1", "/tree?open=99999999999999999999", "/tree?after=abc&from=%27", "/tree?open=999"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, 200, browser.get(bad).status);
  }

  void r4_the_tree_stays_small() {
    const auto one = reseller();
    for (int i = 0; i < 55; ++i) user(one.id, "Customer " + std::to_string(i)), reseller("Reseller " + std::to_string(i));
    Browser browser = in(admin());
    const Response first = browser.get("/tree?open=" + std::to_string(one.id));
    ASSERT_HOLDS(first.body, "Customer 49");
    ASSERT_LACKS(first.body, "Customer 50");
    ASSERT_LACKS(first.body, "Reseller 51");
    CPPUNIT_ASSERT(first.body.size() < 60 * 1024);
    const std::size_t at = first.body.find("&amp;from=");
    const std::string from = first.body.substr(at + 10, first.body.find('#', at) - at - 10);
    ASSERT_HOLDS(browser.get("/tree?open=" + std::to_string(one.id) + "&from=" + from).body, "Customer 54");
    ASSERT_HOLDS(first.body, "More resellers");
  }

  void pages_are_cheap() {
    const auto one = reseller();
    std::uint64_t last = 0;
    for (int i = 0; i < 30; ++i) last = site(user(one.id), "site" + std::to_string(i) + ".example");
    const auto id = folders::create(database(), actor(one), "Mine");
    Browser browser = in(one), chief = in(admin());
    for (const std::string& path : {std::string("/folders"), at(id), at(id, "/file"), std::string("/sites"), std::string("/sites?search=site2&folder=Mine"), "/sites/" + std::to_string(last) + "/folder"}) {
      const Response answer = browser.get(path);
      CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 200, answer.status);
      CPPUNIT_ASSERT_MESSAGE(path + " " + header(answer, "X-Hostler-Queries"), std::stoi(header(answer, "X-Hostler-Queries")) <= 5);
    }
    for (const std::string& path : {std::string("/tree"), "/tree?open=" + std::to_string(one.id), std::string("/sites")})
      CPPUNIT_ASSERT_MESSAGE(path, std::stoi(header(chief.get(path), "X-Hostler-Queries")) <= 5);
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(FoldersTest);

}  // namespace hostler
