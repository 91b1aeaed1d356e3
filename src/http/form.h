// SPDX-License-Identifier: GPL-3.0-or-later
// A form described once: the page, the JSON API, the command line, CSV and the help are made from the same fields. A Form is a value in a slice.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors.h"
#include "http/request.h"
#include "http/view.h"

namespace hostler {

struct Choice {
  std::string value;
  Text label;
};

/// Looks at a clean, trimmed value and may change it to its one written form (lower case, A-labels …); answers what is wrong with it, or nothing.
using Check = std::function<std::optional<Text>(std::string& value)>;

struct Field {
  enum class Kind { text, password, mail, url, number, check, choice, multiline, hidden, colour };
  std::string name;               // also the name in JSON, CSV and on the command line
  Text label;
  Text help = {};                 // one or two sentences behind the "?"
  Kind kind = Kind::text;
  bool required = false;
  std::size_t most_characters = 200;
  Check check = {};
  std::vector<Choice> choices = {};
  std::string initial = {};
  Text unit = {};                 // "MB"
  Text hint = {};                 // stands under the field
  std::string autocomplete = "off";   // HTML's autocomplete token
  bool attached = false;          // says more about the field before it: they stand closer
};

/// What was typed and what is wrong with it. Everything typed is kept for showing the form again, passwords never.
class FormValues {
public:
  const std::string& operator[](std::string_view name) const;      // the checked value; empty when not given; unknown name: std::logic_error
  std::int64_t number(std::string_view name) const;                  // of a checked number field
  bool flag(std::string_view name) const;                            // of a check field
  void set(std::string_view name, std::string value);
  void refuse(std::string_view name, Text problem);                  // name "" = the form as a whole
  bool ok() const { return problems_.empty(); }
  const std::map<std::string, Text, std::less<>>& problems() const { return problems_; }
  const std::map<std::string, std::string, std::less<>>& values() const { return values_; }

private:
  friend class Form;
  std::map<std::string, std::string, std::less<>> values_;
  std::map<std::string, Text, std::less<>> problems_;
};

class Form {
public:
  explicit Form(std::vector<Field> fields) : fields_(std::move(fields)) {}
  const std::vector<Field>& fields() const { return fields_; }
  Field& field(std::string_view name);

  /// The fields' initial values.
  FormValues blank() const;
  /// Reads and checks all fields, collecting every problem. A field that is not described (beyond "token" and the allowed extras) or that comes twice is
  /// not a mistake of typing: Refused with status 400.
  FormValues read(const Parameters& sent, const std::vector<std::string_view>& extras = {}) const;
  /// Fills parts/form.tpl: labels, inputs with what was typed, errors beside them, help, hints. view is what view.include("FORM", "parts/form.tpl")
  /// answered; the <form novalidate> around it, the token and the buttons are the page template's.
  void show(View view, const FormValues& values) const;

private:
  std::vector<Field> fields_;
};

/// What a function behind the form refused appears beside its field, or above the form when it is none of its fields. A status of 400 is no mistake
/// of typing: thrown on.
void refuse(FormValues& values, const Form& form, const Refused& problem);

/// Carries the version of what is being changed, so that a change in between is noticed (Conflict) instead of lost.
Field version_field();

/// Checks used by many forms.
Check whole_number(std::int64_t least, std::int64_t most);
Check mail_address();
Check one_line();

}  // namespace hostler
