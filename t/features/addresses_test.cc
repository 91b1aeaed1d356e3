// SPDX-License-Identifier: GPL-3.0-or-later
// R2, R3, U4, U7: exclusive IP addresses, of the administrator, of resellers and of users.
#include "features/addresses/addresses.h"

#include "features/accounts/accounts.h"
#include "features/addresses/ip_address.h"
#include "features/addresses/server_address.h"
#include "features/allowances/allowances.h"
#include "features/api_client.h"
#include "features/bin/bin.h"
#include "features/browser.h"
#include "features/sites/site_jobs.h"
#include "features/sites/sites.h"
#include "features/stage.h"
#include "features/together.h"

namespace hostler {

using addresses::Assigned;

class AddressesTest : public Stage {
  CPPUNIT_TEST_SUITE(AddressesTest);
  CPPUNIT_TEST(writes_addresses_in_one_form);
  CPPUNIT_TEST(r3_the_administrator_adds_gives_and_deletes);
  CPPUNIT_TEST(r3_refuses_what_cannot_be_exclusive);
  CPPUNIT_TEST(r3_an_address_in_use_stays_where_it_is);
  CPPUNIT_TEST(p11_a_reseller_sees_his_own_and_changes_none);
  CPPUNIT_TEST(r2_shows_them_among_the_limits);
  CPPUNIT_TEST(u7_a_user_gets_one_of_his_reseller_s);
  CPPUNIT_TEST(u7_refuses_what_is_not_free);
  CPPUNIT_TEST(u7_of_many_at_once_one_gets_it_alone);
  CPPUNIT_TEST(u4_the_wizard_keeps_the_choice);
  CPPUNIT_TEST(u4_programs_choose_it_at_once);
  CPPUNIT_TEST(a12_programs_do_all_of_it);
  CPPUNIT_TEST(sites_are_asked_for_with_it);
  CPPUNIT_TEST(dns_entries_name_it);
  CPPUNIT_TEST(r6_sites_are_found_by_it);
  CPPUNIT_TEST(u12_a_moved_user_leaves_it_behind);
  CPPUNIT_TEST(r7_comes_back_from_the_bin_while_it_is_free);
  CPPUNIT_TEST(what_is_in_the_bin_keeps_nothing_from_anybody);
  CPPUNIT_TEST(r5_a_reseller_who_goes_gives_them_back);
  CPPUNIT_TEST(pages_are_cheap);
  CPPUNIT_TEST_SUITE_END();

  static constexpr const char* one = "203.0.113.10";
  static constexpr const char* two = "2001:db8::10";

  static Browser in(const accounts::Account& who) {
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, browser.login(who.login, password).status);
    browser.get("/general");
    return browser;
  }
  static std::string at(std::uint64_t id, const char* below) { return "/addresses/" + std::to_string(id) + below; }
  static std::string page_of(const accounts::Account& who, const char* below = "/address") { return "/users/" + std::to_string(who.id) + below; }
  static std::uint64_t address(const std::string& text, AccountId owner = server_root) { return addresses::add(database(), root(), text, owner); }
  static void choose(const accounts::Account& user, const std::string& text, bool alone = false) { addresses::choose(database(), root(), user.id, {text, alone}); }
  static bool has(const accounts::Account& user, const std::string& text, bool alone = false) { return addresses::of(database(), user.id) == Assigned{text, alone}; }
  static AccountId owner(std::uint64_t id) { return static_cast<AccountId>(number("SELECT owner_id FROM ip_address WHERE id = ?", id)); }
  static std::int64_t waiting(const char* kind) { return number("SELECT COUNT(*) FROM job WHERE kind = ? AND state = 'waiting'", kind); }
  static void forget_jobs() { database().change("DELETE FROM job"); }
  static std::uint64_t site(const accounts::Account& user, const std::string& name) {
    allowances::give(database(), root(), user.id, {.limits = {{"domains", 9}}, .services = {}});
    sites::NewSite wanted;
    wanted.account = user.id;
    wanted.name = name;
    return sites::add(database(), root(), wanted);
  }
  template <class Work> static std::string refusal(Work work) {
    try {
      work();
    } catch (const Refused& problem) {
      return problem.field() + ": " + in_english(problem.text());
    }
    return "taken";
  }

