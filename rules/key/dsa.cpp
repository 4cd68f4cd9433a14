#include "lint/facts/dsa.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "rules/key/dsa_checks.h"

namespace dcvlint {
namespace {

bool read_bits(std::string_view text, std::uint32_t& bits) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bits);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

Result<void> KeyDsaUnfit::prepare() {
  for (const std::string_view each : sizes) {
    const std::size_t slash = each.find('/');
    Size size;
    if (slash == std::string_view::npos || !read_bits(each.substr(0, slash), size.modulus) ||
        !read_bits(each.substr(slash + 1), size.divisor)) {
      return fail("sizes", "\"" + std::string(each) + "\" is not two numbers with a slash between");
    }
    allowed_.push_back(size);
  }
  return {};
}

void KeyDsaUnfit::operator()(const SignedFact& object, Hits& hits) const {
  const PublicKey& key = object.object.key;
  if (key.kind != KeyKind::dsa || allowed_.empty()) return;
  const DsaKey dsa = read_dsa_key(key);
  std::string problem(dsa_fault_text(dsa.fault));
  const auto fits = [&](const Size& size) {
    return size.modulus == dsa.modulus_bits && size.divisor == dsa.divisor_bits;
  };
  if (problem.empty() && std::ranges::none_of(allowed_, fits)) {
    problem = "has a modulus of " + std::to_string(dsa.modulus_bits) + " bits and a divisor of " +
              std::to_string(dsa.divisor_bits) + ": allowed are ";
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      problem += (i == 0 ? "" : i + 1 == sizes.size() ? " and " : ", ") + std::string(sizes[i]);
    }
  }
  if (problem.empty()) problem = dsa_fault_text(dsa_value_fault(dsa));
  if (problem.empty()) return;
  hits.add(key.algorithm.place, "key", {{"problem", problem}});
}

}  // namespace dcvlint
