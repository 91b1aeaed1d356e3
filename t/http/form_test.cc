// SPDX-License-Identifier: GPL-3.0-or-later
#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include <cstdlib>

#include "http/form.h"
#include "http/language.h"

namespace {

using namespace hostler;

Form sample() {
  return Form({{.name = "login", .label = Text("Login"), .help = Text("Help & more"), .required = true, .most_characters = 5, .hint = Text("A hint")},
               {.name = "password", .label = Text("Password"), .kind = Field::Kind::password},
               {.name = "space", .label = Text("Space"), .kind = Field::Kind::number, .check = whole_number(-1, 100), .initial = "7"},
               {.name = "php", .label = Text("PHP"), .kind = Field::Kind::choice, .choices = {{"off", Text("Off")}, {"8.2", Text("8.2")}}, .initial = "off"},
               {.name = "locked", .label = Text("Locked"), .kind = Field::Kind::check},
               {.name = "note", .label = Text("Note"), .kind = Field::Kind::multiline},
               {.name = "mail", .label = Text("Mail"), .kind = Field::Kind::mail}});
}

class FormTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(FormTest);
  CPPUNIT_TEST(reads_and_cleans_what_was_typed);
  CPPUNIT_TEST(collects_every_problem);
  CPPUNIT_TEST(refuses_unknown_and_doubled_fields);
  CPPUNIT_TEST(lets_extras_and_the_token_pass);
  CPPUNIT_TEST(knows_only_its_own_fields);
  CPPUNIT_TEST(counts_characters_not_bytes);
  CPPUNIT_TEST(never_trims_or_refills_a_password);
  CPPUNIT_TEST(escapes_typed_text_in_attributes_and_text_areas);
  CPPUNIT_TEST(ties_errors_hints_and_help_to_their_field);
  CPPUNIT_TEST_SUITE_END();

  static int refused_with(const Parameters& sent) {
    try {
      sample().read(sent);
      return 0;
    } catch (const Refused& refused) {
      return refused.status();
    }
  }

  static std::string shown(const FormValues& values) {
    load_languages("/nowhere");
    static const Templates templates(std::string(std::getenv("top_srcdir")) + "/templates");
    Templates::Filling filling("form");
    sample().show(filling.root(), values);
    return templates.expand("parts/form.tpl", filling);
  }

  static bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

  void reads_and_cleans_what_was_typed() {
    FormValues values = sample().read({{"login", "  anna "}, {"space", " 007"}, {"php", "8.2"}, {"locked", "1"}, {"note", "a\r\nb\r\n"}, {"mail", "Anna@EXAMPLE.com"}});
    CPPUNIT_ASSERT(values.ok());
    CPPUNIT_ASSERT_EQUAL(std::string("anna"), values["login"]);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{7}, values.number("space"));
    CPPUNIT_ASSERT_EQUAL(std::string("7"), values["space"]);
    CPPUNIT_ASSERT(values.flag("locked"));
    CPPUNIT_ASSERT_EQUAL(std::string("a\nb"), values["note"]);
    CPPUNIT_ASSERT_EQUAL(std::string("Anna@example.com"), values["mail"]);
  }

  void collects_every_problem() {
    FormValues values = sample().read({{"login", " "}, {"space", "101"}, {"php", "9"}, {"note", "a\x01"}, {"mail", "nobody"}});
    CPPUNIT_ASSERT_EQUAL(std::size_t{5}, values.problems().size());
    CPPUNIT_ASSERT_EQUAL(std::string("101"), values["space"]);
    CPPUNIT_ASSERT_EQUAL(std::string("nobody"), values["mail"]);
    CPPUNIT_ASSERT(!values.flag("locked"));
    CPPUNIT_ASSERT(!sample().read({{"login", "a\nb"}, {"php", "off"}}).ok());
  }

  void refuses_unknown_and_doubled_fields() {
    CPPUNIT_ASSERT_EQUAL(400, refused_with({{"login", "a"}, {"role", "admin"}}));
    CPPUNIT_ASSERT_EQUAL(400, refused_with({{"login", "a"}, {"login", "b"}}));
    CPPUNIT_ASSERT_EQUAL(400, refused_with({{"LOGIN", "a"}}));
    CPPUNIT_ASSERT_EQUAL(400, refused_with({{"login", "a"}, {"locked", "yes"}}));
  }

  void lets_extras_and_the_token_pass() { CPPUNIT_ASSERT(sample().read({{"login", "a"}, {"php", "off"}, {"token", "x"}, {"step", "2"}}, {"step"}).ok()); }

  void knows_only_its_own_fields() {
    FormValues values = sample().blank();
    CPPUNIT_ASSERT_EQUAL(std::string("7"), values["space"]);
    CPPUNIT_ASSERT_THROW(values["other"], std::logic_error);
    CPPUNIT_ASSERT_THROW(values.number("login"), std::logic_error);
  }

  void counts_characters_not_bytes() {
    CPPUNIT_ASSERT(sample().read({{"login", "äöüßé"}, {"php", "off"}}).ok());
    CPPUNIT_ASSERT(!sample().read({{"login", "äöüßéx"}, {"php", "off"}}).ok());
  }

  void never_trims_or_refills_a_password() {
    FormValues values = sample().read({{"login", ""}, {"password", " secret "}, {"php", "off"}});
    CPPUNIT_ASSERT_EQUAL(std::string(" secret "), values["password"]);
    CPPUNIT_ASSERT(!holds(shown(values), "secret"));
  }

  void escapes_typed_text_in_attributes_and_text_areas() {
    FormValues values = sample().blank();
    values.set("login", "\" onfocus=\"alert(1)");
    values.set("note", "</textarea>\n\t<script>");
    std::string page = shown(values);
    CPPUNIT_ASSERT(!holds(page, "\" onfocus"));
    CPPUNIT_ASSERT(!holds(page, "<script>") && !holds(page, "</textarea><"));
    CPPUNIT_ASSERT(holds(page, "&quot; onfocus=&quot;alert(1)"));
    CPPUNIT_ASSERT_MESSAGE("white space is kept", holds(page, "&lt;/textarea&gt;\n\t&lt;script&gt;"));
  }

  void ties_errors_hints_and_help_to_their_field() {
    FormValues values = sample().blank();
    values.refuse("login", Text("Take %1.", {"<another>"}));
    values.refuse("", Text("As a whole"));
    std::string page = shown(values);
    CPPUNIT_ASSERT(holds(page, "aria-describedby=\"f-login-error f-login-hint f-login-help\" required aria-invalid=\"true\""));
    CPPUNIT_ASSERT(holds(page, "id=\"f-login-error\"") && holds(page, "Take &lt;another&gt;."));
    CPPUNIT_ASSERT(holds(page, "<label for=\"f-login\">") && holds(page, "Help &amp; more"));
    CPPUNIT_ASSERT(holds(page, "As a whole") && holds(page, "1 entry needs a change."));
    CPPUNIT_ASSERT(holds(page, "<option value=\"off\" selected>"));
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(FormTest);

}  // namespace
