#pragma once
// Running plans over certificates beside each other: each with its issuer's, where that is among
// the inputs or given, and those that have issuer and serial number in common.
//
// The first pass over the inputs (run_signed) keeps of each certificate a few words, which stay
// valid as its document does. What belongs together is found by them and read once more: few
// certificates come with their issuer, and the facts of all would take a gigabyte.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lint/engine/plan_shelf.h"
#include "lint/engine/run.h"
#include "lint/engine/run_sum.h"
#include "lint/facts/signed_facts.h"

namespace dcvlint {

// What is kept of a certificate.
struct ChainCertificate {
  Doc der{};
  std::uint32_t input = 0;                      // in the order of the inputs; of --issuer: the same
  std::string_view subject, issuer, serial;     // octets, in the document
  std::string_view subject_key, authority_key;  // identifiers; empty: absent
  bool is_ca = false;
  bool is_precertificate = false;
  bool given = false;  // by --issuer: an issuer, and not judged
  JudgedProfile profile;
  Date day{};
  PlanShelf* plans = nullptr;  // of its input; null when given
};
ChainCertificate note_certificate(const Certificate& certificate, Doc der);

// Judges what belongs together, into `sum`. `all` in the order of the inputs.
void run_chains(const Documents& documents, const Context& context,
                std::span<const ChainCertificate> all, const RunOptions& options, RunSum& sum);

}  // namespace dcvlint
