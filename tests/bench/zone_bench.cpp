// What the parts of `dcvlint check` on a zone cost.

#include <benchmark/benchmark.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "lint/base/document.h"
#include "lint/base/files.h"
#include "lint/engine/plan.h"
#include "lint/engine/run.h"
#include "lint/facts/caa.h"
#include "lint/facts/name.h"
#include "lint/facts/repository.h"
#include "lint/sources/zone_file.h"
#include "rules/checks.h"

namespace dcvlint {
namespace {

// Hosts with an address and a CAA record: the shape of most zones that we check.
std::string hosts(std::int64_t records) {
  std::string text =
      "$TTL 3600\n@ SOA ns1 host 1 2 3 4 5\n@ NS ns1\n@ CAA 0 issue \"harica.gr\"\n"
      "ns1 A 192.0.2.1\n";
  for (std::int64_t i = 0; i < records / 2; ++i) {
    std::string owner = "host" + std::to_string(i) + ".institute" + std::to_string(i % 400);
    text += owner + "\tIN A 192.0.2." + std::to_string(i % 256) + "\n";
    text += owner + "\tIN CAA 0 issue \"sectigo.com\"\n";
  }
  return text;
}

struct Loaded {
  Documents documents;
  Names names{7};
  Doc document{};
  Name origin{};
};
void load(Loaded& loaded, std::int64_t records) {
  loaded.document = loaded.documents.add("lumen.zone", Bytes(hosts(records)), 0);
  loaded.origin = loaded.names.intern("lumen-university.example.", Name::root).value();
}

void read_zone(benchmark::State& state) {
  MemoryFiles files;
  for (auto _ : state) {
    state.PauseTiming();
    Loaded loaded;
    load(loaded, state.range(0));
    state.ResumeTiming();
    Zone zone =
        read_zone_file(loaded.documents, loaded.names, files, loaded.document, loaded.origin, {});
    benchmark::DoNotOptimize(zone.records().size());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(read_zone)->Arg(10'000)->Arg(200'000)->Unit(benchmark::kMillisecond);

PlanRequest plan_request() {
  PlanRequest request;
  request.as_of = make_date(2026, 11, 21);
  return request;
}

void run_all_rules(benchmark::State& state) {
  MemoryFiles files;
  Loaded loaded;
  load(loaded, state.range(0));
  std::vector<Zone> zones;
  zones.push_back(
      read_zone_file(loaded.documents, loaded.names, files, loaded.document, loaded.origin, {}));
  Repository repository(loaded.names, std::move(zones));
  std::array books = {&builtin_book};
  Plan plan = make_plan(books, all_checks(), plan_request()).value();
  std::array plans = {static_cast<const Plan*>(&plan)};
  Context context{.documents = loaded.documents,
                  .names = loaded.names,
                  .authorities = builtin_authorities,
                  .repository = repository,
                  .as_of = plan.as_of()};
  for (auto _ : state) {
    RunResult result = run_zones(context, plans, {});
    benchmark::DoNotOptimize(result.looks);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(run_all_rules)->Arg(10'000)->Arg(200'000)->Unit(benchmark::kMillisecond);

void make_the_plan(benchmark::State& state) {
  std::array books = {&builtin_book};
  for (auto _ : state) {
    benchmark::DoNotOptimize(make_plan(books, all_checks(), plan_request())->steps().size());
  }
}
BENCHMARK(make_the_plan)->Unit(benchmark::kMicrosecond);

void intern_owner(benchmark::State& state) {
  std::vector<std::string> owners;
  for (int i = 0; i < 100'000; ++i) {
    owners.push_back("host" + std::to_string(i) + ".institute" + std::to_string(i % 400));
  }
  for (auto _ : state) {
    Names names(7);
    Name origin = names.intern("lumen-university.example.", Name::root).value();
    for (const std::string& owner : owners) {
      benchmark::DoNotOptimize(names.intern(owner, origin));
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(owners.size()));
}
BENCHMARK(intern_owner)->Unit(benchmark::kMillisecond);

void issue_value(benchmark::State& state) {
  std::array<std::string_view, 4> values = {
      "harica.gr", ";", "letsencrypt.org; validationmethods=dns-01",
      "letsencrypt.org; accounturi=https://acme.example/acct/1; validationmethods=dns-01,http-01"};
  std::size_t next = 0;
  for (auto _ : state) {
    std::string_view issuer;
    benchmark::DoNotOptimize(check_issue_value(values[next++ % values.size()], issuer));
  }
}
BENCHMARK(issue_value);

void find_in_view(benchmark::State& state) {
  MemoryFiles files;
  Loaded loaded;
  load(loaded, 200'000);
  std::vector<Zone> zones;
  zones.push_back(
      read_zone_file(loaded.documents, loaded.names, files, loaded.document, loaded.origin, {}));
  Repository repository(loaded.names, std::move(zones));
  RepositoryView view(repository, loaded.names);
  std::mt19937 random(1);
  auto last = static_cast<std::uint32_t>(loaded.names.size() - 1);
  std::uniform_int_distribution<std::uint32_t> any(3, last);
  for (auto _ : state) {
    benchmark::DoNotOptimize(view.find(Name{any(random)}, Type::caa).status);
  }
}
BENCHMARK(find_in_view);

}  // namespace
}  // namespace dcvlint
