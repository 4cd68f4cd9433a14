// Kinds of keys, and how their algorithms are encoded (BR 6.1.5, 7.1.3.1; RFC 3279 §2.3.1,
// RFC 5480 §2.1.1, RFC 8410 §3).

#include <string>

#include "rules/key/checks.h"
#include "rules/key/text.h"

namespace dcvlint {
namespace {

using namespace std::string_view_literals;

std::uint64_t bit(KeyKind kind) { return std::uint64_t{1} << static_cast<unsigned>(kind); }

constexpr std::string_view null_value = "\x05\x00"sv;
constexpr std::uint8_t oid_tag = 0x06;

std::string_view null_problem(std::string_view parameters) {
  if (parameters.empty()) return "the parameters are missing where NULL must stand";
  if (parameters != null_value) return "the parameters are something else than NULL";
  return {};
}

// What is wrong with the parameters; empty when nothing is, or the standard isn't known.
std::string_view problem_of(const PublicKey& key) {
  const std::string_view parameters = key.algorithm.parameters;
  switch (key.kind) {
    case KeyKind::rsa:
      return null_problem(parameters);
    case KeyKind::ec:
      if (parameters.empty()) return "the parameters, which name the curve, are missing";
      if (parameters == null_value) return "NULL stands where the curve must be named";
      if (static_cast<std::uint8_t>(parameters[0]) == oid_tag ||
          key.curve == Curve::explicit_parameters) {
        return {};
      }
      return "the parameters do not name a curve";
    case KeyKind::ed25519:
    case KeyKind::ed448:
    case KeyKind::x25519:
    case KeyKind::x448:
      return parameters.empty() ? std::string_view() : "it has parameters where none may stand"sv;
    default:
      return {};
  }
}

}  // namespace

Result<void> KeyAlgorithmNotAllowed::prepare() {
  for (const std::string_view name : kinds) {
    bool known = false;
    for (unsigned i = 1; i <= static_cast<unsigned>(KeyKind::dh); ++i) {
      const auto kind = static_cast<KeyKind>(i);
      if (key_kind_text(kind) != name) continue;
      mask_ |= bit(kind);
      known = true;
    }
    if (!known) return fail("kinds", "\"" + std::string(name) + "\" is no kind of key");
  }
  return {};
}

void KeyAlgorithmNotAllowed::operator()(const SignedFact& object, Hits& hits) const {
  const PublicKey& key = object.object.key;
  if ((mask_ & bit(key.kind)) != 0 || key.algorithm.oid.empty()) return;
  hits.add(key.algorithm.place, "key",
           {{"algorithm", key_text(key)}, {"allowed", alternatives(kinds)}});
}

void KeySpkiEncoding::operator()(const SignedFact& object, Hits& hits) const {
  const PublicKey& key = object.object.key;
  const std::string_view problem = problem_of(key);
  if (problem.empty()) return;
  hits.add(key.algorithm.place, "key",
           {{"algorithm", key_kind_text(key.kind)}, {"problem", problem}});
}

}  // namespace dcvlint
