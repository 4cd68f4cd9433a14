#pragma once
// Checks for tests of the engine: small ones, so that a test says all that matters.

#include <array>
#include <atomic>
#include <stdexcept>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"
#include "lint/facts/governed_caa.h"

namespace dcvlint {

// Finds each CAA property with one of the tags.
struct SampleTag {
  static constexpr std::string_view id = "sample.tag";
  static constexpr std::string_view about = "A property has one of the tags.";
  static constexpr auto words = std::array<std::string_view, 2>{"tag", "owner"};
  Strings tags;
  std::int64_t at_least = 0;
  bool critical = false;
  Date since{};
  std::string_view label;
  static constexpr auto params =
      std::tuple{param("tags", &SampleTag::tags, "the tags"),
                 optional_param("at-least", &SampleTag::at_least, "octets of the value"),
                 optional_param("critical", &SampleTag::critical, "only critical ones"),
                 optional_param("since", &SampleTag::since, "a day"),
                 optional_param("label", &SampleTag::label, "not \"forbidden\"")};
  Result<void> prepare() const {
    if (label == "forbidden") return fail("label", "\"forbidden\" is forbidden");
    return {};
  }
  void operator()(const CaaFact& caa, Hits& hits) const {
    if (caa.property.value.size() < static_cast<std::size_t>(at_least)) return;
    if (critical && !caa.property.critical()) return;
    for (std::string_view tag : tags) {
      if (tag != caa.property.tag) continue;
      const std::string owner = caa.in.names.display(caa.record.owner);
      hits.add(caa.record.place, owner, {{"tag", caa.property.tag}, {"owner", owner}});
    }
  }
};

struct SampleFault {
  static constexpr std::string_view id = "sample.fault";
  static constexpr std::string_view about = "Any fault.";
  static constexpr auto words = std::array<std::string_view, 1>{"text"};
  std::string_view code;
  static constexpr auto params =
      std::tuple{optional_param("code", &SampleFault::code, "a fault's id")};
  void operator()(const FaultFact& fact, Hits& hits) const {
    hits.add(fact.fault.place, {}, {{"text", fact.fault.text}});
  }
};

// One of each other kind, counting.
template <class Fact>
struct SampleSeen {
  static constexpr std::string_view id = kind_of<Fact> == Kind::record     ? "sample.record"
                                         : kind_of<Fact> == Kind::rrset    ? "sample.rrset"
                                         : kind_of<Fact> == Kind::caa_set  ? "sample.caa_set"
                                         : kind_of<Fact> == Kind::owner    ? "sample.owner"
                                         : kind_of<Fact> == Kind::zone     ? "sample.zone"
                                         : kind_of<Fact> == Kind::governed ? "sample.governed"
                                                                           : "sample.repository";
  static constexpr std::string_view about = "Finds whatever it sees.";
  static constexpr auto words = std::array<std::string_view, 1>{"what"};
  static constexpr auto params = std::tuple{};
  void operator()(const Fact& fact, Hits& hits) const {
    if constexpr (std::is_same_v<Fact, RecordFact>) {
      hits.add(fact.record.place, {}, {{"what", "record"}});
    } else if constexpr (std::is_same_v<Fact, RrsetFact>) {
      hits.add(fact.rrset.records[0].place, {}, {{"what", hits.number(fact.rrset.records.size())}});
    } else if constexpr (std::is_same_v<Fact, CaaSetFact>) {
      hits.add(fact.rrset.records[0].place, {}, {{"what", hits.number(fact.properties.size())}});
    } else if constexpr (std::is_same_v<Fact, OwnerFact>) {
      hits.add(fact.records[0].place, {}, {{"what", hits.number(fact.records.size())}});
    } else if constexpr (std::is_same_v<Fact, GovernedFact>) {
      hits.add(fact.caa.any().record->place, {}, {{"what", hits.number(fact.caa.any().count)}});
    } else if constexpr (std::is_same_v<Fact, ZoneFact>) {
      hits.add(Place{fact.zone.document(), 0, 0}, {}, {{"what", "zone"}});
    } else {
      for (const Zone& zone : fact.in.repository.zones()) {
        hits.add(Place{zone.document(), 0, 0}, {}, {{"what", "repository"}});
      }
    }
  }
};

struct SampleSeveral {
  static constexpr std::string_view id = "sample.several";
  static constexpr std::string_view about = "A set has several records.";
  static constexpr auto words = std::array<std::string_view, 1>{"what"};
  static constexpr bool only_several = true;
  static constexpr auto params = std::tuple{};
  void operator()(const RrsetFact& fact, Hits& hits) const {
    hits.add(fact.rrset.records[0].place, {}, {{"what", hits.number(fact.rrset.records.size())}});
  }
};

struct SampleSeveralCaa {
  static constexpr std::string_view id = "sample.several_caa";
  static constexpr std::string_view about = "A CAA set has several records.";
  static constexpr auto words = std::array<std::string_view, 1>{"what"};
  static constexpr bool only_several = true;
  static constexpr auto params = std::tuple{};
  void operator()(const CaaSetFact& fact, Hits& hits) const {
    hits.add(fact.rrset.records[0].place, {}, {{"what", hits.number(fact.rrset.records.size())}});
  }
};

struct SampleParameters {
  static constexpr std::string_view id = "sample.parameters";
  static constexpr std::string_view about = "An issue value has parameters.";
  static constexpr auto words = std::array<std::string_view, 1>{"what"};
  static constexpr auto only_tags = std::array{CaaTag::issue};
  static constexpr bool only_parameters = true;
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& fact, Hits& hits) const {
    hits.add(fact.record.place, {}, {{"what", hits.number(fact.issue->parameters.size())}});
  }
};

