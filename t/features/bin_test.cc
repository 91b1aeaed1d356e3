// SPDX-License-Identifier: GPL-3.0-or-later
// The recycle bin: R4, R5, R7, U9; F19. What the system does with it is shown by t/privileged and t/system.
#include "features/bin/bin.h"

#include "features/accounts/login.h"
#include "features/accounts/sessions.h"
#include "features/allowances/allowances.h"
#include "features/bin/bin_store.h"
#include "features/bin/expiry.h"
#include "features/browser.h"
#include "features/domains/domains.h"
#include "features/feature.h"
#include "features/sites/sites.h"
#include "features/stage.h"
#include "features/together.h"
#include "requests/names.h"

namespace hostler {

class BinTest : public Stage {
  CPPUNIT_TEST_SUITE(BinTest);
  CPPUNIT_TEST(u9_a_deleted_user_cannot_log_in_and_keeps_his_names);
  CPPUNIT_TEST(r4_room_is_given_back_and_taken_again);
  CPPUNIT_TEST(r7_restores_exactly_the_former_state);
  CPPUNIT_TEST(r7_a_locked_user_comes_back_locked);
  CPPUNIT_TEST(r7_unlocked_with_his_reseller_while_in_the_bin);
  CPPUNIT_TEST(r7_refuses_to_restore_without_room);
  CPPUNIT_TEST(r7_a_domain_comes_back_only_when_its_owner_is_not_in_the_bin);
  CPPUNIT_TEST(r7_subdomains_come_back_with_their_domain);
  CPPUNIT_TEST(r7_names_in_the_bin_stay_taken);
  CPPUNIT_TEST(r5_a_resellers_users_move_or_go_with_him);
  CPPUNIT_TEST(r5_nothing_happens_when_the_other_has_no_room);
  CPPUNIT_TEST(r7_restoring_a_reseller_restores_those_deleted_with_him_only);
  CPPUNIT_TEST(r4_purging_takes_what_stands_on_it_along);
  CPPUNIT_TEST(r4_a_resellers_end_comes_after_his_users);
  CPPUNIT_TEST(nobody_adds_to_what_is_in_the_bin);
  CPPUNIT_TEST(exactly_one_of_many_restores_or_purges);
  CPPUNIT_TEST(a_domain_is_added_or_its_user_deleted_but_counted_once);
  CPPUNIT_TEST(f19_expires_by_the_databases_time_and_not_after_a_jump);
  CPPUNIT_TEST(lists_elsewhere_leave_out_what_is_in_the_bin);
  CPPUNIT_TEST(p10_pages_show_each_reseller_his_own);
  CPPUNIT_TEST(pages_restore_purge_empty_and_set_days);
  CPPUNIT_TEST(r4_emptying_ends_in_time_and_says_what_is_left);
  CPPUNIT_TEST(rows_to_keep_hold_every_table_and_no_password);
  CPPUNIT_TEST_SUITE_END();

