// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong, as types. Thrown where it is known, turned into an answer in one place (features/panel.cc, programs/worker.cc).
#pragma once

#include <exception>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

// Marks a sentence for translation where it is written; the translation happens where it is shown.
#define N_(sentence) sentence

namespace hostler {

/// A sentence for people: an English sentence (the key of its translation) with places %1 … %9, and what fills them.
struct Text {
  Text() = default;
  Text(const char* id, std::vector<std::string> values = {}) : id(id), values(std::move(values)) {}
  Text(std::string id, std::vector<std::string> values = {}) : id(std::move(id)), values(std::move(values)) {}
  std::string id;
  std::vector<std::string> values;
  bool operator==(const Text&) const = default;
};

/// The English sentence with its places filled, each once; for logs and for the reader without a language.
std::string in_english(const Text& text);
/// Fills the places of an already translated sentence.
std::string fill(const std::string& sentence, const std::vector<std::string>& values);

/// Common base: carries the sentence for the user.
class Problem : public std::exception {
public:
  explicit Problem(Text text) : text_(std::move(text)), what_(in_english(text_)) {}
  const Text& text() const { return text_; }
  const char* what() const noexcept override { return what_.c_str(); }

private:
  Text text_;
  std::string what_;
};

/// The user asked for something he can mend; field names the input at fault, or is empty. Answer 422 (or what status says).
class Refused : public Problem {
public:
  explicit Refused(Text text, std::string field = {}, int status = 422) : Problem(std::move(text)), field_(std::move(field)), status_(status) {}
  const std::string& field() const { return field_; }
  int status() const { return status_; }

private:
  std::string field_;
  int status_;
};

/// Missing, or not within the asker's subtree: both look alike. Answer 404.
class NotFound : public Problem {
public:
  NotFound();
};

/// Known, but not for this role. Answer 403.
class Forbidden : public Problem {
public:
  Forbidden();
};

/// Somebody changed the object in between. Answer 409.
class Conflict : public Problem {
public:
  Conflict();
};

/// The database (or another part we depend on) is away: answer 503, try again later. The cause is for the log only.
class Unavailable : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// Our own fault: answer 500 with an incident number; the cause is for the log only.
class Failure : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

}  // namespace hostler
