// SPDX-License-Identifier: GPL-3.0-or-later
// What may come next on the command line, for the shell (bash: complete -C 'hostlerctl complete'). The shell says what was typed in COMP_LINE and COMP_POINT.
#include <sysexits.h>

#include <cstdlib>
#include <iostream>
#include <set>

#include "base/text.h"
#include "programs/hostlerctl.h"

namespace hostler::hostlerctl {
namespace {

std::vector<std::string> typed_words() {
  const char* line = std::getenv("COMP_LINE");
  const char* point = std::getenv("COMP_POINT");
  std::string typed = line ? line : "";
  if (const auto end = to_number(point ? point : ""); end && *end >= 0 && static_cast<std::size_t>(*end) < typed.size()) typed.resize(static_cast<std::size_t>(*end));
  std::vector<std::string> words;
  for (std::string& word : split(typed, ' '))
    if (!word.empty()) words.push_back(std::move(word));
  if (typed.ends_with(' ') || words.empty()) words.emplace_back();
  words.erase(words.begin());
  return words;
}

/// How many words both begin with alike.
std::size_t alike(const std::vector<std::string>& verbs, const std::vector<std::string>& words) {
  std::size_t count = 0;
  while (count < verbs.size() && count + 1 < words.size() && verbs[count] == words[count]) ++count;
  return count;
}

/// Fields need the database; without it there is nothing to offer.
void add_options(Program& program, const Command& command, std::set<std::string>& offers) {
  try {
    const Actor actor = program.actor();
    if (!command.form) return;
    const Form form = command.form({program.database(), program.config(), actor});
    for (const Field& field : form.fields()) offers.insert("--" + field.name);
  } catch (const std::exception&) {
    offers.insert("--help");
  }
}

}  // namespace

int complete(Program& program, const std::vector<Command>& commands) {
  const std::vector<std::string> words = typed_words();
  if (words.empty()) return EX_OK;
  std::set<std::string> offers;
  for (const Command& command : commands) {
    const std::vector<std::string> verbs = split(command.verbs, ' ');
    const std::size_t known = alike(verbs, words);
    if (known + 1 == words.size() && known < verbs.size()) offers.insert(verbs[known]);
    else if (known == verbs.size() && words.back().starts_with("-")) add_options(program, command, offers);
  }
  for (const std::string& offer : offers)
    if (offer.starts_with(words.back())) std::cout << offer << "\n";
  return EX_OK;
}

}  // namespace hostler::hostlerctl
