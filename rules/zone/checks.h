#pragma once
// Checks of the zone family: what a name server makes of records that are each
// well formed, but don't go together. X.cpp holds the check of rule zone/X.

#include <array>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"

namespace dcvlint {

// RFC 1034 §3.6.2, RFC 2181 §10.1: a name with a CNAME has no other data but
// what DNSSEC puts there (RFC 4034 §3, §4). The apex is CnameAtApex's matter.
struct CnameWithOtherData {
  static constexpr std::string_view id = "zone.cname-with-other-data";
  static constexpr std::string_view about = "A name has a CNAME and records of other types.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"name", "target", "types", "caa_note"};
  static constexpr auto only_types = std::array{Type::cname};
  static constexpr auto params = std::tuple{};
  void operator()(const OwnerFact& owner, Hits& hits) const;
};

// The apex has SOA and NS, so it can't have a CNAME.
struct CnameAtApex {
  static constexpr std::string_view id = "zone.cname-at-apex";
  static constexpr std::string_view about = "The zone's own name has a CNAME.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "target"};
  static constexpr auto only_types = std::array{Type::cname};
  static constexpr auto params = std::tuple{};
  void operator()(const OwnerFact& owner, Hits& hits) const;
};

// CNAME records of the repository that lead in a circle; found once, at the
// member that the zones mention first.
struct CnameLoop {
  static constexpr std::string_view id = "zone.cname-loop";
  static constexpr std::string_view about = "CNAME records lead in a circle.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "path"};
  static constexpr auto only_types = std::array{Type::cname};
  static constexpr auto params = std::tuple{};
  void operator()(const RrsetFact& fact, Hits& hits) const;
};

// Types of which a name has at most one record: CNAME (RFC 2181 §10.1), DNAME (RFC 6672 §2.4).
struct Singleton {
  std::string_view type;
  static constexpr std::string_view id = "zone.singleton";
  static constexpr std::string_view about =
      "A name has several different records of a type that allows one.";
  static constexpr auto words = std::array<std::string_view, 4>{"name", "type", "first", "second"};
  static constexpr auto only_types = std::array{Type::cname, Type::dname, Type::ns, Type::ptr};
  static constexpr bool only_several = true;
  static constexpr auto params = std::tuple{
      param("type", &Singleton::type, "CNAME, DNAME, NS or PTR: a type whose RDATA is one name")};
  Result<void> prepare();
  void operator()(const RrsetFact& fact, Hits& hits) const;

