// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/crypto.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <ctime>
#include <set>

#include "base/errors.h"

using namespace hostler;

class CryptoTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(CryptoTest);
  CPPUNIT_TEST(tokens_are_43_characters_and_differ);
  CPPUNIT_TEST(passwords_have_no_look_alikes);
  CPPUNIT_TEST(digests_match_the_published_one);
  CPPUNIT_TEST(compares_secrets);
  CPPUNIT_TEST(hashes_by_yescrypt_and_checks);
  CPPUNIT_TEST(refuses_passwords_too_long_or_with_nul);
  CPPUNIT_TEST(an_empty_or_unknown_hash_costs_a_hash_and_never_matches);
  CPPUNIT_TEST_SUITE_END();

  void tokens_are_43_characters_and_differ() {
    std::set<std::string> tokens;
    for (int i = 0; i < 1000; ++i) tokens.insert(random_token());
    CPPUNIT_ASSERT_EQUAL(std::size_t(1000), tokens.size());
    for (const std::string& token : tokens) {
      CPPUNIT_ASSERT_EQUAL(std::size_t(43), token.size());
      CPPUNIT_ASSERT(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos);
    }
    CPPUNIT_ASSERT_EQUAL(std::size_t(7), random_bytes(7).size());
  }

  void passwords_have_no_look_alikes() {
    std::set<char> seen;
    for (int i = 0; i < 500; ++i) {
      const std::string password = random_password();
      CPPUNIT_ASSERT_EQUAL(std::size_t(16), password.size());
      seen.insert(password.begin(), password.end());
    }
    for (char c : std::string("0O1Il")) CPPUNIT_ASSERT(!seen.contains(c));
    CPPUNIT_ASSERT_EQUAL(std::size_t(57), seen.size());
  }

  void digests_match_the_published_one() {  // FIPS 180-2, appendix B.1
    CPPUNIT_ASSERT_EQUAL(std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), hex(sha256("abc")));
  }

  void compares_secrets() {
    CPPUNIT_ASSERT(same_secret("abc", "abc") && same_secret("", ""));
    CPPUNIT_ASSERT(!same_secret("abc", "abd") && !same_secret("abc", "ab"));
  }

  void hashes_by_yescrypt_and_checks() {
    const std::string hash = hash_password("secret");
    CPPUNIT_ASSERT_EQUAL(std::string("$y$"), hash.substr(0, 3));
    CPPUNIT_ASSERT(hash != hash_password("secret"));
    CPPUNIT_ASSERT(password_matches("secret", hash));
    CPPUNIT_ASSERT(!password_matches("Secret", hash));
    CPPUNIT_ASSERT(!password_matches(std::string_view("secret\0x", 8), hash));
    const std::string longest(256, 'x');
    CPPUNIT_ASSERT(password_matches(longest, hash_password(longest)));
    CPPUNIT_ASSERT(!password_matches(longest + "x", hash_password(longest)));
    CPPUNIT_ASSERT(!password_matches(longest.substr(1), hash_password(longest)));
  }

  void refuses_passwords_too_long_or_with_nul() {
    CPPUNIT_ASSERT_THROW(hash_password(std::string(257, 'x')), Failure);
    CPPUNIT_ASSERT_THROW(hash_password(std::string_view("a\0b", 3)), Failure);
    CPPUNIT_ASSERT(!password_matches(std::string(257, 'x'), hash_password("")));
  }

  static double milliseconds(const std::string& hash) {
    double best = 1e9;
    for (int i = 0; i < 7; ++i) {  // time of the processor: a busy machine must not decide
      const std::clock_t start = std::clock();
      CPPUNIT_ASSERT(!password_matches("wrong", hash));
      best = std::min(best, 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return best;
  }

  void an_empty_or_unknown_hash_costs_a_hash_and_never_matches() {
    CPPUNIT_ASSERT(!password_matches("", ""));
    const double real = milliseconds(hash_password("right"));
    for (const std::string& hash : {std::string(), std::string("*"), std::string("!locked"), std::string("$nonsense$")}) {
      const double ratio = milliseconds(hash) / real;
      CPPUNIT_ASSERT_MESSAGE(hash + ": " + std::to_string(ratio), ratio > 0.6 && ratio < 1.6);
    }
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(CryptoTest);
