// SPDX-License-Identifier: GPL-3.0-or-later
// SOURCES src/requests/names.cc
// What is a host name, a site's name or a folder has one written form and nothing in it that a path or a configuration could take for more.
#include "requests/names.h"
#include "t/fuzz/fuzz.h"

using namespace hostler::requests;

namespace {

bool only(const std::string& text, std::string_view allowed) { return text.find_first_not_of(allowed) == std::string::npos; }

void check_host(std::string_view text) {
  const auto host = HostName::parse(text);
  if (!host) return;
  must(host->text() == text, "a host name is taken as it is");
  must(only(host->text(), "abcdefghijklmnopqrstuvwxyz0123456789-."), "only letters, digits, - and . are in it");
  must(text.find("..") == text.npos && text.front() != '.' && text.back() != '.' && text.find('.') != text.npos && text.size() <= 253, "no empty label, no single one");
  must(SiteName::parse(text).has_value(), "every host name is a site's name");
}

void check_folder(std::string_view text) {
  const auto folder = RelativePath::parse(text);
  if (!folder) return;
  must(folder->text().find_first_of("\n\r\t\"'\\$`{}[]*?!<>|;&%~#:") == std::string::npos, "a folder holds nothing that a daemon would take for more");
  must(("/" + folder->text() + "/").find("/../") == std::string::npos && folder->text().front() != '/', "a folder stays below");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_host(text);
  check_folder(text);
  if (const auto site = SiteName::parse(text)) must(HostName::parse(site->is_wildcard() ? text.substr(2) : text).has_value(), "behind a star is a host name");
  if (const auto line = PasswordLine::parse(text)) must(only(line->text(), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._@-:$/"), "a line of a password file is one");
  if (const auto names = IndexNames::parse(text)) must(names->text().find_first_of("/\n\\\"") == std::string::npos, "an index file is in its folder");
  return 0;
}
