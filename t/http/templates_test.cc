// SPDX-License-Identifier: GPL-3.0-or-later
#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "http/language.h"
#include "http/parts.h"

namespace {

using namespace hostler;

const std::string start = "{{%AUTOESCAPE context=\"HTML\"}}";

std::string from_environment(const char* name) { return std::getenv(name); }
std::string source_templates() { return from_environment("top_srcdir") + "/templates"; }
std::string catalogues() { return from_environment("top_builddir") + "/locale"; }

/// A folder of templates for one test.
class Folder {
public:
  Folder() {
    char name[] = "/tmp/hostler-templates-XXXXXX";
    path_ = mkdtemp(name);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const Folder& with(const std::string& name, const std::string& content) const {
    std::ofstream(path_ + "/" + name) << content;
    return *this;
  }
  const std::string& path() const { return path_; }

private:
  std::string path_;
};

std::string expanded(const Templates& templates, const char* name, const std::function<void(View)>& fill = [](View) {}) {
  Templates::Filling filling("test");
  fill(filling.root());
  return templates.expand(name, filling);
}

std::string content_of(const std::filesystem::path& path) {
  std::ostringstream content;
  content << std::ifstream(path).rdbuf();
  return content.str();
}

class TemplatesTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(TemplatesTest);
  CPPUNIT_TEST(loads_every_template_in_every_language);
  CPPUNIT_TEST(opens_no_quote_inside_a_section);
  CPPUNIT_TEST(names_only_icons_of_the_sprite);
  CPPUNIT_TEST(refuses_a_template_without_autoescape);
  CPPUNIT_TEST(refuses_escaping_switched_off);
  CPPUNIT_TEST(refuses_broken_templates);
  CPPUNIT_TEST(escapes_values_and_translations);
  CPPUNIT_TEST(translates_while_loading);
  CPPUNIT_TEST(cannot_leave_its_folder);
  CPPUNIT_TEST(shows_the_same_page_twice);
  CPPUNIT_TEST(chooses_a_language_by_quality);
  CPPUNIT_TEST(counts_in_the_plural_of_the_language);
  CPPUNIT_TEST(shows_an_error_with_its_incident);
  CPPUNIT_TEST_SUITE_END();

public:
  void setUp() override { load_languages(catalogues()); }
  void tearDown() override { use_language("en"); }

private:
  void loads_every_template_in_every_language() {
    CPPUNIT_ASSERT(languages().size() >= 2);
    Templates templates(source_templates());
  }