  void writes_addresses_in_one_form() {
    const auto written = [](std::string text) { return addresses::check_address(text) ? "refused" : text; };
    CPPUNIT_ASSERT_EQUAL(std::string(one), written(one));
    CPPUNIT_ASSERT_EQUAL(std::string(two), written("2001:0DB8:0:0::0010"));
    for (const char* bad : {"x", "192.0.2", "192.0.2.256", "192.0.2.010", "192.0.2.10/24", "203.0.113.10 192.0.2.11", "::g", "[2001:db8::10]", "fe80::1%eth0", "0.0.0.0", "::", "127.0.0.1", "127.8.9.1", "::1",
                            "224.0.0.1", "ff02::1", "169.254.1.1", "fe80::1", "255.255.255.255", "::ffff:203.0.113.10", "../etc", "a.test"})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, std::string("refused"), written(bad));
  }

  void r3_the_administrator_adds_gives_and_deletes() {
    const auto seller = reseller();
    Browser chief = in(admin());
    ASSERT_HOLDS(chief.get("/addresses").body, "No exclusive IP addresses yet.");
    CPPUNIT_ASSERT_EQUAL(303, chief.post("/addresses/new", {{"address", " 2001:DB8::0010 "}, {"reseller", ""}}).status);
    const auto id = static_cast<std::uint64_t>(number("SELECT id FROM ip_address WHERE address = ?", two));
    CPPUNIT_ASSERT_EQUAL(server_root, owner(id));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, waiting("addresses.apply"));
    ASSERT_HOLDS(chief.get("/addresses").body, at(id, "/give"));
    CPPUNIT_ASSERT_EQUAL(303, chief.post(at(id, "/give"), {{"reseller", seller.login}, {"version", "1"}}).status);
    CPPUNIT_ASSERT_EQUAL(seller.id, owner(id));
    ASSERT_HOLDS(chief.get("/addresses").body, seller.login);
    ASSERT_HOLDS(chief.get(at(id, "/give")).body, "value=\"" + seller.login + "\"");
    CPPUNIT_ASSERT_EQUAL(409, chief.post(at(id, "/give"), {{"reseller", ""}, {"version", "1"}}).status);
    CPPUNIT_ASSERT_EQUAL(303, chief.post(at(id, "/give"), {{"reseller", ""}, {"version", "2"}}).status);
    CPPUNIT_ASSERT_EQUAL(server_root, owner(id));
    forget_jobs();
    ASSERT_HOLDS(chief.get(at(id, "/delete")).body, two);
    CPPUNIT_ASSERT_EQUAL(303, chief.post(at(id, "/delete")).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM ip_address"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, waiting("addresses.apply"));
    CPPUNIT_ASSERT_EQUAL(404, chief.get(at(id, "/give")).status);
  }

  void r3_refuses_what_cannot_be_exclusive() {
    const auto customer = user();
    Browser chief = in(admin());
    address(one);
    const auto added = [&](const std::string& text, const std::string& login = "") { return chief.post("/addresses/new", {{"address", text}, {"reseller", login}}); };
    ASSERT_HOLDS(added("").body, "f-address-error");
    ASSERT_HOLDS(added("nonsense").body, "Type an IP address like");
    ASSERT_HOLDS(added("127.0.0.1").body, "Nobody outside can reach a server at this address");
    ASSERT_HOLDS(added(one).body, "This address is in the list already.");
    ASSERT_HOLDS(added(two, "res99").body, "There is no reseller res99.");
    ASSERT_HOLDS(added(two, customer.login).body, "There is no reseller " + customer.login);
    const addresses::ServerAddresses shared = addresses::server_addresses();
    for (const std::string& text : {shared.ipv4, shared.ipv6})
      if (!text.empty()) CPPUNIT_ASSERT_EQUAL_MESSAGE(text, 422, added(text).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM ip_address"));
  }

  void r3_an_address_in_use_stays_where_it_is() {
    const auto seller = reseller(), other = reseller();
    const auto customer = user(seller.id);
    const auto id = address(one, seller.id);
    choose(customer, one);
    Browser chief = in(admin());
    const Response given = chief.post(at(id, "/give"), {{"reseller", other.login}, {"version", "1"}});
    CPPUNIT_ASSERT_EQUAL(422, given.status);
    ASSERT_HOLDS(given.body, customer.login + " has this address. Choose another one for him first.");
    CPPUNIT_ASSERT_EQUAL(303, chief.post(at(id, "/give"), {{"reseller", seller.login}, {"version", "1"}}).status);
    CPPUNIT_ASSERT_EQUAL(422, chief.post(at(id, "/delete")).status);
    CPPUNIT_ASSERT_EQUAL(seller.id, owner(id));
    choose(customer, "");
    CPPUNIT_ASSERT_EQUAL(303, chief.post(at(id, "/give"), {{"reseller", other.login}, {"version", "1"}}).status);
    CPPUNIT_ASSERT_EQUAL(303, chief.post(at(id, "/delete")).status);
  }

  void p11_a_reseller_sees_his_own_and_changes_none() {
    const auto seller = reseller(), other = reseller();
    const auto customer = user(seller.id);
    const auto mine = address(one, seller.id), theirs = address(two, other.id), servers = address("198.51.100.7");
    Browser browser = in(seller);
    const std::string page = browser.get("/addresses").body;
    ASSERT_HOLDS(page, one);
    for (const char* foreign : {two, "198.51.100.7", "/give", "/addresses/new"}) ASSERT_LACKS(page, foreign);
    for (std::uint64_t id : {mine, theirs, servers})
      for (const char* below : {"/give", "/delete"}) {
        CPPUNIT_ASSERT_EQUAL(403, browser.get(at(id, below)).status);
        CPPUNIT_ASSERT_EQUAL(403, browser.post(at(id, below), {{"reseller", seller.login}, {"version", "1"}}).status);
      }
    CPPUNIT_ASSERT_EQUAL(403, browser.post("/addresses/new", {{"address", "198.51.100.8"}}).status);
    CPPUNIT_ASSERT_THROW(addresses::give(database(), actor(seller), mine, server_root, 1), Forbidden);
    CPPUNIT_ASSERT_THROW(addresses::remove(database(), actor(seller), mine), Forbidden);
    CPPUNIT_ASSERT_THROW(addresses::add(database(), actor(seller), "198.51.100.8", seller.id), Forbidden);
    CPPUNIT_ASSERT_THROW(addresses::get(database(), actor(seller), theirs), NotFound);
    CPPUNIT_ASSERT_THROW(addresses::get(database(), actor(customer), mine), NotFound);
    CPPUNIT_ASSERT_EQUAL(403, in(customer).get("/addresses").status);
    CPPUNIT_ASSERT_EQUAL(404, in(other).get(page_of(customer)).status);
    CPPUNIT_ASSERT_EQUAL(404, in(other).post(page_of(customer), {{"address", two}}).status);
    CPPUNIT_ASSERT_THROW(addresses::choose(database(), actor(other), customer.id, {two, false}), NotFound);
  }

  void r2_shows_them_among_the_limits() {
    const auto seller = reseller();
    address(one, seller.id);
    address(two, seller.id);
    choose(user(seller.id), one);
    Browser browser = in(seller), chief = in(admin());
    for (const std::string& page : {browser.get("/general").body, chief.get("/resellers/" + std::to_string(seller.id)).body}) {
      const std::string line = page.substr(page.find("Exclusive IP addresses</th>")).substr(0, 600);
      ASSERT_HOLDS(line, "<td class=\"num\">1</td>");
      ASSERT_HOLDS(line, "of 2 at most");
    }
  }

  void u7_a_user_gets_one_of_his_reseller_s() {
    const auto seller = reseller(), other = reseller();
    const auto customer = user(seller.id), neighbour = user(seller.id), ours = user();
    address(one, seller.id);
    address(two, other.id);
    address("198.51.100.7");
    Browser browser = in(seller);
    ASSERT_HOLDS(browser.get(page_of(customer, "")).body, page_of(customer));
    const std::string form = browser.get(page_of(customer)).body;
    for (const char* part : {"Shared by all", one, "Only for this user"}) ASSERT_HOLDS(form, part);
    for (const char* part : {two, "198.51.100.7"}) ASSERT_LACKS(form, part);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(page_of(customer), {{"address", one}}).status);
    CPPUNIT_ASSERT(has(customer, one));
    CPPUNIT_ASSERT_EQUAL(303, browser.post(page_of(neighbour), {{"address", one}}).status);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(page_of(neighbour), {{"address", ""}, {"address_alone", "1"}}).status);
    CPPUNIT_ASSERT(has(neighbour, ""));
    CPPUNIT_ASSERT_EQUAL(303, browser.post(page_of(customer), {{"address", one}, {"address_alone", "1"}}).status);
    CPPUNIT_ASSERT(has(customer, one, true));
    ASSERT_HOLDS(browser.get(page_of(customer, "")).body, std::string(one) + ", only for this user");
    ASSERT_HOLDS(browser.get(page_of(customer)).body, "value=\"1\" aria-describedby=\"f-address_alone-help\" checked");
    ASSERT_LACKS(browser.get(page_of(neighbour)).body, one);
    ASSERT_HOLDS(browser.get("/messages").body, "The sites have the IP address 203.0.113.10, alone.");
    ASSERT_HOLDS(in(admin()).get(page_of(ours)).body, "198.51.100.7");
  }

  void u7_refuses_what_is_not_free() {
    const auto seller = reseller(), other = reseller();
    const auto a = user(seller.id), b = user(seller.id), ours = user();
    address(one, seller.id);
    address(two, other.id);
    address("198.51.100.7");
    for (const char* foreign : {two, "198.51.100.7", "198.51.100.99", "x"})
      CPPUNIT_ASSERT_EQUAL(std::string("address: ") + foreign + " is none of the exclusive IP addresses here.", refusal([&] { choose(a, foreign); }));
    CPPUNIT_ASSERT_EQUAL(std::string("address: 203.0.113.10 is none of the exclusive IP addresses here."), refusal([&] { choose(ours, one); }));
    choose(a, one);
    CPPUNIT_ASSERT_EQUAL(std::string("address_alone: 203.0.113.10 is used by others as well."), refusal([&] { choose(b, one, true); }));
    choose(a, one, true);
    CPPUNIT_ASSERT_EQUAL(std::string("address: 203.0.113.10 is only for another user."), refusal([&] { choose(b, one); }));
    Browser browser = in(seller);
    ASSERT_HOLDS(browser.post(page_of(b), {{"address", one}}).body, "f-address-error");
    CPPUNIT_ASSERT(has(b, ""));
    CPPUNIT_ASSERT_THROW(choose(seller, one), NotFound);
    CPPUNIT_ASSERT_THROW(addresses::choose(database(), actor(other), a.id, {}), NotFound);
  }

  void u7_of_many_at_once_one_gets_it_alone() {
    const auto seller = reseller();
    std::vector<accounts::Account> users;
    for (int i = 0; i < 6; ++i) users.push_back(user(seller.id));
    address(one, seller.id);
    const Outcomes outcomes = together(6, [&](Database& own, unsigned i) { addresses::choose(own, root(), users[i].id, {one, true}); });
    CPPUNIT_ASSERT_EQUAL(std::string(), outcomes.surprise);
    CPPUNIT_ASSERT_EQUAL(1u, outcomes.done);
    CPPUNIT_ASSERT_EQUAL(5u, outcomes.refused);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM account_address"));
  }

  static std::string up_to_domains(Browser& browser) {
    const std::string place = header(browser.post("/users/new", {{"package", ""}, {"go", "next"}}), "Location");
    const std::string run = place.substr(0, place.rfind('/') + 1);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(run + "limits", {{"domains", "3"}, {"subdomains", "5"}, {"php", "1"}, {"go", "next"}}).status);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(run + "person", {{"first_name", "Ada"}, {"last_name", "Berg"}, {"email", "ada@customer.example"}, {"language", "en"}, {"go", "next"}}).status);
    return run;
  }

  void u4_the_wizard_keeps_the_choice() {
    const auto seller = reseller();
    Browser browser = in(seller);
    ASSERT_LACKS(browser.get(up_to_domains(browser) + "domains").body, "f-address");
    address(one, seller.id);
    const std::string run = up_to_domains(browser);
    ASSERT_HOLDS(browser.get(run + "domains").body, ">203.0.113.10</option>");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(run + "domains", {{"name", "a.example"}, {"address", one}, {"address_alone", "1"}, {"go", "add"}}).status);
    const std::string kept = browser.get(run + "domains").body;
    ASSERT_HOLDS(kept, " selected>203.0.113.10</option>");
    ASSERT_HOLDS(kept, "f-address_alone-help\" checked");
    CPPUNIT_ASSERT_EQUAL(422, browser.post(run + "domains", {{"name", ""}, {"address", two}, {"go", "create"}}).status);
    // Somebody else takes it meanwhile.
    const auto neighbour = user(seller.id);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(run + "domains", {{"name", ""}, {"address", one}, {"address_alone", "1"}, {"go", "change"}}).status);
    choose(neighbour, one);
    const Response taken = browser.post(run + "domains", {{"name", ""}, {"address", one}, {"address_alone", "1"}, {"go", "create"}});
    CPPUNIT_ASSERT_EQUAL(422, taken.status);
    ASSERT_HOLDS(taken.body, "203.0.113.10 is used by others as well.");
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM domain"));
    choose(neighbour, "");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(run + "domains", {{"name", ""}, {"address", one}, {"address_alone", "1"}, {"go", "create"}}).status);
    const auto made = accounts::get(database(), root(), static_cast<AccountId>(number("SELECT account_id FROM domain WHERE name = 'a.example'")));
    CPPUNIT_ASSERT(has(made, one, true));
  }

  void u4_programs_choose_it_at_once() {
    const auto seller = reseller();
    address(one, seller.id);
    ApiClient program(panel(), database(), seller);
    ApiClient::Json wanted{{"first_name", "Ada"}, {"last_name", "Berg"}, {"email", "ada@example.org"}, {"language", "en"}, {"domains", 1}, {"domain", "a.example"}, {"address", two}, {"address_alone", true}};
    CPPUNIT_ASSERT_EQUAL(422, program.post("/users", wanted).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM domain"));
    wanted["address"] = one;
    const auto made = program.post("/users", wanted);
    CPPUNIT_ASSERT_EQUAL_MESSAGE(made.body.dump(), 201, made.status);
    CPPUNIT_ASSERT(made.body["address"] == one && made.body["address_alone"] == true);
  }

  void a12_programs_do_all_of_it() {
    const auto chief = admin();
    const auto seller = reseller();
    const auto customer = user(seller.id);
    ApiClient program(panel(), database(), chief), his(panel(), database(), seller), users(panel(), database(), customer);
    const auto made = program.post("/addresses", {{"address", one}, {"reseller", seller.login}});
    CPPUNIT_ASSERT_EQUAL(201, made.status);
    const std::string path = "/addresses/" + std::to_string(made.body["id"].get<int>());
    CPPUNIT_ASSERT(program.get(path).body["reseller"] == seller.login);
    CPPUNIT_ASSERT(his.get(path).body["address"] == one);
    CPPUNIT_ASSERT_EQUAL(403, users.get(path).status);
    CPPUNIT_ASSERT_EQUAL(403, his.remove(path).status);
    CPPUNIT_ASSERT_EQUAL(403, his.post(path + "/give", {{"reseller", ""}, {"version", 1}}).status);
    const std::string one_user = "/users/" + std::to_string(customer.id);
    CPPUNIT_ASSERT_EQUAL(200, his.post(one_user + "/address", {{"address", one}, {"address_alone", true}}).status);
    CPPUNIT_ASSERT(his.get(one_user).body["address"] == one);
    CPPUNIT_ASSERT_EQUAL(422, program.remove(path).status);
    CPPUNIT_ASSERT_EQUAL(422, program.post(path + "/give", {{"reseller", ""}, {"version", 1}}).status);
    CPPUNIT_ASSERT_EQUAL(200, his.post(one_user + "/address", {{"address", ""}}).status);
    CPPUNIT_ASSERT_EQUAL(200, program.post(path + "/give", {{"reseller", ""}, {"version", 1}}).status);
    CPPUNIT_ASSERT_EQUAL(404, his.get(path).status);
    CPPUNIT_ASSERT_EQUAL(204, program.remove(path).status);
  }

  void sites_are_asked_for_with_it() {
    const auto seller = reseller();
    const auto customer = user(seller.id), neighbour = user(seller.id);
    site(customer, "a.example");
    site(customer, "b.example");
    site(neighbour, "c.example");
    address(one, seller.id);
    forget_jobs();
    database().change("UPDATE site SET live_at = NOW(6)");
    choose(customer, one);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, waiting("site.apply"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, waiting("php.apply") + waiting("addresses.apply"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM site WHERE live_at IS NOT NULL"));
    for (const sites::WantedSite& wanted : sites::wanted_sites(database(), 1)) {
      const bool his = wanted.account == customer.id;
      CPPUNIT_ASSERT_EQUAL(his ? std::string(one) : "none", wanted.request.address ? wanted.request.address->text() : "none");
    }
    forget_jobs();
    choose(customer, one);
    CPPUNIT_ASSERT_EQUAL_MESSAGE("nothing changed", std::int64_t{0}, waiting("site.apply"));
    choose(customer, "");
    CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, waiting("site.apply"));
  }

  void dns_entries_name_it() {
    const auto customer = user();
    const auto id = site(customer, "a.example");
    address(one);
    address(two);
    Browser browser = in(customer);
    ASSERT_LACKS(browser.get("/domains/" + std::to_string(id)).body, one);
    choose(customer, one);
    ASSERT_HOLDS(browser.get("/domains/" + std::to_string(id)).body, one);
    choose(customer, two);
    const std::string page = browser.get("/domains/" + std::to_string(id)).body;
    ASSERT_HOLDS(page, two);
    ASSERT_LACKS(page, one);
  }

  void r6_sites_are_found_by_it() {
    const auto seller = reseller();
    const auto a = user(seller.id), b = user(seller.id);
    site(a, "first.example");
    site(b, "second.example");
    address(two, seller.id);
    choose(a, two);
    for (const auto& who : {seller, admin()}) {
      Browser browser = in(who);
      for (const char* typed : {"2001%3Adb8%3A%3A10", "2001%3ADB8"}) {
        const std::string found = browser.get(std::string("/sites?search=") + typed).body;
        ASSERT_HOLDS(found, "first.example");
        ASSERT_LACKS(found, "second.example");
        ASSERT_HOLDS(browser.get(std::string("/addresses?search=") + typed).body, two);
      }
    }
  }

  void u12_a_moved_user_leaves_it_behind() {
    const auto seller = reseller(), other = reseller();
    const auto customer = user(seller.id);
    site(customer, "a.example");
    address(one, seller.id);
    choose(customer, one, true);
    forget_jobs();
    accounts::move(database(), actor(admin()), customer.id, other.id);
    CPPUNIT_ASSERT(has(customer, ""));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, waiting("site.apply"));
    ASSERT_HOLDS(in(other).get("/messages").body, "203.0.113.10 is not free for this user any more");
    const auto without = user(seller.id);
    forget_jobs();
    accounts::move(database(), root(), without.id, other.id);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, waiting("site.apply"));
  }

  static std::uint64_t entry(const accounts::Account& who) { return static_cast<std::uint64_t>(number("SELECT id FROM bin WHERE object_id = ? AND kind IN ('user', 'reseller')", who.id)); }

  void r7_comes_back_from_the_bin_while_it_is_free() {
    const auto seller = reseller();
    const auto a = user(seller.id), b = user(seller.id), c = user(seller.id);
    address(one, seller.id);
    address(two, seller.id);
    choose(a, one, true);
    choose(b, two);
    choose(c, two);
    for (const auto& account : {a, b}) accounts::remove(database(), actor(seller), account.id, account.login);
    bin::restore(database(), root(), entry(a));
    bin::restore(database(), root(), entry(b));
    CPPUNIT_ASSERT(has(a, one, true));
    CPPUNIT_ASSERT(has(b, two));
    CPPUNIT_ASSERT_EQUAL_MESSAGE("alone again", std::string("address: 203.0.113.10 is only for another user."), refusal([&] { choose(c, one); }));
    accounts::remove(database(), actor(seller), a.id, a.login);
    choose(c, one);
    bin::restore(database(), root(), entry(a));
    CPPUNIT_ASSERT(has(a, ""));
    accounts::remove(database(), actor(seller), b.id, b.login);
    choose(a, two, true);
    bin::restore(database(), root(), entry(b));
    CPPUNIT_ASSERT(has(b, ""));
  }

  void what_is_in_the_bin_keeps_nothing_from_anybody() {
    const auto seller = reseller(), other = reseller();
    const auto a = user(seller.id);
    const auto id = address(one, seller.id);
    choose(a, one, true);
    accounts::remove(database(), actor(seller), a.id, a.login);
    CPPUNIT_ASSERT_THROW(choose(a, one), NotFound);
    ASSERT_HOLDS(in(seller).get(page_of(user(seller.id))).body, one);
    addresses::give(database(), root(), id, other.id, 1);
    bin::restore(database(), root(), entry(a));
    CPPUNIT_ASSERT(has(a, ""));
    addresses::give(database(), root(), id, seller.id, 2);
    choose(a, one);
    accounts::remove(database(), actor(seller), a.id, a.login);
    addresses::remove(database(), root(), id);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM account_address"));
    bin::restore(database(), root(), entry(a));
  }

  void r5_a_reseller_who_goes_gives_them_back() {
    const auto chief = admin();
    const auto seller = reseller(), other = reseller();
    const auto stays = user(seller.id), goes = user(seller.id);
    const auto id = address(one, seller.id);
    choose(stays, one);
    choose(goes, one);
    accounts::remove(database(), actor(seller), goes.id, goes.login);
    accounts::remove_reseller(database(), actor(chief), seller.id, seller.login, other.id);
    CPPUNIT_ASSERT(has(stays, ""));
    CPPUNIT_ASSERT_EQUAL(seller.id, owner(id));
    CPPUNIT_ASSERT_EQUAL_MESSAGE("to nobody in the bin", std::string("reseller: There is no reseller " + seller.login + "."), refusal([&] { accounts::place_of(database(), root(), seller.login); }));
    accounts::bury(database(), goes.id);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM account_address"));
    accounts::bury(database(), seller.id);
    CPPUNIT_ASSERT_EQUAL(server_root, owner(id));
  }

  void pages_are_cheap() {
    const auto chief = admin();
    const auto seller = reseller();
    const auto customer = user(seller.id);
    std::uint64_t last = 0;
    for (int i = 1; i <= 30; ++i) last = address("203.0.113." + std::to_string(i), seller.id);
    choose(customer, one, true);
    const auto domain = site(customer, "a.example");
    Browser browser = in(seller), boss = in(chief);
    const std::string run = up_to_domains(browser) + "domains";
    const auto check = [&](Browser& who, const std::string& path) {
      const Response answer = who.get(path);
      CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 200, answer.status);
      CPPUNIT_ASSERT_MESSAGE(path + " " + header(answer, "X-Hostler-Queries"), std::stoi(header(answer, "X-Hostler-Queries")) <= 5);
    };
    for (const std::string& path : {std::string("/addresses"), std::string("/addresses?search=203"), page_of(customer), page_of(customer, ""), run, std::string("/general"), "/domains/" + std::to_string(domain)}) check(browser, path);
    for (const std::string& path : {std::string("/addresses"), std::string("/addresses?search=res"), at(last, "/give"), at(last, "/delete"), std::string("/addresses/new"), "/resellers/" + std::to_string(seller.id)}) check(boss, path);
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(AddressesTest);

}  // namespace hostler
