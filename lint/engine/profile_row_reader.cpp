#include "lint/engine/profile_row_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "lint/facts/oid.h"

namespace dcvlint {
namespace {

constexpr std::string_view every_other = "other";

// Words of extKeyUsage; other purposes are written in dots.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> purpose_names = {{
    {"serverAuth", oids::server_auth},
    {"clientAuth", oids::client_auth},
    {"codeSigning", oids::code_signing},
    {"emailProtection", oids::email_protection},
    {"timeStamping", oids::time_stamping},
    {"OCSPSigning", oids::ocsp_signing},
    {"anyExtendedKeyUsage", oids::any_purpose},
    {"precertificateSigning", "\x2B\x06\x01\x04\x01\xD6\x79\x02\x04\x04"},
    {"lifetimeSigning", "\x2B\x06\x01\x04\x01\x82\x37\x0A\x03\x0D"},
    {"documentSigning", "\x2B\x06\x01\x05\x05\x07\x03\x24"},
    {"microsoftDocumentSigning", "\x2B\x06\x01\x04\x01\x82\x37\x0A\x03\x0C"},
    {"other", ""},
}};

constexpr std::array<std::string_view, 9> bit_names = {
    "digitalSignature", "contentCommitment", "keyEncipherment", "dataEncipherment", "keyAgreement",
    "keyCertSign",      "cRLSign",           "encipherOnly",    "decipherOnly"};

// Of rows with the same key, no two may begin on one day.
template <class Row, class Same>
void add(std::vector<Row>& rows, const Row& row, TomlPlace place, std::string_view name,
         const Same& same, TomlProblems& problems) {
  constexpr std::size_t most = 1000;
  if (rows.size() >= most) {
    if (rows.size() == most) problems.add(place, fmt::format("more than {} such rows", most));
    return;
  }
  for (const Row& each : rows) {
    if (each.from != row.from || !same(each)) continue;
    problems.add(place, fmt::format("there is a row of that day for \"{}\" already", name));
  }
  rows.push_back(row);
}

}  // namespace

// --- what all have ---------------------------------------------------------------------------

void ProfileRowReader::read_sources(TableReader& file) {
  const TomlValue* sources = file.take("source", TomlKind::table, true);
  if (sources == nullptr) return;
  for (const TomlEntry& each : sources->entries) {
    if (each.value.kind != TomlKind::table) {
      wrong_kind(each.value, each.key, toml_kind_text(TomlKind::table), *problems_);
      continue;
    }
    TableReader table(each.value, "[source]", *problems_);
    Source& source = sources_[each.key];
    source.title = arena_->copy(table.text("title", true));
    source.as_of = table.date("as_of", true).value_or(Date{});
    source.place = each.place;
    table.done();
  }
}

void ProfileRowReader::check_sources() {
  for (const auto& [id, source] : sources_) {
    if (!source.used) problems_->add(source.place, fmt::format("no row uses source \"{}\"", id));
  }
}

Clause ProfileRowReader::clause(TableReader& row) {
  Clause clause;
  const TomlValue* value = row.take("cite", TomlKind::table, true);
  if (value == nullptr) return clause;
  TableReader table(*value, "cite", *problems_);
  const std::string_view id = table.text("source", true);
  clause.section = arena_->copy(table.text("section", true));
  clause.says = arena_->copy(table.text("says", true));
  table.done();
  const auto found = sources_.find(id);
  if (found != sources_.end()) {
    found->second.used = true;
    clause.source = found->second.title;
    clause.as_of = found->second.as_of;
  } else if (!id.empty()) {
    std::vector<std::string_view> ids;
    ids.reserve(sources_.size());
    for (const auto& [known, source] : sources_) ids.push_back(known);
    problems_->add(table.place("source"), fmt::format("there is no [source.{}]", id),
                   nearest_help(id, ids));
  }
  return clause;
}

