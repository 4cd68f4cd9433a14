#include "lint/engine/certificate_cache.h"

#include <doctest/doctest.h>

namespace dcvlint {
namespace {

TEST_CASE("what was asked for last is read once") {
  Documents documents;
  std::vector<Doc> all;
  for (std::size_t i = 0; i < CertificateCache::most + 1; ++i) {
    all.push_back(documents.add("c.der", Bytes(std::string_view("\x30\x00", 2)), 0));
  }
  CertificateCache cache;
  const Certificate* first = &cache.get(documents, all[0]);
  CHECK(first->place.doc == all[0]);
  for (std::size_t i = 0; i < 1000; ++i) CHECK(&cache.get(documents, all[0]) == first);
  CHECK(cache.read() == 1);
  // The one that was asked for longest ago makes room, not the one that came first.
  for (std::size_t i = 1; i < CertificateCache::most; ++i) cache.get(documents, all[i]);
  CHECK(&cache.get(documents, all[0]) == first);
  cache.get(documents, all.back());
  CHECK(cache.read() == CertificateCache::most + 1);
  CHECK(&cache.get(documents, all[0]) == first);
  CHECK(cache.read() == CertificateCache::most + 1);
  CHECK(cache.get(documents, all[1]).place.doc == all[1]);
  CHECK(cache.read() == CertificateCache::most + 2);
}

}  // namespace
}  // namespace dcvlint
