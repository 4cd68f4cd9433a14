#pragma once
// What the revocation lists of a run mean for its certificates and requests.

#include <cstddef>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "lint/base/stop_sign.h"
#include "lint/engine/crl_judge.h"
#include "lint/engine/crl_notes.h"
#include "lint/sources/request_file.h"

namespace dcvlint {

class Revocations {
 public:
  Revocations(const Documents& documents, const Context& context, std::span<const SeenInput> inputs,
              const CrlNotes& notes, const RunOptions& options, CrlOutcome& outcome)
      : documents_(documents),
        context_(context),
        inputs_(inputs),
        notes_(notes),
        judge_(context, inputs, options),
        stop_(options.stop),
        outcome_(outcome) {}

  // Once, with what all lists have found.
  void run(std::span<const Listing> listings);

 private:
  bool stopped();
  bool choose(std::size_t certificate);
  std::vector<Listing> newest(std::span<const Listing> listings) const;
  void listed(std::span<const Listing> listings);
  bool is_replaced(const NotedCertificate& issuer) const;
  void issuer_listed();
  void same_keys();
  void request(std::size_t input, Doc der);
  void same_key(const Listing& listing, Place key, bool is_request);
  bool is_covered(const NotedCertificate& certificate, std::span<const Crl* const> lists) const;
  void not_covered();

  const Documents& documents_;
  const Context& context_;
  std::span<const SeenInput> inputs_;
  const CrlNotes& notes_;
  CrlJudge judge_;
  StopSign stop_;
  CrlOutcome& outcome_;
  RequestReader requests_;
  std::map<std::string_view, Listing> compromised_;  // by the key
  std::vector<std::size_t> revoked_;                 // certificates, ascending
  // Those of CAs, by their subjects; not all of very many.
  std::map<std::string_view, std::vector<Listing>> revoked_cas_;
};

}  // namespace dcvlint