std::optional<AttributeType> ProfileRowReader::type(std::string_view text, TomlPlace place) {
  if (const auto type = attribute_type_from_text(text)) return type;
  std::vector<std::string_view> known;
  for (unsigned i = 1; i < static_cast<unsigned>(AttributeType::count_); ++i) {
    known.push_back(attribute_short_name(static_cast<AttributeType>(i)));
    known.push_back(attribute_long_name(static_cast<AttributeType>(i)));
  }
  problems_->add(place, fmt::format("unknown attribute \"{}\"", text), nearest_help(text, known));
  return std::nullopt;
}

std::vector<AttributeType> ProfileRowReader::types(TableReader& row, std::string_view key,
                                                   bool other) {
  std::vector<AttributeType> types;
  const auto texts = row.texts(key, true);
  if (!texts) return types;
  if (texts->empty()) problems_->add(row.place(key), fmt::format("\"{}\" is an empty list", key));
  for (std::string_view text : *texts) {
    const auto found = other && text == every_other ? std::optional(AttributeType::unknown)
                                                    : type(text, row.place(key));
    if (!found) continue;
    if (std::ranges::find(types, *found) != types.end()) {
      problems_->add(row.place(key), fmt::format("\"{}\" stands here twice", text));
    }
    types.push_back(*found);
  }
  return types;
}

template <class E>
std::optional<E> ProfileRowReader::word(TableReader& row, std::string_view key,
                                        std::string_view text, std::string_view thing,
                                        std::string_view (*text_of)(E), E first, E end) {
  if (text.empty()) return std::nullopt;
  std::vector<std::string_view> known;
  for (auto i = static_cast<unsigned>(first); i < static_cast<unsigned>(end); ++i) {
    known.push_back(text_of(static_cast<E>(i)));
    if (known.back() == text) return static_cast<E>(i);
  }
  std::string help = nearest_help(text, known);
  if (help.empty()) help = fmt::format("known are {}", fmt::join(known, ", "));
  problems_->add(row.place(key), fmt::format("unknown {} \"{}\"", thing, text), help);
  return std::nullopt;
}

std::optional<Presence> ProfileRowReader::presence(TableReader& row) {
  const std::string_view text = row.text("presence", true);
  return word(row, "presence", text, "presence", &presence_text, Presence{}, Presence::count_);
}

std::span<const std::string_view> ProfileRowReader::texts(TableReader& row, std::string_view key) {
  const auto texts = row.texts(key, true);
  if (!texts) return {};
  if (texts->empty()) problems_->add(row.place(key), fmt::format("\"{}\" is an empty list", key));
  std::vector<std::string_view> kept;
  kept.reserve(texts->size());
  for (std::string_view text : *texts) kept.push_back(arena_->copy(text));
  return arena_->copy(std::span<const std::string_view>(kept));
}

std::optional<std::string_view> ProfileRowReader::oid(std::string_view text, TomlPlace place) {
  const auto octets = oid_octets(text);
  if (octets) return arena_->copy(*octets);
  problems_->add(place, fmt::format("\"{}\" is no object identifier in dots", text));
  return std::nullopt;
}

std::int32_t ProfileRowReader::number(TableReader& row, std::string_view key, std::int64_t most) {
  const TomlValue* value = row.take(key, TomlKind::integer, false);
  if (value == nullptr) return 0;
  if (value->integer < 1 || value->integer > most) {
    problems_->add(value->place, fmt::format("\"{}\" must be 1 to {}", key, most));
    return 0;
  }
  return static_cast<std::int32_t>(value->integer);
}

// --- extKeyUsage and keyUsage ----------------------------------------------------------------

