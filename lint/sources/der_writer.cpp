#include "lint/sources/der_writer.h"

#include <algorithm>
#include <stdexcept>

#include "lint/base/der.h"
#include "lint/facts/oid.h"

namespace dcvlint::der {
namespace {

Octets big_endian(std::uint64_t value, unsigned octets) {
  Octets out;
  for (unsigned i = octets; i-- > 0;)
    out += static_cast<char>(i < 8 ? value >> (8 * i) & 0xFFU : 0);
  return out;
}

unsigned octets_for(std::uint64_t value) {
  unsigned octets = 1;
  while (octets < 8 && value >> (8 * octets) != 0) ++octets;
  return octets;
}

}  // namespace

Octets tlv(std::uint8_t tag, std::string_view content) {
  if (content.size() >= 0x80) return tlv_with_long_length(tag, content, octets_for(content.size()));
  Octets out;
  out += static_cast<char>(tag);
  out += static_cast<char>(content.size());
  out += content;
  return out;
}

Octets tlv_with_long_length(std::uint8_t tag, std::string_view content, unsigned octets) {
  Octets out;
  out += static_cast<char>(tag);
  out += static_cast<char>(0x80U | octets);
  out += big_endian(content.size(), octets);
  out += content;
  return out;
}

Octets tlv_indefinite(std::uint8_t tag, std::string_view content) {
  Octets out;
  out += static_cast<char>(tag);
  out += '\x80';
  out += content;
  out += std::string_view("\0\0", 2);
  return out;
}

Octets join(const std::vector<Octets>& parts) {
  Octets out;
  for (const Octets& part : parts) out += part;
  return out;
}

Octets sequence(const std::vector<Octets>& parts) { return tlv(tag::sequence, join(parts)); }
Octets set(const std::vector<Octets>& parts) { return tlv(tag::set, join(parts)); }
Octets set_of(std::vector<Octets> parts) {
  std::ranges::sort(parts, [](const Octets& a, const Octets& b) {
    return std::string_view(a) < std::string_view(b);
  });
  return set(parts);
}
Octets context(unsigned number, std::string_view content, bool constructed) {
  return tlv(tag::context(number, constructed), content);
}

Octets boolean(bool value) { return tlv(tag::boolean, std::string_view(value ? "\xFF" : "\0", 1)); }
Octets integer(std::int64_t value) {
  unsigned octets = 1;
  while (octets < 8 && (value >> (8 * octets - 1)) != 0 && (value >> (8 * octets - 1)) != -1) {
    ++octets;
  }
  return tlv(tag::integer, big_endian(static_cast<std::uint64_t>(value), octets));
}
Octets integer_octets(std::string_view content) { return tlv(tag::integer, content); }
Octets unsigned_integer(std::string_view magnitude) {
  const bool high = magnitude.empty() || (static_cast<std::uint8_t>(magnitude[0]) & 0x80U) != 0;
  return tlv(tag::integer, (high ? Octets(1, '\0') : Octets()) + Octets(magnitude));
}
Octets null() { return tlv(tag::null, {}); }
Octets oid(std::string_view dotted) {
  const auto octets = oid_octets(dotted);
  if (!octets) throw std::invalid_argument("no OID: " + std::string(dotted));
  return tlv(tag::oid, *octets);
}
Octets octet_string(std::string_view content) { return tlv(tag::octet_string, content); }
Octets bit_string(std::string_view content, unsigned unused) {
  return tlv(tag::bit_string, Octets(1, static_cast<char>(unused)) + Octets(content));
}
Octets named_bits(std::uint16_t bits) {
  unsigned count = 16;
  while (count > 0 && (bits >> (count - 1) & 1U) == 0) --count;
  Octets content((count + 7) / 8, '\0');
  for (unsigned i = 0; i < count; ++i) {
    if ((bits >> i & 1U) == 0) continue;
    content[i / 8] = static_cast<char>(static_cast<std::uint8_t>(content[i / 8]) | 0x80U >> i % 8);
  }
  return bit_string(content, static_cast<unsigned>(content.size() * 8 - count));
}
Octets utf8(std::string_view text) { return tlv(tag::utf8_string, text); }
Octets printable(std::string_view text) { return tlv(tag::printable_string, text); }
Octets ia5(std::string_view text) { return tlv(tag::ia5_string, text); }
Octets utc_time(std::string_view text) { return tlv(tag::utc_time, text); }
Octets generalized_time(std::string_view text) { return tlv(tag::generalized_time, text); }
Octets bmp(std::u16string_view text) {
  Octets content;
  for (const char16_t c : text) content += big_endian(c, 2);
  return tlv(tag::bmp_string, content);
}
Octets universal(std::u32string_view text) {
  Octets content;
  for (const char32_t c : text) content += big_endian(c, 4);
  return tlv(tag::universal_string, content);
}
Octets from_hex(std::string_view hex) {
  constexpr std::string_view digits = "0123456789abcdef";
  Octets out;
  unsigned held = 0;
  bool half = false;
  for (const char c : hex) {
    const std::size_t digit = digits.find(c);
    if (digit == std::string_view::npos) continue;
    held = held << 4U | static_cast<unsigned>(digit);
    if (half) out += static_cast<char>(held & 0xFFU);
    half = !half;
  }
  return out;
}

Octets attribute(std::string_view dotted, std::string_view value) {
  return sequence({oid(dotted), Octets(value)});
}
Octets rdn(std::string_view dotted, std::string_view value) {
  return set({attribute(dotted, value)});
}
Octets extension(std::string_view dotted, std::string_view value, bool critical) {
  return sequence({oid(dotted), critical ? boolean(true) : Octets(), octet_string(value)});
}
Octets dns_name(std::string_view name) { return context(2, name, false); }
Octets subject_alt_name(const std::vector<Octets>& names, bool critical) {
  return extension("2.5.29.17", sequence(names), critical);
}
Octets algorithm(std::string_view dotted, std::string_view parameters) {
  return sequence({oid(dotted), Octets(parameters)});
}

Octets to_be_signed(const CertificateParts& parts) {
  return sequence({parts.version, parts.serial, parts.inner_algorithm, parts.issuer, parts.validity,
                   parts.subject, parts.key, parts.issuer_unique_id, parts.subject_unique_id,
                   parts.extensions ? context(3, sequence(*parts.extensions)) : Octets()});
}

Octets to_be_signed(const RequestParts& parts) {
  Octets attributes;
  if (parts.attributes) {
    attributes = set_of(*parts.attributes);
    attributes[0] = static_cast<char>(tag::context(0, true));
  }
  return sequence({parts.version, parts.subject, parts.key, attributes});
}

Octets extension_request(const std::vector<Octets>& extensions) {
  return sequence({oid("1.2.840.113549.1.9.14"), set({sequence(extensions)})});
}

Octets pem(std::string_view label, std::string_view octets, std::string_view line_end,
           std::size_t width) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  Octets base64;
  for (std::size_t i = 0; i < octets.size(); i += 3) {
    const std::size_t count = std::min<std::size_t>(3, octets.size() - i);
    unsigned bits = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      bits = bits << 8U | (k < count ? static_cast<std::uint8_t>(octets[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      base64 += k <= count ? alphabet[bits >> (18 - 6 * k) & 0x3FU] : '=';
    }
  }
  Octets out = "-----BEGIN " + Octets(label) + "-----" + Octets(line_end);
  for (std::size_t i = 0; i < base64.size(); i += width) {
    out += base64.substr(i, width) + Octets(line_end);
  }
  return out + "-----END " + Octets(label) + "-----" + Octets(line_end);
}

}  // namespace dcvlint::der
