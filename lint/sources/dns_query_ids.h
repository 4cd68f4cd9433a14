#pragma once
// Query numbers that nobody can foresee (RFC 5452 §9.2).

#include <array>
#include <cstdint>

namespace dcvlint {

class DnsQueryIds {
 public:
  std::uint16_t next();

 private:
  std::array<std::uint16_t, 128> ids_{};  // 256 octets: never cut short (getrandom(2))
  std::size_t at_ = ids_.size();
};

}  // namespace dcvlint
