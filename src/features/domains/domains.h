// SPDX-License-Identifier: GPL-3.0-or-later
// Names and who owns them (H1, security.md C21): unique on all servers, never below or above a name of somebody else, never the panel's own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/database.h"
#include "base/errors.h"
#include "features/actor.h"

namespace hostler::domains {

/// What was typed (Unicode, upper case, a dot at the end, blanks around) as A-labels by IDNA2008 (UTS 46 non-transitional, libidn2); changes name, answers what is wrong.
std::optional<Text> normalize(std::string& name);
/// A-labels as people read them; unchanged when that would not come back the same.
std::string readable(const std::string& name);
/// NAME, when this is www.NAME and NAME is a domain somebody can own; empty otherwise.
std::string without_www(const std::string& name);
/// What was typed into a search field, as names are stored: whole Unicode labels as A-labels, anything else in lower case.
std::string as_searched(const std::string& typed);

/// wildcard: *.NAME, every name one label below NAME that is none of its own. at: a subdomain that is also DOMAIN/@LABEL. Each kind has a limit of its own.
enum class Kind { domain, subdomain, wildcard, at };
/// "domain", "subdomain", "wildcard", "at": as stored and as programs read it.
std::string word(Kind kind);
Kind kind_from(const std::string& word);
Text label(Kind kind);

struct Domain {
  std::uint64_t id = 0;
  AccountId account = 0;
  std::optional<std::uint64_t> parent;
  std::string name;              // A-labels
  Kind kind = Kind::domain;
  bool registration = false;
  bool in_bin = false;
};

/// Is the name free for this account? Answers the sentence otherwise (the same for taken, above and below somebody's, and reserved). Without a claim this is only a hint.
std::optional<Text> why_not(Database& database, AccountId account, const std::string& name);
/// Is it a name of somebody's already? Nobody claims or releases any until the caller's transaction ends.
bool is_claimed(Database& database, const std::string& name);
/// Claims a domain, in the caller's transaction; takes room of the limit "domains". Refused with field "name".
Domain claim(Database& database, const Actor& actor, AccountId account, const std::string& name, bool registration);
/// Claims LABEL.DOMAIN below an own domain; takes room of its kind. The label of a wildcard is "*".
Domain claim_below(Database& database, const Actor& actor, std::uint64_t domain, const std::string& label, Kind kind);
/// Into the bin and out of it: the name stays taken, its room does not. Refused with the limit's name when there is none any more.
void set_aside(Database& database, const Actor& actor, std::uint64_t id);
void take_back(Database& database, const Actor& actor, std::uint64_t id);
/// Gives a name (and its room) back. Its subdomains must be gone: Refused otherwise.
void release(Database& database, const Actor& actor, std::uint64_t id);

Domain get(Database& database, const Actor& actor, std::uint64_t id);
std::vector<Domain> of_account(Database& database, const Actor& actor, AccountId account);

/// An account's first name (in the order of A-labels) and how many there are.
struct Brief {
  AccountId account = 0;
  std::string first;
  std::uint64_t count = 0;
};
/// Of many accounts in one statement, those without names left out: for lists.
std::vector<Brief> briefs(Database& database, const Actor& actor, const std::vector<AccountId>& accounts);

}  // namespace hostler::domains
