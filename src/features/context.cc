// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/context.h"

#include "base/text.h"
#include "features/frame.h"

namespace hostler {

std::uint64_t Context::id(std::string_view name) const {
  auto found = path.find(name);
  // Digits only, in one way: "007" or "+7" would be second names of the same thing.
  auto number = found == path.end() ? std::nullopt : to_number(found->second);
  if (!number || *number <= 0 || std::to_string(*number) != found->second) throw NotFound();
  return static_cast<std::uint64_t>(*number);
}

Response show(Context& context, const Shown& shown, const std::function<void(View)>& fill) {
  Frame frame = frame_for(context.rules, context.actor, context.form_token, context.current_menu);
  frame.title = shown.title;
  frame.path = shown.path;
  frame.notice = shown.notice;
  frame.problem = shown.problem;
  auto cookie = context.request.cookies.find(notice_cookie);
  bool had_notice = cookie != context.request.cookies.end() && !cookie->second.empty();
  if (had_notice && !frame.notice) frame.notice = opened_notice(cookie->second, context.form_token);
  Response response = page(context.templates, frame, shown.template_name, fill);
  response.status = shown.status;
  if (had_notice) response.drop_cookie(notice_cookie);
  return response;
}

Response done(Context& context, const std::string& path, const Text& notice) {
  Response response = redirect(path);
  std::string cookie = sealed_notice(notice, context.form_token);
  if (!cookie.empty()) response.set_cookie(notice_cookie, cookie, 60);
  return response;
}

}  // namespace hostler
