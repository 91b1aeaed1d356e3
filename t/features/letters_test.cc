// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/letters/letters.h"

#include "base/text.h"
#include "features/allowances/allowances.h"
#include "features/browser.h"
#include "features/packages/packages.h"
#include "features/stage.h"
#include "http/language.h"

namespace hostler {

class LettersTest : public Stage {
  CPPUNIT_TEST_SUITE(LettersTest);
  CPPUNIT_TEST(c35_replaces_once_in_one_pass);
  CPPUNIT_TEST(c35_a_subject_stays_one_line);
  CPPUNIT_TEST(every_variable_has_a_value_and_no_more);
  CPPUNIT_TEST(p4_unknown_variables_are_refused_by_name);
  CPPUNIT_TEST(p37_password_is_for_the_text_only);
  CPPUNIT_TEST(p4_edits_the_mail_of_a_package);
  CPPUNIT_TEST(v1_the_nearest_letter_wins);
  CPPUNIT_TEST(p4_previews_what_is_typed);
  CPPUNIT_TEST(p11_foreign_letters_are_not_found);
  CPPUNIT_TEST(one_letter_a_package);
  CPPUNIT_TEST(notices_a_change_in_between);
  CPPUNIT_TEST(p02_p37_bad_text_is_refused);
  CPPUNIT_TEST(wizard_offers_the_letter_and_keeps_the_password_apart);
  CPPUNIT_TEST(values_speak_the_users_language);
  CPPUNIT_TEST(letters_go_with_their_owner_and_package);
  CPPUNIT_TEST(pages_are_cheap);
  CPPUNIT_TEST_SUITE_END();

  static Browser in(const accounts::Account& who) {
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, browser.login(who.login, password).status);
    browser.get("/letters");
    return browser;
  }
  static Parameters fields(const std::string& subject, const std::string& text, const std::string& sender = "") {
    return {{"sender", sender}, {"subject", subject}, {"text", text}, {"preview_for", ""}, {"go", "save"}};
  }
  static Parameters with(Parameters sent, const std::string& name, const std::string& value) {
    std::erase_if(sent, [&](const auto& one) { return one.first == name; });
    sent.emplace_back(name, value);
    return sent;
  }
  static std::uint64_t stored(const accounts::Account& owner, const std::string& subject, std::uint64_t package = 0) {
    return letters::create(database(), actor(owner), {.package = package, .package_name = {}, .sender = {}, .subject = subject, .text = "T"});
  }
  static std::uint64_t package(const accounts::Account& owner, const std::string& name) { return packages::create(database(), actor(owner), name, {}); }
  static std::string subject_for(const accounts::Account& seller, const accounts::Account& customer, std::uint64_t package) {
    return letters::registration(database(), config(), actor(seller), customer.id, package).subject;
  }

  void c35_replaces_once_in_one_pass() {
    const letters::Values values{{"login", "##name##"}, {"name", "##password## ##login##"}, {"company", ""}};
    CPPUNIT_ASSERT_EQUAL(std::string("##name##, ##password## ##login##, ."), letters::replaced("##login##, ##name##, ##company##.", values));
    // Halves of a variable in text and value never make a whole one.
    CPPUNIT_ASSERT_EQUAL(std::string("##login##"), letters::replaced("##first##login##", {{"first", "##"}, {"login", "x"}}));
    CPPUNIT_ASSERT_EQUAL(std::string("# ## ### #### ##a b## ##name"), letters::replaced("# ## ### #### ##a b## ##name", values));
    CPPUNIT_ASSERT_EQUAL(std::string("###name###"), letters::replaced("###login###", values));
    const auto pieces = letters::pieces("a ##password## b ##login## ##password##", values);
    CPPUNIT_ASSERT(pieces == std::vector<std::string>({"a ", " b ##name## ", ""}));
    CPPUNIT_ASSERT_EQUAL(std::string("a "), letters::replaced("a ##password##", {{"password", "secret"}}));
  }

  void c35_a_subject_stays_one_line() {
    CPPUNIT_ASSERT_EQUAL(std::string("Hi http://a.test/ http://b.test/!"), letters::replaced_line("Hi ##domains##!", {{"domains", "  http://a.test/\n  http://b.test/"}}));
  }

