#include "lint/engine/example.h"

#include <fmt/format.h>

#include "lint/base/files.h"
#include "lint/engine/example_dns.h"
#include "lint/engine/example_signed.h"
#include "lint/engine/governed.h"
#include "lint/engine/grid_params.h"
#include "lint/engine/run.h"
#include "lint/engine/run_log.h"
#include "lint/engine/run_signed.h"
#include "lint/facts/debian_key.h"
#include "lint/facts/overlay_view.h"
#include "lint/sources/zone_file.h"

namespace dcvlint {
namespace {

constexpr std::string_view folder = "/zones";

// Small enough that an example can show what happens beyond them.
constexpr std::size_t most_blocks = 8;
constexpr std::size_t longest_line = 1500;  // of a log
constexpr ZoneFileLimits tight_limits = {.include_depth = 3,
                                         .includes = 8,
                                         .include_bytes = 4096,
                                         .generate_steps = 1024,
                                         .generated_records = 2048,
                                         .faults = 1000};

// One example as if it were a repository of one zone.
class ZoneExample {
 public:
  ZoneExample(const Example& example, const Authorities& authorities,
              const CertificateProfiles* profiles)
      : example_(&example), authorities_(&authorities), profiles_(profiles), names_(0) {
    path_ = fmt::format("{}/{}zone", folder, example.origin.empty() ? "nameless-" : example.origin);
    std::map<std::string, std::string> files = {{path_, example.zone}};
    for (const auto& [name, text] : example.files)
      files[normal_path(join_path(folder, name))] = text;
    files_ = MemoryFiles(std::move(files));
    document_ = documents_.add(path_, Bytes(example.zone), 0);
  }

  RunResult run(const Plan& plan) {
    std::vector<Zone> zones;
    std::vector<LooseFault> loose;
    const auto origin = names_.intern(example_->origin, Name::root);
    if (!example_->origin.empty() && origin) {
      const ZoneFileOptions options{std::string(folder), !example_->whole, tight_limits};
      zones.push_back(read_zone_file(documents_, names_, files_, document_, *origin, options));
    } else {
      loose.push_back(
          {&plan,
           {FaultCode::zone_origin_unknown, Place{document_, 0, 0}, base_name(path_), {}, {}}});
    }
    const std::vector<const Plan*> plans(zones.size(), &plan);
    repository_ = std::make_unique<Repository>(names_, std::move(zones));
    context_ = std::make_unique<Context>(
        Context{documents_, names_, *authorities_, *repository_, plan.as_of(), nullptr, profiles_});
    zones_view_ = std::make_unique<RepositoryView>(*repository_, names_);
    View* view = zones_view_.get();
    if (example_->is_live()) {
      dns_ = std::make_unique<ExampleDns>(*example_, documents_, names_);
      if (!dns_->fault().empty()) problem_ = fmt::format("\"answers\" has {}", dns_->fault());
      overlay_ = std::make_unique<OverlayView>(*zones_view_, *dns_);
      view = overlay_.get();
    }
    const std::vector<GovernedCaa> governed = find_governed(*view, *repository_, plans);
    return run_zones(*context_, plans, {.jobs = 1, .cap = 0}, loose, governed);
  }

  // What is wrong with the example itself, after run(); else empty.
  const std::string& problem() const { return problem_; }

