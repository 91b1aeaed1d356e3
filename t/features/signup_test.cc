// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "features/allowances/allowances.h"
#include "features/browser.h"
#include "features/domains/domains.h"
#include "features/mailbox.h"
#include "features/packages/packages.h"
#include "features/signup/seal.h"
#include "features/stage.h"

namespace hostler {
namespace {

/// Quoted-printable undone, as far as these texts need it (RFC 2045 6.7).
std::string plain(std::string text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '=' && i + 2 < text.size() && (text[i + 1] == '\n' || text[i + 1] == '\r' || (std::isxdigit(text[i + 1]) && std::isxdigit(text[i + 2])));
    if (!escape) {
      result += text[i];
    } else if (text[i + 1] == '\n' || text[i + 1] == '\r') {
      i = text.find('\n', i);
    } else {
      result += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
      i += 2;
    }
  }
  return result;
}

std::string between(const std::string& text, const std::string& start, const std::string& end) {
  const std::size_t from = text.find(start);
  CPPUNIT_ASSERT_MESSAGE(start + " is missing in " + text, from != std::string::npos);
  return text.substr(from + start.size(), text.find(end, from + start.size()) - from - start.size());
}

std::string html_unescaped(std::string text) {
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}})
    for (std::size_t at; (at = text.find(from)) != std::string::npos;) text.replace(at, from.size(), to);
  return text;
}

}  // namespace

class SignupTest : public Stage {
  CPPUNIT_TEST_SUITE(SignupTest);
  CPPUNIT_TEST(makes_a_user_step_by_step);
  CPPUNIT_TEST(nothing_exists_before_the_last_button);
  CPPUNIT_TEST(package_fills_in_limits);
  CPPUNIT_TEST(back_keeps_what_was_typed_even_wrong);
  CPPUNIT_TEST(two_tabs_do_not_mix);
  CPPUNIT_TEST(lists_unfinished_runs);
  CPPUNIT_TEST(second_click_makes_no_second_user);
  CPPUNIT_TEST(foreign_run_is_not_found);
  CPPUNIT_TEST(p12_refuses_unknown_fields_and_buttons);
  CPPUNIT_TEST(each_step_says_what_is_wrong);
  CPPUNIT_TEST(create_leads_back_to_the_step_at_fault);
  CPPUNIT_TEST(p40_limits_are_checked_at_the_end_too);
  CPPUNIT_TEST(domains_are_added_changed_and_deleted);
  CPPUNIT_TEST(password_is_kept_sealed);
  CPPUNIT_TEST(draft_survives_logout_but_not_its_password);
  CPPUNIT_TEST(makes_a_random_password);
  CPPUNIT_TEST(sends_the_mail_once);
  CPPUNIT_TEST(mail_speaks_the_users_language);
  CPPUNIT_TEST(p37_nothing_gets_into_the_headers);
  CPPUNIT_TEST(p07_shows_names_as_text);
  CPPUNIT_TEST(failed_mail_can_be_sent_again);
  CPPUNIT_TEST(old_runs_go);
  CPPUNIT_TEST(shows_progress_until_all_is_done);
  CPPUNIT_TEST(admin_makes_users_too);
  CPPUNIT_TEST(seal_opens_only_for_its_cookie_and_run);
  CPPUNIT_TEST(pages_are_cheap);
  CPPUNIT_TEST_SUITE_END();

  static constexpr const char* secret = "blue-Tuesday-7";

