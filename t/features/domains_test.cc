// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/domains/domains.h"

#include "features/allowances/allowances.h"
#include "features/domains/domain_name.h"
#include "features/stage.h"
#include "features/together.h"

namespace hostler {

class DomainNamesTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(DomainNamesTest);
  CPPUNIT_TEST(normalizes_what_people_type);
  CPPUNIT_TEST(refuses_what_is_no_name);
  CPPUNIT_TEST(p22_refuses_options);
  CPPUNIT_TEST(reads_back_as_unicode);
  CPPUNIT_TEST(knows_public_suffixes);
  CPPUNIT_TEST(knows_names_above_and_below);
  CPPUNIT_TEST_SUITE_END();

  static std::string normal(std::string name) { return domains::normalize(name) ? "refused" : name; }

  void normalizes_what_people_type() {
    CPPUNIT_ASSERT_EQUAL(normal("läden.example"), normal("LÄDEN.Example."));
    CPPUNIT_ASSERT_EQUAL(normal("läden.example"), normal("la\xcc\x88" "den.example"));
    CPPUNIT_ASSERT_EQUAL(std::string("xn--strae-oqa.example"), normal("straße.example"));
    CPPUNIT_ASSERT_EQUAL(std::string("a.test"), normal("  A.Test.  "));
    CPPUNIT_ASSERT_EQUAL(std::string("a.test"), normal("a\xe3\x80\x82test"));
    CPPUNIT_ASSERT_EQUAL(std::string("xn--strae-oqa.example"), normal("xn--strae-oqa.example"));
    CPPUNIT_ASSERT_EQUAL(std::string(63, 'a') + ".test", normal(std::string(63, 'a') + ".test"));
  }

