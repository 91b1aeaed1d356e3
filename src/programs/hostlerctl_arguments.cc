// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iostream>

#include "base/crypto.h"
#include "programs/hostlerctl.h"

namespace hostler::hostlerctl {
namespace {

std::string sentence_for(const FormValues& values) {
  std::string text;
  for (const auto& [field, problem] : values.problems()) text += (text.empty() ? "" : "\n") + (field.empty() ? "" : "--" + field + ": ") + in_english(problem);
  return text;
}

// A check field is sent as "1" or not at all.
std::optional<std::string> sent_value(const Field& field, const std::optional<std::string>& given, bool alone) {
  if (field.kind != Field::Kind::check) {
    if (alone) throw WrongUsage("--" + field.name + " needs a value");
    return given ? *given : field.initial;
  }
  const std::string value = alone ? "1" : given ? *given : field.initial;
  if (value == "0" || value.empty()) return std::nullopt;
  return value;
}

std::string password_from_stdin() {
  std::string password;
  if (!std::getline(std::cin, password) || password.empty()) throw WrongUsage("there is no password on standard input");
  return password;
}

}  // namespace

Arguments::Arguments(std::span<char* const> given) {
  for (std::size_t i = 0; i < given.size(); ++i) {
    const std::string word = given[i];
    if (!word.starts_with("-") && given_.empty()) {
      names_.push_back(word);
      continue;
    }
    if (!word.starts_with("--") || word.size() == 2) throw WrongUsage("'" + word + "' is not an option");
    const auto equals = word.find('=');
    const std::string name = word.substr(2, equals == std::string::npos ? equals : equals - 2);
    Given entry;
    if (equals != std::string::npos)
      entry.value = word.substr(equals + 1);
    else if (i + 1 < given.size() && !std::string_view(given[i + 1]).starts_with("--"))
      entry.value = given[++i];
    else
      entry.alone = true;
    if (!given_.emplace(name, entry).second) throw WrongUsage("--" + name + " is given twice");
  }
}

Arguments::Given* Arguments::find(const std::string& name) {
  const auto found = given_.find(name);
  if (found == given_.end()) return nullptr;
  found->second.asked_for = true;
  return &found->second;
}

std::optional<std::string> Arguments::take(const std::string& name) {
  const Given* entry = find(name);
  if (!entry) return std::nullopt;
  if (entry->alone) throw WrongUsage("--" + name + " needs a value");
  return entry->value;
}

std::string Arguments::name() {
  if (named_ == names_.size()) throw WrongUsage("the name of an object is needed");
  return names_[named_++];
}

std::string Arguments::need(const std::string& name) {
  if (auto value = take(name)) return *value;
  throw WrongUsage("--" + name + " is needed");
}

bool Arguments::flag(const std::string& name) {
  const Given* entry = find(name);
  if (entry && !entry->alone) throw WrongUsage("--" + name + " takes no value");
  return entry != nullptr;
}

FormValues Arguments::read(const Form& form) {
  Parameters sent;
  const auto is_password = [](const Field& field) { return field.kind == Field::Kind::password; };
  std::string password;
  if (std::any_of(form.fields().begin(), form.fields().end(), is_password) && !flag("generate") && flag("password-from-stdin")) password = password_from_stdin();
  for (const Field& field : form.fields()) {
    if (is_password(field)) {
      sent.emplace_back(field.name, password);
      continue;
    }
    const Given* entry = find(field.name);
    const auto value = sent_value(field, entry && !entry->alone ? std::optional(entry->value) : std::nullopt, entry && entry->alone);
    if (value) sent.emplace_back(field.name, *value);
  }
  finish();
  FormValues values = form.read(sent);
  if (!values.ok()) throw BadValues(sentence_for(values));
  return values;
}

void Arguments::finish() const {
  if (named_ < names_.size()) throw WrongUsage("'" + names_[named_] + "' is not an option");
  for (const auto& [name, entry] : given_)
    if (!entry.asked_for) throw WrongUsage("unknown option --" + name);
}

std::string read_password(Arguments& arguments, bool& generated) {
  generated = arguments.flag("generate");
  const bool from_stdin = arguments.flag("password-from-stdin");
  if (generated == from_stdin) throw WrongUsage("either --password-from-stdin or --generate is needed");
  if (generated) return random_password();
  return password_from_stdin();
}

}  // namespace hostler::hostlerctl