  void every_variable_has_a_value_and_no_more() {
    const auto values = letters::addressee(database(), config(), root(), user().id, server_root).values;
    std::size_t count = 0;
    for (const letters::Variable& variable : letters::variables()) {
      if (variable.name == letters::password_variable) continue;
      ++count;
      CPPUNIT_ASSERT_MESSAGE(std::string(variable.name), values.contains(variable.name) && letters::samples().contains(variable.name));
    }
    CPPUNIT_ASSERT_EQUAL(count, values.size());
    CPPUNIT_ASSERT(!values.contains("password") && !letters::samples().contains("password"));
  }

  void p4_unknown_variables_are_refused_by_name() {
    Browser browser = in(reseller());
    const Response answer = browser.post("/letters/new", with(fields("Hi ##login## ##Login##", "##nmae## ##name## ##nmae##\n##home##"), "package", ""));
    CPPUNIT_ASSERT_EQUAL(422, answer.status);
    ASSERT_HOLDS(answer.body, "There is no such variable here: ##Login##");
    ASSERT_HOLDS(answer.body, "There is no such variable here: ##nmae##, ##home##");
    ASSERT_HOLDS(answer.body, "Hi ##login## ##Login##");
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM letter"));
  }

  void p37_password_is_for_the_text_only() {
    Browser browser = in(reseller());
    ASSERT_HOLDS(browser.post("/letters/new", with(fields("##password##", "##password##"), "package", "")).body, "There is no such variable here: ##password##");
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/letters/new", with(fields("##login##", "##password##"), "package", "")).status);
  }