  static void give(AccountId id, std::int64_t domains) {
    allowances::give(database(), root(), id, {.limits = {{"domains", domains}, {"subdomains", domains}}, .services = {{"php", "1"}}});
  }
  static std::int64_t used(AccountId id, const char* name) { return allowances::used(database(), id, name); }
  static std::int64_t handed_out(AccountId id) { return number("SELECT COALESCE(MAX(handed_out), 0) FROM allowance WHERE account_id = ? AND name = 'domains'", id); }
  static std::string state(AccountId id) { return database().select_one("SELECT state FROM account WHERE id = ?", id)->text(0); }
  static std::uint64_t entry(const char* kind, std::uint64_t object) {
    return static_cast<std::uint64_t>(number("SELECT COALESCE(MAX(id), 0) FROM bin WHERE kind = ? AND object_id = ?", kind, object));
  }
  static accounts::Account customer(AccountId parent, std::int64_t domains = 5) {
    const auto made = user(parent);
    give(made.id, domains);
    return made;
  }
  static std::uint64_t site(const accounts::Account& owner, const std::string& name) { return sites::add(database(), actor(owner), {.account = owner.id, .name = name}); }
  static void remove(const accounts::Account& account) { accounts::remove(database(), root(), account.id, account.login); }
  template <class Work> static std::string refusal(Work work) {
    try {
      work();
    } catch (const Refused& problem) {
      return problem.field() + ": " + problem.what();
    }
    return "not refused";
  }
  static Browser in(const accounts::Account& account) {
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, browser.login(account.login, password).status);
    return browser;
  }
  /// Everything about an account that restoring must bring back.
  static std::string snapshot(AccountId id) {
    std::string all;
    for (const char* sql : {"SELECT CONCAT_WS('|', parent_id, login, password, state, own_user, package_name, COALESCE(locked_with, 0)) FROM account WHERE id = ?",
                            "SELECT GROUP_CONCAT(CONCAT_WS('|', name, COALESCE(granted, -1), used, handed_out) ORDER BY name) FROM allowance WHERE used + COALESCE(granted, 0) > 0 AND account_id = ?",
                            "SELECT GROUP_CONCAT(CONCAT_WS('|', name, value) ORDER BY name) FROM account_service WHERE account_id = ?",
                            "SELECT GROUP_CONCAT(CONCAT_WS('|', d.name, d.in_bin, s.state, s.folder, s.www, s.redirect) ORDER BY d.name) FROM domain d JOIN site s ON s.domain_id = d.id WHERE d.account_id = ?"})
      all += database().select_one(sql, id)->maybe_text(0).value_or("-") + "\n";
    return all;
  }

