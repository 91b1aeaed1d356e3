// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/signup/seal.h"

#include <openssl/evp.h>
#include <openssl/kdf.h>

#include <memory>

#include "base/crypto.h"
#include "base/errors.h"

namespace hostler::signup {
namespace {

constexpr std::size_t key_size = 32, nonce_size = 12, tag_size = 16;

template <auto free> struct Free {
  template <class T> void operator()(T* it) const { free(it); }
};
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Free<EVP_CIPHER_CTX_free>>;

void must(int status) {
  if (status != 1) throw Failure("the wizard's password could not be sealed");
}

const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
int size(std::string_view text) { return static_cast<int>(text.size()); }

std::string key_from(std::string_view cookie) {
  const std::string_view purpose = "hostler signup password";
  std::string key(key_size, '\0');
  std::size_t length = key.size();
  KeyContext context(EVP_PKEY_CTX_new_id(EVP_PKEY_HKDF, nullptr));
  must(context ? 1 : 0);
  must(EVP_PKEY_derive_init(context.get()));
  must(EVP_PKEY_CTX_set_hkdf_md(context.get(), EVP_sha256()));
  must(EVP_PKEY_CTX_set1_hkdf_key(context.get(), bytes(cookie), size(cookie)));
  must(EVP_PKEY_CTX_add1_hkdf_info(context.get(), bytes(purpose), size(purpose)));
  must(EVP_PKEY_derive(context.get(), bytes(key), &length));
  return key;
}

}  // namespace

std::string seal(std::string_view secret, std::string_view cookie, std::string_view run) {
  const std::string key = key_from(cookie), nonce = random_bytes(nonce_size);
  std::string text(secret.size(), '\0'), tag(tag_size, '\0');
  int length = 0;
  CipherContext context(EVP_CIPHER_CTX_new());
  must(EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes(key), bytes(nonce)));
  must(EVP_EncryptUpdate(context.get(), nullptr, &length, bytes(run), size(run)));
  must(EVP_EncryptUpdate(context.get(), bytes(text), &length, bytes(secret), size(secret)));
  must(EVP_EncryptFinal_ex(context.get(), nullptr, &length));
  must(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tag_size, tag.data()));
  return nonce + tag + text;
}

std::optional<std::string> unseal(std::string_view sealed, std::string_view cookie, std::string_view run) {
  if (sealed.size() < nonce_size + tag_size) return std::nullopt;
  const std::string key = key_from(cookie);
  std::string tag(sealed.substr(nonce_size, tag_size));
  const std::string_view text = sealed.substr(nonce_size + tag_size);
  std::string secret(text.size(), '\0');
  int length = 0;
  CipherContext context(EVP_CIPHER_CTX_new());
  must(EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes(key), bytes(sealed)));
  must(EVP_DecryptUpdate(context.get(), nullptr, &length, bytes(run), size(run)));
  must(EVP_DecryptUpdate(context.get(), bytes(secret), &length, bytes(text), size(text)));
  must(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tag_size, tag.data()));
  if (EVP_DecryptFinal_ex(context.get(), nullptr, &length) != 1) return std::nullopt;
  return secret;
}

}  // namespace hostler::signup
