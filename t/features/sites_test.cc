// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sites/sites.h"

#include "features/allowances/allowances.h"
#include "features/browser.h"
#include "features/sites/site.h"
#include "features/sites/site_jobs.h"
#include "features/stage.h"
#include "features/together.h"

namespace hostler {

class SiteRulesTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(SiteRulesTest);
  CPPUNIT_TEST(keeps_folders_below_html);
  CPPUNIT_TEST(writes_redirects_in_one_form);
  CPPUNIT_TEST(p01_refuses_line_breaks_in_redirects);
  CPPUNIT_TEST(sees_endless_redirects);
  CPPUNIT_TEST(asks_for_what_the_row_says);
  CPPUNIT_TEST(asks_for_www_as_the_switch_says);
  CPPUNIT_TEST(h3_asks_for_the_switches_of_the_account);
  CPPUNIT_TEST(h3_takes_index_names);
  CPPUNIT_TEST(never_asks_with_a_bad_value);
  CPPUNIT_TEST_SUITE_END();

  static std::string folder(std::string text) { return sites::check_folder(text) ? "refused" : text; }
  static std::string redirect(std::string text) { return sites::check_redirect(text) ? "refused" : text; }

  void keeps_folders_below_html() {
    CPPUNIT_ASSERT_EQUAL(std::string("html"), folder("html"));
    CPPUNIT_ASSERT_EQUAL(std::string("html/shop"), folder("html/shop/"));
    CPPUNIT_ASSERT_EQUAL(std::string("html/Läden 2"), folder("html/Läden 2"));
    for (const char* bad : {"", "/", "/etc", "../../ub", "html/../../ub", "html/..", "htmlx", "html//x", "html/.", "log", "/html", "html/a\nb", "html/-rf", "html/$x", "html/a\\b", "html/\x01"})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, std::string("refused"), folder(bad));
  }

  void writes_redirects_in_one_form() {
    CPPUNIT_ASSERT_EQUAL(std::string(), redirect(""));
    CPPUNIT_ASSERT_EQUAL(std::string("http://x.test/"), redirect("HTTP://X.test:80"));
    for (const char* bad : {"x.test", "//x.test/", "javascript:alert(1)", "ftp://x.test/", "http://user:pass@x.test/", "http://x.test/\"", "http://x.test/${y}"})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, std::string("refused"), redirect(bad));
  }

  void p01_refuses_line_breaks_in_redirects() {
    for (const char* bad : {"http://x.test/\nHeader set X 1", "http://x.test/%0aHeader%20set%20X%201", "http://x.test/%0D%0AX", "http://u:p%0a@x.test/", "http://x.test/\r"})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, std::string("refused"), redirect(bad));
  }

  void sees_endless_redirects() {
    CPPUNIT_ASSERT(sites::redirects_to_itself("a.test", "http://a.test/x"));
    CPPUNIT_ASSERT(sites::redirects_to_itself("a.test", "http://www.a.test:8080/"));
    CPPUNIT_ASSERT(!sites::redirects_to_itself("a.test", "http://b.a.test/"));
    CPPUNIT_ASSERT(!sites::redirects_to_itself("a.test", ""));
  }

  static sites::Site site() {
    sites::Site site;
    site.id = 1;
    site.name = "a.test";
    site.folder = "html/shop";
    site.www = true;
    return site;
  }
  static sites::Surroundings in(const std::string& account_state) { return {.login = "web1", .account_state = account_state, .services = {{"php", "1"}}}; }

  void asks_for_what_the_row_says() {
    using State = requests::SiteRequest::State;
    const auto live = sites::request_for(site(), in("active"));
    CPPUNIT_ASSERT(live.state == State::live);
    CPPUNIT_ASSERT_EQUAL(std::string("html/shop"), live.folder.text());
    CPPUNIT_ASSERT(live.php);
    CPPUNIT_ASSERT(sites::request_for(site(), in("locked")).state == State::locked);
    CPPUNIT_ASSERT(sites::request_for(site(), in("removing")).state == State::absent);
    CPPUNIT_ASSERT(sites::request_for(site(), in("binned")).state == State::absent);
    sites::Site gone = site();
    gone.removing = true;
    CPPUNIT_ASSERT(sites::request_for(gone, in("active")).state == State::absent);
    gone = site();
    gone.binned = true;
    CPPUNIT_ASSERT(sites::request_for(gone, in("active")).state == State::absent);
  }

  void asks_for_www_as_the_switch_says() {
    CPPUNIT_ASSERT_EQUAL(std::string("www.a.test"), sites::request_for(site(), in("active")).aliases.at(0).text());
    sites::Site without = site();
    without.www = false;
    CPPUNIT_ASSERT(sites::request_for(without, in("active")).aliases.empty());
    sites::Site longest = site();
    longest.name = std::string(63, 'a') + "." + std::string(63, 'b') + "." + std::string(63, 'c') + "." + std::string(59, 'd') + ".e";
    CPPUNIT_ASSERT(sites::request_for(longest, in("active")).aliases.empty());
  }

  void h3_asks_for_the_switches_of_the_account() {
    using Switch = requests::SiteRequest::Switch;
    sites::Surroundings all = in("active");
    for (const char* service : {"cgi", "python", "ssi", "wml", "listing"}) all.services[service] = "1";
    sites::Site one = site();
    CPPUNIT_ASSERT(sites::request_for(one, in("active")).switches.empty());
    CPPUNIT_ASSERT((sites::request_for(one, all).switches == std::vector{Switch::cgi, Switch::python, Switch::ssi, Switch::wml}));
    one.listing = true;
    CPPUNIT_ASSERT(sites::request_for(one, all).switches.back() == Switch::listing);
    CPPUNIT_ASSERT(sites::request_for(one, in("active")).switches.empty());
    all.services.erase("php");
    CPPUNIT_ASSERT(!sites::request_for(one, all).php);
  }

  void h3_takes_index_names() {
    const auto names = [](std::string text) { return sites::check_index_names(text) ? "refused" : text; };
    for (const char* good : {"", "start.php", "start.php index.html"}) CPPUNIT_ASSERT_EQUAL(std::string(good), names(good));
    for (const char* bad : {"a/b", "../x", "a.html,b.html", ".htaccess", "a.html a.html", "disabled\nX"}) CPPUNIT_ASSERT_EQUAL(std::string("refused"), names(bad));
    sites::Site one = site();
    CPPUNIT_ASSERT(!sites::request_for(one, in("active")).index);
    one.index_names = "start.php index.html";
    CPPUNIT_ASSERT_EQUAL(one.index_names, sites::request_for(one, in("active")).index->text());
  }

  void never_asks_with_a_bad_value() {
    sites::Site bad = site();
    bad.folder = "../ub";
    CPPUNIT_ASSERT_THROW(sites::request_for(bad, in("active")), Failure);
    bad = site();
    bad.redirect = "http://x.test/\nX";
    CPPUNIT_ASSERT_THROW(sites::request_for(bad, in("active")), Failure);
    bad = site();
    bad.index_names = "../x";
    CPPUNIT_ASSERT_THROW(sites::request_for(bad, in("active")), Failure);
    sites::Surroundings at = in("active");
    at.at_folders = {{"joe", "../ub"}};
    CPPUNIT_ASSERT_THROW(sites::request_for(site(), at), Failure);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SiteRulesTest);

