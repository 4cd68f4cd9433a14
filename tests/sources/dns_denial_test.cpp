#include "lint/sources/dns_denial.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/sources/made_message.h"

using namespace dcvlint;

namespace {

constexpr unsigned ns = 2, soa = 6, ds = 43, rrsig = 46;

struct Denied {
  Names names{1};
  DnsReader reader{names};

  std::string cut(const MadeMessage& made, std::string_view text = "sub.example.org.",
                  bool authentic = true) {
    const Name name = names.intern(text, Name::root).value();
    const auto message = reader.read(made.octets, {name, Type::ds}, std::nullopt);
    if (!message) return std::string(dns_flaw_text(message.error()));
    switch (read_cut(*message, names, name, authentic)) {
      case Cut::undecided:
        return "undecided";
      case Cut::none:
        return "none";
      case Cut::trusted:
        return "trusted";
      case Cut::untrusted:
        return "untrusted";
    }
    return "";
  }
};

MadeMessage reply(unsigned flags = 0, std::string_view name = "sub.example.org.") {
  return {name, Type::ds, flags};
}

MadeOctets made_ds(std::uint8_t algorithm, std::uint8_t digest) {
  return {0x12, 0x34, algorithm, digest, 1, 2, 3, 4};
}

MadeOctets hash_octets(std::string_view hex) {
  MadeOctets octets;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    octets.push_back(
        static_cast<std::uint8_t>(std::stoul(std::string(hex.substr(i, 2)), nullptr, 16)));
  }
  return octets;
}

// RFC 5155's parameters of Appendix A: 12 iterations, salt aabbccdd.
MadeOctets made_nsec3(bool opt_out, std::string_view next, std::initializer_list<unsigned> types,
                      std::uint8_t iterations = 12) {
  const MadeOctets windows = made_nsec("", types);
  return joined({{1, static_cast<std::uint8_t>(opt_out ? 1 : 0), 0, iterations, 4, 0xAA, 0xBB, 0xCC,
                  0xDD, 20},
                 hash_octets(next),
                 MadeOctets(windows.begin() + 1, windows.end())});
}

}  // namespace

TEST_CASE_FIXTURE(Denied, "DS records") {
  CHECK(cut(reply().answer("sub.example.org.", Type::ds, made_ds(13, 2))) == "trusted");
  CHECK(cut(reply().answer("SUB.example.org.", Type::ds, made_ds(13, 2))) == "trusted");
  CHECK(cut(reply().answer("sub.example.org.", Type::ds, made_ds(13, 2)), "sub.example.org.",
            false) == "undecided");
  // Nothing a validator knows: as if there were none (RFC 4035 §5.2).
  CHECK(cut(reply().answer("sub.example.org.", Type::ds, made_ds(99, 2))) == "untrusted");
  CHECK(cut(reply().answer("sub.example.org.", Type::ds, made_ds(13, 9))) == "untrusted");
  CHECK(cut(reply()
                .answer("sub.example.org.", Type::ds, made_ds(99, 2))
                .answer("sub.example.org.", Type::ds, made_ds(8, 2))) == "trusted");
  // Somebody else's.
  CHECK(cut(reply().answer("other.example.org.", Type::ds, made_ds(13, 2))) == "undecided");
}

TEST_CASE_FIXTURE(Denied, "an alias is no delegation, whatever its target's DS") {
  CHECK(cut(reply()
                .answer("sub.example.org.", Type::cname, made_name("cdn.net."))
                .answer("cdn.net.", Type::ds, made_ds(13, 2)),
            "sub.example.org.", false) == "none");
}

TEST_CASE_FIXTURE(Denied, "NSEC") {
  const auto nsec = [](std::string_view owner, std::initializer_list<unsigned> types) {
    return reply().authority(owner, Type::nsec, made_nsec("z.example.org.", types));
  };
  CHECK(cut(nsec("sub.example.org.", {ns, rrsig})) == "untrusted");
  CHECK(cut(nsec("sub.example.org.", {1, rrsig})) == "none");
  CHECK(cut(nsec("sub.example.org.", {})) == "none");
  // The child's own apex cannot deny what its parent has (RFC 6840 §4.4).
  CHECK(cut(nsec("sub.example.org.", {ns, soa, rrsig})) == "undecided");
  CHECK(cut(nsec("sub.example.org.", {ns, ds, rrsig})) == "undecided");
  // Covered: the name does not exist, or is an empty non-terminal.
  CHECK(cut(nsec("a.example.org.", {ns, rrsig})) == "none");
  // Without AD it is worth nothing.
  CHECK(cut(nsec("sub.example.org.", {ns, rrsig}), "sub.example.org.", false) == "undecided");
}

