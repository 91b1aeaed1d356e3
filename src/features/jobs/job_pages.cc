// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/jobs/job_pages.h"

#include "features/jobs/jobs.h"
#include "http/parts.h"

namespace hostler::jobs {
namespace {

hostler::Step::State state_of(const std::string& state) {
  if (state == "running") return hostler::Step::State::running;
  if (state == "done") return hostler::Step::State::done;
  if (state == "refused") return hostler::Step::State::refused;
  return hostler::Step::State::waiting;
}

Response progress_of(Context& context, AccountId account) {
  const std::vector<Step> steps = progress(context.database, context.actor, account);
  const bool finished = all_finished(steps);
  return show(context, {.title = N_("Work in progress"), .template_name = "jobs/job_list.tpl"}, [&](View view) {
    if (steps.empty()) return view.show("NOTHING");
    view.show(finished ? Name("FINISHED") : Name("UNFINISHED"));
    show_steps(view.add("SOME").include("PROGRESS", "parts/progress.tpl"), steps, account);
  });
}

}  // namespace

// What an earlier try said is of no interest once the work is done.
void show_steps(View view, const std::vector<Step>& steps, AccountId account, bool typed) {
  std::vector<hostler::Step> lines;
  for (const Step& step : steps)
    lines.push_back({.state = state_of(step.state), .label = step.label, .reason = step.state == "done" ? Text() : Text(step.reason)});
  show_progress(view, lines, "/jobs/" + std::to_string(account), typed);
}

Response own_progress_page(Context& context) { return progress_of(context, context.actor.account); }
Response progress_page(Context& context) { return progress_of(context, context.id()); }

}  // namespace hostler::jobs
