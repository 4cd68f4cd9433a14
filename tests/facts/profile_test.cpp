#include "lint/facts/profile.h"

#include <doctest/doctest.h>

#include <vector>

#include "lint/facts/certificate.h"
#include "lint/facts/oid.h"
#include "lint/facts/request.h"

using namespace dcvlint;

namespace {

Attribute attribute(AttributeType type, std::string_view text) {
  Attribute out;
  out.type = type;
  out.raw = out.text = text;
  return out;
}

GeneralName dns_name(std::string_view name) {
  GeneralName out;
  out.kind = GeneralNameKind::dns_name;
  out.bytes = name;
  return out;
}

// A certificate for www.kth.se with a policy (dotted; empty: none) and one more extension.
JudgedProfile judge_certificate(std::string_view policy, ExtensionType more, bool server = true) {
  const std::string oid = policy.empty() ? std::string() : oid_octets(policy).value();
  const Policy policies[] = {{oid, {}, {}}};
  const GeneralName names[] = {dns_name("www.kth.se")};
  Extension extension;
  extension.type = more;
  Certificate certificate;
  certificate.kind = SignedKind::certificate;
  if (server) certificate.extensions.subject_alt_name.names = names;
  if (!policy.empty()) certificate.extensions.certificate_policies.policies = policies;
  if (more == ExtensionType::sct_list) certificate.extensions.sct_list.extension = &extension;
  if (more == ExtensionType::precert_poison) certificate.extensions.precert_poison = &extension;
  if (more == ExtensionType::basic_constraints) certificate.extensions.basic_constraints.ca = true;
  return judge_profile(certificate);
}

}  // namespace

TEST_CASE("a certificate by policies, then by what it is for, then by SCTs") {
  constexpr auto nothing = ExtensionType::unknown, scts = ExtensionType::sct_list,
                 poison = ExtensionType::precert_poison, ca = ExtensionType::basic_constraints;
  constexpr auto by_policy = ProfileSource::policy_oid, content = ProfileSource::content,
                 guessed = ProfileSource::guessed;
  struct Row {
    const char* policy;
    ExtensionType more;
    bool server;
    const char* profile;
    ProfileSource source;
  };
  const Row rows[] = {
      {"2.23.140.1.2.1", nothing, true, "dv", by_policy},
      {"2.23.140.1.2.2", nothing, true, "ov", by_policy},
      {"2.23.140.1.2.3", nothing, false, "iv", by_policy},
      {"2.23.140.1.1", scts, true, "ev", by_policy},
      {"2.23.140.1.2.2", ca, true, "ca", content},
      {"2.23.140.1.5.1.1", nothing, false, "smime-mailbox-legacy", by_policy},
      {"2.23.140.1.5.2.2", nothing, false, "smime-organization-multipurpose", by_policy},
      {"2.23.140.1.5.3.3", nothing, false, "smime-sponsor-strict", by_policy},
      {"2.23.140.1.5.4.3", nothing, false, "smime-individual-strict", by_policy},
      {"2.23.140.1.5.5.1", nothing, false, "other", content},
      {"2.23.140.1.4.1", nothing, false, "codesigning-ov", by_policy},
      {"2.23.140.1.3", nothing, false, "codesigning-ev", by_policy},
      {"2.23.140.1.4.2", nothing, false, "timestamping", by_policy},
      {"2.23.140.1.4.2", ca, false, "ca", content},
      {"", nothing, false, "other", content},
      {"", scts, false, "other", content},
      {"", nothing, true, "other", guessed},
      {"", scts, true, "tls", content},
      {"", poison, true, "tls", content},
      // A CA's own policies tell nothing.
      {"1.3.6.1.4.1.6449.1.2.1.3.4", nothing, true, "other", guessed},
      {"1.3.6.1.4.1.6449.1.2.1.3.4", scts, true, "tls", content},
      {"1.2.840.113612.5.2.2.1", nothing, true, "other", guessed},
      {"1.2.840.113612.5.2.2.1", scts, true, "tls", content},
      {"1.2.840.113612.5.2.2.1", nothing, false, "other", content},
  };
  for (const Row& row : rows) {
    INFO(row.policy << " " << extension_name(row.more) << " " << row.server);
    const JudgedProfile judged = judge_certificate(row.policy, row.more, row.server);
    CHECK(profile_text(judged.profile) == row.profile);
    CHECK(judged.source == row.source);
    CHECK_FALSE(judged.why.empty());
  }
  const std::string_view grid = judge_certificate("1.2.840.113612.5.2.2.6", nothing).why;
  CHECK(grid.find("a grid CA's") != std::string_view::npos);
  // The arc alone is no profile, nor is what stands beside it.
  for (const char* oid : {"1.2.840.113612.5.2.2", "1.2.840.113612.5.2.3.3.2"}) {
    const std::string_view own = judge_certificate(oid, nothing).why;
    CHECK(own.find("a private CA's") != std::string_view::npos);
  }
}