TEST_CASE_FIXTURE(Denied, "no proof, no name, no answer") {
  CHECK(cut(reply()) == "undecided");
  CHECK(cut(reply().authority("example.org.", Type::soa, made_soa(60))) == "undecided");
  CHECK(cut(reply(MadeMessage::nxdomain)) == "none");
  CHECK(cut(reply(MadeMessage::nxdomain), "sub.example.org.", false) == "undecided");
  CHECK(cut(reply(MadeMessage::servfail)) == "undecided");
}

// Names and hashes of RFC 5155 Appendix A: H(a.example) = 35mthgpg…, H(ai.example) = gjeqe526…,
// H(x.y.w.example) = 2vptu5ti….
TEST_CASE_FIXTURE(Denied, "NSEC3") {
  const auto asked = [](std::string_view name, std::string_view label, const MadeOctets& rdata) {
    return reply(0, name).authority(std::string(label) + ".example.", Type::nsec3, rdata);
  };
  const MadeOctets cut_here =
      made_nsec3(false, "ff00000000000000000000000000000000000000", {ns, rrsig});
  const MadeOctets host = made_nsec3(false, "ff00000000000000000000000000000000000000", {1, rrsig});
  constexpr auto a = "35mthgpgcu1qg68fab165klnsnk3dpvl";
  CHECK(cut(asked("a.example.", a, cut_here), "a.example.") == "untrusted");
  CHECK(cut(asked("A.example.", a, cut_here), "a.example.") == "untrusted");
  CHECK(cut(asked("a.example.", "35MTHGPGCU1QG68FAB165KLNSNK3DPVL", host), "a.example.") == "none");
  CHECK(cut(asked("x.y.w.example.", "2vptu5timamqttgl4luu9kg21e0aor3s", cut_here),
            "x.y.w.example.") == "untrusted");
  CHECK(cut(asked("a.example.", "gjeqe526plbf1g8mklp59enfd789njgi", cut_here), "a.example.") ==
        "none");
  CHECK(cut(asked("a.example.", a, cut_here), "a.example.", false) == "undecided");
}

TEST_CASE_FIXTURE(Denied, "opt-out, where AD is never set") {
  // From 0000… to ffff…, which covers every hash.
  constexpr auto zero = "00000000000000000000000000000000";
  const MadeOctets all = made_nsec3(true, "ffffffffffffffffffffffffffffffffffffffff", {ns});
  const auto asked = [&](std::string_view name, const MadeOctets& rdata) {
    return reply(0, name).authority(std::string(zero) + ".example.", Type::nsec3, rdata);
  };
  CHECK(cut(asked("a.example.", all), "a.example.", false) == "untrusted");
  CHECK(cut(asked("x.a.example.", all), "x.a.example.", false) == "untrusted");
  CHECK(cut(asked("a.example.", all), "a.example.", true) == "untrusted");
  // Without opt-out a missing AD has another reason.
  const MadeOctets closed = made_nsec3(false, "ffffffffffffffffffffffffffffffffffffffff", {ns});
  CHECK(cut(asked("a.example.", closed), "a.example.", false) == "undecided");
  // Another zone's, and a range that ends before the name's hash (0xfd… would be needed).
  CHECK(cut(asked("a.other.", all), "a.other.", false) == "undecided");
  const MadeOctets narrow = made_nsec3(true, "0000000000000000000000000000000000000001", {ns});
  CHECK(cut(asked("a.example.", narrow), "a.example.", false) == "undecided");
  // More iterations than anybody works out.
  MadeOctets costly = all;
  costly[2] = 1;
  CHECK(cut(asked("a.example.", costly), "a.example.", false) == "undecided");
  // Cut short.
  const MadeOctets stump(all.begin(), all.begin() + 20);
  CHECK(cut(asked("a.example.", stump), "a.example.", false) == "undecided");
}
