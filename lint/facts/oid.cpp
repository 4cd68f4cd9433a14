#include "lint/facts/oid.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

namespace dcvlint {
namespace {

// Decimal digits of an arc of any size, least significant group of nine first.
class BigArc {
 public:
  void shift_in(std::uint32_t seven_bits) {
    std::uint64_t carry = seven_bits;
    for (std::uint32_t& group : groups_) {
      carry += static_cast<std::uint64_t>(group) * 128;
      group = static_cast<std::uint32_t>(carry % base);
      carry /= base;
    }
    if (carry != 0) groups_.push_back(static_cast<std::uint32_t>(carry));
  }
  void subtract(std::uint32_t small) {
    if (groups_.empty() || (groups_.size() == 1 && groups_[0] < small)) return;
    std::size_t i = 0;
    for (; groups_[i] < small; ++i, small = 1) groups_[i] += base - small;
    groups_[i] -= small;
  }
  void append_to(std::string& out) const {
    if (groups_.empty()) out += '0';
    for (std::size_t i = groups_.size(); i-- > 0;) {
      std::string digits = std::to_string(groups_[i]);
      if (i + 1 != groups_.size()) out.append(9 - digits.size(), '0');
      out += digits;
    }
  }

 private:
  static constexpr std::uint32_t base = 1'000'000'000;
  std::vector<std::uint32_t> groups_;
};

constexpr std::size_t shown_arc_octets = 64;  // longer arcs are named by their size

void append_arc(std::string& out, std::string_view arc, bool first) {
  std::uint64_t value = 0;
  if (arc.size() <= 9) {
    for (const char c : arc) value = value << 7U | (static_cast<std::uint8_t>(c) & 0x7FU);
    if (first) {
      const std::uint64_t root = std::min<std::uint64_t>(value / 40, 2);
      out += std::to_string(root) + '.' + std::to_string(value - root * 40);
    } else {
      out += '.' + std::to_string(value);
    }
    return;
  }
  out += first ? "2." : ".";
  if (arc.size() > shown_arc_octets) {
    out += '(' + std::to_string(arc.size()) + " octets)";
    return;
  }
  BigArc big;
  for (const char c : arc) big.shift_in(static_cast<std::uint8_t>(c) & 0x7FU);
  if (first) big.subtract(80);
  big.append_to(out);
}

void append_base128(std::string& out, std::uint64_t value) {
  std::array<char, 10> octets{};
  std::size_t count = 0;
  do {
    octets[count] = static_cast<char>((value & 0x7FU) | (count == 0 ? 0U : 0x80U));
    ++count;
    value >>= 7U;
  } while (value != 0);
  while (count > 0) out += octets[--count];
}

struct Named {
  std::string_view dotted;
  std::string_view name;
};
constexpr auto names = std::to_array<Named>({
    {"1.2.840.10040.4.1", "id-dsa"},
    {"1.2.840.10040.4.3", "id-dsa-with-sha1"},
    {"1.2.840.10045.2.1", "id-ecPublicKey"},
    {"1.2.840.10045.3.1.7", "prime256v1"},
    {"1.2.840.10045.4.1", "ecdsa-with-SHA1"},
    {"1.2.840.10045.4.3.1", "ecdsa-with-SHA224"},
    {"1.2.840.10045.4.3.2", "ecdsa-with-SHA256"},
    {"1.2.840.10045.4.3.3", "ecdsa-with-SHA384"},
    {"1.2.840.10045.4.3.4", "ecdsa-with-SHA512"},
    {"1.2.840.113549.1.1.1", "rsaEncryption"},
    {"1.2.840.113549.1.1.2", "md2WithRSAEncryption"},
    {"1.2.840.113549.1.1.4", "md5WithRSAEncryption"},
    {"1.2.840.113549.1.1.5", "sha1WithRSAEncryption"},
    {"1.2.840.113549.1.1.10", "id-RSASSA-PSS"},
    {"1.2.840.113549.1.1.11", "sha256WithRSAEncryption"},
    {"1.2.840.113549.1.1.12", "sha384WithRSAEncryption"},
    {"1.2.840.113549.1.1.13", "sha512WithRSAEncryption"},
    {"1.2.840.113549.1.1.14", "sha224WithRSAEncryption"},
    {"1.3.101.110", "id-X25519"},
    {"1.3.101.111", "id-X448"},
    {"1.3.101.112", "id-Ed25519"},
    {"1.3.101.113", "id-Ed448"},
    {"1.3.132.0.10", "secp256k1"},
    {"1.3.132.0.34", "secp384r1"},
    {"1.3.132.0.35", "secp521r1"},
    {"1.3.6.1.5.5.7.2.1", "id-qt-cps"},
    {"1.3.6.1.5.5.7.2.2", "id-qt-unotice"},
    {"1.3.6.1.5.5.7.3.1", "id-kp-serverAuth"},
    {"1.3.6.1.5.5.7.3.2", "id-kp-clientAuth"},
    {"1.3.6.1.5.5.7.3.3", "id-kp-codeSigning"},
    {"1.3.6.1.5.5.7.3.4", "id-kp-emailProtection"},
    {"1.3.6.1.5.5.7.3.8", "id-kp-timeStamping"},
    {"1.3.6.1.5.5.7.3.9", "id-kp-OCSPSigning"},
    {"1.3.6.1.5.5.7.48.1", "id-ad-ocsp"},
    {"1.3.6.1.5.5.7.48.2", "id-ad-caIssuers"},
    {"1.3.6.1.4.1.311.20.2.2", "szOID_KP_SMARTCARD_LOGON"},
    {"1.3.6.1.4.1.311.20.2.3", "szOID_NT_PRINCIPAL_NAME"},
    {"2.5.29.32.0", "anyPolicy"},
    {"2.5.29.37.0", "anyExtendedKeyUsage"},
    {"2.23.140.1.1", "extended-validation"},
    {"2.23.140.1.2.1", "domain-validated"},
    {"2.23.140.1.2.2", "organization-validated"},
    {"2.23.140.1.2.3", "individual-validated"},
    {"2.23.140.1.3", "extended-validation-codesigning"},
    {"2.23.140.1.4.1", "code-signing-requirements"},
});

}  // namespace

std::string oid_text(std::string_view octets) {
  std::string out;
  if (octets.empty()) return "?";
  for (std::size_t at = 0; at < octets.size();) {
    std::size_t end = at;
    while (end < octets.size() && (static_cast<std::uint8_t>(octets[end]) & 0x80U) != 0) ++end;
    if (end == octets.size()) {
      out += at == 0 ? "?" : ".?";
      break;
    }
    append_arc(out, octets.substr(at, end + 1 - at), at == 0);
    at = end + 1;
  }
  return out;
}

std::optional<std::string> oid_octets(std::string_view dotted) {
  std::string out;
  std::uint64_t root = 0;
  std::size_t arcs = 0;
  for (const char *at = dotted.data(), *end = at + dotted.size();; ++at, ++arcs) {
    std::uint64_t arc = 0;
    const auto [stop, error] = std::from_chars(at, end, arc);
    if (error != std::errc() || (*at == '0' && stop - at > 1)) return std::nullopt;
    if (arcs == 0) {
      if (arc > 2) return std::nullopt;
      root = arc;
    } else if (arcs == 1) {
      if ((root < 2 && arc > 39) || arc > UINT64_MAX - 80) return std::nullopt;
      append_base128(out, root * 40 + arc);
    } else {
      append_base128(out, arc);
    }
    at = stop;
    if (at == end) break;
    if (*at != '.') return std::nullopt;
  }
  if (arcs == 0) return std::nullopt;
  return out;
}

bool oid_is_valid(std::string_view octets) {
  if (octets.empty() || (static_cast<std::uint8_t>(octets.back()) & 0x80U) != 0) return false;
  bool first = true;
  for (const char c : octets) {
    const auto octet = static_cast<std::uint8_t>(c);
    if (first && octet == 0x80) return false;
    first = (octet & 0x80U) == 0;
  }
  return true;
}

std::string_view oid_name(std::string_view octets) {
  const std::string dotted = oid_text(octets);
  const auto found = std::find_if(names.begin(), names.end(),
                                  [&](const Named& row) { return row.dotted == dotted; });
  return found == names.end() ? std::string_view() : found->name;
}

}  // namespace dcvlint
