#pragma once
// The zones of a repository as one view: answers as an authoritative server
// for all of them would (RFC 1034 §4.3.2, RFC 4592, RFC 6672).

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "lint/facts/answer.h"
#include "lint/facts/zone.h"

namespace dcvlint {

class Repository {
 public:
  // Zones in input order; of two for one origin the first answers.
  Repository(const Names& names, std::vector<Zone> zones);
  std::span<const Zone> zones() const { return zones_; }
  const Names& names() const { return *names_; }
  // The zone with the longest origin that is `name` or above it.
  const Zone* zone_for(Name name) const;
  const Zone* zone_with_origin(Name origin) const;

 private:
  const Names* names_;
  std::vector<Zone> zones_;
  std::vector<std::pair<Name, std::uint32_t>> by_origin_;  // ascending by origin
};

// Follows CNAME and DNAME within the repository, at most 16 hops. Names that a
// query brings (or a DNAME makes) and the zones don't have are interned, hence
// Names is taken by reference; one view a thread of asking.
class RepositoryView : public View {
 public:
  RepositoryView(const Repository& repository, Names& names);
  ~RepositoryView() override;
  Answer find(Name name, Type type) override;

 private:
  struct Kept;
  const Repository* repository_;
  Names* names_;
  std::unique_ptr<Kept> kept_;
};

}  // namespace dcvlint
