// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/language.h"

#include <libintl.h>

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <unordered_map>

#include "base/text.h"

// glibc: gettext looks at LANGUAGE again after this counter moved.
extern "C" int _nl_msg_cat_cntr;

namespace hostler {
namespace {

const char domain_name[] = "hostler";

std::vector<Language>& known_languages() {
  static std::vector<Language> list{{"en", "English"}};
  return list;
}

std::string& current() {
  static std::string code = "en";
  return code;
}

using Sentences = std::unordered_map<std::string, std::string>;  // English to translated
std::map<std::string, Sentences>& remembered() {
  static std::map<std::string, Sentences> by_language;
  return by_language;
}

/// gettext walks its catalogues at each call, and a page asks for a hundred sentences, most of them again and again. Sentences of helpers are no
/// literals, hence the limit.
std::string looked_up(const char* id) {
  constexpr std::size_t most_sentences = 4096;
  if (!*id) return "";
  Sentences& sentences = remembered()[current()];
  if (const auto found = sentences.find(id); found != sentences.end()) return found->second;
  if (sentences.size() >= most_sentences) sentences.clear();
  return sentences[id] = dgettext(domain_name, id);
}

/// With the separator of the current language, taken from how it writes a thousand.
std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number), thousand = looked_up(N_("1,000"));
  std::string separator = thousand.size() > 4 ? thousand.substr(1, thousand.size() - 4) : "";
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, separator);
  return digits;
}

/// "q=0.8" as thousandths; 1000 when absent, 0 (not wanted) when broken.
int quality(std::string_view parameter) {
  if (parameter.substr(0, 2) != "q=") return 1000;
  std::string digits(parameter.substr(2));
  if (digits.empty() || digits.size() > 5 || digits.find_first_not_of("0123456789.") != std::string::npos) return 0;
  return static_cast<int>(std::strtod(digits.c_str(), nullptr) * 1000);
}

}  // namespace

void load_languages(const std::string& locale_folder) {
  // Gettext translates nothing in the "C" locale; C.UTF-8 is always there and changes no number format.
  if (!setlocale(LC_ALL, "C.UTF-8")) throw Failure("the C.UTF-8 locale is missing");
  if (!bindtextdomain(domain_name, locale_folder.c_str()) || !bind_textdomain_codeset(domain_name, "UTF-8"))
    throw Failure("cannot bind the message catalogues in " + locale_folder);
  remembered().clear();
  std::vector<Language> found{{"en", "English"}};
  std::error_code none;
  for (const auto& folder : std::filesystem::directory_iterator(locale_folder, none)) {
    std::string code = folder.path().filename();
    if (code == "en" || !std::filesystem::exists(folder.path() / "LC_MESSAGES" / "hostler.mo", none)) continue;
    use_language(code);
    found.push_back({code, looked_up(N_("This language's own name"))});
  }
  std::sort(found.begin() + 1, found.end(), [](const Language& a, const Language& b) { return a.code < b.code; });
  known_languages() = std::move(found);
  use_language("en");
}

const std::vector<Language>& languages() { return known_languages(); }

std::string preferred_language(const std::string& accept_language) {
  std::string best = "en";
  int best_quality = 0;
  for (const std::string& range : split(accept_language, ',')) {
    std::vector<std::string> parts = split(range, ';');
    std::string tag = lower(trimmed(parts.empty() ? "" : parts[0]));
    int wanted = parts.size() > 1 ? quality(trimmed(parts[1])) : 1000;
    for (const Language& language : languages())
      if (wanted > best_quality && (tag == language.code || starts_with(tag, language.code + "-"))) {
        best = language.code;
        best_quality = wanted;
      }
  }
  return best;
}

void use_language(const std::string& code) {
  if (code == current()) return;
  setenv("LANGUAGE", code.c_str(), 1);
  ++_nl_msg_cat_cntr;
  current() = code;
}

const std::string& current_language() { return current(); }

std::string translated(const Text& text) { return fill(looked_up(text.id.c_str()), text.values); }
std::string translated(const char* id) { return looked_up(id); }

std::string translated_count(const char* singular, const char* plural, std::uint64_t count) {
  return fill(dngettext(domain_name, singular, plural, count), {grouped(count)});
}

}  // namespace hostler
