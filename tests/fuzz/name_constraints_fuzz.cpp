// Octets as the nameConstraints of a CA, and as subjectAltName of a certificate that it has issued
// (two octets tell where the one ends): what is read lies within them, and each name keeps to the
// constraints or breaks one that is there.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/name_constraints.h"
#include "lint/sources/certificate_file.h"
#include "lint/sources/der_writer.h"
#include "lint/sources/sample_key.h"

namespace {

using namespace dcvlint;

void require(bool holds) {
  if (!holds) std::abort();
}

std::vector<NameConstraint> read(const Extension& extension) {
  const std::string_view value = extension.value;
  std::vector<NameConstraint> constraints = name_constraints(extension);
  require(constraints.size() <= 10'000);
  std::uint32_t last = extension.value_place.begin;
  for (const NameConstraint& each : constraints) {
    require(last <= each.place.begin && each.place.begin < each.place.end);
    require(each.place.end <= extension.value_place.end);
    require(each.base.empty() ||
            (each.base.data() >= value.data() &&
             each.base.data() + each.base.size() <= value.data() + value.size()));
    last = each.place.end;
    constraint_text(each);
  }
  return constraints;
}

template <class Name>
void check(const std::vector<NameConstraint>& constraints, const Name& name) {
  const NameConstraint* which = nullptr;
  const ConstraintBreak broken = constraint_break(constraints, name, which);
  require((broken == ConstraintBreak::excluded) == (which != nullptr));
  require(which == nullptr || which->excluded);
  require(
      broken != ConstraintBreak::not_permitted ||
      std::ranges::any_of(constraints, [](const NameConstraint& each) { return !each.excluded; }));
  if (broken != ConstraintBreak::excluded) return;
  // What one constraint excludes stays excluded when it is the only one.
  const NameConstraint alone = *which;
  require(constraint_break(std::span(&alone, 1), name, which) == ConstraintBreak::excluded);
}

std::string certificate(std::string_view subject, const std::vector<der::Octets>& extensions) {
  der::CertificateParts parts;
  parts.inner_algorithm = der::algorithm("1.2.840.10045.4.3.2");
  parts.issuer = der::sequence({der::rdn("2.5.4.3", der::utf8("A CA"))});
  parts.subject = der::sequence(
      {der::rdn("2.5.4.6", der::printable("SE")), der::rdn("2.5.4.3", der::utf8(subject))});
  static const std::string key = sample_public_key(SampleKey::p256);
  parts.key = key;
  parts.extensions = extensions;
  return der::sequence(
      {der::to_be_signed(parts), parts.inner_algorithm, der::bit_string(std::string(64, 'Z'))});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  std::string_view octets(reinterpret_cast<const char*>(data), size);
  const std::size_t told = std::size_t{data[0]} * 256 + data[1];
  octets.remove_prefix(2);
  const std::string_view constraints = octets.substr(0, told);
  const std::string_view names = octets.substr(constraints.size());
  const std::string ca = certificate("A CA", {der::extension("2.5.29.30", constraints, true)});
  const std::string leaf = certificate("www.kth.se", {der::extension("2.5.29.17", names)});
  static CertificateReader reader;
  Documents documents;
  Arena arena;
  const Certificate issuer = reader.read(documents, documents.add("ca", Bytes(ca), 0), arena);
  const Certificate issued = reader.read(documents, documents.add("leaf", Bytes(leaf), 1), arena);
  const Extension* extension = issuer.extensions.find(ExtensionType::name_constraints);
  require(extension != nullptr && extension->value == constraints);
  const auto read_ones = read(*extension);
  for (const GeneralName& name : issued.extensions.subject_alt_name.names) check(read_ones, name);
  check(read_ones, issued.subject);
  return 0;
}
