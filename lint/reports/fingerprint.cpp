#include "lint/reports/fingerprint.h"

#include "lint/reports/password_octets.h"

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

// Whoever has a fingerprint could try passwords until one gives the same hash.
std::string without_passwords(const Documents& documents, Place place) {
  const std::string_view bytes = documents[place.doc].bytes;
  std::string out;
  std::size_t at = place.begin;
  for (const auto& [begin, end] : password_octets(bytes, place.begin, place.end)) {
    out += bytes.substr(at, begin - at);
    at = end;
  }
  return out += bytes.substr(at, place.end - at);
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

std::string Fingerprints::next(const Finding& finding, const Spot& spot) {
  const Place place = finding.hit->place;
  const std::string evidence =
      spot.der ? without_passwords(documents_, place) : std::string(documents_.text(place));
  const std::uint64_t hash =
      finding_hash(finding.rule->id, finding.hit->target, normal_evidence(evidence));
  const std::uint64_t ordinal = ++seen_[{std::string(spot.file), hash}];
  return hexadecimal(hash) + ':' + std::to_string(ordinal);
}

}  // namespace dcvlint
