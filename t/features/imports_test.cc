// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/imports/user_import.h"

#include "base/csv.h"
#include "features/allowances/allowances.h"
#include "features/browser.h"
#include "features/packages/packages.h"
#include "features/stage.h"

namespace hostler {

class ImportsTest : public Stage {
  CPPUNIT_TEST_SUITE(ImportsTest);
  CPPUNIT_TEST(u12_checks_then_imports);
  CPPUNIT_TEST(u12_all_or_nothing_with_a_result_per_line);
  CPPUNIT_TEST(u12_rehearsal_leaves_nothing);
  CPPUNIT_TEST(u12_limits_hold_for_all_lines_together);
  CPPUNIT_TEST(u12_a_second_click_imports_nothing);
  CPPUNIT_TEST(u12_random_passwords_are_shown_and_work);
  CPPUNIT_TEST(u12_hostile_files_are_refused_by_line);
  CPPUNIT_TEST(u12_the_number_of_lines_is_limited);
  CPPUNIT_TEST(p38_guards_come_off_again);
  CPPUNIT_TEST(passwords_are_kept_sealed);
  CPPUNIT_TEST(p11_foreign_imports_are_not_found);
  CPPUNIT_TEST_SUITE_END();

  static Browser in(const accounts::Account& who) {
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, browser.login(who.login, password).status);
    browser.get("/users/import");
    return browser;
  }
  static Response upload(Browser& browser, const std::string& csv) {
    Request request = browser.request(Method::post, "/users/import");
    request.form = {{"token", browser.token}};
    request.files = {{"file", csv}};
    return browser.send(request);
  }
  static std::string id_in(const Response& checked) {
    const std::string start = "action=\"/users/import/";
    const std::size_t at = checked.body.find(start);
    CPPUNIT_ASSERT_MESSAGE(checked.body, at != std::string::npos);
    return checked.body.substr(at + start.size(), 22);
  }
  static std::int64_t users() { return number("SELECT COUNT(*) FROM account WHERE role = 'user'"); }
  static constexpr const char* head = "first_name,last_name,email,password\n";
  static imports::Report checked(const accounts::Account& seller, const std::string& csv, std::size_t most = 100) {
    const Actor acting = actor(seller);
    return imports::check_users({database(), config(), acting}, csv, most);
  }
  static imports::Report imported(const accounts::Account& seller, const std::string& csv, std::size_t most = 100) {
    const Actor acting = actor(seller);
    return imports::import_users({database(), config(), acting}, csv, most);
  }
  static std::string first_problem(const imports::Report& report) {
    for (const imports::LineResult& line : report.lines)
      for (const imports::LineProblem& problem : line.problems) return std::to_string(line.line) + " " + problem.column + ": " + in_english(problem.text);
    return "none";
  }

