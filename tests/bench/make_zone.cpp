// Prints a generated, fault-free zone for measuring: `make_zone RECORDS [SEED]`.
// The same arguments print the same bytes on any machine. 22 % of the records
// are CAA, a quarter of those in the generic form (RFC 3597). Nothing in it
// breaks a rule: dcvlint is expected to find nothing.

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

// xorshift64*: ours, so that no library's change alters the zone.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 2 + 1) {}
  std::uint64_t below(std::uint64_t bound) {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return (state_ * 0x2545F4914F6CDD1DULL >> 33) % bound;
  }

 private:
  std::uint64_t state_;
};

void append(std::string& out, std::string_view text) { out.append(text); }
void append(std::string& out, std::uint64_t number) { out.append(std::to_string(number)); }

constexpr std::array<std::string_view, 3> issuers = {"harica.gr", "sectigo.com", "letsencrypt.org"};

void caa_value(std::string& out, Random& random, std::string_view issuer) {
  if (random.below(4) != 0) {
    append(out, "CAA 0 issue \"");
    append(out, issuer);
    append(out, "\"\n");
    return;
  }
  char hex[3];
  append(out, "TYPE257 \\# ");
  append(out, 7 + issuer.size());
  append(out, " 00056973737565");
  for (char c : issuer) {
    std::snprintf(hex, sizeof hex, "%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
    append(out, hex);
  }
  out.push_back('\n');
}

// Most of the further records repeat their owner, as exports do.
void again(std::string& out, Random& random, std::string_view owner) {
  if (random.below(8) != 0) append(out, owner);
}

// One host: an owner with one to four records. Returns how many.
std::uint64_t host(std::string& out, Random& random, std::uint64_t number) {
  static constexpr std::array<std::string_view, 8> words = {
      "web", "mail", "lab", "node", "printer", "kurs-anmalan", "bibliotek", "www"};
  std::string owner(words[random.below(words.size())]);
  append(owner, number);
  if (random.below(4) != 0) {
    append(owner, ".institut");
    append(owner, random.below(400));
  }
  append(out, owner);
  switch (random.below(8)) {
    case 0:
      append(out, "\tIN CNAME www.lumen-university.example.\n");
      return 1;
    case 1:
      append(out, "\t3600 IN NS ns1.lumen-university.example.\n\t3600 IN NS ns2\n");
      return 2;
    case 2:
      append(out, "\t300 IN TXT \"v=spf1 mx include:_spf.lumen-university.example -all\"\n");
      append(out, "\tIN MX 10 mail.lumen-university.example.\n");
      append(out, "\tIN A 192.0.2.");
      append(out, random.below(256));
      append(out, "\n");
      return 3;
    default:
      break;
  }
  append(out, "\tIN A 198.51.100.");
  append(out, random.below(256));
  append(out, "\n");
  again(out, random, owner);
  append(out, "\tIN AAAA 2001:db8:");
  append(out, random.below(10000));
  append(out, "::");
  append(out, 1 + random.below(9999));
  append(out, "\n");
  if (random.below(10) < 3) return 2;
  std::uint64_t first = random.below(issuers.size());
  again(out, random, owner);
  append(out, "\t3600 IN ");
  caa_value(out, random, issuers[first]);
  if (random.below(3) != 0) return 3;
  again(out, random, owner);
  append(out, "\t3600 IN CAA 0 iodef \"mailto:hostmaster@lumen-university.example\"\n");
  return 4;
}

}  // namespace

int main(int argc, char** argv) {
  std::uint64_t wanted = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1000000;
  Random random(argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1);
  std::string out =
      "$ORIGIN lumen-university.example.\n$TTL 86400\n"
      "@ IN SOA ns1 hostmaster 2026112101 7200 3600 1209600 3600\n"
      "  IN NS ns1\n  IN NS ns2\n"
      "  3600 IN CAA 0 issue \"harica.gr\"\n"
      "ns1 IN A 192.0.2.1\nns2 IN A 192.0.2.2\n"
      "www IN A 192.0.2.3\nmail IN A 192.0.2.4\n_spf IN TXT \"v=spf1 ip4:192.0.2.4 -all\"\n";
  std::uint64_t records = 9;
  for (std::uint64_t number = 1; records < wanted; ++number) {
    records += host(out, random, number);
    if (out.size() > 1 << 20) {
      std::fwrite(out.data(), 1, out.size(), stdout);
      out.clear();
    }
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
  return 0;
}
