#include "lint/sources/rdata_wire.h"

#include <algorithm>

#include "lint/sources/rdata_layout.h"

namespace dcvlint {
namespace {

using Octets = std::span<const std::uint8_t>;

class WireChecker {
 public:
  WireChecker(Type type, Octets rdata) : type_(type), rdata_(rdata) {}

  std::optional<WireFlaw> check(std::span<const Field> fields) {
    for (const Field& one : fields) {
      if (auto flaw = field(one)) return flaw;
    }
    if (at_ == rdata_.size()) return std::nullopt;
    return flaw(at_, size(), "octets behind the end of the RDATA");
  }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(rdata_.size()); }
  std::uint32_t left() const { return size() - at_; }
  static WireFlaw flaw(std::uint32_t begin, std::uint32_t end, std::string detail) {
    return {FaultCode::zone_rdata_generic_length, begin, end, std::move(detail)};
  }
  WireFlaw too_short(const Field& field) const {
    return flaw(at_, size(), "the RDATA ends within the " + std::string(field.what));
  }
  std::optional<WireFlaw> skip(const Field& field, std::uint32_t count) {
    if (left() < count) return too_short(field);
    at_ += count;
    return std::nullopt;
  }
  std::optional<WireFlaw> name(const Field& field) {
    const std::uint32_t count = wire_name_size(rdata_.subspan(at_));
    if (count == 0) {
      return flaw(at_, size(), "the " + std::string(field.what) + " is no domain name");
    }
    at_ += count;
    return std::nullopt;
  }
  std::optional<WireFlaw> string(const Field& field) {
    if (left() < 1 || left() < 1U + rdata_[at_]) return too_short(field);
    at_ += 1U + rdata_[at_];
    return std::nullopt;
  }
  std::optional<WireFlaw> bitmap(const Field& field, bool may_be_empty) {
    if (left() == 0 && !may_be_empty) return too_short(field);
    int window = -1;
    while (left() > 0) {
      if (left() < 2 || left() < 2U + rdata_[at_ + 1]) return too_short(field);
      const std::uint32_t count = rdata_[at_ + 1];
      if (rdata_[at_] <= window || count < 1 || count > 32 || rdata_[at_ + 1 + count] == 0) {
        return flaw(at_, at_ + 2 + std::min(count, 32U), "this is no type bitmap");
      }
      window = rdata_[at_];
      at_ += 2 + count;
    }
    return std::nullopt;
  }
  std::optional<WireFlaw> rest(const Field& field) {
    if (left() == 0) return too_short(field);
    const unsigned wanted = at_ > 0 ? digest_size(type_, rdata_[at_ - 1]) : 0;
    if ((wanted != 0 && left() != wanted) || (type_ == Type::zonemd && left() < 12)) {
      return flaw(at_, size(), "the " + std::string(field.what) + " has the wrong length");
    }
    at_ = size();
    return std::nullopt;
  }
  std::optional<WireFlaw> a6(const Field& field) {
    if (left() < 1) return too_short(field);
    const std::uint32_t prefix = rdata_[at_];
    if (prefix > 128) return flaw(at_, at_ + 1, "a prefix has at most 128 bits");
    if (auto found = skip(field, 1 + 16 - prefix / 8)) return found;
    return prefix == 0 ? std::nullopt : name(field);
  }
  // What relay types above 3 are followed by is nobody's business (RFC 8777 §4.2.3).
  std::optional<WireFlaw> relay(const Field& field) {
    if (left() < 1) return too_short(field);
    const unsigned kind = rdata_[at_] & 0x7fU;
    ++at_;
    if (kind <= 3) return gateway(field, kind);
    at_ = size();
    return std::nullopt;
  }
  std::optional<WireFlaw> at_most(const Field& field, std::uint32_t count) {
    if (left() > count) {
      return flaw(at_, size(), "the " + std::string(field.what) + " is too long");
    }
    at_ = size();
    return std::nullopt;
  }
  std::optional<WireFlaw> gateway(const Field& field, unsigned kind) {
    switch (kind) {
      case 0:
        return std::nullopt;
      case 1:
        return skip(field, 4);
      case 2:
        return skip(field, 16);
      case 3:
        return name(field);
      default:
        return flaw(1, 2, "gateway types are 0 to 3");
    }
  }
  std::optional<WireFlaw> apl(const Field& field) {
    while (left() > 0) {
      const std::uint32_t octets = left() < 4 ? 0 : rdata_[at_ + 3] & 0x7fU;
      if (auto found = skip(field, 4 + octets)) return found;
    }
    return std::nullopt;
  }
  std::optional<WireFlaw> field(const Field& field) {
    switch (field.form) {
      case Form::u8:
      case Form::transport:
      case Form::notify_scheme:
      case Form::algorithm:
      case Form::digest_type:
      case Form::hash:
      case Form::protocol:
        return skip(field, 1);
      case Form::u16:
      case Form::certificate_type:
      case Form::type:
      case Form::key_flags:
        return skip(field, 2);
      case Form::u32:
      case Form::period:
      case Form::ttl:
      case Form::time:
      case Form::ipv4:
        return skip(field, 4);
      case Form::ipv6:
        return skip(field, 16);
      case Form::name:
        return name(field);
      case Form::text:
      case Form::regexp:
      case Form::psdn_address:
      case Form::salt:
        return string(field);
      case Form::next_hash:
        if (left() > 0 && rdata_[at_] == 0) return flaw(at_, at_ + 1, "an empty hash");
        if (left() > 0 && rdata_[0] == 1 && rdata_[at_] != 20) {
          return flaw(at_, at_ + 1, "a SHA-1 hash of more or less than 20 octets");
        }
        return string(field);
      case Form::texts:
        do {
          if (auto found = string(field)) return found;
        } while (left() > 0);
        return std::nullopt;
      case Form::quoted_text:
        at_ = size();
        return std::nullopt;
      case Form::hex:
      case Form::nsap:
      case Form::base64:
        return rest(field);
      case Form::eui48:
        return skip(field, 6);
      case Form::eui64:
      case Form::locator64:
        return skip(field, 8);
      case Form::base64_or_none:
        at_ = size();
        return std::nullopt;
      case Form::gateway:
        return gateway(field, rdata_[1]);  // the numbers before it have been read
      case Form::relay:
        return relay(field);
      case Form::a6:
        return a6(field);
      case Form::nxt_types:
        return at_most(field, 16);
      case Form::service_bits:
        return at_most(field, 8192);
      case Form::base64_or_dash:
        at_ = size();
        return std::nullopt;
      case Form::loc:
        if (left() > 0 && rdata_[0] != 0) return flaw(0, 1, "the version is 0");
        return skip(field, 16);
      case Form::apl:
        return apl(field);
      case Form::types:
        return bitmap(field, false);
      case Form::types_or_none:
        return bitmap(field, true);
    }
    return std::nullopt;
  }

