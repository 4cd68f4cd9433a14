// What dcvlint new-rule writes.

#include "lint/commands/new_rule.h"
#include "lint/reports/sarif_text.h"

namespace dcvlint {
namespace {

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
  std::string out;
  while (true) {
    const std::size_t at = text.find(what);
    out += text.substr(0, at);
    if (at == std::string_view::npos) return out;
    out += by;
    text.remove_prefix(at + what.size());
  }
}

constexpr std::string_view zone_toml =
    R"T(# Rule ID. "dcvlint try DIR" runs the examples below, "dcvlint checks" lists what
# a rule can look for.
title      = "Certificates come from our CAs only"
severity   = "error"  # error: must not be. warning: a strong heuristic. notice: worth knowing
applies_to = { documents = ["zone"] }
check      = "caa.issuers-within"
params     = { issuers = ["harica.gr"] }
message    = "{issuer} may issue for {owner}, which our policy does not allow"
why        = "Our contract and our incident plan cover one CA."
fix        = "Replace the value by \"harica.gr\"."

[[cite]]
source  = "Our PKI handbook"
section = "3.2"
says    = "Certificates are ordered from one CA."

# At least one example that finds, and one that does not. The zone is example.com.
[[example]]
name  = "another CA"
zone  = '''
@ CAA 0 issue "ca.example"
'''
finds = ["ca.example may issue for example.com, which our policy does not allow"]

[[example]]
name  = "ours"
zone  = '''
@ CAA 0 issue "harica.gr"
'''
finds = []
)T";

constexpr std::string_view request_toml =
    R"T(# Rule ID. "dcvlint try DIR" runs the examples below, "dcvlint checks" lists what
# a rule can look for.
title      = "Requests are for our domains"
severity   = "error"  # error: must not be. warning: a strong heuristic. notice: worth knowing
applies_to = { documents = ["csr"] }  # add "certificate" to judge those too
check      = "names.within"
params     = { domains = ["kth.se"] }
message    = "{name} is in none of our domains"
why        = "Our account at the CA covers these domains only; an order for another one hangs."
fix        = "Ask the owner of the domain to order it, or have it added to our list."

[[cite]]
source  = "Our PKI handbook"
section = "3.1"
says    = "The list of domains."

# At least one example that finds, and one that does not. The request is made of what an example
# says: subject = { C = "SE", O = "KTH", CN = "www.kth.se" }, key = "rsa2048", san = ["www.kth.se"].
[[example]]
name    = "a name elsewhere"
request = { san = ["www.kth.se", "www.lake-project.example"] }
finds   = ["www.lake-project.example is in none of our domains"]

[[example]]
name    = "below ours"
request = { san = ["www.kth.se", "*.lib.kth.se"] }
finds   = []
)T";

constexpr std::string_view certificate_toml =
    R"T(# Rule ID. "dcvlint try DIR" runs the examples below, "dcvlint checks" lists what
# a rule can look for.
title      = "Certificates are valid for 90 days at most"
severity   = "warning"  # error: must not be. warning: a strong heuristic. notice: worth knowing
applies_to = { documents = ["certificate"] }
check      = "certificate.validity-exceeds-max"
params     = { days = 90 }
message    = "the certificate is valid for more than {maximum} days"
why        = "What is renewed every quarter is renewed by a program."
fix        = "Order it by ACME."

[[cite]]
source  = "Our PKI handbook"
section = "3.3"
says    = "Servers have certificates of 90 days or less."

# At least one example that finds, and one that does not. The certificate is made of what an example
# says: subject = { CN = "www.kth.se" }, not_before = 2026-01-01T00:00:00Z, key = "p256", days = 45.
[[example]]
name        = "half a year"
certificate = { days = 180 }
finds       = ["the certificate is valid for more than 90 days"]

[[example]]
name        = "90 days"
certificate = { days = 90 }
finds       = []
)T";

constexpr std::string_view crl_toml =
    R"T(# Rule ID. "dcvlint try DIR" runs the examples below, "dcvlint checks" lists what
# a rule can look for.
title      = "A revocation list lasts longer than three days"
severity   = "warning"  # error: must not be. warning: a strong heuristic. notice: worth knowing
applies_to = { documents = ["crl"] }
check      = "crl.next-update-beyond"
params     = { days = 3, lists = ["subscribers", "cas", "unknown"] }
message    = "the list lasts {period}, and ours last 3 days at most"
why        = "Our gateways keep a list until it ends, and let in what was revoked meanwhile."
fix        = "Set `default_crl_days = 3` in the configuration of openssl ca, and issue the list daily."

