// SPDX-License-Identifier: GPL-3.0-or-later
// Waiting for another process to reach a state nobody reports.
#pragma once

#include <chrono>
#include <thread>

namespace hostler::privileged {

// True as soon as the question is answered by yes; false after limit_ms.
template <class Question>
bool wait_until(int limit_ms, Question question) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(limit_ms);
  while (!question()) {
    if (std::chrono::steady_clock::now() >= deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return true;
}

}  // namespace hostler::privileged
