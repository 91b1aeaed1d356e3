// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests/request.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace hostler::requests {
namespace {

template <class T>
using Words = std::pair<std::string_view, T>;

constexpr Words<AccountRequest::State> account_states[] = {
    {"present", AccountRequest::State::present}, {"closed", AccountRequest::State::closed}, {"absent", AccountRequest::State::absent}};
constexpr Words<BackupRequest::State> backup_states[] = {{"kept", BackupRequest::State::kept}, {"absent", BackupRequest::State::absent}};
constexpr Words<SiteRequest::State> site_states[] = {
    {"live", SiteRequest::State::live}, {"locked", SiteRequest::State::locked}, {"absent", SiteRequest::State::absent}};
constexpr Words<SiteRequest::Switch> switches[] = {{"cgi", SiteRequest::Switch::cgi},
                                                   {"python", SiteRequest::Switch::python},
                                                   {"ssi", SiteRequest::Switch::ssi},
                                                   {"wml", SiteRequest::Switch::wml},
                                                   {"listing", SiteRequest::Switch::listing}};
constexpr Words<bool> answers[] = {{"yes", true}, {"no", false}};

// How a value is written and read back: a checked text by its own parse(), everything else by its table of words.
template <class T>
struct Value {
  static std::string write(const T& value) { return value.text(); }
  static std::optional<T> read(std::string_view text) { return T::parse(text); }
};

template <class T, const auto& words>
struct WordValue {
  static std::string write(T value) {
    return std::string(std::find_if(std::begin(words), std::end(words), [&](const auto& word) { return word.second == value; })->first);
  }
  static std::optional<T> read(std::string_view text) {
    const auto found = std::find_if(std::begin(words), std::end(words), [&](const auto& word) { return word.first == text; });
    return found == std::end(words) ? std::nullopt : std::optional<T>(found->second);
  }
};

template <> struct Value<AccountRequest::State> : WordValue<AccountRequest::State, account_states> {};
template <> struct Value<BackupRequest::State> : WordValue<BackupRequest::State, backup_states> {};
template <> struct Value<SiteRequest::State> : WordValue<SiteRequest::State, site_states> {};
template <> struct Value<SiteRequest::Switch> : WordValue<SiteRequest::Switch, switches> {};
template <> struct Value<bool> : WordValue<bool, answers> {};

// "LEFT RIGHT": two values with a space between, the left one without spaces.
template <class Left, class Right>
std::optional<std::pair<Left, Right>> read_pair(std::string_view text) {
  const auto space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  auto left = Value<Left>::read(text.substr(0, space));
  auto right = Value<Right>::read(text.substr(space + 1));
  if (!left || !right) return std::nullopt;
  return std::pair(*left, *right);
}

template <>
struct Value<SiteRequest::AtFolder> {
  static std::string write(const SiteRequest::AtFolder& at) { return at.name.text() + " " + at.folder.text(); }
  static std::optional<SiteRequest::AtFolder> read(std::string_view text) {
    const auto pair = read_pair<AtName, RelativePath>(text);
    return pair ? std::optional(SiteRequest::AtFolder{pair->first, pair->second}) : std::nullopt;
  }
};

// LOGIN no|yes|uploads
template <>
struct Value<PhpRequest::Pool> {
  static std::string write(const PhpRequest::Pool& pool) { return pool.login.text() + " " + (pool.wanted && pool.uploads ? "uploads" : Value<bool>::write(pool.wanted)); }
  static std::optional<PhpRequest::Pool> read(std::string_view text) {
    const auto space = std::min(text.find(' '), text.size());
    const bool uploads = text.substr(space) == " uploads";
    const auto pair = read_pair<Login, bool>(uploads ? std::string(text.substr(0, space)) + " yes" : text);
    return pair ? std::optional(PhpRequest::Pool{pair->first, pair->second, uploads}) : std::nullopt;
  }
};

// Numbers without a sign or zeros in front.
template <>
struct Value<unsigned> {
  static std::string write(unsigned value) { return std::to_string(value); }
  static std::optional<unsigned> read(std::string_view text) {
    if (!Number::parse(text) || text.size() > 6) return std::nullopt;
    return static_cast<unsigned>(std::stoul(std::string(text)));
  }
};

template <>
struct Value<FolderSettingsRequest::Protection> {
  static std::string write(const FolderSettingsRequest::Protection& value) { return Value<unsigned>::write(value.folder) + " " + value.realm.text(); }
  static std::optional<FolderSettingsRequest::Protection> read(std::string_view text) {
    const auto pair = read_pair<unsigned, Realm>(text);
    return pair ? std::optional(FolderSettingsRequest::Protection{pair->first, pair->second}) : std::nullopt;
  }
};

template <>
struct Value<FolderSettingsRequest::User> {
  static std::string write(const FolderSettingsRequest::User& value) { return Value<unsigned>::write(value.folder) + " " + value.line.text(); }
  static std::optional<FolderSettingsRequest::User> read(std::string_view text) {
    const auto pair = read_pair<unsigned, PasswordLine>(text);
    return pair ? std::optional(FolderSettingsRequest::User{pair->first, pair->second}) : std::nullopt;
  }
};

// FOLDER STATUS and what belongs to them.
template <class T, class What, What T::*member>
struct StatusValue {
  static std::string write(const T& value) {
    return Value<unsigned>::write(value.folder) + " " + Value<unsigned>::write(value.status) + " " + (value.*member).text();
  }
  static std::optional<T> read(std::string_view text) {
    const auto space = std::min(text.find(' '), text.size());
    const auto folder = Value<unsigned>::read(text.substr(0, space));
    const auto rest = read_pair<unsigned, What>(text.substr(std::min(space + 1, text.size())));
    return folder && rest ? std::optional(T{*folder, rest->first, rest->second}) : std::nullopt;
  }
};
template <>
struct Value<FolderSettingsRequest::ErrorPage> : StatusValue<FolderSettingsRequest::ErrorPage, ErrorTarget, &FolderSettingsRequest::ErrorPage::target> {};
template <>
struct Value<FolderSettingsRequest::ErrorLine> : StatusValue<FolderSettingsRequest::ErrorLine, PageLine, &FolderSettingsRequest::ErrorLine::line> {};

// Writer and Reader are passed through the same list of fields (fields() below); both give the struct's members.
template <class Request>
class Writer {
public:
  explicit Writer(const Request& request) : request_(request) {}