  void u9_a_deleted_user_cannot_log_in_and_keeps_his_names() {
    const auto one = reseller();
    const auto account = customer(one.id);
    site(account, "a.test");
    const auto session = accounts::start_session(database(), account.id, account.id, "192.0.2.1");
    database().change("DELETE FROM job");
    accounts::remove(database(), actor(one), account.id, account.login);
    CPPUNIT_ASSERT_EQUAL(std::string("binned"), state(account.id));
    CPPUNIT_ASSERT(!accounts::find_session(database(), session.cookie));
    CPPUNIT_ASSERT(accounts::login(database(), account.login, password, "192.0.2.1", "").outcome == accounts::LoginResult::Outcome::wrong);
    CPPUNIT_ASSERT_THROW(accounts::set_password(database(), root(), account.id, "another horse"), NotFound);
    CPPUNIT_ASSERT_EQUAL(std::string("site.apply php.apply account.apply"), database().select_one("SELECT GROUP_CONCAT(kind ORDER BY id SEPARATOR ' ') FROM job")->text(0));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM domain"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM bin WHERE by_login = ? AND name = ? AND leaves_at > NOW(6) + INTERVAL 29 DAY", one.login, account.login));
  }

  void r4_room_is_given_back_and_taken_again() {
    const auto one = reseller();
    give(one.id, 10);
    const auto account = customer(one.id, 4);
    site(account, "a.test");
    remove(account);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, handed_out(one.id));
    for (AccountId id : {one.id, server_root}) {
      CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, used(id, "domains"));
      CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, used(id, "users"));
    }
    bin::restore(database(), actor(one), entry("user", account.id));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{4}, handed_out(one.id));
    for (AccountId id : {one.id, server_root}) {
      CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, used(id, "domains"));
      CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, used(id, "users"));
    }
  }

  void r7_restores_exactly_the_former_state() {
    const auto one = reseller();
    const auto account = customer(one.id);
    const auto domain = site(account, "a.test");
    sites::add_subdomain(database(), actor(account), {.domain = domain, .label = "shop", .folder = "html/shop"});
    const auto alone = site(account, "b.test");
    sites::remove(database(), actor(account), alone);
    const std::string before = snapshot(account.id);
    remove(account);
    CPPUNIT_ASSERT(before != snapshot(account.id));
    bin::restore(database(), root(), entry("user", account.id));
    CPPUNIT_ASSERT_EQUAL(before, snapshot(account.id));
    CPPUNIT_ASSERT(accounts::login(database(), account.login, password, "192.0.2.1", "").outcome == accounts::LoginResult::Outcome::in);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{0}, entry("user", account.id));
    bin::restore(database(), root(), entry("domain", alone));    // deleted before him: it was still in the bin
  }

  void r7_a_locked_user_comes_back_locked() {
    const auto account = customer(reseller().id);
    accounts::lock(database(), root(), account.id);
    remove(account);
    bin::restore(database(), root(), entry("user", account.id));
    CPPUNIT_ASSERT_EQUAL(std::string("locked"), state(account.id));
    CPPUNIT_ASSERT(accounts::login(database(), account.login, password, "192.0.2.1", "").outcome == accounts::LoginResult::Outcome::locked);
  }

  void r7_unlocked_with_his_reseller_while_in_the_bin() {
    const auto one = reseller();
    const auto account = customer(one.id);
    accounts::lock_reseller(database(), root(), one.id, true);
    remove(account);
    accounts::unlock(database(), root(), one.id);
    CPPUNIT_ASSERT_EQUAL(std::string("binned"), state(account.id));
    bin::restore(database(), root(), entry("user", account.id));
    CPPUNIT_ASSERT_EQUAL(std::string("active"), state(account.id));
  }

  void r7_refuses_to_restore_without_room() {
    const auto one = reseller();
    give(one.id, 4);
    const auto account = customer(one.id, 4);
    remove(account);
    const auto other = customer(one.id, 2);
    ASSERT_HOLDS(refusal([&] { bin::restore(database(), actor(one), entry("user", account.id)); }), "domains: ");
    CPPUNIT_ASSERT_EQUAL(std::string("binned"), state(account.id));
    CPPUNIT_ASSERT(entry("user", account.id) != 0);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, handed_out(one.id));
    give(other.id, 0);
    allowances::give(database(), root(), one.id, {.limits = {{"users", 1}}, .services = {}});
    ASSERT_HOLDS(refusal([&] { bin::restore(database(), actor(one), entry("user", account.id)); }), "users: ");
    allowances::give(database(), root(), one.id, {.limits = {{"users", 2}}, .services = {{"php", "0"}}});
    ASSERT_HOLDS(refusal([&] { bin::restore(database(), actor(one), entry("user", account.id)); }), "php: ");
    give(one.id, 4);
    bin::restore(database(), actor(one), entry("user", account.id));
    const auto domain = site(account, "a.test");
    sites::remove(database(), actor(account), domain);
    give(account.id, 0);
    ASSERT_HOLDS(refusal([&] { bin::restore(database(), actor(one), entry("domain", domain)); }), "domains: ");
  }

  void r7_a_domain_comes_back_only_when_its_owner_is_not_in_the_bin() {
    const auto account = customer(reseller().id);
    const auto domain = site(account, "a.test");
    sites::remove(database(), actor(account), domain);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, used(account.id, "domains"));
    remove(account);
    ASSERT_HOLDS(refusal([&] { bin::restore(database(), root(), entry("domain", domain)); }), "Restore him first");
    bin::restore(database(), root(), entry("user", account.id));
    CPPUNIT_ASSERT_THROW(sites::get(database(), root(), domain), NotFound);
    bin::restore(database(), root(), entry("domain", domain));
    CPPUNIT_ASSERT_EQUAL(std::string("a.test"), sites::get(database(), actor(account), domain).name);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, used(account.id, "domains"));
  }

  void r7_subdomains_come_back_with_their_domain() {
    const auto account = customer(reseller().id);
    const auto domain = site(account, "a.test");
    const auto shop = sites::add_subdomain(database(), actor(account), {.domain = domain, .label = "shop"});
    const auto old = sites::add_subdomain(database(), actor(account), {.domain = domain, .label = "old"});
    sites::remove(database(), actor(account), old);
    sites::remove(database(), actor(account), domain);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, used(account.id, "subdomains"));
    ASSERT_HOLDS(refusal([&] { bin::restore(database(), root(), entry("domain", old)); }), "a.test is in the recycle bin");
    CPPUNIT_ASSERT_THROW(bin::restore(database(), root(), entry("domain", shop)), NotFound);
    bin::restore(database(), root(), entry("domain", domain));
    CPPUNIT_ASSERT_EQUAL(std::string("shop.a.test"), sites::get(database(), root(), shop).name);
    CPPUNIT_ASSERT_THROW(sites::get(database(), root(), old), NotFound);
    bin::restore(database(), root(), entry("domain", old));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, used(account.id, "subdomains"));
  }

  void r7_names_in_the_bin_stay_taken() {
    const auto one = reseller();
    const auto account = customer(one.id), other = customer(one.id);
    const auto domain = site(account, "a.test");
    sites::remove(database(), actor(account), domain);
    for (const auto& who : {account, other}) ASSERT_HOLDS(refusal([&] { site(who, "a.test"); }), "name: ");
    ASSERT_HOLDS(refusal([&] { site(other, "shop.a.test"); }), "name: ");
    remove(account);
    ASSERT_HOLDS(refusal([&] { site(other, "a.test"); }), "name: ");
  }

  void r5_a_resellers_users_move_or_go_with_him() {
    const auto one = reseller(), two = reseller();
    const auto a = customer(one.id), b = customer(two.id);
    CPPUNIT_ASSERT_THROW(accounts::remove_reseller(database(), root(), one.id, "res", two.id), Refused);
    CPPUNIT_ASSERT_THROW(accounts::remove_reseller(database(), actor(two), one.id, one.login, two.id), Forbidden);
    CPPUNIT_ASSERT_THROW(accounts::remove_reseller(database(), root(), one.id, one.login, one.id), NotFound);
    accounts::remove_reseller(database(), root(), one.id, one.login, two.id);
    CPPUNIT_ASSERT_EQUAL(std::string("binned active"), state(one.id) + " " + state(a.id));
    CPPUNIT_ASSERT_EQUAL(two.id, accounts::get(database(), actor(two), a.id).parent);
    accounts::remove_reseller(database(), root(), two.id, two.login, std::nullopt);
    CPPUNIT_ASSERT_EQUAL(std::string("binned binned binned"), state(two.id) + " " + state(a.id) + " " + state(b.id));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, used(server_root, "users"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, used(server_root, "resellers"));
    CPPUNIT_ASSERT_EQUAL(entry("reseller", two.id), static_cast<std::uint64_t>(number("SELECT MIN(batch) FROM bin WHERE kind = 'user'")));
  }

  void r5_nothing_happens_when_the_other_has_no_room() {
    const auto one = reseller(), two = reseller();
    customer(one.id);
    const auto a = customer(one.id);
    allowances::give(database(), root(), two.id, {.limits = {{"users", 1}}, .services = {}});
    ASSERT_HOLDS(refusal([&] { accounts::remove_reseller(database(), root(), one.id, one.login, two.id); }), "users: ");
    CPPUNIT_ASSERT_EQUAL(std::string("active active"), state(one.id) + " " + state(a.id));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, used(one.id, "users"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM bin"));
  }

  void r7_restoring_a_reseller_restores_those_deleted_with_him_only() {
    const auto one = reseller();
    give(one.id, 20);
    const auto with = customer(one.id), locked = customer(one.id), before = customer(one.id);
    site(with, "a.test");
    accounts::lock(database(), root(), locked.id);
    remove(before);
    const std::string his = snapshot(one.id), of_with = snapshot(with.id), of_locked = snapshot(locked.id);
    accounts::remove_reseller(database(), root(), one.id, one.login, std::nullopt);
    ASSERT_HOLDS(refusal([&] { bin::restore(database(), root(), entry("user", before.id)); }), "Restore him first");
    CPPUNIT_ASSERT_THROW(bin::restore(database(), root(), entry("user", with.id)), NotFound);
    bin::restore(database(), root(), entry("reseller", one.id));
    CPPUNIT_ASSERT_EQUAL(his, snapshot(one.id));
    CPPUNIT_ASSERT_EQUAL(of_with, snapshot(with.id));
    CPPUNIT_ASSERT_EQUAL(of_locked, snapshot(locked.id));
    CPPUNIT_ASSERT_EQUAL(std::string("binned"), state(before.id));
    bin::restore(database(), root(), entry("user", before.id));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{3}, used(one.id, "users"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, used(server_root, "resellers"));
  }

  void r4_purging_takes_what_stands_on_it_along() {
    const auto one = reseller();
    const auto account = customer(one.id);
    const auto domain = site(account, "a.test");
    const auto old = sites::add_subdomain(database(), actor(account), {.domain = domain, .label = "old"});
    sites::remove(database(), actor(account), old);
    sites::remove(database(), actor(account), domain);
    bin::purge(database(), root(), entry("domain", domain));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, number("SELECT COUNT(*) FROM site WHERE state = 'removing'"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, number("SELECT COUNT(*) FROM bin WHERE state = 'leaving'"));
    ASSERT_HOLDS(refusal([&] { bin::restore(database(), root(), entry("domain", domain)); }), "removed for good");
    remove(account);
    bin::purge(database(), root(), entry("user", account.id));
    bin::purge(database(), root(), entry("user", account.id));
    CPPUNIT_ASSERT_EQUAL(std::string("removing"), state(account.id));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM message WHERE object = ? AND text = 'Removal for good started.'", account.login));
    accounts::bury(database(), account.id);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM domain"));
    CPPUNIT_ASSERT_EQUAL(std::string("left"), database().select_one("SELECT state FROM bin")->text(0));
    for (AccountId id : {one.id, server_root})
      for (const char* name : {"users", "domains", "subdomains"}) CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, used(id, name));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, handed_out(one.id));
  }

  void r4_a_resellers_end_comes_after_his_users() {
    const auto one = reseller();
    const auto before = customer(one.id), with = customer(one.id);
    remove(before);
    accounts::remove_reseller(database(), root(), one.id, one.login, std::nullopt);
    bin::purge(database(), root(), entry("reseller", one.id));
    for (AccountId id : {one.id, before.id, with.id}) CPPUNIT_ASSERT_EQUAL(std::string("removing"), state(id));
    database().change("DELETE FROM job");
    accounts::bury(database(), before.id);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM job"));
    accounts::bury(database(), with.id);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM job WHERE kind = 'account.apply' AND subject_id = ?", one.id));
    accounts::bury(database(), one.id);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{3}, number("SELECT COUNT(*) FROM bin WHERE state = 'left' AND owner_id = 1"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, used(server_root, "resellers"));
  }

  void nobody_adds_to_what_is_in_the_bin() {
    const auto one = reseller();
    const auto account = customer(one.id);
    remove(account);
    CPPUNIT_ASSERT_THROW(sites::add(database(), root(), {.account = account.id, .name = "a.test"}), Refused);
    CPPUNIT_ASSERT_THROW(allowances::give(database(), root(), account.id, {.limits = {{"domains", 9}}, .services = {}}), Refused);
    CPPUNIT_ASSERT_THROW(accounts::move(database(), root(), account.id, server_root), Refused);
    CPPUNIT_ASSERT_THROW(accounts::unlock(database(), root(), account.id), Refused);
    const auto two = customer(one.id);
    accounts::remove_reseller(database(), root(), one.id, one.login, std::nullopt);
    CPPUNIT_ASSERT_THROW(user(one.id), NotFound);
    CPPUNIT_ASSERT_THROW(accounts::move(database(), root(), user().id, one.id), NotFound);
    CPPUNIT_ASSERT_EQUAL(std::string("binned"), state(two.id));
  }

  void exactly_one_of_many_restores_or_purges() {
    const auto one = reseller();
    const auto account = customer(one.id);
    site(account, "a.test");
    remove(account);
    const std::uint64_t id = entry("user", account.id);
    std::atomic<unsigned> restored = 0;
    const Outcomes outcomes = together(8, [&](Database& own, unsigned i) {
      try {
        if (i % 2) bin::purge(own, actor(one), id);
        else {
          bin::restore(own, actor(one), id);
          ++restored;
        }
      } catch (const NotFound&) {
      }
    });
    CPPUNIT_ASSERT_EQUAL(std::string(), outcomes.surprise);
    CPPUNIT_ASSERT(restored <= 1);
    CPPUNIT_ASSERT_EQUAL(std::string(restored ? "active" : "removing"), state(account.id));
    CPPUNIT_ASSERT_EQUAL(std::int64_t(restored), used(server_root, "users"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t(restored), used(one.id, "domains"));
  }

  void a_domain_is_added_or_its_user_deleted_but_counted_once() {
    const auto one = reseller();
    std::vector<accounts::Account> customers;
    for (int i = 0; i < 4; ++i) customers.push_back(customer(one.id));
    const Outcomes outcomes = together(8, [&](Database& own, unsigned i) {
      const accounts::Account& who = customers[i % 4];
      for (int tries = 0; tries < 20; ++tries) try {
          if (i < 4) return void(sites::add(own, root(), {.account = who.id, .name = "a" + std::to_string(i) + ".test"}));
          return accounts::remove(own, root(), who.id, who.login);
        } catch (const Unavailable&) {
        }
    });
    CPPUNIT_ASSERT_EQUAL(std::string(), outcomes.surprise);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, used(one.id, "domains"));
    for (const auto& who : customers) bin::restore(database(), root(), entry("user", who.id));
    CPPUNIT_ASSERT_EQUAL(number("SELECT COUNT(*) FROM domain"), used(one.id, "domains"));
    CPPUNIT_ASSERT_EQUAL(number("SELECT COUNT(*) FROM domain"), used(server_root, "domains"));
  }

  void f19_expires_by_the_databases_time_and_not_after_a_jump() {
    const auto one = reseller();
    const auto young = customer(one.id), old = customer(one.id);
    remove(young);
    remove(old);
    database().change("UPDATE bin SET leaves_at = NOW(6) - INTERVAL 1 SECOND WHERE object_id = ?", old.id);
    const auto run = [] { return bin::clean_up(database(), root()); };
    database().change("INSERT INTO setting (name, value) VALUES ('bin.last_clean_up', NOW(6) - INTERVAL 400 DAY)");
    CPPUNIT_ASSERT(run().clock_jumped);
    database().change("UPDATE setting SET value = NOW(6) + INTERVAL 3 DAY WHERE name = 'bin.last_clean_up'");
    CPPUNIT_ASSERT(run().clock_jumped);
    CPPUNIT_ASSERT_EQUAL(std::string("binned binned"), state(young.id) + " " + state(old.id));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, number("SELECT COUNT(*) FROM message WHERE kind = 'error' AND text LIKE 'The recycle bin was not cleaned up%'"));
    std::atomic<std::uint64_t> left = 0;
    const Outcomes outcomes = together(4, [&](Database& own, unsigned) { left += bin::clean_up(own, root()).left; });
    CPPUNIT_ASSERT_EQUAL(std::string(), outcomes.surprise);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{1}, left.load());
    CPPUNIT_ASSERT_EQUAL(std::string("binned removing"), state(young.id) + " " + state(old.id));
    accounts::bury(database(), old.id);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{0}, run().backups);
    database().change("UPDATE bin SET left_at = NOW(6) - INTERVAL 31 DAY WHERE state = 'left'");
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{1}, run().backups);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM job WHERE kind = 'backup.remove' AND object = ?", old.login));
  }

  void lists_elsewhere_leave_out_what_is_in_the_bin() {
    const auto one = reseller();
    const auto account = customer(one.id), other = customer(one.id);
    site(account, "gone.test");
    const auto alone = site(other, "alone.test");
    site(other, "there.test");
    remove(account);
    sites::remove(database(), actor(other), alone);
    for (const auto& who : {one, admin()}) {
      Browser browser = in(who);
      for (const char* path : {"/users", "/sites", "/tree"}) {
        const Response page = browser.get(path);
        if (page.status == 403) continue;
        CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 200, page.status);
        for (const std::string& text : {std::string("gone.test"), std::string("alone.test"), ">" + account.login + "<"}) ASSERT_LACKS(page.body, text);
      }
      ASSERT_HOLDS(browser.get("/users").body, "there.test");
    }
  }

  void p10_pages_show_each_reseller_his_own() {
    const auto one = reseller(), two = reseller();
    const auto account = customer(one.id), foreign = customer(two.id);
    const auto domain = site(account, "a.test");
    sites::remove(database(), actor(account), domain);
    remove(foreign);
    ASSERT_LACKS(in(reseller()).get("/bin").body, "/bin/empty");
    Browser browser = in(one);
    const Response list = browser.get("/bin");
    ASSERT_HOLDS(list.body, "a.test");
    ASSERT_HOLDS(list.body, "/bin/empty");
    ASSERT_LACKS(list.body, foreign.login);
    ASSERT_LACKS(list.body, "/bin/settings");
    for (const char* act : {"/restore", "/purge"}) {
      const std::string path = "/bin/" + std::to_string(entry("user", foreign.id)) + act;
      CPPUNIT_ASSERT_EQUAL(404, browser.get(path).status);
      browser.get("/bin/empty");
      CPPUNIT_ASSERT_EQUAL(404, browser.post(path).status);
    }
    CPPUNIT_ASSERT_THROW(bin::restore(database(), actor(one), entry("user", foreign.id)), NotFound);
    CPPUNIT_ASSERT_EQUAL(403, in(account).get("/bin").status);
    CPPUNIT_ASSERT_EQUAL(403, browser.get("/bin/settings").status);
    browser.get("/bin/empty");
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/bin/empty").status);
    CPPUNIT_ASSERT_EQUAL(std::string("binned"), state(foreign.id));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM site WHERE state = 'removing'"));
  }

  void r4_emptying_ends_in_time_and_says_what_is_left() {
    const auto one = reseller();
    for (int i = 0; i < 3; ++i) {
      const auto gone = customer(one.id);
      accounts::remove(database(), root(), gone.id, gone.login);
    }
    const bin::Emptied none = bin::empty(database(), root(), std::chrono::seconds(-1));
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{0}, none.leaving);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{3}, none.left);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{3}, number("SELECT COUNT(*) FROM bin WHERE state = 'in'"));
    const bin::Emptied all = bin::empty(database(), root(), std::chrono::seconds(60));
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{3}, all.leaving);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{0}, all.left);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{3}, number("SELECT COUNT(*) FROM bin WHERE state = 'leaving'"));
  }

  void pages_restore_purge_empty_and_set_days() {
    const auto one = reseller();
    const auto a = customer(one.id), b = customer(one.id);
    remove(a);
    remove(b);
    Browser browser = in(admin());
    ASSERT_HOLDS(browser.get("/bin").body, "30 days");
    const std::string restore = "/bin/" + std::to_string(entry("user", a.id)) + "/restore", purge = "/bin/" + std::to_string(entry("user", b.id)) + "/purge";
    ASSERT_HOLDS(browser.get(restore).body, "Restore " + a.login);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(restore).status);
    CPPUNIT_ASSERT_EQUAL(std::string("active"), state(a.id));
    ASSERT_HOLDS(browser.get(purge).body, "for good");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(purge).status);
    CPPUNIT_ASSERT_EQUAL(std::string("removing"), state(b.id));
    database().change("UPDATE bin SET reason = 'the disk is full'");
    const Response list = browser.get("/bin");
    ASSERT_HOLDS(list.body, "the disk is full");
    ASSERT_LACKS(list.body, "/restore");
    ASSERT_HOLDS(list.body, purge);
    browser.get("/bin/settings");
    CPPUNIT_ASSERT_EQUAL(422, browser.post("/bin/settings", {{"days", "0"}}).status);
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/bin/settings", {{"days", "7"}}).status);
    ASSERT_HOLDS(browser.get("/bin").body, "7 days");
    remove(a);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM bin WHERE object_id = ? AND leaves_at < NOW(6) + INTERVAL 8 DAY", a.id));
  }

  void rows_to_keep_hold_every_table_and_no_password() {
    const auto account = customer(reseller().id);
    site(account, "a.test");
    database().change("UPDATE account_contact SET town = 'Köln \"am\n Rhein\"' WHERE account_id = ?", account.id);
    std::string all;
    for (const Feature* feature : all_features())
      if (feature->rows_to_keep)
        for (const std::string& row : feature->rows_to_keep(database(), account.id)) {
          CPPUNIT_ASSERT(requests::JsonLine::parse(row));
          all += row;
        }
    for (const char* table : {"account", "account_contact", "allowance", "account_service", "domain", "site"}) ASSERT_HOLDS(all, "\"table\": \"" + std::string(table) + "\"");
    ASSERT_HOLDS(all, "Köln \\\"am\\n Rhein\\\"");
    ASSERT_LACKS(all, "$y$");
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(BinTest);

}  // namespace hostler