TEST_CASE("bits of keyUsage make no CA of what says that it is none") {
  constexpr std::uint16_t certificates = KeyUsage::key_cert_sign, lists = KeyUsage::crl_sign;
  enum class Constraints { none, ca, no_ca, unreadable };
  using enum Constraints;
  struct Row {
    Constraints constraints;
    unsigned bits;
    const char* policy;  // dotted; empty: none
    std::string_view purpose;
    const char* profile;
  };
  const Row rows[] = {
      {ca, certificates, "2.23.140.1.2.2", {}, "ca"},
      {ca, 0, "", oids::server_auth, "ca"},
      {no_ca, certificates | lists, "2.23.140.1.2.2", oids::server_auth, "ov"},
      {no_ca, lists, "2.23.140.1.4.1", oids::code_signing, "codesigning-ov"},
      {no_ca, certificates, "", {}, "other"},
      {none, certificates | lists, "", {}, "ca"},  // a CA of before basicConstraints
      {unreadable, certificates | lists, "", {}, "ca"},
      {none, lists, "", {}, "other"},
      {none, certificates, "2.23.140.1.5.1.3", {}, "smime-mailbox-strict"},
      {none, certificates, "", oids::server_auth, "other"},
      {none, certificates, "", oids::any_purpose, "ca"},
      {none, 0, "", {}, "other"},
  };
  for (const Row& row : rows) {
    INFO(static_cast<int>(row.constraints) << " " << row.bits << " " << row.policy);
    const std::string oid = row.policy[0] != '\0' ? oid_octets(row.policy).value() : std::string();
    const Policy policies[] = {{oid, {}, {}}};
    const OidAt purposes[] = {{row.purpose, {}}};
    Extension extension;
    extension.readable = row.constraints != unreadable;
    Certificate certificate;
    certificate.kind = SignedKind::certificate;
    Extensions& extensions = certificate.extensions;
    if (row.constraints != none) extensions.basic_constraints.extension = &extension;
    extensions.basic_constraints.ca = row.constraints == ca;
    extensions.key_usage.bits = static_cast<std::uint16_t>(row.bits);
    if (!oid.empty()) extensions.certificate_policies.policies = policies;
    if (!row.purpose.empty()) extensions.extended_key_usage = {&extension, purposes};
    CHECK(profile_text(judge_profile(certificate).profile) == row.profile);
    const GeneralName names[] = {dns_name("www.kth.se")};
    extensions.subject_alt_name.names = names;
    const bool says_ca = row.constraints == ca;
    CHECK((judge_profile(certificate).profile == Profile::ca) == says_ca);
  }
}

TEST_CASE("a request by what its CN could be") {
  using enum AttributeType;
  struct Row {
    const char* cn;
    const char* with_o;  // judged with O=KTH
    const char* alone;   // and with nothing beside it
  };
  const Row rows[] = {
      {"www.kth.se", "ov", "dv"},
      {"*.kth.se", "ov", "dv"},
      {"192.0.2.1", "ov", "dv"},
      {"2001:db8::1", "ov", "dv"},
      {"idm", "ov", "dv"},
      {"localhost", "ov", "dv"},
      {"https://kth/", "ov", "dv"},
      {"www.kth.se, www2.kth.se", "ov", "dv"},
      {"the server www.kth.se", "ov", "dv"},
      {" www.kth.se ", "ov", "dv"},
      {"", "ov", "dv"},
      {" ", "ov", "dv"},
      {"KTH", "other", "dv"},
      {"Anna Svensson", "other", "other"},
      {"Anna Svensson anna@kth.se", "other", "other"},
      {"Dr. Anna B. Svensson", "other", "other"},
      {"anna@kth.se", "other", "other"},
      {"Université catholique de Louvain", "other", "other"},
  };
  for (const Row& row : rows) {
    INFO(row.cn);
    const Attribute both[] = {attribute(organization, "KTH"), attribute(common_name, row.cn)};
    Request request;
    request.kind = SignedKind::request;
    request.subject.attributes = both;
    CHECK(profile_text(judge_profile(request).profile) == row.with_o);
    CHECK(judge_profile(request).source == ProfileSource::guessed);
    request.subject.attributes = std::span(both).subspan(1);
    CHECK(profile_text(judge_profile(request).profile) == row.alone);
    // Names in subjectAltName are what counts.
    const GeneralName names[] = {dns_name("www.kth.se")};
    request.subject.attributes = both;
    request.extensions.subject_alt_name.names = names;
    CHECK(profile_text(judge_profile(request).profile) == "ov");
  }
}