std::optional<std::string_view> ProfileRowReader::purpose(std::string_view text, TomlPlace place) {
  const auto named =
      std::ranges::find(purpose_names, text, &std::pair<std::string_view, std::string_view>::first);
  if (named != purpose_names.end()) return named->second;
  if (const auto octets = oid_octets(text)) return arena_->copy(*octets);
  std::vector<std::string_view> known;
  known.reserve(purpose_names.size());
  for (const auto& [name, octets] : purpose_names) known.push_back(name);
  problems_->add(place, fmt::format("unknown purpose \"{}\"", text), nearest_help(text, known));
  return std::nullopt;
}

void ProfileRowReader::purposes(const TomlValue& value, std::vector<PurposeRow>& rows) {
  TableReader row(value, "[[purpose]]", *problems_);
  const auto texts = row.texts("purposes", true);
  PurposeRow read;
  read.presence = presence(row).value_or(Presence::allowed);
  read.from = from(row);
  read.clause = clause(row);
  row.done();
  if (!texts) return;
  const bool wants = read.presence == Presence::required || read.presence == Presence::recommended;
  for (std::string_view text : *texts) {
    const auto octets = purpose(text, row.place("purposes"));
    if (!octets) continue;
    if (octets->empty() && wants) {
      problems_->add(row.place("presence"), "\"other\" purposes can't be required");
    }
    read.oid = *octets;
    add(
        rows, read, row.place("purposes"), text,
        [&](const PurposeRow& each) { return each.oid == read.oid; }, *problems_);
  }
}

std::uint16_t ProfileRowReader::bits(TableReader& row, std::string_view key) {
  std::uint16_t bits = 0;
  const auto texts = row.texts(key, false);
  if (!texts) return bits;
  for (std::string_view text : *texts) {
    const auto found = std::ranges::find(bit_names, text);
    if (found == bit_names.end()) {
      problems_->add(row.place(key), fmt::format("unknown bit \"{}\" of keyUsage", text),
                     nearest_help(text, bit_names));
      continue;
    }
    bits = static_cast<std::uint16_t>(bits | 1U << (found - bit_names.begin()));
  }
  return bits;
}

void ProfileRowReader::key_usages(const TomlValue& value, std::vector<KeyUsageRow>& rows) {
  TableReader row(value, "[[key-usage]]", *problems_);
  const auto texts = row.texts("keys", true);
  KeyUsageRow read;
  read.required = bits(row, "required");
  read.one_of = bits(row, "one-of");
  read.allowed = bits(row, "allowed");
  read.discouraged = bits(row, "discouraged");
  read.from = from(row);
  read.clause = clause(row);
  row.done();
  if (((read.required | read.one_of | read.allowed) & read.discouraged) != 0) {
    problems_->add(row.place("discouraged"), "a bit is discouraged that is allowed, too");
  }
  if (!texts) return;
  for (std::string_view text : *texts) {
    read.key = KeyKind::unknown;
    if (text != every_other) {
      const auto kind = word(row, "keys", text, "kind of key", &key_kind_text, KeyKind::rsa,
                             static_cast<KeyKind>(static_cast<unsigned>(KeyKind::dh) + 1));
      if (!kind) continue;
      read.key = *kind;
    }
    add(
        rows, read, row.place("keys"), text,
        [&](const KeyUsageRow& each) { return each.key == read.key; }, *problems_);
  }
}

// --- validity, policies, keys ----------------------------------------------------------------

void ProfileRowReader::validity(const TomlValue& value, std::vector<ValidityRow>& rows) {
  constexpr std::int64_t most_days = 36'500;
  TableReader row(value, "[[validity]]", *problems_);
  ValidityRow read;
  read.days = number(row, "days", most_days);
  read.months = number(row, "months", 1200);
  read.advised = number(row, "advised", most_days);
  read.from = from(row);
  read.clause = clause(row);
  row.done();
  const bool days = row.entry("days") != nullptr;
  if (days == (row.entry("months") != nullptr)) {
    problems_->add(row.place(), "a validity is told in \"days\" or in \"months\"");
  }
  if (read.days != 0 && read.advised > read.days) {
    problems_->add(row.place("advised"), "\"advised\" is more than \"days\"");
  }
  add(
      rows, read, row.place(), "validity", [](const ValidityRow&) { return true; }, *problems_);
}

