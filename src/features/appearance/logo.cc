// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/appearance/logo.h"

#include <gif_lib.h>
#include <png.h>

#include <cstring>
#include <memory>
#include <vector>

#include "base/errors.h"
#include "base/text.h"
#include "features/appearance/svg.h"

namespace hostler::appearance {
namespace {

constexpr unsigned gif_width = 158, gif_height = 67;      // what panels of old took
constexpr unsigned most_width = 1000, most_height = 400;

[[noreturn]] void refuse(const Text& sentence) { throw Refused(sentence, "logo"); }

struct Picture {
  unsigned width = 0, height = 0;
  std::vector<png_byte> rgba;
};

std::string as_png(const Picture& picture) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = picture.width;
  image.height = picture.height;
  image.format = PNG_FORMAT_RGBA;
  png_alloc_size_t size = 0;
  if (!png_image_write_to_memory(&image, nullptr, &size, 0, picture.rgba.data(), 0, nullptr)) throw Failure("libpng cannot measure a logo");
  std::string bytes(size, '\0');
  if (!png_image_write_to_memory(&image, bytes.data(), &size, 0, picture.rgba.data(), 0, nullptr)) throw Failure("libpng cannot write a logo");
  bytes.resize(size);
  return bytes;
}

Picture read_png(const std::string& bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  const std::unique_ptr<png_image, void (*)(png_image*)> freed(&image, png_image_free);
  if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size())) refuse(N_("This PNG picture is damaged."));
  if (image.width > most_width || image.height > most_height) refuse(Text(N_("The picture is too large: at most %1 × %2 points."), {std::to_string(most_width), std::to_string(most_height)}));
  image.format = PNG_FORMAT_RGBA;
  Picture picture{image.width, image.height, std::vector<png_byte>(PNG_IMAGE_SIZE(image))};
  if (!png_image_finish_read(&image, nullptr, picture.rgba.data(), 0, nullptr)) refuse(N_("This PNG picture is damaged."));
  return picture;
}

struct Unread {
  const std::string& bytes;
  std::size_t at = 0;
};
int read_some(GifFileType* file, GifByteType* to, int wanted) {
  auto& unread = *static_cast<Unread*>(file->UserData);
  const std::size_t count = std::min<std::size_t>(static_cast<std::size_t>(wanted), unread.bytes.size() - unread.at);
  std::memcpy(to, unread.bytes.data() + unread.at, count);
  unread.at += count;
  return static_cast<int>(count);
}

[[noreturn]] void refuse_gif() { refuse(N_("This GIF picture is damaged.")); }

/// The transparent colour of the next picture when this extension says one.
void read_extension(GifFileType* file, int& transparent) {
  int code = 0;
  GifByteType* block = nullptr;
  if (DGifGetExtension(file, &code, &block) == GIF_ERROR) refuse_gif();
  GraphicsControlBlock control{};
  if (block && code == GRAPHICS_EXT_FUNC_CODE && DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK) transparent = control.TransparentColor;
  while (block)
    if (DGifGetExtensionNext(file, &block) == GIF_ERROR) refuse_gif();
}

void draw_row(Picture& picture, const GifFileType& file, const ColorMapObject& colours, const std::vector<GifPixelType>& row, unsigned y, int transparent) {
  const auto& frame = file.Image;
  for (int x = 0; x < frame.Width; ++x) {
    const int index = row[static_cast<std::size_t>(x)];
    if (index >= colours.ColorCount) refuse_gif();
    if (index == transparent) continue;
    png_byte* point = &picture.rgba[4 * ((y + static_cast<unsigned>(frame.Top)) * picture.width + static_cast<unsigned>(frame.Left + x))];
    const GifColorType& colour = colours.Colors[index];
    point[0] = colour.Red, point[1] = colour.Green, point[2] = colour.Blue, point[3] = 255;
  }
}

/// The first picture of it; nothing is allocated before its measures are known.
void draw_frame(Picture& picture, GifFileType* file, int transparent) {
  if (DGifGetImageDesc(file) == GIF_ERROR) refuse_gif();
  const auto& frame = file->Image;
  const ColorMapObject* colours = frame.ColorMap ? frame.ColorMap : file->SColorMap;
  const bool fits = frame.Left >= 0 && frame.Top >= 0 && frame.Width > 0 && frame.Height > 0 && static_cast<unsigned>(frame.Left + frame.Width) <= picture.width &&
                    static_cast<unsigned>(frame.Top + frame.Height) <= picture.height;
  if (!colours || !fits) refuse_gif();
  std::vector<GifPixelType> row(static_cast<std::size_t>(frame.Width));
  const int starts[] = {0, 4, 2, 1}, steps[] = {8, 8, 4, 2};
  for (int pass = frame.Interlace ? 0 : 3; pass < 4; ++pass)
    for (int y = frame.Interlace ? starts[pass] : 0; y < frame.Height; y += frame.Interlace ? steps[pass] : 1) {
      if (DGifGetLine(file, row.data(), frame.Width) == GIF_ERROR) refuse_gif();
      draw_row(picture, *file, *colours, row, static_cast<unsigned>(y), transparent);
    }
}

Picture read_gif(const std::string& bytes) {
  Unread unread{bytes};
  int error = 0;
  const auto close = [](GifFileType* file) { DGifCloseFile(file, nullptr); };
  const std::unique_ptr<GifFileType, decltype(close)> file(DGifOpen(&unread, read_some, &error), close);
  if (!file) refuse_gif();
  const auto width = static_cast<unsigned>(file->SWidth), height = static_cast<unsigned>(file->SHeight);
  if (width == 0 || height == 0 || width > gif_width || height > gif_height)
    refuse(Text(N_("A GIF logo has at most %1 × %2 points. Take PNG or SVG for a larger one."), {std::to_string(gif_width), std::to_string(gif_height)}));
  Picture picture{width, height, std::vector<png_byte>(4U * width * height)};
  int transparent = NO_TRANSPARENT_COLOR;
  for (GifRecordType type = UNDEFINED_RECORD_TYPE;;) {
    if (DGifGetRecordType(file.get(), &type) == GIF_ERROR || type == TERMINATE_RECORD_TYPE || type == UNDEFINED_RECORD_TYPE) refuse_gif();
    if (type == EXTENSION_RECORD_TYPE) read_extension(file.get(), transparent);
    if (type == IMAGE_DESC_RECORD_TYPE) break;
  }
  draw_frame(picture, file.get(), transparent);
  return picture;
}

}  // namespace

Logo make_logo(const std::string& uploaded) {
  if (uploaded.empty()) refuse(N_("Choose a file."));
  if (uploaded.size() > most_logo_bytes) refuse(N_("A logo has at most 100 KB."));
  if (starts_with(uploaded, "\x89PNG\r\n\x1a\n")) return {"png", as_png(read_png(uploaded))};
  if (starts_with(uploaded, "GIF8")) return {"png", as_png(read_gif(uploaded))};
  const std::size_t start = uploaded.find_first_not_of("\xef\xbb\xbf \t\r\n");
  if (start != std::string::npos && uploaded[start] == '<') return {"svg", clean_svg(uploaded)};
  refuse(N_("A logo is a PNG, SVG or GIF picture."));
}

}  // namespace hostler::appearance
