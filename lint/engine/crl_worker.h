#pragma once
// Judges revocation lists one by one: whose they are, who signed them, and each of their entries.

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lint/base/stop_sign.h"
#include "lint/engine/certificate_cache.h"
#include "lint/engine/crl_judge.h"
#include "lint/engine/crl_notes.h"
#include "lint/facts/crl_facts.h"
#include "lint/facts/signature_work.h"
#include "lint/sources/signature.h"

namespace dcvlint {

// One a thread. The notes stay as they are meanwhile, but for the states of signatures.
class CrlWorker {
 public:
  CrlWorker(const Documents& documents, const Context& context, std::span<const SeenInput> inputs,
            const CrlNotes& notes, const RunOptions& options)
      : documents_(documents),
        context_(context),
        inputs_(inputs),
        notes_(notes),
        judge_(context, inputs, options),
        stop_(options.stop) {}

  // The list of that number in the notes; each number once. Sets the state of its signature.
  void work(std::size_t number, CrlOutcome& outcome);

 private:
  std::optional<JudgedProfile> judge_profile_of(const Crl& crl, std::size_t input) const;
  std::vector<const NotedCertificate*> candidates(const Crl& crl,
                                                  std::string_view key_identifier) const;
  const NotedCertificate* find_issuer(Crl& crl);
  SignatureState check(const NotedCertificate& by, const Crl& crl, VerificationBudget& budget);
  void entries(std::size_t number, const CrlFact& fact, CrlOutcome& outcome);
  const NotedCertificate* list_certificates(const Issued& issued, const CrlFact& fact,
                                            const CrlEntry& entry, std::size_t number,
                                            CrlOutcome& outcome) const;

  const Documents& documents_;
  const Context& context_;
  std::span<const SeenInput> inputs_;
  const CrlNotes& notes_;
  CrlJudge judge_;
  StopSign stop_;
  CertificateCache certificates_;
  SignatureChecker checker_;
};

}  // namespace dcvlint
