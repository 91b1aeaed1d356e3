// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/allowances/allowances.h"

#include "features/stage.h"
#include "features/together.h"

namespace hostler {

using allowances::Amount;
using allowances::Grants;

class AllowancesTest : public Stage {
  CPPUNIT_TEST_SUITE(AllowancesTest);
  CPPUNIT_TEST(new_reseller_is_unlimited_and_new_user_has_nothing);
  CPPUNIT_TEST(gives_no_more_than_is_left);
  CPPUNIT_TEST(gives_unlimited_only_when_unlimited);
  CPPUNIT_TEST(refuses_less_than_in_use_or_handed_out);
  CPPUNIT_TEST(refuses_a_limit_above_an_unlimited_child);
  CPPUNIT_TEST(nobody_gives_to_himself_or_to_strangers);
  CPPUNIT_TEST(passes_on_services_it_may);
  CPPUNIT_TEST(counts_up_to_the_root_and_forgets);
  CPPUNIT_TEST(p40_checks_typed_numbers);
  CPPUNIT_TEST(p40_fifty_creates_against_five_left_make_five);
  CPPUNIT_TEST(p40_fifty_gifts_against_five_left_make_five);
  CPPUNIT_TEST_SUITE_END();

  static Grants domains(Amount amount) { return {.limits = {{"domains", amount}}, .services = {}}; }
  static void give(const Actor& actor, AccountId account, const Grants& grants) { allowances::give(database(), actor, account, grants); }
  static std::int64_t used(AccountId account, const char* name) { return allowances::used(database(), account, name); }

  template <class Work> static std::string refused_field(Work&& work) {
    try {
      work();
    } catch (const Refused& problem) {
      return problem.field() + ": " + problem.what();
    }
    return "";
  }

  void new_reseller_is_unlimited_and_new_user_has_nothing() {
    const auto seller = reseller();
    const auto customer = user(seller.id);
    CPPUNIT_ASSERT(!allowances::of(database(), root(), seller.id).limits.at("domains"));
    CPPUNIT_ASSERT(allowances::of(database(), root(), customer.id).limits.at("domains") == Amount(0));
    CPPUNIT_ASSERT_EQUAL(std::string("0"), allowances::of(database(), root(), customer.id).services.at("php"));
    ASSERT_HOLDS(refused_field([&] { allowances::use(database(), customer.id, "domains"); }), "domains: ");
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, used(customer.id, "domains"));
  }

  void gives_no_more_than_is_left() {
    const auto seller = reseller();
    const auto one = user(seller.id), two = user(seller.id);
    give(root(), seller.id, domains(10));
    give(actor(seller), one.id, domains(7));
    ASSERT_HOLDS(refused_field([&] { give(actor(seller), two.id, domains(4)); }), "domains: You have 3 left to give.");
    give(actor(seller), two.id, domains(3));
    give(actor(seller), one.id, domains(6));
    give(actor(seller), two.id, domains(4));
    ASSERT_HOLDS(refused_field([&] { give(actor(seller), two.id, domains(5)); }), "You have 4 left to give.");
  }

  void gives_unlimited_only_when_unlimited() {
    const auto seller = reseller();
    const auto customer = user(seller.id);
    give(actor(seller), customer.id, domains(std::nullopt));
    give(actor(seller), customer.id, domains(1));
    give(root(), seller.id, domains(5));
    ASSERT_HOLDS(refused_field([&] { give(actor(seller), customer.id, domains(std::nullopt)); }), "domains: You have this only up to a limit");
    ASSERT_HOLDS(refused_field([&] { give(root(), customer.id, domains(std::nullopt)); }), "domains: ");
  }

  void refuses_less_than_in_use_or_handed_out() {
    const auto seller = reseller();
    const auto customer = user(seller.id);
    give(actor(seller), customer.id, domains(5));
    allowances::use(database(), customer.id, "domains", 3);
    ASSERT_HOLDS(refused_field([&] { give(actor(seller), customer.id, domains(2)); }), "3 are in use");
    ASSERT_HOLDS(refused_field([&] { give(root(), seller.id, domains(4)); }), "5 have been handed out");
    give(actor(seller), customer.id, domains(3));
    ASSERT_HOLDS(refused_field([&] { allowances::use(database(), customer.id, "domains"); }), "domains: ");
  }

  void refuses_a_limit_above_an_unlimited_child() {
    const auto seller = reseller();
    const auto customer = user(seller.id);
    give(actor(seller), customer.id, domains(std::nullopt));
    ASSERT_HOLDS(refused_field([&] { give(root(), seller.id, domains(1000)); }), "domains: Somebody below");
  }

  void nobody_gives_to_himself_or_to_strangers() {
    const auto seller = reseller(), other = reseller();
    const auto customer = user(seller.id);
    CPPUNIT_ASSERT_THROW(give(actor(customer), customer.id, domains(5)), NotFound);
    CPPUNIT_ASSERT_THROW(give(actor(seller), seller.id, domains(5)), NotFound);
    CPPUNIT_ASSERT_THROW(give(actor(other), customer.id, domains(5)), NotFound);
    CPPUNIT_ASSERT_THROW(give(root(), server_root, domains(5)), NotFound);
    CPPUNIT_ASSERT_THROW(allowances::usage(database(), actor(other), customer.id), NotFound);
    CPPUNIT_ASSERT(allowances::of(database(), root(), customer.id).limits.at("domains") == Amount(0));
  }

