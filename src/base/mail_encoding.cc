// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/mail_encoding.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace hostler {

namespace {

constexpr std::size_t longest_line = 76;

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

std::string base64(std::string_view bytes) {
  static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned bits = 0;
    for (std::size_t k = 0; k < 3; ++k) bits = bits << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) out += i + k > bytes.size() ? '=' : alphabet[bits >> (18 - 6 * k) & 63];
  }
  return out;
}

// The first bytes of text, at most count of them, never cutting a UTF-8 character.
std::string_view whole_characters(std::string_view text, std::size_t count) {
  if (text.size() <= count) return text;
  while (count > 0 && (static_cast<unsigned char>(text[count]) & 0xC0) == 0x80) --count;
  return text.substr(0, count);
}

// Each encoded word holds whole characters (RFC 2047, 5) and is at most 75 long.
std::string encoded_words(std::string_view text, std::size_t start) {
  static constexpr std::string_view open = "=?UTF-8?B?", close = "?=";
  std::string out;
  while (!text.empty()) {
    const std::size_t room = longest_line - 1 - std::min<std::size_t>(start, 40) - open.size() - close.size();
    const std::string_view part = whole_characters(text, room / 4 * 3);
    if (!out.empty()) out += "\n ";
    out.append(open).append(base64(part)).append(close);
    text.remove_prefix(part.size());
    start = 1;
  }
  return out;
}

// ASCII text folded before blanks; nothing when a word is too long for a line.
std::string folded(std::string_view text, std::size_t start) {
  std::string out;
  std::size_t column = start;
  for (const std::string& word : split(text, ' ')) {
    if (word.size() + 1 + (out.empty() ? start : 0) > longest_line) return {};
    if (!out.empty() && column + 1 + word.size() > longest_line) {
      out += "\n";
      column = 0;
    }
    if (!out.empty()) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
  }
  return out;
}

}  // namespace

std::string header_text(std::string_view text, std::size_t start) {
  // Blanks at the ends or in a row would be lost or make an empty folded line: encoding keeps them.
  const bool plain = is_printable_ascii(text) && text.find("=?") == std::string_view::npos && text == trimmed(text) && text.find("  ") == std::string_view::npos;
  const std::string out = plain ? folded(text, start) : std::string();
  return out.empty() ? encoded_words(text, start) : out;
}

std::string display_name(std::string_view name, std::size_t start) {
  static constexpr std::string_view atoms = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~ ";
  if (!is_printable_ascii(name) || name.size() > 60 || name.find("=?") != std::string_view::npos) return encoded_words(name, start);
  if (name.find_first_not_of(atoms) == std::string_view::npos && name == trimmed(name) && name.find("  ") == std::string_view::npos) return std::string(name);
  std::string quoted = "\"";
  for (char c : name) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

namespace {

std::string quoted_byte(char c) {
  static constexpr char digits[] = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  return {'=', digits[byte >> 4], digits[byte & 15]};
}

std::string quoted_line(std::string_view line) {
  std::string out, current;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool last = i + 1 == line.size();
    const bool risky = current.empty() && (c == '.' || line.substr(i, 5) == "From ");
    const bool literal = (c > 0x20 && c < 0x7F && c != '=' && !risky) || ((c == ' ' || c == '\t') && !last);
    const std::string piece = literal ? std::string(1, c) : quoted_byte(c);
    if (current.size() + piece.size() > longest_line - (last ? 0 : 1)) {
      out += current + "=\n";
      current.clear();
      --i;  // again, as the first of its line
      continue;
    }
    current += piece;
  }
  return out + current;
}

}  // namespace

std::string quoted_printable(std::string_view text) {
  std::string out;
  std::vector<std::string> lines = split(text, '\n');
  if (lines.back().empty()) lines.pop_back();
  for (std::string& line : lines) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    out += quoted_line(line) + "\n";
  }
  return out;
}

}  // namespace hostler
