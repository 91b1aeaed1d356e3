// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/signup/draft.h"

namespace hostler::signup {

FormValues values_of(const Form& form, const Typed& typed) {
  FormValues values = form.blank();
  for (const Field& field : form.fields())
    if (auto found = typed.find(field.name); found != typed.end()) values.set(field.name, found->second);
  return values;
}

FormValues checked(const Form& form, const Typed& typed) {
  Parameters sent;
  const FormValues values = values_of(form, typed);
  for (const auto& [name, value] : values.values()) sent.emplace_back(name, value);
  return form.read(sent);
}

Typed typed_in(const Form& form, const FormValues& values) {
  Typed typed;
  for (const Field& field : form.fields())
    if (field.kind != Field::Kind::password) typed[field.name] = values[field.name];
  return typed;
}

}  // namespace hostler::signup
