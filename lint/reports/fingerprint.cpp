#include "lint/reports/fingerprint.h"

namespace dcvlint {
namespace {

constexpr std::uint64_t offset_basis = 0xcbf29ce484222325;
constexpr std::uint64_t prime = 0x100000001b3;

std::uint64_t mixed(std::uint64_t hash, std::string_view text) {
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * prime;
  return hash * prime;  // a zero octet
}

std::string hexadecimal(std::uint64_t number) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += digits[number >> shift & 15U];
  return out;
}

}  // namespace

std::string normal_evidence(std::string_view text) {
  std::string out;
  bool gap = false;
  for (char c : text) {
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    out += c;
  }
  return out;
}

std::uint64_t finding_hash(std::string_view rule, std::string_view target,
                           std::string_view evidence) {
  return mixed(mixed(mixed(offset_basis, rule), target), evidence);
}

std::string Fingerprints::next(const Finding& finding, std::string_view file) {
  const std::uint64_t hash = finding_hash(finding.rule->id, finding.hit->target,
                                          normal_evidence(documents_.text(finding.hit->place)));
  const std::uint64_t ordinal = ++seen_[{std::string(file), hash}];
  return hexadecimal(hash) + ':' + std::to_string(ordinal);
}

}  // namespace dcvlint
