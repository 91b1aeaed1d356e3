// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests/request.h"

#include <cppunit/extensions/HelperMacros.h>

#include <random>

#include "requests/answer.h"

using namespace hostler::requests;

namespace {

SiteRequest example() {
  return {*HostName::parse("a.test"), *Login::parse("web1"), SiteRequest::State::live, *RelativePath::parse("html/a.test"), {*HostName::parse("www.a.test"), *HostName::parse("b.test")},
          HttpUrl::parse("https://c.test/x"), true};
}

std::string reason(const std::string& text) {
  try {
    SiteRequest::from_text(text);
    return "taken";
  } catch (const Refused& refused) {
    return refused.what();
  }
}

std::string changed(std::string text, const std::string& from, const std::string& to) { return text.replace(text.find(from), from.size(), to); }

}  // namespace

class RequestTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(RequestTest);
  CPPUNIT_TEST(writes_one_field_a_line);
  CPPUNIT_TEST(reads_what_it_wrote);
  CPPUNIT_TEST(refuses_each_kind_of_damage_with_a_sentence);
  CPPUNIT_TEST(s2_carries_a_start_page_line_by_line);
  CPPUNIT_TEST(h3_names_what_is_switched_on);
  CPPUNIT_TEST(h2_names_folders_behind_an_at);
  CPPUNIT_TEST(r3_names_the_exclusive_address_of_a_site);
  CPPUNIT_TEST(r3_lists_all_exclusive_addresses);
  CPPUNIT_TEST(refuses_a_text_cut_off_anywhere);
  CPPUNIT_TEST(survives_random_bytes);
  CPPUNIT_TEST(survives_random_changes_of_a_good_request);
  CPPUNIT_TEST(limits_the_pools_of_one_request);
  CPPUNIT_TEST(a_backup_keeps_rows_and_nothing_else);
  CPPUNIT_TEST(listings_have_no_fields);
  CPPUNIT_TEST(an_answer_is_its_last_line_and_the_exit_code);
  CPPUNIT_TEST_SUITE_END();

  void writes_one_field_a_line() {
    CPPUNIT_ASSERT_EQUAL(std::string("site.apply\nhost a.test\nlogin web1\nstate live\nfolder html/a.test\nalias www.a.test\nalias b.test\nredirect https://c.test/x\nphp yes\nend\n"),
                         example().to_text());
    CPPUNIT_ASSERT_EQUAL(std::string("host a.test\tlogin web1\tstate live\tfolder html/a.test\talias www.a.test\talias b.test\tredirect https://c.test/x\tphp yes"), example().to_line());
    CPPUNIT_ASSERT_EQUAL(std::string("account.apply\nlogin web1\nstate absent\nend\n"), (AccountRequest{*Login::parse("web1"), AccountRequest::State::absent}.to_text()));
    CPPUNIT_ASSERT_EQUAL(std::string("php.apply\npool web1 yes\nend\n"), (PhpRequest{{{*Login::parse("web1"), true}}}.to_text()));
  }

  void reads_what_it_wrote() {
    SiteRequest request = example();
    CPPUNIT_ASSERT(request == SiteRequest::from_text(request.to_text()));
    request.aliases.clear();
    request.redirect.reset();
    request.php = false;
    request.state = SiteRequest::State::locked;
    CPPUNIT_ASSERT(request == SiteRequest::from_text(request.to_text()));
    CPPUNIT_ASSERT_EQUAL(std::string(SiteRequest::kind), std::string(kind_of(request.to_text())));
  }

  void refuses_each_kind_of_damage_with_a_sentence() {
    const std::string good = example().to_text();
    CPPUNIT_ASSERT_EQUAL(std::string("taken"), reason(good));
    CPPUNIT_ASSERT_EQUAL(std::string("the request is not of the kind site.apply"), reason(changed(good, "site.apply", "account.apply")));
    CPPUNIT_ASSERT_EQUAL(std::string("the request is not of the kind site.apply"), reason(""));
    CPPUNIT_ASSERT_EQUAL(std::string("line 3 of the request is not the field login"), reason(changed(good, "login web1\n", "")));
    CPPUNIT_ASSERT_EQUAL(std::string("line 4 of the request is not the field state"), reason(changed(good, "login web1\n", "login web1\nlogin web2\n")));
    CPPUNIT_ASSERT_EQUAL(std::string("line 2 of the request has a bad value for host"), reason(changed(good, "host a.test", "host ../../etc")));
    CPPUNIT_ASSERT_EQUAL(std::string("line 2 of the request is not the field host"), reason(changed(good, "host a.test", "host")));
    CPPUNIT_ASSERT_EQUAL(std::string("line 2 of the request has a bad value for host"), reason(changed(good, "host a.test", "host  a.test")));
    CPPUNIT_ASSERT_EQUAL(std::string("line 9 of the request is not the field php"), reason(changed(good, "php yes\n", "uid 0\nphp yes\n")));
    CPPUNIT_ASSERT_EQUAL(std::string("line 10 of the request has no place there"), reason(changed(good, "php yes\n", "php yes\nuid 0\n")));
    CPPUNIT_ASSERT_EQUAL(std::string("the request is cut off"), reason(changed(good, "end\n", "")));
    CPPUNIT_ASSERT_EQUAL(std::string("the request goes on after its end"), reason(good + "x"));
    CPPUNIT_ASSERT_EQUAL(std::string("the request goes on after its end"), reason(good + good));
    CPPUNIT_ASSERT_EQUAL(std::string("the request contains a control byte"), reason(changed(good, "web1", std::string("web\0", 4))));
    CPPUNIT_ASSERT_EQUAL(std::string("the request contains a control byte"), reason(changed(good, "web1\n", "web1\r\n")));
    CPPUNIT_ASSERT_EQUAL(std::string("the request is longer than 4 MiB"), reason(good + std::string(longest_request, 'x')));
    CPPUNIT_ASSERT_EQUAL(std::string("the folder of a site is html or lies below it"), reason(changed(good, "html/a.test", "htmlx/a.test")));
    CPPUNIT_ASSERT_EQUAL(std::string("the name b.test is given twice"), reason(changed(good, "alias www.a.test", "alias b.test")));
    CPPUNIT_ASSERT_EQUAL(std::string("the name a.test is given twice"), reason(changed(good, "alias www.a.test", "alias a.test")));
  }

  void s2_carries_a_start_page_line_by_line() {
    SiteRequest request = example();
    request.start_file = PageName::parse("index.html");
    for (const char* line : {"<h1>Läden</h1>", "", " end", "end"}) request.start_lines.push_back(*PageLine::parse(line));
    const std::string text = request.to_text();
    CPPUNIT_ASSERT(text.ends_with("php yes\nstart_file index.html\nstart_line <h1>Läden</h1>\nstart_line \nstart_line  end\nstart_line end\nend\n"));
    CPPUNIT_ASSERT(request == SiteRequest::from_text(text));
    CPPUNIT_ASSERT_EQUAL(std::string("a start page has a name and lines"), reason(changed(text, "start_file index.html\n", "")));
    CPPUNIT_ASSERT_EQUAL(std::string("a start page has a name and lines"), reason(changed(example().to_text(), "end\n", "start_file index.html\nend\n")));
    CPPUNIT_ASSERT_EQUAL(std::string("line 10 of the request has a bad value for start_file"), reason(changed(text, "index.html", "../index.html")));
  }

  void h3_names_what_is_switched_on() {
    SiteRequest request = example();
    request.host = *SiteName::parse("*.a.test");
    request.switches = {SiteRequest::Switch::cgi, SiteRequest::Switch::listing};
    request.index = IndexNames::parse("start.html index.php");
    const std::string text = request.to_text();
    CPPUNIT_ASSERT(text.starts_with("site.apply\nhost *.a.test\n"));
    CPPUNIT_ASSERT(text.ends_with("php yes\nwith cgi\nwith listing\nindex start.html index.php\nend\n"));
    CPPUNIT_ASSERT(request == SiteRequest::from_text(text));
    CPPUNIT_ASSERT_EQUAL(std::string("a switch is given twice"), reason(changed(text, "with listing", "with cgi")));
    CPPUNIT_ASSERT_EQUAL(std::string("line 10 of the request has a bad value for with"), reason(changed(text, "with cgi", "with ExecCGI")));
    CPPUNIT_ASSERT_EQUAL(std::string("line 12 of the request has a bad value for index"), reason(changed(text, "start.html", "../start.html")));
  }

  void h2_names_folders_behind_an_at() {
    SiteRequest request = example();
    request.at_folders = {{*AtName::parse("joe"), *RelativePath::parse("html/joe")}, {*AtName::parse("sue"), *RelativePath::parse("html/sue and joe")}};
    const std::string text = request.to_text();
    CPPUNIT_ASSERT(text.ends_with("php yes\nat joe html/joe\nat sue html/sue and joe\nend\n"));
    CPPUNIT_ASSERT(request == SiteRequest::from_text(text));
    CPPUNIT_ASSERT_EQUAL(std::string("the name @joe is given twice"), reason(changed(text, "at sue", "at joe")));
    CPPUNIT_ASSERT_EQUAL(std::string("the folder of a site is html or lies below it"), reason(changed(text, "html/joe", "mail/joe")));
    for (const char* bad : {"at joe", "at joe ", "at  html/joe", "at jo/e html", "at joe /etc", "at joe html/../x"})
      CPPUNIT_ASSERT_MESSAGE(bad, reason(changed(text, "at joe html/joe", bad)) != "taken");
  }

  void r3_names_the_exclusive_address_of_a_site() {
    SiteRequest request = example();
    request.address = IpAddress::parse("2001:db8::10");
    const std::string text = request.to_text();
    CPPUNIT_ASSERT(text.ends_with("php yes\naddress 2001:db8::10\nend\n"));
    CPPUNIT_ASSERT(request == SiteRequest::from_text(text));
    CPPUNIT_ASSERT(request.to_line().ends_with("php yes\taddress 2001:db8::10"));
    for (const char* bad : {"127.0.0.1", "2001:DB8::10", "192.0.2.10 192.0.2.11", "../x", ""})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, std::string("line 10 of the request has a bad value for address"), reason(changed(text, "2001:db8::10", bad)));
    CPPUNIT_ASSERT_EQUAL(std::string("line 11 of the request has no place there"), reason(changed(text, "end\n", "address 192.0.2.10\nend\n")));
  }

  void r3_lists_all_exclusive_addresses() {
    AddressesRequest request;
    CPPUNIT_ASSERT_EQUAL(std::string("addresses.apply\nend\n"), request.to_text());
    CPPUNIT_ASSERT(AddressesRequest::from_text(request.to_text()).addresses.empty());
    for (const char* text : {"192.0.2.10", "2001:db8::10"}) request.addresses.push_back(*IpAddress::parse(text));
    const std::string text = "addresses.apply\naddress 192.0.2.10\naddress 2001:db8::10\nend\n";
    CPPUNIT_ASSERT_EQUAL(text, request.to_text());
    CPPUNIT_ASSERT(AddressesRequest::from_text(text).addresses == request.addresses);
    for (const auto& [from, to] : {std::pair("192.0.2.10", "2001:db8::10"), std::pair("192.0.2.10", "127.0.0.1"), std::pair("192.0.2.10", ".."), std::pair("end\n", "owner web1\nend\n"), std::pair("end\n", "")})
      CPPUNIT_ASSERT_THROW_MESSAGE(to, AddressesRequest::from_text(changed(text, from, to)), Refused);
  }

  void refuses_a_text_cut_off_anywhere() {
    const std::string good = example().to_text();
    for (size_t length = 0; length < good.size(); ++length) CPPUNIT_ASSERT_MESSAGE(std::to_string(length), reason(good.substr(0, length)) != "taken");
  }

  void survives_random_bytes() {
    std::mt19937 random(1);
    for (int i = 0; i < 10000; ++i) {
      std::string text(random() % 200, 0);
      for (char& c : text) c = static_cast<char>(random());
      CPPUNIT_ASSERT(reason(text) != "taken");
      CPPUNIT_ASSERT(reason("site.apply\n" + text + "\nend\n") != "taken");
    }
  }

  void survives_random_changes_of_a_good_request() {
    std::mt19937 random(2);
    const std::string good = example().to_text();
    for (int i = 0; i < 10000; ++i) {
      std::string text = good;
      for (unsigned n = random() % 4 + 1; n > 0; --n) text[random() % text.size()] = static_cast<char>(random());
      if (reason(text) != "taken") continue;
      const SiteRequest taken = SiteRequest::from_text(text);
      CPPUNIT_ASSERT(taken == SiteRequest::from_text(taken.to_text()));
    }
  }

  void limits_the_pools_of_one_request() {
    PhpRequest request;
    CPPUNIT_ASSERT_THROW(PhpRequest::from_text(request.to_text()), Refused);
    for (int i = 0; i < 200; ++i) request.pools.push_back({*Login::parse("web" + std::to_string(i)), i % 2 == 0});
    CPPUNIT_ASSERT_EQUAL(size_t(200), PhpRequest::from_text(request.to_text()).pools.size());
    request.pools.push_back({*Login::parse("more"), true});
    CPPUNIT_ASSERT_THROW(PhpRequest::from_text(request.to_text()), Refused);
    CPPUNIT_ASSERT_THROW(PhpRequest::from_text("php.apply\npool web1 yes\npool web1 no\nend\n"), Refused);
    CPPUNIT_ASSERT_THROW(PhpRequest::from_text("php.apply\npool web1 maybe\nend\n"), Refused);
  }

  void a_backup_keeps_rows_and_nothing_else() {
    const BackupRequest request{*Login::parse("web1"), *Number::parse("12"), BackupRequest::State::kept, true, {*JsonLine::parse("{\"a\": \"ä\"}"), *JsonLine::parse("{}")}};
    const std::string text = "backup.apply\nlogin web1\nnumber 12\nstate kept\nhome yes\nrow {\"a\": \"ä\"}\nrow {}\nend\n";
    CPPUNIT_ASSERT_EQUAL(text, request.to_text());
    CPPUNIT_ASSERT_EQUAL(text, BackupRequest::from_text(text).to_text());
    for (const auto& [from, to] : {std::pair("number 12", "number 012"), std::pair("number 12", "number ../12"), std::pair("number 12", "number "), std::pair("row {}", "row []"),
                                   std::pair("row {}", "row {\x7f}"), std::pair("state kept", "state closed"), std::pair("home yes", "home /etc")})
      CPPUNIT_ASSERT_THROW_MESSAGE(to, BackupRequest::from_text(changed(text, from, to)), Refused);
  }

  void listings_have_no_fields() {
    check_plain(site_list, plain_text(site_list));
    CPPUNIT_ASSERT_THROW(check_plain(site_list, "site.list\nhost a.test\nend\n"), Refused);
    CPPUNIT_ASSERT_THROW(check_plain(site_list, plain_text(account_list)), Refused);
    CPPUNIT_ASSERT_THROW(check_plain(site_list, "site.list\n"), Refused);
  }

  void an_answer_is_its_last_line_and_the_exit_code() {
    const Answer answer = read_answer("pool web1 done\npool web2 refused no such user\ndone\n", 0);
    CPPUNIT_ASSERT(answer.outcome == Outcome::done);
    CPPUNIT_ASSERT(pool_answer(answer, "web1").outcome == Outcome::done);
    CPPUNIT_ASSERT(pool_answer(answer, "web2").outcome == Outcome::refused);
    CPPUNIT_ASSERT_EQUAL(std::string("no such user"), pool_answer(answer, "web2").sentence);
    CPPUNIT_ASSERT(pool_answer(answer, "web").outcome == Outcome::again);
    CPPUNIT_ASSERT_EQUAL(std::string("refused two lines \n"), to_text({Outcome::refused, "two\nlines\n", {}}));
    CPPUNIT_ASSERT(read_answer("refused because\n", 65).outcome == Outcome::refused);
    CPPUNIT_ASSERT(read_answer("done\n", 65).outcome == Outcome::bug);
    CPPUNIT_ASSERT(read_answer("done", 0).outcome == Outcome::bug);
    CPPUNIT_ASSERT(read_answer("", 0).outcome == Outcome::bug);
    CPPUNIT_ASSERT(read_answer("", 77).outcome == Outcome::not_permitted);
    CPPUNIT_ASSERT(read_answer("done\n", -1).outcome == Outcome::again);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RequestTest);
