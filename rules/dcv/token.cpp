#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "lint/base/ascii.h"
#include "lint/facts/dcv_presence.h"
#include "lint/facts/record_text.h"
#include "rules/dcv/checks.h"
#include "rules/zone/target.h"

namespace dcvlint {
namespace {

// The owner's first labels as text; as many as a shape of `owner` has.
std::string first_labels(const Names& names, Name owner, unsigned count) {
  std::string text;
  for (; count > 0 && owner != Name::root; --count) {
    if (!text.empty()) text += '.';
    text += names.label(owner);
    owner = names.parent(owner);
  }
  return count == 0 ? text : std::string();
}

std::string value_of(const Zone& zone, const Record& record) {
  if (record.type == Type::txt) return txt_value(zone.rdata(record));
  const auto wire = target_of(zone, record);
  return wire.empty() ? std::string() : wire_text(wire);
}

bool has_owner(const RecordShape& shape, const Names& names, Name owner) {
  const unsigned count = label_count(shape.owner);
  return count == 0 || has_shape(shape.owner, first_labels(names, owner, count), true);
}

// Without a copy of anything: whether the owner's first label may be the shape's.
bool may_own(const RecordShape& shape, std::string_view label) {
  if (shape.owner.empty()) return true;
  const std::string_view literal = shape.owner.front().literal;
  const std::size_t dot = literal.find('.');
  if (dot == std::string_view::npos && shape.owner.size() > 1) return label.starts_with(literal);
  return label == literal.substr(0, dot);
}

// The text that a value of the shape begins with, as far as it is no gap.
std::string_view beginning(const RecordShape& shape) {
  return shape.value.empty() ? std::string_view() : shape.value.front().literal;
}

// Nearly every record of a zone is none, so all but those few leave without a copy of anything.
const RecordShape* recognised(const RecordFact& fact) {
  const std::string_view label = fact.in.names.label(fact.record.owner);
  const bool underscore = label.starts_with('_');
  if (!underscore && fact.record.type != Type::txt) return nullptr;
  const std::string_view rdata = fact.zone.rdata_text(fact.record);
  if (rdata.empty()) return nullptr;  // as TXT \# 0 would be
  std::string value;
  for (const RecordShape& shape : fact.in.authorities.providers.shapes) {
    if (!shape.telling || shape.file || shape.type != fact.record.type) continue;
    if (!shape.owner.empty() != underscore || !may_own(shape, label)) continue;
    if (shape.owner.empty() && !rdata.substr(1).starts_with(beginning(shape))) continue;
    if (!has_owner(shape, fact.in.names, fact.record.owner)) continue;
    if (value.empty()) value = value_of(fact.zone, fact.record);
    if (has_shape(shape.value, value, shape.type == Type::cname)) return &shape;
  }
  return nullptr;
}

// The lines of a record that stands for itself: its owner is written, and no record below takes
// the owner from it. Nothing when that can't be told.
std::optional<Place> own_lines(const Context& in, const Record& record) {
  if (!RecordText(in.documents, record.place).owner()) return std::nullopt;
  const std::string_view bytes = in.documents[record.place.doc].bytes;
  const bool at_start = record.place.begin == 0 || bytes[record.place.begin - 1] == '\n';
  const std::size_t feed = bytes.find('\n', record.place.end);
  if (!at_start || feed == std::string_view::npos) return std::nullopt;
  const std::string_view behind = bytes.substr(record.place.end, feed - record.place.end);
  const std::size_t text = behind.find_first_not_of(" \t\r");
  if (text != std::string_view::npos && behind[text] != ';') return std::nullopt;
  const char next = feed + 1 < bytes.size() ? bytes[feed + 1] : '\n';
  if (next == ' ' || next == '\t') return std::nullopt;
  return Place{record.place.doc, record.place.begin, static_cast<std::uint32_t>(feed + 1)};
}

bool is_hex32(std::string_view label) {
  return label.size() == 32 && std::ranges::all_of(label, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

// The digits in front of the CA's name, without dots and the requester's own label.
struct Digits {
  std::size_t count = 0;  // of all
  bool halves = false;    // in two labels of the same length, or in one
};
std::optional<Digits> digest_digits(std::string_view target, std::string_view ca) {
  if (!target.ends_with(ca)) return std::nullopt;
  target.remove_suffix(ca.size());
  std::array<std::size_t, 3> sizes{};
  std::size_t labels = 0;
  for (; !target.empty() && labels < sizes.size(); ++labels) {
    const std::size_t dot = std::min(target.find('.'), target.size());
    sizes[labels] = dot;
    const bool hex = std::ranges::all_of(target.substr(0, dot), [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
    if (!hex) return std::nullopt;
    target.remove_prefix(std::min(dot + 1, target.size()));
  }
  if (labels == 0 || labels > 2 || !target.empty()) return std::nullopt;
  return Digits{sizes[0] + sizes[1], labels == 1 || sizes[0] == sizes[1]};
}

// Why what is meant to be Sectigo's CNAME made of a request can't be; empty: it may be, or it is
// something else.
std::string token_problem(Type type, std::string_view target) {
  constexpr std::size_t sha1_digits = 40, sha256_digits = 64;
  const auto digits = digest_digits(target, ".sectigo.com");
  if (!digits) return {};
  if (digits->count == sha1_digits && digits->halves) {
    return "it has the 40 digits of SHA-1, and the CA looks for the 64 of SHA-256";
  }
  if (digits->count < sha256_digits) {
    return "it has " + std::to_string(digits->count) + " of the 64 digits of SHA-256";
  }
  if (digits->count > sha256_digits) return {};
  if (!digits->halves || target.find('.') != sha256_digits / 2) {
    return "its digits are not in two labels of 32";
  }
  return type == Type::txt ? "the CA looks for a CNAME" : std::string();
}

}  // namespace

void DcvTokenMisshapen::operator()(const RecordFact& fact, Hits& hits) const {
  const std::string_view label = fact.in.names.label(fact.record.owner);
  if (!label.starts_with('_') || !is_hex32(label.substr(1))) return;
  std::string target = lower_case(value_of(fact.zone, fact.record));
  if (target.ends_with('.')) target.pop_back();
  const std::string problem = token_problem(fact.record.type, target);
  if (problem.empty()) return;
  const std::string name = fact.in.names.display(fact.record.owner);
  hits.add(fact.record.place, name,
           {{"name", name}, {"type", type_text(fact.record.type)}, {"problem", problem}});
}

void DcvStaleRecord::operator()(const RecordFact& fact, Hits& hits) const {
  const RecordShape* shape = recognised(fact);
  if (shape == nullptr || shape->keeping != Keeping::once) return;
  // What nobody is told of, or at a name that nobody meant, has other troubles first.
  if (fact.zone.delegation(fact.record.owner) ||
      repeated_labels(fact.in.names, fact.record.owner, fact.zone.origin()) > 0) {
    return;
  }
  if (!hits.keeping()) return hits.count_one();
  const std::string name = fact.in.names.display(fact.record.owner);
  Hit& hit = hits.add(fact.record.place, name,
                      {{"name", name},
                       {"type", type_text(fact.record.type)},
                       {"what", shape->title},
                       {"source", shape->source}});
  const auto lines = own_lines(fact.in, fact.record);
  if (!lines) return;
  const Edit edit{*lines, ""};
  hits.fix(hit, false, "remove it when the domain has been validated", {&edit, 1});
}

void DcvLabelWithoutUnderscore::operator()(const RecordFact& fact, Hits& hits) const {
  constexpr std::array<std::string_view, 3> labels = {"acme-challenge", "dnsauth",
                                                      "validation-persist"};
  const std::string_view label = fact.in.names.label(fact.record.owner);
  const bool known = std::ranges::find(labels, label) != labels.end();
  if (!known && (fact.record.type != Type::cname || !is_hex32(label))) return;
  if (!known) {
    // 32 digits are a name like any other, unless the target tells. What a CA has not said itself
    // is too little for a warning.
    const std::string target = value_of(fact.zone, fact.record);
    const auto owned = [&](const RecordShape& shape) {
      return shape.telling && shape.confirmed && shape.type == Type::cname && !shape.file &&
             has_shape(shape.owner, "_" + std::string(label), true) &&
             has_shape(shape.value, target, true);
    };
    if (std::ranges::none_of(fact.in.authorities.providers.shapes, owned)) return;
  }
  const std::string name = fact.in.names.display(fact.record.owner);
  hits.add(fact.record.place, name,
           {{"name", name}, {"type", type_text(fact.record.type)}, {"label", label}});
}

}  // namespace dcvlint
