// Messages that ldns writes, with its compression, say to us what was put into them.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "lint/base/handle.h"
#include "lint/sources/dns_message.h"

// Last: it makes macros of bool and true.
#include <ldns/ldns.h>

using namespace dcvlint;

namespace {

using Packet = Handle<ldns_pkt, ldns_pkt_free>;
using Octets = std::vector<std::uint8_t>;

template <class Property>
void holds(const std::string& what, Property&& property) {
  INFO(what);
  CHECK(rc::check(what, std::forward<Property>(property)));
}

// What a message is to say.
struct Told {
  std::vector<std::string> names;  // the one asked for, then the targets of its aliases
  std::vector<std::string> rdata;  // "10 mx.example."
  std::vector<std::string> strangers;
  bool authentic = false;
  bool exists = true;
};

// Few labels, so that names share their ends and compression has something to do.
std::string some_name() {
  const auto label = rc::gen::element<std::string>("a", "bc", "def", "x-1", "_y");
  const auto labels =
      *rc::gen::resize(5, rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(label)));
  std::string name;
  for (const std::string& one : labels) name += one + ".";
  return name + "example.";
}

Told some_told() {
  Told told;
  std::set<std::string> met;
  const auto hops = *rc::gen::inRange<std::size_t>(0, 8);
  while (told.names.size() <= hops) {
    // A number keeps chains from meeting themselves.
    const std::string name = "n" + std::to_string(told.names.size()) + "." + some_name();
    told.names.push_back(name);
    met.insert(name);
  }
  const auto records = *rc::gen::inRange<std::size_t>(0, 6);
  for (std::size_t i = 0; i < records; ++i) {
    told.rdata.push_back(std::to_string(*rc::gen::inRange(0, 65536)) + " " + some_name());
  }
  told.strangers = *rc::gen::container<std::vector<std::string>>(
      rc::gen::map(rc::gen::inRange(0, 1000),
                   [](int number) { return "s" + std::to_string(number) + ".example."; }));
  told.authentic = *rc::gen::arbitrary<bool>();
  told.exists = records > 0 || *rc::gen::arbitrary<bool>();
  return told;
}

ldns_rr* made_rr(const std::string& text) {
  ldns_rr* rr = nullptr;
  RC_ASSERT(ldns_rr_new_frm_str(&rr, text.c_str(), 300, nullptr, nullptr) == LDNS_STATUS_OK);
  return rr;
}

Octets written(const Told& told) {
  const Packet packet(ldns_pkt_query_new(ldns_dname_new_frm_str(told.names[0].c_str()),
                                         LDNS_RR_TYPE_MX, LDNS_RR_CLASS_IN,
                                         LDNS_QR | LDNS_RD | LDNS_RA));
  ldns_pkt_set_id(packet.get(), 4711);
  ldns_pkt_set_ad(packet.get(), told.authentic);
  ldns_pkt_set_rcode(packet.get(), told.exists ? LDNS_RCODE_NOERROR : LDNS_RCODE_NXDOMAIN);
  ldns_pkt_set_edns_udp_size(packet.get(), 1232);
  std::vector<std::string> answers;
  for (std::size_t i = 1; i < told.names.size(); ++i) {
    answers.push_back(told.names[i - 1] + " 500 IN CNAME " + told.names[i]);
  }
  for (const std::string& rdata : told.rdata)
    answers.push_back(told.names.back() + " 400 IN MX " + rdata);
  for (const std::string& name : told.strangers) answers.push_back(name + " 1 IN MX 1 " + name);
  // In any order.
  for (std::size_t i = answers.size(); i > 1; --i) {
    std::swap(answers[i - 1], answers[*rc::gen::inRange<std::size_t>(0, i)]);
  }
  for (const std::string& text : answers) {
    ldns_pkt_push_rr(packet.get(), LDNS_SECTION_ANSWER, made_rr(text));
  }
  ldns_pkt_push_rr(packet.get(), LDNS_SECTION_AUTHORITY,
                   made_rr("example. 300 IN SOA ns.example. host.example. 1 2 3 4 200"));
  std::uint8_t* raw = nullptr;
  std::size_t size = 0;
  RC_ASSERT(ldns_pkt2wire(&raw, packet.get(), &size) == LDNS_STATUS_OK);
  const Handle<std::uint8_t, std::free> wire(raw);
  return {raw, raw + size};
}

Octets mx_wire(Names& names, const std::string& rdata) {
  const std::size_t blank = rdata.find(' ');
  const auto preference = static_cast<unsigned>(std::stoul(rdata.substr(0, blank)));
  Octets wire = {static_cast<std::uint8_t>(preference >> 8U),
                 static_cast<std::uint8_t>(preference)};
  names.append_wire(names.intern(rdata.substr(blank + 1), Name::root).value(), wire);
  return wire;
}

}  // namespace

TEST_CASE("properties of DNS messages") {
  holds("what ldns writes is read", [] {
    const Told told = some_told();
    const Octets octets = written(told);
    Names names(1);
    Arena arena;
    DnsReader reader(names);
    const DnsQuestion question{names.intern(told.names[0], Name::root).value(), Type::mx};
    const auto message = reader.read(octets, question, 4711);
    RC_ASSERT(message.has_value());
    RC_ASSERT(message->authentic == told.authentic);
    RC_ASSERT(message->edns);
    const auto read = read_answer(*message, question, names, arena, std::nullopt);
    RC_ASSERT(read.has_value());

    std::vector<std::string> aliases = {told.names[0]};
    for (const Name alias : read->answer.aliases) aliases.push_back(names.text(alias));
    RC_ASSERT(aliases == told.names);
    std::set<Octets> expected;
    for (const std::string& rdata : told.rdata) expected.insert(mx_wire(names, rdata));
    std::vector<Octets> found;
    for (const AnswerRecord& record : read->answer.records) {
      found.emplace_back(record.rdata.begin(), record.rdata.end());
    }
    RC_ASSERT(found == std::vector<Octets>(expected.begin(), expected.end()));
    const Status absent = told.exists ? Status::no_data : Status::no_name;
    RC_ASSERT(read->answer.status == (expected.empty() ? absent : Status::records));
    RC_ASSERT(read->ttl == (expected.empty() ? 200U : 400U));
  });

  holds("no octet can be left out of it", [] {
    const Octets octets = written(some_told());
    Names names(1);
    DnsReader reader(names);
    const Octets stump(octets.begin(),
                       octets.begin() + *rc::gen::inRange<std::ptrdiff_t>(
                                            0, static_cast<std::ptrdiff_t>(octets.size())));
    WireName asked;
    RC_ASSERT(read_wire_name(octets, 12, asked) != 0U);
    const DnsQuestion question{names.intern_wire(asked.wire()).value(), Type::mx};
    RC_ASSERT(reader.read(octets, question, 4711).has_value());
    RC_ASSERT_FALSE(reader.read(stump, question, 4711).has_value());
  });
}
