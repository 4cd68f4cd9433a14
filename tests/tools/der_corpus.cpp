#include "tests/tools/der_corpus.h"

#include <array>
#include <iterator>
#include <utility>

#include "lint/base/der.h"

namespace dcvlint::der {
namespace {

constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
constexpr auto attribute_types = std::to_array<std::string_view>(
    {"2.5.4.3", "2.5.4.4", "2.5.4.5", "2.5.4.6", "2.5.4.7", "2.5.4.8", "2.5.4.9", "2.5.4.10",
     "2.5.4.11", "2.5.4.15", "2.5.4.17", "2.5.4.42", "2.5.4.97", "0.9.2342.19200300.100.1.25",
     "0.9.2342.19200300.100.1.1", "1.2.840.113549.1.9.1", "1.3.6.1.4.1.311.60.2.1.3",
     "1.3.6.1.4.1.99999.1.2.3", "2.999.18446744073709551615"});

std::string two(std::uint64_t number) {
  std::string text = std::to_string(number);
  return text.size() < 2 ? "0" + text : text;
}

}  // namespace

Octets Corpus::octets(std::size_t size) {
  Octets out;
  for (std::size_t i = 0; i < size; ++i) out += static_cast<char>(below(256));
  return out;
}

Octets Corpus::word(std::string_view alphabet, std::size_t size) {
  Octets out;
  for (std::size_t i = 0; i < size; ++i) out += alphabet[below(alphabet.size())];
  return out;
}

Octets Corpus::text_value() {
  const Octets plain = word(letters, 1 + below(40));
  // No VisibleString: X.520 allows none, and libcrypto refuses a whole certificate over one.
  switch (below(8)) {
    case 0:
      return utf8(plain + "\xC3\xA5\xE2\x82\xAC\xF0\x9F\x8E\x93");
    case 1:
      return utf8(plain);
    case 2:
      return printable(plain);
    case 3:
      return ia5(plain + "@example.org");
    case 4:
      return tlv(tag::t61_string, plain + "\xE5\xF6");
    case 5:
      return bmp(u"H\u00F6gskolan \u20AC");
    case 6:
      return universal(U"Universit\u00E4t \U0001F393");
    default:
      return tlv(tag::numeric_string, std::to_string(below(1'000'000)));
  }
}

Octets Corpus::name() {
  std::vector<Octets> rdns;
  const std::uint64_t count = one_in(20) ? 0 : 1 + below(7);
  for (std::uint64_t i = 0; i < count; ++i) {
    std::vector<Octets> set;
    const std::uint64_t values = one_in(6) ? 1 + below(4) : 1;
    for (std::uint64_t k = 0; k < values; ++k) {
      const std::string_view type = attribute_types[below(attribute_types.size())];
      set.push_back(attribute(type, text_value()));
    }
    rdns.push_back(set_of(set));
  }
  return sequence(rdns);
}

Octets Corpus::general_name() {
  switch (below(12)) {
    case 0:
      return context(1, word(letters, 5) + "@example.org", false);
    case 1:
      return context(6, "https://" + word(letters, 8) + ".example/", false);
    case 2:
      return context(7, octets(one_in(2) ? 4 : 16), false);
    case 3:
      return context(4, name());
    case 4:
      return context(8, oid("1.3.6.1.4.1.99999.7").substr(2), false);
    case 5:
      return context(0, oid("1.3.6.1.4.1.311.20.2.3") + context(0, utf8(word(letters, 9))));
    default:
      return dns_name(word(letters, 1 + below(20)) + ".example.org");
  }
}

Octets Corpus::general_names() {
  std::vector<Octets> names;
  const std::uint64_t count = one_in(30) ? 200 : 1 + below(8);
  for (std::uint64_t i = 0; i < count; ++i) names.push_back(general_name());
  return sequence(names);
}

Octets Corpus::time() {
  std::string rest;
  for (const std::uint64_t count : {12U, 28U}) rest += two(1 + below(count));
  for (const std::uint64_t count : {24U, 60U, 60U}) rest += two(below(count));
  rest += "Z";
  if (one_in(4)) return generalized_time(std::to_string(2050 + below(7000)) + rest);
  return utc_time(two(below(100)) + rest);
}

// RFC 6962 §3.2, §3.3: version, log, time, no extensions, a signature that none is.
Octets Corpus::timestamps() {
  auto with_length = [](const Octets& value) {
    return Octets{static_cast<char>(value.size() >> 8U), static_cast<char>(value.size())} + value;
  };
  Octets list;
  const std::uint64_t count = 1 + below(4);
  for (std::uint64_t i = 0; i < count; ++i) {
    Octets one(1, '\0');
    one += octets(32);
    one += Octets("\0\0\1", 3) + octets(5);
    one += with_length({});
    one += "\x04\x03" + with_length(octets(64 + below(8)));
    list += with_length(one);
  }
  return octet_string(with_length(list));
}

std::vector<Octets> Corpus::extensions() {
  std::vector<Octets> out;
  auto some = [&](std::string_view dotted, const Octets& value) {
    if (!one_in(3)) out.push_back(extension(dotted, value, one_in(3)));
  };
  some("2.5.29.17", general_names());
  some("2.5.29.15", named_bits(static_cast<std::uint16_t>(1 + below(511))));
  std::vector<Octets> purposes;
  for (std::uint64_t i = 0; i <= below(4); ++i) {
    purposes.push_back(oid("1.3.6.1.5.5.7.3." + std::to_string(1 + below(30))));
  }
  some("2.5.29.37", sequence(purposes));
  const bool ca = one_in(2);
  some("2.5.29.19",
       sequence({ca ? boolean(true) : Octets(),
                 ca && one_in(2) ? integer(static_cast<std::int64_t>(below(300))) : Octets()}));
  some("2.5.29.14", octet_string(octets(20)));
  Octets issuer;
  if (one_in(3)) {
    issuer = context(1, general_name());
    issuer += context(2, "\x05" + octets(8), false);
  }
  some("2.5.29.35", sequence({context(0, octets(20), false), issuer}));
  std::vector<Octets> policies;
  for (std::uint64_t i = 0; i <= below(3); ++i) {
    const Octets cps = sequence({oid("1.3.6.1.5.5.7.2.1"), ia5("https://cps.example/")});
    const Octets notice = sequence({oid("1.3.6.1.5.5.7.2.2"), sequence({utf8("se policy")})});
    const Octets qualifiers = sequence({one_in(2) ? cps : notice});
    policies.push_back(sequence(
        {oid("1.3.6.1.4.1.99999.5." + std::to_string(i)), one_in(2) ? qualifiers : Octets()}));
  }
  some("2.5.29.32", sequence(policies));
  Octets full_name = general_name();
  full_name += general_name();
  full_name = context(0, context(0, full_name));
  some("2.5.29.31",
       sequence(
           {sequence({full_name, one_in(3) ? named_bits(6).replace(0, 1, 1, '\x81') : Octets()})}));
  some("1.3.6.1.5.5.7.1.1",
       sequence({sequence({oid("1.3.6.1.5.5.7.48.1"), general_name()}),
                 sequence({oid("1.3.6.1.5.5.7.48.2"), context(6, "http://ca.example/", false)})}));
  if (one_in(4)) some("1.3.6.1.4.1.11129.2.4.3", null());
  if (one_in(4)) some("1.3.6.1.4.1.11129.2.4.2", timestamps());
  if (one_in(4)) some("1.3.6.1.4.1.99999.3", octets(below(300)));
  for (std::size_t i = out.size(); i > 1; --i) std::swap(out[i - 1], out[below(i)]);
  return out;
}

Octets Corpus::certificate() {
  const TestKey key = all_test_keys[below(std::size(all_test_keys))];
  const auto digest = one_in(2) ? TestDigest::sha256 : TestDigest::sha384;
  CertificateParts parts;
  Octets serial = octets(1 + below(20));
  parts.serial = one_in(5) ? integer(-1 - static_cast<std::int64_t>(below(1U << 30U)))
                           : unsigned_integer("\x01" + serial);
  parts.inner_algorithm = signature_algorithm(key, digest);
  parts.issuer = name();
  parts.subject = one_in(3) ? parts.issuer : name();
  parts.validity = sequence({time(), time()});
  parts.key = public_key(key);
  if (one_in(20)) parts.issuer_unique_id = tlv(0x81, Octets(1, '\0') + octets(9));
  if (one_in(20)) parts.subject_unique_id = tlv(0x82, Octets(1, '\0') + octets(9));
  parts.extensions = extensions();
  if (parts.extensions->empty()) parts.extensions.reset();
  if (one_in(15)) {
    parts.version.clear();
    parts.issuer_unique_id.clear();
    parts.subject_unique_id.clear();
    parts.extensions.reset();
  }
  // Few are signed: that takes longer than all the rest.
  return signs_ && one_in(20) ? signed_by(key, digest, to_be_signed(parts))
                              : unsigned_by(key, digest, to_be_signed(parts));
}

Octets Corpus::request() {
  const TestKey key = all_test_keys[below(std::size(all_test_keys))];
  const auto digest = one_in(2) ? TestDigest::sha256 : TestDigest::sha512;
  RequestParts parts;
  if (one_in(10)) parts.version = integer(static_cast<std::int64_t>(below(5)));
  parts.subject = name();
  parts.key = public_key(key);
  if (!one_in(4)) {
    const std::vector<Octets> wanted = extensions();
    if (!wanted.empty()) parts.attributes->push_back(extension_request(wanted));
  }
  if (one_in(5)) {
    parts.attributes->push_back(
        sequence({oid("1.2.840.113549.1.9.7"), set({utf8(word(letters, 9))})}));
  }
  if (one_in(5)) {
    parts.attributes->push_back(
        sequence({oid("1.3.6.1.4.1.311.13.2.3"), set({ia5("10.0.20348.2")})}));
  }
  if (one_in(5)) {
    parts.attributes->push_back(
        sequence({oid("1.3.6.1.4.1.99999.8"), set_of({utf8(word(letters, 3)), integer(5)})}));
  }
  return signs_ && one_in(10) ? signed_by(key, digest, to_be_signed(parts))
                              : unsigned_by(key, digest, to_be_signed(parts));
}

}  // namespace dcvlint::der
