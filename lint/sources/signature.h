#pragma once
// Signatures checked by libcrypto. The one file that uses its low-level calls:
// they spare the look-ups that take longer than an RSA verification itself.

#include <memory>
#include <string_view>

#include "lint/facts/key.h"
#include "lint/facts/signed.h"

namespace dcvlint {

// Digests and curves, fetched once. One for each thread.
class SignatureChecker {
 public:
  SignatureChecker();
  ~SignatureChecker();
  SignatureChecker(SignatureChecker&&) noexcept;
  SignatureChecker& operator=(SignatureChecker&&) noexcept;

  // Whether `signature` over `to_be_signed` was made with `key`.
  SignatureState check(const PublicKey& key, const Signature& signature,
                       std::string_view to_be_signed);
  // Whether an EC key's point lies on its curve; not_checked for other keys.
  PointState check_point(const PublicKey& key);

 private:
  struct Fetched;
  std::unique_ptr<Fetched> fetched_;
};

// A request's proof of possession, or a self-issued certificate's signature by
// its own key; the point of an EC key in passing. Sets the states.
void check_own_signature(SignatureChecker& checker, Signed& of);

}  // namespace dcvlint
