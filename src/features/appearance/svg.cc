// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/appearance/svg.h"

#include <pugixml.hpp>
#include <set>
#include <string_view>

#include "base/errors.h"
#include "base/text.h"

namespace hostler::appearance {
namespace {

constexpr int deepest = 30;
constexpr int most_elements = 5000;

const std::set<std::string_view> elements{"svg",    "g",        "path", "rect",  "circle", "ellipse",        "line",           "polyline", "polygon",
                                          "text",   "tspan",    "defs", "title", "desc",   "linearGradient", "radialGradient", "stop",     "clipPath"};
const std::set<std::string_view> looks{"fill",         "fill-opacity", "fill-rule",      "stroke",          "stroke-width",     "stroke-opacity", "stroke-linecap",
                                       "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "opacity", "color",    "stop-color",
                                       "stop-opacity", "font-family",  "font-size",      "font-weight",     "font-style",       "text-anchor",    "letter-spacing",
                                       "clip-path",    "clip-rule",    "visibility",     "display"};
const std::set<std::string_view> places{"d",  "x",  "y",  "x1", "y1", "x2", "y2", "cx", "cy", "r",  "rx", "ry", "fx", "fy", "dx", "dy", "width", "height", "points", "viewBox",
                                        "transform", "offset", "gradientUnits", "gradientTransform", "spreadMethod", "clipPathUnits", "preserveAspectRatio", "pathLength"};
const std::set<std::string_view> functions{"matrix", "translate", "scale", "rotate", "skewX", "skewY", "rgb", "rgba", "hsl", "hsla"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'; }

bool is_id(std::string_view text) {
  if (text.empty() || text.size() > 100 || !is_letter(text.front())) return false;
  for (char c : text)
    if (!is_word(c)) return false;
  return true;
}

/// Numbers, words, colours, and calls of harmless functions; url() only of something in the same picture.
bool is_harmless(std::string_view value) {
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (!is_word(c) && std::string_view(" \t\n\r,#%+'()").find(c) == std::string_view::npos) return false;
    if (c != '(') continue;
    std::size_t start = i;
    while (start > 0 && is_letter(value[start - 1])) --start;
    const std::string_view name = value.substr(start, i - start);
    if (functions.contains(name)) continue;
    const std::size_t end = value.find(')', i);
    if (name != "url" || end == std::string_view::npos || value.substr(i + 1, 1) != "#" || !is_id(value.substr(i + 2, end - i - 2))) return false;
  }
  return true;
}

class Writer {
public:
  void element(const pugi::xml_node& node, int depth) {
    if (depth > deepest || ++count_ > most_elements) throw Refused(N_("This picture is too complicated for a logo."), "logo");
    const std::string name = node.name();
    text += "<" + name;
    if (depth == 0) text += " xmlns=\"http://www.w3.org/2000/svg\"";
    for (const pugi::xml_attribute& attribute : node.attributes()) this->attribute(attribute.name(), attribute.value());
    text += ">";
    const bool holds_text = name == "text" || name == "tspan" || name == "title" || name == "desc";
    for (const pugi::xml_node& child : node.children()) {
      if (child.type() == pugi::node_element && elements.contains(child.name()) && std::string_view(child.name()) != "svg") element(child, depth + 1);
      if (holds_text && (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)) text += html_escaped(child.value());
    }
    text += "</" + name + ">";
  }

  std::string text;

private:
  void attribute(std::string_view name, std::string_view value) {
    if (name == "style") return style(value);
    const bool known = name == "id" ? is_id(value) : (looks.contains(name) || places.contains(name)) && is_harmless(value);
    if (known) text += " " + std::string(name) + "=\"" + html_escaped(value) + "\"";
  }

  /// Drawing programs write fill="red" as style="fill:red".
  void style(std::string_view value) {
    std::set<std::string> given;
    for (const std::string& declaration : split(value, ';')) {
      const std::size_t colon = declaration.find(':');
      if (colon == std::string::npos) continue;
      const std::string name = trimmed(declaration.substr(0, colon));
      if (looks.contains(name) && given.insert(name).second) styles_.emplace_back(name, trimmed(declaration.substr(colon + 1)));
    }
    for (const auto& [name, word] : styles_) attribute(name, word);
    styles_.clear();
  }

  int count_ = 0;
  std::vector<std::pair<std::string, std::string>> styles_;
};

}  // namespace

std::string clean_svg(const std::string& svg) {
  pugi::xml_document document;
  const Refused bad(N_("This is not an SVG picture."), "logo");
  if (!is_clean_utf8(svg) || !document.load_buffer(svg.data(), svg.size(), pugi::parse_default, pugi::encoding_utf8)) throw bad;
  const pugi::xml_node root = document.document_element();
  if (std::string_view(root.name()) != "svg") throw bad;
  Writer writer;
  writer.element(root, 0);
  return writer.text + "\n";
}

}  // namespace hostler::appearance
