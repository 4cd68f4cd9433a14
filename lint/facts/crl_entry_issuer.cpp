#include "lint/facts/crl_entry_issuer.h"

#include <map>
#include <optional>

#include "lint/base/der.h"

namespace dcvlint {
namespace {

// The value at `at`, when it is whole.
std::optional<Tlv> whole_at(std::string_view bytes, std::uint32_t at, std::uint32_t end) {
  if (at >= end) return std::nullopt;
  const TlvStep step = tlv_at(bytes, at, end);
  if (step.problem != TlvProblem::none) return std::nullopt;
  return step.tlv;
}

}  // namespace

std::string_view certificate_issuer_name(std::string_view extension_value) {
  const auto size = static_cast<std::uint32_t>(extension_value.size());
  const auto names = whole_at(extension_value, 0, size);
  if (!names || names->tag != tag::sequence) return {};
  auto each = whole_at(extension_value, names->content, names->end);
  // directoryName is tagged explicitly, since Name is a CHOICE.
  while (each && each->tag != tag::context(4, true)) {
    each = whole_at(extension_value, each->end, names->end);
  }
  if (!each) return {};
  const auto name = whole_at(extension_value, each->content, each->end);
  if (!name || name->tag != tag::sequence) return {};
  return extension_value.substr(name->begin, name->end - name->begin);
}

std::vector<std::uint32_t> issuer_numbers(const Crl& crl) {
  std::vector<std::uint32_t> numbers;
  if (!crl.idp.indirect) return numbers;
  CrlEntries entries(crl);
  numbers.reserve(entries.size());
  // An ordered map: nobody can make its look-ups slow.
  std::map<std::string_view, std::uint32_t> known;
  EntryIssuers issuers(crl);
  std::string_view before;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::string_view now = issuers.of(entries.at(i));
    if (i == 0 || now.data() != before.data()) {
      before = now;
      const auto next = static_cast<std::uint32_t>(known.size());
      numbers.push_back(known.try_emplace(now, next).first->second);
    } else {
      numbers.push_back(numbers.back());
    }
  }
  return numbers;
}

}  // namespace dcvlint
