// What is printed as a master file, in any layout, is read as the same records.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "lint/facts/record_text.h"
#include "tests/sources/zone_reading.h"

using namespace dcvlint;
using dcvlint::testing::fragment;
using dcvlint::testing::ReadZone;

namespace {

using Octets = std::string;

Octets any_octets(int least, int most) {
  const int size = *rc::gen::inRange(least, most + 1);
  Octets octets;
  for (int i = 0; i < size; ++i) {
    // Half of them are letters, the rest anything.
    const int octet = *rc::gen::oneOf(rc::gen::inRange(0x61, 0x7b), rc::gen::inRange(0, 256));
    octets += static_cast<char>(octet);
  }
  return octets;
}

// One octet as it may be written in a token.
std::string escaped(char octet, bool quoted) {
  const auto value = static_cast<unsigned char>(octet);
  const bool letter = (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z') ||
                      value == '-' || value == '_';
  const int form = *rc::gen::inRange(0, 4);
  if (letter && form != 0) return std::string(1, octet);
  if (quoted && form == 1 && value != '"' && value != '\\' && value != '\n') {
    return std::string(1, octet);
  }
  const bool digit = value >= '0' && value <= '9';
  if (form == 2 && !digit && value > 0x20 && value < 0x7f) return std::string("\\") + octet;
  std::string decimal = std::to_string(value);
  return "\\" + std::string(3 - decimal.size(), '0') + decimal;
}

std::string token(const Octets& octets, bool quoted) {
  std::string out;
  for (char octet : octets) out += escaped(octet, quoted);
  return quoted ? "\"" + out + "\"" : out;
}

std::string text_token(const Octets& octets) {
  return token(octets, octets.empty() || *rc::gen::arbitrary<bool>());
}

// Blanks between tokens; within parentheses also line ends and comments.
std::string blanks(bool parentheses) {
  static const std::vector<std::string> simple = {" ", "\t", "   ", " \t "};
  static const std::vector<std::string> more = {"\n", "\r\n  ", " ; a \" ( comment\n", "\n\n \t"};
  if (parentheses && *rc::gen::arbitrary<bool>()) return *rc::gen::elementOf(more);
  return *rc::gen::elementOf(simple);
}

struct AnyName {
  std::string text;  // relative
  Octets wire;       // lower case when read as an owner
};

AnyName any_name() {
  AnyName name;
  const int labels = *rc::gen::inRange(1, 4);
  for (int i = 0; i < labels; ++i) {
    const Octets label = any_octets(1, 12);
    name.text += (i == 0 ? "" : ".") + token(label, false);
    name.wire += static_cast<char>(label.size()) + label;
  }
  return name;
}

const Octets origin_wire("\7example\0", 9);

Octets u16(unsigned value) {
  return {static_cast<char>(value >> 8U), static_cast<char>(value & 0xffU)};
}

struct Printed {
  std::string type;
  std::vector<std::string> tokens;
  Octets rdata;
};

Printed any_rdata() {
  switch (*rc::gen::inRange(0, 6)) {
    case 0: {
      const auto a = *rc::gen::container<std::vector<int>>(4, rc::gen::inRange(0, 256));
      Printed printed{"A", {""}, {}};
      for (std::size_t i = 0; i < 4; ++i) {
        printed.tokens[0] += (i == 0 ? "" : ".") + std::to_string(a[i]);
        printed.rdata += static_cast<char>(a[i]);
      }
      return printed;
    }
    case 1: {
      const unsigned preference = static_cast<unsigned>(*rc::gen::inRange(0, 65536));
      const AnyName name = any_name();
      return {
          "MX", {std::to_string(preference), name.text}, u16(preference) + name.wire + origin_wire};
    }
    case 2: {
      Printed printed{"TXT", {}, {}};
      for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
        const Octets text = any_octets(0, 40);
        printed.tokens.push_back(text_token(text));
        printed.rdata += static_cast<char>(text.size()) + text;
      }
      // There the escape would make it the generic form.
      RC_PRE(printed.tokens[0] != "\\#");
      return printed;
    }
    case 3: {
      const int flags = *rc::gen::inRange(0, 256);
      const Octets value = any_octets(0, 300);
      return {"CAA",
              {std::to_string(flags), "issue", text_token(value)},
              static_cast<char>(flags) + Octets("\5issue") + value};
    }
    case 4: {
      const AnyName server = any_name(), mailbox = any_name();
      Printed printed{"SOA",
                      {server.text, mailbox.text},
                      server.wire + origin_wire + mailbox.wire + origin_wire};
      for (int i = 0; i < 5; ++i) {
        const unsigned number = static_cast<unsigned>(*rc::gen::inRange(0, 65536));
        printed.tokens.push_back(std::to_string(number));
        printed.rdata += u16(0) + u16(number);
      }
      return printed;
    }
    default: {
      const Octets octets = any_octets(1, 40);
      Printed printed{"TYPE65400", {"\\#", std::to_string(octets.size())}, octets};
      for (char octet : octets) {
        const auto value = static_cast<unsigned char>(octet);
        const std::string hex = {"0123456789abcdef"[value >> 4U], "0123456789ABCDEF"[value & 15U]};
        if (printed.tokens.size() == 2 || *rc::gen::inRange(0, 8) == 0)
          printed.tokens.push_back("");
        printed.tokens.back() += hex;
      }
      return printed;
    }
  }
}

std::string layout(const std::string& owner, const Printed& printed) {
  std::vector<std::string> tokens;
  const int header = *rc::gen::inRange(0, 3);
  if (header == 0) tokens = {"300", "IN"};
  if (header == 1) tokens = {"CLASS1", "5m"};
  if (header == 2) tokens = {"300"};
  tokens.push_back(printed.type);
  tokens.insert(tokens.end(), printed.tokens.begin(), printed.tokens.end());
  const auto count = static_cast<int>(tokens.size());
  const int open = *rc::gen::inRange(0, count + 1), close = *rc::gen::inRange(open, count + 1);
  std::string out = owner;
  for (int i = 0; i < count; ++i) {
    out += blanks(i > open && i < close);
    if (i == open && open < close) out += "(" + blanks(true);
    out += tokens[static_cast<std::size_t>(i)];
    if (i + 1 == close && open < close) out += blanks(true) + ")";
  }
  return out + (*rc::gen::arbitrary<bool>() ? " ; end\n" : "\n");
}

}  // namespace

