// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"

#include <cppunit/extensions/HelperMacros.h>

#include "base/errors.h"

using namespace hostler;

class TextTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(TextTest);
  CPPUNIT_TEST(knows_well_formed_utf8);
  CPPUNIT_TEST(refuses_overlong_surrogate_cut_and_nul);
  CPPUNIT_TEST(finds_controls_of_one_and_two_bytes);
  CPPUNIT_TEST(counts_characters);
  CPPUNIT_TEST(trims_lowers_splits_joins);
  CPPUNIT_TEST(reads_whole_numbers_only);
  CPPUNIT_TEST(encodes_urls_and_html);
  CPPUNIT_TEST(fills_each_place_once);
  CPPUNIT_TEST(problems_carry_their_sentence);
  CPPUNIT_TEST_SUITE_END();

  void knows_well_formed_utf8() {
    CPPUNIT_ASSERT(is_clean_utf8(""));
    CPPUNIT_ASSERT(is_clean_utf8("plain\n"));
    CPPUNIT_ASSERT(is_clean_utf8("Grüße \xE2\x82\xAC \xF0\x9F\x98\x80 \xEF\xBF\xBD \xF4\x8F\xBF\xBF \xED\x9F\xBF"));
  }

  void refuses_overlong_surrogate_cut_and_nul() {
    for (std::string_view bad : {"\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xF0\x8F\xBF\xBF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80", "\xC3", "\xE2\x82", "\xF0\x9F\x98", "\xFF"})
      CPPUNIT_ASSERT_MESSAGE(std::string(bad), !is_clean_utf8(bad));
    CPPUNIT_ASSERT(!is_clean_utf8(std::string_view("a\0b", 3)));
  }

  void finds_controls_of_one_and_two_bytes() {
    CPPUNIT_ASSERT(!has_control("a\tb\nc ü \xC2\xA0"));
    for (std::string_view bad : {"\r", "\x1B[2J", "\x7F", "\xC2\x9B"}) CPPUNIT_ASSERT(has_control(bad));
    CPPUNIT_ASSERT(has_control(std::string_view("\0", 1)));
  }

  void counts_characters() { CPPUNIT_ASSERT_EQUAL(std::size_t(4), character_count("aü\xE2\x82\xAC\xF0\x9F\x98\x80")); }

  void trims_lowers_splits_joins() {
    CPPUNIT_ASSERT_EQUAL(std::string("a b"), trimmed(" \t\r\na b \n"));
    CPPUNIT_ASSERT_EQUAL(std::string(), trimmed("  "));
    CPPUNIT_ASSERT_EQUAL(std::string("az\xC3\x84"), lower("AZ\xC3\x84"));
    CPPUNIT_ASSERT(split("a,,b,", ',') == (std::vector<std::string>{"a", "", "b", ""}));
    CPPUNIT_ASSERT(split("", ',') == std::vector<std::string>{""});
    CPPUNIT_ASSERT_EQUAL(std::string("a, b"), join({"a", "b"}, ", "));
    CPPUNIT_ASSERT_EQUAL(std::string(), join({}, ", "));
    CPPUNIT_ASSERT(starts_with("abc", "ab") && starts_with("abc", "") && !starts_with("ab", "abc"));
  }

  void reads_whole_numbers_only() {
    CPPUNIT_ASSERT(to_number("-9223372036854775808") == INT64_MIN);
    CPPUNIT_ASSERT(to_number("007") == 7);
    for (std::string_view bad : {"", "-", "+1", " 1", "1 ", "1.0", "0x10", "1e3", "9223372036854775808"}) CPPUNIT_ASSERT_MESSAGE(std::string(bad), !to_number(bad));
  }

  void encodes_urls_and_html() {
    CPPUNIT_ASSERT_EQUAL(std::string("a-._~Z9%20%2F%3F%26%25%C3%BC"), url_encoded("a-._~Z9 /?&%ü"));
    CPPUNIT_ASSERT_EQUAL(std::string("&lt;a href=&quot;&#39;&amp;&quot;&gt;"), html_escaped("<a href=\"'&\">"));
  }

  void fills_each_place_once() {
    CPPUNIT_ASSERT_EQUAL(std::string("%2 of b is 100%"), fill("%1 of %2 is 100%", {"%2", "b"}));
    CPPUNIT_ASSERT_EQUAL(std::string("a a %2 %0"), fill("%1 %1 %2 %0", {"a"}));
  }

  void problems_carry_their_sentence() {
    const Refused refused(Text("The name %1 is taken.", {"bob"}), "login");
    CPPUNIT_ASSERT_EQUAL(std::string("The name bob is taken."), std::string(refused.what()));
    CPPUNIT_ASSERT_EQUAL(std::string("login"), refused.field());
    CPPUNIT_ASSERT_EQUAL(422, refused.status());
    for (const Problem& problem : std::initializer_list<Problem>{NotFound(), Forbidden(), Conflict()}) CPPUNIT_ASSERT(!std::string(problem.what()).empty());
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(TextTest);
