// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/jobs/helper.h"

#include "base/log.h"
#include "base/process.h"

namespace hostler::jobs {
requests::Answer ask(const Config& config, const std::string& helper, const std::string& text, int limit_s) {
  const Outcome outcome = run(config.gate, {helper}, text, limit_s);
  if (outcome.timed_out) return {requests::Outcome::again, "the helper took longer than " + std::to_string(limit_s) + " seconds", {}};
  requests::Answer answer = requests::read_answer(outcome.output, outcome.status > 128 ? -1 : outcome.status);
  if (answer.outcome != requests::Outcome::done) log_warning("helper " + helper + ": " + answer.sentence);
  return answer;
}

JobResult result_of(const requests::Answer& answer) {
  switch (answer.outcome) {
    case requests::Outcome::done: return {};
    case requests::Outcome::refused: return {.state = JobResult::State::refused, .reason = answer.sentence};
    case requests::Outcome::again:
    case requests::Outcome::bug:
    case requests::Outcome::not_permitted: break;
  }
  return {.state = JobResult::State::again, .reason = answer.sentence};
}

}  // namespace hostler::jobs
