// SPDX-License-Identifier: GPL-3.0-or-later
// Scope 7, S3: every field says what it is, and the reseller's words cannot do harm.
#include "base/text.h"
#include "features/allowances/allowances.h"
#include "features/appearance/help_text.h"
#include "features/appearance/settings.h"
#include "features/appearance/skins.h"
#include "features/browser.h"
#include "features/packages/packages.h"
#include "features/sites/sites.h"
#include "features/stage.h"
#include "http/language.h"

namespace hostler {

class HelpTest : public Stage {
  CPPUNIT_TEST_SUITE(HelpTest);
  CPPUNIT_TEST(every_visible_field_of_every_page_has_help);
  CPPUNIT_TEST(every_field_of_every_resource_has_help_in_both_languages);
  CPPUNIT_TEST(lists_the_help_of_what_one_may_do);
  CPPUNIT_TEST(s3_keeps_what_is_harmless);
  CPPUNIT_TEST(s3_leaves_out_what_is_not);
  CPPUNIT_TEST(s3_shows_the_resellers_words_in_a_sandbox);
  CPPUNIT_TEST(s3_survives_any_bytes_and_depth);
  CPPUNIT_TEST_SUITE_END();

  /// Objects of every kind, so that each page with an {id} has something to show.
  struct World {
    accounts::Account admin, reseller, user;
    std::vector<std::string> ids;
    std::string draft;
  };
  static Browser in(const accounts::Account& who) {
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, browser.login(who.login, password).status);
    browser.get("/general");
    return browser;
  }
  static World world() {
    World all{Stage::admin(), Stage::reseller(), {}, {}, {}};
    all.user = Stage::user(all.reseller.id);
    allowances::give(database(), root(), all.user.id, {.limits = {{"domains", 9}, {"subdomains", 9}}, .services = {}});
    appearance::allow_skins(database(), root(), all.reseller.id, true);
    sites::NewSite site;
    site.account = all.user.id;
    site.name = "a.example";
    for (std::uint64_t id : {all.user.id, all.reseller.id, sites::add(database(), root(), site), packages::create(database(), actor(all.reseller), "Small", {}),
                             packages::create(database(), root(), "Large", {}), appearance::create_skin(database(), actor(all.reseller), "Blue", appearance::own_palette(), {}),
                             appearance::create_skin(database(), root(), "Green", appearance::own_palette(), {})})
      all.ids.push_back(std::to_string(id));
    Browser browser = in(all.reseller);
    const Response started = browser.post("/users/new", {{"package", ""}, {"go", "next"}});
    const std::string address = header(started, "Location");
    all.draft = address.substr(11, address.find('/', 11) - 11);
    return all;
  }
  /// With each place of the pattern filled by each thing it might stand for.
  static std::vector<std::string> addresses(const std::string& pattern, const World& all) {
    const std::size_t from = pattern.find('{');
    if (from == std::string::npos) return {pattern};
    const std::size_t to = pattern.find('}', from);
    std::vector<std::string> found, fillings = all.ids;
    fillings.push_back(all.draft);
    for (const std::string& filling : fillings)
      for (std::string& address : addresses(pattern.substr(0, from) + filling + pattern.substr(to + 1), all)) found.push_back(std::move(address));
    return found;
  }
  static int check_page(const std::string& address, const std::string& page) {
    int fields = 0;
    for (std::size_t at = page.find("<div class=\"field"); at != std::string::npos;) {
      const std::size_t next = page.find("<div class=\"field", at + 1);
      const std::string field = page.substr(at, next == std::string::npos ? next : next - at);
      at = next;
      if (field.starts_with("<div class=\"fields")) continue;
      ++fields;
      CPPUNIT_ASSERT_MESSAGE("a field without help on " + address + ": " + field.substr(0, 200), field.find("class=\"help\"") != std::string::npos);
    }
    return fields;
  }

