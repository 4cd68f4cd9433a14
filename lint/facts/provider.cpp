#include "lint/facts/provider.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "lint/base/ascii.h"

namespace dcvlint {
namespace {

constexpr std::array<std::string_view, 10> set_words = {
    "digits", "hex", "base32", "base36", "alnum", "base64url", "token", "label", "labels", "text"};

constexpr std::size_t most_looked_at = 4096;
constexpr std::uint16_t unlimited = UINT16_MAX;

struct FillingRow {
  std::string_view word;
  ShapeSet set{};
  std::uint16_t least = 0, most = 0;
  std::string_view gap;  // what stands for it while it is unknown
};

// In the order of Filling.
constexpr auto filling_rows = std::to_array<FillingRow>({
    {"secret", ShapeSet::token, 1, unlimited, ""},
    {"request-md5", ShapeSet::hex, 32, 32, "MD5 of the request"},
    {"request-MD5", ShapeSet::hex, 32, 32, "MD5 of the request, in capitals"},
    {"request-sha256", ShapeSet::hex, 64, 64, "SHA-256 of the request"},
    {"request-sha256-head", ShapeSet::hex, 32, 32, "SHA-256 of the request, digits 1 to 32"},
    {"request-sha256-tail", ShapeSet::hex, 32, 32, "digits 33 to 64"},
    {"request-sha1", ShapeSet::hex, 40, 40, "SHA-1 of the request"},
    {"request-sha1-head", ShapeSet::hex, 20, 20, "SHA-1 of the request, digits 1 to 20"},
    {"request-sha1-tail", ShapeSet::hex, 20, 20, "digits 21 to 40"},
    {"unique", ShapeSet::alnum, 1, 20, "unique value"},
    {"request-token", ShapeSet::base36, 64, 64, "request token"},
    {"acme-token", ShapeSet::base64url, 1, unlimited, "token of the challenge"},
    {"key-authorization", ShapeSet::token, 3, unlimited, "key authorization"},
    {"acme-digest", ShapeSet::base64url, 43, 43, "digest of the key authorization"},
    {"account-label", ShapeSet::base32, 16, 16, "label of the account"},
    {"account", ShapeSet::token, 1, unlimited, "URI of the account"},
    {"issuer", ShapeSet::labels, 1, 253, "issuer name of the CA"},
});
static_assert(filling_rows.size() == filling_count);

constexpr auto filling_names = [] {
  std::array<std::string_view, filling_count> names;
  for (std::size_t i = 0; i < filling_count; ++i) names[i] = filling_rows[i].word;
  return names;
}();

constexpr std::array<std::string_view, 8> method_words = {
    "cname", "txt", "http", "email", "persist", "dns-01", "dns-account-01", "http-01"};
constexpr std::array<unsigned, 8> method_numbers = {7, 7, 18, 4, 22, 7, 21, 19};
static_assert(method_words.size() == static_cast<std::size_t>(DcvMethod::count_));

bool is_alnum(char c) { return is_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'); }

bool is_in(ShapeSet set, char c) {
  switch (set) {
    case ShapeSet::digits:
      return is_digit(c);
    case ShapeSet::hex:
      return is_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f');
    case ShapeSet::base32:
      return is_alnum(c) && (!is_digit(c) || (c >= '2' && c <= '7'));
    case ShapeSet::base36:
    case ShapeSet::alnum:
      return is_alnum(c);
    case ShapeSet::base64url:
    case ShapeSet::label:
      return is_alnum(c) || c == '-' || c == '_';
    case ShapeSet::labels:
      return is_alnum(c) || c == '-' || c == '_' || c == '.';
    case ShapeSet::token:
      return c > ' ' && c <= '~' && c != '"' && c != ';' && c != '\\';
    case ShapeSet::text:
      break;
  }
  return true;
}

// "32", "1-20", "8-": at least 1 character.
bool read_length(std::string_view text, ShapePart& part) {
  const auto number = [&](std::string_view digits, std::uint16_t& out) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return error == std::errc() && end == digits.data() + digits.size() && out > 0;
  };
  const std::size_t hyphen = text.find('-');
  if (!number(text.substr(0, hyphen), part.least)) return false;
  part.most = part.least;
  if (hyphen == std::string_view::npos) return true;
  if (hyphen + 1 == text.size()) {
    part.most = unlimited;
    return true;
  }
  return number(text.substr(hyphen + 1), part.most) && part.most >= part.least;
}

std::string read_gap(std::string_view text, ShapePart& part) {
  const std::size_t blank = text.find(' ');
  const std::string_view word = text.substr(0, blank);
  if (const auto found = std::ranges::find(filling_names, word);
      found != filling_names.end() && word != "secret") {
    if (blank != std::string_view::npos) return fmt::format("{{{}}} has its own length", word);
    const FillingRow& row = filling_rows[static_cast<std::size_t>(found - filling_names.begin())];
    part.filling = static_cast<Filling>(found - filling_names.begin());
    part.set = row.set;
    part.least = row.least;
    part.most = row.most;
    return {};
  }
  const auto set = std::ranges::find(set_words, word);
  if (set == set_words.end()) return fmt::format("unknown gap {{{}}}", word);
  part.set = static_cast<ShapeSet>(set - set_words.begin());
  part.least = 1;
  part.most = unlimited;
  if (blank != std::string_view::npos && !read_length(text.substr(blank + 1), part)) {
    return fmt::format("{{{}}} has no length like 32, 1-20 or 8-", text);
  }
  return {};
}

std::string gap_text(const ShapePart& part) {
  if (part.filling != Filling::secret) {
    return fmt::format("<{}>", filling_rows[static_cast<std::size_t>(part.filling)].gap);
  }
  constexpr std::array<std::string_view, 10> things = {"digits",
                                                       "hex digits",
                                                       "characters a-z 2-7",
                                                       "characters 0-9 a-z",
                                                       "letters and digits",
                                                       "characters",
                                                       "value",
                                                       "label",
                                                       "labels",
                                                       "value"};
  const std::string_view thing = things[static_cast<std::size_t>(part.set)];
  if (part.least == part.most) return fmt::format("<{} {} from the CA>", part.least, thing);
  return fmt::format("<{} from the CA>", part.set < ShapeSet::token ? "value" : thing);
}

class Matcher {
 public:
  Matcher(std::span<const ShapePart> shape, std::string_view text, bool fold)
      : shape_(shape), text_(text), fold_(fold) {}
  // `group`: whether the parts in brackets are there.
  bool run(bool group) {
    group_ = group;
    return from(0, 0);
  }

