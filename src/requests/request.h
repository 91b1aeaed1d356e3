// SPDX-License-Identifier: GPL-3.0-or-later
// What may be asked of root. A request says what shall be true; asking twice is harmless. Its text form is
//
//   site.apply            the kind
//   host a.test           one line a field, in the order of the struct; a list repeats the name, an empty one is absent
//   ...
//   end                   so that a text cut off on the way is known
//
// Reading is strict: an unknown, missing, doubled or misplaced field, text after the end, a control byte or more than
// longest_request bytes make the whole request refused.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "requests/names.h"

namespace hostler::requests {

inline constexpr size_t longest_request = 4 << 20;  // the rows of an account with thousands of names

// The request cannot be meant as it stands; what() is a sentence for the log and the answer.
struct Refused : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct AccountRequest {
  static constexpr std::string_view kind = "account.apply";
  // closed: in the recycle bin. Account and home are there, but nobody and nothing of the account gets at the home, and no process is left.
  enum class State { present, closed, absent };

  Login login;
  State state;

  std::string to_text() const;
  static AccountRequest from_text(std::string_view text);
};

// What is kept of an object that leaves the recycle bin: its rows, and for an account what is in its home.
struct BackupRequest {
  static constexpr std::string_view kind = "backup.apply";
  enum class State { kept, absent };

  Login login;   // whose home it is, or whose object
  Number number; // of the entry in the bin; with the login the name of the backup
  State state;
  bool home;     // pack the home too
  std::vector<JsonLine> rows;

  std::string to_text() const;
  static BackupRequest from_text(std::string_view text);
};

struct SiteRequest {
  static constexpr std::string_view kind = "site.apply";
  enum class State { live, locked, absent };
  // What a file's ending may make the server do beside sending it. cgi: .cgi, .pl and what is in cgi-bin are run; python: .py; ssi: .shtml, .shtm and .stm are
  // composed; wml: .wml, .wmls, .wmlc and .wbmp are sent; listing: a folder without an index file is listed. What is not here is refused.
  enum class Switch { cgi, python, ssi, wml, listing };
  // NAME of a.test/@NAME and the folder it shows.
  struct AtFolder {
    AtName name;
    RelativePath folder;
    bool operator==(const AtFolder&) const = default;
  };

  SiteName host;
  Login login;
  State state;
  RelativePath folder;            // below the home; the first component is "html"
  std::vector<HostName> aliases;  // other names of the same site, each once
  std::optional<HttpUrl> redirect;
  bool php;
  std::vector<Switch> switches = {};         // each once
  std::optional<IndexNames> index = {};      // none: index.php index.html index.htm
  std::vector<AtFolder> at_folders = {};     // each name once
  std::optional<IpAddress> address = {};  // the exclusive one it also answers at; none: where no exclusive one is
  // What a new site's empty folder gets instead of our own start page; no part of the site's state.
  std::optional<PageName> start_file = {};
  std::vector<PageLine> start_lines = {};

  bool operator==(const SiteRequest&) const = default;
  std::string to_text() const;
  static SiteRequest from_text(std::string_view text);
  std::string to_line() const;  // the fields in one line with tabs between, as site.list answers them
};

// What holds for folders of a tenant's sites, whichever of them shows one: all of it, so that what is not named goes. The lists below folders tell by a
// number from 1 which of them they mean.
struct FolderSettingsRequest {
  static constexpr std::string_view kind = "folder_settings.apply";
  struct Protection {  // a password is wanted
    unsigned folder;
    Realm realm;
  };
  struct User {
    unsigned folder;
    PasswordLine line;
  };
  // For a status: another page, or the lines of one; 400 to 599.
  struct ErrorPage {
    unsigned folder, status;
    ErrorTarget target;
  };
  struct ErrorLine {
    unsigned folder, status;
    PageLine line;
  };

  Login login;
  std::vector<RelativePath> folders;  // html or below, each once
  std::vector<Protection> protections;
  std::vector<User> users;
  std::vector<ErrorPage> error_pages;
  std::vector<ErrorLine> error_lines;

  std::string to_text() const;
  std::string to_line() const;
  static FolderSettingsRequest from_text(std::string_view text);
};

struct PhpRequest {
  static constexpr std::string_view kind = "php.apply";
  struct Pool {
    Login login;
    bool wanted;
    bool uploads = false;  // visitors may send files to its scripts
  };

  std::vector<Pool> pools;  // 1 to 200, each login once

  std::string to_text() const;
  static PhpRequest from_text(std::string_view text);
};

// All exclusive addresses of the server: at these only sites answer that name them.
struct AddressesRequest {
  static constexpr std::string_view kind = "addresses.apply";

  std::vector<IpAddress> addresses;  // each once

  std::string to_text() const;
  static AddressesRequest from_text(std::string_view text);
};

// Requests that consist of their kind alone.
inline constexpr std::string_view account_list = "account.list";
inline constexpr std::string_view site_list = "site.list";
inline constexpr std::string_view folder_settings_list = "folder_settings.list";
inline constexpr std::string_view php_settle = "php.settle";  // nightly: pools leave the young master
std::string plain_text(std::string_view kind);
void check_plain(std::string_view kind, std::string_view text);  // throws Refused

std::string_view kind_of(std::string_view text);  // the first line, unchecked

}  // namespace hostler::requests