[[cite]]
source  = "Our PKI handbook"
section = "4.9"
says    = "Lists are issued every day, and last three days."

# At least one example that finds, and one that does not. The list is made of what an example says:
# this_update = 2026-11-01T00:00:00Z, days = 7, entries = [{ serial = "0a11", reason = 4 }].
[[example]]
name  = "a week"
crl   = { days = 7 }
finds = ["the list lasts 7 days, and ours last 3 days at most"]

[[example]]
name  = "three days"
crl   = { days = 3 }
finds = []
)T";

constexpr std::string_view own_toml =
    R"T(title      = "A record has a very short TTL"
severity   = "notice"  # error: must not be. warning: a strong heuristic. notice: worth knowing
applies_to = { documents = ["zone"] }
check      = "CHECK"
params     = { least = 300 }
message    = "{owner} has the TTL {ttl}"
why        = "Every visitor asks again after that time."
fix        = "Give the record a TTL of 300 or more."
cite       = [{ source = "RFC 1912", section = "2.2", says = "Short TTLs are for the time before a change." }]

[[example]]
name  = "a minute"
zone  = '''
www 60 A 192.0.2.1
'''
finds = ["www.example.com has the TTL 60"]

[[example]]
name  = "five minutes"
zone  = '''
www 300 A 192.0.2.1
'''
finds = []
)T";

constexpr std::string_view subject_toml =
    R"T(title      = "A text in the subject is very long"
severity   = "notice"  # error: must not be. warning: a strong heuristic. notice: worth knowing
applies_to = { documents = ["csr", "certificate"] }
check      = "CHECK"
params     = { most = 40 }
message    = "{attribute} has {octets} octets"
why        = "Long texts are cut off where people read them."
fix        = "Give the attribute a text of 40 octets or less."
cite       = [{ source = "RFC 5280", section = "A.1", says = "Attributes have upper bounds." }]

# DER is made of what an example says: subject, request, certificate, pem or der.
[[example]]
name    = "an essay"
subject = { C = "SE", O = "An organisation whose name says all that it does", CN = "www.kth.se" }
finds   = ["O has 48 octets"]

[[example]]
name    = "a name"
subject = { C = "SE", O = "KTH", CN = "www.kth.se" }
finds   = []
)T";

constexpr std::string_view subject_header = R"T(#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"

namespace dcvlint {

struct STRUCT {
  static constexpr std::string_view id = "CHECK";
  static constexpr std::string_view about = "An attribute of the subject is longer than `most`.";
  static constexpr auto words = std::array<std::string_view, 2>{"attribute", "octets"};

  std::int64_t most = 0;
  static constexpr auto params =
      std::tuple{param("most", &STRUCT::most, "the longest text that is left alone, in octets")};
  // The fact that is taken makes the kind: lint/facts/signed_facts.h has them all.
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
)T";

constexpr std::string_view subject_source = R"T(#include "rules/ID.h"

namespace dcvlint {

void STRUCT::operator()(const AttributeFact& fact, Hits& hits) const {
  const Attribute& attribute = fact.attribute;
  if (attribute.raw.size() <= static_cast<std::size_t>(most)) return;
  const std::string label = attribute_label(attribute);
  hits.add(attribute.value, label,
           {{"attribute", label}, {"octets", hits.number(attribute.raw.size())}});
}

}  // namespace dcvlint
)T";

constexpr std::string_view own_crl_toml =
    R"T(title      = "A revocation list has very many entries"
severity   = "notice"  # error: must not be. warning: a strong heuristic. notice: worth knowing
applies_to = { documents = ["crl"] }
check      = "CHECK"
params     = { most = 2 }
message    = "the list has {entries} entries"
why        = "Whoever checks a certificate has to fetch all of them."
fix        = "Have the CA drop what has expired, and split the list by distribution points."
cite       = [{ source = "RFC 5280", section = "5.2.5", says = "A list may be split." }]

# The list is made of what an example says: crl, or der.
[[example]]
name  = "three"
crl   = { entries = [{ serial = "0a11" }, { serial = "0b22" }, { serial = "0c33" }] }
finds = ["the list has 3 entries"]