  static Browser in(const accounts::Account& who) {
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, browser.login(who.login, password).status);
    browser.get("/users/new");
    return browser;
  }
  static Parameters limits(const std::string& domains = "3") { return {{"domains", domains}, {"subdomains", "5"}, {"php", "1"}, {"go", "next"}}; }
  static Parameters person(const std::string& first = "Anna", const std::string& last = "Becker", const std::string& typed = secret) {
    return {{"first_name", first}, {"last_name", last}, {"company", ""}, {"email", "anna@customer.example"}, {"language", "en"}, {"password", typed}, {"password_again", typed}, {"go", "next"}};
  }
  /// Without the step's name: "/users/new/RUN/".
  static std::string start(Browser& browser, const std::string& package = "") {
    const Response answer = browser.post("/users/new", {{"package", package}, {"go", "next"}});
    CPPUNIT_ASSERT_EQUAL(303, answer.status);
    const std::string place = header(answer, "Location");
    return place.substr(0, place.rfind('/') + 1);
  }
  static void next(Browser& browser, const std::string& path, const Parameters& fields, const std::string& leads_to) {
    const Response answer = browser.post(path, fields);
    CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 303, answer.status);
    ASSERT_HOLDS(header(answer, "Location"), leads_to);
  }
  static std::string up_to_domains(Browser& browser, const Parameters& who = person()) {
    const std::string run = start(browser);
    next(browser, run + "limits", limits(), "/person");
    next(browser, run + "person", who, "/domains");
    return run;
  }
  static std::string made(Browser& browser, const Parameters& who = person()) {
    const std::string run = up_to_domains(browser, who);
    next(browser, run + "domains", {{"name", "Läden.example"}, {"registration", "1"}, {"go", "add"}}, "/domains");
    next(browser, run + "domains", {{"name", ""}, {"tick", "xn--lden-loa.example"}, {"go", "create"}}, "/done");
    return run;
  }
  static std::int64_t users() { return number("SELECT COUNT(*) FROM account WHERE role = 'user'"); }
  static std::string stored() { return database().select_one("SELECT CONCAT(typed, HEX(password)) FROM signup_draft")->text(0); }

  void makes_a_user_step_by_step() {
    const auto seller = reseller();
    Browser browser = in(seller);
    const std::string run = made(browser);
    const std::string done = browser.get(run + "done").body;
    for (const std::string& part : {std::string("web1"), std::string(secret), std::string("anna@customer.example"), std::string("läden.example"), std::string("Account web1"), std::string("Web site läden.example"), std::string("PHP of web1"), std::string("data-live")})
      ASSERT_HOLDS(done, part);
    const auto customer = accounts::get_by_login(database(), actor(seller), "web1");
    CPPUNIT_ASSERT_EQUAL(seller.id, customer.parent);
    CPPUNIT_ASSERT_EQUAL(std::string("Anna Becker"), customer.display_name);
    const auto grants = allowances::of(database(), root(), customer.id);
    CPPUNIT_ASSERT(grants.limits.at("domains") == allowances::Amount(3));
    CPPUNIT_ASSERT_EQUAL(std::string("1"), grants.services.at("php"));
    const auto names = domains::of_account(database(), root(), customer.id);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, names.size());
    CPPUNIT_ASSERT(names[0].registration);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM site"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM job WHERE kind = 'site.apply'"));
    Browser his(panel());
    CPPUNIT_ASSERT_EQUAL(303, his.login("web1", secret).status);
    next(browser, run + "finish", {}, "/users/" + std::to_string(customer.id));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM signup_draft"));
    CPPUNIT_ASSERT_EQUAL(404, browser.get(run + "done").status);
  }

  void nothing_exists_before_the_last_button() {
    Browser browser = in(reseller());
    const std::string run = up_to_domains(browser);
    next(browser, run + "domains", {{"name", "a.test"}, {"go", "add"}}, "/domains");
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, users());
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM domain"));
    ASSERT_HOLDS(browser.get(run + "done").body + header(browser.get(run + "done"), "Location"), "/package");
  }

  void package_fills_in_limits() {
    const auto seller = reseller();
    const auto id = packages::create(database(), actor(seller), "Starter", {.limits = {{"domains", 7}, {"subdomains", std::nullopt}}, .services = {{"php", "1"}}});
    const auto foreign = packages::create(database(), actor(reseller()), "Foreign", {});
    Browser browser = in(seller);
    ASSERT_HOLDS(browser.get("/users/new?package=" + std::to_string(id)).body, "value=\"" + std::to_string(id) + "\" selected");
    CPPUNIT_ASSERT_EQUAL(422, browser.post("/users/new", {{"package", std::to_string(foreign)}, {"go", "next"}}).status);
    const std::string run = start(browser, std::to_string(id));
    const std::string page = browser.get(run + "limits").body;
    ASSERT_HOLDS(page, "name=\"domains\" value=\"7\"");
    ASSERT_HOLDS(page, "name=\"subdomains\" value=\"-1\"");
    ASSERT_HOLDS(page, " checked");
    next(browser, run + "limits", limits("2"), "/person");
    next(browser, run + "package", {{"package", std::to_string(id)}, {"go", "next"}}, "/limits");
    ASSERT_HOLDS(browser.get(run + "limits").body, "name=\"domains\" value=\"2\"");
    next(browser, run + "person", person(), "/domains");
    next(browser, run + "domains", {{"name", ""}, {"go", "create"}}, "/done");
    CPPUNIT_ASSERT_EQUAL(std::string("Starter"), accounts::get_by_login(database(), root(), "web1").package_name);
  }

  void back_keeps_what_was_typed_even_wrong() {
    Browser browser = in(reseller());
    const std::string run = start(browser);
    next(browser, run + "limits", {{"domains", "many"}, {"subdomains", "5"}, {"go", "back"}}, "/package");
    ASSERT_HOLDS(browser.get(run + "limits").body, "value=\"many\"");
    next(browser, run + "limits", limits(), "/person");
    next(browser, run + "person", {{"first_name", "Anna"}, {"last_name", ""}, {"email", "not an address"}, {"language", "en"}, {"go", "back"}}, "/limits");
    const std::string page = browser.get(run + "person").body;
    ASSERT_HOLDS(page, "value=\"Anna\"");
    ASSERT_HOLDS(page, "value=\"not an address\"");
    next(browser, run + "person", person(), "/domains");
    next(browser, run + "domains", {{"name", "not a name"}, {"registration", "1"}, {"go", "back"}}, "/person");
    ASSERT_HOLDS(browser.get(run + "domains").body, "value=\"not a name\"");
    const Response answer = browser.post(run + "limits", {{"domains", "many"}, {"subdomains", "5"}, {"go", "next"}});
    CPPUNIT_ASSERT_EQUAL(422, answer.status);
    Browser again = browser;
    ASSERT_HOLDS(again.get(run + "limits").body, "value=\"many\"");
    next(browser, run + "package", {{"package", ""}, {"go", "back"}}, "/users");
  }

  void two_tabs_do_not_mix() {
    Browser browser = in(reseller());
    const std::string one = up_to_domains(browser, person("Anna")), two = up_to_domains(browser, person("Berta"));
    CPPUNIT_ASSERT(one != two);
    ASSERT_HOLDS(browser.get(one + "person").body, "value=\"Anna\"");
    ASSERT_HOLDS(browser.get(two + "person").body, "value=\"Berta\"");
    next(browser, two + "domains", {{"name", ""}, {"go", "create"}}, two + "done");
    next(browser, one + "domains", {{"name", ""}, {"go", "create"}}, one + "done");
    CPPUNIT_ASSERT_EQUAL(std::string("Berta Becker"), accounts::get_by_login(database(), root(), "web1").display_name);
    CPPUNIT_ASSERT_EQUAL(std::string("Anna Becker"), accounts::get_by_login(database(), root(), "web2").display_name);
  }

  void lists_unfinished_runs() {
    const auto seller = reseller();
    Browser browser = in(seller);
    const std::string run = up_to_domains(browser);
    const std::string list = browser.get("/users/new").body;
    ASSERT_HOLDS(list, "Anna Becker");
    ASSERT_HOLDS(list, run + "limits");
    ASSERT_LACKS(in(reseller()).get("/users/new").body, "Anna Becker");
    next(browser, run + "discard", {}, "/users/new");
    ASSERT_LACKS(browser.get("/users/new").body, "Anna Becker");
    CPPUNIT_ASSERT_EQUAL(404, browser.get(run + "limits").status);
  }

  void second_click_makes_no_second_user() {
    Browser browser = in(reseller());
    const std::string run = made(browser);
    next(browser, run + "domains", {{"name", ""}, {"go", "create"}}, "/done");
    for (const char* step : {"package", "limits", "person", "domains"}) ASSERT_HOLDS(header(browser.get(run + step), "Location"), "/done");
    next(browser, run + "limits", limits(), "/done");
    next(browser, run + "person", person(), "/done");
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, users());
  }

  void foreign_run_is_not_found() {
    const auto one = reseller(), two = reseller();
    Browser browser = in(one), other = in(two);
    const std::string run = up_to_domains(browser);
    for (const char* step : {"package", "limits", "person", "domains", "done"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(step, 404, other.get(run + step).status);
    CPPUNIT_ASSERT_EQUAL(404, other.post(run + "package", {{"package", ""}, {"go", "next"}}).status);
    CPPUNIT_ASSERT_EQUAL(404, other.post(run + "limits", limits()).status);
    CPPUNIT_ASSERT_EQUAL(404, other.post(run + "person", person()).status);
    CPPUNIT_ASSERT_EQUAL(404, other.post(run + "domains", {{"name", ""}, {"go", "create"}}).status);
    CPPUNIT_ASSERT_EQUAL(404, other.post(run + "mail", {{"from", "a@b.test"}, {"subject", "x"}, {"text", "x"}}).status);
    for (const char* step : {"finish", "discard"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(step, 404, other.post(run + step).status);
    for (const char* id : {"1", "..", "aaaaaaaaaaaaaaaaaaaaaa", "%C3%A4aaaaaaaaaaaaaaaaaaaa"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(id, 404, other.get(std::string("/users/new/") + id + "/limits").status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, users());
  }

  void p12_refuses_unknown_fields_and_buttons() {
    Browser browser = in(reseller());
    const std::string run = up_to_domains(browser);
    const auto with = [](Parameters fields, const char* name, const char* value) {
      fields.emplace_back(name, value);
      return fields;
    };
    CPPUNIT_ASSERT_EQUAL(400, browser.post("/users/new", {{"package", ""}, {"go", "next"}, {"parent", "1"}}).status);
    CPPUNIT_ASSERT_EQUAL(400, browser.post(run + "limits", with(limits(), "users", "99")).status);
    CPPUNIT_ASSERT_EQUAL(400, browser.post(run + "person", with(person(), "role", "admin")).status);
    CPPUNIT_ASSERT_EQUAL(400, browser.post(run + "domains", {{"name", ""}, {"go", "create"}, {"uid", "0"}}).status);
    for (const char* go : {"", "create2", "done"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(go, 400, browser.post(run + "domains", {{"name", ""}, {"go", go}}).status);
    CPPUNIT_ASSERT_EQUAL(400, browser.post(run + "domains", {{"name", ""}}).status);
    CPPUNIT_ASSERT_EQUAL(400, browser.post(run + "finish", {{"x", "1"}}).status);
    CPPUNIT_ASSERT_EQUAL(405, browser.get(run + "finish").status);
    CPPUNIT_ASSERT_EQUAL(403, browser.post(run + "domains", {{"name", ""}, {"go", "create"}, {"token", "x"}}).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, users());
  }

  void each_step_says_what_is_wrong() {
    const auto seller = reseller();
    allowances::give(database(), root(), seller.id, {.limits = {{"domains", 10}}, .services = {}});
    Browser browser = in(seller);
    const std::string run = start(browser);
    for (const auto& [typed, sentence] : std::vector<std::pair<std::string, std::string>>{
             {"-1", "cannot give it without one"}, {"11", "You have 10 left to give"}, {"99999999999", "from 0 to 999999999"}, {"1e9", "whole number"}}) {
      const Response answer = browser.post(run + "limits", limits(typed));
      CPPUNIT_ASSERT_EQUAL_MESSAGE(typed, 422, answer.status);
      ASSERT_HOLDS(answer.body, sentence);
      ASSERT_HOLDS(answer.body, "value=\"" + typed + "\"");
    }
    next(browser, run + "limits", limits("2"), "/person");
    Parameters bad = person();
    for (auto& [name, value] : bad)
      if (name == "email") value = "nobody";
      else if (name == "last_name") value = "";
      else if (name == "password_again") value = "another";
    const Response answer = browser.post(run + "person", bad);
    CPPUNIT_ASSERT_EQUAL(422, answer.status);
    for (const char* sentence : {"3 entries need a change", "This is needed.", "The two passwords differ", "Enter an e-mail address"}) ASSERT_HOLDS(answer.body, sentence);
    ASSERT_LACKS(answer.body, secret);
    CPPUNIT_ASSERT_EQUAL(422, browser.post(run + "person", person("Anna", "Becker", "abc")).status);
    next(browser, run + "person", person(), "/domains");
    const Response www = browser.post(run + "domains", {{"name", "WWW.Läden.example"}, {"go", "add"}});
    CPPUNIT_ASSERT_EQUAL(422, www.status);
    ASSERT_HOLDS(www.body, "Enter läden.example only. Its site answers as www.läden.example as well.");
    in_transaction(database(), [&] {
      const auto other = user(server_root);
      allowances::give(database(), root(), other.id, {.limits = {{"domains", 5}}, .services = {}});
      domains::claim(database(), root(), other.id, "taken.test", false);
    });
    for (const char* name : {"taken.test", "shop.taken.test", "-rf", "--help", "-x.test", "co.uk", "", "localhost", "\xf0\x9f\x98\x80.example"}) {
      const Response refused = browser.post(run + "domains", {{"name", name}, {"go", "add"}});
      CPPUNIT_ASSERT_EQUAL_MESSAGE(name, 422, refused.status);
    }
    next(browser, run + "domains", {{"name", "a.test"}, {"go", "add"}}, "/domains");
    ASSERT_HOLDS(browser.post(run + "domains", {{"name", "A.test."}, {"go", "add"}}).body, "in the list already");
    next(browser, run + "domains", {{"name", "b.test"}, {"go", "add"}}, "/domains");
    ASSERT_HOLDS(browser.post(run + "domains", {{"name", "c.test"}, {"go", "add"}}).body, "The limit for domains in step 2 is 2.");
  }

  void create_leads_back_to_the_step_at_fault() {
    Browser browser = in(reseller());
    const std::string run = start(browser);
    const Response person_missing = browser.post(run + "domains", {{"name", ""}, {"go", "create"}});
    CPPUNIT_ASSERT_EQUAL(422, person_missing.status);
    ASSERT_HOLDS(person_missing.body, "action=\"" + run + "person\"");
    next(browser, run + "person", person(), "/domains");
    next(browser, run + "limits", {{"domains", "oops"}, {"subdomains", "1"}, {"go", "back"}}, "/package");
    const Response limits_wrong = browser.post(run + "domains", {{"name", ""}, {"go", "create"}});
    CPPUNIT_ASSERT_EQUAL(422, limits_wrong.status);
    ASSERT_HOLDS(limits_wrong.body, "action=\"" + run + "limits\"");
    ASSERT_HOLDS(limits_wrong.body, "value=\"oops\"");
    next(browser, run + "limits", limits(), "/person");
    next(browser, run + "domains", {{"name", "a.test"}, {"go", "add"}}, "/domains");
    in_transaction(database(), [&] {
      const auto quicker = user(server_root);
      allowances::give(database(), root(), quicker.id, {.limits = {{"domains", 5}}, .services = {}});
      domains::claim(database(), root(), quicker.id, "a.test", false);
    });
    const Response taken = browser.post(run + "domains", {{"name", ""}, {"go", "create"}});
    CPPUNIT_ASSERT_EQUAL(422, taken.status);
    ASSERT_HOLDS(taken.body, "a.test cannot be used");
    ASSERT_HOLDS(taken.body, "action=\"" + run + "domains\"");
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, users());
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT used FROM allowance WHERE account_id = 1 AND name = 'domains'"));
  }

  void p40_limits_are_checked_at_the_end_too() {
    const auto seller = reseller();
    allowances::give(database(), root(), seller.id, {.limits = {{"users", 1}, {"domains", 5}}, .services = {}});
    Browser browser = in(seller);
    const std::string one = up_to_domains(browser), two = up_to_domains(browser);
    next(browser, one + "domains", {{"name", ""}, {"go", "create"}}, "/done");
    const Response none_left = browser.post(two + "domains", {{"name", ""}, {"go", "create"}});
    CPPUNIT_ASSERT_EQUAL(422, none_left.status);
    ASSERT_HOLDS(none_left.body, "You have 2 left to give");
    next(browser, two + "limits", limits("1"), "/person");
    ASSERT_HOLDS(browser.post(two + "domains", {{"name", ""}, {"go", "create"}}).body, "Users, 1 at most");
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, users());
  }

  void domains_are_added_changed_and_deleted() {
    Browser browser = in(reseller());
    const std::string run = up_to_domains(browser);
    for (const char* name : {"a.test", "b.test", "c.test"}) next(browser, run + "domains", {{"name", name}, {"go", "add"}}, "/domains");
    next(browser, run + "domains", {{"name", ""}, {"tick", "b.test"}, {"go", "change"}}, "/domains");
    const std::string page = browser.get(run + "domains").body;
    ASSERT_HOLDS(page, "name=\"tick\" value=\"b.test\" aria-label=\"Register: b.test\" checked");
    ASSERT_LACKS(page, "name=\"tick\" value=\"a.test\" aria-label=\"Register: a.test\" checked");
    next(browser, run + "domains", {{"name", "half-typed"}, {"tick", "b.test"}, {"drop", "a.test"}, {"drop", "c.test"}, {"go", "drop"}}, "/domains");
    const std::string left = browser.get(run + "domains").body;
    ASSERT_LACKS(left, "a.test");
    ASSERT_HOLDS(left, "checked");
    ASSERT_HOLDS(left, "value=\"half-typed\"");
    next(browser, run + "domains", {{"name", "d.test"}, {"tick", "b.test"}, {"go", "create"}}, "/done");
    const auto customer = accounts::get_by_login(database(), root(), "web1");
    const auto names = domains::of_account(database(), root(), customer.id);
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, names.size());
    CPPUNIT_ASSERT(names[0].name == "b.test" && names[0].registration && names[1].name == "d.test" && !names[1].registration);
  }

  void password_is_kept_sealed() {
    Browser browser = in(reseller());
    const std::string run = up_to_domains(browser);
    ASSERT_LACKS(stored(), secret);
    const std::string page = browser.get(run + "person").body;
    ASSERT_LACKS(page, secret);
    ASSERT_HOLDS(page, "Leave both fields empty to keep it.");
    next(browser, run + "person", person("Anna", "Becker", ""), "/domains");
    next(browser, run + "domains", {{"name", ""}, {"go", "create"}}, "/done");
    ASSERT_LACKS(stored(), secret);
    ASSERT_HOLDS(browser.get(run + "done").body, secret);
    CPPUNIT_ASSERT_EQUAL(303, Browser(panel()).login("web1", secret).status);
  }

  void draft_survives_logout_but_not_its_password() {
    const auto seller = reseller();
    Browser browser = in(seller);
    const std::string run = up_to_domains(browser);
    browser.post("/logout");
    CPPUNIT_ASSERT(browser.get(run + "domains").status != 200);
    Browser later = in(seller);
    ASSERT_HOLDS(later.get(run + "person").body, "value=\"Anna\"");
    const Response answer = later.post(run + "domains", {{"name", ""}, {"go", "create"}});
    CPPUNIT_ASSERT_EQUAL(422, answer.status);
    ASSERT_HOLDS(answer.body, "Type it again");
    next(later, run + "person", person("Anna", "Becker", "another-Day-8"), "/domains");
    next(later, run + "domains", {{"name", ""}, {"go", "create"}}, "/done");
    ASSERT_HOLDS(later.get(run + "done").body, "another-Day-8");
    Browser third = in(seller);
    const std::string done = third.get(run + "done").body;
    ASSERT_LACKS(done, "another-Day-8");
    ASSERT_HOLDS(done, "(the one you were told)");
  }

  void makes_a_random_password() {
    Browser browser = in(reseller());
    const std::string run = up_to_domains(browser);
    Parameters forget = person("Anna", "Becker", "");
    forget.emplace_back("random_password", "1");
    next(browser, run + "person", forget, "/domains");
    next(browser, run + "domains", {{"name", ""}, {"go", "create"}}, "/done");
    const std::string shown = html_unescaped(between(browser.get(run + "done").body, "<code>", "</code>"));
    CPPUNIT_ASSERT(shown != secret && shown.size() == 16);
    CPPUNIT_ASSERT_EQUAL(303, Browser(panel()).login("web1", shown).status);
  }

  void sends_the_mail_once() {
    Mailbox mailbox;
    config().mail.sendmail = mailbox.program();
    Browser browser = in(reseller());
    const std::string run = made(browser);
    const std::string page = browser.get(run + "done").body;
    const std::string text = html_unescaped(between(between(page, "<textarea", "</textarea>"), ">", "</nothing>"));
    for (const char* part : {"Hello Anna Becker,", "https://panel.example:8443", "web1", secret, "http://läden.example/"}) ASSERT_HOLDS(text, part);
    const Parameters mail{{"from", "seller@hosting.example"}, {"subject", "Grüße"}, {"text", text + "\nEdited."}};
    next(browser, run + "mail", mail, "/done");
    next(browser, run + "mail", mail, "/done");
    CPPUNIT_ASSERT_EQUAL(std::string("-i -f seller@hosting.example -- anna@customer.example\n"), mailbox.calls());
    const std::string sent = plain(mailbox.mail());
    for (const char* part : {"To: anna@customer.example", "From: seller@hosting.example", secret, "läden.example", "Edited."}) ASSERT_HOLDS(sent, part);
    const std::string after = browser.get(run + "done").body;
    ASSERT_HOLDS(after, "The registration mail was sent to anna@customer.example.");
    ASSERT_LACKS(after, secret);
    ASSERT_LACKS(after, "<textarea");
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM signup_draft WHERE password = ''"));
  }

  void mail_speaks_the_users_language() {
    Browser browser = in(reseller());
    Parameters german = person("Jürgen", "Groß");
    for (auto& [name, value] : german)
      if (name == "language") value = "de";
    const std::string page = browser.get(made(browser, german) + "done").body;
    ASSERT_HOLDS(page, "Hallo Jürgen Groß,");
    ASSERT_HOLDS(page, "Kennwort:    " + std::string(secret));
    ASSERT_HOLDS(page, "Login data");
    CPPUNIT_ASSERT_EQUAL(std::string("de"), accounts::get_by_login(database(), root(), "web1").language);
  }

  void p37_nothing_gets_into_the_headers() {
    Mailbox mailbox;
    config().mail.sendmail = mailbox.program();
    Browser browser = in(reseller());
    const std::string run = start(browser);
    CPPUNIT_ASSERT_EQUAL(422, browser.post(run + "person", person("Anna\r\nBcc: x@evil.test")).status);
    next(browser, run + "limits", limits(), "/person");
    next(browser, run + "person", person("##password##", "%4 %1"), "/domains");
    next(browser, run + "domains", {{"name", ""}, {"go", "create"}}, "/done");
    const std::string text = html_unescaped(between(between(browser.get(run + "done").body, "<textarea", "</textarea>"), ">", "</nothing>"));
    ASSERT_HOLDS(text, "Hello ##password## %4 %1,");
    for (const char* bad : {"Hi\r\nBcc: x@evil.test", "Hi\nBcc: x@evil.test", "Hi\rBcc: x"})
      CPPUNIT_ASSERT_EQUAL(422, browser.post(run + "mail", {{"from", "a@b.example"}, {"subject", bad}, {"text", "x"}}).status);
    for (const char* bad : {"a@b.example\r\nBcc: x@evil.test", "a@b.example, x@evil.test", "-oQ/tmp@b.example\n", "Anna <a@b.example>", ""})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, 422, browser.post(run + "mail", {{"from", bad}, {"subject", "x"}, {"text", "x"}}).status);
    CPPUNIT_ASSERT_EQUAL(400, browser.post(run + "mail", {{"from", "a@b.example"}, {"subject", "x"}, {"text", "x"}, {"to", "x@evil.test"}}).status);
    CPPUNIT_ASSERT_EQUAL(std::string(), mailbox.calls());
    next(browser, run + "mail", {{"from", "a@b.example"}, {"subject", "x"}, {"text", "From me\n.\nTo: x@evil.test"}}, "/done");
    CPPUNIT_ASSERT_EQUAL(std::string("-i -f a@b.example -- anna@customer.example\n"), mailbox.calls());
    const std::string mail = mailbox.mail();
    ASSERT_LACKS(mail.substr(0, mail.find("\n\n")), "evil");
  }

  void p07_shows_names_as_text() {
    Browser browser = in(reseller());
    const std::string script = "<script>window.__xss=1</script>";
    const std::string run = up_to_domains(browser, person(script, script));
    for (const std::string& path : {std::string("/users/new"), run + "person", run + "domains"}) ASSERT_LACKS(browser.get(path).body, "<script>window");
    ASSERT_LACKS(browser.post(run + "domains", {{"name", "\"><script>window"}, {"go", "add"}}).body, "<script>window");
    next(browser, run + "domains", {{"name", ""}, {"go", "create"}}, "/done");
    const Response done = browser.get(run + "done");
    ASSERT_LACKS(done.body, "<script>window");
    ASSERT_HOLDS(done.body, "&lt;script&gt;window");
    ASSERT_HOLDS(header(done, "Content-Security-Policy"), "script-src 'self'");
  }

  void failed_mail_can_be_sent_again() {
    config().mail.sendmail = "/bin/false";
    Browser browser = in(reseller());
    const std::string run = made(browser);
    const Parameters mail{{"from", "seller@hosting.example"}, {"subject", "My subject"}, {"text", "My text"}};
    const Response failed = browser.post(run + "mail", mail);
    CPPUNIT_ASSERT_EQUAL(503, failed.status);
    for (const char* part : {"could not be sent", "My subject", "My text"}) ASSERT_HOLDS(failed.body, part);
    Mailbox mailbox;
    config().mail.sendmail = mailbox.program();
    next(browser, run + "mail", mail, "/done");
    ASSERT_HOLDS(mailbox.mail(), "My text");
  }

  void old_runs_go() {
    Browser browser = in(reseller());
    start(browser);
    start(browser);
    database().change("UPDATE signup_draft SET changed_at = NOW(6) - INTERVAL 8 DAY LIMIT 1");
    start(browser);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, number("SELECT COUNT(*) FROM signup_draft"));
  }

  void shows_progress_until_all_is_done() {
    Mailbox mailbox;
    config().mail.sendmail = mailbox.program();
    Browser browser = in(reseller());
    const std::string run = made(browser);
    const std::string reload = "http-equiv=\"refresh\"";
    ASSERT_LACKS(browser.get(run + "done").body, reload);  // the mail's text is being edited
    next(browser, run + "mail", {{"from", "a@b.example"}, {"subject", "x"}, {"text", "x"}}, "/done");
    ASSERT_HOLDS(browser.get(run + "done").body, reload);
    database().change("UPDATE job SET state = 'done'");
    const Response done = browser.get(run + "done");
    ASSERT_LACKS(done.body, reload);
    ASSERT_LACKS(done.body, "data-live");
  }

  void admin_makes_users_too() {
    Browser browser = in(admin());
    made(browser);
    CPPUNIT_ASSERT_EQUAL(AccountId{server_root}, accounts::get_by_login(database(), root(), "web1").parent);
  }

  void seal_opens_only_for_its_cookie_and_run() {
    const std::string sealed = signup::seal("geheim", "cookie", "run");
    CPPUNIT_ASSERT_EQUAL(std::string("geheim"), signup::unseal(sealed, "cookie", "run").value());
    CPPUNIT_ASSERT(sealed != signup::seal("geheim", "cookie", "run"));
    CPPUNIT_ASSERT(!signup::unseal(sealed, "cookiE", "run") && !signup::unseal(sealed, "cookie", "run2") && !signup::unseal("", "cookie", "run"));
    for (std::size_t i = 0; i < sealed.size(); ++i) {
      std::string changed = sealed;
      changed[i] = static_cast<char>(changed[i] ^ 1);
      CPPUNIT_ASSERT(!signup::unseal(changed, "cookie", "run"));
    }
  }

  void pages_are_cheap() {
    Browser browser = in(reseller());
    const std::string open = up_to_domains(browser), finished = made(browser);
    for (const std::string& path : {std::string("/users/new"), open + "package", open + "limits", open + "person", open + "domains", finished + "done"}) {
      const Response answer = browser.get(path);
      CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 200, answer.status);
      CPPUNIT_ASSERT_MESSAGE(path + " " + header(answer, "X-Hostler-Queries"), std::stoi(header(answer, "X-Hostler-Queries")) <= 5);
      CPPUNIT_ASSERT_MESSAGE(path, answer.body.size() <= 30 * 1024);
    }
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(SignupTest);

}  // namespace hostler