  template <class T>
  T one(std::string_view name, T Request::*member) {
    add(name, request_.*member);
    return request_.*member;
  }
  template <class T>
  std::optional<T> maybe(std::string_view name, std::optional<T> Request::*member) {
    if (request_.*member) add(name, *(request_.*member));
    return request_.*member;
  }
  template <class T>
  std::vector<T> many(std::string_view name, std::vector<T> Request::*member) {
    for (const T& value : request_.*member) add(name, value);
    return request_.*member;
  }
  const std::vector<std::string>& lines() const { return lines_; }

private:
  template <class T>
  void add(std::string_view name, const T& value) {
    lines_.push_back(std::string(name) + " " + Value<T>::write(value));
  }

  const Request& request_;
  std::vector<std::string> lines_;
};

class Lines {
public:
  Lines(std::string_view kind, std::string_view text) {
    if (text.size() > longest_request) throw Refused("the request is longer than 4 MiB");
    if (std::any_of(text.begin(), text.end(), [](char c) { return c != '\n' && (static_cast<unsigned char>(c) < 0x20 || c == 0x7f); }))
      throw Refused("the request contains a control byte");
    for (size_t end; (end = text.find('\n')) != std::string_view::npos; text.remove_prefix(end + 1)) lines_.push_back(text.substr(0, end));
    if (lines_.empty() || lines_.front() != kind) throw Refused("the request is not of the kind " + std::string(kind));
    const auto end = std::find(lines_.begin(), lines_.end(), "end");
    if (end == lines_.end()) throw Refused("the request is cut off");
    if (end + 1 != lines_.end() || !text.empty()) throw Refused("the request goes on after its end");
  }

  // The value of the next line when it is the field of that name.
  std::optional<std::string_view> next(std::string_view name) {
    const auto line = lines_[position_];
    if (line.size() <= name.size() || !line.starts_with(name) || line[name.size()] != ' ') return std::nullopt;
    ++position_;
    return line.substr(name.size() + 1);
  }

