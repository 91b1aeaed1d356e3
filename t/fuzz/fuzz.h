// SPDX-License-Identifier: GPL-3.0-or-later
// For the fuzzers of this folder (libFuzzer): each reads any bytes as one of our parsers does, and checks what must hold of whatever that takes.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

inline void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}
