// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/feature.h"

#include <array>

namespace hostler {

extern const Feature jobs_feature;
extern const Feature messages_feature;
extern const Feature access_feature;
extern const Feature appearance_feature;
extern const Feature bin_feature;
extern const Feature accounts_feature;
extern const Feature addresses_feature;
extern const Feature packages_feature;
extern const Feature domains_feature;
extern const Feature sites_feature;
extern const Feature directories_feature;
extern const Feature folders_feature;
extern const Feature letters_feature;
extern const Feature users_feature;
extern const Feature tree_feature;
extern const Feature signup_feature;
extern const Feature circulars_feature;
extern const Feature imports_feature;
extern const Feature api_feature;

std::span<const Feature* const> all_features() {
  static constexpr std::array features{
      &jobs_feature,
      &messages_feature,
      &access_feature,
      &appearance_feature,
      &bin_feature,
      &accounts_feature,
      &addresses_feature,
      &packages_feature,
      &domains_feature,
      &sites_feature,
      &directories_feature,
      &folders_feature,
      &letters_feature,
      &users_feature,
      &tree_feature,
      &signup_feature,
      &circulars_feature,
      &imports_feature,
      &api_feature,
  };
  return features;
}

}  // namespace hostler
