// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/crypto.h"

#include <crypt.h>
#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <cstdlib>
#include <memory>

#include "base/errors.h"

namespace hostler {

namespace {

constexpr std::size_t longest_password = 256;

std::string base64url(std::string_view bytes) {
  static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string out;
  unsigned bits = 0;
  int held = 0;
  for (char c : bytes) {
    bits = bits << 8 | static_cast<unsigned char>(c);
    for (held += 8; held >= 6; held -= 6) out += alphabet[bits >> (held - 6) & 63];
  }
  if (held > 0) out += alphabet[bits << (6 - held) & 63];
  return out;
}

// The hash of password under setting, or nothing when crypt refuses the setting.
std::string crypt_with(const std::string& password, const char* setting) {
  void* work = nullptr;
  int work_size = 0;
  const char* hash = crypt_ra(password.c_str(), setting, &work, &work_size);
  std::string result = hash == nullptr || *hash == '*' ? std::string() : std::string(hash);
  if (work != nullptr) OPENSSL_cleanse(work, static_cast<std::size_t>(work_size));
  std::free(work);
  return result;
}

std::string new_setting(const char* kind, unsigned long cost) {
  const std::unique_ptr<char, decltype(&std::free)> setting(crypt_gensalt_ra(kind, cost, nullptr, 0), &std::free);
  if (setting == nullptr) throw Failure(std::string("crypt_gensalt_ra does not know ") + kind);
  return setting.get();
}

bool may_be_hashed(std::string_view password) { return password.size() <= longest_password && password.find('\0') == std::string_view::npos; }

}  // namespace

std::string random_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1) throw Failure("no random bytes from OpenSSL");
  return bytes;
}

std::string random_token() { return base64url(random_bytes(32)); }

std::string random_password() {
  static constexpr std::string_view alphabet = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  constexpr std::size_t fair = 256 / alphabet.size() * alphabet.size();
  std::string password;
  while (password.size() < 16)
    for (char c : random_bytes(32))
      if (const auto byte = static_cast<unsigned char>(c); byte < fair && password.size() < 16) password += alphabet[byte % alphabet.size()];
  return password;
}

std::string sha256(std::string_view data) {
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(data.data()), data.size(), reinterpret_cast<unsigned char*>(digest.data()));
  return digest;
}

std::string hex(std::string_view bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (char c : bytes) {
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

bool same_secret(std::string_view a, std::string_view b) { return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0; }

std::string hash_password(std::string_view password) {
  if (!may_be_hashed(password)) throw Failure("a password longer than 256 bytes or with NUL reached hash_password");
  std::string hash = crypt_with(std::string(password), new_setting("$y$", 0).c_str());
  if (hash.empty()) throw Failure("crypt refused its own yescrypt setting");
  return hash;
}

std::string hash_for_web_server(std::string_view password) {
  if (password.size() > 72 || !may_be_hashed(password)) throw Failure("a password longer than 72 bytes or with NUL reached hash_for_web_server");
  std::string hash = crypt_with(std::string(password), new_setting("$2y$", 6).c_str());
  if (hash.empty()) throw Failure("crypt refused its own bcrypt setting");
  return hash;
}

bool password_matches(std::string_view password, const std::string& hash) {
  static const std::string nobody = new_setting("$y$", 0);
  const bool possible = may_be_hashed(password);
  const std::string asked = possible ? std::string(password) : std::string();
  std::string computed = hash.empty() ? std::string() : crypt_with(asked, hash.c_str());
  if (computed.empty()) {  // no account, or a hash that crypt does not know: as slow as a wrong password
    crypt_with(asked, nobody.c_str());
    return false;
  }
  return same_secret(computed, hash) && possible;
}

}  // namespace hostler
