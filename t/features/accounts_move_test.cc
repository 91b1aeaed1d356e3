// SPDX-License-Identifier: GPL-3.0-or-later
// U12 (moving users between resellers) and R1 (locking a reseller with or without his users).
#include "features/accounts/sessions.h"
#include "features/allowances/allowances.h"
#include "features/messages/messages.h"
#include "features/sites/sites.h"
#include "features/stage.h"
#include "features/together.h"

namespace hostler {

class AccountsMoveTest : public Stage {
  CPPUNIT_TEST_SUITE(AccountsMoveTest);
  CPPUNIT_TEST(u12_a_user_moves_with_all_he_has);
  CPPUNIT_TEST(u12_refuses_without_room_or_service_and_changes_nothing);
  CPPUNIT_TEST(u12_only_administrators_and_only_users_and_only_to_resellers);
  CPPUNIT_TEST(u12_who_acts_as_the_user_is_logged_out_of_him);
  CPPUNIT_TEST(u12_moves_to_and_fro_at_once_keep_the_counters);
  CPPUNIT_TEST(u12_of_ten_moves_against_five_left_five_succeed);
  CPPUNIT_TEST(r1_a_reseller_is_locked_without_his_users);
  CPPUNIT_TEST(r1_locked_with_him_unlocked_with_him);
  CPPUNIT_TEST_SUITE_END();

  using Amount = allowances::Amount;
  static void give(AccountId id, std::int64_t domains, const char* php = "1") {
    allowances::give(database(), root(), id, {.limits = {{"domains", domains}}, .services = {{"php", php}}});
  }
  static std::int64_t used(AccountId id, const char* name) { return allowances::used(database(), id, name); }
  static std::int64_t handed_out(AccountId id) { return number("SELECT COALESCE(MAX(handed_out), 0) FROM allowance WHERE account_id = ? AND name = 'domains'", id); }
  static std::string state(AccountId id) { return accounts::get(database(), root(), id).state; }
  template <class Work> static std::string refused_field(Work work) {
    try {
      work();
    } catch (const Refused& problem) {
      return problem.field();
    }
    return "not refused";
  }

