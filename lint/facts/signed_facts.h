#pragma once
// What rules on requests and certificates look at: small views, made on the
// stack, that point up to what they are part of.

#include "lint/base/date.h"
#include "lint/facts/certificate.h"
#include "lint/facts/host_name.h"
#include "lint/facts/profile.h"
#include "lint/facts/request.h"
#include "lint/facts/value_remark.h"
#include "lint/facts/zone_facts.h"

namespace dcvlint {

struct Crl;  // lint/facts/crl.h

// A request, a certificate or a revocation list as a whole: for rules that judge several of these.
struct SignedFact {
  const Context& in;
  const Signed& object;
  const Request* request;          // one of these two, or `crl`, is not null
  const Certificate* certificate;  //
  JudgedProfile profile;
  Date day{};  // whose rules hold: notBefore's of a certificate, thisUpdate's of a list, else
               // in.as_of
  const Crl* crl = nullptr;
  bool is_request() const { return request != nullptr; }
};
// One attribute of the subject.
struct AttributeFact {
  const SignedFact& of;
  const Attribute& attribute;
  // Of its value. Looked at once for all rules.
  ValueRemark remark = value_remark(of, attribute);
};
// One name of subjectAltName; of a request that has none there, a CN that reads as a name.
struct SanFact {
  const SignedFact& of;
  const GeneralName& name;
  bool from_cn = false;
  // Of a dNSName; else of shape `none`. Looked at once for all rules.
  HostName host = name.kind == GeneralNameKind::dns_name ? host_name(name.bytes) : HostName{};
};
struct RequestFact {
  const SignedFact& of;
  const Request& request;
};
struct CertificateFact {
  const SignedFact& of;
  const Certificate& certificate;
};

}  // namespace dcvlint
