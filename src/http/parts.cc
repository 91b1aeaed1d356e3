// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/parts.h"

#include <algorithm>

namespace hostler {
namespace {

struct StateLook {
  Name section;
  Text label;
};

StateLook look(Step::State state) {
  switch (state) {
    case Step::State::waiting: return {"WAITING", N_("Waiting")};
    case Step::State::running: return {"RUNNING", N_("In progress")};
    case Step::State::done: return {"DONE", N_("Done")};
    case Step::State::refused: return {"REFUSED", N_("Refused")};
  }
  return {"WAITING", {}};
}

bool is_unfinished(const Step& step) { return step.state == Step::State::waiting || step.state == Step::State::running; }

}  // namespace

void show_progress(View view, const std::vector<Step>& steps, const std::string& address, bool typed) {
  if (std::any_of(steps.begin(), steps.end(), is_unfinished)) {
    View live = view.add("LIVE");
    live.set("LIVE_HREF", address);
    live.show(typed ? Name("TYPED") : Name("RELOADS"));
  }
  for (const Step& step : steps) {
    View line = view.add("STEP");
    StateLook state = look(step.state);
    line.show(state.section);
    line.set("STEP_LABEL", step.label);
    line.set("STEP_STATE", state.label);
    if (!step.reason.id.empty()) line.add("REASON").set("REASON_TEXT", step.reason);
  }
}

void show_tools(View view, const std::vector<Tool>& tools) {
  for (const Tool& tool : tools) {
    View shown = view.add("TOOL");
    shown.set("TOOL_LABEL", tool.label);
    shown.set("TOOL_ICON", tool.icon);
    shown.set("TOOL_HREF", tool.href);
  }
}

ErrorWords error_words(int status) {
  const Text back = N_("Go back, load the page again and try once more.");
  switch (status) {
    case 400: return {N_("This request was not understood"), N_("Something the browser sent did not have the form this page expects."), back};
    case 403: return {N_("Not allowed"), N_("Your account has no right to open this page or to do this."),
                      N_("If you need it, ask the one who gave you the account.")};
    case 404: return {N_("Not found"), N_("There is nothing at this address. It may have been removed or renamed."),
                      N_("Check the address, or start from the overview.")};
    case 405: return {N_("Not possible this way"), N_("This address cannot be used in this way."), N_("Start from the overview and use the buttons of the page.")};
    case 409: return {N_("Changed in between"), N_("Somebody else changed this while you were working on it. Your change was not saved."), back};
    case 410: return {N_("This link has expired"), N_("It was used already, or it is too old."), N_("Start again from the login page.")};
    case 413: return {N_("Too large"), N_("What was sent is larger than 2 MB. Nothing was saved."), N_("Send less at once.")};
    case 415: return {N_("Unknown kind of content"), N_("This page cannot read the kind of content that was sent."), back};
    case 503: return {N_("Not available for a moment"), N_("A part of the panel cannot be reached. Web sites and mail are not affected, and nothing was lost."),
                      N_("Try again in a minute.")};
    case 500: return {N_("Something went wrong on our side"), N_("It is not your fault. The cause has been recorded, and nothing was changed."),
                      N_("Try again. If it happens again, tell the administrator the number below.")};
    default: return {N_("This did not work"), N_("The request was refused."), back};
  }
}

Response error_page(const Templates& templates, Frame frame, int status, const Text& sentence, const std::string& incident) {
  ErrorWords words = error_words(status);
  frame.title = words.title;
  frame.path.clear();
  const Text way_out = frame.who.empty() ? N_("To the login page") : N_("To the overview");
  Response response = page(templates, frame, "errors/error.tpl", [&](View view) {
    view.set("SENTENCE", sentence.id.empty() ? words.sentence : sentence);
    view.set("ADVICE", words.advice);
    view.set("WAY_OUT", way_out);
    if (!incident.empty()) view.add("INCIDENT").set("INCIDENT_TEXT", Text(N_("Number of the incident: %1"), {incident}));
  });
  response.status = status;
  return response;
}

}  // namespace hostler
