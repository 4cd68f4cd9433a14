// Any bytes as a revocation list, beside a certificate of its issuer that it may revoke: facts, all
// rules, and every entry read again.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "lint/engine/run_signed.h"
#include "lint/facts/repository.h"
#include "lint/sources/crl_file.h"
#include "rules/checks.h"
#include "tests/tools/der_crl_world.h"
#include "tests/tools/harmless_report.h"

namespace {

using namespace dcvlint;

void look(std::string_view list) {
  static PlanShelf shelf({&builtin_book}, all_checks(), {});
  static const std::string certificate = der::certificate_of_crl_issuer();
  Documents documents;
  const Names names(0);
  const Repository repository(names, {});
  const Context context{documents, names, builtin_authorities, repository, make_date(2026, 11, 21)};
  SignedInput inputs[2];
  inputs[0] = {documents.add("list.crl", Bytes(list), 0), &shelf, {}};
  inputs[0].otherwise = DerContent::crl;
  inputs[1] = {documents.add("ca.pem", Bytes(certificate), 1), &shelf, {}};
  const SignedRun run = run_signed(documents, context, inputs, {.jobs = 1, .cap = 0});
  require_harmless(
      {documents, run.result.findings, run.result.counts, run.result.broken, {}, {}, "/work"});
}

void read(std::string_view list) {
  Documents documents;
  Arena arena;
  CrlReader reader;
  const Crl crl = reader.read(documents, documents.add("list.crl", Bytes(list), 0), arena);
  CrlEntries entries(crl);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const CrlEntry& entry = entries.at(i);
    if (entry.place.end > list.size() || entry.serial_place.end > list.size()) std::abort();
    for (const Extension& each : entry.extensions) {
      if (each.value_place.end > list.size()) std::abort();
    }
  }
  repeated_serials(crl, 100);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string list(reinterpret_cast<const char*>(data), size);
  read(list);
  look(list);
  return 0;
}