 private:
  bool from(std::size_t part, std::size_t at) {
    while (part < shape_.size() && shape_[part].optional && !group_) ++part;
    if (part == shape_.size()) return at == text_.size();
    const ShapePart& each = shape_[part];
    if (!each.literal.empty()) {
      const std::string_view there = text_.substr(at, each.literal.size());
      const bool same = fold_ ? equal_folded(there, each.literal) : there == each.literal;
      return same && from(part + 1, at + each.literal.size());
    }
    std::size_t end = at;
    const std::size_t last = std::min<std::size_t>(text_.size(), at + each.most);
    while (end < last && is_in(each.set, text_[end])) ++end;
    // The reader lets no shape have more than two gaps of no fixed length.
    for (;; --end) {
      if (end < at + each.least) return false;
      if (from(part + 1, end)) return true;
      if (end == at) return false;
    }
  }

  std::span<const ShapePart> shape_;
  std::string_view text_;
  bool fold_;
  bool group_ = false;
};

// The first `count` labels; nothing when there are not so many and one more.
std::optional<std::string_view> first_labels(std::string_view owner, unsigned count) {
  std::size_t at = 0;
  for (unsigned i = 0; i < count; ++i) {
    at = owner.find('.', i == 0 ? 0 : at + 1);
    if (at == std::string_view::npos) return std::nullopt;
  }
  return owner.substr(0, at);
}

}  // namespace

std::span<const std::string_view> shape_set_words() { return set_words; }
std::span<const std::string_view> filling_words() { return filling_names; }

ShapeRead read_shape(std::string_view text) {
  ShapeRead read;
  bool group = false, had_group = false;
  unsigned open_ended = 0;
  const auto broken = [&](std::string what) {
    if (read.problem.empty()) read.problem = std::move(what);
  };
  for (std::size_t at = 0; at < text.size() && read.problem.empty();) {
    if (text[at] == '[' || text[at] == ']') {
      if ((text[at] == '[') == group || (text[at] == '[' && had_group)) {
        broken("at most one group in brackets, and none within another");
      }
      group = had_group = text[at] == '[';
      had_group = true;
      ++at;
    } else if (text[at] == '{') {
      const std::size_t end = text.find('}', at);
      if (end == std::string_view::npos) {
        broken("a brace that is not closed");
        break;
      }
      ShapePart part;
      broken(read_gap(text.substr(at + 1, end - at - 1), part));
      part.optional = group;
      if (part.least != part.most) ++open_ended;
      read.parts.push_back(part);
      at = end + 1;
    } else {
      const std::size_t end = std::min(text.find_first_of("[]{}", at), text.size());
      if (end == at) {
        broken("a brace that closes nothing");
        break;
      }
      ShapePart part;
      part.literal = text.substr(at, end - at);
      part.optional = group;
      read.parts.push_back(part);
      at = end;
    }
  }
  if (group) broken("a bracket that is not closed");
  if (open_ended > 2) broken("more than two gaps of no fixed length");
  return read;
}

bool has_shape(std::span<const ShapePart> shape, std::string_view text, bool fold) {
  if (text.size() > most_looked_at) return false;
  Matcher matcher(shape, text, fold);
  const bool group = std::ranges::any_of(shape, &ShapePart::optional);
  return matcher.run(false) || (group && matcher.run(true));
}

FilledShape fill_shape(std::span<const ShapePart> shape, const Fillings& fillings) {
  const bool group = std::ranges::all_of(shape, [&](const ShapePart& part) {
    return !part.optional || !part.literal.empty() || !fillings[part.filling].empty();
  });
  FilledShape filled;
  for (const ShapePart& part : shape) {
    if (part.optional && !group) continue;
    if (!part.literal.empty()) {
      filled.text += part.literal;
    } else if (const std::string& value = fillings[part.filling];
               part.filling != Filling::secret && !value.empty()) {
      filled.text += value;
    } else {
      filled.text += gap_text(part);
      filled.complete = false;
    }
  }
  return filled;
}

unsigned label_count(std::span<const ShapePart> shape) {
  if (shape.empty()) return 0;
  unsigned count = 1;
  for (const ShapePart& part : shape) {
    count += static_cast<unsigned>(std::ranges::count(part.literal, '.'));
  }
  return count;
}

std::span<const std::string_view> dcv_method_words() { return method_words; }

std::string_view dcv_method_text(DcvMethod method) {
  return method_words[static_cast<std::size_t>(method)];
}

std::optional<DcvMethod> dcv_method_from_text(std::string_view text) {
  const auto found = std::ranges::find(method_words, text);
  if (found == method_words.end()) return std::nullopt;
  return static_cast<DcvMethod>(found - method_words.begin());
}

unsigned dcv_method_number(DcvMethod method) {
  return method_numbers[static_cast<std::size_t>(method)];
}

const Provider* Providers::by_id(std::string_view id) const {
  const auto found = std::ranges::find(providers, id, &Provider::id);
  return found == providers.end() ? nullptr : &*found;
}

const RecordShape* Providers::shape(std::string_view id) const {
  const auto found = std::ranges::find(shapes, id, &RecordShape::id);
  return found == shapes.end() ? nullptr : &*found;
}

std::vector<const RecordShape*> Providers::shapes_of(const Provider& provider,
                                                     DcvMethod method) const {
  std::vector<const RecordShape*> own, shared;
  for (const RecordShape& shape : shapes) {
    if (shape.method != method) continue;
    const Provider& whose = providers[shape.provider];
    if (whose.id == provider.id) own.push_back(&shape);
    if (whose.id == any_provider || whose.id == acme_provider) shared.push_back(&shape);
  }
  return own.empty() ? shared : own;
}

const RecordShape* Providers::recognise(std::string_view owner, Type type,
                                        std::string_view value) const {
  for (const RecordShape& shape : shapes) {
    if (!shape.telling || shape.file || shape.type != type) continue;
    const auto labels = first_labels(owner, label_count(shape.owner));
    if (!labels || !has_shape(shape.owner, *labels, true)) continue;
    if (has_shape(shape.value, value, type == Type::cname)) return &shape;
  }
  return nullptr;
}

}  // namespace dcvlint
