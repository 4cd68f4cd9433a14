#include "lint/sources/dns_denial.h"

#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

namespace dcvlint {
namespace {

using Octets = std::span<const std::uint8_t>;
using Hash = std::array<std::uint8_t, SHA_DIGEST_LENGTH>;

constexpr unsigned rcode_no_error = 0, rcode_nxdomain = 3;
// More would be work for whoever asks; resolvers stop there, too (RFC 9276 §3.2).
constexpr unsigned most_iterations = 150;
// A denial has three; hashing a name for each of a thousand would be work, too.
constexpr unsigned most_proofs = 8;

// A type's bit (RFC 4034 §4.1.2). Windows that are none end the search.
bool has_type(Octets windows, Type type) {
  const auto number = static_cast<unsigned>(type);
  std::size_t at = 0;
  while (windows.size() - at >= 2) {
    const std::size_t size = windows[at + 1];
    if (size == 0 || size > 32 || size > windows.size() - at - 2) return false;
    if (windows[at] == number / 256) {
      const unsigned octet = number % 256 / 8;
      return octet < size && (windows[at + 2 + octet] & 0x80U >> number % 8) != 0;
    }
    at += 2 + size;
  }
  return false;
}

// What the proof that stands at the name itself says of it.
Cut from_types(Octets windows) {
  // SOA: the child speaks about its own apex and cannot deny what its parent holds.
  if (has_type(windows, Type::soa) || has_type(windows, Type::ds)) return Cut::undecided;
  return has_type(windows, Type::ns) ? Cut::untrusted : Cut::none;
}

// RFC 5155 §3.2.
struct Nsec3 {
  Octets zone;   // wire form of the owner without its first label
  Hash owner{};  // the first label
  Hash next{};
  bool opt_out = false;
  unsigned iterations = 0;
  Octets salt;
  Octets types;

  bool covers(const Hash& hash) const {
    if (owner < next) return owner < hash && hash < next;
    return hash > owner || hash < next;  // the last one of the zone
  }
};

// base32hex of 20 octets (RFC 4648 §7), any case.
bool decode_label(Octets label, Hash& hash) {
  if (label.size() != 33 || label[0] != 32) return false;
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 32; ++i) {
    const std::uint8_t c = label[i + 1];
    unsigned value = 0;
    if (c >= '0' && c <= '9') {
      value = c - '0';
    } else if ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'v') {
      value = (c | 0x20U) - 'a' + 10;
    } else {
      return false;
    }
    bits = bits << 5U | value;
    if (i % 8 != 7) continue;
    for (std::size_t k = 0; k < 5; ++k) {
      hash[i / 8 * 5 + k] = static_cast<std::uint8_t>(bits >> (32 - 8 * k));
    }
  }
  return true;
}

// `owner` must outlive the result. Only SHA-1 is defined.
std::optional<Nsec3> read_nsec3(Octets rdata, Octets owner) {
  Nsec3 read;
  if (rdata.size() < 5 || rdata[0] != 1) return std::nullopt;
  read.opt_out = (rdata[1] & 1U) != 0;
  read.iterations = static_cast<unsigned>(rdata[2]) << 8U | rdata[3];
  const std::size_t salt = rdata[4];
  if (rdata.size() < 5 + salt + 21 || rdata[5 + salt] != SHA_DIGEST_LENGTH) return std::nullopt;
  read.salt = rdata.subspan(5, salt);
  std::memcpy(read.next.data(), rdata.data() + 6 + salt, SHA_DIGEST_LENGTH);
  read.types = rdata.subspan(6 + salt + SHA_DIGEST_LENGTH);
  if (owner.size() < 34 || !decode_label(owner.first(33), read.owner)) return std::nullopt;
  read.zone = owner.subspan(33);
  if (read.iterations > most_iterations) return std::nullopt;
  return read;
}

// RFC 5155 §5.
Hash hash_of(Octets name, const Nsec3& with) {
  std::array<std::uint8_t, 255 + 255> input;
  std::size_t size = 0;
  for (const std::uint8_t octet : name) {
    const bool capital = octet >= 'A' && octet <= 'Z';
    input[size++] = static_cast<std::uint8_t>(capital ? octet + ('a' - 'A') : octet);
  }
  Hash hash{};
  for (unsigned i = 0; i <= with.iterations; ++i) {
    std::ranges::copy(with.salt, input.begin() + static_cast<std::ptrdiff_t>(size));
    SHA1(input.data(), size + with.salt.size(), hash.data());
    std::ranges::copy(hash, input.begin());
    size = hash.size();
  }
  return hash;
}