class SitesTest : public Stage {
  CPPUNIT_TEST_SUITE(SitesTest);
  CPPUNIT_TEST(adds_a_site_with_job_and_message);
  CPPUNIT_TEST(refuses_and_leaves_nothing);
  CPPUNIT_TEST(has_room_only_up_to_the_limit);
  CPPUNIT_TEST(www_of_a_site_is_no_name_of_its_own);
  CPPUNIT_TEST(www_without_the_name_itself_is_refused);
  CPPUNIT_TEST(of_two_at_once_only_one_gets_www);
  CPPUNIT_TEST(strangers_never_share_a_name_and_its_www);
  CPPUNIT_TEST(changes_what_is_still_as_it_was_read);
  CPPUNIT_TEST(removes_with_subdomains);
  CPPUNIT_TEST(follows_its_account);
  CPPUNIT_TEST(h2_has_one_site_for_all_names_below_a_domain);
  CPPUNIT_TEST(h2_shows_a_folder_behind_an_at);
  CPPUNIT_TEST(h3_offers_to_list_folders_with_that_service_only);
  CPPUNIT_TEST(a_locked_account_adds_nothing);
  CPPUNIT_TEST(pages_add_change_and_delete);
  CPPUNIT_TEST(pages_show_problems_beside_the_field);
  CPPUNIT_TEST(p07_shows_what_was_typed_as_text);
  CPPUNIT_TEST(p10_p11_foreign_sites_look_missing);
  CPPUNIT_TEST(p12_unknown_fields_are_refused);
  CPPUNIT_TEST(p33_never_takes_a_name_around_somebody_elses);
  CPPUNIT_TEST(a_list_needs_few_statements);
  CPPUNIT_TEST_SUITE_END();

