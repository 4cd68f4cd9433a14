#include "lint/sources/dns_signatures.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "lint/base/date.h"

namespace dcvlint {
namespace {

constexpr std::uint32_t expiration_at = 8, inception_at = 12, signer_at = 18;

std::uint32_t number_at(std::span<const std::uint8_t> octets, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = at; i < at + 4; ++i) number = number << 8U | octets[i];
  return number;
}

std::string time_text(std::int64_t seconds) {
  const Date day = utc_day(seconds);
  const std::int64_t rest = seconds - first_second(day);
  return fmt::format("{} {:02}:{:02}:{:02} UTC", to_string(day), rest / 3600, rest / 60 % 60,
                     rest % 60);
}

struct SignatureTimes {
  std::uint16_t covered = 0;          // type
  std::int64_t begins = 0, ends = 0;  // seconds from now
  bool holds() const { return begins <= 0 && ends >= 0; }
};

// Times are numbers of a circle of 2^32 seconds: the nearer side counts (RFC 1982).
std::int64_t seconds_from(std::int64_t now, std::uint32_t time) {
  return std::int64_t{static_cast<std::int32_t>(time - static_cast<std::uint32_t>(now))};
}

std::vector<SignatureTimes> signatures(const DnsMessage& message, std::int64_t now) {
  std::vector<SignatureTimes> all;
  for (const auto section : {message.answers, message.authority}) {
    for (const WireRecord& record : section) {
      if (record.type != Type::rrsig || record.end - record.begin < signer_at) continue;
      const auto rdata = message.octets.subspan(record.begin, record.end - record.begin);
      all.push_back({static_cast<std::uint16_t>(rdata[0] << 8U | rdata[1]),
                     seconds_from(now, number_at(rdata, inception_at)),
                     seconds_from(now, number_at(rdata, expiration_at))});
    }
  }
  return all;
}

}  // namespace

std::string signature_time_flaw(const DnsMessage& message, std::int64_t milliseconds) {
  const std::int64_t now = milliseconds / 1000;
  const std::vector<SignatureTimes> all = signatures(message, now);
  for (const SignatureTimes& each : all) {
    // Beside one that holds another one does no harm.
    const bool enough = std::ranges::any_of(all, [&](const SignatureTimes& other) {
      return other.covered == each.covered && other.holds();
    });
    if (enough) continue;
    if (each.begins > 0) {
      return fmt::format("a signature in it holds from {} on, and the clock says {}",
                         time_text(now + each.begins), time_text(now));
    }
    return fmt::format("a signature in it held until {}", time_text(now + each.ends));
  }
  return {};
}

}  // namespace dcvlint