  void u12_checks_then_imports() {
    const auto seller = reseller();
    packages::create(database(), actor(seller), "Starter", {.limits = {{"domains", 3}}, .services = {{"php", "1"}}});
    Browser browser = in(seller);
    const std::string form = browser.get("/users/import").body;
    for (const char* part : {"multipart/form-data", "<code>first_name</code>", "<code>package</code>", "<code>domains</code>", "At most 2 MB and 250 lines"}) ASSERT_HOLDS(form, part);
    const Response seen = upload(browser, "\xEF\xBB\xBF" "last_name;first_name;email;package;domain;subdomains;language\r\nBecker;Anna;anna@x.example;Starter;läden.example;7;de\r\n\"Müller; B.\";Bert;bert@x.example;;;;\r\n");
    CPPUNIT_ASSERT_EQUAL_MESSAGE(seen.body, 200, seen.status);
    ASSERT_HOLDS(seen.body, "2 users can be imported.");
    ASSERT_HOLDS(seen.body, "Bert Müller; B.");
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, users());
    const Response done = browser.post("/users/import/" + id_in(seen));
    CPPUNIT_ASSERT_EQUAL(303, done.status);
    ASSERT_HOLDS(browser.follow(done).body, "web1");
    const auto anna = accounts::get_by_login(database(), actor(seller), "web1");
    CPPUNIT_ASSERT_EQUAL(std::string("Anna Becker"), anna.display_name);
    CPPUNIT_ASSERT_EQUAL(std::string("Starter"), anna.package_name);
    CPPUNIT_ASSERT_EQUAL(std::string("de"), anna.language);
    CPPUNIT_ASSERT_EQUAL(seller.id, anna.parent);
    const auto grants = allowances::of(database(), actor(seller), anna.id);
    CPPUNIT_ASSERT(grants.limits.at("domains") == allowances::Amount(3) && grants.limits.at("subdomains") == allowances::Amount(7));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM domain WHERE account_id = ?", anna.id));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, number("SELECT COUNT(*) FROM job WHERE kind = 'account.apply'"));
  }

  void u12_all_or_nothing_with_a_result_per_line() {
    const auto seller = reseller();
    const std::string csv = std::string(head) + "Anna,Becker,anna@x.example,good-Password-1\n,Becker,not an address,x\nBert,Braun,bert@x.example,good-Password-1\n";
    Browser browser = in(seller);
    const Response seen = upload(browser, csv);
    CPPUNIT_ASSERT_EQUAL(422, seen.status);
    for (const char* part : {"1 line has a mistake. Nothing is imported.", "first_name: This is needed.", "email: Enter an e-mail address", "password: "}) ASSERT_HOLDS(seen.body, part);
    ASSERT_LACKS(seen.body, "/users/import/");
    ASSERT_LACKS(seen.body, "good-Password-1");
    const imports::Report report = imported(seller, csv);
    CPPUNIT_ASSERT(!report.ok());
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, report.lines.size());
    CPPUNIT_ASSERT(report.lines[0].problems.empty() && report.lines[0].login.empty());
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, report.lines[1].line);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, users());
  }

  void u12_rehearsal_leaves_nothing() {
    const auto seller = reseller();
    CPPUNIT_ASSERT(checked(seller, std::string(head) + "Anna,Becker,anna@x.example,\n").ok());
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT (SELECT COUNT(*) FROM account WHERE role = 'user') + (SELECT COUNT(*) FROM job) + (SELECT COUNT(*) FROM account_contact WHERE email = 'anna@x.example')"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, allowances::used(database(), seller.id, "users"));
    const imports::Report twice = checked(seller, "first_name,last_name,email,domains,domain\nA,B,a@x.example,1,same.example\nC,D,c@x.example,1,same.example\n");
    CPPUNIT_ASSERT(twice.lines.at(0).problems.empty());
    CPPUNIT_ASSERT_EQUAL(std::string("domain"), twice.lines.at(1).problems.at(0).column);
  }

  void u12_limits_hold_for_all_lines_together() {
    const auto seller = reseller();
    allowances::give(database(), root(), seller.id, {.limits = {{"users", 2}}, .services = {}});
    const std::string line = "Anna,Becker,anna@x.example,\n";
    CPPUNIT_ASSERT(checked(seller, head + line + line).ok());
    const imports::Report report = imported(seller, head + line + line + line);
    CPPUNIT_ASSERT(!report.ok() && report.lines.at(1).problems.empty() && !report.lines.at(2).problems.empty());
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, users());
  }

  void u12_a_second_click_imports_nothing() {
    const auto seller = reseller();
    Browser browser = in(seller);
    const std::string path = "/users/import/" + id_in(upload(browser, std::string(head) + "Anna,Becker,anna@x.example,\n"));
    CPPUNIT_ASSERT_EQUAL(303, browser.get(path).status);
    CPPUNIT_ASSERT_EQUAL(path, header(browser.post(path), "Location"));
    CPPUNIT_ASSERT_EQUAL(path, header(browser.post(path), "Location"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, users());
    // At the same moment: the one that waits for the row finds it done.
    const Actor acting = actor(seller);
    struct Done {};
    CPPUNIT_ASSERT_THROW(imports::import_users({database(), config(), acting}, std::string(head) + "A,B,a@x.example,\n", 10, [] { throw Done(); }), Done);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, users());
  }

  void u12_random_passwords_are_shown_and_work() {
    const auto seller = reseller();
    Browser browser = in(seller);
    const std::string path = "/users/import/" + id_in(upload(browser, std::string(head) + "Anna,Becker,anna@x.example,\nBert,Braun,bert@x.example,good-Password-1\n"));
    browser.post(path);
    const std::string page = browser.get(path).body;
    const std::size_t at = page.find("<td data-th=\"Password\"><code>");
    CPPUNIT_ASSERT(at != std::string::npos);
    const std::size_t start = page.find("<code>", at) + 6;
    Browser anna(panel(), "192.0.2.7"), bert(panel(), "192.0.2.8");
    CPPUNIT_ASSERT_EQUAL(303, anna.login("web1", page.substr(start, page.find('<', start) - start)).status);
    CPPUNIT_ASSERT_EQUAL(303, bert.login("web2", "good-Password-1").status);
    ASSERT_LACKS(page, "good-Password-1");
    Browser later = in(seller);
    ASSERT_HOLDS(later.get(path).body, "was shown to the login that made it only");
  }

  void u12_hostile_files_are_refused_by_line() {
    const auto seller = reseller();
    const std::string good = "Anna,Becker,anna@x.example,\n";
    CPPUNIT_ASSERT_EQUAL(std::string("3 : This line is not UTF-8 text, or holds a NUL character."), first_problem(imported(seller, head + good + std::string("A,\0B,c,\n", 8))));
    CPPUNIT_ASSERT_EQUAL(std::string("3 : A quotation mark is opened here and never closed."), first_problem(imported(seller, head + good + "\"A,B,a@x.example,\n" + good)));
    CPPUNIT_ASSERT_EQUAL(std::string("3 : The line has 3 columns, the header has 4."), first_problem(imported(seller, head + good + "A,B,a@x.example\n")));
    CPPUNIT_ASSERT_EQUAL(std::string("1 role: There is no such column."), first_problem(imported(seller, "first_name,last_name,email,role\nA,B,a@x.example,admin\n")));
    CPPUNIT_ASSERT_EQUAL(std::string("1 : The file is empty. Its first line names the columns."), first_problem(imported(seller, "")));
    CPPUNIT_ASSERT_EQUAL(std::string("1 : There is no line below the column names."), first_problem(imported(seller, head)));
    CPPUNIT_ASSERT_EQUAL(std::string("2 show_on_start: Write 1 for yes, or nothing."), first_problem(imported(seller, "first_name,last_name,email,show_on_start\nA,B,a@x.example,perhaps\n")));
    CPPUNIT_ASSERT_EQUAL(std::string("none"), first_problem(checked(seller, "first_name,last_name,email\rA,B,a@x.example\r")));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, users());
    Browser browser = in(seller);
    const Response nul = upload(browser, head + std::string("A,\0B,c,\n", 8));
    CPPUNIT_ASSERT_EQUAL(422, nul.status);
    ASSERT_HOLDS(nul.body, "holds a NUL character");
    CPPUNIT_ASSERT_EQUAL(422, upload(browser, "").status);
    ASSERT_LACKS(upload(browser, std::string(head) + "<script>window,B,a@x.example,\n").body, "<script>window");
  }

  void u12_the_number_of_lines_is_limited() {
    const auto seller = reseller();
    std::string csv = head;
    for (int i = 0; i < 1'000'000; ++i) csv += "A,B,a@x.example,\n";
    CPPUNIT_ASSERT_EQUAL(std::string("102 : The file has more than 100 entries. Split it into several."), first_problem(imported(seller, csv)));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, users());
  }

  void p38_guards_come_off_again() {
    const auto seller = reseller();
    CPPUNIT_ASSERT(imported(seller, csv_line({"first_name", "last_name", "email", "company"}) + csv_line({"@x", "-1", "a@x.example", "=1+1"})).ok());
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM account_contact WHERE first_name = '@x' AND last_name = '-1' AND company = '=1+1'"));
  }

  void passwords_are_kept_sealed() {
    const auto seller = reseller();
    Browser browser = in(seller);
    const std::string id = id_in(upload(browser, std::string(head) + "Anna,Becker,anna@x.example,good-Password-1\n"));
    const auto stored = [] { return database().select_one("SELECT HEX(content) FROM user_import").value().text(0); };
    const std::string secret = number("SELECT COUNT(*) FROM user_import WHERE LOCATE('good-Password-1', content) > 0") == 0 ? "sealed" : "clear";
    CPPUNIT_ASSERT_EQUAL(std::string("sealed"), secret);
    CPPUNIT_ASSERT(!stored().empty());
    Browser later = in(seller);
    const Response refused = later.post("/users/import/" + id);
    CPPUNIT_ASSERT_EQUAL(422, refused.status);
    ASSERT_HOLDS(refused.body, "kept for your last login only");
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, users());
  }

  void p11_foreign_imports_are_not_found() {
    const auto one = reseller(), two = reseller();
    Browser browser = in(one), other = in(two);
    const std::string path = "/users/import/" + id_in(upload(browser, std::string(head) + "Anna,Becker,anna@x.example,\n"));
    CPPUNIT_ASSERT_EQUAL(404, other.get(path).status);
    CPPUNIT_ASSERT_EQUAL(404, other.post(path).status);
    CPPUNIT_ASSERT_EQUAL(404, other.get("/users/import/x").status);
    CPPUNIT_ASSERT_EQUAL(403, in(user(one.id)).get("/users/import").status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, users());
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(ImportsTest);

}  // namespace hostler
