#include "lint/facts/key_usage_period.h"

#include <doctest/doctest.h>

namespace dcvlint {
namespace {

using namespace std::string_view_literals;

KeyUsagePeriod read(std::string_view value) {
  Extension extension;
  extension.value = value;
  return key_usage_period(extension);
}

}  // namespace

TEST_CASE("privateKeyUsagePeriod as it is encoded") {
  const KeyUsagePeriod both = read(
      "\x30\x22\x80\x0F"
      "20260101000000Z"
      "\x81\x0F"
      "20270401000000Z"sv);
  CHECK(both.not_before.seconds == 1'767'225'600);
  CHECK(both.not_after.seconds == 1'806'537'600);
  CHECK(both.not_after.text == "20270401000000Z");
  CHECK(both.not_after.place.begin == 21);
  const KeyUsagePeriod end = read(
      "\x30\x11\x81\x0F"
      "20270401000000Z"sv);
  CHECK(end.not_before.type == TimeType::none);
  CHECK(end.not_after.seconds == 1'806'537'600);
}

TEST_CASE("octets that are no privateKeyUsagePeriod") {
  for (const std::string_view octets : {""sv, "\x30"sv, "\x30\x00"sv, "\x31\x80"sv,
                                        "\x30\x7F\x81\x0F"sv, "\x30\x03\x81\x0F\x32"sv}) {
    const KeyUsagePeriod period = read(octets);
    CHECK_FALSE(period.not_before.seconds.has_value());
    CHECK_FALSE(period.not_after.seconds.has_value());
  }
}

}  // namespace dcvlint
