// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/appearance/palette.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "http/language.h"

namespace hostler::appearance {
namespace {

/// What stands on what in the panel.
struct Pair {
  std::string_view front, ground;
  double least = 4.5;
};
constexpr Pair pairs[] = {{"text", "bg"},           {"text", "surface"},        {"text", "sunken"},     {"muted", "bg"},         {"muted", "surface"},
                          {"muted", "sunken"},      {"accent", "bg"},           {"accent", "surface"},  {"accent-strong", "bg"}, {"accent-strong", "surface"},
                          {"accent-text", "accent"}, {"accent-text", "accent-strong"}, {"text", "accent-soft"}, {"good", "good-soft"},   {"good", "surface"},
                          {"warn", "warn-soft"},    {"bad", "bad-soft"},        {"bad", "surface"},     {"line-strong", "surface", 3}};

std::size_t index_of(std::string_view name) {
  const auto names = named_colours();
  const auto found = std::find_if(names.begin(), names.end(), [&](const NamedColour& colour) { return colour.name == name; });
  if (found == names.end()) throw std::logic_error("no such colour: " + std::string(name));
  return static_cast<std::size_t>(found - names.begin());
}

std::string field_name(const char* shade, std::string_view name) {
  std::string result = std::string(shade) + "_" + std::string(name);
  std::replace(result.begin(), result.end(), '-', '_');
  return result;
}

std::string declarations(const Shades& shades) {
  std::string result;
  for (std::size_t i = 0; i < colour_count; ++i) result += "--" + std::string(named_colours()[i].name) + ":" + shades[i].text() + ";";
  return result;
}

void find_hard(std::vector<HardToRead>& found, const Shades& shades, bool dark) {
  for (const Pair& pair : pairs) {
    const std::size_t front = index_of(pair.front), ground = index_of(pair.ground);
    const double reached = contrast(shades[front], shades[ground]);
    if (reached < pair.least) found.push_back({named_colours()[front].label, named_colours()[ground].label, dark, reached, pair.least});
  }
}

const Text bad_colours = N_("The colours cannot be read: light and dark each hold names of colours and values like #1b62d4.");

void read_shades(Shades& shades, const nlohmann::json& object) {
  if (!object.is_object()) throw Refused(bad_colours);
  for (const auto& [name, value] : object.items()) {
    const auto names = named_colours();
    const bool known = std::any_of(names.begin(), names.end(), [&](const NamedColour& colour) { return colour.name == name; });
    const auto colour = value.is_string() ? Colour::parse(value.get<std::string>()) : std::nullopt;
    if (!known || !colour) throw Refused(bad_colours);
    shades[index_of(name)] = *colour;
  }
}

}  // namespace

std::span<const NamedColour, colour_count> named_colours() {
  static const std::array<NamedColour, colour_count> all{{
      {"bg", N_("Background"), N_("Behind everything."), 0xf6f7f9, 0x11161d},
      {"surface", N_("Cards"), N_("The ground of cards, the top bar, the menu and fields."), 0xffffff, 0x18202a},
      {"sunken", N_("Heads of tables"), N_("A little apart from the cards: heads of tables and rows under the mouse."), 0xeff1f4, 0x141b24},
      {"line", N_("Lines"), N_("Thin lines between parts."), 0xdde1e7, 0x2a3441},
      {"line-strong", N_("Borders of fields"), N_("Around fields and buttons; it must stand out from the cards."), 0x8a94a3, 0x66758a},
      {"text", N_("Text"), N_("What is read most."), 0x1c2430, 0xe6ebf2},
      {"muted", N_("Quiet text"), N_("Hints, labels and what matters less."), 0x566273, 0x9aa7b8},
      {"accent", N_("Accent"), N_("Links, the chosen menu entry and the main button."), 0x1b62d4, 0x7db0ff},
      {"accent-strong", N_("Accent under the mouse"), N_("Links and main button while the mouse is on them."), 0x154fae, 0xa3c8ff},
      {"accent-text", N_("Text on accent"), N_("The words on the main button."), 0xffffff, 0x0b1526},
      {"accent-soft", N_("Soft accent"), N_("Behind the chosen menu entry and notes."), 0xe7f0ff, 0x182a45},
      {"good", N_("Good"), N_("What is well: live, done."), 0x17734a, 0x5fd39a},
      {"good-soft", N_("Soft good"), N_("Behind what is well."), 0xe3f5ea, 0x12301f},
      {"warn", N_("Warning"), N_("What wants attention: locked, waiting."), 0x7d5200, 0xf0c060},
      {"warn-soft", N_("Soft warning"), N_("Behind what wants attention."), 0xfff3d6, 0x33270c},
      {"bad", N_("Bad"), N_("Mistakes, refusals and dangerous buttons."), 0xb3261e, 0xff9a92},
      {"bad-soft", N_("Soft bad"), N_("Behind mistakes."), 0xfdeceb, 0x3a1816},
  }};
  return all;
}

Palette own_palette() {
  Palette palette;
  for (std::size_t i = 0; i < colour_count; ++i) {
    palette.light[i] = Colour(named_colours()[i].light);
    palette.dark[i] = Colour(named_colours()[i].dark);
  }
  return palette;
}

std::string style_of(const Palette& palette) {
  return "@media screen{:root{" + declarations(palette.light) + "}}\n@media screen and (prefers-color-scheme:dark){:root{" + declarations(palette.dark) + "}}\n";
}

std::vector<HardToRead> hard_to_read(const Palette& palette) {
  std::vector<HardToRead> found;
  find_hard(found, palette.light, false);
  find_hard(found, palette.dark, true);
  return found;
}

std::vector<Field> colour_fields(const Palette& palette) {
  std::vector<Field> fields;
  for (std::size_t i = 0; i < colour_count; ++i) {
    const NamedColour& colour = named_colours()[i];
    const std::string label = translated(colour.label);
    Field field{.name = field_name("light", colour.name), .label = Text(N_("%1, light"), {label}), .help = colour.help, .kind = Field::Kind::colour, .required = true, .most_characters = 20};
    field.check = colour_check();
    field.initial = palette.light[i].text();
    fields.push_back(field);
    field.name = field_name("dark", colour.name);
    field.label = Text(N_("%1, dark"), {label});
    field.initial = palette.dark[i].text();
    fields.push_back(std::move(field));
  }
  return fields;
}

Palette palette_from(const FormValues& values) {
  Palette palette;
  for (std::size_t i = 0; i < colour_count; ++i) {
    const auto light = Colour::parse(values[field_name("light", named_colours()[i].name)]), dark = Colour::parse(values[field_name("dark", named_colours()[i].name)]);
    if (!light || !dark) throw Failure("a colour that was not checked");
    palette.light[i] = *light;
    palette.dark[i] = *dark;
  }
  return palette;
}

std::string json_of(const Palette& palette) {
  nlohmann::json light, dark;
  for (std::size_t i = 0; i < colour_count; ++i) {
    const std::string name(named_colours()[i].name);
    light[name] = palette.light[i].text();
    dark[name] = palette.dark[i].text();
  }
  return nlohmann::json{{"light", light}, {"dark", dark}}.dump(2);
}

Palette palette_from_json(const std::string& json) {
  Palette palette = own_palette();
  const auto object = nlohmann::json::parse(json, nullptr, false);
  if (!object.is_object()) throw Refused(bad_colours);
  for (const auto& [name, value] : object.items()) {
    if (name == "light") read_shades(palette.light, value);
    else if (name == "dark") read_shades(palette.dark, value);
    else throw Refused(bad_colours);
  }
  return palette;
}

}  // namespace hostler::appearance