 private:
  const Example* example_;
  const Authorities* authorities_;
  const CertificateProfiles* profiles_;
  Documents documents_;
  Names names_;
  MemoryFiles files_;
  std::string path_;
  Doc document_{};
  std::string problem_;
  std::unique_ptr<Repository> repository_;
  std::unique_ptr<RepositoryView> zones_view_;
  std::unique_ptr<ExampleDns> dns_;
  std::unique_ptr<OverlayView> overlay_;
  std::unique_ptr<Context> context_;
};

void take(const RunResult& run, ExampleResult& result) {
  for (const Finding& finding : run.findings) result.found.push_back(message(finding));
  for (const Broken& broken : run.broken) result.broken.push_back(broken.what);
}

// The zone that a request's example may have beside it.
std::vector<Zone> zones_beside(const Example& example, Documents& documents, Names& names) {
  std::vector<Zone> zones;
  const auto origin = names.intern(example.origin, Name::root);
  if (example.zone.empty() || !origin) return zones;
  const std::string path = fmt::format("{}/{}zone", folder, example.origin);
  const MemoryFiles files(std::map<std::string, std::string>{{path, example.zone}});
  const Doc document = documents.add(path, Bytes(example.zone), 1);
  const ZoneFileOptions options{std::string(folder), true, tight_limits};
  zones.push_back(read_zone_file(documents, names, files, document, *origin, options));
  return zones;
}

// As --debian-weak-keys would read them.
DebianKeys debian_keys_of(const Example& example, ExampleResult& result) {
  DebianKeys keys;
  for (const std::string_view line : example.debian_keys) {
    const std::size_t blank = std::min(line.find(' '), line.size());
    const auto bits = debian_list_bits("blacklist.RSA-" + std::string(line.substr(0, blank)));
    if (!bits ||
        read_debian_list(line.substr(std::min(blank + 1, line.size())), keys.by_bits[*bits])) {
      result.broken.emplace_back("debian_keys: write size, blank, 20 hexadecimal digits");
    }
  }
  return keys;
}

// One request or certificate as if it were a file.
void run_signed_example(const Book& book, std::span<const Check> checks, const PlanRequest& request,
                        const Authorities& authorities, const CertificateProfiles* profiles,
                        const DomainLists* lists, ExampleResult& result) {
  const SignedExample& example = *result.example.signed_object;
  std::vector<std::string> files;
  const auto make = [&](const SignedExample& object) {
    auto file = file_of(object);
    if (!file) result.broken.push_back(file.error().where + ": " + file.error().what);
    files.push_back(file.value_or(""));
  };
  make(example);
  for (const SignedExample& each : result.example.beside) make(each);
  if (!result.broken.empty()) return;
  Documents documents;
  Names names(0);
  const Repository repository(names, zones_beside(result.example, documents, names));
  const DebianKeys debian_keys = debian_keys_of(result.example, result);
  Context context{documents,     names,   authorities, repository,
                  request.as_of, nullptr, profiles,    lists};
  context.debian_keys = &debian_keys;
  PlanShelf plans({&book}, checks, request);
  DocumentKind kind = example.certificate ? DocumentKind::certificate : DocumentKind::csr;
  if (example.crl) kind = DocumentKind::crl;
  if (const auto plan = plans.plan(kind, std::nullopt, request.as_of); !plan) {
    return result.broken.push_back(plan.error().where + ": " + plan.error().what);
  }
  std::vector<SignedInput> inputs;
  for (std::uint32_t i = 0; i < files.size(); ++i) {
    inputs.push_back({documents.add("example", Bytes(files[i]), i), &plans, result.example.profile,
                      most_blocks});
  }
  std::vector<Doc> issuers;
  if (result.example.issuer) {
    const auto issuer = file_of(*result.example.issuer);
    if (!issuer) return result.broken.push_back("issuer_certificate: " + issuer.error().what);
    const Doc document = documents.add("issuer", Bytes(*issuer), 1);
    if (result.example.given_issuer) {
      issuers.push_back(document);
    } else {
      inputs.push_back({document, &plans, std::nullopt});
    }
  }
  if (result.example.twin) {
    const auto twin = file_of(*result.example.twin);
    if (!twin) return result.broken.push_back("precertificate: " + twin.error().what);
    inputs.push_back({documents.add("precertificate", Bytes(*twin), 2), &plans, std::nullopt});
  }
  const SignedRun run = run_signed(documents, context, inputs, {.jobs = 1, .cap = 0}, issuers);
  take(run.result, result);
  if (example.made && run.requests + run.certificates + run.crls < files.size() &&
      example.patches.empty()) {
    result.broken.emplace_back("what was made is not read as what it is");
  }
}

// Lines as if they were a file.
void run_log_example(const Book& book, std::span<const Check> checks, const PlanRequest& request,
                     const Authorities& authorities, const DomainLists* lists,
                     ExampleResult& result) {
  Documents documents;
  const Names names(0);
  const Repository repository(names, {});
  const Context context{documents,     names,   authorities, repository,
                        request.as_of, nullptr, nullptr,     lists};
  PlanShelf plans({&book}, checks, request);
  if (const auto plan = plans.plan(DocumentKind::log, std::nullopt, request.as_of); !plan) {
    return result.broken.push_back(plan.error().where + ": " + plan.error().what);
  }
  const LogInput input{documents.add("example", Bytes(*result.example.log), 0),
                       &plans,
                       {.longest_line = longest_line}};
  take(run_logs(documents, context, std::span(&input, 1), {.jobs = 1, .cap = 0}).result, result);
}

void run_zone_example(const Book& book, std::span<const Check> checks, PlanRequest request,
                      const Authorities& authorities, const CertificateProfiles* profiles,
                      ExampleResult& result) {
  const Book* books[] = {&book};
  Config config;
  config.path = "the example";
  config.policy = result.example.policy;
  request.config = &config;
  request.authorities = &authorities;
  request.live = result.example.is_live();
  const auto plan = make_plan(books, checks, request);
  if (!plan) return result.broken.push_back(plan.error().where + ": " + plan.error().what);
  ZoneExample example(result.example, authorities, profiles);
  take(example.run(*plan), result);
  if (!example.problem().empty()) result.broken.push_back(example.problem());
}

}  // namespace

std::vector<ExampleResult> run_examples(const Rule& rule, std::span<const Check> checks,
                                        const Authorities& authorities,
                                        const CertificateProfiles* profiles,
                                        const DomainLists* lists) {
  std::vector<ExampleResult> results;
  const Book book{std::span(&rule, 1), {}};
  for (const Example& example : examples_of(rule)) {
    ExampleResult& result = results.emplace_back();
    result.example = example;
    PlanRequest request;
    request.as_of = example.as_of.value_or(example_day(rule));
    request.policies = rule.policies;
    if (!rule.documents.has(request.document)) request.document = DocumentKind::dns;
    GridParams grid;
    if (const auto lines = read_namespaces("", example.namespaces)) grid.add_namespaces(*lines);
    if (const auto mapped = read_grid_mapfile("", example.grid_mapfile)) grid.add_mapped(*mapped);
    request.given = grid.params();
    if (example.signed_object) {
      run_signed_example(book, checks, request, authorities, profiles, lists, result);
    } else if (example.log) {
      run_log_example(book, checks, request, authorities, lists, result);
    } else {
      run_zone_example(book, checks, request, authorities, profiles, result);
    }
  }
  return results;
}

}  // namespace dcvlint
