#pragma once
// What zone rules look at: small views, made on the stack, that point up to
// what they are part of.

#include <span>

#include "lint/base/date.h"
#include "lint/base/document.h"
#include "lint/facts/authority.h"
#include "lint/facts/caa.h"
#include "lint/facts/domain_lists.h"
#include "lint/facts/fault.h"
#include "lint/facts/memos.h"
#include "lint/facts/repository.h"
#include "lint/facts/standing.h"
#include "lint/facts/zone.h"

namespace dcvlint {

struct CaPolicy;
struct CertificateProfiles;
struct DebianKeys;
struct GovernedCaa;

// What every look may need. All of it outlives the run.
struct Context {
  const Documents& documents;
  const Names& names;
  const Authorities& authorities;
  const Repository& repository;
  Date as_of{};
  Memos* memos = nullptr;                         // the worker's own; may be null
  const CertificateProfiles* profiles = nullptr;  // null: nothing is known of them
  const DomainLists* lists = nullptr;             // null where only zones are judged
  const CaPolicy* policy = nullptr;               // of the plan that is run; null: none
  const DebianKeys* debian_keys = nullptr;        // null: --debian-weak-keys was not given
};

struct FaultFact {
  const Context& in;
  const Fault& fault;
  const Zone* zone = nullptr;  // null when the document gave no zone
};
struct RecordFact {
  const Context& in;
  const Zone& zone;
  const Record& record;
};
// A CAA record, its property parsed. RDATA that is no property is a fault, not a CaaFact.
struct CaaFact {
  const Context& in;
  const Zone& zone;
  const Record& record;
  const CaaProperty& property;
  const IssueValue* issue = nullptr;   // for tags that have an issue value
  const IssuerName* issuer = nullptr;  // of issue, when well formed and in the table
};
struct RrsetFact {
  const Context& in;
  const Zone& zone;
  Rrset rrset;
};
// A CAA RRset; `properties` are those of its records whose RDATA is one, in their order.
struct CaaSetFact {
  const Context& in;
  const Zone& zone;
  Rrset rrset;
  std::span<const CaaFact> properties;
};
// An owner name with all its records, ordered by type.
struct OwnerFact {
  const Context& in;
  const Zone& zone;
  Name owner{};
  std::span<const Record> records;
};
struct ZoneFact {
  const Context& in;
  const Zone& zone;
};
struct RepositoryFact {
  const Context& in;
};
// A CAA set, or that there is none or the look-up failed, with the names of the run that it
// governs.
struct GovernedFact {
  const Context& in;
  const GovernedCaa& caa;
};

}  // namespace dcvlint
