// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/appearance/help_text.h"

#include <gumbo.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string_view>

#include "base/text.h"

namespace hostler::appearance {
namespace {

constexpr int deepest = 60;

const std::set<std::string_view> elements{"a",   "abbr", "b",  "blockquote", "br", "caption", "code", "dd",  "div",   "dl",    "dt", "em", "figcaption", "figure", "h1", "h2",  "h3",
                                          "h4",  "h5",   "h6", "hr",         "i",  "img",     "kbd",  "li",  "ol",    "p",     "pre", "s", "samp",       "small",  "span", "strong",
                                          "sub", "sup",  "table", "tbody",   "td", "tfoot",   "th",   "thead", "tr", "u",     "ul"};
/// Left out with everything in them; of other unknown elements the content stays.
const std::set<std::string_view> silent{"script", "style",  "iframe", "frame", "frameset", "object", "embed",  "applet", "template", "noscript", "textarea", "select", "option",
                                        "button", "input",  "head",   "title", "link",     "meta",   "base",   "audio",  "video",    "source",   "track",    "canvas", "noembed",
                                        "noframes", "xmp",  "plaintext", "dialog", "portal"};
const std::set<std::string_view> empty_elements{"br", "hr", "img"};
const std::set<std::string_view> everywhere{"title", "lang", "dir"};

bool is_number(std::string_view text) { return !text.empty() && text.size() <= 4 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }); }

/// Browsers drop line breaks and tabs in addresses: whoever has them hides something.
bool is_harmless_link(std::string_view address) {
  if (std::any_of(address.begin(), address.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20; })) return false;
  const std::string start = lower(address.substr(0, 8));
  return start.starts_with("https://") || start.starts_with("http://") || start.starts_with("mailto:");
}

bool is_embedded_picture(std::string_view address) {
  for (std::string_view kind : {"data:image/png;base64,", "data:image/gif;base64,", "data:image/jpeg;base64,"}) {
    if (!address.starts_with(kind)) continue;
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '='; };
    return std::all_of(address.begin() + static_cast<std::ptrdiff_t>(kind.size()), address.end(), fits);
  }
  return false;
}

bool may_stand(std::string_view element, std::string_view name, std::string_view value) {
  if (everywhere.contains(name)) return true;
  if (element == "a") return name == "href" && is_harmless_link(value);
  if (element == "img") return name == "alt" || (name == "src" && is_embedded_picture(value)) || ((name == "width" || name == "height") && is_number(value));
  if (element == "td" || element == "th") return (name == "colspan" || name == "rowspan") && is_number(value);
  return element == "ol" && name == "start" && is_number(value);
}

class Writer {
public:
  void children(const GumboVector& nodes, int depth) {
    if (depth > deepest) return;
    for (unsigned i = 0; i < nodes.length; ++i) node(*static_cast<const GumboNode*>(nodes.data[i]), depth);
  }
  std::string text;

private:
  void node(const GumboNode& one, int depth) {
    if (one.type == GUMBO_NODE_TEXT || one.type == GUMBO_NODE_WHITESPACE) text += html_escaped(one.v.text.text);
    if (one.type == GUMBO_NODE_ELEMENT) element(one.v.element, depth);
  }

  void element(const GumboElement& one, int depth) {
    const std::string name = gumbo_normalized_tagname(one.tag);
    if (one.tag_namespace != GUMBO_NAMESPACE_HTML || silent.contains(name)) return;
    if (!elements.contains(name)) return children(one.children, depth + 1);
    text += "<" + name;
    for (unsigned i = 0; i < one.attributes.length; ++i) {
      const auto& attribute = *static_cast<const GumboAttribute*>(one.attributes.data[i]);
      if (may_stand(name, attribute.name, attribute.value)) text += " " + std::string(attribute.name) + "=\"" + html_escaped(attribute.value) + "\"";
    }
    // In the sandbox nothing else can be loaded.
    if (name == "a") text += " target=\"_blank\" rel=\"noopener noreferrer\"";
    text += ">";
    if (empty_elements.contains(name)) return;
    children(one.children, depth + 1);
    text += "</" + name + ">";
  }
};

}  // namespace

std::string clean_html(const std::string& html) {
  const auto destroy = [](GumboOutput* output) { gumbo_destroy_output(&kGumboDefaultOptions, output); };
  const std::unique_ptr<GumboOutput, decltype(destroy)> parsed(gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size()), destroy);
  Writer writer;
  writer.children(parsed->root->v.element.children, 0);
  return writer.text;
}

}  // namespace hostler::appearance
