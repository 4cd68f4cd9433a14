#pragma once
// The CAs that a command decides for, and what each of them decides.

#include <span>
#include <string>
#include <vector>

#include "lint/engine/config.h"
#include "lint/reports/domain.h"

namespace dcvlint {

class AskedCas {
 public:
  // Those of --ca, else those of must-issue, else some that are often used. False when a word is no
  // CA, which is said on standard error.
  bool choose(std::span<const std::string> words, const Config& config);
  std::span<const Authority* const> all() const { return all_; }
  // Was asked for, by --ca or must-issue: a refusal is a failure of the run.
  bool is_wanted(const Authority* ca) const;
  // No --ca says which are of interest, so that those that a set names are, too.
  bool is_open() const { return open_; }

 private:
  bool add(const std::string& where, std::string_view word);

  std::vector<const Authority*> all_;  // the first wanted_ of them were asked for
  std::size_t wanted_ = 0;
  bool open_ = true;
};

struct NamedCas {
  std::vector<const Authority*> known;
  std::vector<std::string> unknown;  // issuers that our table doesn't have
};
// Appends the CAs that a set names, each once and without those of `besides`; at most twelve in
// all.
void add_named_cas(const RelevantCaa& relevant, std::span<const Authority* const> besides,
                   NamedCas& named);

// As the CA reads, and by the RFCs. The question's reading is the CA's.
CaVerdict decide_for(const RelevantCaa& relevant, CaaQuestion question);

}  // namespace dcvlint
