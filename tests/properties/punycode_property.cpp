// Punycode: what was encoded decodes to the same, and no text makes the decoder stumble.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

#include "lint/facts/host_name.h"
#include "lint/facts/punycode.h"

using namespace dcvlint;

namespace {

rc::Gen<char32_t> some_point() {
  return rc::gen::map(rc::gen::oneOf(rc::gen::inRange<std::uint32_t>('a', 'z' + 1),
                                     rc::gen::inRange<std::uint32_t>(0x80, 0x250),
                                     rc::gen::inRange<std::uint32_t>(0x4E00, 0x9FFF),
                                     rc::gen::inRange<std::uint32_t>(0x80, 0x110000)),
                      [](std::uint32_t point) { return static_cast<char32_t>(point); });
}

}  // namespace

TEST_CASE("Punycode decodes to what was encoded") {
  CHECK(rc::check([] {
    const auto points = *rc::gen::container<std::u32string>(some_point());
    const auto encoded = encode_punycode(points);
    RC_PRE(encoded.has_value());
    const CodePoints decoded = check_punycode(*encoded);
    RC_ASSERT(decoded.fault == PunycodeFault::none);
    RC_ASSERT(decoded.view() == points);
  }));
}

TEST_CASE("any text is Punycode or is not, and encoding again gives it back") {
  CHECK(rc::check([] {
    const auto text = *rc::gen::container<std::string>(
        rc::gen::elementOf(std::string("abcdefghijklmnopqrstuvwxyz0123456789-AZ")));
    const CodePoints decoded = decode_punycode(text);
    RC_PRE(decoded.fault == PunycodeFault::none);
    const auto again = encode_punycode(decoded.view());
    RC_ASSERT(again.has_value());
    RC_ASSERT(equal_names(*again, text) == (check_punycode(text).fault == PunycodeFault::none));
  }));
}

TEST_CASE("any octets have a shape, and what is seen of a name lies within it") {
  CHECK(rc::check([] {
    const auto text = *rc::gen::container<std::string>(
        rc::gen::elementOf(std::string("ab1.-*_x:/ \xC3\xB6[]", 16)));
    const HostName host = host_name(text);
    RC_ASSERT(host.shape != HostShape::none);
    if (!host.is_name()) return;
    RC_ASSERT(host.bare.empty() || text.find(host.bare) != std::string::npos);
    RC_ASSERT(host.bare.ends_with(host.last));
    std::uint32_t labels = 0;
    each_label(host.bare, [&](std::string_view) { ++labels; });
    RC_ASSERT(host.bare.empty() || host.labels == labels);
  }));
}