  void u12_a_user_moves_with_all_he_has() {
    const auto one = reseller(), two = reseller();
    const auto customer = user(one.id);
    give(one.id, 10);
    give(two.id, 10);
    give(customer.id, 3);
    sites::add(database(), actor(customer), {.account = customer.id, .name = "a.test"});
    const auto told = number("SELECT COUNT(*) FROM message_reader WHERE root_id = ?", customer.id);
    accounts::move(database(), root(), customer.id, two.id);
    CPPUNIT_ASSERT_EQUAL(two.id, accounts::get(database(), actor(two), customer.id).parent);
    CPPUNIT_ASSERT_THROW(accounts::get(database(), actor(one), customer.id), NotFound);
    CPPUNIT_ASSERT((std::vector<AccountId>{server_root, two.id, customer.id}) == accounts::chain(database(), customer.id));
    for (const char* name : {"users", "domains"}) {
      CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, used(one.id, name));
      CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, used(two.id, name));
      CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, used(server_root, name));
    }
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, handed_out(one.id));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{3}, handed_out(two.id));
    CPPUNIT_ASSERT_EQUAL(told, number("SELECT COUNT(*) FROM message_reader o JOIN message_reader n ON n.message_id = o.message_id AND n.root_id = ? "
                                      "WHERE o.root_id = ? AND o.message_id < (SELECT MAX(id) FROM message)", two.id, customer.id));
    sites::add(database(), actor(two), {.account = customer.id, .name = "b.test"});
    accounts::move(database(), root(), customer.id, server_root);
    CPPUNIT_ASSERT_EQUAL(server_root, accounts::get(database(), root(), customer.id).parent);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, used(two.id, "domains"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, used(server_root, "domains"));
  }

  void u12_refuses_without_room_or_service_and_changes_nothing() {
    const auto one = reseller(), few = reseller(), full = reseller(), no_php = reseller();
    const auto customer = user(one.id);
    give(customer.id, 3);
    give(few.id, 2);
    allowances::give(database(), root(), full.id, {.limits = {{"users", 0}}, .services = {}});
    give(no_php.id, 5, "0");
    for (const auto& [place, field] : {std::pair(few.id, "domains"), std::pair(full.id, "users"), std::pair(no_php.id, "php")}) {
      CPPUNIT_ASSERT_EQUAL(std::string(field), refused_field([&] { accounts::move(database(), root(), customer.id, place); }));
      CPPUNIT_ASSERT_EQUAL(one.id, accounts::get(database(), root(), customer.id).parent);
      CPPUNIT_ASSERT_EQUAL(std::int64_t{3}, handed_out(one.id));
      CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, handed_out(place));
    }
    allowances::give(database(), root(), customer.id, {.limits = {{"domains", Amount()}}, .services = {}});
    CPPUNIT_ASSERT_EQUAL(std::string("domains"), refused_field([&] { accounts::move(database(), root(), customer.id, few.id); }));
  }

  void u12_only_administrators_and_only_users_and_only_to_resellers() {
    const auto boss = admin();
    const auto one = reseller(), two = reseller();
    const auto customer = user(one.id), other = user(two.id);
    CPPUNIT_ASSERT_THROW(accounts::move(database(), actor(one), customer.id, two.id), Forbidden);
    CPPUNIT_ASSERT_THROW(accounts::move(database(), actor(customer), customer.id, two.id), Forbidden);
    CPPUNIT_ASSERT_THROW(accounts::move(database(), actor(boss), two.id, one.id), NotFound);
    CPPUNIT_ASSERT_THROW(accounts::move(database(), actor(boss), customer.id, other.id), NotFound);
    CPPUNIT_ASSERT_THROW(accounts::move(database(), actor(boss), customer.id, boss.id), NotFound);
    CPPUNIT_ASSERT_THROW(accounts::move(database(), actor(boss), customer.id, 99999), NotFound);
    database().change("UPDATE account SET own_user = TRUE WHERE id = ?", customer.id);
    CPPUNIT_ASSERT_THROW(accounts::move(database(), actor(boss), customer.id, two.id), Refused);
  }

  void u12_who_acts_as_the_user_is_logged_out_of_him() {
    const auto one = reseller(), two = reseller();
    const auto customer = user(one.id);
    const auto own = accounts::start_session(database(), customer.id, customer.id, "192.0.2.1");
    const auto foreign = accounts::start_session(database(), customer.id, one.id, "192.0.2.1");
    const auto home = accounts::start_session(database(), one.id, one.id, "192.0.2.1");
    accounts::move(database(), root(), customer.id, two.id);
    CPPUNIT_ASSERT(accounts::find_session(database(), own.cookie));
    CPPUNIT_ASSERT(!accounts::find_session(database(), foreign.cookie));
    CPPUNIT_ASSERT(accounts::find_session(database(), home.cookie));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, number("SELECT COUNT(*) FROM session"));
  }

  void u12_moves_to_and_fro_at_once_keep_the_counters() {
    const auto one = reseller(), two = reseller();
    std::vector<AccountId> customers;
    for (int i = 0; i < 6; ++i) {
      customers.push_back(user(i % 2 ? one.id : two.id).id);
      give(customers.back(), 2);
    }
    const Outcomes outcomes = together(12, [&](Database& own, unsigned i) {
      for (int tries = 0; tries < 20; ++tries) try {
          if (i % 3 == 2) return void(sites::add(own, root(), {.account = customers[i % 6], .name = "a" + std::to_string(i) + ".test"}));
          return accounts::move(own, root(), customers[i % 6], i < 6 ? one.id : two.id);
        } catch (const Unavailable&) {
        }
    });
    CPPUNIT_ASSERT_EQUAL(std::string(), outcomes.surprise);
    CPPUNIT_ASSERT_EQUAL(12u, outcomes.done);
    for (AccountId id : {one.id, two.id}) {
      CPPUNIT_ASSERT_EQUAL(number("SELECT COUNT(*) FROM account WHERE parent_id = ?", id), used(id, "users"));
      CPPUNIT_ASSERT_EQUAL(number("SELECT COUNT(*) FROM domain d JOIN account a ON a.id = d.account_id WHERE a.parent_id = ?", id), used(id, "domains"));
      CPPUNIT_ASSERT_EQUAL(2 * number("SELECT COUNT(*) FROM account WHERE parent_id = ?", id), handed_out(id));
    }
    CPPUNIT_ASSERT_EQUAL(std::int64_t{6}, used(server_root, "users"));
    CPPUNIT_ASSERT_EQUAL(number("SELECT COUNT(*) FROM domain"), used(server_root, "domains"));
  }

  void u12_of_ten_moves_against_five_left_five_succeed() {
    const auto one = reseller(), two = reseller();
    allowances::give(database(), root(), two.id, {.limits = {{"users", 5}}, .services = {}});
    std::vector<AccountId> customers;
    for (int i = 0; i < 10; ++i) customers.push_back(user(one.id).id);
    const Outcomes outcomes = together(10, [&](Database& own, unsigned i) { accounts::move(own, root(), customers[i], two.id); });
    CPPUNIT_ASSERT_EQUAL(std::string(), outcomes.surprise);
    CPPUNIT_ASSERT_EQUAL(5u, outcomes.done);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{5}, used(one.id, "users"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{5}, used(two.id, "users"));
  }

  void r1_a_reseller_is_locked_without_his_users() {
    const auto one = reseller();
    const auto customer = user(one.id);
    accounts::lock_reseller(database(), root(), one.id, false);
    CPPUNIT_ASSERT_EQUAL(std::string("locked"), state(one.id));
    CPPUNIT_ASSERT_EQUAL(std::string("active"), state(customer.id));
    CPPUNIT_ASSERT_THROW(accounts::lock_reseller(database(), root(), customer.id, false), NotFound);
    CPPUNIT_ASSERT_THROW(accounts::lock_reseller(database(), actor(one), one.id, true), Forbidden);
  }

  void r1_locked_with_him_unlocked_with_him() {
    const auto one = reseller(), two = reseller();
    const auto before = user(one.id), with = user(one.id), freed = user(one.id), foreign = user(two.id);
    accounts::lock(database(), actor(one), before.id);
    accounts::lock_reseller(database(), root(), one.id, true);
    for (AccountId id : {one.id, before.id, with.id, freed.id}) CPPUNIT_ASSERT_EQUAL(std::string("locked"), state(id));
    CPPUNIT_ASSERT_EQUAL(std::string("active"), state(foreign.id));
    accounts::unlock(database(), root(), freed.id);
    accounts::lock(database(), root(), freed.id);    // now for his own sake
    accounts::unlock(database(), root(), one.id);
    CPPUNIT_ASSERT_EQUAL(std::string("active"), state(one.id));
    CPPUNIT_ASSERT_EQUAL(std::string("active"), state(with.id));
    CPPUNIT_ASSERT_EQUAL(std::string("locked"), state(before.id));
    CPPUNIT_ASSERT_EQUAL(std::string("locked"), state(freed.id));
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(AccountsMoveTest);

}  // namespace hostler
