#pragma once
// Running plans over names of organisations and places that several inputs write in several ways:
// "Universität Ulm" in one, "Universitaet Ulm" in another.
//
// The first pass over the inputs (run_signed) keeps where each spelling stands first. Those of one
// name are found by their key (lint/facts/place_key.h) and held against each other letter by
// letter; the object of the second one is read once more.

#include <cstdint>
#include <set>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

#include "lint/engine/plan_shelf.h"
#include "lint/engine/run.h"
#include "lint/engine/run_sum.h"
#include "lint/facts/signed_facts.h"

namespace dcvlint {

// A spelling, where it stands first in an input. Texts stand in the document.
struct SpelledName {
  AttributeType type{};
  std::string_view country, text;
  Place place;  // of the value
  Doc der{};
  std::uint32_t input = 0;
  bool is_request = false;
  JudgedProfile profile;
  Date day{};
  PlanShelf* plans = nullptr;
};

// The spellings of one input.
class SpelledNames {
 public:
  // Of O, ST and L. Not of a subject that has one of them twice, as those with a native and an
  // ASCII name have, nor of one with DC: grids want ASCII.
  void note(const SignedFact& fact, Doc der, std::uint32_t input, PlanShelf* plans);
  std::span<const SpelledName> all() const { return all_; }

 private:
  std::set<std::tuple<AttributeType, std::string_view, std::string_view>> seen_;
  std::vector<SpelledName> all_;
};

// Judges what is one name, into `sum`. `all` in the order of the inputs.
void run_spellings(const Documents& documents, const Context& context,
                   std::span<const SpelledName> all, const RunOptions& options, RunSum& sum);

}  // namespace dcvlint
