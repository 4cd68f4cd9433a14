#pragma once
// RDATA of one record: from master-file text (RFC 1035 §5.1, RFC 3597 §5, and
// each type's own RFC) to uncompressed wire form. Strict where BIND 9.18 is.

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/fault.h"
#include "lint/facts/name.h"
#include "lint/facts/type.h"
#include "lint/sources/rdata_layout.h"
#include "lint/sources/zone_scanner.h"

namespace dcvlint {

// A domain name on the wire, as relative names need it at hand.
struct NameWire {
  std::array<std::uint8_t, 256> bytes{};
  std::uint32_t size = 1;
  void set(const Names& names, Name name);
};

// Takes the octets of one RDATA. Writing beyond 65,535 is remembered, not done.
class RdataBuffer {
 public:
  static constexpr std::uint32_t capacity = 65535;

  void clear() { size_ = 0, overflow_ = false; }
  std::uint32_t size() const { return size_; }
  bool overflow() const { return overflow_; }
  std::span<const std::uint8_t> bytes() const { return {data_.data(), size_}; }
  // Where the next octet goes; 512 octets may be written there before `grow`.
  std::uint8_t* tail() { return data_.data() + size_; }
  void grow(std::uint32_t count) {
    size_ += count;
    if (size_ > capacity) size_ = capacity, overflow_ = true;
  }
  std::uint8_t& operator[](std::uint32_t at) { return data_[at]; }
  void u8(std::uint32_t value) {
    *tail() = static_cast<std::uint8_t>(value);
    grow(1);
  }
  void u16(std::uint32_t value) {
    tail()[0] = static_cast<std::uint8_t>(value >> 8U);
    tail()[1] = static_cast<std::uint8_t>(value);
    grow(2);
  }
  void u32(std::uint32_t value) {
    u16(value >> 16U);
    u16(value & 0xffffU);
  }
  void append(const void* bytes, std::size_t count) {
    if (count > capacity - size_) {
      overflow_ = true;
      return;
    }
    if (count != 0) std::memcpy(tail(), bytes, count);
    size_ += static_cast<std::uint32_t>(count);
  }

 private:
  std::array<std::uint8_t, capacity + 1 + 512> data_;
  std::uint32_t size_ = 0;
  bool overflow_ = false;
};

// What is wrong, as pointers into the scanner's text.
struct RdataProblem {
  FaultCode code{};
  const char* begin = nullptr;
  const char* end = nullptr;
  std::string detail;
  const char* related_begin = nullptr;
  const char* related_end = nullptr;
  std::string_view text = {};  // to name it by; empty: what begin and end hold
};

// Turns the text of a name into wire form at `out` (room for 512 octets):
// relative to `origin` unless it ends with a dot; "@" is the origin, "." the
// root. Gives the size.
tl::expected<std::uint32_t, NameFault> name_to_wire(std::string_view text, const NameWire& origin,
                                                    std::uint8_t* out);
FaultCode fault_code(NameFaultKind kind);
std::string name_fault_detail(const NameFault& fault);

// "1h30m" or "3600" as BIND reads them: units w d h m s, at most 2^32 - 1.
struct Period {
  enum class Verdict : std::uint8_t { good, no_period, out_of_range } verdict{};
  std::uint32_t seconds = 0;
};
Period parse_period(std::string_view text);

// DNSSEC algorithm by number or mnemonic (IANA registry; RFC 4034 appendix A.1).
std::optional<std::uint8_t> algorithm_from_text(std::string_view word);
std::optional<std::uint16_t> certificate_type_from_text(std::string_view word);  // CERT, RFC 4398
std::optional<std::uint8_t> digest_type_from_text(std::string_view word);
std::optional<std::uint8_t> notify_scheme_from_text(std::string_view word);  // DSYNC, RFC 9859
std::optional<std::uint16_t> key_flags_from_text(std::string_view word);
std::optional<std::uint8_t> protocol_from_text(std::string_view word);
std::optional<std::uint8_t> hash_from_text(std::string_view word);  // NSEC3: 1 or SHA-1
// YYYYMMDDHHMMSS, or seconds since 1970 modulo 2^32 (RFC 4034 §3.2).
std::optional<std::uint32_t> time_from_text(std::string_view word);

// As inet_pton(3): writes 4 or 16 octets.
bool ipv4_from_text(std::string_view text, std::uint8_t* out);
bool ipv6_from_text(std::string_view text, std::uint8_t* out);
// Base32 with the extended hex alphabet, either case, without padding (RFC 4648 §7), of whole
// octets.
bool is_base32hex(std::string_view text);

class RdataReader {
 public:
  RdataReader(ZoneScanner& in, RdataBuffer& out, const NameWire& origin)
      : in_(in), out_(out), origin_(origin) {}

