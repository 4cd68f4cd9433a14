// Octets as certificate and as request: no place leads out of the document.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "lint/facts/field_path.h"
#include "lint/sources/certificate_file.h"
#include "lint/sources/request_file.h"
#include "lint/sources/signature.h"

namespace dcvlint {
namespace {

std::size_t used = 0;  // so that nothing is optimised away

void look(const Documents& documents, const Signed& of) {
  const std::size_t size = documents[of.place.doc].bytes.size();
  auto within = [&](Place place) {
    if (place.begin > place.end || place.end > size) std::abort();
    used += field_path(documents, place).size();
  };
  for (const Fault& fault : of.faults) within(fault.place);
  for (const Attribute& attribute : of.subject.attributes) {
    within(attribute.place);
    within(attribute.value);
  }
  used += name_text(of.subject).size();
  for (const Extension& extension : of.extensions.all) {
    within(extension.place);
    within(extension.value_place);
    used += extension_label(extension).size();
  }
  for (const GeneralName& name : of.extensions.subject_alt_name.names) {
    within(name.place);
    used += general_name_text(name).size();
  }
  within(of.key.place);
  within(of.key.key_place);
  within(of.signature.place);
  if (of.fault_count == 0 && of.key.bytes.empty()) std::abort();
}

}  // namespace
}  // namespace dcvlint

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dcvlint;
  static SignatureChecker checker;
  static CertificateReader certificates;
  static RequestReader requests;
  Documents documents;
  Arena arena;
  const Doc doc =
      documents.add("fuzz", Bytes(std::string_view(reinterpret_cast<const char*>(data), size)), 0);
  Certificate certificate = certificates.read(documents, doc, arena);
  if (certificate.key.bits <= 4096) checker.check_own(certificate);
  look(documents, certificate);
  Request request = requests.read(documents, doc, arena);
  if (request.key.bits <= 4096) checker.check_own(request);
  look(documents, request);
  return 0;
}
