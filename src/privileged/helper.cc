// SPDX-License-Identifier: GPL-3.0-or-later
#include "privileged/helper.h"

#include <sys/stat.h>
#include <syslog.h>
#include <unistd.h>

#include <string>

#include "privileged/errors.h"

namespace hostler::privileged {
namespace {

using requests::Answer;
using requests::Outcome;

std::string read_request() {
  std::string text;
  char buffer[4096];
  ssize_t got;
  while ((got = read(0, buffer, sizeof buffer)) > 0 && text.size() <= requests::longest_request) text.append(buffer, static_cast<size_t>(got));
  if (got < 0) fail("read the request");
  return text;
}

// For the log: the kind and the first two fields, which name the object; bytes that are not text become '?'.
std::string summary(const std::string& text) {
  std::string line;
  int lines = 0;
  for (char c : text.substr(0, 300)) {
    if (c == '\n' && ++lines == 3) break;
    line += c == '\n' ? ' ' : static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7e ? '?' : c;
  }
  return line;
}

Answer act(const std::string& text, std::initializer_list<Duty> duties) {
  for (const Duty& duty : duties)
    if (duty.kind == requests::kind_of(text)) return duty.act(text);
  throw Refused("this helper does not know that kind of request");
}

Answer answer_to(const std::string& text, std::initializer_list<Duty> duties) {
  try {
    return act(text, duties);
  } catch (const Refused& refused) {
    return {Outcome::refused, refused.what(), {}};
  } catch (const Again& again) {
    return {Outcome::again, again.what(), {}};
  } catch (const std::exception& error) {
    return {Outcome::bug, error.what(), {}};
  }
}

void log(const std::string& text, const Answer& answer) {
  const bool done = answer.outcome == Outcome::done;
  const std::string outcome = done ? "done" : answer.outcome == Outcome::refused ? "refused" : answer.outcome == Outcome::again ? "again" : "bug";
  syslog(done ? LOG_INFO : LOG_WARNING, "%s: %s%s%s", summary(text).c_str(), outcome.c_str(), done ? "" : ": ", answer.sentence.c_str());
  for (const auto& fact : answer.facts)
    if (fact.find(" refused ") != std::string::npos) syslog(LOG_WARNING, "%s: %s", summary(text).c_str(), fact.c_str());
}

bool write_out(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(1, text.data(), text.size());
    if (written < 0) return false;
    text.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

}  // namespace

int run_helper(const char* name, std::initializer_list<Duty> duties) {
  openlog(name, LOG_PID, LOG_AUTHPRIV);
  umask(077);
  if (chdir("/") != 0) return static_cast<int>(Outcome::bug);
  std::string text;
  try {
    text = read_request();
  } catch (const Again& again) {
    return static_cast<int>(Outcome::again);
  }
  const Answer answer = answer_to(text, duties);
  log(text, answer);
  if (!write_out(to_text(answer))) return static_cast<int>(Outcome::again);
  return static_cast<int>(answer.outcome);
}

}  // namespace hostler::privileged
