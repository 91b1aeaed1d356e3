// SPDX-License-Identifier: GPL-3.0-or-later
// A program with a list of capabilities of its own: one more Limit and one more Service in a Feature, and pages, wizard and checks know them,
// without a migration or a page.
#include <array>

#include "features/allowances/allowances.h"
#include "features/browser.h"
#include "features/feature.h"
#include "features/stage.h"

namespace hostler {

extern const Feature jobs_feature, messages_feature, accounts_feature, packages_feature, domains_feature, sites_feature, users_feature, signup_feature;

namespace {

const Feature kites_feature = {
    .name = "kites",
    .limits = {{.name = "kites", .label = "Kites", .help = "How many kites.", .unit = "kg"}},
    .services = {{.name = "wind", .label = "Wind", .help = "Which wind.", .choices = {{"none", "No wind"}, {"breeze", "Breeze"}, {"storm", "Storm"}}},
                 {.name = "own_hills", .label = "Own hills", .help = "The reseller may have hills of his own.", .of_users = false, .at_first = false}},
};

}  // namespace

std::span<const Feature* const> all_features() {
  static constexpr std::array features{&jobs_feature,  &messages_feature, &accounts_feature, &packages_feature, &domains_feature,
                                       &kites_feature, &sites_feature,    &users_feature,    &signup_feature};
  return features;
}

class NewLimitTest : public Stage {
  CPPUNIT_TEST_SUITE(NewLimitTest);
  CPPUNIT_TEST(a_limit_and_a_service_appear_and_bind);
  CPPUNIT_TEST(they_appear_for_resellers_with_mode_and_flag);
  CPPUNIT_TEST_SUITE_END();

  /// R2, R3: the reseller's forms, whether the limit binds, and what he may do, are made from the same lines.
  void they_appear_for_resellers_with_mode_and_flag() {
    Browser browser(panel());
    browser.login(admin().login, password);
    const std::string form = browser.get("/resellers/new").body;
    for (const char* part : {"name=\"kites\" value=\"-1\"", "name=\"kites_soft\"", "Kites: may be exceeded", "name=\"wind\"", "name=\"own_hills\""}) ASSERT_HOLDS(form, part);
    const Parameters sent{{"company", "Hills"}, {"language", "en"}, {"password", "blue paper ship"}, {"users", "-1"}, {"domains", "-1"}, {"subdomains", "-1"}, {"kites", "4"}, {"kites_soft", "1"}, {"own_hills", "1"}, {"wind", "1"}};
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/resellers/new", sent).status);
    const auto seller = accounts::get_by_login(database(), root(), "res1"), other = reseller();
    CPPUNIT_ASSERT(allowances::may(database(), seller.id, "own_hills"));
    CPPUNIT_ASSERT(!allowances::may(database(), other.id, "own_hills"));
    // With the tick it is a maximum.
    const auto customer = user(seller.id);
    allowances::give(database(), actor(seller), customer.id, {.limits = {{"kites", 9}}, .services = {{"wind", "storm"}}});
    allowances::use(database(), customer.id, "kites", 6);
    const std::string path = "/resellers/" + std::to_string(seller.id);
    for (const char* part : {"of 4 kg, may be exceeded", "▲ 5 kg over the maximum", "Own hills"}) ASSERT_HOLDS(browser.get(path).body, part);
    const std::string version = std::to_string(accounts::get(database(), root(), seller.id).version);
    const Parameters bound{{"users", "-1"}, {"domains", "-1"}, {"subdomains", "-1"}, {"kites", "4"}, {"version", version}};
    ASSERT_HOLDS(browser.post(path + "/limits", bound).body, "6 are in use, 2 more than that.");
    ASSERT_LACKS(browser.get("/users/" + std::to_string(customer.id)).body, "Own hills");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(path + "/services", {{"version", version}}).status);
    CPPUNIT_ASSERT(!allowances::may(database(), seller.id, "own_hills"));
  }

  void a_limit_and_a_service_appear_and_bind() {
    const auto seller = reseller();
    allowances::give(database(), root(), seller.id, {.limits = {{"kites", 4}}, .services = {}});
    Browser browser(panel());
    browser.login(seller.login, password);
    const std::string editor = browser.get("/packages/new").body;
    for (const char* part : {"name=\"kites\"", "You have 4 left to give.", "name=\"wind\"", "Breeze"}) ASSERT_HOLDS(editor, part);
    const Parameters wrong{{"name", "Windy"}, {"domains", "1"}, {"subdomains", "0"}, {"kites", "-1"}, {"wind", "hurricane"}};
    CPPUNIT_ASSERT_EQUAL(422, browser.post("/packages/new", wrong).status);
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/packages/new", {{"name", "Windy"}, {"domains", "1"}, {"subdomains", "0"}, {"kites", "3"}, {"wind", "storm"}}).status);
    const std::string package = std::to_string(number("SELECT id FROM package"));
    Response step = browser.post("/users/new", {{"package", package}, {"go", "next"}});
    const std::string run = header(step, "Location").substr(0, header(step, "Location").rfind('/') + 1);
    ASSERT_HOLDS(browser.follow(step).body, "name=\"kites\" value=\"3\"");
    browser.post(run + "limits", {{"domains", "1"}, {"subdomains", "0"}, {"kites", "3"}, {"wind", "storm"}, {"go", "next"}});
    browser.post(run + "person", {{"first_name", "A"}, {"last_name", "B"}, {"email", "a@b.example"}, {"language", "en"}, {"password", ""}, {"password_again", ""}, {"go", "next"}});
    CPPUNIT_ASSERT_EQUAL(303, browser.post(run + "domains", {{"name", ""}, {"go", "create"}}).status);
    const auto customer = accounts::get_by_login(database(), root(), "web1");
    CPPUNIT_ASSERT(allowances::has_service(database(), customer.id, "wind"));
    allowances::use(database(), customer.id, "kites", 3);
    CPPUNIT_ASSERT_THROW(allowances::use(database(), customer.id, "kites"), Refused);
    const std::string summary = browser.get("/users/" + std::to_string(customer.id)).body;
    for (const char* part : {"Kites", "3 of 3", "Storm"}) ASSERT_HOLDS(summary, part);
    ASSERT_HOLDS(browser.get("/packages/new").body, "You have 1 left to give.");
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(NewLimitTest);

}  // namespace hostler
