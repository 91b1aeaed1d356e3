// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/domains/domain_name.h"

#include <idn2.h>
#include <libpsl.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

#include "base/text.h"
#include "features/domains/domains.h"
#include "requests/names.h"

namespace hostler::domains {
namespace {

struct FreeIdn {
  void operator()(char* text) const { idn2_free(text); }
};
using IdnText = std::unique_ptr<char, FreeIdn>;

/// What libidn2 answers, or the error.
template <class Convert> int converted(const std::string& from, std::string& to, Convert convert, int flags) {
  char* answer = nullptr;
  int status = convert(from.c_str(), &answer, flags);
  IdnText held(answer);
  if (status == IDN2_OK && answer) to = answer;
  return status;
}

int to_a_labels(const std::string& from, std::string& to) {
  return converted(from, to, idn2_to_ascii_8z, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL | IDN2_USE_STD3_ASCII_RULES);
}

/// The name in Unicode, if that would be encoded the same again: an A-label that does not come back is a name in disguise.
std::optional<std::string> decoded(const std::string& name) {
  std::string unicode, again;
  if (converted(name, unicode, idn2_to_unicode_8z8z, 0) != IDN2_OK || to_a_labels(unicode, again) != IDN2_OK || again != name) return std::nullopt;
  return unicode;
}

/// libidn2 drops some of what cannot be in a name; we would rather say so.
bool has_foreign_ascii(std::string_view typed) {
  return std::any_of(typed.begin(), typed.end(), [](unsigned char c) { return c < 0x80 && !std::isalnum(c) && c != '-' && c != '.'; });
}

const psl_ctx_t* suffixes() {
  // The system's list is kept up to date; the one built into the library is the fallback.
  static const std::unique_ptr<psl_ctx_t, decltype(&psl_free)> list(psl_latest(nullptr), psl_free);
  if (!list) throw Failure("no public suffix list");
  return list.get();
}

}  // namespace

std::optional<Text> normalize(std::string& name) {
  std::string typed = trimmed(name);
  if (!typed.empty() && typed.back() == '.') typed.pop_back();
  std::string result;
  int status = is_clean_utf8(typed) && !has_foreign_ascii(typed) ? to_a_labels(typed, result) : IDN2_ENCODING_ERROR;
  if (status == IDN2_TOO_BIG_DOMAIN || status == IDN2_TOO_BIG_LABEL)
    return Text(N_("This name is too long: at most 63 characters between two dots and 253 in all are possible."));
  if (status == IDN2_DISALLOWED) return Text(N_("This name holds characters that cannot be registered."));
  if (status == IDN2_OK && result.find('.') == std::string::npos && !result.empty()) return Text(N_("Enter the whole name with its ending, like example.org."));
  if (status != IDN2_OK || !requests::HostName::parse(result) || !decoded(result)) return Text(N_("This is not a domain name. Enter one like example.org."));
  name = result;
  return std::nullopt;
}

std::string readable(const std::string& name) {
  if (name.find("xn--") == std::string::npos) return name;
  if (name.starts_with("*.")) return "*." + readable(name.substr(2));
  return decoded(name).value_or(name);
}

std::string as_searched(const std::string& typed) {
  std::string result;
  return is_clean_utf8(typed) && !has_foreign_ascii(typed) && to_a_labels(typed, result) == IDN2_OK ? result : lower(typed);
}

bool is_public_suffix(const std::string& name) { return psl_is_public_suffix(suffixes(), name.c_str()) == 1; }

bool is_special(std::string_view name) {
  // RFC 6762, 7686, 8375 and names resolvers or Unix hosts give themselves; .test, .example and names below .localhost (RFC 6761) are left for
  // trying out: they reach nobody's server but one's own.
  static constexpr std::array<std::string_view, 7> special{"localdomain", "local", "internal", "invalid", "onion", "arpa", "lan"};
  return std::any_of(special.begin(), special.end(), [&](std::string_view other) { return is_within(name, other); });
}

bool is_within(std::string_view name, std::string_view other) {
  if (!name.ends_with(other) || other.empty()) return false;
  return name.size() == other.size() || name[name.size() - other.size() - 1] == '.';
}

std::vector<std::string> names_above(std::string_view name) {
  std::vector<std::string> result;
  for (std::size_t dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.')) {
    name.remove_prefix(dot + 1);
    result.emplace_back(name);
  }
  return result;
}

std::string reversed(std::string_view name) {
  std::vector<std::string> labels = split(name, '.');
  std::string result;
  for (auto label = labels.rbegin(); label != labels.rend(); ++label) result += *label + ".";
  return result;
}

}  // namespace hostler::domains
