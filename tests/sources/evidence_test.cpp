#include "lint/sources/evidence.h"

#include <doctest/doctest.h>

#include <string>

#include "lint/sources/evidence_transport.h"
#include "lint/sources/sha256.h"

using namespace dcvlint;

namespace {

Evidence sample() {
  Evidence evidence;
  evidence.head = {"dcvlint 0.1.0",   make_date(2026, 11, 21), make_date(2026, 11, 22),
                   1'795'000'000'000, "127.0.0.1:53",          {"lu.example", "*.lu.example"}};
  EvidenceEntry answered;
  answered.name = "lu.example.";
  answered.type = 257;
  answered.kind = DnsArrival::Kind::message;
  answered.server = "127.0.0.1:53";
  answered.round_trip = 1234;
  answered.attempts = 2;
  answered.asked = 1'795'000'000'001;
  answered.message = {0x12, 0x34, 0x81, 0xA0, 0, 1, 0, 0, 0, 0, 0, 0};
  EvidenceEntry silent;
  silent.name = "\\195\\165.example.";
  silent.type = 43;
  silent.checking_disabled = true;
  silent.kind = DnsArrival::Kind::timeout;
  silent.why = "no answer within 3 s\n\xFF";
  evidence.entries = {answered, silent, answered};
  return evidence;
}

using Folder = std::map<std::string, std::string>;

Folder folder_of(const Evidence& evidence) {
  Folder folder;
  for (const auto& [name, content] : evidence_files(evidence)) folder["/e/" + name] = content;
  return folder;
}

std::string problem_of(const Folder& folder) {
  const auto read = read_evidence(MemoryFiles(folder), "/e");
  return read ? std::string("read") : read.error().where + ": " + read.error().what;
}

// As somebody would who knows how to.
void hash_again(Folder& folder) {
  folder["/e/SHA256SUMS"] = sha256_hex(folder["/e/evidence.jsonl"]) + "  evidence.jsonl\n" +
                            sha256_hex(folder["/e/messages.dns"]) + "  messages.dns\n";
}

void replace(std::string& text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("evidence: what was written is read back") {
  const Evidence evidence = sample();
  const auto read = read_evidence(MemoryFiles(folder_of(evidence)), "/e");
  REQUIRE(read);
  CHECK(read->head.tool == "dcvlint 0.1.0");
  CHECK(read->head.as_of == make_date(2026, 11, 22));
  CHECK(read->head.authorities == make_date(2026, 11, 21));
  CHECK(read->head.begun == 1'795'000'000'000);
  CHECK(read->head.resolver == "127.0.0.1:53");
  CHECK(read->head.names == evidence.head.names);
  REQUIRE(read->entries.size() == 3);
  for (std::size_t i : {0U, 2U}) {
    const EvidenceEntry& entry = read->entries[i];
    CHECK(entry.name == "lu.example.");
    CHECK(entry.type == 257);
    CHECK(entry.kind == DnsArrival::Kind::message);
    CHECK(entry.message == evidence.entries[0].message);
    CHECK(entry.round_trip == 1234);
    CHECK(entry.attempts == 2);
    CHECK(entry.asked == 1'795'000'000'001);
  }
  CHECK(read->entries[1].checking_disabled);
  CHECK(read->entries[1].kind == DnsArrival::Kind::timeout);
  CHECK(read->entries[1].why == "no answer within 3 s\n\xEF\xBF\xBD");
}

TEST_CASE("evidence: every result is written and read") {
  using Kind = DnsArrival::Kind;
  Evidence evidence = sample();
  evidence.entries.clear();
  for (const Kind kind : {Kind::message, Kind::failure, Kind::timeout, Kind::unreachable}) {
    EvidenceEntry entry;
    entry.name = "lu.example.";
    entry.kind = kind;
    entry.validation = Validation::insecure;
    if (kind == Kind::failure) entry.rcode = 2;
    evidence.entries.push_back(entry);
  }
  const auto read = read_evidence(MemoryFiles(folder_of(evidence)), "/e");
  REQUIRE(read);
  Names names(1);
  ReplayTransport replay(*read, names);
  std::vector<DnsArrival> arrivals;
  for (std::size_t i = 0; i < evidence.entries.size(); ++i) {
    replay.send(1, {names.intern("lu.example.", Name::root).value(), Type{}}, {});
    replay.wait(arrivals);
    REQUIRE(arrivals.size() == 1);
    CHECK(arrivals[0].kind == evidence.entries[i].kind);
    CHECK(arrivals[0].rcode == evidence.entries[i].rcode);
    CHECK(arrivals[0].validation == Validation::insecure);
  }
}

TEST_CASE("evidence: what was altered is refused") {
  const std::string altered =
      "was altered since it was recorded: its SHA-256 is not the one in SHA256SUMS";
  Folder folder = folder_of(sample());
  SUBCASE("an octet of a message") {
    folder["/e/messages.dns"][5] ^= 1;
    CHECK(problem_of(folder) == "/e/messages.dns: " + altered);
  }
  SUBCASE("the index") {
    replace(folder["/e/evidence.jsonl"], "2026-11-22", "2026-11-23");
    CHECK(problem_of(folder) == "/e/evidence.jsonl: " + altered);
  }
  SUBCASE("the hash of the other file in place of its own") {
    folder["/e/SHA256SUMS"] = sha256_hex(folder["/e/messages.dns"]) + "  evidence.jsonl\n";
    CHECK(problem_of(folder) == "/e/evidence.jsonl: " + altered);
  }
  SUBCASE("another hash beside it: which was recorded nobody knows") {
    folder["/e/SHA256SUMS"].insert(0, sha256_hex("") + "  messages.dns\n");
    CHECK(problem_of(folder) ==
          "/e/SHA256SUMS: was altered since it was recorded: it has more than the sums of what is "
          "there");
  }
  SUBCASE("a file is gone") {
    folder.erase("/e/messages.dns");
    CHECK(problem_of(folder).starts_with("/e/messages.dns: "));
  }
}

TEST_CASE("evidence: what is hashed but not of the form is refused with its line") {
  Folder folder = folder_of(sample());
  std::string& index = folder["/e/evidence.jsonl"];
  std::string& messages = folder["/e/messages.dns"];
  std::string expected = "/e/evidence.jsonl:2: is not as dcvlint writes it";
  SUBCASE("no JSON") { replace(index, "{\"name\":\"lu.example.\"", "{{"); }
  SUBCASE("another type") { replace(index, "\"type\":257", "\"type\":\"CAA\""); }
  SUBCASE("a number too large") { replace(index, "\"type\":257", "\"type\":65793"); }
  SUBCASE("a negative number") { replace(index, "\"asked\":1795", "\"asked\":-1795"); }
  SUBCASE("a number above all") {
    replace(index, "\"asked\":1795000000001", "\"asked\":18446744073709551615");
  }
  SUBCASE("a time that no calendar has") {
    replace(index, "\"asked\":1795000000001", "\"asked\":253402300800000");
  }
  SUBCASE("a server with the name of a book") {
    replace(index, "\"server\":\"", "\"server\":\"" + std::string(2000, 'x'));
  }
  SUBCASE("an unknown word") { replace(index, "by_flag", "by_hand"); }
  SUBCASE("a missing member") { replace(index, "\"cd\":false,", ""); }
  SUBCASE("another form") {
    replace(index, "dcvlint-evidence/1", "dcvlint-evidence/2");
    expected = "/e/evidence.jsonl:1: is no evidence of the form dcvlint-evidence/1";
  }
  SUBCASE("a message of another length") {
    replace(index, "\"octets\":12", "\"octets\":13");
    expected = "/e/evidence.jsonl:2: its message is not what comes next in messages.dns";
  }
  SUBCASE("a message too many") {
    messages.append("\0\1x", 3);
    expected = "/e/messages.dns: has more than the index tells of";
  }
  SUBCASE("a message too few") {
    messages.resize(14);
    expected = "/e/evidence.jsonl:4: its message is not what comes next in messages.dns";
  }
  SUBCASE("nothing") {
    index.clear();
    expected = "/e/evidence.jsonl: empty";
  }
  hash_again(folder);
  CHECK(problem_of(folder) == expected);
}
