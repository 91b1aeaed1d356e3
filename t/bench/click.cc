// SPDX-License-Identifier: GPL-3.0-or-later
// click PANEL COOKIE PATH BODY SITE NAME TEXT
// Sends one form to the panel as a browser that is logged in, then asks SITE for NAME until the answer holds TEXT.
//   PANEL   https://HOST:PORT=ADDRESS: the panel's own name and where it is
//   SITE    http://ADDRESS/PATH, asked with "Host: NAME"
// Prints the seconds until the form was answered, and the seconds from then until the site was there; fails after 30.
#include <curl/curl.h>

#include <chrono>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds patience{30};
constexpr std::chrono::milliseconds pause{1};

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Lines = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

std::size_t collect(char* data, std::size_t size, std::size_t count, void* text) {
  static_cast<std::string*>(text)->append(data, size * count);
  return size * count;
}

Lines one_line(const std::string& text) { return {curl_slist_append(nullptr, text.c_str()), curl_slist_free_all}; }

double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// The answer's body, or why there is none; its status goes to status, 0 when nobody answered.
std::string get(CURL* handle, long& status) {
  std::string body;
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, collect);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &body);
  status = 0;
  if (const CURLcode problem = curl_easy_perform(handle); problem != CURLE_OK) return curl_easy_strerror(problem);
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  return body;
}

void send_form(const std::string& panel, const std::string& cookie, const std::string& path, const std::string& body) {
  const auto split = panel.find('='), host = panel.find("//") + 2;
  const std::string base = panel.substr(0, split);
  const Handle handle(curl_easy_init(), curl_easy_cleanup);
  const Lines connect_to = one_line(base.substr(host) + ":" + panel.substr(split + 1) + ":");
  curl_easy_setopt(handle.get(), CURLOPT_CONNECT_TO, connect_to.get());
  curl_easy_setopt(handle.get(), CURLOPT_URL, (base + path).c_str());
  curl_easy_setopt(handle.get(), CURLOPT_SSL_VERIFYPEER, 0L);
  curl_easy_setopt(handle.get(), CURLOPT_SSL_VERIFYHOST, 0L);
  curl_easy_setopt(handle.get(), CURLOPT_COOKIE, cookie.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, body.c_str());
  long status = 0;
  const std::string answer = get(handle.get(), status);
  if (status != 303 && status != 302) throw std::runtime_error("the panel answered " + path + " with " + std::to_string(status) + ":\n" + answer);
}

void wait_for_site(const std::string& url, const std::string& name, const std::string& text) {
  const Handle handle(curl_easy_init(), curl_easy_cleanup);
  const Lines host = one_line("Host: " + name);
  curl_easy_setopt(handle.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, host.get());
  const auto end = Clock::now() + patience;
  for (std::string last; Clock::now() < end; std::this_thread::sleep_for(pause)) {
    long status = 0;
    last = get(handle.get(), status);
    if (status == 200 && last.find(text) != std::string::npos) return;
    if (Clock::now() + pause >= end) throw std::runtime_error(name + " is not there; the last answer was " + std::to_string(status) + ":\n" + last);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 8) return std::fputs("usage: click PANEL COOKIE PATH BODY SITE NAME TEXT\n", stderr), 64;
  try {
    curl_global_init(CURL_GLOBAL_ALL);
    const auto start = Clock::now();
    send_form(argv[1], argv[2], argv[3], argv[4]);
    const double answered = since(start);
    const auto click = Clock::now();
    wait_for_site(argv[5], argv[6], argv[7]);
    std::printf("%.4f %.4f\n", answered, since(click));
    return 0;
  } catch (const std::exception& problem) {
    return std::fprintf(stderr, "click: %s\n", problem.what()), 1;
  }
}
