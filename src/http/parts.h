// SPDX-License-Identifier: GPL-3.0-or-later
// Small parts of many pages: the progress of something that takes longer than a page, the tools of a section's overview, the error page.
#pragma once

#include <string>
#include <vector>

#include "http/page.h"

namespace hostler {

struct Step {
  enum class State { waiting, running, done, refused } state = State::waiting;
  Text label;
  Text reason = {};            // why it was refused, or what it waits for
};
/// Fills parts/progress.tpl: view is what view.include("PROGRESS", "parts/progress.tpl") answered. While a step is unfinished the browser asks for the
/// steps again: at address, a page with the same part. On a page with something to type, a browser without script does not.
void show_progress(View view, const std::vector<Step>& steps, const std::string& address, bool typed = false);

struct Tool {
  Text label;
  std::string icon;            // name in the sprite
  std::string href;
};
/// Fills parts/tools.tpl: view is what view.include("TOOLS", "parts/tools.tpl") answered.
void show_tools(View view, const std::vector<Tool>& tools);

/// What is said about a status when nothing better is known.
struct ErrorWords {
  Text title, sentence, advice;
};
ErrorWords error_words(int status);
/// The page of an error. A sentence of the program's own (of a Problem) replaces the general one; the incident number is what the log knows it by.
Response error_page(const Templates& templates, Frame frame, int status, const Text& sentence = {}, const std::string& incident = {});

}  // namespace hostler
