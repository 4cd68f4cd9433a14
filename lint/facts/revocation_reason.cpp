#include "lint/facts/revocation_reason.h"

#include <algorithm>
#include <array>

#include "lint/facts/certificate.h"
#include "lint/facts/crl.h"
#include "lint/facts/known_names.h"
#include "lint/facts/oid.h"
#include "lint/facts/profile.h"
#include "lint/facts/text_verdict.h"

namespace dcvlint {
namespace {

using enum RevocationCause;
namespace code = crl_reason;

constexpr std::uint32_t day = 24;
constexpr std::uint32_t five_days = 120;

constexpr std::array<RevocationCauseRow, static_cast<std::size_t>(count_)> rows = {{
    {key_compromised, "key-compromised", "somebody else has, or may have, the private key",
     code::key_compromise, code::key_compromise, day, "4.9.1.1 (3)"},
    {weak_key, "weak-key", "the private key can be worked out from the public one",
     code::key_compromise, code::key_compromise, day, "4.9.1.1 (4)"},
    {key_method_flawed, "key-method-flawed",
     "a known method exposes such keys, or the key was generated in a flawed way",
     code::key_compromise, code::key_compromise, five_days, "4.9.1.1 (16)"},
    {not_authorised, "not-authorised", "nobody who may do so had ordered the certificate",
     code::privilege_withdrawn, std::nullopt, day, "4.9.1.1 (2)"},
    {misused, "misused", "the certificate was misused, or the subscriber agreement was broken",
     code::privilege_withdrawn, std::nullopt, five_days, "4.9.1.1 (7), (8), (10)"},
    {wrong_data, "wrong-data", "something in the certificate is not true",
     code::privilege_withdrawn, std::nullopt, five_days, "4.9.1.1 (13)"},
    {domain_lost, "domain-lost", "a name in it is no longer the subscriber's, or may not be used",
     code::cessation_of_operation, code::cessation_of_operation, five_days, "4.9.1.1 (9)"},
    {no_longer_used, "no-longer-used", "the server was shut down and the certificate is not needed",
     code::cessation_of_operation, code::cessation_of_operation, 0, "7.2.2"},
    {name_changed, "name-changed",
     "the organisation's name or other identity data have changed, and the key is fine",
     code::privilege_withdrawn, code::affiliation_changed, five_days, "4.9.1.1 (11)"},
    {validation_wrong, "validation-wrong",
     "the validation of a name, or the look-up of its CAA, can't be relied on", code::superseded,
     std::nullopt, day, "4.9.1.1 (5)"},
    {misissued, "misissued", "the certificate breaks the rules that it was issued under",
     code::superseded, std::nullopt, five_days, "4.9.1.1 (6), (12)"},
    {replaced, "replaced", "another certificate takes its place", code::superseded,
     code::superseded, 0, "7.2.2"},
}};
static_assert([] {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].cause != static_cast<RevocationCause>(i)) return false;
  }
  return true;
}());

// When several hold: Mozilla's guidance for CAs, of which we have seen the drafting only.
constexpr std::array<std::int64_t, 5> precedence = {code::key_compromise, code::privilege_withdrawn,
                                                    code::cessation_of_operation,
                                                    code::affiliation_changed, code::superseded};

std::size_t rank(std::int64_t reason) {
  return static_cast<std::size_t>(std::ranges::find(precedence, reason) - precedence.begin());
}

void cite(RevocationAdvice& advice) {
  auto& out = advice.citations;
  if (advice.causes.empty()) {
    out.push_back({"BR 2.3.1", "4.9.1.1 (1)",
                   "When the subscriber asks in writing without a reason the CA revokes within 24 "
                   "hours, and writes no reasonCode."});
  }
  for (const RevocationCauseRow* each : advice.causes) {
    if (each->hours == 0) continue;
    out.push_back({"BR 2.3.1", each->section,
                   each->hours == day ? "The CA revokes within 24 hours."
                                      : "The CA revokes within five days, and should within 24 "
                                        "hours."});
  }
  out.push_back({"BR 2.3.1", "7.2.2",
                 "What the reasons mean, that the CA's tool offers them to subscribers, and that "
                 "privilegeWithdrawn is the CA's alone.",
                 "2023-07-15"});
  if (advice.code.value_or(0) != 0 || advice.code_of_ca.value_or(0) != 0) {
    out.push_back({"Mozilla Root Store Policy 3.1", "6.1.1",
                   "The reasons 1, 3, 4, 5 and 9 must be in the CA's list, and only for what the "
                   "Baseline Requirements map to them."});
  }
  if (advice.blocks_key) {
    out.push_back({"BR 2.3.1", "6.1.1.3 (4)",
                   "A CA refuses a request with a key that it knows to be compromised."});
  }
}

bool is_identity(AttributeType type) {
  switch (type) {
    case AttributeType::organization:
    case AttributeType::country:
    case AttributeType::state:
    case AttributeType::locality:
    case AttributeType::street:
    case AttributeType::postal_code:
    case AttributeType::given_name:
    case AttributeType::surname:
    case AttributeType::serial_number:
    case AttributeType::organization_identifier:
    case AttributeType::business_category:
    case AttributeType::jurisdiction_country:
    case AttributeType::jurisdiction_state:
    case AttributeType::jurisdiction_locality:
      return true;
    default:
      return false;
  }
}