  void passes_on_services_it_may() {
    const auto seller = reseller();
    const auto customer = user(seller.id);
    give(actor(seller), customer.id, {.limits = {}, .services = {{"php", "1"}}});
    CPPUNIT_ASSERT(allowances::has_service(database(), customer.id, "php"));
    give(actor(seller), customer.id, {.limits = {}, .services = {{"php", "0"}}});
    CPPUNIT_ASSERT(!allowances::has_service(database(), customer.id, "php"));
    give(root(), seller.id, {.limits = {}, .services = {{"php", "0"}}});
    ASSERT_HOLDS(refused_field([&] { give(actor(seller), customer.id, {.limits = {}, .services = {{"php", "1"}}}); }), "php: ");
    const Form form = allowances::grants_form(database(), actor(seller), seller.id);
    for (const Field& field : form.fields()) CPPUNIT_ASSERT(field.name != "php");
  }

  void counts_up_to_the_root_and_forgets() {
    const auto seller = reseller();
    const auto one = user(seller.id), two = user(seller.id);
    give(root(), seller.id, domains(5));
    give(actor(seller), one.id, domains(3));
    give(actor(seller), two.id, domains(2));
    allowances::use(database(), one.id, "domains", 3);
    allowances::use(database(), two.id, "domains");
    for (AccountId id : {seller.id, server_root}) CPPUNIT_ASSERT_EQUAL(std::int64_t{4}, used(id, "domains"));
    in_transaction(database(), [&] { allowances::forget(database(), one.id); });
    for (AccountId id : {seller.id, server_root}) CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, used(id, "domains"));
    give(actor(seller), two.id, domains(5));
  }

  void p40_checks_typed_numbers() {
    const auto seller = reseller();
    give(root(), seller.id, domains(5));
    const Form form = allowances::grants_form(database(), actor(seller), seller.id);
    for (const char* bad : {"-1", "-2", "99999999999", "99999999999999999999999", "1e9", "0x10", "5.0", "", "five", "+5"}) {
      const FormValues values = form.read({{"domains", bad}, {"subdomains", "-1"}});
      CPPUNIT_ASSERT_MESSAGE(bad, values.problems().contains("domains"));
      CPPUNIT_ASSERT(!values.problems().contains("subdomains"));
    }
    FormValues values = form.read({{"domains", "6"}, {"subdomains", "0"}});
    CPPUNIT_ASSERT(values.ok());
    allowances::refuse_more_than_left(values, database(), actor(seller), seller.id);
    CPPUNIT_ASSERT_EQUAL(std::string("You have 5 left to give. Enter 5 or less."), in_english(values.problems().at("domains")));
  }

  void p40_fifty_creates_against_five_left_make_five() {
    const auto seller = reseller();
    give(root(), seller.id, {.limits = {{"users", 5}}, .services = {}});
    const Actor who = actor(seller);
    const Outcomes outcomes = together(50, [&](Database& own, unsigned) {
      accounts::NewAccount wanted;
      wanted.parent = who.account;
      accounts::create(own, who, wanted);
    });
    CPPUNIT_ASSERT_EQUAL(std::string(), outcomes.surprise);
    CPPUNIT_ASSERT_EQUAL(5u, outcomes.done);
    CPPUNIT_ASSERT_EQUAL(45u, outcomes.refused);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{5}, number("SELECT COUNT(*) FROM account WHERE role = 'user'"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{5}, used(seller.id, "users"));
  }

  void p40_fifty_gifts_against_five_left_make_five() {
    const auto seller = reseller();
    std::vector<AccountId> customers;
    for (int i = 0; i < 50; ++i) {
      accounts::NewAccount wanted;
      wanted.parent = seller.id;
      customers.push_back(accounts::create(database(), root(), wanted).id);
    }
    give(root(), seller.id, {.limits = {{"domains", 5}, {"subdomains", 5}}, .services = {}});
    const Actor who = actor(seller);
    const Outcomes outcomes = together(50, [&](Database& own, unsigned i) {
      in_transaction(own, [&] {
        allowances::give(own, who, customers[i], {.limits = {{"domains", 1}, {"subdomains", 1}}, .services = {{"php", "1"}}});
        allowances::use(own, customers[i], "domains");
      });
    });
    CPPUNIT_ASSERT_EQUAL(std::string(), outcomes.surprise);
    CPPUNIT_ASSERT_EQUAL(5u, outcomes.done);
    CPPUNIT_ASSERT_EQUAL(45u, outcomes.refused);
    for (const char* name : {"domains", "subdomains"}) {
      CPPUNIT_ASSERT_EQUAL(std::int64_t{5}, number("SELECT SUM(granted) FROM allowance w JOIN account a ON a.id = w.account_id WHERE a.role = 'user' AND w.name = ?", name));
      CPPUNIT_ASSERT_EQUAL(std::int64_t{5}, number("SELECT handed_out FROM allowance WHERE account_id = ? AND name = ?", seller.id, name));
    }
    CPPUNIT_ASSERT_EQUAL(std::int64_t{5}, used(server_root, "domains"));
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(AllowancesTest);

}  // namespace hostler
