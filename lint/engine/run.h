#pragma once
// Running plans over facts.

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lint/engine/plan.h"
#include "lint/facts/governed_caa.h"
#include "lint/facts/zone_facts.h"

namespace dcvlint {

struct Finding {
  const Rule* rule = nullptr;
  const Phase* phase = nullptr;
  Severity severity{};
  Severity rule_severity{};  // before the configuration changed it
  std::string_view message;  // the rule's, with {words}
  const SeverityChange* changed = nullptr;
  const Hit* hit = nullptr;
  // Of a certificate dated up to 48 hours before a day from which on the finding is `then`: a
  // notice, since it may have been signed on that day.
  std::optional<Date> if_signed_from = {};
  Severity then{};
};
std::string message(const Finding& finding);  // rendered, printable

// A check that threw. The others went on.
struct Broken {
  const Rule* rule = nullptr;
  std::string what;
  std::uint64_t times = 0;
};

// How many findings a rule had, those over the cap included.
struct RuleCount {
  const Rule* rule = nullptr;
  Severity severity{};
  std::uint64_t all = 0;
  std::uint64_t kept = 0;
};

struct RunOptions {
  unsigned jobs = 1;
  std::uint32_t cap = 100;  // kept findings per rule and input; 0: no cap
  // Set from outside to end early: what was found is kept, the rest is left, and the result says
  // so.
  const std::atomic<bool>* stop = nullptr;
  bool check_points = true;  // of EC keys in certificates: --key-checks
};

// A fault of a document that gave no zone.
struct LooseFault {
  const Plan* plan = nullptr;
  Fault fault;
};

struct RunResult {
  std::vector<Finding> findings;  // ordered: input, place, rule, ordinal
  std::vector<RuleCount> counts;  // by rule id and severity; only those that found something
  std::vector<Broken> broken;
  std::uint64_t looks = 0;                  // how many times a check looked
  bool stopped = false;                     // by RunOptions::stop
  std::vector<std::unique_ptr<Hits>> held;  // owns what findings point to
};

// All zones of a repository. plans[i] is for zone i; they may be one and the
// same. The result does not depend on `jobs`.
// `governed`: what find_governed (lint/engine/governed.h) gave, for the plans that want it.
RunResult run_zones(const Context& context, std::span<const Plan* const> plans,
                    const RunOptions& options, std::span<const LooseFault> loose = {},
                    std::span<const GovernedCaa> governed = {});

}  // namespace dcvlint