  // ctemplate loses track of the context when a quote opens in a section and closes outside of it.
  void opens_no_quote_inside_a_section() {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source_templates())) {
      if (entry.path().extension() != ".tpl") continue;
      std::string text = content_of(entry.path());
      for (std::size_t at = text.find("{{#"); at != std::string::npos; at = text.find("{{#", at + 3)) {
        std::string name = text.substr(at + 3, text.find("}}", at) - at - 3);
        std::size_t end = text.find("{{/" + name + "}}", at);
        CPPUNIT_ASSERT_MESSAGE(entry.path().string() + ": section without end: " + name, end != std::string::npos);
        std::size_t quotes = 0;
        for (std::size_t i = at; i < end; ++i) quotes += text[i] == '"';
        CPPUNIT_ASSERT_MESSAGE(entry.path().string() + ": a quote opens or closes in " + name, quotes % 2 == 0);
      }
    }
  }

  void names_only_icons_of_the_sprite() {
    std::string sprite = content_of(from_environment("top_srcdir") + "/htdocs/images/icons.svg");
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source_templates())) {
      std::string text = entry.path().extension() == ".tpl" ? content_of(entry.path()) : "", mark = "{{ICONS}}#";
      for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
        std::string name = text.substr(at + mark.size(), text.find('"', at) - at - mark.size());
        if (name.substr(0, 2) == "{{") continue;
        CPPUNIT_ASSERT_MESSAGE(entry.path().string() + ": no icon " + name, sprite.find("id=\"" + name + "\"") != std::string::npos);
      }
    }
  }

  static void refuses(const std::string& content) {
    Folder folder;
    CPPUNIT_ASSERT_THROW_MESSAGE(content, Templates(folder.with("a.tpl", content).path()), Failure);
  }

  void refuses_a_template_without_autoescape() {
    refuses("<p>{{NAME}}</p>");
    refuses("\n" + start + "{{NAME}}");
    refuses("{{%AUTOESCAPE context=\"XML\"}}{{NAME}}");
  }

  void refuses_escaping_switched_off() {
    refuses(start + "{{NAME:none}}");
    refuses(start + "{{NAME:h:none}}");
    refuses(start + "{{NAME:x-raw}}");
    refuses(start + "{{=<% %>=}}<%NAME:none%>");
  }

  void refuses_broken_templates() {
    refuses(start + "{{#A}}");
    refuses(start + "{{_never ends}}");
    refuses(start + "<a href={{ADDRESS}}>x</a>");
    Folder empty;
    CPPUNIT_ASSERT_THROW(Templates(empty.path()), Failure);
    CPPUNIT_ASSERT_THROW(Templates("/nowhere"), Failure);
  }

  void escapes_values_and_translations() {
    Folder folder;
    Templates templates(folder.with("a.tpl", start + "{{_a & \"b\"_}}|<i title=\"{{NAME}}\">{{NAME}}</i><a href=\"{{WHERE}}\">").path());
    std::string page = expanded(templates, "a.tpl", [](View view) {
      view.set("NAME", std::string("<\"'&>"));
      view.set("WHERE", std::string_view("javascript:alert(1)"));
    });
    CPPUNIT_ASSERT(page.find("a &amp; &quot;b&quot;|") == 0);
    CPPUNIT_ASSERT(page.find("<\"") == std::string::npos);
    CPPUNIT_ASSERT(page.find("javascript") == std::string::npos);
  }

  void translates_while_loading() {
    Folder folder;
    Templates templates(folder.with("a.tpl", start + "{{_This language's own name_}} {{NAME}}").path());
    use_language("de");
    CPPUNIT_ASSERT_EQUAL(std::string("Deutsch Deutsch"), expanded(templates, "a.tpl", [](View view) { view.set("NAME", Text(N_("This language's own name"))); }));
    use_language("en");
    CPPUNIT_ASSERT_EQUAL(std::string("This language&#39;s own name "), expanded(templates, "a.tpl"));
    use_language("xx");
    CPPUNIT_ASSERT_EQUAL(std::string("This language&#39;s own name "), expanded(templates, "a.tpl"));
  }

  void cannot_leave_its_folder() {
    Folder folder;
    Templates templates(folder.with("a.tpl", start + "a").path());
    for (const char* name : {"../../../etc/hostname", "/etc/hostname", "missing.tpl", ""}) CPPUNIT_ASSERT_THROW(expanded(templates, name), Failure);
  }

  void shows_the_same_page_twice() {
    Folder folder;
    Templates templates(folder.with("a.tpl", start + "{{#ROW}}{{N}},{{/ROW}}").path());
    auto fill = [](View view) {
      for (int i = 0; i < 3; ++i) view.add("ROW").set_number("N", i);
    };
    CPPUNIT_ASSERT_EQUAL(std::string("0,1,2,"), expanded(templates, "a.tpl", fill));
    CPPUNIT_ASSERT_EQUAL(std::string("0,1,2,"), expanded(templates, "a.tpl", fill));
  }

  void chooses_a_language_by_quality() {
    CPPUNIT_ASSERT_EQUAL(std::string("de"), preferred_language("de-AT,de;q=0.9,en;q=0.5"));
    CPPUNIT_ASSERT_EQUAL(std::string("en"), preferred_language("fr,en;q=0.8,de;q=0.7"));
    CPPUNIT_ASSERT_EQUAL(std::string("de"), preferred_language("fr, de ; q=0.1"));
    for (const char* header : {"", "*", "fr", "de;q=0", "de;q=x", ";;,,", "den"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(header, std::string("en"), preferred_language(header));
  }

  void counts_in_the_plural_of_the_language() {
    CPPUNIT_ASSERT_EQUAL(std::string("1 entry"), translated_count("%1 entry", "%1 entries", 1));
    CPPUNIT_ASSERT_EQUAL(std::string("0 entries"), translated_count("%1 entry", "%1 entries", 0));
    use_language("de");
    CPPUNIT_ASSERT_EQUAL(std::string("2 Einträge"), translated_count("%1 entry", "%1 entries", 2));
    CPPUNIT_ASSERT_EQUAL(std::string("1.234.567 Einträge"), translated_count("%1 entry", "%1 entries", 1234567));
    CPPUNIT_ASSERT_EQUAL(std::string("999 Einträge"), translated_count("%1 entry", "%1 entries", 999));
    CPPUNIT_ASSERT_EQUAL(std::string(), translated(""));
    CPPUNIT_ASSERT_EQUAL(std::string("not known %1"), translated(Text("not known %1")));
  }

  void shows_an_error_with_its_incident() {
    Templates templates(source_templates());
    Frame frame;
    Response response = error_page(templates, frame, 500, {}, "AB-12");
    CPPUNIT_ASSERT_EQUAL(500, response.status);
    CPPUNIT_ASSERT(response.body.find("AB-12") != std::string::npos);
    response = error_page(templates, frame, 422, Text("The %1 is gone.", {"<site>"}));
    CPPUNIT_ASSERT(response.body.find("The &lt;site&gt; is gone.") != std::string::npos);
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(TemplatesTest);

}  // namespace
