// What requests and certificates cost, with all rules and with none.

#include <benchmark/benchmark.h>

#include <array>
#include <string>
#include <thread>
#include <vector>

#include "lint/engine/run_signed.h"
#include "lint/facts/fermat.h"
#include "lint/facts/repository.h"
#include "lint/facts/roca.h"
#include "lint/facts/small_factor.h"
#include "rules/checks.h"
#include "tests/bench/signed_objects.h"

namespace dcvlint {
namespace {

constexpr std::size_t object_count = 1000;
// Each file is read as often as this in a run: making objects costs more than reading them.
constexpr std::size_t times = 5;

// As people have them: PEM, many in a file, some files.
struct Objects {
  std::vector<std::string> files;
  explicit Objects(bool certificates, BenchText text = BenchText::latin) {
    for (std::size_t n = 0; n < object_count; ++n) {
      if (n % 50 == 0) files.emplace_back();
      files.back() += bench_object(certificates, n, text);
    }
  }
};

const std::vector<std::string>& objects(bool certificates) {
  static const Objects requests(false), certificate(true);
  return certificates ? certificate.files : requests.files;
}

const std::vector<std::string>& certificates_in(BenchText text) {
  static const Objects ascii(true, BenchText::ascii), greek(true, BenchText::greek),
      damaged(true, BenchText::damaged);
  return text == BenchText::ascii   ? ascii.files
         : text == BenchText::greek ? greek.files
                                    : damaged.files;
}

void run(benchmark::State& state, const std::vector<std::string>& files, bool rules) {
  const Names names(7);
  const Repository repository(names, std::vector<Zone>());
  const Book none{};
  PlanShelf shelf({rules ? &builtin_book : &none}, all_checks(), {});
  std::size_t findings = 0;
  for (auto _ : state) {
    Documents documents;
    const Context context{.documents = documents,
                          .names = names,
                          .authorities = builtin_authorities,
                          .repository = repository,
                          .as_of = make_date(2026, 11, 21)};
    std::vector<SignedInput> inputs(files.size() * times);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      inputs[i].document =
          documents.add("x", Bytes(files[i % files.size()]), static_cast<std::uint32_t>(i));
      inputs[i].plans = &shelf;
    }
    RunOptions options;
    options.jobs = static_cast<unsigned>(state.range(0));
    const SignedRun done = run_signed(documents, context, inputs, options);
    if (done.requests + done.certificates != object_count * times) {
      state.SkipWithError("not all were read");
    }
    findings = done.result.findings.size();
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(object_count * times));
  state.counters["findings"] = static_cast<double>(findings);
}

void certificates_all_rules(benchmark::State& state) { run(state, objects(true), true); }
void certificates_no_rules(benchmark::State& state) { run(state, objects(true), false); }
void requests_all_rules(benchmark::State& state) { run(state, objects(false), true); }
void requests_no_rules(benchmark::State& state) { run(state, objects(false), false); }
// What letters of the subject cost.
void certificates_ascii_subjects(benchmark::State& state) {
  run(state, certificates_in(BenchText::ascii), true);
}
void certificates_greek_subjects(benchmark::State& state) {
  run(state, certificates_in(BenchText::greek), true);
}
void certificates_damaged_subjects(benchmark::State& state) {
  run(state, certificates_in(BenchText::damaged), true);
}
// What the machine gains from a second thread at the same time, with nothing shared. Two processors
// may be two threads of one core: then a chain of multiplications, which mostly waits for itself,
// doubles, and work that keeps the core busy does not.
void on_threads(benchmark::State& state, void (*work)()) {
  for (auto _ : state) {
    std::vector<std::thread> threads;
    for (std::int64_t i = 0; i < state.range(0); ++i) threads.emplace_back(work);
    for (std::thread& thread : threads) thread.join();
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
void control_that_waits(benchmark::State& state) {
  on_threads(state, [] {
    std::uint64_t x = 1;
    for (int i = 0; i < 20'000'000; ++i) x = x * 6'364'136'223'846'793'005U + 1'442'695'040'888'963;
    benchmark::DoNotOptimize(x);
  });
}
void control_that_works(benchmark::State& state) {
  on_threads(state, [] {
    std::array<std::uint8_t, 4096> text{};
    std::array<std::uint8_t, 256> table{};
    for (std::size_t i = 0; i < text.size(); ++i) text[i] = static_cast<std::uint8_t>(i * 7);
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<std::uint8_t>(i * 13);
    std::uint32_t sum = 0;
    for (int round = 0; round < 20'000; ++round) {
      for (std::size_t i = 0; i + 4 <= text.size(); i += 4) {
        sum += static_cast<std::uint32_t>(table[text[i]] << 18U | table[text[i + 1]] << 12U |
                                          table[text[i + 2]] << 6U | table[text[i + 3]]);
      }
      benchmark::DoNotOptimize(sum);
    }
  });
}
BENCHMARK(control_that_waits)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(control_that_works)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(certificates_all_rules)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(certificates_ascii_subjects)->Arg(1)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(certificates_greek_subjects)->Arg(1)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(certificates_damaged_subjects)->Arg(1)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(certificates_no_rules)->Arg(1)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(requests_all_rules)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(requests_no_rules)->Arg(1)->UseRealTime()->Unit(benchmark::kMillisecond);

std::string modulus() {
  std::string octets(256, '\0');
  std::uint64_t x = 7;
  for (char& octet : octets)
    octet = static_cast<char>((x = x * 6'364'136'223'846'793'005U + 1) >> 56U);
  octets.front() = '\xC1';
  octets.back() |= 1;
  return octets;
}
void rsa_small_factor(benchmark::State& state) {
  const std::string n = modulus();
  for (auto _ : state) benchmark::DoNotOptimize(small_factor(n));
}
BENCHMARK(rsa_small_factor);
void rsa_roca(benchmark::State& state) {
  const std::string n = modulus();
  for (auto _ : state) benchmark::DoNotOptimize(has_roca_fingerprint(n));
}
BENCHMARK(rsa_roca);
void rsa_fermat(benchmark::State& state) {
  const std::string n = modulus();
  for (auto _ : state) benchmark::DoNotOptimize(fermat_round(n, 100));
}
BENCHMARK(rsa_fermat);

}  // namespace
}  // namespace dcvlint