  void p4_edits_the_mail_of_a_package() {
    const auto seller = reseller();
    const auto id = package(seller, "Starter");
    Browser browser = in(seller);
    ASSERT_HOLDS(browser.get("/packages").body, "/packages/" + std::to_string(id) + "/letter");
    const Response place = browser.get("/packages/" + std::to_string(id) + "/letter");
    const std::string fresh = browser.follow(place).body;
    ASSERT_HOLDS(fresh, "value=\"" + std::to_string(id) + "\" selected");
    ASSERT_HOLDS(fresh, "Password: ##password##");
    for (const letters::Variable& variable : letters::variables()) ASSERT_HOLDS(fresh, "<code>##" + std::string(variable.name) + "##</code>");
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/letters/new", with(fields("Welcome", "Dear ##name##", "sales@host.example"), "package", std::to_string(id))).status);
    const std::string edit = header(browser.get("/packages/" + std::to_string(id) + "/letter"), "Location");
    ASSERT_HOLDS(browser.get(edit).body, "value=\"sales@host.example\"");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(edit, with(fields("Welcome back", "Dear ##name##"), "version", "1")).status);
    ASSERT_HOLDS(browser.get("/letters").body, "Welcome back");
    ASSERT_HOLDS(browser.get(edit + "/delete").body, "Starter");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(edit + "/delete").status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM letter"));
    ASSERT_HOLDS(browser.get("/letters").body, "the server&#39;s text");
  }

  void v1_the_nearest_letter_wins() {
    const auto seller = reseller(), chief = admin();
    const auto customer = user(seller.id);
    const auto starter = package(seller, "Starter"), other = package(seller, "Other");
    CPPUNIT_ASSERT_EQUAL("Your new account " + customer.login, subject_for(seller, customer, starter));
    stored(chief, "Server");
    CPPUNIT_ASSERT_EQUAL(std::string("Server"), subject_for(seller, customer, starter));
    stored(chief, "Server's package", package(chief, "Starter"));
    stored(seller, "Own");
    CPPUNIT_ASSERT_EQUAL(std::string("Own"), subject_for(seller, customer, 0));
    stored(seller, "Package", starter);
    CPPUNIT_ASSERT_EQUAL(std::string("Package"), subject_for(seller, customer, starter));
    CPPUNIT_ASSERT_EQUAL(std::string("Own"), subject_for(seller, customer, other));
    stored(reseller(), "Somebody else's");
    CPPUNIT_ASSERT_EQUAL(std::string("Own"), subject_for(seller, customer, 0));
    CPPUNIT_ASSERT_EQUAL(std::string("Server"), subject_for(chief, customer, 0));
  }

  void p4_previews_what_is_typed() {
    const auto seller = reseller();
    const auto customer = user(seller.id, "Berta"), foreign = user(reseller().id);
    Browser browser = in(seller);
    const Parameters typed = with(with(fields("For ##login##", "Dear ##name##,\nyour password: ##password##"), "package", ""), "go", "preview");
    const std::string sample = browser.post("/letters/new", typed).body;
    for (const char* part : {"For web1", "Dear Anna Becker,\nyour password: ••••••••</pre>", "value=\"For ##login##\"", "Dear ##name##,"}) ASSERT_HOLDS(sample, part);
    const std::string his = browser.post("/letters/new", with(typed, "preview_for", customer.login)).body;
    ASSERT_HOLDS(his, "For " + customer.login);
    const Response refused = browser.post("/letters/new", with(typed, "preview_for", foreign.login));
    CPPUNIT_ASSERT_EQUAL(422, refused.status);
    ASSERT_HOLDS(refused.body, "You have no user with this login.");
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM letter"));
  }

  void p11_foreign_letters_are_not_found() {
    const auto one = reseller(), two = reseller();
    const auto id = std::to_string(stored(one, "Mine")), starter = std::to_string(package(one, "Starter"));
    Browser browser = in(two);
    CPPUNIT_ASSERT_EQUAL(404, browser.get("/letters/" + id).status);
    CPPUNIT_ASSERT_EQUAL(404, browser.get("/letters/" + id + "/delete").status);
    CPPUNIT_ASSERT_EQUAL(404, browser.post("/letters/" + id, with(fields("x", "x"), "version", "1")).status);
    CPPUNIT_ASSERT_EQUAL(404, browser.post("/letters/" + id + "/delete").status);
    CPPUNIT_ASSERT_EQUAL(404, browser.get("/packages/" + starter + "/letter").status);
    CPPUNIT_ASSERT_EQUAL(422, browser.post("/letters/new", with(fields("x", "x"), "package", starter)).status);
    CPPUNIT_ASSERT_EQUAL(403, in(user(one.id)).get("/letters").status);
    ASSERT_LACKS(browser.get("/letters").body, "Mine");
    CPPUNIT_ASSERT_THROW(letters::create(database(), actor(two), {.package = std::stoull(starter), .package_name = {}, .sender = {}, .subject = "x", .text = "x"}), NotFound);
  }

  void one_letter_a_package() {
    const auto seller = reseller();
    stored(seller, "First");
    const Response answer = in(seller).post("/letters/new", with(fields("Second", "x"), "package", ""));
    CPPUNIT_ASSERT_EQUAL(422, answer.status);
    ASSERT_HOLDS(answer.body, "There is a registration mail for this already.");
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM letter"));
  }

  void notices_a_change_in_between() {
    const auto seller = reseller();
    const std::string path = "/letters/" + std::to_string(stored(seller, "First"));
    Browser browser = in(seller);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(path, with(fields("Second", "x"), "version", "1")).status);
    CPPUNIT_ASSERT_EQUAL(409, browser.post(path, with(fields("Third", "x"), "version", "1")).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM letter WHERE subject = 'Second'"));
  }

  void p02_p37_bad_text_is_refused() {
    Browser browser = in(reseller());
    for (const char* bad : {"Hi\r\nBcc: x@evil.test", "Hi\nBcc: x@evil.test", "v=spf1\"\n$INCLUDE /etc/hostler-canary", ""})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, 422, browser.post("/letters/new", with(fields(bad, "x"), "package", "")).status);
    for (const char* bad : {"a@b.example\r\nBcc: x@evil.test", "a@b.example, x@evil.test", "##email##"})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, 422, browser.post("/letters/new", with(fields("x", "x", bad), "package", "")).status);
    CPPUNIT_ASSERT_EQUAL(400, browser.post("/letters/new", with(with(fields("x", "x"), "package", ""), "owner_id", "1")).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM letter"));
    const Response shown = browser.post("/letters/new", with(with(fields("<script>window", "<script>window"), "package", ""), "go", "preview"));
    ASSERT_LACKS(shown.body, "<script>window");
  }

  void wizard_offers_the_letter_and_keeps_the_password_apart() {
    const auto seller = reseller();
    const auto starter = package(seller, "Starter");
    letters::create(database(), actor(seller), {.package = starter, .package_name = {}, .sender = "sales@host.example", .subject = "Hi ##login##",
                                                .text = "##password## and ##password## of ##name##, ##package##\n##limits##"});
    Browser browser = in(seller);
    const Response started = browser.post("/users/new", {{"package", std::to_string(starter)}, {"go", "next"}});
    const std::string place = header(started, "Location"), run = place.substr(0, place.rfind('/') + 1), secret = "blue-Tuesday-7";
    browser.post(run + "limits", {{"domains", "3"}, {"subdomains", "5"}, {"go", "next"}});
    browser.post(run + "person", {{"first_name", "##login##"}, {"last_name", "##password##"}, {"email", "a@customer.example"}, {"language", "en"}, {"password", secret}, {"password_again", secret}, {"go", "next"}});
    ASSERT_HOLDS(header(browser.post(run + "domains", {{"name", ""}, {"go", "create"}}), "Location"), "/done");
    const std::string page = browser.get(run + "done").body;
    ASSERT_HOLDS(page, secret + " and " + secret + " of ##login## ##password##, Starter\n  Domains: 3");
    ASSERT_HOLDS(page, "value=\"Hi web1\"");
    ASSERT_HOLDS(page, "value=\"sales@host.example\"");
    ASSERT_LACKS(database().select_one("SELECT CONCAT(typed, HEX(password)) FROM signup_draft")->text(0), secret);
    Browser later = in(seller);
    ASSERT_HOLDS(later.get(run + "done").body, "(the one you were told) and (the one you were told) of");
  }

  void values_speak_the_users_language() {
    const auto seller = reseller("Hosting Müller");
    const auto customer = user(seller.id);
    database().change("UPDATE account SET language = 'de' WHERE id = ?", customer.id);
    allowances::give(database(), actor(seller), customer.id, {.limits = {{"domains", std::nullopt}}, .services = {}});
    const auto mail = letters::registration(database(), config(), actor(seller), customer.id, 0);
    ASSERT_HOLDS(join(mail.pieces, "*"), "Kennwort:    *\n");
    const auto values = letters::addressee(database(), config(), actor(seller), customer.id, seller.id).values;
    ASSERT_HOLDS(values.at("limits"), "unbegrenzt");
    ASSERT_HOLDS(values.at("reseller"), "Müller");
    CPPUNIT_ASSERT_EQUAL(std::string("en"), current_language());
  }

  void letters_go_with_their_owner_and_package() {
    const auto seller = reseller();
    const auto starter = package(seller, "Starter");
    stored(seller, "Package", starter);
    packages::remove(database(), actor(seller), {starter});
    Browser browser = in(seller);
    ASSERT_LACKS(browser.get("/letters").body, "/letters/1\"");
    stored(seller, "Own");
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM letter"));
    for (const Feature* feature : all_features())
      if (feature->name == "letters") feature->on_account_gone(database(), seller.id);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM letter"));
  }

  void pages_are_cheap() {
    const auto seller = reseller();
    const std::string path = "/letters/" + std::to_string(stored(seller, "Own")), login = user(seller.id).login;
    Browser browser = in(seller);
    for (const std::string& page : {std::string("/letters"), std::string("/letters/new"), path, path + "/delete"}) {
      const Response answer = browser.get(page);
      CPPUNIT_ASSERT_EQUAL_MESSAGE(page, 200, answer.status);
      CPPUNIT_ASSERT_MESSAGE(page + " " + header(answer, "X-Hostler-Queries"), std::stoi(header(answer, "X-Hostler-Queries")) <= 5);
    }
    const Response preview = browser.post(path, with(with(with(fields("x", "x"), "version", "1"), "preview_for", login), "go", "preview"));
    CPPUNIT_ASSERT_MESSAGE(header(preview, "X-Hostler-Queries"), std::stoi(header(preview, "X-Hostler-Queries")) <= 6);
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(LettersTest);

}  // namespace hostler