  bool at_end() const { return position_ + 1 == lines_.size(); }
  std::string where() const { return "line " + std::to_string(position_ + 1) + " of the request"; }

private:
  std::vector<std::string_view> lines_;
  size_t position_ = 1;  // behind the kind
};

template <class Request>
class Reader {
public:
  explicit Reader(std::string_view text) : lines_(Request::kind, text) {}

  template <class T>
  T one(std::string_view name, T Request::*member) {
    if (auto value = maybe_value<T>(name, member)) return *value;
    throw Refused(lines_.where() + " is not the field " + std::string(name));
  }
  template <class T>
  std::optional<T> maybe(std::string_view name, std::optional<T> Request::*member) {
    return maybe_value<T>(name, member);
  }
  template <class T>
  std::vector<T> many(std::string_view name, std::vector<T> Request::*member) {
    std::vector<T> values;
    while (auto value = maybe_value<T>(name, member)) values.push_back(*value);
    return values;
  }
  void finish() const {
    if (!lines_.at_end()) throw Refused(lines_.where() + " has no place there");
  }

private:
  template <class T, class Member>
  std::optional<T> maybe_value(std::string_view name, Member) {
    const std::string where = lines_.where();
    const auto text = lines_.next(name);
    if (!text) return std::nullopt;
    auto value = Value<T>::read(*text);
    if (!value) throw Refused(where + " has a bad value for " + std::string(name));
    return value;
  }

  Lines lines_;
};

// Each request's fields, once, for both directions. Braces evaluate from left to right.
template <class Io>
AccountRequest fields(Io& io, const AccountRequest*) {
  using R = AccountRequest;
  return {io.one("login", &R::login), io.one("state", &R::state)};
}

template <class Io>
BackupRequest fields(Io& io, const BackupRequest*) {
  using R = BackupRequest;
  return {io.one("login", &R::login), io.one("number", &R::number), io.one("state", &R::state), io.one("home", &R::home), io.many("row", &R::rows)};
}

template <class Io>
SiteRequest fields(Io& io, const SiteRequest*) {
  using R = SiteRequest;
  return {io.one("host", &R::host),       io.one("login", &R::login),         io.one("state", &R::state), io.one("folder", &R::folder),
          io.many("alias", &R::aliases), io.maybe("redirect", &R::redirect), io.one("php", &R::php),
          io.many("with", &R::switches), io.maybe("index", &R::index),       io.many("at", &R::at_folders),
          io.maybe("address", &R::address), io.maybe("start_file", &R::start_file), io.many("start_line", &R::start_lines)};
}

template <class Io>
FolderSettingsRequest fields(Io& io, const FolderSettingsRequest*) {
  using R = FolderSettingsRequest;
  return {io.one("login", &R::login),      io.many("folder", &R::folders),        io.many("realm", &R::protections),
          io.many("user", &R::users), io.many("error_page", &R::error_pages), io.many("error_line", &R::error_lines)};
}

template <class Io>
PhpRequest fields(Io& io, const PhpRequest*) {
  return {io.many("pool", &PhpRequest::pools)};
}

template <class Io>
AddressesRequest fields(Io& io, const AddressesRequest*) {
  return {io.many("address", &AddressesRequest::addresses)};
}

template <class Request>
std::vector<std::string> written(const Request& request) {
  Writer<Request> writer(request);
  fields(writer, &request);
  return writer.lines();
}

template <class Request>
std::string text_of(const Request& request) {
  std::string text = std::string(Request::kind) + "\n";
  for (const auto& line : written(request)) text += line + "\n";
  return text + "end\n";
}

template <class Request>
std::string line_of(const Request& request) {
  std::string line;
  for (const auto& field : written(request)) line += (line.empty() ? "" : "\t") + field;
  return line;
}

template <class Request>
Request read(std::string_view text) {
  Reader<Request> reader(text);
  Request request = fields(reader, static_cast<const Request*>(nullptr));
  reader.finish();
  return request;
}

}  // namespace

std::string AccountRequest::to_text() const { return text_of(*this); }
AccountRequest AccountRequest::from_text(std::string_view text) { return read<AccountRequest>(text); }

std::string BackupRequest::to_text() const { return text_of(*this); }
BackupRequest BackupRequest::from_text(std::string_view text) { return read<BackupRequest>(text); }

