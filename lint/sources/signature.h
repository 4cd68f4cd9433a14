#pragma once
// Signatures checked by libcrypto. The one file that uses its low-level calls:
// they spare the look-ups that take longer than an RSA verification itself.

#include <memory>
#include <optional>
#include <string_view>

#include "lint/facts/key.h"
#include "lint/facts/signed.h"

namespace dcvlint {

// Digests and curves, fetched when first needed and kept. One for each thread.
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
  // A request's proof of possession, or the signature of a certificate by its own
  // key; the point of an EC key in passing. Sets the states.
  void check_own(Signed& of);

 private:
  struct Fetched;
  Fetched& fetched();
  SignatureState check(const PublicKey& key, const Signature& signature, std::string_view bytes,
                       std::optional<PointState> loaded);

  std::unique_ptr<Fetched> fetched_;
};

}  // namespace dcvlint
