// What a certificate is for and how its key may be used, by the tables of data/profiles.

#include <algorithm>
#include <optional>

#include "lint/facts/oid.h"
#include "rules/certificate/named_extensions.h"
#include "rules/certificate/row_checks.h"
#include "rules/shared/dotted_oids.h"
#include "rules/subject/attribute_set.h"

namespace dcvlint {
namespace {

std::optional<Presence> presence_from(std::string_view text, Presence one, Presence other) {
  if (text == presence_text(one)) return one;
  if (text == presence_text(other)) return other;
  return std::nullopt;
}

bool is_chosen(std::string_view oid, const std::vector<std::string>& only,
               const std::vector<std::string>& except) {
  if (!only.empty() && !is_among(oid, only)) return false;
  return !is_among(oid, except);
}

const CertificateProfile* other_table(const SignedFact& fact, std::string_view against) {
  if (against.empty()) return nullptr;
  return profile_table(fact, against == "type" ? std::string_view() : against);
}

bool wants(Presence presence) {
  return presence == Presence::required || presence == Presence::recommended;
}
bool refuses(Presence presence) {
  return presence == Presence::forbidden || presence == Presence::discouraged;
}

// ", while GFD.225 section 3.4.3 wants it".
std::string against_text(const Clause& clause, std::string_view verb) {
  return ", while " + clause_text(clause) + " " + std::string(verb) + " it";
}

std::string purpose_against(const SignedFact& fact, std::string_view against, std::string_view oid,
                            bool present) {
  const CertificateProfile* other = other_table(fact, against);
  const PurposeRow* row = other == nullptr ? nullptr : other->rows.purpose(oid, fact.day);
  if (row == nullptr) return {};
  if (present && wants(row->presence)) return against_text(row->clause, "wants");
  if (!present && refuses(row->presence)) {
    return against_text(row->clause,
                        row->presence == Presence::forbidden ? "forbids" : "advises against");
  }
  return {};
}

constexpr std::array<std::string_view, 9> bit_names = {
    "digitalSignature", "contentCommitment", "keyEncipherment", "dataEncipherment", "keyAgreement",
    "keyCertSign",      "cRLSign",           "encipherOnly",    "decipherOnly"};

std::string bits_text(unsigned bits, std::string_view joint) {
  std::string text;
  for (std::size_t i = 0; i < bit_names.size(); ++i) {
    if ((bits >> i & 1U) == 0) continue;
    if (!text.empty()) text += joint;
    text += bit_names[i];
  }
  return text;
}

}  // namespace

// --- purposes --------------------------------------------------------------------------------

Result<void> PurposeMissing::prepare() {
  const auto read = presence_from(presence, Presence::required, Presence::recommended);
  if (!read) return fail("presence", "\"presence\" is \"required\" or \"recommended\"");
  presence_ = *read;
  if (auto done = read_oids("purposes", purposes, only_); !done) return done;
  return read_oids("except", except, except_);
}

void PurposeMissing::operator()(const SignedFact& fact, Hits& hits) const {
  const CertificateProfile* profile = profile_table(fact, table);
  if (profile == nullptr) return;
  const ExtendedKeyUsage& usage = fact.object.extensions.extended_key_usage;
  if (usage.extension == nullptr && (fact.is_request() || fact.object.extensions.all.empty()))
    return;
  if (usage.extension != nullptr && !usage.extension->readable) return;
  for (const PurposeRow& each : profile->rows.purposes) {
    if (each.presence != presence_ || each.from > fact.day || each.oid.empty()) continue;
    if (profile->rows.purpose(each.oid, fact.day) != &each || usage.has(each.oid)) continue;
    if (!is_chosen(each.oid, only_, except_)) continue;
    const std::string text = purpose_text(each.oid);
    tell_days(*profile, each, hits,
              hits.add(usage.extension != nullptr ? usage.extension->value_place
                                                  : extensions_place(fact.object),
                       text,
                       {{"purpose", text},
                        {"type", profile->title},
                        {"clause", clause_text(each.clause)},
                        {"against", purpose_against(fact, against, each.oid, false)}}));
  }
}

Result<void> PurposePresence::prepare() {
  const auto read = presence_from(presence, Presence::forbidden, Presence::discouraged);
  if (!read) return fail("presence", "\"presence\" is \"forbidden\" or \"discouraged\"");
  presence_ = *read;
  if (auto done = read_oids("purposes", purposes, only_); !done) return done;
  return read_oids("except", except, except_);
}

void PurposePresence::operator()(const SignedFact& fact, Hits& hits) const {
  const CertificateProfile* profile = profile_table(fact, table);
  if (profile == nullptr || profile->rows.purposes.empty()) return;
  for (const OidAt& each : fact.object.extensions.extended_key_usage.purposes) {
    const PurposeRow* row = profile->rows.purpose(each.oid, fact.day);
    if (row == nullptr || row->presence != presence_) continue;
    if (!is_chosen(each.oid, only_, except_)) continue;
    const std::string text = purpose_text(each.oid);
    tell_days(*profile, *row, hits,
              hits.add(each.place, text,
                       {{"purpose", text},
                        {"type", profile->title},
                        {"clause", clause_text(row->clause)},
                        {"against", purpose_against(fact, against, each.oid, true)}}));
  }
}

// --- keyUsage --------------------------------------------------------------------------------

Result<void> KeyUsageBits::prepare() {
  constexpr std::array<std::string_view, 4> known = {"forbidden", "discouraged", "missing",
                                                     "none-of"};
  const auto found = std::ranges::find(known, problem);
  if (found == known.end()) {
    return fail("problem",
                "\"problem\" is \"forbidden\", \"discouraged\", \"missing\" or \"none-of\"");
  }
  problem_ = static_cast<Problem>(found - known.begin());
  return {};
}

// Those that are told; 0: none.
unsigned KeyUsageBits::bits_of(const KeyUsageRow& row, unsigned bits) const {
  switch (problem_) {
    case Problem::forbidden:
      return bits & row.forbidden();
    case Problem::discouraged:
      return bits & row.discouraged;
    case Problem::missing:
      return row.required & ~bits;
    case Problem::none_of:
      return (row.one_of & bits) == 0 ? row.one_of : 0U;
  }
  return 0;
}

void KeyUsageBits::operator()(const SignedFact& fact, Hits& hits) const {
  const KeyUsage& usage = fact.object.extensions.key_usage;
  if (usage.extension == nullptr || !usage.extension->readable) return;
  const CertificateProfile* profile = profile_table(fact, table);
  if (profile == nullptr) return;
  const KeyKind kind = fact.object.key.kind;
  const KeyUsageRow* row = profile->rows.key_usage(kind, fact.day);
  if (row == nullptr) return;
  // One without any bit has a rule of its own.
  const bool lacks = problem_ == Problem::missing || problem_ == Problem::none_of;
  const unsigned bits = lacks && usage.bits == 0 ? 0U : bits_of(*row, usage.bits);
  if (bits == 0) return;
  std::string opposite;
  if (const CertificateProfile* other = other_table(fact, against)) {
    const KeyUsageRow* theirs = other->rows.key_usage(kind, fact.day);
    const bool wanted = theirs != nullptr && (bits & (0U | theirs->required | theirs->one_of)) != 0;
    if (!lacks && wanted) opposite = against_text(theirs->clause, "wants");
    if (lacks && theirs != nullptr && (bits & theirs->forbidden()) != 0) {
      opposite = against_text(theirs->clause, "forbids");
    }
  }
  tell_days(*profile, *row, hits,
            hits.add(usage.extension->value_place, "keyUsage",
                     {{"bits", bits_text(bits, problem_ == Problem::none_of ? " or " : ", ")},
                      {"key", key_kind_text(kind)},
                      {"allowed", bits_text(0U | row->required | row->one_of | row->allowed, ", ")},
                      {"type", profile->title},
                      {"clause", clause_text(row->clause)},
                      {"against", opposite}}));
}

}  // namespace dcvlint
