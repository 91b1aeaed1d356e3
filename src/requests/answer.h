// SPDX-License-Identifier: GPL-3.0-or-later
// What a helper says on standard output, and how the worker reads it: any number of facts, one a line, then the outcome:
// "done", "refused SENTENCE" (asking again will not help) or "again SENTENCE" (try later). The exit code, from
// sysexits.h, says the same; where the two differ, or the outcome is missing, the helper has a bug or was killed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hostler::requests {

enum class Outcome { done = 0, refused = 65, bug = 70, again = 75, not_permitted = 77 };  // the exit codes

struct Answer {
  Outcome outcome;
  std::string sentence;            // why, unless done
  std::vector<std::string> facts;  // php.apply: "pool LOGIN done|refused SENTENCE|again SENTENCE"; listings: one object each
};

std::string to_text(const Answer& answer);

// exit_code is the helper's; -1 when a signal ended it.
Answer read_answer(std::string_view text, int exit_code);

// The outcome one login had in php.apply; "again" when the answer does not name it.
Answer pool_answer(const Answer& answer, std::string_view login);

}  // namespace hostler::requests
