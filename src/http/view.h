// SPDX-License-Identifier: GPL-3.0-or-later
// Filling a template. A template has no logic: a handler sets values and shows sections, once per row. Everything is escaped by the template's
// own AUTOESCAPE. A literal as value must say what it is: Text(N_("…")) or std::string_view.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/errors.h"

namespace ctemplate { class TemplateDictionary; class TemplateCache; }

namespace hostler {

/// The name of a variable, section or place: a literal, since ctemplate keeps each name for ever and we know it by its address.
struct Name {
  consteval Name(const char* literal) : text(literal) {}
  const char* text;
};

class View {
public:
  void set(Name name, std::string_view value);
  void set(Name name, const std::string& value) { set(name, std::string_view(value)); }
  void set(Name name, const Text& text);                 // in the current language
  void set_number(Name name, std::int64_t value);
  /// Shows a section once more and answers it for filling.
  View add(Name section);
  void show(Name section) { add(section); }
  /// Includes another template at a {{>PLACE}} and answers it for filling.
  View include(Name place, const char* template_name);
  /// Visible in all sections and includes below (the frame's values).
  void set_everywhere(Name name, std::string_view value);

private:
  friend class Templates;  // its Filling makes the root
  explicit View(ctemplate::TemplateDictionary* dictionary) : dictionary_(dictionary) {}
  ctemplate::TemplateDictionary* dictionary_;
};

/// All templates of a folder, translated while loaded: one cache a language. Loading fails (Failure with the file's name) when a template is
/// broken or does not begin with its AUTOESCAPE line. Marks for translation in a template: {{_Text of any length_}}, the text itself is HTML-free.
class Templates {
public:
  /// Needs load_languages() before.
  explicit Templates(const std::string& folder);
  ~Templates();

  /// A page under way: fill root(), then expand.
  class Filling {
  public:
    Filling(const char* name);
    ~Filling();
    View root();
    std::unique_ptr<ctemplate::TemplateDictionary> dictionary;
  };
  /// template_name like "users/user_list.tpl". In the current language. Throws Failure for an unknown name.
  std::string expand(const char* template_name, Filling& filling) const;

private:
  struct Caches;
  std::unique_ptr<Caches> caches_;
};

}  // namespace hostler