  void refuses_what_is_no_name() {
    const std::string too_long = std::string(63, 'a') + "." + std::string(63, 'b') + "." + std::string(63, 'c') + "." + std::string(62, 'd');
    for (const std::string& bad : std::vector<std::string>{
             "", ".", "..", "a..test", ".a.test", "a.test..", "test", "\xf0\x9f\x98\x80.example", "xn--zzzzzzzz99999.example", "xn--.example", "xn--a.example",
             "xn--lden-moA\xff.example", "XN--STRASSE-.example", "a b.test", "a_b.test", "a/b.test", "a.test/", "http://a.test", "a.test:80", "*.a.test", "a.test\n", "127.0.0.1",
             "1.2.3", std::string(64, 'a') + ".test", too_long, "\xd7\x90" "a.example", "\xe2\x80\xae" "a.test", "'; DROP TABLE domain; --.test"})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, std::string(bad == "a.test\n" ? "a.test" : "refused"), normal(bad));
  }

  void p22_refuses_options() {
    for (const char* bad : {"-rf", "--help", "-x.test", "x-.test", "a.-b.test", "-", "--.test"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, std::string("refused"), normal(bad));
  }

  void reads_back_as_unicode() {
    CPPUNIT_ASSERT_EQUAL(std::string("läden.example"), domains::readable(normal("LÄDEN.example")));
    CPPUNIT_ASSERT_EQUAL(std::string("straße.example"), domains::readable("xn--strae-oqa.example"));
    CPPUNIT_ASSERT_EQUAL(std::string("a.test"), domains::readable("a.test"));
    CPPUNIT_ASSERT_EQUAL(std::string("xn--zzzzzzzz99999.example"), domains::readable("xn--zzzzzzzz99999.example"));
  }

  void knows_public_suffixes() {
    for (const char* suffix : {"co.uk", "github.io", "com.au"}) CPPUNIT_ASSERT_MESSAGE(suffix, domains::is_public_suffix(suffix));
    for (const char* name : {"example.co.uk", "a.test", "example.org"}) CPPUNIT_ASSERT_MESSAGE(name, !domains::is_public_suffix(name));
    CPPUNIT_ASSERT(domains::is_public_suffix(normal("公司.cn")));
  }

  void knows_names_above_and_below() {
    CPPUNIT_ASSERT_EQUAL(std::string("test.a.shop."), domains::reversed("shop.a.test"));
    CPPUNIT_ASSERT(domains::names_above("shop.a.test") == (std::vector<std::string>{"a.test", "test"}));
    CPPUNIT_ASSERT(domains::is_within("shop.a.test", "a.test") && domains::is_within("a.test", "a.test"));
    CPPUNIT_ASSERT(!domains::is_within("aa.test", "a.test") && !domains::is_within("test", "a.test"));
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(DomainNamesTest);

class DomainsTest : public Stage {
  CPPUNIT_TEST_SUITE(DomainsTest);
  CPPUNIT_TEST(claims_and_releases);
  CPPUNIT_TEST(p33_nobody_gets_a_name_above_or_below_anothers);
  CPPUNIT_TEST(p33_of_two_at_once_never_both);
  CPPUNIT_TEST(subdomains_take_their_own_room);
  CPPUNIT_TEST(keeps_reserved_names);
  CPPUNIT_TEST(p10_foreign_domains_are_not_found);
  CPPUNIT_TEST(tells_the_same_for_every_reason);
  CPPUNIT_TEST_SUITE_END();

  static accounts::Account customer(AccountId parent = server_root) {
    const auto made = user(parent);
    allowances::give(database(), root(), made.id, {.limits = {{"domains", 10}, {"subdomains", 10}}, .services = {}});
    return made;
  }
  static domains::Domain claim(const accounts::Account& who, const std::string& name) {
    return in_transaction(database(), [&] { return domains::claim(database(), actor(who), who.id, name, false); });
  }
  static bool is_refused(const accounts::Account& who, const std::string& name) {
    const bool foreseen = domains::why_not(database(), who.id, name).has_value();
    try {
      claim(who, name);
    } catch (const Refused& problem) {
      CPPUNIT_ASSERT_EQUAL(std::string("name"), problem.field());
      CPPUNIT_ASSERT_MESSAGE(name, foreseen);
      return true;
    }
    return false;
  }

  void claims_and_releases() {
    const auto one = customer();
    const auto domain = claim(one, "Straße.example.");
    CPPUNIT_ASSERT_EQUAL(std::string("xn--strae-oqa.example"), domain.name);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, allowances::used(database(), one.id, "domains"));
    CPPUNIT_ASSERT(is_refused(one, "xn--strae-oqa.example"));
    in_transaction(database(), [&] { domains::release(database(), actor(one), domain.id); });
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, allowances::used(database(), one.id, "domains"));
    CPPUNIT_ASSERT(!is_refused(customer(), "xn--strae-oqa.example"));
  }

  void p33_nobody_gets_a_name_above_or_below_anothers() {
    const auto one = customer(), two = customer();
    claim(one, "a.test");
    claim(two, "x.y.b.test");
    for (const char* name : {"shop.a.test", "x.shop.a.test", "a.test", "b.test", "y.b.test"}) {
      const auto& other = std::string(name).ends_with("a.test") ? two : one;
      CPPUNIT_ASSERT_MESSAGE(name, is_refused(other, name));
    }
    for (const char* free : {"aa.test", "a.test.example", "b.b.test", "z.b.test"}) CPPUNIT_ASSERT_MESSAGE(free, !is_refused(two, free));
    CPPUNIT_ASSERT(!is_refused(one, "shop.a.test"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM domain d JOIN domain b ON b.reversed LIKE CONCAT(d.reversed, '%') AND b.account_id <> d.account_id"));
  }

  void p33_of_two_at_once_never_both() {
    std::vector<accounts::Account> people;
    for (int i = 0; i < 8; ++i) people.push_back(customer());
    const char* names[] = {"race.test", "shop.race.test", "race.test", "x.shop.race.test"};
    const Outcomes outcomes = together(8, [&](Database& own, unsigned i) {
      in_transaction(own, [&] {
        // The snapshot is older than the lock, as in the wizard.
        own.select_one("SELECT COUNT(*) FROM domain");
        domains::claim(own, actor(people[i]), people[i].id, names[i % 4], false);
      });
    });
    CPPUNIT_ASSERT_EQUAL(std::string(), outcomes.surprise);
    CPPUNIT_ASSERT_EQUAL(1u, outcomes.done);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM domain"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, allowances::used(database(), server_root, "domains"));
  }

  void subdomains_take_their_own_room() {
    const auto one = customer();
    const auto domain = claim(one, "a.test");
    const auto sub = in_transaction(database(), [&] { return domains::claim_below(database(), actor(one), domain.id, "Läden", domains::Kind::subdomain); });
    CPPUNIT_ASSERT_EQUAL(std::string("läden.a.test"), domains::readable(sub.name));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, allowances::used(database(), one.id, "subdomains"));
    for (const char* label : {"", ".", "-x", "a b", "b.test/"})
      CPPUNIT_ASSERT_THROW_MESSAGE(label, in_transaction(database(), [&] { domains::claim_below(database(), actor(one), domain.id, label, domains::Kind::subdomain); }), Refused);
    CPPUNIT_ASSERT_THROW(in_transaction(database(), [&] { domains::release(database(), actor(one), domain.id); }), Refused);
    in_transaction(database(), [&] { domains::release(database(), actor(one), sub.id); });
    in_transaction(database(), [&] { domains::release(database(), actor(one), domain.id); });
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, allowances::used(database(), server_root, "subdomains"));
  }

  void keeps_reserved_names() {
    const auto one = customer();
    database().change("INSERT INTO server (name) VALUES ('server1.hosting.example')");
    database().change("INSERT INTO setting (name, value) VALUES ('panel.host', 'panel.hosting.example'), ('domains.reserved', 'ns1.hosting.example mx.hosting.example')");
    for (const char* name : {"server1.hosting.example", "x.server1.hosting.example", "panel.hosting.example", "www.panel.hosting.example", "ns1.hosting.example",
                             "mx.hosting.example", "a.localdomain", "printer.local", "1.in-addr.arpa", "co.uk", "github.io"})
      CPPUNIT_ASSERT_MESSAGE(name, is_refused(one, name));
    CPPUNIT_ASSERT(!is_refused(one, "hosting.example"));
  }

  void p10_foreign_domains_are_not_found() {
    const auto seller = reseller(), other = reseller();
    const auto one = customer(seller.id), two = customer(other.id);
    const auto domain = claim(one, "a.test");
    CPPUNIT_ASSERT_THROW(domains::get(database(), actor(two), domain.id), NotFound);
    CPPUNIT_ASSERT_THROW(domains::release(database(), actor(two), domain.id), NotFound);
    CPPUNIT_ASSERT_THROW(domains::claim_below(database(), actor(two), domain.id, "x", domains::Kind::subdomain), NotFound);
    CPPUNIT_ASSERT_THROW(domains::claim(database(), actor(two), one.id, "b.test", false), NotFound);
    CPPUNIT_ASSERT_THROW(domains::get(database(), actor(other), domain.id), NotFound);
    CPPUNIT_ASSERT(domains::of_account(database(), actor(other), one.id).empty());
    CPPUNIT_ASSERT_EQUAL(domain.id, domains::get(database(), actor(seller), domain.id).id);
  }

  void tells_the_same_for_every_reason() {
    const auto one = customer(), two = customer();
    claim(one, "a.test");
    const Text taken = domains::why_not(database(), two.id, "a.test").value(), reserved = domains::why_not(database(), two.id, "co.uk").value();
    CPPUNIT_ASSERT_EQUAL(taken.id, reserved.id);
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(DomainsTest);

}  // namespace hostler
