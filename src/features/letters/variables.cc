// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/letters/variables.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "http/language.h"

namespace hostler::letters {
namespace {

constexpr std::string_view mark = "##";
constexpr std::size_t longest_name = 40;

bool is_of_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; }

/// The name of the variable that begins at the place, or nothing.
std::string_view name_at(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != mark) return {};
  const std::size_t start = at + 2;
  std::size_t end = start;
  while (end < text.size() && end - start < longest_name && is_of_name(text[end])) ++end;
  return end > start && text.substr(end, 2) == mark ? text.substr(start, end - start) : std::string_view();
}

/// Passes a text on from left to right, each piece once.
void walk(std::string_view text, const std::function<void(std::string_view plain)>& plain, const std::function<void(std::string_view name)>& variable) {
  std::size_t from = 0, at = 0;
  while ((at = text.find(mark, at)) != std::string_view::npos) {
    const std::string_view name = name_at(text, at);
    if (name.empty()) {
      ++at;
      continue;
    }
    plain(text.substr(from, at - from));
    variable(name);
    from = at += name.size() + 2 * mark.size();
  }
  plain(text.substr(from));
}

bool is_known(std::string_view name, bool with_password) {
  if (name == password_variable) return with_password;
  return std::any_of(variables().begin(), variables().end(), [&](const Variable& known) { return known.name == name; });
}

std::string written(std::string_view name) { return std::string(mark) + std::string(name) + std::string(mark); }

}  // namespace

std::span<const Variable> variables() {
  static const std::array<Variable, 19> all{{{"login", N_("Login"), "web1"},
                                             {password_variable, N_("Password, in the text of a registration mail only"), "••••••••"},
                                             {"salutation", N_("Salutation"), N_("Ms")},
                                             {"first_name", N_("First name"), "Anna"},
                                             {"last_name", N_("Last name"), "Becker"},
                                             {"name", N_("First and last name, or else the company"), "Anna Becker"},
                                             {"company", N_("Company"), N_("Example Ltd")},
                                             {"email", N_("E-mail"), "anna@example.org"},
                                             {"package", N_("Package"), "Starter"},
                                             {"domains", N_("The user's domains, a line each"), "  http://example.org/\n  http://example.net/"},
                                             {"limits", N_("The user's limits, a line each"), N_("  Domains: 3\n  Subdomains: unlimited")},
                                             {"panel", N_("Address of this panel"), "https://panel.example.org:8443"},
                                             {"name_servers", N_("Name servers"), "ns1.example.org, ns2.example.org"},
                                             {"mail_host", N_("Name of the mail server"), "server.example.org"},
                                             {"ftp_host", N_("Name of the FTP server"), "server.example.org"},
                                             {"reseller", N_("Company or name of the user's reseller"), N_("Hosting Ltd")},
                                             {"reseller_name", N_("First and last name of the reseller"), "Max Weber"},
                                             {"reseller_email", N_("The reseller's e-mail address"), "support@example.org"},
                                             {"reseller_phone", N_("The reseller's phone"), "+49 30 123456"}}};
  return all;
}

Check known_variables(bool with_password) {
  return [with_password](std::string& value) -> std::optional<Text> {
    std::vector<std::string> unknown;
    walk(value, [](std::string_view) {}, [&](std::string_view name) {
      if (!is_known(name, with_password) && std::find(unknown.begin(), unknown.end(), written(name)) == unknown.end()) unknown.push_back(written(name));
    });
    if (unknown.empty()) return std::nullopt;
    return Text(N_("There is no such variable here: %1"), {join(unknown, ", ")});
  };
}

std::vector<std::string> pieces(std::string_view text, const Values& values) {
  std::vector<std::string> result(1);
  walk(text, [&](std::string_view plain) { result.back() += plain; }, [&](std::string_view name) {
    if (name == password_variable) return result.emplace_back(), void();
    const auto found = values.find(name);
    result.back() += found == values.end() ? written(name) : found->second;
  });
  return result;
}

std::string replaced(std::string_view text, const Values& values) { return join(pieces(text, values), ""); }

std::string replaced_line(std::string_view text, const Values& values) {
  Values lines = values;
  for (auto& [name, value] : lines) {
    std::vector<std::string> parts;
    for (const std::string& line : split(value, '\n')) parts.push_back(trimmed(line));
    value = join(parts, " ");
  }
  return replaced(text, lines);
}

Values samples() {
  Values values;
  for (const Variable& variable : variables())
    if (variable.name != password_variable) values[std::string(variable.name)] = translated(variable.sample);
  return values;
}

}  // namespace hostler::letters
