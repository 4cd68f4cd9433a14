#pragma once
// What a certificate's notBefore leaves open. A CA may set it up to 48 hours before the time of
// signing (BR 2.3.1 section 7.1.2.7), and rules are for what is signed on or after a day: in the 48
// hours before such a day nobody can tell from the certificate whether the stricter rules hold.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <tuple>

#include "lint/engine/plan.h"

namespace dcvlint {

// Those of `days` (ascending) that begin within 48 hours after `not_before`, in seconds since 1970.
std::span<const Date> days_left_open(std::int64_t not_before, std::span<const Date> days);

// What was found in a certificate, by rule, place and target: what the plan of a later day finds in
// addition is worth a notice, and what both find is told once.
class Told {
 public:
  void add(const Plan& plan, std::span<const Hit> hits);
  // Whether the hit of a later plan is a warning or an error that was not there before, or was less
  // grave. It counts as told afterwards.
  bool is_news(const Step& step, const Hit& hit);

 private:
  using Key = std::tuple<const Rule*, Doc, std::uint32_t, std::uint32_t, std::string>;
  static Key key(const Step& step, const Hit& hit);
  std::map<Key, Severity> told_;
};

}  // namespace dcvlint
