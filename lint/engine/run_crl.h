#pragma once
// Judging revocation lists, when all certificates and requests of a run have been read: whose
// certificates a list is for, who signed it and what it revokes is told by them.

#include <span>
#include <vector>

#include "lint/engine/run.h"
#include "lint/engine/run_signed.h"
#include "lint/engine/run_sum.h"
#include "lint/facts/crl.h"
#include "lint/sources/der_content.h"

namespace dcvlint {

// A request or certificate of an input, of which the document alone is kept.
struct SeenObject {
  DerContent content{};
  Doc der{};
};
struct SeenInput {
  const SignedInput* input = nullptr;
  std::span<const SeenObject> objects;
  std::span<Crl> lists;  // the states of their signatures are set
};

// Adds what the rules find in the lists, and in what these are about, to `sum`. The result does not
// depend on `jobs`. `issuers`: certificates that no rule judges (--issuer), which may have signed a
// list or stand on one.
void run_crls(const Documents& documents, const Context& context, std::span<const SeenInput> inputs,
              std::span<const Doc> issuers, const RunOptions& options, RunSum& sum);

}  // namespace dcvlint