[[example]]
name  = "one"
crl   = { entries = [{ serial = "0a11" }] }
finds = []
)T";

constexpr std::string_view crl_header = R"T(#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"

namespace dcvlint {

struct STRUCT {
  static constexpr std::string_view id = "CHECK";
  static constexpr std::string_view about = "A revocation list has more than `most` entries.";
  static constexpr auto words = std::array<std::string_view, 1>{"entries"};

  std::int64_t most = 0;
  static constexpr auto params =
      std::tuple{param("most", &STRUCT::most, "how many are left alone")};
  // The fact that is taken makes the kind: lint/facts/crl_facts.h has them all.
  void operator()(const CrlFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
)T";

constexpr std::string_view crl_source = R"T(#include "rules/ID.h"

#include "lint/facts/crl_facts.h"

namespace dcvlint {

void STRUCT::operator()(const CrlFact& fact, Hits& hits) const {
  const Crl& crl = fact.crl;
  if (crl.entries.size() <= static_cast<std::size_t>(most)) return;
  hits.add(crl.revoked_place, "revokedCertificates",
           {{"entries", hits.number(crl.entries.size())}});
}

}  // namespace dcvlint
)T";

// The families of rules on requests and certificates.
bool is_signed_family(std::string_view id) {
  const std::string_view family = id.substr(0, id.find('/'));
  return family == "subject" || family == "names" || family == "key" || family == "request" ||
         family == "certificate";
}

constexpr std::string_view header = R"T(#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"

namespace dcvlint {

struct STRUCT {
  static constexpr std::string_view id = "CHECK";
  static constexpr std::string_view about = "A record's TTL is below `least`.";
  static constexpr auto words = std::array<std::string_view, 2>{"owner", "ttl"};

  std::int64_t least = 0;
  static constexpr auto params =
      std::tuple{param("least", &STRUCT::least, "the shortest TTL that is left alone, in seconds")};
  // The fact that is taken makes the kind: lint/facts/zone_facts.h has them all.
  void operator()(const RecordFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
)T";

constexpr std::string_view source = R"T(#include "rules/ID.h"

namespace dcvlint {

void STRUCT::operator()(const RecordFact& fact, Hits& hits) const {
  if (std::int64_t{fact.record.ttl} >= least) return;
  const auto owner = fact.in.names.display(fact.record.owner);
  hits.add(fact.record.place, owner,
           {{"owner", owner}, {"ttl", hits.number(fact.record.ttl)}});
}

}  // namespace dcvlint
)T";

// With a check that is there already.
std::string_view shared_toml(NewRuleFor about) {
  switch (about) {
    case NewRuleFor::certificate:
      return certificate_toml;
    case NewRuleFor::crl:
      return crl_toml;
    case NewRuleFor::request:
      return request_toml;
    case NewRuleFor::by_family:
    case NewRuleFor::zone:
      break;
  }
  return zone_toml;
}

// With a check in C++.
struct OwnCheck {
  std::string_view header, source, toml;
};
OwnCheck own_check(NewRuleFor about) {
  if (about == NewRuleFor::zone) return {header, source, own_toml};
  if (about == NewRuleFor::crl) return {crl_header, crl_source, own_crl_toml};
  return {subject_header, subject_source, subject_toml};
}

// By the family.
NewRuleFor usual_about(std::string_view id) {
  if (id.starts_with("crl/")) return NewRuleFor::crl;
  return is_signed_family(id) ? NewRuleFor::request : NewRuleFor::zone;
}

std::string filled(std::string_view text, std::string_view id) {
  const std::string check = replaced(id, "/", ".");
  std::string out = replaced(text, "STRUCT", sarif_name(id));
  out = replaced(out, "CHECK", check);
  return replaced(out, "ID", id);
}

}  // namespace

std::vector<NewFile> new_rule_files(std::string_view id, bool check, NewRuleFor about) {
  const std::string path(id);
  std::vector<NewFile> files;
  if (about == NewRuleFor::by_family) about = usual_about(id);
  const OwnCheck own = own_check(about);
  if (check) {
    files.push_back({path + ".h", filled(own.header, id)});
    files.push_back({path + ".cpp", filled(own.source, id)});
  }
  files.push_back({path + ".toml", filled(check ? own.toml : shared_toml(about), id)});
  return files;
}

}  // namespace dcvlint