std::vector<std::string> host_names(const Signed& object) {
  std::vector<std::string> names;
  for (const GeneralName& name : object.extensions.subject_alt_name.names) {
    if (name.kind == GeneralNameKind::dns_name || name.kind == GeneralNameKind::ip_address) {
      names.push_back(general_name_text(name));
    }
  }
  if (names.empty()) {
    for (const Attribute& each : object.subject.attributes) {
      if (each.type == AttributeType::common_name) names.emplace_back(each.text);
    }
  }
  for (std::string& name : names) {
    for (char& c : name) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
  }
  std::ranges::sort(names);
  const auto repeated = std::ranges::unique(names);
  names.erase(repeated.begin(), repeated.end());
  return names;
}

std::vector<std::string> only_in_one(const Certificate& old, const Signed& successor,
                                     bool new_is_request) {
  std::vector<std::string> out;
  const auto add = [&](const DistinguishedName& here, const DistinguishedName& there,
                       std::string_view which) {
    for (const Attribute& each : here.attributes) {
      if (!is_identity(each.type) || here.first(each.type) != &each) continue;
      if (there.first(each.type) != nullptr) continue;
      out.push_back(attribute_label(each) + ", only in the " + std::string(which) +
                    " one: " + std::string(each.text));
    }
  };
  if (!new_is_request) add(old.subject, successor.subject, "old");
  add(successor.subject, old.subject, "new");
  return out;
}

// Whether `before` is what damage makes of `after`: the name did not change, its text was mended.
bool is_mended(std::string_view before, std::string_view after, std::string_view country) {
  KnownNames known;
  if (known.add_list(after)) return false;
  known.settle();
  if (filled_known(known, before) == after) return true;
  return judge_text(before, country, &known).repaired == after;
}

std::string_view country_of(const DistinguishedName& name) {
  const Attribute* country = name.first(AttributeType::country);
  return country != nullptr ? country->text : std::string_view();
}

std::string_view other_use(const Certificate& certificate) {
  const ExtendedKeyUsage& usage = certificate.extensions.extended_key_usage;
  const Profile profile = judge_profile(certificate).profile;
  if (usage.has(oids::server_auth) || is_tls(profile)) return {};
  if (is_smime(profile) || usage.has(oids::email_protection)) return "mail";
  if (is_codesigning(profile) || usage.has(oids::code_signing)) return "code";
  return profile == Profile::timestamping ? "timestamps" : std::string_view();
}

}  // namespace

std::span<const RevocationCauseRow> revocation_causes() { return rows; }

const RevocationCauseRow& revocation_cause(RevocationCause cause) {
  return rows[static_cast<std::size_t>(cause)];
}

std::string_view revocation_asker_text(RevocationAsker asker) {
  return asker == RevocationAsker::ca ? "the CA" : "the subscriber";
}

RevocationAdvice advise_revocation(std::span<const RevocationCause> causes, RevocationAsker by) {
  RevocationAdvice advice;
  advice.by = by;
  for (const RevocationCauseRow& row : rows) {
    if (std::ranges::find(causes, row.cause) != causes.end()) advice.causes.push_back(&row);
  }
  const bool subscriber = by == RevocationAsker::subscriber;
  std::optional<std::int64_t> of_ca;
  for (const RevocationCauseRow* each : advice.causes) {
    const std::optional<std::int64_t> own = subscriber ? each->own : each->code;
    const std::int64_t written = each->code_by(by);
    if (own && (!advice.code || rank(*own) < rank(*advice.code))) {
      advice.code = own;
      advice.because = each->cause;
    }
    if (!of_ca || rank(written) < rank(*of_ca)) of_ca = written;
    if (each->hours != 0 && (advice.hours == 0 || each->hours < advice.hours)) {
      advice.hours = each->hours;
      advice.hours_section = each->section;
    }
  }
  if (advice.causes.empty() && subscriber) {
    advice.hours = day;
    advice.hours_section = "4.9.1.1 (1)";
  }
  if (subscriber && of_ca && of_ca != advice.code) advice.code_of_ca = of_ca;
  advice.blocks_key = advice.code == code::key_compromise;
  cite(advice);
  return advice;
}

ReplacedCertificate compare_certificates(const Certificate& old, const Signed& successor,
                                         const Certificate* as_certificate) {
  ReplacedCertificate out;
  out.same_key = !old.key.bytes.empty() && old.key.bytes == successor.key.bytes;
  out.new_is_request = as_certificate == nullptr;
  out.same_issuer = as_certificate != nullptr && as_certificate->issuer.bytes == old.issuer.bytes;
  for (const Attribute& before : old.subject.attributes) {
    if (!is_identity(before.type) || old.subject.first(before.type) != &before) continue;
    const Attribute* after = successor.subject.first(before.type);
    if (after == nullptr || after->text == before.text) continue;
    const bool mended = is_mended(before.text, after->text, country_of(successor.subject));
    (mended ? out.mended : out.changed)
        .push_back(attribute_label(before) + ": " + std::string(before.text) + " → " +
                   std::string(after->text));
  }
  out.only_in_one = only_in_one(old, successor, out.new_is_request);
  out.other_use = other_use(old);
  const std::vector<std::string> before = host_names(old), after = host_names(successor);
  std::ranges::set_difference(before, after, std::back_inserter(out.dropped));
  std::ranges::set_difference(after, before, std::back_inserter(out.added));
  return out;
}

}  // namespace dcvlint
