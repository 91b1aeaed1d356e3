// SPDX-License-Identifier: GPL-3.0-or-later
// A capability says here what it brings: pages, limits, services, jobs, menu items, and what it must do when an account changes. The panel, the
// worker, the command line and the package editor walk all_features() and know no capability by name.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors.h"
#include "base/database.h"
#include "features/actor.h"
#include "features/permission.h"
#include "features/resource.h"
#include "http/request.h"
#include "http/response.h"

namespace hostler {

struct Config;
struct Context;

struct PageRoute {
  Method method;
  std::string pattern;
  Permission permission;
  Response (*handler)(Context&);
  const Resource* resource = nullptr;   // of a generic page, and the act it is about
  const Act* act = nullptr;
};

struct MenuEntry {
  std::string_view section;    // "general", "packages", "users", "sites", "settings"
  Text label;
  std::string href;
  std::string icon;            // of the tool on the section's overview
  Permission permission;
  int place = 50;              // in the section: small ones first; equal ones in the order of the capabilities
};

/// A number an account may have of something. Stored in table allowance by its name; adding one here is all it takes.
struct Limit {
  std::string_view name;       // "domains"
  Text label;
  Text help;
  Text unit = {};
  bool of_users = true;        // given to users (and packages); otherwise only to resellers ("users")
};

/// Something an account has or has not, or one of several choices. The first choice is "off". A reseller has each of them or not: then it is his to pass
/// on, or, where users cannot have it, something he may do.
struct Service {
  std::string_view name;       // "php"
  Text label;
  Text help;
  std::vector<std::pair<std::string, Text>> choices = {};   // empty: on or off
  bool of_users = true;        // given to users (and packages); otherwise something a reseller may do
  bool at_first = true;        // a new reseller has it
};

struct Job {
  std::uint64_t id = 0;
  std::string kind;
  std::uint64_t subject = 0;
  std::string object = {};        // what people call it
  AccountId account = 0;
  unsigned attempts = 0;
};

struct JobResult {
  enum class State { done, refused, again } state = State::done;
  std::string reason = {};        // a sentence for owner and administrator
  int pause_ms = 0;               // again: earliest next try; 0: the growing pause
};

/// What a kind of job does. run gets up to batch jobs of this kind at once and answers one result each, in order.
struct JobKind {
  std::string_view name;          // "site.apply"
  Text label;                     // shown in progress lists, with the object's name: "Web site %1"
  bool exclusive = false;         // see table job
  unsigned batch = 1;
  int pace_ms = 0;                // least time between two runs of this kind on a server
  std::vector<JobResult> (*run)(Database&, const Config&, std::span<const Job>);
};

/// moved: to another reseller, or to the server itself. address: which IP address its sites have.
enum class AccountChange { created, locked, unlocked, services, removing, binned, restored, moved, address };

/// A kind of object that goes into the recycle bin (slice bin). Both are called in the transaction that has looked at the actor's right to it.
struct BinKind {
  std::string_view name;          // "domain"
  Text label;
  /// Exactly as it was, at its old place. Refused when what it belongs to is in the bin itself, or for want of room.
  void (*restore)(Database&, const Actor&, std::uint64_t object);
  /// For good: enqueues its removal, at the end of which its job keeps a backup (bin::back_up) and says bin::gone.
  void (*purge)(Database&, const Actor&, std::uint64_t object);
};

/// A form that belongs to no Resource, for the help that is made from the descriptions.
struct HelpForm {
  Text title;
  Permission permission;
  Form (*form)(const Call&);
};

struct Feature {
  std::string_view name;
  Text label = {};                // "Users": what people call it
  std::vector<PageRoute> pages = {};
  std::vector<MenuEntry> menu = {};
  std::vector<Limit> limits = {};
  std::vector<Service> services = {};
  std::vector<JobKind> jobs = {};
  std::vector<const Resource*> resources = {};
  std::vector<HelpForm> help_forms = {};
  std::vector<BinKind> bin = {};
  /// Called in the transaction of the change, for the account itself (not for those below it).
  void (*on_account_change)(Database&, const Actor&, AccountId, AccountChange) = nullptr;
  /// Called when all jobs of a removed account are through, just before its row goes: delete the rows.
  void (*on_account_gone)(Database&, AccountId) = nullptr;
  /// The account's rows in this capability's tables, one JSON object a row: what the backup of an account that leaves the bin keeps beside its files.
  std::vector<std::string> (*rows_to_keep)(Database&, AccountId) = nullptr;
};

/// What people call a role.
Text role_label(Role role);

/// All capabilities in order of dependency; defined in all_features.cc, the one list.
std::span<const Feature* const> all_features();

/// The description of a limit or service by name, or null.
const Limit* find_limit(std::string_view name);
const Service* find_service(std::string_view name);
const JobKind* find_job_kind(std::string_view name);
const BinKind* find_bin_kind(std::string_view name);
void tell_features(Database& database, const Actor& actor, AccountId account, AccountChange change);

}  // namespace hostler
