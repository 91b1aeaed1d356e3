// SPDX-License-Identifier: GPL-3.0-or-later
// Errors of the API as problem documents (RFC 9457): type, title, status, detail, and errors, a list of field and sentence.
#pragma once

#include <exception>
#include <map>
#include <string>

#include "base/errors.h"
#include "http/form.h"
#include "http/response.h"

namespace hostler::api {

/// What a form refused; kept apart from Refused, which names one field.
class BadFields : public std::exception {
public:
  explicit BadFields(const FormValues& values) : problems_(values.problems()) {}
  const std::map<std::string, Text, std::less<>>& problems() const { return problems_; }
  const char* what() const noexcept override { return "fields refused"; }

private:
  std::map<std::string, Text, std::less<>> problems_;
};

/// No token, or one that is not good (any more): answer 401.
class Unauthorized : public Problem {
public:
  Unauthorized();
};

/// Too many requests in this minute: answer 429.
class TooMany : public Problem {
public:
  explicit TooMany(int seconds);
  int seconds() const { return seconds_; }

private:
  int seconds_;
};

Response problem(int status, const Text& detail = {}, const std::map<std::string, Text, std::less<>>& fields = {}, const std::string& incident = {});
/// Every exception's answer; what is our own fault goes to the log under an incident number.
Response problem(std::exception_ptr thrown);

}  // namespace hostler::api
