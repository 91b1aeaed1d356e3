// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/form.h"

#include <algorithm>
#include <limits>
#include <set>
#include <stdexcept>

#include "base/mail.h"
#include "base/text.h"

namespace hostler {
namespace {

const char not_from_the_page[] = N_("The form that was sent does not fit this page. Load the page again and repeat your changes.");

[[noreturn]] void refuse_foreign(std::string_view field) { throw Refused(Text(not_from_the_page), std::string(field), 400); }

/// Browsers send the line ends of a text area as CRLF.
std::string with_line_feeds(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\r') result += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n') result += '\n';
  return result;
}

std::string cleaned(const Field& field, const std::string& sent) {
  switch (field.kind) {
    case Field::Kind::password: return sent;
    case Field::Kind::multiline: return trimmed(with_line_feeds(sent));
    default: return trimmed(sent);
  }
}

bool has_line_break_or_control(std::string_view text) { return has_control(text) || text.find_first_of("\n\t") != std::string_view::npos; }

std::optional<Text> problem_of_kind(const Field& field, const std::string& value) {
  if (field.kind == Field::Kind::multiline ? has_control(value) : has_line_break_or_control(value))
    return Text(N_("Control characters and line breaks cannot be used here."));
  if (character_count(value) > field.most_characters)
    return Text(N_("Use at most %1 characters."), {std::to_string(field.most_characters)});
  if (field.kind == Field::Kind::choice) {
    auto same = [&](const Choice& choice) { return choice.value == value; };
    if (std::none_of(field.choices.begin(), field.choices.end(), same)) return Text(N_("Choose one of the entries."));
  }
  return std::nullopt;
}

/// What is wrong with a cleaned value, first things first; brings it into its written form.
std::optional<Text> problem_with(const Field& field, std::string& value) {
  if (field.kind == Field::Kind::check) {
    if (!value.empty() && value != "1") refuse_foreign(field.name);
    if (field.required && value.empty()) return Text(N_("This must be ticked."));
    return field.check ? field.check(value) : std::nullopt;
  }
  if (value.empty() && field.kind != Field::Kind::choice) {
    if (field.required) return Text(N_("This is needed."));
    return std::nullopt;
  }
  if (auto problem = problem_of_kind(field, value)) return problem;
  if (field.required && value.empty()) return Text(N_("Choose one of the entries."));
  if (field.check) return field.check(value);
  if (field.kind == Field::Kind::number) return whole_number(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max())(value);
  if (field.kind == Field::Kind::mail) return mail_address()(value);
  return std::nullopt;
}

}  // namespace

const std::string& FormValues::operator[](std::string_view name) const {
  auto found = values_.find(name);
  if (found == values_.end()) throw std::logic_error("no such field: " + std::string(name));
  return found->second;
}

std::int64_t FormValues::number(std::string_view name) const {
  auto number = to_number((*this)[name]);
  if (!number) throw std::logic_error("not a number: field " + std::string(name));
  return *number;
}

bool FormValues::flag(std::string_view name) const { return (*this)[name] == "1"; }
void FormValues::set(std::string_view name, std::string value) { values_.insert_or_assign(std::string(name), std::move(value)); }
void FormValues::refuse(std::string_view name, Text problem) { problems_.emplace(name, std::move(problem)); }

Field& Form::field(std::string_view name) {
  auto found = std::find_if(fields_.begin(), fields_.end(), [&](const Field& field) { return field.name == name; });
  if (found == fields_.end()) throw std::logic_error("no such field: " + std::string(name));
  return *found;
}

FormValues Form::blank() const {
  FormValues values;
  for (const Field& field : fields_) values.set(field.name, field.initial);
  return values;
}

// A program written before a number or a choice came does not send it; that means what the form begins with. Pages send all.
static std::string unsent(const Field& field) { return field.kind == Field::Kind::number || field.kind == Field::Kind::choice ? field.initial : std::string(); }

FormValues Form::read(const Parameters& sent, const std::vector<std::string_view>& extras) const {
  std::map<std::string_view, const std::string*> given;
  for (const auto& [name, value] : sent) {
    if (name == "token" || std::find(extras.begin(), extras.end(), name) != extras.end()) continue;
    auto same = [&](const Field& field) { return field.name == name; };
    if (std::none_of(fields_.begin(), fields_.end(), same) || !given.emplace(name, &value).second) refuse_foreign(name);
  }
  FormValues values;
  for (const Field& field : fields_) {
    auto found = given.find(field.name);
    std::string value = found == given.end() ? unsent(field) : cleaned(field, *found->second);
    auto problem = problem_with(field, value);
    values.set(field.name, std::move(value));
    if (problem) values.refuse(field.name, std::move(*problem));
  }
  return values;
}

void refuse(FormValues& values, const Form& form, const Refused& problem) {
  if (problem.status() == 400) throw problem;
  auto same = [&](const Field& field) { return field.name == problem.field() && field.kind != Field::Kind::hidden; };
  const bool known = std::any_of(form.fields().begin(), form.fields().end(), same);
  values.refuse(known ? problem.field() : "", problem.text());
}

Field version_field() {
  return {.name = "version", .label = N_("Version"), .help = N_("Of the object as it was read; a change in between is refused."), .kind = Field::Kind::hidden, .required = true, .most_characters = 10, .check = whole_number(1, 4'000'000'000)};
}

Check whole_number(std::int64_t least, std::int64_t most) {
  return [least, most](std::string& value) -> std::optional<Text> {
    auto number = to_number(value);
    if (number && *number >= least && *number <= most) {
      value = std::to_string(*number);
      return std::nullopt;
    }
    bool open_above = most == std::numeric_limits<std::int64_t>::max(), open_below = least == std::numeric_limits<std::int64_t>::min();
    if (open_above && open_below) return Text(N_("Enter a whole number."));
    if (open_above) return Text(N_("Enter a whole number, %1 or more."), {std::to_string(least)});
    return Text(N_("Enter a whole number from %1 to %2."), {std::to_string(least), std::to_string(most)});
  };
}

Check mail_address() {
  return [](std::string& value) -> std::optional<Text> {
    std::size_t at = value.rfind('@');
    if (at != std::string::npos) value.replace(at, std::string::npos, lower(value.substr(at)));
    if (is_mail_address(value)) return std::nullopt;
    return Text(N_("Enter an e-mail address like name@example.com."));
  };
}

Check one_line() {
  return [](std::string& value) -> std::optional<Text> {
    if (!has_line_break_or_control(value)) return std::nullopt;
    return Text(N_("Control characters and line breaks cannot be used here."));
  };
}

}  // namespace hostler
