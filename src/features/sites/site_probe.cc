// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sites/site_probe.h"

#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <thread>

#include "base/errors.h"

namespace hostler::sites {
namespace {

using requests::SiteRequest;

struct Seen {
  long status = 0;             // 0: no answer
  std::string location, body;
  std::string problem;
};

constexpr std::size_t most_body = 64;

std::size_t keep_start(char* data, std::size_t size, std::size_t count, void* body) {
  auto& text = *static_cast<std::string*>(body);
  text.append(data, std::min(size * count, most_body - std::min(most_body, text.size())));
  return size * count;
}

class Visitor {
public:
  explicit Visitor(const std::string& web_probe) : curl_(curl_easy_init(), curl_easy_cleanup), connect_to_(curl_slist_append(nullptr, ("::" + web_probe).c_str()), curl_slist_free_all) {
    if (!curl_ || !connect_to_) throw Failure("libcurl cannot be started");
    set(CURLOPT_CONNECT_TO, connect_to_.get());
    set(CURLOPT_PROXY, "");
    set(CURLOPT_PROTOCOLS_STR, "http");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_TIMEOUT_MS, 1000L);
    set(CURLOPT_FORBID_REUSE, 1L);
    set(CURLOPT_WRITEFUNCTION, keep_start);
  }

  Seen visit(const std::string& host) {
    Seen seen;
    const std::string url = "http://" + host + "/.well-known/hostler-state";
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_WRITEDATA, &seen.body);
    const CURLcode code = curl_easy_perform(curl_.get());
    if (code != CURLE_OK) {
      seen.problem = curl_easy_strerror(code);
      return seen;
    }
    curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &seen.status);
    const char* location = nullptr;
    curl_easy_getinfo(curl_.get(), CURLINFO_REDIRECT_URL, &location);
    if (location) seen.location = location;
    return seen;
  }

private:
  template <class Value> void set(CURLoption option, Value value) {
    if (curl_easy_setopt(curl_.get(), option, value) != CURLE_OK) throw Failure("libcurl does not know an option");
  }
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl_;
  std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> connect_to_;
};

std::string difference(const SiteRequest& request, const Seen& seen) {
  const std::string host = request.host.text();
  if (seen.status == 0) return "the web server does not answer for " + host + ": " + seen.problem;
  const auto unless = [&](bool right, const char* wanted) {
    return right ? std::string() : "the web server does not answer yet for " + host + " as it should: status " + std::to_string(seen.status) + " instead of " + wanted;
  };
  switch (request.state) {
    case SiteRequest::State::absent: return unless(seen.status == 404, "404");
    case SiteRequest::State::locked: return unless(seen.status == 503, "503");
    case SiteRequest::State::live: break;
  }
  if (request.redirect) return unless(seen.status == 302 && seen.location == request.redirect->text(), "302 to the redirect");
  return unless(seen.status == 200 && seen.body.starts_with("live"), "200 live");
}

}  // namespace

std::string what_is_missing(const std::string& web_probe, const SiteRequest& request) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::seconds(2);
  Visitor visitor(web_probe);
  for (auto pause = std::chrono::milliseconds(5);; pause = std::min(2 * pause, std::chrono::milliseconds(200))) {
    const std::string missing = difference(request, visitor.visit(request.host.text()));
    if (missing.empty() || Clock::now() + pause > end) return missing;
    std::this_thread::sleep_for(pause);
  }
}

}  // namespace hostler::sites
