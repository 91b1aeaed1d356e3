// SPDX-License-Identifier: GPL-3.0-or-later
#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "base/test_database.h"
#include "base/text.h"
#include "http/language.h"
#include "http/listing.h"

namespace {

using namespace hostler;

/// 95 users u001 … u095; seven share each age; every tenth is called Anna; one has % and _ in its name.
class ListingTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ListingTest);
  CPPUNIT_TEST(begins_on_the_first_page);
  CPPUNIT_TEST(follows_links_to_the_end_and_back);
  CPPUNIT_TEST(skips_pages);
  CPPUNIT_TEST(ends_with_the_rest_on_the_last_page);
  CPPUNIT_TEST(keeps_its_place_while_rows_come);
  CPPUNIT_TEST(replaces_pages_that_are_gone);
  CPPUNIT_TEST(sorts_rows_with_equal_keys_once_each);
  CPPUNIT_TEST(reverses_on_the_second_click);
  CPPUNIT_TEST(searches_literally);
  CPPUNIT_TEST(narrows_to_a_chosen_value);
  CPPUNIT_TEST(counts_up_to_a_thousand);
  CPPUNIT_TEST(takes_hostile_addresses_for_the_first_page);
  CPPUNIT_TEST(stays_within_two_statements);
  CPPUNIT_TEST(walks_the_index);
  CPPUNIT_TEST(shows_links_and_cells_escaped);
  CPPUNIT_TEST(says_when_there_is_nothing);
  CPPUNIT_TEST(a_unique_column_alone_gives_the_same_pages);
  CPPUNIT_TEST(counts_a_search_in_the_same_pass);
  CPPUNIT_TEST(p38_is_written_as_csv);
  CPPUNIT_TEST_SUITE_END();

public:
  void setUp() override {
    load_languages("/nowhere");
    database_ = std::make_unique<Database>(new_test_database("listing"));
    database_->execute("CREATE TABLE person (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, owner INT NOT NULL, login VARCHAR(40) NOT NULL UNIQUE, "
                       "name VARCHAR(60) NOT NULL, age INT NOT NULL, KEY by_age (age, id))");
    for (int i = 1; i <= 95; ++i) add_person("u" + std::string(i < 10 ? "00" : "0") + std::to_string(i), i % 10 ? "Bob" : "Anna", i / 7, 1);
    add_person("foreign", "Anna", 5, 2);
    database_->change("UPDATE person SET name = '100%_sure' WHERE login = 'u050'");
    query_.from = "person p";
    query_.where = "p.owner = ?";
    query_.values = {1};
    query_.id_sql = "p.id";
    query_.search_sql = "p.login LIKE ? OR p.name LIKE ?";
    query_.search_places = 2;
    listing_.path = "/people";
    listing_.columns = {{"login", Text("Login"), "p.login", "p.login", Column::Kind::link}, {"name", Text("Name"), "p.name"}, {"age", Text("Age"), "p.age", "p.age", Column::Kind::number}};
    listing_.default_sort = "login";
    listing_.empty = Text("Nobody yet.");
    listing_.actions = {{"lock", Text("Lock")}};
  }