void ProfileRowReader::policies(const TomlValue& value, std::vector<PolicyRow>& rows) {
  TableReader row(value, "[[policy]]", *problems_);
  PolicyRow read;
  const std::string_view text = row.text("demand", true);
  read.demand =
      word(row, "demand", text, "demand", &policy_demand_text, PolicyDemand{}, PolicyDemand::count_)
          .value_or(PolicyDemand::forbidden);
  std::vector<std::string_view> oids;
  if (const auto texts = row.texts("oids", true)) {
    if (texts->empty()) problems_->add(row.place("oids"), "\"oids\" is an empty list");
    for (std::string_view each : *texts) {
      if (const auto octets = oid(each, row.place("oids"))) oids.push_back(*octets);
    }
  }
  read.oids = arena_->copy(std::span<const std::string_view>(oids));
  read.from = from(row);
  read.clause = clause(row);
  row.done();
  add(
      rows, read, row.place(), text,
      [&](const PolicyRow& each) { return each.demand == read.demand; }, *problems_);
}

void ProfileRowReader::keys(const TomlValue& value, std::vector<KeyRow>& rows) {
  TableReader row(value, "[[key]]", *problems_);
  KeyRow read;
  const std::string_view text = row.text("kind", true);
  const auto kind = word(row, "kind", text, "kind of key", &key_kind_text, KeyKind::rsa,
                         static_cast<KeyKind>(static_cast<unsigned>(KeyKind::dh) + 1));
  read.bits = static_cast<std::uint32_t>(number(row, "bits", 65'536));
  if (const auto curves = row.texts("curves", false)) {
    for (std::string_view each : *curves) {
      const auto curve =
          word(row, "curves", each, "curve", &curve_text, Curve::p192,
               static_cast<Curve>(static_cast<unsigned>(Curve::brainpool_p512r1) + 1));
      if (curve) read.curves |= 1U << static_cast<unsigned>(*curve);
    }
  }
  read.from = from(row);
  read.clause = clause(row);
  row.done();
  if (!kind) return;
  read.kind = *kind;
  add(
      rows, read, row.place("kind"), text,
      [&](const KeyRow& each) { return each.kind == read.kind; }, *problems_);
}

// --- attributes that need others, extensions -------------------------------------------------

void ProfileRowReader::needs(const TomlValue& value, std::vector<NeedRow>& rows) {
  TableReader row(value, "[[needs]]", *problems_);
  NeedRow read;
  read.attributes = arena_->copy(std::span<const AttributeType>(types(row, "types", false)));
  read.one_of = arena_->copy(std::span<const AttributeType>(types(row, "one-of", false)));
  read.from = from(row);
  read.clause = clause(row);
  row.done();
  rows.push_back(read);
}

void ProfileRowReader::extensions(const TomlValue& value, std::vector<ExtensionRow>& rows) {
  TableReader row(value, "[[extension]]", *problems_);
  const auto texts = row.texts("types", true);
  ExtensionRow read;
  read.presence = presence(row).value_or(Presence::allowed);
  const std::string_view critical = row.text("criticality", false);
  read.criticality = word(row, "criticality", critical, "criticality", &criticality_text,
                          Criticality{}, Criticality::count_)
                         .value_or(Criticality::any);
  read.from = from(row);
  read.clause = clause(row);
  row.done();
  if (!texts) return;
  for (std::string_view text : *texts) {
    const auto type = word(row, "types", text, "extension", &extension_name,
                           static_cast<ExtensionType>(1), ExtensionType::count_);
    if (!type) continue;
    read.type = *type;
    add(
        rows, read, row.place("types"), text,
        [&](const ExtensionRow& each) { return each.type == read.type; }, *problems_);
  }
}

}  // namespace dcvlint
