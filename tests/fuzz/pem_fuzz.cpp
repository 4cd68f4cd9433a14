// Text as PEM: blocks lie within it and in order, octets lead back to their
// characters, and a hidden private key stays hidden.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "lint/facts/field_path.h"
#include "lint/sources/private_keys.h"
#include "lint/sources/signed_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dcvlint;
  static SignedFileReader reader({.check_signatures = false, .check_points = false});
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Documents documents;
  Arena arena;
  const Doc doc = documents.add("fuzz", Bytes(text), 0);
  const SignedFile file = reader.read(documents, doc, arena);
  for (const Fault& fault : file.faults) {
    if (fault.place.begin > fault.place.end || fault.place.end > size) std::abort();
  }
  for (const SignedFile::Item& item : file.items) {
    const Document& der = documents[item.der];
    if (!der.from) continue;
    const auto end = static_cast<std::uint32_t>(der.bytes.size());
    const auto place = pem_place(documents, {item.der, 0, end});
    if (!place || place->begin > place->end || place->end > size) std::abort();
  }
  const Base64 decoded = decode_base64(text);
  Base64Origins origins(text);
  std::size_t last = 0;
  for (std::size_t i = 0; i < decoded.octets.size() && i < 64; ++i) {
    const std::size_t origin = origins.of(i);
    if (origin < last || origin > size) std::abort();
    last = origin;
  }
  Bytes hidden(text);
  if (hide_private_keys(hidden) != 0 && hidden.size() != size) std::abort();
  return 0;
}
