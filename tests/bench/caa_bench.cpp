// Decisions about names of a zone repository: climb, set, verdict.

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "lint/base/files.h"
#include "lint/engine/rule.h"
#include "lint/facts/ca_policy.h"
#include "lint/facts/caa_decision.h"
#include "lint/facts/governed_caa.h"
#include "lint/facts/repository.h"
#include "lint/sources/zone_file.h"

namespace dcvlint {
namespace {

constexpr int institutes = 400;

// Hosts below institutes, each fourth institute with CAA of its own: names inherit over one level
// or two. Every tenth host is an alias.
std::string university(std::int64_t hosts) {
  std::string text =
      "$TTL 3600\n@ SOA ns1 host 1 2 3 4 5\n@ NS ns1\n@ CAA 0 issue \"harica.gr\"\n"
      "@ CAA 0 issuewild \";\"\n@ CAA 0 iodef \"mailto:pki@lumen.example\"\nns1 A 192.0.2.1\n"
      "www A 192.0.2.2\n";
  for (int i = 0; i < institutes; i += 4) {
    text += "institute" + std::to_string(i) +
            " CAA 0 issue \"letsencrypt.org; validationmethods=dns-01\"\n";
  }
  for (std::int64_t i = 0; i < hosts; ++i) {
    text += "host" + std::to_string(i) + ".institute" + std::to_string(i % institutes);
    text += i % 10 == 0 ? "\tCNAME www\n" : "\tA 192.0.2." + std::to_string(i % 256) + "\n";
  }
  return text;
}

Repository read_university(Documents& documents, Names& names) {
  const Doc document = documents.add("lumen.zone", Bytes(university(100'000)), 0);
  const Name origin = names.intern("lumen-university.example.", Name::root).value();
  std::vector<Zone> zones;
  zones.push_back(read_zone_file(documents, names, MemoryFiles(), document, origin, {}));
  return {names, std::move(zones)};
}

// One question, then 16 (four CAs, four profiles), for each owner.
void decide_names(benchmark::State& state) {
  Documents documents;
  Names names(7);
  const Repository repository = read_university(documents, names);
  std::vector<Name> owners;
  for (const Record& record : repository.zones().front().records()) {
    if (owners.empty() || owners.back() != record.owner) owners.push_back(record.owner);
  }
  std::vector<CaaQuestion> questions;
  for (const char* ca : {"harica", "sectigo", "letsencrypt", "digicert"}) {
    for (std::size_t i = 0; i < caa_profile_count; ++i) {
      questions.push_back({builtin_authorities.by_id(ca),
                           static_cast<CaaProfile>(i),
                           {},
                           {},
                           make_date(2026, 11, 21),
                           CaaReading::authority});
    }
  }
  questions.resize(static_cast<std::size_t>(state.range(0)));
  RepositoryView view(repository, names);
  CaaJudge judge(view, names, builtin_authorities, questions);
  std::uint64_t permitted = 0;
  for (auto _ : state) {
    for (const Name owner : owners) {
      judge.climb(owner);
      for (std::size_t i = 0; i < questions.size(); ++i) {
        if (judge.decide(i).verdict == CaaVerdict::permit) ++permitted;
      }
    }
  }
  benchmark::DoNotOptimize(permitted);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(owners.size()));
}
BENCHMARK(decide_names)->Arg(1)->Arg(16)->Unit(benchmark::kMillisecond);

// Which set governs each name that can get a certificate, as check works it out for [policy].
void govern_names(benchmark::State& state) {
  Documents documents;
  Names names(7);
  const Repository repository = read_university(documents, names);
  const CertifiableNames which{{usual_host_types}, false};
  std::uint64_t hosts = 0;
  for (auto _ : state) {
    RepositoryView view(repository, names);
    for (const GovernedCaa& caa : governed_caa(view, repository, names, which)) {
      hosts += caa.hosts.count;
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(hosts));
}
BENCHMARK(govern_names)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dcvlint
