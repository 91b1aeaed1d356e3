// SPDX-License-Identifier: GPL-3.0-or-later
// SOURCES src/requests/names.cc src/requests/request.cc
// What is asked of root is refused, or written again is the same text: nothing in it goes unread.
#include "requests/request.h"
#include "t/fuzz/fuzz.h"

using namespace hostler::requests;

namespace {

template <class Request> void check(std::string_view text) {
  try {
    must(Request::from_text(text).to_text() == text, "a request that is taken is wholly understood");
  } catch (const Refused&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check<AccountRequest>(text);
  check<BackupRequest>(text);
  check<SiteRequest>(text);
  check<FolderSettingsRequest>(text);
  check<PhpRequest>(text);
  check<AddressesRequest>(text);
  return 0;
}
