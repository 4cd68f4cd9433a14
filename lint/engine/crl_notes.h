#pragma once
// What is kept of the certificates and revocation lists of a run, so that each list finds who
// signed it and what it is about.

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "lint/base/arena.h"
#include "lint/base/stop_sign.h"
#include "lint/engine/run_crl.h"
#include "lint/facts/crl_facts.h"

namespace dcvlint {

struct HeldCrl {
  std::size_t input = 0;
  Crl* crl = nullptr;
};

// A certificate that a list of the run revokes.
struct Listing {
  std::size_t list = 0;  // in CrlNotes::lists
  std::uint32_t entry = 0;
  std::size_t certificate = 0;  // in CrlNotes::certificates
};

// What one issuer has issued of the run's certificates.
struct Issued {
  std::vector<const NotedCertificate*> first;  // no CA's, and not all of very many
  std::multimap<std::string_view, std::size_t> by_serial;
  bool for_tls = false, for_smime = false, for_other = false;
  bool for_cas = false;
};

constexpr std::size_t no_input = SIZE_MAX;

// Maps are ordered ones: nobody can make their look-ups slow.
struct CrlNotes {
  std::vector<NotedCertificate> certificates;
  std::vector<std::size_t> inputs;            // beside certificates; no_input: of --issuer
  std::map<std::string_view, Issued> issued;  // by the issuer's Name
  std::multimap<std::string_view, const NotedCertificate*> by_subject, by_key_identifier;
  std::vector<HeldCrl> lists;
  std::vector<NotedCrl> heads;           // beside lists
  std::vector<const NotedCrl*> befores;  // likewise: the one before, of the same issuer, key, scope
  std::map<std::string_view, std::vector<const Crl*>> lists_of;  // by issuer; not all of very many
  Arena arena;

  // Null: the run has no certificate of that issuer.
  const Issued* issued_by(std::string_view issuer) const;
};

// Reads the certificates again, of which the documents alone were kept. The notes are incomplete
// when `stop` stands.
void take_notes(const Documents& documents, const Context& context,
                std::span<const SeenInput> inputs, std::span<const Doc> issuers,
                const StopSign& stop, CrlNotes& notes);

// Of a time; `otherwise` where that can't be read.
Date day_of(const Time& time, Date otherwise);

}  // namespace dcvlint
