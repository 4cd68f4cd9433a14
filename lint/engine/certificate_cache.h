#pragma once
// Certificates that are wanted again and again: issuers, and those that others are told beside.

#include <cstddef>
#include <cstdint>
#include <map>

#include "lint/base/arena.h"
#include "lint/base/document.h"
#include "lint/facts/certificate.h"
#include "lint/sources/certificate_file.h"

namespace dcvlint {

// Reads each once, and keeps those that were asked for last: of a million issuers not all fit.
class CertificateCache {
 public:
  static constexpr std::size_t most = 256;

  // Valid until `most` - 1 others were asked for.
  const Certificate& get(const Documents& documents, Doc der) {
    const auto [at, added] = kept_.try_emplace(der);
    at->second.asked = ++asked_;
    if (added) {
      at->second.certificate = reader_.read(documents, der, at->second.arena);
      ++read_;
      if (kept_.size() > most) drop_oldest();
    }
    return at->second.certificate;
  }
  // How often one was read.
  std::uint64_t read() const { return read_; }

 private:
  struct Entry {
    Arena arena;
    Certificate certificate;
    std::uint64_t asked = 0;
  };

  void drop_oldest() {
    auto oldest = kept_.begin();
    for (auto at = kept_.begin(); at != kept_.end(); ++at) {
      if (at->second.asked < oldest->second.asked) oldest = at;
    }
    kept_.erase(oldest);
  }

  CertificateReader reader_;
  std::map<Doc, Entry> kept_;
  std::uint64_t asked_ = 0, read_ = 0;
};

}  // namespace dcvlint
