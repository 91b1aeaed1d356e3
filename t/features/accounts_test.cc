// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/logins.h"
#include "features/allowances/allowances.h"
#include "features/jobs/jobs.h"
#include "features/stage.h"

namespace hostler {

class AccountsTest : public Stage {
  CPPUNIT_TEST_SUITE(AccountsTest);
  CPPUNIT_TEST(numbers_users_and_resellers_and_never_twice);
  CPPUNIT_TEST(refuses_logins_that_belong_to_the_system);
  CPPUNIT_TEST(refuses_the_same_login_twice);
  CPPUNIT_TEST(makes_accounts_only_where_the_actor_may);
  CPPUNIT_TEST(shows_foreign_accounts_as_missing);
  CPPUNIT_TEST(knows_the_chain_from_the_root_down);
  CPPUNIT_TEST(counts_users_and_keeps_to_the_resellers_limit);
  CPPUNIT_TEST(locks_and_unlocks_and_says_so);
  CPPUNIT_TEST(lets_nobody_lock_himself_or_his_equal);
  CPPUNIT_TEST(removes_only_with_the_login_typed);
  CPPUNIT_TEST(buries_an_account_and_keeps_its_messages);
  CPPUNIT_TEST(judges_passwords);
  CPPUNIT_TEST(obeys_the_administrators_least_length);
  CPPUNIT_TEST_SUITE_END();

  void numbers_users_and_resellers_and_never_twice() {
    CPPUNIT_ASSERT_EQUAL(std::string("res1"), reseller().login);
    const auto first = user();
    CPPUNIT_ASSERT_EQUAL(std::string("web1"), first.login);
    accounts::remove(database(), root(), first.id, "web1");
    accounts::bury(database(), first.id);
    CPPUNIT_ASSERT_EQUAL(std::string("web2"), user().login);
  }

  void refuses_logins_that_belong_to_the_system() {
    for (const char* login : {"", "a", "Admin", "1st", "web1", "res22", "web3f4", "worker", "hostlerctl", "ad min", "admin\n", "näme"})
      CPPUNIT_ASSERT_MESSAGE(login, accounts::why_not_admin_login(login).has_value());
    for (const char* login : {"admin", "webmaster", "reseller", "web", "a.b-c_d", "web01"})
      CPPUNIT_ASSERT_MESSAGE(login, !accounts::why_not_admin_login(login).has_value());
    CPPUNIT_ASSERT_THROW(admin("res7"), Refused);
  }

