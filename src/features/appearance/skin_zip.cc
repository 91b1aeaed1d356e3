// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/appearance/skin_zip.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <optional>

#include "base/errors.h"
#include "base/text.h"

namespace hostler::appearance {
namespace {

constexpr std::size_t most_zip_bytes = 300 * 1024;
constexpr std::size_t most_json_bytes = 16 * 1024;
constexpr char json_name[] = "skin.json";
constexpr char logo_start[] = "logo.";

[[noreturn]] void refuse(const Text& sentence) { throw Refused(sentence, "zip"); }
[[noreturn]] void refuse_content() { refuse(N_("The zip may hold skin.json and one logo.png, logo.svg or logo.gif, and nothing else.")); }

bool is_logo(std::string_view name) { return name == "logo.png" || name == "logo.svg" || name == "logo.gif"; }

/// At most `most` bytes, whatever the entry says about itself.
std::string content(archive* zip, std::size_t most) {
  std::string bytes(most + 1, '\0');
  std::size_t size = 0;
  while (size < bytes.size()) {
    const la_ssize_t count = archive_read_data(zip, bytes.data() + size, bytes.size() - size);
    if (count < 0) refuse(N_("The zip is damaged or encrypted."));
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
  }
  if (size > most) refuse(N_("A file in the zip is too large."));
  bytes.resize(size);
  return bytes;
}

bool is_plain_file(archive_entry* entry) {
  return archive_entry_filetype(entry) == AE_IFREG && !archive_entry_symlink(entry) && !archive_entry_hardlink(entry) && archive_entry_pathname_utf8(entry);
}

struct Files {
  std::optional<std::string> json, logo;
};

/// Each name once, so there are two entries at most.
Files read_files(archive* zip) {
  Files files;
  for (archive_entry* entry = nullptr;;) {
    const int result = archive_read_next_header(zip, &entry);
    if (result == ARCHIVE_EOF) return files;
    if (result != ARCHIVE_OK) refuse(N_("The zip is damaged or encrypted."));
    if (!is_plain_file(entry)) refuse_content();
    const std::string name = archive_entry_pathname_utf8(entry);
    if (name == json_name && !files.json) files.json = content(zip, most_json_bytes);
    else if (is_logo(name) && !files.logo) files.logo = content(zip, most_logo_bytes);
    else refuse_content();
  }
}

void add(archive* zip, const std::string& name, const std::string& bytes) {
  const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(), archive_entry_free);
  archive_entry_set_pathname(entry.get(), name.c_str());
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0644);
  if (archive_write_header(zip, entry.get()) != ARCHIVE_OK || archive_write_data(zip, bytes.data(), bytes.size()) != static_cast<la_ssize_t>(bytes.size()))
    throw Failure("cannot write a zip: " + std::string(archive_error_string(zip)));
}

la_ssize_t append(archive*, void* to, const void* data, size_t size) {
  static_cast<std::string*>(to)->append(static_cast<const char*>(data), size);
  return static_cast<la_ssize_t>(size);
}

}  // namespace

Unpacked unpack_skin(const std::string& zip) {
  if (zip.empty()) refuse(N_("Choose a file."));
  if (zip.size() > most_zip_bytes) refuse(N_("The zip is too large: at most 300 KB."));
  const auto close = [](archive* opened) { archive_read_free(opened); };
  const std::unique_ptr<archive, decltype(close)> opened(archive_read_new(), close);
  archive_read_support_format_zip(opened.get());
  if (archive_read_open_memory(opened.get(), zip.data(), zip.size()) != ARCHIVE_OK) refuse(N_("The zip is damaged or encrypted."));
  const Files files = read_files(opened.get());
  if (!files.json) refuse_content();
  try {
    return {palette_from_json(*files.json), files.logo ? make_logo(*files.logo) : Logo{}};
  } catch (const Refused& problem) {
    refuse(problem.text());
  }
}

std::string pack_skin(const Palette& palette, const Logo& logo) {
  std::string bytes;
  const auto close = [](archive* opened) { archive_write_free(opened); };
  const std::unique_ptr<archive, decltype(close)> zip(archive_write_new(), close);
  archive_write_set_format_zip(zip.get());
  archive_write_set_bytes_in_last_block(zip.get(), 1);
  if (archive_write_open(zip.get(), &bytes, nullptr, append, nullptr) != ARCHIVE_OK) throw Failure("cannot begin a zip");
  add(zip.get(), json_name, json_of(palette) + "\n");
  if (!logo.type.empty()) add(zip.get(), logo_start + logo.type, logo.bytes);
  if (archive_write_close(zip.get()) != ARCHIVE_OK) throw Failure("cannot end a zip");
  return bytes;
}

}  // namespace hostler::appearance
