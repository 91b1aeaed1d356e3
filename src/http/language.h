// SPDX-License-Identifier: GPL-3.0-or-later
// The languages of the panel. English is written in the sources; another language is one file templates/languages/CODE.po.
// Gettext's state is the process's own: the panel serves one request at a time, so one current language is enough.
#pragma once

#include <string>
#include <vector>

#include "base/errors.h"

namespace hostler {

struct Language {
  std::string code;    // "en", "de"
  std::string name;    // in itself: "English", "Deutsch"
};

/// Binds the message catalogues of a folder (…/LANG/LC_MESSAGES/hostler.mo) and finds the languages there; English is always first.
void load_languages(const std::string& locale_folder);
const std::vector<Language>& languages();
/// The best of ours for an Accept-Language header (RFC 9110 12.5.4), English when none fits.
std::string preferred_language(const std::string& accept_language);
/// A code of ours, or "en".
void use_language(const std::string& code);
const std::string& current_language();

/// The process speaks a language for as long as this lives.
class Speaking {
public:
  explicit Speaking(const std::string& code) : before_(current_language()) { use_language(code); }
  ~Speaking() { use_language(before_); }
  Speaking(const Speaking&) = delete;
  Speaking& operator=(const Speaking&) = delete;

private:
  std::string before_;
};

/// In the current language, places filled.
std::string translated(const Text& text);
std::string translated(const char* id);
/// One of two sentences by number (gettext plural rules); %1 is the number, its thousands apart.
std::string translated_count(const char* singular, const char* plural, std::uint64_t count);

}  // namespace hostler
