// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests/answer.h"

#include <optional>
#include <utility>

namespace hostler::requests {
namespace {

constexpr std::pair<std::string_view, Outcome> outcome_words[] = {{"done", Outcome::done}, {"refused", Outcome::refused}, {"again", Outcome::again}};

// Sentences may quote a daemon's message, so whatever would break the line format becomes a blank.
std::string one_line(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  return text;
}

std::optional<Answer> read_outcome(std::string_view line) {
  const auto space = line.find(' ');
  for (const auto& [word, outcome] : outcome_words)
    if (line.substr(0, space) == word) return Answer{outcome, std::string(space == std::string_view::npos ? "" : line.substr(space + 1)), {}};
  return std::nullopt;
}

}  // namespace

std::string to_text(const Answer& answer) {
  std::string text;
  for (const auto& fact : answer.facts) text += fact + "\n";
  for (const auto& [word, outcome] : outcome_words)
    if (outcome == answer.outcome) text += std::string(word) + (answer.sentence.empty() ? "" : " " + one_line(answer.sentence)) + "\n";
  return text;
}

Answer read_answer(std::string_view text, int exit_code) {
  std::vector<std::string> lines;
  for (size_t end; (end = text.find('\n')) != std::string_view::npos; text.remove_prefix(end + 1)) lines.emplace_back(text.substr(0, end));
  if (exit_code == static_cast<int>(Outcome::not_permitted)) return {Outcome::not_permitted, "the gate does not let this program ask for that", {}};
  if (exit_code == -1) return {Outcome::again, "the helper was ended by a signal", {}};
  auto answer = lines.empty() ? std::nullopt : read_outcome(lines.back());
  if (!answer || !text.empty() || static_cast<int>(answer->outcome) != exit_code)
    return {Outcome::bug, "the helper gave no clear answer (exit code " + std::to_string(exit_code) + ")", {}};
  lines.pop_back();
  answer->facts = std::move(lines);
  return *answer;
}

Answer pool_answer(const Answer& answer, std::string_view login) {
  const std::string start = "pool " + std::string(login) + " ";
  for (const auto& fact : answer.facts)
    if (fact.starts_with(start))
      if (auto outcome = read_outcome(std::string_view(fact).substr(start.size()))) return *outcome;
  return {Outcome::again, "the answer does not name the pool " + std::string(login), {}};
}

}  // namespace hostler::requests
