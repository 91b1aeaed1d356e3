// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/view.h"

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <unordered_map>

#include "base/text.h"
#include "http/language.h"

namespace hostler {
namespace {

const std::string_view first_line = "{{%AUTOESCAPE context=\"HTML\"}}";
const ctemplate::Strip strip = ctemplate::STRIP_BLANK_LINES;

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  if (!file) throw Failure("cannot read template " + path.string());
  return content.str();
}

/// Escaping can be switched off in a template; we never let it.
void refuse_unescaped(const std::string& name, std::string_view source) {
  if (!starts_with(source, first_line)) throw Failure("template " + name + " does not begin with " + std::string(first_line));
  for (std::size_t at = source.find("{{"); at != std::string_view::npos; at = source.find("{{", at + 2)) {
    std::string_view mark = source.substr(at, source.find("}}", at) - at);
    if (mark.substr(0, 3) == "{{_" || mark.substr(0, 3) == "{{!") continue;
    if (mark.find(":none") != std::string_view::npos || mark.find(":x-") != std::string_view::npos || mark.substr(0, 3) == "{{=")
      throw Failure("template " + name + " switches escaping off: " + std::string(mark));
  }
}

/// {{_Text_}} becomes its translation, safe in text and in quoted attributes.
std::string with_translations(const std::string& name, std::string_view source) {
  std::string result;
  while (true) {
    std::size_t start = source.find("{{_");
    result += source.substr(0, start);
    if (start == std::string_view::npos) return result;
    std::size_t end = source.find("_}}", start + 3);
    if (end == std::string_view::npos) throw Failure("template " + name + " has a translation mark without end");
    std::string text = translated(std::string(source.substr(start + 3, end - start - 3)).c_str());
    if (text.find("{{") != std::string::npos) throw Failure("a translation in template " + name + " contains {{");
    result += html_escaped(text);
    source.remove_prefix(end + 3);
  }
}

/// ctemplate would hash a name each time it is used, under a lock; filling a list takes half as long without.
ctemplate::TemplateString known(Name name) {
  static std::unordered_map<const char*, ctemplate::StaticTemplateString> names;
  const auto [found, is_new] = names.try_emplace(name.text);
  if (is_new) {
    found->second.do_not_use_directly_ = {name.text, std::strlen(name.text), 0};
    ctemplate::StaticTemplateStringInitializer{&found->second};
  }
  return found->second;
}

ctemplate::TemplateString outside(std::string_view text) { return ctemplate::TemplateString(text.data(), text.size()); }

}  // namespace

struct Templates::Caches {
  std::map<std::string, std::unique_ptr<ctemplate::TemplateCache>> by_language;
};

void View::set(Name name, std::string_view value) { dictionary_->SetValue(known(name), outside(value)); }
void View::set(Name name, const Text& text) { set(name, std::string_view(translated(text))); }
void View::set_number(Name name, std::int64_t value) { dictionary_->SetIntValue(known(name), value); }
View View::add(Name section) { return View(dictionary_->AddSectionDictionary(known(section))); }

View View::include(Name place, const char* template_name) {
  ctemplate::TemplateDictionary* included = dictionary_->AddIncludeDictionary(known(place));
  included->SetFilename(template_name);
  return View(included);
}

void View::set_everywhere(Name name, std::string_view value) { dictionary_->SetTemplateGlobalValue(known(name), outside(value)); }

Templates::Templates(const std::string& folder) : caches_(std::make_unique<Caches>()) {
  std::map<std::string, std::string> sources;
  std::error_code error;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, error))
    if (entry.path().extension() == ".tpl") sources[std::filesystem::relative(entry.path(), folder)] = read_file(entry.path());
  if (error || sources.empty()) throw Failure("no templates in " + folder);
  for (const auto& [name, source] : sources) refuse_unescaped(name, source);
  for (const Language& language : languages()) {
    Speaking speaking(language.code);
    auto cache = std::make_unique<ctemplate::TemplateCache>();
    for (const auto& [name, source] : sources)
      if (!cache->StringToTemplateCache(name, with_translations(name, source), strip))
        throw Failure("template " + name + " is broken (language " + language.code + ")");
    cache->Freeze();
    caches_->by_language[language.code] = std::move(cache);
  }
}

Templates::~Templates() = default;

Templates::Filling::Filling(const char* name) : dictionary(std::make_unique<ctemplate::TemplateDictionary>(name)) {}
Templates::Filling::~Filling() = default;
View Templates::Filling::root() { return View(dictionary.get()); }

std::string Templates::expand(const char* template_name, Filling& filling) const {
  auto cache = caches_->by_language.find(current_language());
  if (cache == caches_->by_language.end()) cache = caches_->by_language.find("en");
  std::string result;
  if (!cache->second->ExpandNoLoad(template_name, strip, filling.dictionary.get(), nullptr, &result))
    throw Failure(std::string("template cannot be shown: ") + template_name);
  return result;
}

}  // namespace hostler