  Type type_;
  Octets rdata_;
  std::uint32_t at_ = 0;
};

// RFC 8659 §4.1.
std::optional<WireFlaw> check_caa(Octets rdata) {
  const auto size = static_cast<std::uint32_t>(rdata.size());
  if (size < 2) {
    return WireFlaw{FaultCode::zone_caa_malformed, 0, size,
                    "a property has at least flags, the tag's length and a tag"};
  }
  if (rdata[1] == 0) {
    return WireFlaw{FaultCode::zone_caa_malformed, 1, 2, "the tag is empty"};
  }
  if (rdata[1] > size - 2) {
    return WireFlaw{FaultCode::zone_caa_malformed, 1, 2,
                    "the tag's length is " + std::to_string(rdata[1]) + ", but " +
                        std::to_string(size - 2) + " octets follow"};
  }
  return std::nullopt;
}

std::optional<WireFlaw> check_svcb(Octets rdata) {
  const std::uint32_t name = rdata.size() < 2 ? 0 : wire_name_size(rdata.subspan(2));
  if (name == 0) {
    return WireFlaw{FaultCode::zone_rdata_generic_length, 0,
                    static_cast<std::uint32_t>(rdata.size()),
                    "a priority of two octets and a target name are expected"};
  }
  return check_svc_params(rdata.subspan(2 + name), 2 + name);
}

}  // namespace

std::uint32_t wire_name_size(std::span<const std::uint8_t> wire) {
  std::size_t at = 0;
  while (at < wire.size() && at < 255) {
    if (wire[at] == 0) return static_cast<std::uint32_t>(at + 1);
    if (wire[at] > 63) return 0;
    at += 1U + wire[at];
  }
  return 0;
}

std::optional<WireFlaw> check_rdata_wire(Type type, std::span<const std::uint8_t> rdata) {
  if (type == Type::caa) return check_caa(rdata);
  if (type == Type::svcb || type == Type::https) return check_svcb(rdata);
  const std::span<const Field> fields = rdata_fields(type);
  if (!fields.empty()) return WireChecker(type, rdata).check(fields);
  if (ldns_accepts(type, rdata)) return std::nullopt;
  return WireFlaw{FaultCode::zone_rdata_generic_length, 0, static_cast<std::uint32_t>(rdata.size()),
                  "these octets are no RDATA of this type"};
}

}  // namespace dcvlint
