#pragma once
// The parts that certificates, requests and revocation lists are made of.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "lint/base/arena.h"
#include "lint/facts/certificate.h"
#include "lint/facts/extension.h"
#include "lint/facts/general_name.h"
#include "lint/facts/key.h"
#include "lint/facts/request.h"
#include "lint/facts/subject.h"
#include "lint/sources/der.h"

namespace dcvlint {

// Room that is used again for each document, and the arena of the one being
// read. Lists are gathered at the end of a vector and copied to the arena when
// complete, so that a list within a list of one kind finds its room.
struct DerScratch {
  DerFaults faults;
  std::vector<Attribute> attributes;
  std::vector<GeneralName> names;
  std::vector<Extension> extensions;
  std::vector<OidAt> oids;
  std::vector<PolicyQualifier> qualifiers;
  std::vector<Policy> policies;
  std::vector<DistributionPoint> points;
  std::vector<AccessDescription> descriptions;
  std::vector<Sct> scts;
  std::vector<RequestAttributeValue> values;
  std::vector<RequestAttribute> request_attributes;
  std::vector<std::uint32_t> entries;  // of a revocation list: where they begin
  Arena* arena = nullptr;

  template <class T>
  std::span<T> keep(std::vector<T>& list, std::size_t from) {
    const std::span<T> kept =
        arena->copy(std::span<const T>(list.data() + from, list.size() - from));
    list.resize(from);
    return kept;
  }
};

// Each takes the value next in `at`, or tells that it is missing and gives what it can.
DistinguishedName read_name(DerScratch& scratch, DerReader& at, std::string_view what);
AlgorithmIdentifier read_algorithm(DerReader& at, std::string_view what);
SignatureAlgorithm read_signature_algorithm(DerReader& at, std::string_view what);
PublicKey read_public_key(DerReader& at);
Signature read_signature(DerReader& at, const SignatureAlgorithm& algorithm);
// One GeneralName; `index` is what it gets.
GeneralName read_general_name(DerScratch& scratch, const DerReader& in, const Tlv& tlv,
                              std::uint32_t index);
// A UTCTime or GeneralizedTime. `early`: the code for a GeneralizedTime of a year before 2050.
Time read_time(DerReader& at, std::string_view what, FaultCode early);
// The frame of one Extension: OID, critical, the OCTET STRING.
Extension read_extension(const DerReader& outer, const Tlv& sequence, std::uint32_t index);
// Extensions ::= SEQUENCE OF Extension.
Extensions read_extensions(DerScratch& scratch, const DerReader& in, const Tlv& sequence,
                           FaultCode duplicate);
// Values of known extensions, into their places in `extensions`.
void read_extension_values(DerScratch& scratch, Extensions& extensions, std::span<Extension> all);

// Begins a document: its outermost value, when there is one; `into` gets its bytes.
std::optional<Tlv> start_der(DerScratch& scratch, const Documents& documents, Doc doc, Arena& arena,
                             Signed& into);
// Ends it: hands the faults over.
void finish_der(DerScratch& scratch, Signed& into);

}  // namespace dcvlint