  void refuses_the_same_login_twice() {
    admin("boss");
    CPPUNIT_ASSERT_THROW(admin("boss"), Refused);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), number("SELECT COUNT(*) FROM account WHERE login = 'boss'"));
  }

  void makes_accounts_only_where_the_actor_may() {
    const auto one = reseller(), two = reseller();
    const auto customer = user(one.id);
    auto make = [&](const accounts::Account& who, Role role, AccountId parent) {
      accounts::NewAccount wanted;
      wanted.role = role;
      wanted.parent = parent;
      wanted.login = "evil";
      return accounts::create(database(), actor(who), wanted);
    };
    CPPUNIT_ASSERT_THROW(make(one, Role::user, two.id), NotFound);
    CPPUNIT_ASSERT_THROW(make(one, Role::user, server_root), NotFound);
    CPPUNIT_ASSERT_THROW(make(one, Role::user, customer.id), NotFound);
    CPPUNIT_ASSERT_THROW(make(one, Role::reseller, one.id), NotFound);
    CPPUNIT_ASSERT_THROW(make(one, Role::admin, server_root), NotFound);
    CPPUNIT_ASSERT_THROW(make(customer, Role::user, customer.id), NotFound);
    CPPUNIT_ASSERT_EQUAL(one.id, make(one, Role::user, one.id).parent);
  }

  void shows_foreign_accounts_as_missing() {
    const auto one = reseller(), two = reseller();
    const auto customer = user(one.id);
    CPPUNIT_ASSERT_EQUAL(customer.login, accounts::get(database(), actor(one), customer.id).login);
    CPPUNIT_ASSERT_THROW(accounts::get(database(), actor(two), customer.id), NotFound);
    CPPUNIT_ASSERT_THROW(accounts::get_by_login(database(), actor(two), customer.login), NotFound);
    CPPUNIT_ASSERT_THROW(accounts::contact(database(), actor(two), customer.id), NotFound);
    CPPUNIT_ASSERT_THROW(accounts::lock(database(), actor(two), customer.id), NotFound);
    CPPUNIT_ASSERT_THROW(accounts::remove(database(), actor(two), customer.id, customer.login), NotFound);
    CPPUNIT_ASSERT_THROW(accounts::set_password(database(), actor(two), customer.id, password), NotFound);
    CPPUNIT_ASSERT_THROW(accounts::get(database(), actor(customer), one.id), NotFound);
    CPPUNIT_ASSERT_THROW(accounts::get(database(), root(), server_root), NotFound);
  }

  void knows_the_chain_from_the_root_down() {
    const auto one = reseller();
    const auto customer = user(one.id);
    CPPUNIT_ASSERT((std::vector<AccountId>{server_root, one.id, customer.id}) == accounts::chain(database(), customer.id));
    CPPUNIT_ASSERT_EQUAL(std::int64_t(3), number("SELECT COUNT(*) FROM account_scope WHERE account_id = ?", customer.id));
  }

  void counts_users_and_keeps_to_the_resellers_limit() {
    const auto one = reseller();
    allowances::give(database(), root(), one.id, {.limits = {{"users", 2}}, .services = {}});
    user(one.id);
    const auto second = user(one.id);
    CPPUNIT_ASSERT_THROW(user(one.id), Refused);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(2), allowances::used(database(), one.id, "users"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t(2), allowances::used(database(), server_root, "users"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t(2), number("SELECT COUNT(*) FROM account WHERE role = 'user'"));
    accounts::remove(database(), root(), second.id, second.login);
    accounts::bury(database(), second.id);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), allowances::used(database(), one.id, "users"));
    user(one.id);
  }

  void locks_and_unlocks_and_says_so() {
    const auto one = reseller();
    const auto customer = user(one.id);
    accounts::lock(database(), actor(one), customer.id);
    accounts::lock(database(), actor(one), customer.id);
    CPPUNIT_ASSERT_EQUAL(std::string("locked"), accounts::get(database(), root(), customer.id).state);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), number("SELECT COUNT(*) FROM message WHERE text = 'Account locked.' AND real_login = 'res1'"));
    accounts::unlock(database(), actor(one), customer.id);
    CPPUNIT_ASSERT_EQUAL(std::string("active"), accounts::get(database(), root(), customer.id).state);
  }

  void lets_nobody_lock_himself_or_his_equal() {
    const auto boss = admin(), other = admin("other");
    const auto one = reseller();
    CPPUNIT_ASSERT_THROW(accounts::lock(database(), actor(boss), boss.id), Forbidden);
    CPPUNIT_ASSERT_THROW(accounts::lock(database(), actor(boss), other.id), Forbidden);
    CPPUNIT_ASSERT_THROW(accounts::lock(database(), actor(one), one.id), Forbidden);
    Actor as_user = actor(one);
    as_user.real = boss.id;
    CPPUNIT_ASSERT_THROW(accounts::lock(database(), as_user, boss.id), NotFound);
  }

  void removes_only_with_the_login_typed() {
    const auto one = reseller();
    const auto customer = user(one.id);
    CPPUNIT_ASSERT_THROW(accounts::remove(database(), actor(one), customer.id, "web"), Refused);
    CPPUNIT_ASSERT_THROW(accounts::remove(database(), root(), one.id, one.login), Forbidden);
    accounts::remove(database(), actor(one), customer.id, customer.login);
    CPPUNIT_ASSERT_EQUAL(std::string("binned"), accounts::get(database(), root(), customer.id).state);
    CPPUNIT_ASSERT(jobs::has_unfinished(database(), customer.id));
    CPPUNIT_ASSERT_THROW(accounts::lock(database(), actor(one), customer.id), Refused);
  }

  void buries_an_account_and_keeps_its_messages() {
    const auto one = reseller();
    const auto customer = user(one.id);
    database().change("INSERT INTO login_place (account_id, address, last_at) VALUES (?, '192.0.2.1', NOW(6))", customer.id);
    accounts::remove(database(), actor(one), customer.id, customer.login);
    accounts::bury(database(), customer.id);
    accounts::bury(database(), customer.id);
    CPPUNIT_ASSERT_THROW(accounts::get(database(), root(), customer.id), NotFound);
    for (const char* table : {"account_scope", "account_contact", "session", "login_place", "allowance", "account_service"})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(table, std::int64_t(0), number(std::string("SELECT COUNT(*) FROM ") + table + " WHERE account_id = ?", customer.id));
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), number("SELECT COUNT(*) FROM message m JOIN message_reader r ON r.message_id = m.id WHERE r.root_id = ? AND "
                                                 "m.text = 'Account deleted.' AND m.object = ?",
                                                 one.id, customer.login));
  }

  void judges_passwords() {
    auto bad = [&](const std::string& typed) { return accounts::check_password(database(), "web12345", typed).has_value(); };
    for (const char* typed : {"", "short", "äöüäö", "web12345", "WEB12345", "123456", "987654321", "aaaaaaaa", "password", "Password1", "passwort!", "qwertz", "abcdefgh"})
      CPPUNIT_ASSERT_MESSAGE(typed, bad(typed));
    CPPUNIT_ASSERT(bad(std::string(257, 'x') + "y"));
    for (const char* typed : {"correct horse", "äöüßÄÖ-7", "k7#Qp2", "1 2 3 4 5 6 7"}) CPPUNIT_ASSERT_MESSAGE(typed, !bad(typed));
    CPPUNIT_ASSERT(!bad(std::string(64, 'x') + std::string(64, 'y')));
  }

  void obeys_the_administrators_least_length() {
    database().change("INSERT INTO setting (name, value) VALUES ('password.least', '12')");
    CPPUNIT_ASSERT(accounts::check_password(database(), "web1", "k7#Qp2k7#Qp").has_value());
    CPPUNIT_ASSERT(!accounts::check_password(database(), "web1", "k7#Qp2k7#Qp2").has_value());
    database().change("UPDATE setting SET value = '1' WHERE name = 'password.least'");
    CPPUNIT_ASSERT(accounts::check_password(database(), "web1", "k7#Qp").has_value());
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AccountsTest);

}  // namespace hostler
