// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/errors.h"

namespace hostler {

std::string fill(const std::string& sentence, const std::vector<std::string>& values) {
  std::string out;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const char next = i + 1 < sentence.size() ? sentence[i + 1] : '\0';
    const std::size_t place = next >= '1' && next <= '9' ? static_cast<std::size_t>(next - '1') : values.size();
    if (sentence[i] == '%' && place < values.size()) {
      out += values[place];
      ++i;
    } else {
      out += sentence[i];
    }
  }
  return out;
}

std::string in_english(const Text& text) { return fill(text.id, text.values); }

NotFound::NotFound() : Problem(N_("This page or object does not exist.")) {}
Forbidden::Forbidden() : Problem(N_("You are not allowed to do this.")) {}
Conflict::Conflict() : Problem(N_("Somebody else changed this in the meantime. Please look at it again.")) {}

}  // namespace hostler