  void every_visible_field_of_every_page_has_help() {
    const World all = world();
    int fields = 0;
    for (const accounts::Account* who : {&all.admin, &all.reseller, &all.user}) {
      Browser browser = in(*who);
      for (const auto& route : panel().router().routes()) {
        if (route.method != Method::get || !route.permission.allows(who->role)) continue;
        for (const std::string& address : addresses(route.pattern, all)) {
          const Response answer = browser.get(address);
          if (answer.status == 200 && answer.content_type.starts_with("text/html")) fields += check_page(address, answer.body);
        }
      }
    }
    fields += check_page("/login", Browser(panel()).get("/login").body);
    CPPUNIT_ASSERT_MESSAGE(std::to_string(fields), fields > 200);
  }

  static void check_form(const std::string& where, const Form& form) {
    for (const Field& field : form.fields()) {
      if (field.kind == Field::Kind::hidden) continue;
      CPPUNIT_ASSERT_MESSAGE(where + " " + field.name, !field.help.id.empty());
      Speaking german("de");
      CPPUNIT_ASSERT_MESSAGE(where + " " + field.name, translated(field.help) != field.help.id);
    }
  }

  void every_field_of_every_resource_has_help_in_both_languages() {
    const World all = world();
    for (const accounts::Account* who : {&all.admin, &all.reseller, &all.user}) {
      const Actor actor = Stage::actor(*who);
      const Call call{database(), config(), actor};
      for (const Feature* feature : all_features()) {
        for (const HelpForm& help : feature->help_forms)
          if (call.may(help.permission)) check_form(std::string(feature->name), help.form(call));
        for (const Resource* resource : feature->resources) {
          if (resource->creation.form && call.may(resource->creation.permission)) check_form(std::string(resource->name), resource->creation.form(call));
          for (const Act& act : resource->acts)
            for (const std::string& id : all.ids) {
              if (!act.form || !call.may(act.permission)) continue;
              try {
                check_form(std::string(resource->name) + " " + std::string(act.name), act.form(call, std::stoull(id)));
              } catch (const Problem&) {
                // not an object of this kind
              }
            }
        }
      }
    }
  }

  void lists_the_help_of_what_one_may_do() {
    const World all = world();
    Browser reseller = in(all.reseller), user = in(all.user);
    const std::string index = reseller.get("/help").body;
    for (const char* part : {"href=\"/help/packages\"", "Create package", "Change password", "href=\"/help\""}) ASSERT_HOLDS(index, part);
    ASSERT_HOLDS(reseller.get("/help/packages").body, "Only you see it.");
    ASSERT_LACKS(user.get("/help").body, "Create package");
    CPPUNIT_ASSERT_EQUAL(404, user.get("/help/packages").status);
    CPPUNIT_ASSERT_EQUAL(404, user.get("/help/nothing").status);
    ASSERT_HOLDS(user.get("/help/sites").body, "seen from your home");
    for (const char* path : {"/help", "/help/packages", "/help/appearance", "/help/accounts"})
      CPPUNIT_ASSERT_MESSAGE(path, std::stoi(header(reseller.get(path), "X-Hostler-Queries")) <= 5);
  }

  void s3_keeps_what_is_harmless() {
    const std::string harmless = "<h1>Help</h1><p lang=\"de\">Läden &amp; <b>more</b> &lt;b&gt;</p><ul><li>one</li></ul><table><tbody><tr><td colspan=\"2\">x</td></tr></tbody></table>";
    CPPUNIT_ASSERT_EQUAL(harmless, appearance::clean_html(harmless));
    CPPUNIT_ASSERT_EQUAL(std::string("<a href=\"https://example.org/?a=1&amp;b=2\" target=\"_blank\" rel=\"noopener noreferrer\">x</a>"),
                         appearance::clean_html("<a href=\"https://example.org/?a=1&b=2\" target=\"_top\">x</a>"));
    CPPUNIT_ASSERT_EQUAL(std::string("<img src=\"data:image/png;base64,AAAA\" alt=\"x\">"), appearance::clean_html("<img src='data:image/png;base64,AAAA' alt=x onerror=alert(1)>"));
    CPPUNIT_ASSERT_EQUAL(std::string("kept"), appearance::clean_html("<center><font color=red>kept</font></center>"));
  }

