#pragma once
// Running plans over requests, certificates and revocation lists.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "lint/engine/plan_shelf.h"
#include "lint/engine/run.h"
#include "lint/facts/signed_facts.h"
#include "lint/sources/der_content.h"
#include "lint/sources/pem.h"

namespace dcvlint {

// One file (or standard input): PEM or DER.
struct SignedInput {
  Doc document{};
  PlanShelf* plans = nullptr;      // of the configuration that holds for it
  std::optional<Profile> profile;  // given; nothing: judged for each object by itself
  std::size_t most_blocks = PemText::max_blocks;       // of PEM that are read
  std::string_view profile_why = "--profile says so";  // by whom `profile` was given
  const CertificateProfiles* profiles = nullptr;       // in place of the context's; outlive the run
  // What DER is taken for that is nothing we know; unknown: nothing.
  DerContent otherwise = DerContent::unknown;
};

struct SignedRun {
  RunResult result;
  std::uint64_t requests = 0;
  std::uint64_t certificates = 0;
  std::uint64_t crls = 0;
  std::vector<Doc> issuers_without;  // files of --issuer that hold no certificate
};

// Reads and judges the inputs, in parallel; DER documents are added to `documents`, which is that
// of the context. The result does not depend on `jobs`.
// `issuers`: files of --issuer, with certificates that others are looked at beside, not judged
// themselves.
SignedRun run_signed(Documents& documents, const Context& context,
                     std::span<const SignedInput> inputs, const RunOptions& options,
                     std::span<const Doc> issuers = {});

}  // namespace dcvlint
