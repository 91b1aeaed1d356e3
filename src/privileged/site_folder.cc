// SPDX-License-Identifier: GPL-3.0-or-later
#include "privileged/site_folder.h"

#include <stdio.h>
#include <unistd.h>

#include "privileged/errors.h"
#include "privileged/homes.h"
#include "privileged/process.h"

namespace hostler::privileged {
namespace {

constexpr char own_name[] = "index.html";
constexpr char temporary_name[] = ".index.html.0.tmp";

Fd ensure_path(int home, const std::string& folder) {
  const auto html_end = folder.find('/');
  Fd at = open_beneath(home, folder.substr(0, html_end), O_PATH | O_DIRECTORY);
  if (!at) throw Again("the home has no folder html");
  for (size_t start = html_end; start != std::string::npos;) {
    const auto end = folder.find('/', start + 1);
    const std::string name = folder.substr(start + 1, end == std::string::npos ? end : end - start - 1);
    if (mkdirat(at.get(), name.c_str(), 0750) != 0 && errno != EEXIST) fail("make the folder " + name);
    at = open_beneath(at.get(), name, O_PATH | O_DIRECTORY);
    if (!at) throw Again("the folder " + name + " vanished");
    start = end;
  }
  return at;
}

std::string own_page(const std::string& host) {
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + host +
         "</title>\n</head>\n<body>\n<h1>" + host + "</h1>\n<p>This site has just been set up. Its pages will follow.</p>\n</body>\n</html>\n";
}

std::string page(const requests::SiteRequest& site) {
  if (!site.start_file) return own_page(site.host.text());
  std::string text;
  for (const auto& line : site.start_lines) text += line.text() + "\n";
  return text;
}

// Complete or not there, and never over a file the tenant has put there meanwhile.
void write_page(int folder, const std::string& name, const std::string& content) {
  remove_entry(folder, temporary_name);
  if (!names_in(folder).empty()) return;
  const Fd file(openat(folder, temporary_name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0640));
  if (!file || write(file.get(), content.data(), content.size()) != static_cast<ssize_t>(content.size())) fail("write the start page");
  sync(file.get());
  if (renameat2(folder, temporary_name, folder, name.c_str(), RENAME_NOREPLACE) != 0) fail("put the start page in place");
}

}  // namespace

void ensure_folder(const users::User& user, const requests::RelativePath& folder) {
  const Fd home = homes::open(user.login);
  as_tenant(user.uid, user.gid, [&] { ensure_path(home.get(), folder.text()); });
}

void ensure_site_folder(const users::User& user, const requests::SiteRequest& site, bool start_page) {
  const Fd home = homes::open(user.login);
  as_tenant(user.uid, user.gid, [&] {
    const Fd made = ensure_path(home.get(), site.folder.text());
    if (!start_page) return;
    const Fd readable = open_beneath(made.get(), ".", O_RDONLY | O_DIRECTORY);
    if (!readable) fail("open the folder " + site.folder.text());
    write_page(readable.get(), site.start_file ? site.start_file->text() : own_name, page(site));
  });
}

}  // namespace hostler::privileged
