// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/resource.h"

namespace hostler::sites {

inline constexpr Permission see{.name = "sites.see", .label = N_("See domains and their sites"), .user = true, .reseller = true, .admin = true};
inline constexpr Permission edit{.name = "sites.change", .label = N_("Add, change and delete domains and sites"), .user = true, .reseller = true, .admin = true};

/// Domains and subdomains with what they serve: a user's own, or all of the subtree.
extern const Resource resource;

/// A new domain: whoever is no user himself says whose it becomes.
Form new_domain_form(const Call& call);
/// Answers its id. Refused with the form's fields.
std::uint64_t add_from(const Call& call, const FormValues& values);
void add_subdomain_from(const Call& call, std::uint64_t id, const FormValues& values);
/// Of that site; id 0: of any.
Form change_form(const Call& call, std::uint64_t id);
void change_from(const Call& call, std::uint64_t id, const FormValues& values);

}  // namespace hostler::sites