std::string SiteRequest::to_text() const { return text_of(*this); }

SiteRequest SiteRequest::from_text(std::string_view text) {
  SiteRequest request = read<SiteRequest>(text);
  const auto check_folder = [](const RelativePath& folder) {
    if (folder.first() != "html") throw Refused("the folder of a site is html or lies below it");
  };
  check_folder(request.folder);
  std::set<std::string> names{request.host.text()}, at_names;
  for (const HostName& alias : request.aliases)
    if (!names.insert(alias.text()).second) throw Refused("the name " + alias.text() + " is given twice");
  for (const AtFolder& at : request.at_folders) {
    check_folder(at.folder);
    if (!at_names.insert(at.name.text()).second) throw Refused("the name @" + at.name.text() + " is given twice");
  }
  if (std::set<Switch>(request.switches.begin(), request.switches.end()).size() != request.switches.size()) throw Refused("a switch is given twice");
  if (request.start_file.has_value() == request.start_lines.empty()) throw Refused("a start page has a name and lines");
  return request;
}

std::string SiteRequest::to_line() const { return line_of(*this); }

std::string FolderSettingsRequest::to_text() const { return text_of(*this); }
std::string FolderSettingsRequest::to_line() const { return line_of(*this); }

FolderSettingsRequest FolderSettingsRequest::from_text(std::string_view text) {
  FolderSettingsRequest request = read<FolderSettingsRequest>(text);
  std::set<RelativePath> folders;
  std::set<unsigned> protected_folders;
  std::set<std::pair<unsigned, unsigned>> pages;
  const auto check = [&](const auto& entries, bool errors) {
    for (const auto& entry : entries) {
      if (entry.folder < 1 || entry.folder > request.folders.size()) throw Refused("there is no folder " + std::to_string(entry.folder) + " in the request");
      if constexpr (requires { entry.status; })
        if (errors && (entry.status < 400 || entry.status > 599)) throw Refused(std::to_string(entry.status) + " is no status of an error");
    }
  };
  for (const RelativePath& folder : request.folders) {
    if (folder.first() != "html") throw Refused("the folder of a site is html or lies below it");
    if (!folders.insert(folder).second) throw Refused("the folder " + folder.text() + " is given twice");
  }
  check(request.protections, false);
  check(request.users, false);
  check(request.error_pages, true);
  check(request.error_lines, true);
  for (const Protection& protection : request.protections)
    if (!protected_folders.insert(protection.folder).second) throw Refused("a folder has two realms");
  for (const User& user : request.users)
    if (!protected_folders.contains(user.folder)) throw Refused("a folder has users and no realm");
  for (const ErrorPage& page : request.error_pages)
    if (!pages.insert({page.folder, page.status}).second) throw Refused("a status has two pages");
  for (const ErrorLine& line : request.error_lines)
    if (pages.contains({line.folder, line.status})) throw Refused("a status has two pages");
  return request;
}

std::string PhpRequest::to_text() const { return text_of(*this); }

PhpRequest PhpRequest::from_text(std::string_view text) {
  PhpRequest request = read<PhpRequest>(text);
  if (request.pools.empty() || request.pools.size() > 200) throw Refused("the request names no pool or more than 200");
  std::set<Login> logins;
  for (const Pool& pool : request.pools)
    if (!logins.insert(pool.login).second) throw Refused("the pool " + pool.login.text() + " is given twice");
  return request;
}

std::string AddressesRequest::to_text() const { return text_of(*this); }

AddressesRequest AddressesRequest::from_text(std::string_view text) {
  AddressesRequest request = read<AddressesRequest>(text);
  std::set<IpAddress> seen;
  for (const IpAddress& address : request.addresses)
    if (!seen.insert(address).second) throw Refused("the address " + address.text() + " is given twice");
  return request;
}

std::string plain_text(std::string_view kind) { return std::string(kind) + "\nend\n"; }

void check_plain(std::string_view kind, std::string_view text) {
  if (!Lines(kind, text).at_end()) throw Refused("a request of the kind " + std::string(kind) + " has no fields");
}

std::string_view kind_of(std::string_view text) { return text.substr(0, text.find('\n')); }

}  // namespace hostler::requests
