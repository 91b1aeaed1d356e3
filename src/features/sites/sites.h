// SPDX-License-Identifier: GPL-3.0-or-later
// What a name serves (H1, H2): a folder of the home or a redirect. Pages, command line and other slices come through here; every function checks
// whose site it is, writes row, message and job in one transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/database.h"
#include "features/actor.h"
#include "features/domains/domains.h"

namespace hostler::sites {

struct Site {
  std::uint64_t id = 0;            // of its domain
  AccountId account = 0;
  std::uint64_t server = 1;
  std::optional<std::uint64_t> parent;
  std::string name;                // A-labels
  domains::Kind kind = domains::Kind::domain;
  std::string folder;              // below the home: html or html/…
  bool www = false;                // also as www.NAME, where that is no site of its own
  std::string redirect;            // URL as requests::HttpUrl writes it; empty: serves the folder
  bool listing = false;            // folders without an index file are listed, where the account has that service
  std::string index_names;         // as requests::IndexNames writes them; empty: the usual ones
  bool removing = false;
  bool binned = false;             // in the recycle bin by itself: its owner need not be there
  bool live = false;               // the wanted state was seen to be effective
  unsigned version = 1;
};

struct NewSite {
  AccountId account = 0;
  std::string name;
  bool registration = false;
  std::string folder = "html";
  bool www = true;
  std::string redirect = {};
};
/// Refused with field name, folder or redirect.
std::uint64_t add(Database& database, const Actor& actor, const NewSite& wanted);

struct NewSubdomain {
  std::uint64_t domain = 0;
  std::string label;               // "*": a wildcard
  bool at = false;                 // also DOMAIN/@LABEL
  std::string folder = "html";
  std::string redirect = {};
};
/// Refused with field label, folder or redirect.
std::uint64_t add_subdomain(Database& database, const Actor& actor, const NewSubdomain& wanted);

struct Change {
  std::string folder;
  bool www = false;
  std::string redirect;
  bool listing = false;
  std::string index_names = {};
  unsigned version = 0;            // of the site the change was made from
};
/// Conflict when the site has changed since.
void change(Database& database, const Actor& actor, std::uint64_t id, const Change& wanted);

/// Into the recycle bin, and the sites of its subdomains with it: off the net, their names stay taken. Twice is no error.
void remove(Database& database, const Actor& actor, std::uint64_t id);

/// How many are in the account's subtree, by the kept counters.
std::uint64_t count(Database& database, AccountId account);
/// NotFound for what is in the bin, too.
Site get(Database& database, const Actor& actor, std::uint64_t id);
std::vector<Site> of_account(Database& database, const Actor& actor, AccountId account);
std::vector<Site> subdomains(Database& database, const Actor& actor, std::uint64_t id);

// What the recycle bin does with a site (BinKind), by the id of its domain.
void restore(Database& database, const Actor& actor, std::uint64_t id);
void purge(Database& database, const Actor& actor, std::uint64_t id);

/// Lets the system make the site (the account's PHP) true once more.
void reapply(Database& database, const Actor& actor, const Site& site);
void reapply_php(Database& database, const Actor& actor, AccountId account);

}  // namespace hostler::sites