private:
  void add_person(const std::string& login, const std::string& name, int age, int owner) {
    database_->change("INSERT INTO person (owner, login, name, age) VALUES (?, ?, ?, ?)", owner, login, name, age);
  }

  void a_unique_column_alone_gives_the_same_pages() {
    for (int i = 100; i < 700; ++i) add_person("u" + std::to_string(i), "Bob", i, 1);
    const ListView view = read_list_view(listing_, {});
    const std::string before = csv_of(*database_, listing_, query_, view);
    listing_.columns[0].unique = true;
    CPPUNIT_ASSERT_EQUAL(before, csv_of(*database_, listing_, query_, view));
  }

  void counts_a_search_in_the_same_pass() {
    ListView view = read_list_view(listing_, {{"search", "Bob"}});
    const auto counted = fetch(*database_, listing_, query_, view).total;
    query_.search_reads_all = true;
    const ListPage page = fetch(*database_, listing_, query_, view);
    CPPUNIT_ASSERT_EQUAL(counted.value(), page.total.value());
    CPPUNIT_ASSERT(page.more_after && page.rows.size() == view.size && *page.total > view.size);
    // Later pages are counted as before: their statement passes only what comes behind the cursor.
    view.cursor_key = page.rows.back().text(0);
    view.cursor_id = page.rows.back().text(static_cast<unsigned>(page.rows.back().size()) - 1);
    CPPUNIT_ASSERT_EQUAL(counted.value(), fetch(*database_, listing_, query_, view).total.value());
  }

  void p38_is_written_as_csv() {
    database_->change("UPDATE person SET name = '=1+1' WHERE login = 'u001'");
    for (int i = 100; i < 700; ++i) add_person("u" + std::to_string(i), "Bob", i, 1);
    listing_.columns.push_back({.name = "shown", .label = Text("Shown"), .sql = "1", .only_pages = true});
    const std::string csv = csv_of(*database_, listing_, query_, read_list_view(listing_, {}));
    CPPUNIT_ASSERT(starts_with(csv, "\xEF\xBB\xBF\"login\",\"name\",\"age\"\r\n\"u001\",\"'=1+1\",\"0\"\r\n"));
    // Page by page, each row once, nobody else's.
    CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t{1 + 95 + 600}, std::count(csv.begin(), csv.end(), '\n'));
    CPPUNIT_ASSERT(csv.find("foreign") == std::string::npos);
    const std::string found = csv_of(*database_, listing_, query_, read_list_view(listing_, {{"search", "u69"}, {"sort", "age"}, {"order", "down"}}));
    CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t{11}, std::count(found.begin(), found.end(), '\n'));
    CPPUNIT_ASSERT(found.find("u699") < found.find("u690"));
  }

  struct Seen {
    ListView view;
    ListPage page;
    std::vector<std::string> logins;
    std::string html;
  };

  /// Opens an address as a browser would.
  Seen open(const std::string& address) {
    Seen seen;
    Parameters query;
    std::size_t question = address.find('?');
    if (question != std::string::npos)
      for (const std::string& pair : split(address.substr(question + 1), '&')) {
        std::size_t equals = pair.find('=');
        query.emplace_back(pair.substr(0, equals), decoded(pair.substr(equals + 1)));
      }
    seen.view = read_list_view(listing_, query);
    seen.page = fetch(*database_, listing_, query_, seen.view);
    std::vector<ShownRow> rows;
    for (const Row& row : seen.page.rows) {
      seen.logins.push_back(row.text(0));
      rows.push_back({row.text(4), {{row.text(0), "/people/" + row.text(4)}, {row.text(1)}, {row.text(2)}}, {{Text("Lock"), "lock", "/people/lock", true}}, row.text(0)});
    }
    static const Templates templates(std::string(std::getenv("top_srcdir")) + "/templates");
    Templates::Filling filling("list");
    show(filling.root(), listing_, seen.view, seen.page, rows);
    seen.html = templates.expand("parts/list.tpl", filling);
    return seen;
  }

  static std::string decoded(const std::string& text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] == '%') {
        result += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
        i += 2;
      } else
        result += text[i];
    return result;
  }

  /// The address a link with this text leads to; empty when there is none.
  static std::string link(const Seen& seen, const std::string& text) {
    std::size_t end = seen.html.find(">" + text + "</a>");
    if (end == std::string::npos) return {};
    std::size_t start = seen.html.rfind("href=\"", end) + 6;
    std::string href = seen.html.substr(start, seen.html.find('"', start) - start), plain;
    for (std::size_t at = 0; at < href.size(); ++at) {
      plain += href[at];
      if (href.compare(at, 5, "&amp;") == 0) at += 4;
    }
    return plain;
  }
  Seen follow(const Seen& seen, const std::string& text) {
    std::string href = link(seen, text);
    CPPUNIT_ASSERT_MESSAGE("no link " + text, !href.empty());
    return open(href);
  }
  static std::string span(const Seen& seen) { return seen.logins.empty() ? "" : seen.logins.front() + "-" + seen.logins.back(); }

  void begins_on_the_first_page() {
    Seen seen = open("/people");
    CPPUNIT_ASSERT_EQUAL(std::string("u001-u025"), span(seen));
    CPPUNIT_ASSERT(!seen.page.more_before && seen.page.more_after && seen.page.total == 95u);
    CPPUNIT_ASSERT(link(seen, "First").empty() && link(seen, "‹").empty() && !link(seen, "Last").empty());
  }

  void follows_links_to_the_end_and_back() {
    Seen second = follow(open("/people"), "›");
    CPPUNIT_ASSERT_EQUAL(std::string("u026-u050"), span(second));
    Seen third = follow(second, "3");
    CPPUNIT_ASSERT_EQUAL(std::string("u051-u075"), span(third));
    Seen fourth = follow(third, "›");
    CPPUNIT_ASSERT_EQUAL(std::string("u076-u095"), span(fourth));
    CPPUNIT_ASSERT(!fourth.page.more_after && link(fourth, "›").empty());
    CPPUNIT_ASSERT_EQUAL(std::string("u051-u075"), span(follow(fourth, "‹")));
    CPPUNIT_ASSERT_EQUAL(std::string("u026-u050"), span(follow(fourth, "2")));
    CPPUNIT_ASSERT_EQUAL(std::string("u001-u025"), span(follow(follow(fourth, "2"), "‹")));
    CPPUNIT_ASSERT_EQUAL(std::string("u001-u025"), span(follow(fourth, "First")));
  }

  void skips_pages() {
    Seen first = open("/people?size=10");
    Seen fourth = follow(first, "4");
    CPPUNIT_ASSERT_EQUAL(std::string("u031-u040"), span(fourth));
    CPPUNIT_ASSERT_EQUAL(std::string("u061-u070"), span(follow(fourth, "7")));
    CPPUNIT_ASSERT(link(first, "5").empty());
    CPPUNIT_ASSERT_EQUAL(std::string("u001-u010"), span(follow(fourth, "1")));
    CPPUNIT_ASSERT_EQUAL(std::size_t{95}, open("/people?size=all").logins.size());
  }

  void ends_with_the_rest_on_the_last_page() {
    Seen last = follow(open("/people"), "Last");
    CPPUNIT_ASSERT_EQUAL(std::string("u076-u095"), span(last));
    CPPUNIT_ASSERT(last.page.more_before && !last.page.more_after);
    CPPUNIT_ASSERT(last.html.find("<b aria-current=\"page\">4</b>") != std::string::npos);
    CPPUNIT_ASSERT_EQUAL(std::string("u051-u075"), span(follow(last, "3")));
  }

  void keeps_its_place_while_rows_come() {
    Seen first = open("/people");
    add_person("u0001", "New", 1, 1);
    CPPUNIT_ASSERT_EQUAL(std::string("u026-u050"), span(follow(first, "›")));
    database_->change("DELETE FROM person WHERE login = 'u025'");
    CPPUNIT_ASSERT_EQUAL(std::string("u026-u050"), span(follow(first, "›")));
  }

  void replaces_pages_that_are_gone() {
    Seen second = follow(open("/people"), "›"), third = follow(second, "›");
    database_->change("DELETE FROM person WHERE login BETWEEN 'u003' AND 'u020'");
    CPPUNIT_ASSERT_EQUAL(std::string("u001-u043"), span(follow(second, "‹")));
    database_->change("DELETE FROM person WHERE login > 'u075'");
    Seen end = follow(third, "›");
    CPPUNIT_ASSERT_EQUAL(std::string("u075"), end.logins.back());
    CPPUNIT_ASSERT(!end.page.more_after);
  }

  void sorts_rows_with_equal_keys_once_each() {
    for (const char* address : {"/people?size=10&sort=age", "/people?size=10&sort=age&order=down"}) {
      std::vector<std::string> all;
      Seen seen = open(address);
      while (true) {
        all.insert(all.end(), seen.logins.begin(), seen.logins.end());
        if (!seen.page.more_after) break;
        seen = follow(seen, "›");
      }
      CPPUNIT_ASSERT_EQUAL(std::size_t{95}, all.size());
      CPPUNIT_ASSERT(std::is_sorted(all.begin(), all.end()) || std::is_sorted(all.rbegin(), all.rend()));
    }
  }

  void reverses_on_the_second_click() {
    Seen seen = open("/people");
    CPPUNIT_ASSERT(seen.html.find("aria-sort=\"ascending\"") != std::string::npos);
    Seen down = open("/people?sort=login&order=down");
    CPPUNIT_ASSERT_EQUAL(std::string("u095-u071"), span(down));
    CPPUNIT_ASSERT_EQUAL(std::string("u070-u046"), span(follow(down, "›")));
    CPPUNIT_ASSERT_EQUAL(std::string("u095-u071"), span(follow(follow(down, "›"), "‹")));
    CPPUNIT_ASSERT(seen.html.find("sort=login&amp;order=down") != std::string::npos);
    CPPUNIT_ASSERT(down.html.find("order=down\">Login") == std::string::npos);
  }

  void searches_literally() {
    CPPUNIT_ASSERT_EQUAL(std::size_t{8}, open("/people?search=Anna").logins.size());
    CPPUNIT_ASSERT_EQUAL(std::string("u050-u050"), span(open("/people?search=%25_")));
    CPPUNIT_ASSERT_EQUAL(std::string("u050-u050"), span(open("/people?search=0%25")));
    CPPUNIT_ASSERT(open("/people?search=%5C").logins.empty());
    CPPUNIT_ASSERT(open("/people?search=' OR 1=1-- -").logins.empty());
    Seen seen = open("/people?search=u0&size=10");
    CPPUNIT_ASSERT_EQUAL(std::string("u011-u020"), span(follow(seen, "›")));
    CPPUNIT_ASSERT(!link(seen, "Reset search").empty());
  }

  void narrows_to_a_chosen_value() {
    listing_.filters = {{.name = "age", .label = Text("Age"), .choices = {{"5", Text("five")}, {"6", Text("six")}}, .sql = "p.age = ?"}};
    query_.total = 95;
    Seen seen = open("/people?age=5");
    CPPUNIT_ASSERT_EQUAL(std::string("u035-u041"), span(seen));
    CPPUNIT_ASSERT(seen.page.total == 7u);
    CPPUNIT_ASSERT(seen.html.find("<option value=\"5\" selected>") != std::string::npos);
    CPPUNIT_ASSERT(!link(seen, "Reset search").empty());
    CPPUNIT_ASSERT_EQUAL(std::string("u035-u039"), span(open("/people?age=5&search=u03")));
    CPPUNIT_ASSERT_EQUAL(std::string("u001-u025"), span(open("/people?age=5%20OR%201")));
    CPPUNIT_ASSERT_EQUAL(std::string("u001-u025"), span(open("/people?age=")));
  }

  void counts_up_to_a_thousand() {
    database_->execute("INSERT INTO person (owner, login, name, age) SELECT 1, CONCAT('v', seq), 'Vera', seq % 50 FROM seq_1_to_1500");
    Seen seen = open("/people");
    CPPUNIT_ASSERT(!seen.page.total);
    CPPUNIT_ASSERT(seen.html.find("more than 1,000") != std::string::npos);
    Seen last = follow(seen, "Last");
    CPPUNIT_ASSERT_EQUAL(std::string("v999"), last.logins.back());
    CPPUNIT_ASSERT_EQUAL(std::size_t{25}, follow(last, "‹").logins.size());
    query_.total = 1595;
    CPPUNIT_ASSERT(open("/people").page.total == 1595u);
    CPPUNIT_ASSERT_EQUAL(std::string("v999"), follow(open("/people"), "Last").logins.back());
  }

  void takes_hostile_addresses_for_the_first_page() {
    for (const char* address : {"/people?sort=id;DROP TABLE person", "/people?sort=name", "/people?sort=p.login", "/people?key=x&id=1 OR 1=1", "/people?key=x", "/people?id=5x&key=a&page=7",
                                "/people?size=1000000", "/people?size=0", "/people?page=-3", "/people?skip=999", "/people?order=sideways", "/people?sort=login&key=a&id=99999999999999999999"})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(address, std::string("u001-u025"), span(open(address)));
    Seen age = open("/people?sort=age&key=1' OR '1&id=5");
    CPPUNIT_ASSERT_EQUAL(std::string("u001"), age.logins.front());
    open("/people?key=a&id=1&skip=99999999999&page=99999999999");
    CPPUNIT_ASSERT_EQUAL(std::size_t{25}, open("/people?search=" + std::string(101, 'x')).logins.size());
    CPPUNIT_ASSERT_EQUAL(std::size_t{95}, open("/people?size=all").logins.size());
  }

  void stays_within_two_statements() {
    for (const char* address : {"/people", "/people?search=u0", "/people?back=1&page=4", "/people?sort=age&key=3&id=24&page=2", "/people?key=u050&id=50&back=1&page=1"}) {
      database_->take_statement_count();
      open(address);
      CPPUNIT_ASSERT_MESSAGE(address, database_->take_statement_count() <= 2);
    }
  }

  void walks_the_index() {
    database_->execute("INSERT INTO person (owner, login, name, age) SELECT 1, CONCAT('v', seq), 'Vera', 100 + seq FROM seq_1_to_5000");
    database_->execute("ANALYZE TABLE person");
    database_->execute("FLUSH STATUS");
    open("/people?sort=age&key=4000&id=3996&page=100");
    std::int64_t read = 0;
    for (const Row& row : database_->select("SHOW SESSION STATUS LIKE 'Handler_read_%'")) read += row.number(1);
    // The rows of the page, and the thousand and one of the count.
    CPPUNIT_ASSERT_MESSAGE(std::to_string(read), read < 2300);
  }

  void shows_links_and_cells_escaped() {
    database_->change("UPDATE person SET name = '<script>alert(1)</script>' WHERE login = 'u001'");
    Seen seen = open("/people?search=%22%3E%3Cscript%3E");
    CPPUNIT_ASSERT(seen.html.find("<script") == std::string::npos && seen.html.find("&quot;&gt;&lt;script&gt;") != std::string::npos);
    seen = open("/people");
    CPPUNIT_ASSERT(seen.html.find("<script") == std::string::npos && seen.html.find("&lt;script&gt;") != std::string::npos);
    CPPUNIT_ASSERT(seen.html.find("formaction=\"/people/lock\"") != std::string::npos);
    ShownRow foreign{"1", {}, {{Text("x"), "x", "javascript:alert(1)", true}}, "x"};
    Templates::Filling filling("list");
    CPPUNIT_ASSERT_THROW(show(filling.root(), listing_, seen.view, seen.page, {foreign}), Failure);
  }

  void says_when_there_is_nothing() {
    Seen nothing = open("/people?search=nowhere");
    CPPUNIT_ASSERT(nothing.html.find("Nothing found for “nowhere”.") != std::string::npos && !link(nothing, "Reset search").empty());
    database_->execute("DELETE FROM person");
    Seen empty = open("/people");
    CPPUNIT_ASSERT(empty.html.find("Nobody yet.") != std::string::npos && empty.html.find("<table") == std::string::npos);
  }

  std::unique_ptr<Database> database_;
  Listing listing_;
  ListQuery query_;
};
CPPUNIT_TEST_SUITE_REGISTRATION(ListingTest);

}  // namespace
