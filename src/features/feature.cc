// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/feature.h"

namespace hostler {
namespace {

template <class Item> const Item* find(std::vector<Item> Feature::*list, std::string_view name) {
  for (const Feature* feature : all_features())
    for (const Item& item : feature->*list)
      if (item.name == name) return &item;
  return nullptr;
}

}  // namespace

bool Permission::allows(Role role) const {
  switch (role) {
    case Role::guest: return guest;
    case Role::user: return user;
    case Role::reseller: return reseller;
    case Role::admin: return admin;
  }
  return false;
}

Text role_label(Role role) {
  switch (role) {
    case Role::admin: return N_("Administrator");
    case Role::reseller: return N_("Reseller");
    case Role::user: return N_("User");
    case Role::guest: return N_("Guest");
  }
  return {};
}

const Limit* find_limit(std::string_view name) { return find(&Feature::limits, name); }
const Service* find_service(std::string_view name) { return find(&Feature::services, name); }
const JobKind* find_job_kind(std::string_view name) { return find(&Feature::jobs, name); }


const Resource* find_resource(std::string_view name) {
  for (const Feature* feature : all_features())
    for (const Resource* resource : feature->resources)
      if (resource->name == name) return resource;
  return nullptr;
}

Form form_of(const Act& act, const Call& call, std::uint64_t id) { return act.form ? act.form(call, id) : Form({}); }

FormValues present_values(const Form& form, const Object& object) {
  FormValues values = form.blank();
  for (const Field& field : form.fields())
    if (auto found = object.values.find(field.name); found != object.values.end()) values.set(field.name, found->second);
  return values;
}

const BinKind* find_bin_kind(std::string_view name) { return find(&Feature::bin, name); }

void tell_features(Database& database, const Actor& actor, AccountId account, AccountChange change) {
  for (const Feature* feature : all_features())
    if (feature->on_account_change) feature->on_account_change(database, actor, account, change);
}

}  // namespace hostler
