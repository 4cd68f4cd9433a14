// The order of extensions, in a revocation list and in its entries, says nothing, nor does the
// order of entries: none of them changes a finding.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/tools/der_crl.h"
#include "tests/tools/signed_run.h"

namespace dcvlint {
namespace {

using namespace der;

struct SomeEntry {
  Octets serial, date;
  std::vector<Octets> extensions;
};

SomeEntry some_entry() {
  SomeEntry entry;
  // Of few numbers, so that some repeat themselves.
  entry.serial = integer(*rc::gen::inRange<std::int64_t>(-2, 30));
  entry.date = *rc::gen::element<Octets>(utc_time("261101000000Z"), utc_time("270101000000Z"),
                                         utc_time("700101000000Z"), utc_time("261101"));
  if (*rc::gen::arbitrary<bool>()) {
    entry.extensions.push_back(reason_code(*rc::gen::inRange(0, 12), *rc::gen::inRange(0, 5) == 0));
  }
  if (*rc::gen::inRange(0, 3) == 0) {
    entry.extensions.push_back(extension("2.5.29.24", generalized_time("20261201000000Z")));
  }
  if (*rc::gen::inRange(0, 3) == 0) {
    entry.extensions.push_back(
        extension("1.3.6.1.4.1.99999.1", "anything", *rc::gen::arbitrary<bool>()));
  }
  return entry;
}

std::vector<Octets> some_extensions() {
  std::vector<Octets> out;
  const auto some = [&](const Octets& extension) {
    if (*rc::gen::inRange(0, 3) != 0) out.push_back(extension);
  };
  some(extension("2.5.29.20", integer(*rc::gen::inRange<std::int64_t>(-1, 3))));
  some(extension("2.5.29.35", sequence({context(0, "0123", false)}), true));
  some(extension("2.5.29.28", sequence({context(1, "\xFF", false), context(4, "\xFF", false)})));
  some(extension("1.3.6.1.4.1.99999.2", "anything", true));
  return out;
}

// Without what tells where in the list something is.
std::vector<std::string> found(const std::vector<SomeEntry>& entries,
                               const std::vector<Octets>& extensions) {
  CrlParts parts;
  if (!entries.empty()) {
    parts.entries.emplace();
    for (const SomeEntry& each : entries) {
      parts.entries->push_back(crl_entry(each.serial, each.date, each.extensions));
    }
  }
  parts.extensions = extensions;
  if (extensions.empty()) parts.extensions.reset();
  const SignedBookRun run(crl_of(parts));
  RC_ASSERT(run.run().crls == 1U);
  RC_ASSERT(run.result().broken.empty());
  return run.findings();
}

TEST_CASE("the order of extensions and entries changes no finding") {
  const bool holds = rc::check([] {
    std::vector<SomeEntry> entries;
    const auto count = *rc::gen::inRange<std::size_t>(0, 6);
    for (std::size_t i = 0; i < count; ++i) entries.push_back(some_entry());
    std::vector<Octets> extensions = some_extensions();
    const std::vector<std::string> before = found(entries, extensions);
    std::mt19937 random(*rc::gen::arbitrary<unsigned>());
    std::ranges::shuffle(entries, random);
    for (SomeEntry& each : entries) std::ranges::shuffle(each.extensions, random);
    std::ranges::shuffle(extensions, random);
    RC_ASSERT(found(entries, extensions) == before);
  });
  CHECK(holds);
}

}  // namespace
}  // namespace dcvlint
