#include "lint/reports/password_octets.h"

#include <algorithm>
#include <cstdint>

#include "lint/base/der.h"
#include "lint/facts/subject.h"

namespace dcvlint {

std::vector<std::pair<std::size_t, std::size_t>> password_octets(std::string_view bytes,
                                                                 std::size_t begin,
                                                                 std::size_t end) {
  // No place that a rule marks lies further behind the attribute's type than a value is long, and
  // an honest one is short.
  constexpr std::size_t longest_value = 65'536;
  const std::string_view oid = attribute_oid(AttributeType::challenge_password);
  const std::string_view before = bytes.substr(0, end);
  std::vector<std::pair<std::size_t, std::size_t>> parts;
  for (std::size_t at = before.find(oid, begin - std::min(begin, longest_value));
       at != std::string_view::npos; at = before.find(oid, at + 1)) {
    const std::size_t value = at + oid.size();
    if (value >= end) break;
    const Tlv tlv =
        tlv_at(bytes, static_cast<std::uint32_t>(value), static_cast<std::uint32_t>(bytes.size()))
            .tlv;
    const std::size_t first = std::max<std::size_t>(tlv.content, begin);
    const std::size_t last = std::min<std::size_t>(tlv.end, end);
    if (first < last) parts.emplace_back(first, last);
  }
  // A value may hold the same type again.
  std::ranges::sort(parts);
  std::vector<std::pair<std::size_t, std::size_t>> joined;
  for (const auto& part : parts) {
    if (!joined.empty() && part.first <= joined.back().second) {
      joined.back().second = std::max(joined.back().second, part.second);
    } else {
      joined.push_back(part);
    }
  }
  return joined;
}

}  // namespace dcvlint
