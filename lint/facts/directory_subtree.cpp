#include "lint/facts/directory_subtree.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "lint/base/arena.h"
#include "lint/base/ascii.h"
#include "lint/base/der.h"
#include "lint/base/utf8.h"
#include "lint/facts/oid.h"

namespace dcvlint {
namespace {

constexpr std::size_t most_attributes = 256;

struct Part {
  std::uint32_t rdn = 0;
  std::string_view oid;
  StringType type = StringType::none;
  std::string_view raw;
};

std::optional<Tlv> take(std::string_view bytes, std::uint32_t& at, std::uint32_t end) {
  if (at >= end) return std::nullopt;
  const TlvStep step = tlv_at(bytes, at, end);
  if (step.problem != TlvProblem::none) return std::nullopt;
  at = step.tlv.end;
  return step.tlv;
}

bool read_attribute(std::string_view bytes, const Tlv& pair, std::uint32_t rdn,
                    std::vector<Part>& parts) {
  std::uint32_t at = pair.content;
  const auto oid = take(bytes, at, pair.end);
  const auto value = oid ? take(bytes, at, pair.end) : std::nullopt;
  if (!value || oid->tag != tag::oid || parts.size() == most_attributes) return false;
  parts.push_back({rdn, bytes.substr(oid->content, oid->size()), string_type(value->tag),
                   bytes.substr(value->content, value->size())});
  return true;
}

// Nothing where it is no Name, or one of too many attributes.
std::optional<std::vector<Part>> read_parts(std::string_view bytes) {
  std::vector<Part> parts;
  const auto size = static_cast<std::uint32_t>(bytes.size());
  std::uint32_t at = 0, rdn = 0;
  const auto name = take(bytes, at, size);
  if (!name || name->tag != tag::sequence || at != size) return std::nullopt;
  at = name->content;
  for (; at < name->end; ++rdn) {
    const auto set = take(bytes, at, name->end);
    if (!set || set->tag != tag::set) return std::nullopt;
    std::uint32_t in_set = set->content;
    while (in_set < set->end) {
      const auto pair = take(bytes, in_set, set->end);
      if (!pair || pair->tag != tag::sequence) return std::nullopt;
      if (!read_attribute(bytes, *pair, rdn, parts)) return std::nullopt;
    }
  }
  return parts;
}

// Small letters, no outer spaces, one space for several.
std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ' && (out.empty() || out.back() == ' ')) continue;
    out += ascii_lower(c);
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

SubtreeMatch compare(const Attribute& attribute, const Part& part, Arena& arena) {
  if (attribute.raw == part.raw && attribute.string_type == part.type) return SubtreeMatch::inside;
  if (part.type == StringType::none || attribute.string_type == StringType::none) {
    return SubtreeMatch::unknown;
  }
  const std::string one = folded(attribute.text);
  const std::string other = folded(decode_string(part.type, part.raw, arena).text);
  if (one == other) return SubtreeMatch::inside;
  return is_ascii(one) && is_ascii(other) ? SubtreeMatch::outside : SubtreeMatch::unknown;
}

// The best match among the attributes of the same RDN and type.
SubtreeMatch find(const DistinguishedName& name, const Part& part, Arena& arena) {
  SubtreeMatch best = SubtreeMatch::outside;
  for (const Attribute& each : name.attributes) {
    if (each.rdn > part.rdn) break;
    if (each.rdn != part.rdn || each.oid != part.oid) continue;
    const SubtreeMatch match = compare(each, part, arena);
    if (match == SubtreeMatch::inside) return match;
    if (match == SubtreeMatch::unknown) best = match;
  }
  return best;
}

// An RDN of the base is matched by one of as many attributes.
bool same_sizes(const DistinguishedName& name, const std::vector<Part>& parts) {
  const std::uint32_t rdns = parts.empty() ? 0 : parts.back().rdn + 1;
  std::vector<std::size_t> sizes(rdns);
  for (const Part& each : parts) ++sizes[each.rdn];
  for (const Attribute& each : name.attributes) {
    if (each.rdn >= rdns) break;
    if (sizes[each.rdn]-- == 0) return false;
  }
  return std::ranges::all_of(sizes, [](std::size_t left) { return left == 0; });
}

}  // namespace

SubtreeMatch in_subtree(const DistinguishedName& name, std::string_view base) {
  const auto parts = read_parts(base);
  if (!parts) return SubtreeMatch::unknown;
  if (!same_sizes(name, *parts)) return SubtreeMatch::outside;
  Arena arena;
  SubtreeMatch all = SubtreeMatch::inside;
  for (const Part& each : *parts) {
    const SubtreeMatch match = find(name, each, arena);
    if (match == SubtreeMatch::outside) return match;
    if (match == SubtreeMatch::unknown) all = match;
  }
  return all;
}

std::string subtree_text(std::string_view base) {
  const auto parts = read_parts(base);
  if (!parts) return "a name that can't be read";
  if (parts->empty()) return "(no attribute)";
  Arena arena;
  std::string out;
  for (std::size_t i = 0; i < parts->size(); ++i) {
    const Part& part = (*parts)[i];
    if (i > 0) out += part.rdn == (*parts)[i - 1].rdn ? " + " : ", ";
    const AttributeType type = attribute_type(part.oid);
    out += type == AttributeType::unknown ? oid_text(part.oid)
                                          : std::string(attribute_short_name(type));
    out += '=';
    out += part.type == StringType::none ? std::string_view("?")
                                         : decode_string(part.type, part.raw, arena).text;
  }
  return out;
}

}  // namespace dcvlint
