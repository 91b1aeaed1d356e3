// SPDX-License-Identifier: GPL-3.0-or-later
// Limits and services as fields of forms. -1 stands for unlimited here and nowhere else.
#include <algorithm>

#include "base/text.h"
#include "features/allowances/allowance_store.h"
#include "features/feature.h"
#include "http/language.h"

namespace hostler::allowances {
namespace {

constexpr std::int64_t most = 999'999'999;
const std::string unlimited = "-1";
const std::string soft_suffix = "_soft";

std::int64_t left_of(const Counter& counter) { return std::max<std::int64_t>(counter.bound().value_or(most) - counter.handed_out, 0); }

/// why_limited: what is said to -1 where it cannot be typed.
Check amount_check(const std::optional<Text>& why_limited) {
  return [why_limited](std::string& value) -> std::optional<Text> {
    auto number = to_number(value);
    if (number && (*number == -1 ? !why_limited : *number >= 0 && *number <= most)) {
      value = std::to_string(*number);
      return std::nullopt;
    }
    if (number && *number == -1) return why_limited;
    if (!why_limited) return Text(N_("Enter a whole number from 0 to %1, or -1 for unlimited."), {std::to_string(most)});
    return Text(N_("Enter a whole number from 0 to %1."), {std::to_string(most)});
  };
}

std::optional<Text> why_not_unlimited(const Holdings& giver, const Counter& counter) {
  if (counter.bound()) return Text(N_("You have this only up to a limit yourself and cannot give it without one."));
  if (!giver.may_pass_on(unlimited_values)) return Text(N_("You may not give anything without a limit."));
  return std::nullopt;
}

Field number_field(const Limit& limit, const std::optional<Text>& why_limited) {
  Field field{.name = std::string(limit.name), .label = limit.label, .help = limit.help, .kind = Field::Kind::number, .required = true, .most_characters = 20};
  field.check = amount_check(why_limited);
  field.unit = limit.unit;
  return field;
}

Field field_of(const Limit& limit, const Holdings& giver, const Grants& present) {
  const Counter counter = giver.counter(limit.name);
  const auto found = present.limits.find(limit.name);
  const bool has_unlimited = found != present.limits.end() && !found->second;
  const std::int64_t back = found == present.limits.end() ? 0 : found->second.value_or(0);
  Field field = number_field(limit, has_unlimited ? std::nullopt : why_not_unlimited(giver, counter));
  field.initial = "0";
  if (counter.bound()) field.hint = Text(N_("You have %1 left to give."), {std::to_string(left_of(counter) + back)});
  else if (!why_not_unlimited(giver, counter)) field.hint = Text(N_("-1 is unlimited."));
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

/// A reseller has or has not what is a choice for his users.
bool is_off(const Service& service, const std::string& value) {
  return value == "0" && std::none_of(service.choices.begin(), service.choices.end(), [](const auto& choice) { return choice.first == "0"; });
}

}  // namespace

Form grants_form(Database& database, const Actor& actor, AccountId giver, const Grants& present) {
  Holdings held = read_holdings(database, actor.scope(), giver);
  std::vector<Field> fields;
  for (const Feature* feature : all_features())
    for (const Limit& limit : feature->limits)
      if (limit.of_users) fields.push_back(field_of(limit, held, present));
  for (const Feature* feature : all_features())
    for (const Service& service : feature->services)
      if (service.of_users && held.may_pass_on(service.name)) fields.push_back(field_of(service));
  return Form(std::move(fields));
}

Form change_form(Database& database, const Actor& actor, AccountId account) {
  const Holdings now = read_holdings(database, actor.scope(), account);
  Grants present;
  for (const auto& [name, counter] : now.counters) present.limits[name] = counter.granted;
  return grants_form(database, actor, now.parent, present);
}

std::vector<Field> reseller_limit_fields() {
  std::vector<Field> fields;
  for (const Feature* feature : all_features())
    for (const Limit& limit : feature->limits) {
      fields.push_back(number_field(limit, std::nullopt));
      fields.back().initial = unlimited;
      fields.back().hint = N_("-1 is unlimited.");
      fields.push_back({.name = std::string(limit.name) + soft_suffix,
                        .label = Text(N_("%1: may be exceeded"), {translated(limit.label)}),
                        .help = N_("With the tick it is a maximum: what is above it is only shown. Without it is a hard limit: neither what is given to users nor "
                                   "what they use can be more."),
                        .kind = Field::Kind::check,
                        .attached = true});
    }
  return fields;
}

std::vector<Field> reseller_service_fields() {
  std::vector<Field> fields;
  for (const Feature* feature : all_features())
    for (const Service& service : feature->services)
      fields.push_back({.name = std::string(service.name), .label = service.label, .help = service.help, .kind = Field::Kind::check, .initial = service.at_first ? "1" : ""});
  return fields;
}

Grants grants_from(const FormValues& values) {
  Grants grants;
  for (const auto& [name, value] : values.values()) {
    if (find_limit(name)) {
      grants.limits[name] = value == unlimited ? Amount() : Amount(values.number(name));
      if (values.values().contains(name + soft_suffix)) grants.hard[name] = !values.flag(name + soft_suffix);
    }
    if (find_service(name)) grants.services[name] = value.empty() ? "0" : value;
  }
  return grants;
}

std::map<std::string, std::string, std::less<>> written(const Grants& grants) {
  std::map<std::string, std::string, std::less<>> result;
  for (const auto& [name, amount] : grants.limits) result[name] = amount ? std::to_string(*amount) : unlimited;
  for (const auto& [name, value] : grants.services) result[name] = is_off(*find_service(name), value) ? "" : value;
  for (const auto& [name, hard] : grants.hard) result[name + soft_suffix] = hard ? "" : "1";
  return result;
}

void fill(FormValues& values, const Grants& grants) {
  for (const auto& [name, value] : written(grants))
    if (values.values().contains(name)) values.set(name, value);
}

Text with_its_name(const Refused& problem) {
  const Limit* limit = find_limit(problem.field());
  const Service* service = find_service(problem.field());
  if (!limit && !service) return problem.text();
  return {N_("%1: %2"), {translated(limit ? limit->label : service->label), translated(problem.text())}};
}

void refuse_more_than_left(FormValues& values, Database& database, const Actor& actor, AccountId giver) {
  Holdings held = read_holdings(database, actor.scope(), giver);
  for (const auto& [name, value] : values.values()) {
    if (!find_limit(name) || values.problems().contains(name)) continue;
    Counter counter = held.counter(name);
    if (counter.bound() && values.number(name) > left_of(counter))
      values.refuse(name, Text(N_("You have %1 left to give. Enter %1 or less."), {std::to_string(left_of(counter))}));
  }
}

}  // namespace hostler::allowances
