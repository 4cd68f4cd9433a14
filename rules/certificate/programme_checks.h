#pragma once
// Checks of what root programs, and programs that use certificates, ask beyond RFC 5280 (Mozilla
// 5.3, Chrome 1.3.1, Apple 1.7, CSBR 6.3.2, Windows' logon).

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "lint/engine/check.h"

namespace dcvlint {

struct CaValidity {
  std::int64_t months = 0;
  Strings purposes;
  static constexpr std::string_view id = "certificate.ca-validity";
  static constexpr std::string_view about =
      "A CA below another, for one of some purposes, is valid for longer than some months.";
  static constexpr auto words = std::array<std::string_view, 2>{"period", "months"};
  static constexpr auto params =
      std::tuple{param("months", &CaValidity::months, "of the calendar, at most"),
                 param("purposes", &CaValidity::purposes, "dotted OIDs, one of which is there")};
  Result<void> prepare();
  void operator()(const CertificateFact& fact, Hits& hits) const;

 private:
  std::vector<std::string> octets_;
};

struct CaPurposesMissing {
  static constexpr std::string_view id = "certificate.ca-purposes-missing";
  static constexpr std::string_view about =
      "A CA below another has a policy of the CA/Browser Forum and no extKeyUsage.";
  static constexpr auto words = std::array<std::string_view, 1>{"policy"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct CaClientAuth {
  static constexpr std::string_view id = "certificate.ca-client-auth";
  static constexpr std::string_view about =
      "A CA below another has a policy of the CA/Browser Forum, and is for servers and clients.";
  static constexpr auto words = std::array<std::string_view, 1>{"policy"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct KeyUsagePeriodTooLong {
  std::int64_t months = 0;
  static constexpr std::string_view id = "certificate.key-usage-period";
  static constexpr std::string_view about =
      "privateKeyUsagePeriod lets the key be used for longer than some months.";
  static constexpr auto words = std::array<std::string_view, 3>{"from", "until", "months"};
  static constexpr auto params =
      std::tuple{param("months", &KeyUsagePeriodTooLong::months, "of the calendar, at most")};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct SerialCounter {
  static constexpr std::string_view id = "certificate.serial-counter";
  static constexpr std::string_view about =
      "So many octets of the serial number are zeros in a row that the others hold less than 64 "
      "bits.";
  static constexpr auto words = std::array<std::string_view, 3>{"serial", "zeros", "others"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct LogonRevocation {
  Strings purposes;
  static constexpr std::string_view id = "certificate.logon-revocation";
  static constexpr std::string_view about =
      "A certificate for one of some purposes has neither a CRL distribution point nor an OCSP "
      "location. Self-issued ones are left alone.";
  static constexpr auto words = std::array<std::string_view, 1>{"purpose"};
  static constexpr auto params =
      std::tuple{param("purposes", &LogonRevocation::purposes, "dotted OIDs")};
  Result<void> prepare();
  void operator()(const CertificateFact& fact, Hits& hits) const;

 private:
  std::vector<std::string> octets_;
};

}  // namespace dcvlint