  void s3_leaves_out_what_is_not() {
    const char* hostile[] = {"<script>alert(1)</script>", "<ScRiPt src=//evil.test/x></script >", "<style>@import 'http://evil.test'</style>", "<iframe src=http://evil.test></iframe>",
                             "<form action=http://evil.test><input name=password></form>", "<p onclick=alert(1) style='background:url(http://evil.test)'></p>", "<base href=http://evil.test>",
                             "<meta http-equiv=refresh content='0;url=http://evil.test'>", "<link rel=stylesheet href=http://evil.test>", "<object data=http://evil.test></object>",
                             "<svg><script>alert(1)</script><a xlink:href='javascript:alert(1)'>x</a></svg>", "<math><mtext><script>alert(1)</script></mtext></math>",
                             "<a href='javascript:alert(1)'></a>", "<a href=' javascript:alert(1)'></a>", "<a href='java\nscript:alert(1)'></a>", "<a href='java&#10;script:alert(1)'></a>",
                             "<a href='JAVASCRIPT:alert(1)'></a>", "<a href='data:text/html,<script>alert(1)</script>'></a>", "<a href='vbscript:alert(1)'></a>", "<a href='//evil.test'></a>",
                             "<a href='/users'></a>", "<img src='http://evil.test/x.png'>", "<img src='data:image/svg+xml,<svg onload=alert(1)>'>", "<noscript><p title='</noscript><script>alert(1)</script>'>",
                             "<textarea><script>alert(1)</script></textarea>", "<template><script>alert(1)</script></template>", "<!--><script>alert(1)</script>-->", "<xmp><script>alert(1)</script></xmp>",
                             "<title><script>alert(1)</script></title>", "<video src=http://evil.test></video>", "<p><svg><p title='<style><script>alert(1)</script>'></p></svg>"};
    for (const char* html : hostile) {
      const std::string clean = lower(appearance::clean_html(html));
      for (const char* lost : {"<script", "onclick", "onerror", "onload=", "<style", "style=", "javascript:", "vbscript:", "href=\"/", "src=\"http", "<iframe", "<form", "<input", "<base", "<meta", "<link",
                               "<object", "<svg", "<video", "data:text", "image/svg"})
        CPPUNIT_ASSERT_MESSAGE(std::string(html) + " gives " + clean, clean.find(lost) == std::string::npos);
    }
  }

  void s3_shows_the_resellers_words_in_a_sandbox() {
    const auto one = Stage::reseller();
    const auto customer = Stage::user(one.id), stranger = Stage::user();
    ASSERT_LACKS(in(customer).get("/help").body, "<iframe");
    Browser browser = in(one);
    browser.get("/help-page");
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/help-page", {{"help", "<h1>Welcome</h1><script>alert(1)</script>"}, {"version", "1"}}).status);
    const Response outer = in(customer).get("/help"), inner = in(customer).get("/help/words");
    ASSERT_HOLDS(outer.body, "sandbox=\"allow-popups allow-popups-to-escape-sandbox\"");
    ASSERT_LACKS(outer.body, "Welcome");
    ASSERT_HOLDS(header(outer, "Content-Security-Policy"), "frame-src 'self'");
    ASSERT_HOLDS(inner.body, "<h1>Welcome</h1>");
    ASSERT_LACKS(inner.body, "<script");
    ASSERT_HOLDS(header(inner, "Content-Security-Policy"), "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'");
    ASSERT_LACKS(header(inner, "Content-Security-Policy"), "script");
    ASSERT_LACKS(in(stranger).get("/help/words").body, "Welcome");
    ASSERT_HOLDS(browser.get("/help-page").body, "&lt;script&gt;");
  }

  void s3_survives_any_bytes_and_depth() {
    std::string deep;
    for (int i = 0; i < 9000; ++i) deep += "<b>";
    CPPUNIT_ASSERT(appearance::clean_html(deep + "x").size() < 1000);
    for (const char* text : {"", "<", "<a", "<a href", "&#x110000;", "\xff\xfe", "<p>\x01</p>", "</p>", "<!doctype html><html><head><title>x</title></head><body>y</body></html>"}) appearance::clean_html(text);
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(HelpTest);

}  // namespace hostler
