#pragma once
// Checks of the igtf family on extensions and keys (GFD.225 sections 3.4 and 4.4). What public
// certificates must keep to as well is checked by the families certificate and key.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "lint/engine/check.h"
#include "lint/facts/signed_facts.h"

namespace dcvlint {

// GFD.225 section 3.4.1.
struct LeafBasicConstraints {
  static constexpr std::string_view id = "certificate.leaf-basic-constraints";
  static constexpr std::string_view about =
      "basicConstraints of what is no CA are missing, or not critical.";
  static constexpr auto words = std::array<std::string_view, 1>{"problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

// GFD.225 section 3.4.2.
struct KeyUsageLacks {
  static constexpr std::string_view id = "certificate.key-usage-lacks";
  static constexpr std::string_view about =
      "keyUsage is there and lacks one of these bits, with a key that could be used so.";
  static constexpr auto words = std::array<std::string_view, 2>{"bits", "has"};
  Strings bits;
  static constexpr auto params =
      std::tuple{param("bits", &KeyUsageLacks::bits, "by name: digitalSignature, …")};
  Result<void> prepare();
  void operator()(const SignedFact& fact, Hits& hits) const;

 private:
  std::uint32_t wanted_ = 0;
};

struct KeyUsageHas {
  static constexpr std::string_view id = "certificate.key-usage-has";
  static constexpr std::string_view about = "keyUsage has one of these bits.";
  static constexpr auto words = std::array<std::string_view, 1>{"bits"};
  Strings bits;
  static constexpr auto params =
      std::tuple{param("bits", &KeyUsageHas::bits, "by name: digitalSignature, …")};
  Result<void> prepare();
  void operator()(const SignedFact& fact, Hits& hits) const;

 private:
  std::uint32_t unwanted_ = 0;
};

// GFD.225 section 3.4.3.
struct EkuLacks {
  static constexpr std::string_view id = "certificate.eku-lacks";
  static constexpr std::string_view about = "extKeyUsage is there without one of these purposes.";
  static constexpr auto words = std::array<std::string_view, 1>{"purpose"};
  Strings purposes;
  static constexpr auto params = std::tuple{param("purposes", &EkuLacks::purposes, "dotted OIDs")};
  Result<void> prepare();
  void operator()(const SignedFact& fact, Hits& hits) const;

 private:
  std::vector<std::string> octets_;
};

// GFD.225 section 3.4.5.
struct HostWithoutDnsName {
  static constexpr std::string_view id = "certificate.host-without-dns-name";
  static constexpr std::string_view about =
      "The certificate of a host, as the IGTF tells hosts from persons and robots, has no dNSName.";
  static constexpr auto words = std::array<std::string_view, 1>{"extension"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct EkuNoneOf {
  Strings purposes;
  Date until{};
  static constexpr std::string_view id = "certificate.eku-none-of";
  static constexpr std::string_view about = "extKeyUsage is there without any of these purposes.";
  static constexpr auto words = std::array<std::string_view, 1>{"purposes"};
  static constexpr auto params =
      std::tuple{param("purposes", &EkuNoneOf::purposes, "dotted OIDs"),
                 param("until", &EkuNoneOf::until, "the first day of another rule")};
  Result<void> prepare();
  void operator()(const SignedFact& fact, Hits& hits) const;

 private:
  std::vector<std::string> octets_;
};

struct PolicyNoneUnder {
  static constexpr std::string_view id = "certificate.policy-none-under";
  static constexpr std::string_view about = "None of the policies lies below an arc.";
  static constexpr auto words = std::array<std::string_view, 1>{"arc"};
  std::string_view arc;
  static constexpr auto params = std::tuple{param("arc", &PolicyNoneUnder::arc, "a dotted OID")};
  Result<void> prepare();
  void operator()(const CertificateFact& fact, Hits& hits) const;

 private:
  std::string octets_;
};

// GFD.225 sections 4.4 and 4.5.
struct KeyRsaTooSmallBeyond {
  static constexpr std::string_view id = "key.rsa-too-small-beyond";
  static constexpr std::string_view about =
      "An RSA key has fewer bits than these in a certificate that is valid on a day and longer.";
  static constexpr auto words = std::array<std::string_view, 3>{"bits", "least", "day"};
  std::int64_t least = 0;
  Date day{};
  static constexpr auto params =
      std::tuple{param("bits", &KeyRsaTooSmallBeyond::least, "the fewest that do"),
                 param("day", &KeyRsaTooSmallBeyond::day, "from which day on they are needed")};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