TEST_CASE("a colon is a host's before a port, a path or an address") {
  struct Row {
    const char* cn;
    bool host;
  };
  const Row rows[] = {
      {"Robot: portal - Anna Andersson", false},
      {"Robot - portal", false},
      {"portal intranet:8443", true},
      {"see https://intranet", true},
      {"host 2001:db8::1", true},
      {"host fe80::a", true},
      {"Grid: service", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.cn);
    const Attribute subject[] = {attribute(AttributeType::organization, "KTH"),
                                 attribute(AttributeType::common_name, row.cn)};
    Request request;
    request.kind = SignedKind::request;
    request.subject.attributes = subject;
    CHECK((judge_profile(request).profile == Profile::ov) == row.host);
  }
}

TEST_CASE("a request whose CN is no host's, and what speaks against it") {
  using enum AttributeType;
  const Attribute person[] = {attribute(common_name, "Anna Svensson"),
                              attribute(given_name, "Anna")};
  const Attribute company[] = {attribute(organization, "Acme AB"),
                               attribute(business_category, "Private Organization"),
                               attribute(common_name, "Acme AB")};
  const Attribute several[] = {attribute(common_name, "Anna Svensson"),
                               attribute(common_name, "www.kth.se")};
  const Attribute none[] = {attribute(organization, "Acme AB")};
  Request request;
  request.kind = SignedKind::request;
  request.subject.attributes = person;
  CHECK(judge_profile(request).profile == Profile::other);
  const OidAt server[] = {{oids::server_auth, {}}};
  Extension extension;
  request.extensions.extended_key_usage = {&extension, server};
  CHECK(judge_profile(request).profile == Profile::iv);
  request.extensions.extended_key_usage = {};
  request.subject.attributes = company;
  CHECK(judge_profile(request).profile == Profile::ev);
  const Attribute keytool[] = {attribute(organization, "Unknown"),
                               attribute(common_name, "Unknown")};
  request.subject.attributes = keytool;
  CHECK(judge_profile(request).profile == Profile::ov);
  request.subject.attributes = several;
  CHECK(judge_profile(request).profile == Profile::dv);
  request.subject.attributes = none;
  CHECK(judge_profile(request).profile == Profile::ov);
}

TEST_CASE("mail and code without a reserved policy") {
  struct Row {
    SignedKind kind;
    std::string_view purpose;
    const char* profile;
    const char* why;
  };
  const Row rows[] = {
      {SignedKind::request, oids::email_protection, "smime", "it is to be for mail"},
      {SignedKind::request, oids::code_signing, "codesigning", "it is to sign code"},
      {SignedKind::certificate, oids::email_protection, "other",
       "it is for mail and has no policy of the CA/Browser Forum, as public ones of 2023-09-01 and "
       "later have, so it's taken for a private CA's"},
      {SignedKind::certificate, oids::code_signing, "other",
       "it is for code and has no policy of the CA/Browser Forum, as public ones of 2026-09-15 and "
       "later have, so it's taken for a private CA's"},
  };
  for (const Row& row : rows) {
    INFO(row.profile);
    const OidAt purposes[] = {{row.purpose, {}}};
    Extension extension;
    Signed object;
    object.kind = row.kind;
    object.extensions.extended_key_usage = {&extension, purposes};
    const JudgedProfile judged = judge_profile(object);
    CHECK(profile_text(judged.profile) == row.profile);
    CHECK(judged.source == ProfileSource::guessed);
    CHECK(judged.why == row.why);
  }
}

TEST_CASE("names that stand for several types") {
  unsigned tls = 0, smime = 0, code = 0;
  for (unsigned i = 0; i < static_cast<unsigned>(Profile::count_); ++i) {
    const auto profile = static_cast<Profile>(i);
    CHECK(profile_from_text(profile_text(profile)) == profile);
    tls += stands_for(Profile::tls, profile) ? 1U : 0U;
    smime += stands_for(Profile::smime, profile) ? 1U : 0U;
    code += stands_for(Profile::codesigning, profile) ? 1U : 0U;
    CHECK(stands_for(Profile::dv, profile) == (profile == Profile::dv));
  }
  CHECK(tls == 5);
  CHECK(smime == 13);
  CHECK(code == 3);
}