  static accounts::Account customer(AccountId parent = server_root) {
    const auto account = user(parent);
    allowances::give(database(), root(), account.id, {.limits = {{"domains", 3}, {"subdomains", 3}}, .services = {{"php", "1"}}});
    database().execute("DELETE FROM job");
    return account;
  }
  static std::uint64_t add(const accounts::Account& account, const std::string& name) { return sites::add(database(), actor(account), {.account = account.id, .name = name}); }
  static std::int64_t wishes(const std::string& kind, std::uint64_t subject) { return number("SELECT COUNT(*) FROM job WHERE kind = ? AND subject_id = ? AND state = 'waiting'", kind, subject); }
  static void call_live() {
    database().execute("UPDATE site SET live_at = NOW(6)");
    database().execute("DELETE FROM job");
  }
  static Browser in(const accounts::Account& account) {
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, browser.login(account.login, password).status);
    return browser;
  }
  static std::string path(std::uint64_t id, const std::string& rest = "") { return "/domains/" + std::to_string(id) + rest; }

  void adds_a_site_with_job_and_message() {
    const auto account = customer();
    const auto id = add(account, "Läden.Example");
    const sites::Site site = sites::get(database(), actor(account), id);
    CPPUNIT_ASSERT_EQUAL(std::string("xn--lden-moa.example").substr(0, 4), site.name.substr(0, 4));
    CPPUNIT_ASSERT_EQUAL(std::string("html"), site.folder);
    CPPUNIT_ASSERT(site.www && !site.live);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, wishes("site.apply", id));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, wishes("php.apply", account.id));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM message WHERE object = ?", "läden.example"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, allowances::used(database(), account.id, "domains"));
  }

  void refuses_and_leaves_nothing() {
    const auto account = customer();
    const auto refused = [&](const sites::NewSite& wanted, const std::string& field) {
      try {
        sites::add(database(), actor(account), wanted);
        CPPUNIT_FAIL("was added: " + wanted.name);
      } catch (const Refused& problem) {
        CPPUNIT_ASSERT_EQUAL(field, problem.field());
      }
    };
    refused({.account = account.id, .name = "-rf"}, "name");
    refused({.account = account.id, .name = "--help"}, "name");
    refused({.account = account.id, .name = "a.test", .folder = "../../ub"}, "folder");
    refused({.account = account.id, .name = "a.test", .folder = "/etc"}, "folder");
    refused({.account = account.id, .name = "a.test", .redirect = "http://x.test/%0aHeader%20set%20X%201"}, "redirect");
    refused({.account = account.id, .name = "a.test", .redirect = "http://x.test/\nHeader"}, "redirect");
    refused({.account = account.id, .name = "a.test", .redirect = "http://www.a.test/"}, "redirect");
    for (const char* table : {"site", "domain", "job"}) CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number(std::string("SELECT COUNT(*) FROM ") + table));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, allowances::used(database(), account.id, "domains"));
  }

  void has_room_only_up_to_the_limit() {
    const auto account = customer();
    for (const char* name : {"a.test", "b.test", "c.test"}) add(account, name);
    CPPUNIT_ASSERT_THROW(add(account, "d.test"), Refused);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{3}, number("SELECT COUNT(*) FROM site"));
  }

  template <class Work> static std::string refusal(Work&& work) {
    try {
      work();
    } catch (const Refused& problem) {
      return problem.field() + ": " + problem.what();
    }
    return "";
  }
  static sites::Change switched(bool www, unsigned version) { return {.folder = "html", .www = www, .redirect = "", .version = version}; }

  void www_of_a_site_is_no_name_of_its_own() {
    const auto account = customer();
    const auto id = add(account, "läden.example");
    const std::string served = "name: The site of läden.example answers as www.läden.example already. Switch “Also with www.” off there first.";
    CPPUNIT_ASSERT_EQUAL(served, refusal([&] { sites::add_subdomain(database(), actor(account), {.domain = id, .label = "www"}); }));
    CPPUNIT_ASSERT_EQUAL(served, refusal([&] { add(account, "www.läden.example"); }));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, allowances::used(database(), account.id, "domains"));
    sites::change(database(), actor(account), id, switched(false, 1));
    add(account, "www.läden.example");
    CPPUNIT_ASSERT_EQUAL(std::string("www: www.läden.example is a domain of its own. Delete it first, or leave this off."),
                         refusal([&] { sites::change(database(), actor(account), id, switched(true, 2)); }));
    sites::change(database(), actor(account), id, switched(false, 2));
  }

  void www_without_the_name_itself_is_refused() {
    const auto account = customer();
    CPPUNIT_ASSERT_EQUAL(std::string("name: Enter a.test only. Its site answers as www.a.test as well."), refusal([&] { add(account, "www.a.test"); }));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM domain"));
    add(account, "www.co.uk");  // nobody can own co.uk
    const auto id = sites::add(database(), actor(account), {.account = account.id, .name = "a.test", .www = false});
    add(account, "www.a.test");
    sites::remove(database(), actor(account), id);
    database().change("DELETE site, domain FROM site JOIN domain ON domain.id = site.domain_id WHERE domain.name = 'a.test'");
    CPPUNIT_ASSERT_EQUAL(std::string("www: www.a.test is a domain of its own. Delete it first, or leave this off."), refusal([&] { add(account, "a.test"); }));
  }

  void of_two_at_once_only_one_gets_www() {
    for (int round = 0; round < 10; ++round) {
      Stage::setUp();
      const auto account = customer();
      const auto id = sites::add(database(), actor(account), {.account = account.id, .name = "a.test", .www = false});
      const Outcomes outcomes = together(2, [&](Database& own, unsigned i) {
        if (i == 0) sites::change(own, actor(account), id, switched(true, 1));
        else sites::add(own, actor(account), {.account = account.id, .name = "www.a.test"});
      });
      CPPUNIT_ASSERT_EQUAL(std::string(), outcomes.surprise);
      CPPUNIT_ASSERT_EQUAL(1u, outcomes.done);
      CPPUNIT_ASSERT_EQUAL(1u, outcomes.refused);
    }
  }

  void strangers_never_share_a_name_and_its_www() {
    for (int round = 0; round < 10; ++round) {
      Stage::setUp();
      const auto one = customer(), two = customer();
      const Outcomes outcomes = together(2, [&](Database& own, unsigned i) {
        if (i == 0) sites::add(own, actor(one), {.account = one.id, .name = "a.test"});
        else sites::add(own, actor(two), {.account = two.id, .name = "www.a.test"});
      });
      CPPUNIT_ASSERT_EQUAL(std::string(), outcomes.surprise);
      CPPUNIT_ASSERT_EQUAL(1u, outcomes.refused);
      CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM domain WHERE name = 'a.test'"));
    }
  }

  void changes_what_is_still_as_it_was_read() {
    const auto account = customer();
    const auto id = add(account, "a.test");
    call_live();
    sites::change(database(), actor(account), id, {.folder = "html/new", .www = false, .redirect = "HTTP://x.TEST", .version = 1});
    const sites::Site site = sites::get(database(), actor(account), id);
    CPPUNIT_ASSERT_EQUAL(std::string("html/new"), site.folder);
    CPPUNIT_ASSERT_EQUAL(std::string("http://x.test/"), site.redirect);
    CPPUNIT_ASSERT(!site.www && !site.live);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, wishes("site.apply", id));
    CPPUNIT_ASSERT_THROW(sites::change(database(), actor(account), id, {.folder = "html", .www = true, .redirect = "", .version = 1}), Conflict);
    CPPUNIT_ASSERT_THROW(sites::change(database(), actor(account), id, {.folder = "/etc", .www = true, .redirect = "", .version = 2}), Refused);
  }

  void removes_with_subdomains() {
    const auto account = customer();
    const auto id = add(account, "a.test");
    const auto below = sites::add_subdomain(database(), actor(account), {.domain = id, .label = "shop"});
    call_live();
    sites::remove(database(), actor(account), id);
    for (const auto one : {id, below}) {
      CPPUNIT_ASSERT_THROW(sites::get(database(), actor(account), one), NotFound);
      CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM site WHERE domain_id = ? AND state = 'binned'", one));
      CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, wishes("site.apply", one));
    }
    const auto messages = number("SELECT COUNT(*) FROM message");
    sites::remove(database(), actor(account), id);
    CPPUNIT_ASSERT_EQUAL(messages, number("SELECT COUNT(*) FROM message"));
    CPPUNIT_ASSERT_THROW(sites::add_subdomain(database(), actor(account), {.domain = id, .label = "x"}), NotFound);
  }

  void follows_its_account() {
    const auto owner = reseller();
    const auto account = customer();
    const auto id = add(account, "a.test");
    call_live();
    accounts::lock(database(), root(), account.id);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, wishes("site.apply", id));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, wishes("php.apply", account.id));
    call_live();
    accounts::unlock(database(), root(), account.id);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, wishes("site.apply", id));
    call_live();
    allowances::give(database(), root(), account.id, {.limits = {}, .services = {{"php", "0"}}});
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, wishes("site.apply", id));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, wishes("php.apply", account.id));
    call_live();
    accounts::remove(database(), root(), account.id, account.login);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, wishes("site.apply", id));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, wishes("php.apply", account.id));
  }

  static std::string field_of_refusal(const accounts::Account& account, const sites::NewSubdomain& wanted) {
    try {
      sites::add_subdomain(database(), actor(account), wanted);
    } catch (const Refused& problem) {
      return problem.field();
    }
    return "taken";
  }

  void h2_has_one_site_for_all_names_below_a_domain() {
    const auto account = customer();
    const auto id = add(account, "läden.example");
    CPPUNIT_ASSERT_EQUAL(std::string("wildcards"), field_of_refusal(account, {.domain = id, .label = "*"}));
    allowances::give(database(), root(), account.id, {.limits = {{"wildcards", 1}}, .services = {}});
    const auto star = sites::add_subdomain(database(), actor(account), {.domain = id, .label = "*", .folder = "html/all"});
    const sites::Site site = sites::get(database(), actor(account), star);
    CPPUNIT_ASSERT(site.kind == domains::Kind::wildcard && !site.www);
    CPPUNIT_ASSERT_EQUAL("*." + sites::get(database(), actor(account), id).name, site.name);
    CPPUNIT_ASSERT_EQUAL(std::string("*.läden.example"), domains::readable(site.name));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, allowances::used(database(), account.id, "subdomains"));
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{2}, sites::count(database(), account.id));
    CPPUNIT_ASSERT_EQUAL(std::string("label"), field_of_refusal(account, {.domain = star, .label = "x"}));
    CPPUNIT_ASSERT_EQUAL(std::string("label"), field_of_refusal(account, {.domain = id, .label = "*", .at = true}));
    for (const char* label : {"**", "a*", "*.x", "x.*"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(label, std::string("name"), field_of_refusal(account, {.domain = id, .label = label}));
    sites::remove(database(), actor(account), star);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, allowances::used(database(), account.id, "wildcards"));
    const auto stranger = customer();
    CPPUNIT_ASSERT_THROW(add(stranger, "x." + domains::readable(sites::get(database(), actor(account), id).name)), Refused);
  }

  void h2_shows_a_folder_behind_an_at() {
    const auto account = customer();
    const auto id = add(account, "a.test");
    CPPUNIT_ASSERT_EQUAL(std::string("at_domains"), field_of_refusal(account, {.domain = id, .label = "joe", .at = true}));
    allowances::give(database(), root(), account.id, {.limits = {{"at_domains", 2}}, .services = {}});
    CPPUNIT_ASSERT_EQUAL(std::string("redirect"), field_of_refusal(account, {.domain = id, .label = "joe", .at = true, .redirect = "http://x.test/"}));
    call_live();
    const auto joe = sites::add_subdomain(database(), actor(account), {.domain = id, .label = "joe", .at = true, .folder = "html/joe"});
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, wishes("site.apply", joe));
    CPPUNIT_ASSERT_EQUAL_MESSAGE("the domain's own site shows it, too", std::int64_t{1}, wishes("site.apply", id));
    CPPUNIT_ASSERT(!sites::get(database(), actor(account), id).live);
    const auto asked = [&] {
      std::string found;
      for (const auto& wanted : sites::wanted_sites(database(), 1))
        if (wanted.id == id)
          for (const auto& at : wanted.request.at_folders) found += at.name.text() + "=" + at.folder.text() + " ";
      return found;
    };
    sites::add_subdomain(database(), actor(account), {.domain = id, .label = "ann", .at = true, .folder = "html/ann"});
    CPPUNIT_ASSERT_EQUAL(std::string("ann=html/ann joe=html/joe "), asked());
    call_live();
    sites::change(database(), actor(account), joe, {.folder = "html/other", .www = false, .redirect = "", .version = 1});
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, wishes("site.apply", id));
    CPPUNIT_ASSERT_EQUAL(std::string("ann=html/ann joe=html/other "), asked());
    CPPUNIT_ASSERT_THROW(sites::change(database(), actor(account), joe, {.folder = "html", .www = false, .redirect = "http://x.test/", .version = 2}), Refused);
    call_live();
    sites::remove(database(), actor(account), joe);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, wishes("site.apply", id));
    CPPUNIT_ASSERT_EQUAL(std::string("ann=html/ann "), asked());
  }

  void h3_offers_to_list_folders_with_that_service_only() {
    const auto account = customer();
    const auto id = add(account, "a.test");
    Browser browser = in(account);
    CPPUNIT_ASSERT(browser.get(path(id)).body.find("name=\"listing\"") == std::string::npos);
    CPPUNIT_ASSERT_EQUAL_MESSAGE("nor can it be sent", 400, browser.post(path(id), {{"folder", "html"}, {"www", "1"}, {"redirect", ""}, {"index_names", ""}, {"listing", "1"}, {"version", "1"}}).status);
    allowances::give(database(), root(), account.id, {.limits = {}, .services = {{"listing", "1"}}});
    CPPUNIT_ASSERT(browser.get(path(id)).body.find("name=\"listing\"") != std::string::npos);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(path(id), {{"folder", "html"}, {"www", "1"}, {"redirect", ""}, {"index_names", "start.html"}, {"listing", "1"}, {"version", "1"}}).status);
    const sites::Site site = sites::get(database(), actor(account), id);
    CPPUNIT_ASSERT(site.listing);
    CPPUNIT_ASSERT_EQUAL(std::string("start.html"), site.index_names);
  }

  void a_locked_account_adds_nothing() {
    const auto account = customer();
    accounts::lock(database(), root(), account.id);
    CPPUNIT_ASSERT_THROW(add(account, "a.test"), Refused);
    const auto owner = reseller();
    CPPUNIT_ASSERT_THROW(sites::add(database(), root(), {.account = owner.id, .name = "a.test"}), Refused);
  }

  void pages_add_change_and_delete() {
    const auto account = customer();
    Browser browser = in(account);
    ASSERT_HOLDS(browser.get("/domains").body, "No domains yet.");
    browser.get("/domains/new");
    const Response added = browser.post("/domains/new", {{"name", "läden.example"}, {"folder", "html"}, {"www", "1"}, {"redirect", ""}});
    CPPUNIT_ASSERT_EQUAL(303, added.status);
    const Response list = browser.follow(added);
    ASSERT_HOLDS(list.body, "läden.example is being set up.");
    ASSERT_HOLDS(list.body, "Being set up");
    ASSERT_HOLDS(list.body, "title=\"xn--lden-loa.example\"");
    ASSERT_HOLDS(list.body, "http-equiv=\"refresh\"");
    const std::string searched = browser.get("/domains?search=l").body;
    ASSERT_HOLDS(searched, "data-live");
    ASSERT_LACKS(searched, "http-equiv=\"refresh\"");
    ASSERT_HOLDS(browser.get("/messages").body, "<td data-th=\"Object\">läden.example<");
    const auto id = static_cast<std::uint64_t>(number("SELECT domain_id FROM site"));

    const Response page = browser.get(path(id));
    ASSERT_HOLDS(page.body, "Records for DNS elsewhere");
    ASSERT_HOLDS(page.body, "www.xn--lden-loa.example");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(path(id), {{"folder", "html/shop"}, {"redirect", ""}, {"version", "1"}}).status);
    CPPUNIT_ASSERT_EQUAL(std::string("html/shop"), sites::get(database(), root(), id).folder);
    browser.get(path(id));
    CPPUNIT_ASSERT_EQUAL(409, browser.post(path(id), {{"folder", "html"}, {"redirect", ""}, {"version", "1"}}).status);

    browser.get(path(id, "/subdomain"));
    CPPUNIT_ASSERT_EQUAL(303, browser.post(path(id, "/subdomain"), {{"label", "Shop"}, {"folder", "html"}, {"redirect", ""}}).status);
    call_live();
    const Response live = browser.get("/domains");
    ASSERT_HOLDS(live.body, "Live");
    ASSERT_LACKS(live.body, "http-equiv=\"refresh\"");
    ASSERT_LACKS(live.body, "data-live");
    ASSERT_HOLDS(browser.get(path(id, "/delete")).body, "shop.läden.example");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(path(id, "/delete")).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, number("SELECT COUNT(*) FROM site WHERE state = 'binned'"));
    ASSERT_LACKS(browser.get("/domains").body, "shop.l");
  }

  void pages_show_problems_beside_the_field() {
    const auto account = customer();
    Browser browser = in(account);
    browser.get("/domains/new");
    const Response page = browser.post("/domains/new", {{"name", "a.test"}, {"folder", "../x"}, {"redirect", "http://x.test/%0aX"}});
    CPPUNIT_ASSERT_EQUAL(422, page.status);
    for (const char* part : {"f-folder-error", "f-redirect-error", "value=\"../x\"", "value=\"a.test\""}) ASSERT_HOLDS(page.body, part);
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/domains/new", {{"name", "a.test"}, {"folder", "html"}, {"redirect", ""}}).status);
    browser.get("/domains/new");
    ASSERT_HOLDS(browser.post("/domains/new", {{"name", "a.test"}, {"folder", "html"}, {"redirect", ""}}).body, "f-name-error");
    const auto id = static_cast<std::uint64_t>(number("SELECT domain_id FROM site"));
    browser.get(path(id, "/subdomain"));
    const Response subdomain = browser.post(path(id, "/subdomain"), {{"label", "-x"}, {"folder", "html"}, {"redirect", ""}});
    CPPUNIT_ASSERT_EQUAL(422, subdomain.status);
    ASSERT_HOLDS(subdomain.body, "f-label-error");
  }

  void p07_shows_what_was_typed_as_text() {
    const auto account = customer();
    Browser browser = in(account);
    browser.get("/domains/new");
    const Response page = browser.post("/domains/new", {{"name", "<script>x</script>"}, {"folder", "\"><script>x</script>"}, {"redirect", ""}});
    CPPUNIT_ASSERT_EQUAL(422, page.status);
    ASSERT_LACKS(page.body, "<script>x");
  }

  void p10_p11_foreign_sites_look_missing() {
    const auto first = reseller(), second = reseller();
    allowances::give(database(), root(), first.id, {.limits = {{"domains", 9}, {"subdomains", 9}, {"users", 9}}, .services = {{"php", "1"}}});
    const auto mine = customer(), foreign = customer(first.id);
    const auto id = add(foreign, "b.test");
    Browser browser = in(mine);
    browser.get("/domains/new");
    const std::string before = database().select_one("SELECT CONCAT_WS(':', folder, www, redirect, state, version) FROM site WHERE domain_id = ?", id)->text(0);
    for (const std::uint64_t one : {id, std::uint64_t{999999}})
      for (const char* rest : {"", "/subdomain", "/delete"}) {
        CPPUNIT_ASSERT_EQUAL_MESSAGE(rest, 404, browser.get(path(one, rest)).status);
        browser.get("/domains/new");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(rest, 404, browser.post(path(one, rest), {}).status);
      }
    CPPUNIT_ASSERT_EQUAL(before, database().select_one("SELECT CONCAT_WS(':', folder, www, redirect, state, version) FROM site WHERE domain_id = ?", id)->text(0));
    CPPUNIT_ASSERT_THROW(sites::get(database(), actor(second), id), NotFound);
    CPPUNIT_ASSERT_THROW(sites::remove(database(), actor(second), id), NotFound);
    CPPUNIT_ASSERT_THROW(sites::add(database(), actor(second), {.account = foreign.id, .name = "c.test"}), NotFound);
    CPPUNIT_ASSERT_THROW(sites::of_account(database(), actor(mine), foreign.id), NotFound);
    ASSERT_LACKS(in(second).get("/domains").body, path(id, ""));
  }

  void p12_unknown_fields_are_refused() {
    const auto account = customer();
    Browser browser = in(account);
    browser.get("/domains/new");
    CPPUNIT_ASSERT_EQUAL(400, browser.post("/domains/new", {{"name", "a.test"}, {"folder", "html"}, {"redirect", ""}, {"account_id", "1"}}).status);
    const auto id = add(account, "a.test");
    browser.get(path(id, "/delete"));
    CPPUNIT_ASSERT_EQUAL(400, browser.post(path(id, "/delete"), {{"state", "active"}}).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM site WHERE state <> 'active'"));
  }

  void p33_never_takes_a_name_around_somebody_elses() {
    const auto mine = customer(), other = customer();
    add(other, "a.test");
    Browser browser = in(mine);
    for (const char* name : {"a.test", "shop.a.test", "www.a.test", "test", "A.TEST."}) {
      browser.get("/domains/new");
      CPPUNIT_ASSERT_EQUAL_MESSAGE(name, 422, browser.post("/domains/new", {{"name", name}, {"folder", "html"}, {"redirect", ""}}).status);
    }
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM site"));
  }

  void a_list_needs_few_statements() {
    const auto account = customer();
    for (const char* name : {"a.test", "b.test", "c.test"}) add(account, name);
    Browser browser = in(account);
    CPPUNIT_ASSERT(std::stoi(header(browser.get("/domains"), "X-Hostler-Queries")) <= 5);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SitesTest);

}  // namespace hostler