Octets rdata_of(const DnsMessage& message, const WireRecord& record) {
  return message.octets.subspan(record.begin, record.end - record.begin);
}

// RFC 4035 §5.2: a DS set that names nothing a validator knows leads nowhere. Algorithms: the
// registry's that may be used for validation (RFC 8624 §3.1); digests: SHA-1, SHA-256, SHA-384.
bool usable_ds(Octets rdata) {
  constexpr std::array<std::uint8_t, 8> algorithms = {5, 7, 8, 10, 13, 14, 15, 16};
  if (rdata.size() < 5) return false;
  return std::ranges::find(algorithms, rdata[2]) != algorithms.end() &&
         (rdata[3] == 1 || rdata[3] == 2 || rdata[3] == 4);
}

// What the answer section says, if anything.
std::optional<Cut> from_answer(const DnsMessage& message, Octets name, bool authentic) {
  bool any = false, usable = false;
  for (const WireRecord& record : message.answers) {
    WireName owner;
    read_wire_name(message.octets, record.owner, owner);
    if (record.rr_class != class_in || !same_wire_name(owner.wire(), name)) continue;
    // What owns an alias is not delegated; whether the target's zone is signed is no matter here.
    if (record.type == Type::cname) return Cut::none;
    if (record.type != Type::ds) continue;
    any = true;
    usable = usable || usable_ds(rdata_of(message, record));
  }
  if (!any) return std::nullopt;
  if (!authentic) return Cut::undecided;
  return usable ? Cut::trusted : Cut::untrusted;
}

// What the signed denial in the authority section says of `name`.
Cut from_denial(const DnsMessage& message, Octets name) {
  bool any = false;
  unsigned looked_at = 0;
  for (const WireRecord& record : message.authority) {
    if (record.type != Type::nsec && record.type != Type::nsec3) continue;
    if (++looked_at > most_proofs) break;
    any = true;
    WireName owner;
    read_wire_name(message.octets, record.owner, owner);
    if (record.type == Type::nsec) {
      WireName next;
      const std::size_t at = read_wire_name(message.octets.first(record.end), record.begin, next);
      if (at == 0 || !same_wire_name(owner.wire(), name)) continue;
      return from_types(message.octets.subspan(at, record.end - at));
    }
    const auto nsec3 = read_nsec3(rdata_of(message, record), owner.wire());
    if (nsec3 && octets_before(name, nsec3->zone) && hash_of(name, *nsec3) == nsec3->owner) {
      return from_types(nsec3->types);
    }
  }
  if (in_opt_out(message, name)) return Cut::untrusted;
  return any ? Cut::none : Cut::undecided;
}

}  // namespace

bool in_opt_out(const DnsMessage& message, Octets name) {
  unsigned looked_at = 0;
  for (const WireRecord& record : message.authority) {
    if (record.type != Type::nsec3 || ++looked_at > most_proofs) continue;
    WireName owner;
    read_wire_name(message.octets, record.owner, owner);
    const auto nsec3 = read_nsec3(rdata_of(message, record), owner.wire());
    if (!nsec3 || !nsec3->opt_out) continue;
    const auto below = octets_before(name, nsec3->zone);
    if (!below) continue;
    // The name covered is the next closer one: the name, or one above it within the zone.
    for (std::size_t at = 0; at < *below; at += name[at] + 1U) {
      if (nsec3->covers(hash_of(name.subspan(at), *nsec3))) return true;
    }
  }
  return false;
}

Cut read_cut(const DnsMessage& message, const Names& names, Name name, bool authentic) {
  if (message.rcode != rcode_no_error && message.rcode != rcode_nxdomain) return Cut::undecided;
  std::vector<std::uint8_t> wire;
  names.append_wire(name, wire);
  if (const auto cut = from_answer(message, wire, authentic)) return *cut;
  if (authentic) {
    const Cut cut = from_denial(message, wire);
    return cut == Cut::undecided && message.rcode == rcode_nxdomain ? Cut::none : cut;
  }
  return in_opt_out(message, wire) ? Cut::untrusted : Cut::undecided;
}

}  // namespace dcvlint
