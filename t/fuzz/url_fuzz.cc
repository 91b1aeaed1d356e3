// SPDX-License-Identifier: GPL-3.0-or-later
// SOURCES src/requests/names.cc
// An address that is taken has one written form, names a host of ours or others by a plain host name, and cannot end a line or a quoted text.
#include "requests/names.h"
#include "t/fuzz/fuzz.h"

using namespace hostler::requests;

namespace {

void check_bytes(const std::string& text) {
  for (const char c : text) must(c > 0x20 && c < 0x7f && std::string_view("\"\\<>^`{|}$").find(c) == std::string_view::npos, "no byte that means something elsewhere");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto target = ErrorTarget::parse(text)) check_bytes(target->text());
  const auto url = HttpUrl::parse(text);
  if (!url) return 0;
  const std::string& written = url->text();
  check_bytes(written);
  const auto again = HttpUrl::parse(written);
  must(again && again->text() == written, "the written form is its own");
  const auto start = written.find("://") + 3;
  const std::string host = written.substr(start, written.find_first_of("/:", start) - start);
  must(HostName::parse(host).has_value(), "it names a host");
  must(written.starts_with("http://") || written.starts_with("https://"), "by http or https");
  return 0;
}