TEST_CASE("print, then read: the same record in any layout") {
  CHECK(rc::check([] {
    const Name root = Name::root;
    const AnyName owner = any_name();
    // At the start of a line it would be a directive.
    RC_PRE(owner.text[0] != '$');
    Printed printed = any_rdata();
    const std::string at = printed.type == "SOA" ? "@" : owner.text;
    const std::string text = layout(at, printed);
    const ReadZone read(text, {}, fragment());
    RC_LOG() << text << read.faults();
    RC_ASSERT(read.faults().empty());
    RC_ASSERT(read.zone.records().size() == 1U);
    const Record& record = read.zone.records()[0];
    RC_ASSERT(read.zone.rdata_text(record) == printed.rdata);
    RC_ASSERT(record.ttl == 300U);
    const Octets wire = printed.type == "SOA" ? origin_wire : owner.wire + origin_wire;
    const auto found =
        read.names.find_wire({reinterpret_cast<const std::uint8_t*>(wire.data()), wire.size()});
    RC_ASSERT((found && *found == record.owner));
    RC_ASSERT(read.names.is_within(record.owner, root));
    // The text of the record is found again, token by token.
    const RecordText tokens(read.documents, record.place);
    RC_ASSERT(tokens.rdata_count() == printed.tokens.size());
    for (std::size_t i = 0; i < printed.tokens.size(); ++i) {
      RC_ASSERT(read.documents.text(tokens.rdata(i)) == printed.tokens[i]);
    }
    RC_ASSERT(read.documents.text(tokens.type()) == printed.type);
    RC_ASSERT((tokens.owner() && read.documents.text(*tokens.owner()) == at));
  }));
}

TEST_CASE("the source of each octet of a value is found") {
  CHECK(rc::check([] {
    const bool quoted = *rc::gen::arbitrary<bool>();
    std::vector<std::string> parts;
    std::string value;
    for (char octet : any_octets(1, 30)) {
      parts.push_back(escaped(octet, quoted));
      value += parts.back();
    }
    const std::string quote = quoted ? "\"" : "";
    Documents documents;
    const std::string text = "a 1 CAA 0 issue " + quote + value + quote + "\n";
    const Doc document = documents.add("zone", Bytes(text), 0);
    const RecordText record(documents, {document, 0, static_cast<std::uint32_t>(text.size()) - 1});
    for (std::uint32_t i = 0; i < parts.size(); ++i) {
      RC_ASSERT(documents.text(record.within(2, i, i + 1)) == parts[i]);
    }
  }));
}
