// SPDX-License-Identifier: GPL-3.0-or-later
// Limits and services as fields of forms. -1 stands for unlimited here and nowhere else.
#include <algorithm>

#include "base/text.h"
#include "features/allowances/allowance_store.h"
#include "features/feature.h"

namespace hostler::allowances {
namespace {

constexpr std::int64_t most = 999'999'999;
const std::string unlimited = "-1";

std::int64_t left_of(const Counter& counter) { return std::max<std::int64_t>(counter.granted.value_or(most) - counter.handed_out, 0); }

Check amount_check(bool may_be_unlimited) {
  return [may_be_unlimited](std::string& value) -> std::optional<Text> {
    auto number = to_number(value);
    if (number && (*number == -1 ? may_be_unlimited : *number >= 0 && *number <= most)) {
      value = std::to_string(*number);
      return std::nullopt;
    }
    if (number && *number == -1) return Text(N_("You have this only up to a limit yourself and cannot give it without one."));
    if (may_be_unlimited) return Text(N_("Enter a whole number from 0 to %1, or -1 for unlimited."), {std::to_string(most)});
    return Text(N_("Enter a whole number from 0 to %1."), {std::to_string(most)});
  };
}

Field field_of(const Limit& limit, const Counter& counter) {
  Field field{.name = std::string(limit.name), .label = limit.label, .help = limit.help, .kind = Field::Kind::number, .required = true};
  field.most_characters = 20;
  field.check = amount_check(!counter.granted);
  field.initial = "0";
  field.unit = limit.unit;
  field.hint = counter.granted ? Text(N_("You have %1 left to give."), {std::to_string(left_of(counter))}) : Text(N_("-1 is unlimited."));
  return field;
}

Field field_of(const Service& service) {
  Field field{.name = std::string(service.name), .label = service.label, .help = service.help, .kind = Field::Kind::check};
  if (service.choices.empty()) return field;
  field.kind = Field::Kind::choice;
  for (const auto& [value, label] : service.choices) field.choices.push_back({value, label});
  field.initial = service.choices.front().first;
  return field;
}

}  // namespace

Form grants_form(Database& database, const Actor& actor, AccountId giver) {
  Holdings held = read_holdings(database, actor.scope(), giver);
  std::vector<Field> fields;
  for (const Feature* feature : all_features())
    for (const Limit& limit : feature->limits)
      if (limit.of_users) fields.push_back(field_of(limit, held.counter(limit.name)));
  for (const Feature* feature : all_features())
    for (const Service& service : feature->services)
      if (held.may_pass_on(service.name)) fields.push_back(field_of(service));
  return Form(std::move(fields));
}

Grants grants_from(const FormValues& values) {
  Grants grants;
  for (const auto& [name, value] : values.values()) {
    if (find_limit(name)) grants.limits[name] = value == unlimited ? Amount() : Amount(values.number(name));
    if (const Service* service = find_service(name)) grants.services[name] = service->choices.empty() && value.empty() ? "0" : value;
  }
  return grants;
}

void fill(FormValues& values, const Grants& grants) {
  for (const auto& [name, amount] : grants.limits)
    if (values.values().contains(name)) values.set(name, amount ? std::to_string(*amount) : unlimited);
  for (const auto& [name, value] : grants.services)
    if (values.values().contains(name)) values.set(name, find_service(name)->choices.empty() && value == "0" ? "" : value);
}

void refuse_more_than_left(FormValues& values, Database& database, const Actor& actor, AccountId giver) {
  Holdings held = read_holdings(database, actor.scope(), giver);
  for (const auto& [name, value] : values.values()) {
    if (!find_limit(name) || values.problems().contains(name)) continue;
    Counter counter = held.counter(name);
    if (counter.granted && values.number(name) > left_of(counter))
      values.refuse(name, Text(N_("You have %1 left to give. Enter %1 or less."), {std::to_string(left_of(counter))}));
  }
}

}  // namespace hostler::allowances