  // Reads to the end of the record (the token that ends it stays unread).
  // `type` is the type's token. False: see problem(); the rest of the record is
  // not skipped. After it ended in a file_end inside parentheses the problem,
  // if any, comes from the missing ")".
  bool read(Type type, const Token& type_token);
  const RdataProblem& problem() const { return problem_; }
  // Behind the last token read.
  const char* last_end() const { return last_end_; }

 private:
  friend class SvcbReader;

  Token take() {
    const Token token = in_.next();
    if (token.is_text()) last_end_ = token.outer_end();
    return token;
  }
  // A token that may not be in quotes.
  bool word(std::string_view what, Token& token) {
    token = take();
    return token.kind == TokenKind::word || wrong_token(token, what);
  }
  bool word_or_quoted(std::string_view what, Token& token) {
    token = take();
    return token.is_text() || wrong_token(token, what);
  }

  bool fail(FaultCode code, const char* begin, const char* end, std::string detail = {});
  bool fail(FaultCode code, const Token& token, std::string detail = {}) {
    return fail(code, token.outer_begin(), token.outer_end(), std::move(detail));
  }
  bool wrong_token(const Token& token, std::string_view what);
  bool missing(const Token& end, std::string_view what);
  bool fail_name(const Token& token, const NameFault& fault);
  bool fail_escape(const Token& token, const char* at);
  bool fail_digit(const Token& token, const char* at, std::string_view what);

  bool field(const Field& field);
  bool fields(Type type, std::span<const Field> all);
  bool number(std::string_view what, std::uint32_t maximum, std::uint32_t& value);
  bool parse_number(const Token& token, std::uint32_t maximum, std::uint32_t& value);
  bool name(std::string_view what);
  bool name_slowly(const Token& token);
  bool ipv4(std::string_view what);
  bool ipv6(std::string_view what);
  bool text(std::string_view what);
  bool add_text(const Token& token);
  // Octets of a token, escapes worked out, to the end of the buffer.
  bool decode(const Token& token);
  bool texts(std::string_view what);
  bool period(std::string_view what);
  bool quoted_text(std::string_view what);
  bool caa();
  bool caa_tag(const Token& token);
  bool extra(const Token& token, Type type);

  // rdata_encodings.cpp
  bool hex_rest(std::string_view what);
  bool base64_rest(std::string_view what);
  bool salt(std::string_view what);
  bool next_hash(std::string_view what);
  bool types(std::string_view what, bool may_be_empty);
  bool covered_type(std::string_view what);
  template <class Value>
  bool mnemonic(std::string_view what, std::optional<Value> (*parse)(std::string_view));

  // rdata_generic.cpp
  bool is_generic(Type type);
  bool generic(Type type);

  // rdata_regexp.cpp
  bool regexp(std::string_view what);

  // rdata_rare.cpp
  bool loc();
  bool loc_angle(std::int64_t most_degrees, std::string_view letters, std::uint32_t& angle);
  bool apl();
  bool apl_item(const Token& token);
  bool groups(std::string_view what, int count, int least, int most, char separator);
  bool gateway(std::string_view what, unsigned kind);
  bool relay(std::string_view what);

  // rdata_obsolete.cpp
  bool a6();
  bool nxt_types(std::string_view what);
  bool transport(std::string_view what);
  bool service_bits(std::string_view what);
  bool nsap(std::string_view what);
  bool psdn_address(std::string_view what);
  bool base64_or_dash(std::string_view what);

  // rdata_svcb.cpp
  bool svcb();

  // rdata_ldns.cpp
  bool by_ldns(Type type);

  ZoneScanner& in_;
  RdataBuffer& out_;
  const NameWire& origin_;
  const char* last_end_ = nullptr;
  const char* digest_begin_ = nullptr;  // where the hex of a digest begins
  RdataProblem problem_;
};

}  // namespace dcvlint