struct SampleAddressOwner {
  static constexpr std::string_view id = "sample.address_owner";
  static constexpr std::string_view about = "A name has an address.";
  static constexpr auto words = std::array<std::string_view, 1>{"what"};
  static constexpr auto only_types = std::array{Type::a};
  static constexpr auto params = std::tuple{};
  void operator()(const OwnerFact& fact, Hits& hits) const {
    hits.add(fact.records[0].place, {}, {{"what", hits.number(fact.records.size())}});
  }
};

// As if somebody pressed Ctrl-C at the first record.
struct SampleStops {
  static constexpr std::string_view id = "sample.stops";
  static constexpr std::string_view about = "Finds nothing.";
  static constexpr auto words = std::array<std::string_view, 0>{};
  static constexpr auto params = std::tuple{};
  static inline std::atomic<bool>* flag = nullptr;
  void operator()(const RecordFact&, Hits&) const {
    if (flag != nullptr) *flag = true;
  }
};

// Throws at every record.
struct SampleThrows {
  static constexpr std::string_view id = "sample.throws";
  static constexpr std::string_view about = "Throws.";
  static constexpr auto words = std::array<std::string_view, 0>{};
  static constexpr auto params = std::tuple{};
  void operator()(const RecordFact&, Hits&) const { throw std::runtime_error("it broke"); }
};

inline constexpr auto sample_checks = std::to_array<Check>({
    check<SampleAddressOwner>(),
    check<SampleFault>(),
    check<SampleSeen<CaaSetFact>>(),
    check<SampleSeen<GovernedFact>>(),
    check<SampleSeen<OwnerFact>>(),
    check<SampleSeen<RecordFact>>(),
    check<SampleSeen<RepositoryFact>>(),
    check<SampleSeen<RrsetFact>>(),
    check<SampleSeen<ZoneFact>>(),
    check<SampleSeveral>(),
    check<SampleSeveralCaa>(),
    check<SampleParameters>(),
    check<SampleStops>(),
    check<SampleTag>(),
    check<SampleThrows>(),
});

}  // namespace dcvlint