 private:
  Type wanted_{};
};

// RFC 2181 §5: an RRset has no two equal records. CAA is caa/duplicate-record's matter.
struct DuplicateRecord {
  static constexpr std::string_view id = "zone.duplicate-record";
  static constexpr std::string_view about = "The same record stands in the zone twice.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "type"};
  static constexpr bool only_several = true;
  static constexpr auto params = std::tuple{};
  void operator()(const RrsetFact& fact, Hits& hits) const;
};

// RFC 2181 §5.2: all records of an RRset have one TTL.
struct MixedTtl {
  static constexpr std::string_view id = "zone.mixed-ttl";
  static constexpr std::string_view about = "Records of one RRset have different TTLs.";
  static constexpr auto words = std::array<std::string_view, 4>{"name", "type", "first", "other"};
  static constexpr bool only_several = true;
  static constexpr auto params = std::tuple{};
  void operator()(const RrsetFact& fact, Hits& hits) const;
};

// RFC 1034 §4.2.1: what stands at or below a zone cut belongs to the child,
// except for NS, DS, what DNSSEC adds, and glue.
struct DataBelowDelegation {
  static constexpr std::string_view id = "zone.data-below-delegation";
  static constexpr std::string_view about =
      "A record stands at or below a delegation and is not glue.";
  static constexpr auto words = std::array<std::string_view, 4>{"name", "type", "cut", "server"};
  static constexpr auto params = std::tuple{};
  void operator()(const ZoneFact& fact, Hits& hits) const;
};

// RFC 1034 §4.2.1: a delegation to a server inside the delegated part needs the server's address.
struct GlueMissing {
  static constexpr std::string_view id = "zone.glue-missing";
  static constexpr std::string_view about =
      "A delegation names a server within the delegated zone, without its address.";
  static constexpr auto words = std::array<std::string_view, 2>{"cut", "server"};
  static constexpr auto only_types = std::array{Type::ns};
  static constexpr auto params = std::tuple{};
  void operator()(const RrsetFact& fact, Hits& hits) const;
};

// RFC 3901 §4: a zone is to be reached over IPv4, too.
struct Ipv6OnlyServers {
  static constexpr std::string_view id = "zone.ipv6-only-servers";
  static constexpr std::string_view about =
      "All name servers of a zone or of a delegation have AAAA and no A, as far as the zones show.";
  static constexpr auto words = std::array<std::string_view, 2>{"owner", "server"};
  static constexpr auto only_types = std::array{Type::ns};
  static constexpr auto params = std::tuple{};
  void operator()(const RrsetFact& fact, Hits& hits) const;
};

// RFC 6672 §2.4: nothing stands below a DNAME.
struct DnameOcclusion {
  static constexpr std::string_view id = "zone.dname-occlusion";
  static constexpr std::string_view about = "A name with records stands below a DNAME.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "dname"};
  static constexpr auto params = std::tuple{};
  void operator()(const OwnerFact& owner, Hits& hits) const;
};

// RFC 4592 §2.1.1: only a leftmost "*" is a wildcard.
struct NonterminalWildcard {
  static constexpr std::string_view id = "zone.nonterminal-wildcard";
  static constexpr std::string_view about = "A name has a * that is not its first label.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "wildcard"};
  static constexpr auto params = std::tuple{};
  void operator()(const OwnerFact& owner, Hits& hits) const;
};

// A heuristic: an owner name that, before the origin, already ends in the
// origin's last two labels, was meant to end with a dot.
struct DoubledOrigin {
  static constexpr std::string_view id = "zone.doubled-origin";
  static constexpr std::string_view about =
      "An owner name ends in the zone's name twice: a final dot is missing.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "meant", "types"};
  static constexpr auto params = std::tuple{};
  void operator()(const OwnerFact& owner, Hits& hits) const;
};

// The same when the line is right and $ORIGIN (or the origin of $INCLUDE) lacks
// the dot; found once for each directive, at the record that follows it.
struct OriginWithoutDot {
  static constexpr std::string_view id = "zone.origin-without-dot";
  static constexpr std::string_view about = "$ORIGIN names a domain without the final dot.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "meant"};
  static constexpr auto params = std::tuple{};
  void operator()(const OwnerFact& owner, Hits& hits) const;
};

// The same for the names that records point to.
struct TargetWithoutDot {
  static constexpr std::string_view id = "zone.target-without-dot";
  static constexpr std::string_view about =
      "A CNAME, DNAME, MX, NS, PTR or SRV target ends in the zone's name twice.";
  static constexpr auto words = std::array<std::string_view, 4>{"name", "type", "target", "meant"};
  static constexpr auto only_types =
      std::array{Type::cname, Type::dname, Type::ns, Type::ptr, Type::mx, Type::srv};
  static constexpr auto params = std::tuple{};
  void operator()(const RrsetFact& fact, Hits& hits) const;
};

// A CNAME, MX, NS or SRV target within the repository's zones that isn't there.
struct TargetMissing {
  static constexpr std::string_view id = "zone.target-missing";
  static constexpr std::string_view about =
      "A CNAME, MX, NS or SRV record points to a name that its zone doesn't have.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"name", "type", "target", "dot_note"};
  static constexpr auto only_types = std::array{Type::cname, Type::mx, Type::ns, Type::srv};
  static constexpr auto params = std::tuple{};
  void operator()(const RrsetFact& fact, Hits& hits) const;
};

// RFC 1035 §5.1: an unquoted semicolon begins a comment, and with it go the
// parameters of an issue value. A heuristic: the comment looks like a parameter.
struct ParametersInComment {
  static constexpr std::string_view id = "zone.parameters-in-comment";
  static constexpr std::string_view about =
      "An issue value without quotes is followed by a comment that looks like its parameter.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "value", "parameter"};
  static constexpr auto only_tags =
      std::array{CaaTag::issue, CaaTag::issuewild, CaaTag::issuemail, CaaTag::issuevmc};
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

// RFC 2181 §10.3 (NS, MX), RFC 2782 (SRV): the target has addresses, not a CNAME.
struct TargetIsAlias {
  std::string_view type;
  static constexpr std::string_view id = "zone.target-is-alias";
  static constexpr std::string_view about = "A record points to a name that is a CNAME.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "target", "alias_of"};
  static constexpr auto only_types = std::array{Type::mx, Type::ns, Type::srv};
  static constexpr auto params = std::tuple{param("type", &TargetIsAlias::type, "MX, NS or SRV")};
  Result<void> prepare();
  void operator()(const RrsetFact& fact, Hits& hits) const;

 private:
  Type wanted_{};
};

// RFC 1035 §3.3: the target is a domain name; an address makes a name of digits.
struct TargetIsAddress {
  std::string_view type;
  static constexpr std::string_view id = "zone.target-is-address";
  static constexpr std::string_view about =
      "A record that must name a host has an IP address instead.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "address", "target"};
  static constexpr auto only_types = std::array{Type::cname, Type::mx, Type::ns, Type::srv};
  static constexpr auto params =
      std::tuple{param("type", &TargetIsAddress::type, "CNAME, MX, NS or SRV")};
  Result<void> prepare();
  void operator()(const RrsetFact& fact, Hits& hits) const;

 private:
  Type wanted_{};
};

}  // namespace dcvlint
