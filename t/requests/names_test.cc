// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests/names.h"

#include <cppunit/extensions/HelperMacros.h>

using namespace hostler::requests;

class NamesTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(NamesTest);
  CPPUNIT_TEST(takes_host_names_that_dns_and_daemons_agree_on);
  CPPUNIT_TEST(refuses_host_names_with_a_second_meaning);
  CPPUNIT_TEST(h2_takes_a_star_for_one_label_of_a_site);
  CPPUNIT_TEST(h2_takes_a_label_as_the_name_in_front_of_an_at);
  CPPUNIT_TEST(h3_takes_names_of_index_files_each_once);
  CPPUNIT_TEST(takes_names_and_lines_of_start_pages);
  CPPUNIT_TEST(takes_logins_of_our_pattern_only);
  CPPUNIT_TEST(takes_paths_below_a_folder);
  CPPUNIT_TEST(refuses_paths_that_leave_it_or_mean_something_to_a_daemon);
  CPPUNIT_TEST(takes_addresses_that_the_world_can_reach);
  CPPUNIT_TEST(refuses_addresses_of_no_server_or_in_another_form);
  CPPUNIT_TEST(writes_addresses_in_one_form);
  CPPUNIT_TEST(refuses_addresses_that_could_carry_a_second_line_or_a_name);
  CPPUNIT_TEST_SUITE_END();

  template <class T>
  void takes(std::string_view text) {
    const auto value = T::parse(text);
    CPPUNIT_ASSERT_MESSAGE(std::string(text), value);
    CPPUNIT_ASSERT_EQUAL(std::string(text), value->text());
  }

  template <class T>
  void refuses(std::string_view text) {
    CPPUNIT_ASSERT_MESSAGE(std::string(text), !T::parse(text));
  }

  void takes_host_names_that_dns_and_daemons_agree_on() {
    const std::string label(63, 'a');
    for (auto text : {"a.test", "www.a.test", "xn--bcher-kva.test", "1.test", "a-b.c--d.test", "7.8.9.test"}) takes<HostName>(text);
    takes<HostName>(label + "." + label + "." + label + "." + std::string(61, 'b'));
  }

  void refuses_host_names_with_a_second_meaning() {
    for (auto text : {"", "a", "a.", ".a", "a..b", "A.test", "a_b.test", "-a.test", "a-.test", "10.0.0.1", "a.1", "a.test.", "*.a.test", "a.test\n", "a .test", "b\xc3\xbc.test", "..", "a/b.test"})
      refuses<HostName>(text);
    refuses<HostName>(std::string("a.test\0", 7));
    const std::string label(63, 'a');
    refuses<HostName>(label + "a.test");
    refuses<HostName>(label + "." + label + "." + label + "." + std::string(62, 'b'));
  }

  void h2_takes_a_star_for_one_label_of_a_site() {
    for (auto text : {"a.test", "*.a.test", "*.shop.a.test"}) takes<SiteName>(text);
    for (auto text : {"*", "*.", "*.a", "**.a.test", "*a.test", "a.*.test", "*.*.test", "*.a.test.", "*.A.test", "*./a.test", "..", "*.1", ""}) refuses<SiteName>(text);
    CPPUNIT_ASSERT(SiteName::parse("*.a.test")->is_wildcard());
    CPPUNIT_ASSERT(!SiteName(*HostName::parse("a.test")).is_wildcard());
    refuses<SiteName>("*." + std::string(63, 'a') + "." + std::string(63, 'b') + "." + std::string(63, 'c') + "." + std::string(60, 'd'));
  }

  void h2_takes_a_label_as_the_name_in_front_of_an_at() {
    for (auto text : {"joe", "joe-2", "xn--bcher-kva", "7"}) takes<AtName>(text);
    for (auto text : {"", "Joe", "-joe", "joe-", "joe.x", "joe/..", "..", "@joe", "joe ", "j_o", "b\xc3\xbc"}) refuses<AtName>(text);
    refuses<AtName>(std::string(64, 'a'));
  }

  void h3_takes_names_of_index_files_each_once() {
    for (auto text : {"index.html", "start.php index.html", "Default.asp a_b-c.htm"}) takes<IndexNames>(text);
    for (auto text : {"", " ", "index.html ", " index.html", "a.html  b.html", "a.html a.html", ".htaccess", "-x", "../x", "a/b.html", "a\tb", "a.html\nb", "$x", "b\xc3\xbc.html", "disabled;"})
      refuses<IndexNames>(text);
    takes<IndexNames>("1 2 3 4 5 6 7 8 9 10");
    refuses<IndexNames>("1 2 3 4 5 6 7 8 9 10 11");
    refuses<IndexNames>(std::string(61, 'a'));
  }

  void takes_names_and_lines_of_start_pages() {
    for (auto text : {"index.html", "Welcome-2_b.htm"}) takes<PageName>(text);
    for (auto text : {"", ".html", "index", "index.php", "index.html.php", "../index.html", "a/index.html", "-a.html", ".htaccess", "a b.html", "index.html\n", "b\xc3\xbc.html"}) refuses<PageName>(text);
    refuses<PageName>(std::string(56, 'a') + ".html");
    for (auto text : {"", "<p>B\xc3\xbc</p>", " end"}) takes<PageLine>(text);
    for (auto text : {"a\nb", "\t", "\x7f", "\xc3", "\xff"}) refuses<PageLine>(text);
    refuses<PageLine>(std::string(40001, 'a'));
  }

  void takes_logins_of_our_pattern_only() {
    for (auto text : {"web1", "ab", "a234567890123456"}) takes<Login>(text);
    for (auto text : {"", "a", "1web", "-rf", "--help", "Web1", "web_1", "web-1", "a2345678901234567", "web1\n", "root:", "../ub"}) refuses<Login>(text);
  }

  void takes_paths_below_a_folder() {
    for (auto text : {"html", "html/a.test", "html/Meine Seite (neu)", "html/b\xc3\xbc" "cher", "html/...", "html/.well-known"}) takes<RelativePath>(text);
    CPPUNIT_ASSERT_EQUAL(std::string("html"), std::string(RelativePath::parse("html/x")->first()));
    takes<RelativePath>(std::string(255, 'a'));
  }

  void refuses_paths_that_leave_it_or_mean_something_to_a_daemon() {
    for (auto text : {"", "/", "/etc", "html/", "html//a", ".", "..", "html/..", "html/../x", "html/./x", "html/-rf", "html/ a", "html/a ", "html/a:b", "html/a*", "html/$x", "html/a%b",
                      "html/a\\", "html/\"a", "html/'a", "html/`a`", "html/a\nb", "html/a\tb", "html/~a", "html/{a}", "html/[a]", "html/\xff", "html/\xc0\xaf", "html/\xed\xa0\x80",
                      "html/\xc2\x85", "html/\xe2\x80\xae", "html/\xe2\x80\xa8", "html/\xf4\x90\x80\x80", "html/\xc3"})
      refuses<RelativePath>(text);
    refuses<RelativePath>(std::string("html\0x", 6));
    refuses<RelativePath>(std::string(256, 'a'));
    std::string deep = "html";
    while (deep.size() <= 1000) deep += "/abcdefgh";
    refuses<RelativePath>(deep);
  }

  void takes_addresses_that_the_world_can_reach() {
    for (auto text : {"192.0.2.10", "10.0.0.1", "1.2.3.4", "223.255.255.255", "2001:db8::10", "fd00::1", "2001:db8:1:2:3:4:5:6"}) takes<IpAddress>(text);
  }

  void refuses_addresses_of_no_server_or_in_another_form() {
    for (auto text : {"", "0.0.0.0", "0.1.2.3", "127.0.0.1", "127.255.0.1", "169.254.1.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "febf::1", "ff02::1",
                      "::ffff:192.0.2.10", "::192.0.2.10", "::ffff:c000:20a", "2001:DB8::10", "2001:db8:0::10", "2001:db8::0010", "[2001:db8::10]", "fe80::1%eth0", "2001:db8::10%1", "192.0.2.010", "192.0.2",
                      "192.0.2.10 ", " 192.0.2.10", "192.0.2.10/32", "192.0.2.10:80", "192.0.2.10\n", "3221225994", "0xc0.0.2.10", "..", "../x", "a.test", "2001:db8:1:2:3:4:5:6:7"})
      refuses<IpAddress>(text);
    refuses<IpAddress>(std::string("192.0.2.10\0", 11));
    refuses<IpAddress>(std::string(100, '1'));
  }

  void writes_addresses_in_one_form() {
    const auto form = [](std::string_view text) { return HttpUrl::parse(text) ? HttpUrl::parse(text)->text() : "refused"; };
    CPPUNIT_ASSERT_EQUAL(std::string("http://a.test/"), form("HTTP://A.Test"));
    CPPUNIT_ASSERT_EQUAL(std::string("http://a.test/"), form("http://a.test:80"));
    CPPUNIT_ASSERT_EQUAL(std::string("https://a.test:80/"), form("https://a.test:0080"));
    CPPUNIT_ASSERT_EQUAL(std::string("https://a.test/x?y=1&z=%C3%BC#top"), form("https://a.test:443/x?y=1&z=%C3%BC#top"));
    CPPUNIT_ASSERT_EQUAL(std::string("https://a.test/?q=http://b.test:1/@"), form("https://a.test?q=http://b.test:1/@"));
    CPPUNIT_ASSERT_EQUAL(std::string("http://a.test/#a/b"), form("http://a.test#a/b"));
  }

  void refuses_addresses_that_could_carry_a_second_line_or_a_name() {
    for (auto text : {"", "a.test", "//a.test/", "ftp://a.test/", "javascript://a.test/", "http:///x", "http://a/", "http://user@a.test/", "http://u:p@a.test/", "http://a.test:/",
                      "http://a.test:0/", "http://a.test:65536/", "http://a.test:x/", "http://[::1]/", "http://10.0.0.1/", "http://x.test/%0aHeader%20set%20X%201", "http://x.test/%0D", "http://x.test/%00",
                      "http://x.test/%", "http://x.test/%4", "http://x.test/%zz", "http://x.test/a b", "http://x.test/\n", "http://x.test/\r\nX: 1", "http://x.test/$x", "http://x.test/{a}",
                      "http://x.test/a\\", "http://x.test/\"", "http://x.test/<", "http://x.test/`", "http://x.test/\x7f", "http://x.test/\xc3\xbc", "http://a.test/#a#b", "http://a.test\\@b.test/"})
      refuses<HttpUrl>(text);
    refuses<HttpUrl>("http://a.test/" + std::string(2000, 'a'));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(NamesTest);
