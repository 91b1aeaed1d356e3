// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/mail_server.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "base/errors.h"
#include "base/text.h"

namespace hostler {
namespace {

constexpr long connect_timeout_s = 10, timeout_s = 30;
constexpr std::size_t most_sentence = 500;

/// The message on its way, line ends as SMTP has them.
struct Upload {
  std::string data;
  std::size_t at = 0;
};

std::string with_crlf(const std::string& message) {
  std::string data;
  for (char c : message) {
    if (c == '\n') data += '\r';
    data += c;
  }
  return data;
}

std::size_t give(char* place, std::size_t size, std::size_t count, void* from) {
  auto& upload = *static_cast<Upload*>(from);
  const std::size_t part = std::min(size * count, upload.data.size() - upload.at);
  std::memcpy(place, upload.data.data() + upload.at, part);
  upload.at += part;
  return part;
}

/// Keeps the last line in which the server says no: "550 5.1.1 no such user".
std::size_t listen(char* line, std::size_t size, std::size_t count, void* sentence) {
  const std::string_view said(line, size * count);
  if (!said.empty() && (said[0] == '4' || said[0] == '5')) {
    auto& kept = *static_cast<std::string*>(sentence);
    kept.clear();
    for (char c : trimmed(said.substr(0, most_sentence))) kept += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
  }
  return said.size();
}

class Sender {
public:
  explicit Sender(const MailWay& way) : curl_(curl_easy_init(), curl_easy_cleanup) {
    if (!curl_) throw Failure("libcurl cannot be started");
    set(CURLOPT_URL, way.server.c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, connect_timeout_s);
    set(CURLOPT_TIMEOUT, timeout_s);
    set(CURLOPT_USE_SSL, static_cast<long>(way.user.empty() ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    set(CURLOPT_SSL_VERIFYPEER, way.verify ? 1L : 0L);
    set(CURLOPT_SSL_VERIFYHOST, way.verify ? 2L : 0L);
    if (!way.ca_file.empty()) set(CURLOPT_CAINFO, way.ca_file.c_str());
    if (way.user.empty()) return;
    set(CURLOPT_USERNAME, way.user.c_str());
    set(CURLOPT_PASSWORD, way.password.c_str());
  }

  void send(const std::string& from, const std::string& to, const std::string& message) {
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipient(curl_slist_append(nullptr, ("<" + to + ">").c_str()), curl_slist_free_all);
    Upload upload{with_crlf(message)};
    std::string sentence;
    const std::string sender = "<" + from + ">";
    set(CURLOPT_MAIL_FROM, sender.c_str());
    set(CURLOPT_MAIL_RCPT, recipient.get());
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_READFUNCTION, give);
    set(CURLOPT_READDATA, &upload);
    set(CURLOPT_HEADERFUNCTION, listen);
    set(CURLOPT_HEADERDATA, &sentence);
    const CURLcode code = curl_easy_perform(curl_.get());
    if (code != CURLE_OK) refuse(code, sentence, upload.at == upload.data.size());
  }

private:
  template <class T> void set(CURLoption option, T value) {
    if (curl_easy_setopt(curl_.get(), option, value) != CURLE_OK) throw Failure("libcurl does not know option " + std::to_string(option));
  }

  /// given: the server has all of the message.
  [[noreturn]] void refuse(CURLcode code, const std::string& sentence, bool given) {
    const std::string said = "the mail server says: " + (sentence.empty() ? std::string(curl_easy_strerror(code)) : sentence);
    const bool lasting = !sentence.empty() && sentence[0] == '5';
    const bool ours = code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE || code == CURLE_USE_SSL_FAILED || code == CURLE_LOGIN_DENIED || code == CURLE_URL_MALFORMAT;
    if (lasting || ours) throw Failure(said);
    if (given && sentence.empty()) throw Unanswered(said);
    throw Unavailable(said);
  }

  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl_;
};

}  // namespace

bool is_mail_server(const std::string& url) {
  const std::size_t start = url.find("://");
  if (start == std::string::npos || (url.substr(0, start) != "smtp" && url.substr(0, start) != "smtps")) return false;
  const std::string place = url.substr(start + 3);
  return !place.empty() && place.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-:[]") == std::string::npos;
}

void send_by_server(const MailWay& way, const std::string& from, const std::string& to, const std::string& message) { Sender(way).send(from, to, message); }

}  // namespace hostler
