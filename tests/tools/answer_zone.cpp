// Asks our view of a repository and a name server the same questions.
//   answer_zone make FOLDER ZONES SEED          writes ZONES random zones and `zones`, their
//   origins answer_zone compare FOLDER PORT SEED ASKED  asks ASKED questions about each zone at
//   127.0.0.1
// `compare` prints each difference and ends with 1 when there is one. A server that refused to
// load a zone (it answers SERVFAIL) is not asked about it; the last line tells how many.

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "lint/base/handle.h"
#include "lint/facts/repository.h"
#include "lint/sources/disk_files.h"
#include "lint/sources/zone_file.h"

// Last: it makes macros of true and false.
#include <ldns/ldns.h>

namespace dcvlint {
namespace {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  // Not std::uniform_int_distribution: its numbers differ between libraries.
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }
  template <std::size_t count>
  const char* one_of(const char* const (&words)[count]) {
    return words[below(count)];
  }

 private:
  std::mt19937_64 engine_;
};

// One to three of a few labels, so that wildcards, empty non-terminals, delegations and aliases
// meet often.
std::string random_owner(Dice& dice) {
  constexpr const char* labels[] = {"a", "b", "c", "*", "a", "b"};
  std::string owner = dice.one_of(labels);
  for (std::size_t more = dice.below(3); more > 0; --more) {
    owner = std::string(dice.one_of(labels)) + "." + owner;
  }
  return owner;
}

// --- making zones ------------------------------------------------------------------------------

struct Line {
  std::string owner, type, rdata;
};

std::string random_target(Dice& dice, const std::string& origin, std::size_t zones) {
  if (dice.below(8) == 0) return "www.outside.test.";
  if (dice.below(8) == 0) {
    return random_owner(dice) + ".z" + std::to_string(dice.below(zones)) + ".";
  }
  return random_owner(dice) + "." + origin;
}

Line random_line(Dice& dice, const std::string& origin, std::size_t zones) {
  const std::string owner = random_owner(dice);
  switch (dice.below(12)) {
    case 0:
    case 1:
      return {owner, "TXT", "\"t" + std::to_string(dice.below(4)) + "\""};
    case 2:
    case 3:
      return {owner, "CNAME", random_target(dice, origin, zones)};
    case 4:
      return {owner, "DNAME", random_target(dice, origin, zones)};
    case 5:
    case 6:
      return {owner, "NS", "ns." + owner + "." + origin};
    case 7:
      return {owner, "DS", "1 8 2 " + std::string(64, 'A')};
    case 8:
      return {owner, "CAA", "0 issue \"ca" + std::to_string(dice.below(3)) + ".test\""};
    default:
      return {owner, "A", "192.0.2." + std::to_string(dice.below(9))};
  }
}

// Servers load no zone with an alias beside other data, or with two of one owner. NS and DNAME at a
// wildcard are left out: RFC 4592 §4.2 and §4.4 leave open what they mean, and servers differ.
bool fits(const std::vector<Line>& lines, const Line& line) {
  const bool at_wildcard = line.owner.starts_with('*');
  if (at_wildcard && (line.type == "NS" || line.type == "DNAME" || line.type == "DS")) return false;
  bool has_ns = false;
  for (const Line& other : lines) {
    // Data below a DNAME: occluded for us (a unit test shows it), refused by servers.
    const bool below = other.type == "DNAME" && line.owner.ends_with("." + other.owner);
    const bool above = line.type == "DNAME" && other.owner.ends_with("." + line.owner);
    if (below || above) return false;
    if (other.owner != line.owner) continue;
    has_ns = has_ns || other.type == "NS";
    if (other.type == line.type && other.rdata == line.rdata) return false;
    const auto alone = [](const Line& a, const Line& b) {
      return a.type == "CNAME" || (a.type == "DNAME" && (b.type == "DNAME" || b.type == "NS"));
    };
    if (alone(line, other) || alone(other, line)) return false;
  }
  return line.type != "DS" || has_ns;
}

void write_zone(const std::string& folder, const std::string& origin, Dice& dice, std::size_t zones,
                bool delegates) {
  std::vector<Line> lines;
  // An alias into a child zone: servers stay in the parent that does not delegate it, we go to the
  // nearest zone (RFC 1034 §4.3.2 step 2, once more). Delegated, both are the same.
  if (delegates) lines.push_back({"a", "NS", "ns.a." + origin});
  for (std::size_t wanted = 3 + dice.below(24); wanted > 0; --wanted) {
    Line line = random_line(dice, origin, zones);
    // NSD keeps the names of all its zones in one tree: what the parent holds below the cut exists
    // for it in the child too.
    const bool below = line.owner == "a" || line.owner.ends_with(".a");
    if (delegates && below && line.type != "DS") continue;
    if (fits(lines, line)) lines.push_back(std::move(line));
  }
  std::ofstream file(folder + "/" + origin + "zone");
  file << "$ORIGIN " << origin << "\n$TTL 60\n@ SOA ns.outside.test. h.outside.test. 1 2 3 4 5\n"
       << "@ NS ns.outside.test.\n";
  for (const Line& line : lines)
    file << line.owner << " " << line.type << " " << line.rdata << "\n";
}

int make(const std::string& folder, std::size_t zones, std::uint64_t seed) {
  Dice dice(seed);
  std::ofstream list(folder + "/zones");
  for (std::size_t i = 0; i < zones; ++i) {
    const std::string origin = "z" + std::to_string(i) + ".";
    const bool has_child = dice.below(4) == 0;
    write_zone(folder, origin, dice, zones, has_child);
    list << origin << "\n";
    if (!has_child) continue;
    write_zone(folder, "a." + origin, dice, zones, false);
    list << "a." << origin << "\n";
  }
  return 0;
}

// --- the server --------------------------------------------------------------------------------

using Packet = Handle<ldns_pkt, ldns_pkt_free>;

// "status > alias > alias: sorted RDATA", the same from both sides.
struct Told {
  std::string status;
  std::vector<std::string> aliases;
  std::set<std::string> rdata;
  std::string text() const {
    std::string all = status;
    for (const std::string& alias : aliases) all += " > " + alias;
    for (const std::string& octets : rdata) {
      all += " ";
      for (char c : octets) {
        char hex[3];
        std::snprintf(hex, sizeof hex, "%02x", static_cast<unsigned char>(c));
        all += hex;
      }
    }
    return all;
  }
};

std::string name_text(const ldns_rdf* name) {
  const Handle<char, std::free> text(ldns_rdf2str(name));
  return text.get();
}

std::string rdata_octets(const ldns_rr* rr) {
  std::string octets;
  for (std::size_t i = 0; i < ldns_rr_rd_count(rr); ++i) {
    const ldns_rdf* part = ldns_rr_rdf(rr, i);
    octets.append(reinterpret_cast<const char*>(ldns_rdf_data(part)), ldns_rdf_size(part));
  }
  return octets;
}

// RDATA of the owner's records of a type in a section.
std::vector<const ldns_rr*> rrset(const ldns_rr_list* section, const std::string& owner,
                                  unsigned type) {
  std::vector<const ldns_rr*> found;
  for (std::size_t i = 0; i < ldns_rr_list_rr_count(section); ++i) {
    const ldns_rr* rr = ldns_rr_list_rr(section, i);
    const bool wanted = ldns_rr_get_type(rr) == type;
    if (wanted && (owner.empty() || name_text(ldns_rr_owner(rr)) == owner)) found.push_back(rr);
  }
  return found;
}

class Server {
 public:
  explicit Server(std::uint16_t port) : socket_(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{2, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      std::perror("connect");
      std::exit(2);
    }
  }
  ~Server() { close(socket_); }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  Told ask(const std::string& name, Type type);

 private:
  Packet exchange(const std::string& name, Type type);
  bool told_by(const ldns_pkt* packet, std::string& name, Type type, Told& told);

  int socket_;
  std::uint16_t id_ = 0;
};

Packet Server::exchange(const std::string& name, Type type) {
  const Packet query(ldns_pkt_query_new(ldns_dname_new_frm_str(name.c_str()),
                                        static_cast<ldns_rr_type>(type), LDNS_RR_CLASS_IN, 0));
  ldns_pkt_set_id(query.get(), ++id_);
  ldns_pkt_set_edns_udp_size(query.get(), 4096);
  std::uint8_t* raw = nullptr;
  std::size_t size = 0;
  ldns_pkt2wire(&raw, query.get(), &size);
  const Handle<std::uint8_t, std::free> wire(raw);
  std::vector<std::uint8_t> reply(65535);
  for (int attempt = 0; attempt < 3; ++attempt) {
    if (send(socket_, wire.get(), size, 0) < 0) continue;
    const ssize_t got = recv(socket_, reply.data(), reply.size(), 0);
    Packet packet;
    if (got <= 0 || ldns_wire2pkt(lend(packet), reply.data(), static_cast<std::size_t>(got)) !=
                        LDNS_STATUS_OK) {
      continue;
    }
    if (ldns_pkt_id(packet.get()) == id_) return packet;
  }
  std::fprintf(stderr, "no answer for %s\n", name.c_str());
  std::exit(2);
}

// Takes what one message says; true when `name` must be asked next.
bool Server::told_by(const ldns_pkt* packet, std::string& name, Type type, Told& told) {
  const unsigned code = ldns_pkt_get_rcode(packet);
  const ldns_rr_list* answer = ldns_pkt_answer(packet);
  const ldns_rr_list* authority = ldns_pkt_authority(packet);
  const auto number = static_cast<unsigned>(type);
  if (code == LDNS_RCODE_SERVFAIL) told.status = "servfail";
  if (code == LDNS_RCODE_REFUSED) told.status = "unseen";
  if (!told.status.empty()) return false;
  bool followed = false;
  while (type != Type::cname && told.aliases.size() < 40) {
    const auto cname = rrset(answer, name, LDNS_RR_TYPE_CNAME);
    if (cname.empty()) break;
    name = name_text(ldns_rr_rdf(cname.front(), 0));
    told.aliases.push_back(name);
    followed = true;
  }
  auto records = rrset(answer, name, number);
  const bool soa = !rrset(authority, "", LDNS_RR_TYPE_SOA).empty();
  const bool referral = records.empty() && !soa && !rrset(authority, "", LDNS_RR_TYPE_NS).empty();
  if (code == LDNS_RCODE_YXDOMAIN) {
    told.status = "failed";
  } else if (referral && type == Type::ns && !followed) {
    // What the referral says of the cut itself is the NS that we show.
    records = rrset(authority, name, number);
    told.status = records.empty() ? "unseen" : "records";
  } else if (!records.empty()) {
    told.status = "records";
  } else if (referral && followed) {
    return true;  // the child zone may be here too: only a question of its own asks it
  } else if (referral) {
    told.status = "unseen";
  } else if (code == LDNS_RCODE_NXDOMAIN) {
    told.status = "no_name";
  } else if (followed && !soa) {
    return true;  // the alias leaves the zone
  } else {
    told.status = "no_data";
  }
  for (const ldns_rr* rr : records) told.rdata.insert(rdata_octets(rr));
  return false;
}

Told Server::ask(const std::string& name, Type type) {
  Told told;
  std::string next = name;
  while (told.aliases.size() < 40 && told_by(exchange(next, type).get(), next, type, told)) {
  }
  // Where a name comes again it is a loop; how far a server goes round, or along a long chain, is
  // its own choice.
  std::set<std::string> met = {name};
  for (std::size_t i = 0; i < told.aliases.size(); ++i) {
    const bool fresh = met.insert(told.aliases[i]).second;
    if (fresh && i < 16) continue;
    told.status = "failed";
    told.rdata.clear();
    told.aliases.resize(fresh ? 16 : i + 1);
  }
  return told;
}

// --- ourselves ---------------------------------------------------------------------------------

Told ask_view(RepositoryView& view, Names& names, const std::string& name, Type type) {
  constexpr const char* statuses[] = {"records", "no_data", "no_name", "failed", "unseen"};
  const Answer answer = view.find(names.intern(name, Name::root).value(), type);
  Told told;
  told.status = statuses[static_cast<std::size_t>(answer.status)];
  for (const Name alias : answer.aliases) told.aliases.push_back(names.text(alias));
  for (const AnswerRecord& record : answer.records) {
    told.rdata.emplace(record.rdata.begin(), record.rdata.end());
  }
  return told;
}

// A server that has only the child zone says that its apex has no DS; we say that the parent, which
// would know, is not here (RFC 4035 §3.1.4.1 lets a server choose the former).
bool is_expected(const Told& ours, const Told& theirs, Type type, bool at_apex) {
  return type == Type::ds && at_apex && ours.status == "unseen" && theirs.status == "no_data";
}

std::vector<std::string> zone_list(const std::string& folder) {
  std::vector<std::string> origins;
  std::ifstream list(folder + "/zones");
  for (std::string origin; std::getline(list, origin);) origins.push_back(origin);
  return origins;
}

int compare(const std::string& folder, std::uint16_t port, std::uint64_t seed, std::size_t asked) {
  Documents documents;
  Names names(seed);
  const DiskFiles files;
  const std::vector<std::string> origins = zone_list(folder);
  std::vector<Zone> zones;
  for (const std::string& origin : origins) {
    const std::string path = folder + "/" + origin + "zone";
    auto bytes = files.read(path);
    if (!bytes)
      return std::fprintf(stderr, "%s: %s\n", path.c_str(), bytes.error().what.c_str()), 2;
    const Doc document = documents.add(path, std::move(*bytes), 0);
    zones.push_back(read_zone_file(documents, names, files, document,
                                   names.intern(origin, Name::root).value(), {}));
  }
  const Repository repository(names, std::move(zones));
  RepositoryView view(repository, names);
  Server server(port);
  Dice dice(seed);
  std::size_t questions = 0, differences = 0, deviations = 0, unloaded = 0;
  std::map<std::string, std::size_t> statuses;
  constexpr Type types[] = {Type::a,     Type::txt,   Type::caa, Type::ns,
                            Type::cname, Type::dname, Type::ds,  Type::a};
  for (const std::string& origin : origins) {
    const bool loaded = server.ask(origin, Type::soa).status == "records";
    if (!loaded) ++unloaded;
    for (std::size_t i = 0; i < asked; ++i) {
      std::string name = dice.below(12) == 0 ? origin : random_owner(dice) + "." + origin;
      if (dice.below(5) == 0) name = "q." + name;
      if (dice.below(40) == 0) name = std::string(63, 'x') + "." + name;
      const Type type = types[dice.below(std::size(types))];
      if (!loaded) continue;
      const Told ours = ask_view(view, names, name, type);
      const Told theirs = server.ask(name, type);
      if (theirs.status == "servfail") continue;  // an alias into a zone that is not loaded
      ++questions;
      ++statuses[ours.status];
      if (ours.text() == theirs.text()) continue;
      const std::string last = ours.aliases.empty() ? name : ours.aliases.back();
      const bool at_apex = std::ranges::find(origins, last) != origins.end();
      if (is_expected(ours, theirs, type, at_apex)) {
        ++deviations;
        continue;
      }
      ++differences;
      std::printf("%s %s\n  ours:   %s\n  theirs: %s\n", name.c_str(), type_text(type).c_str(),
                  ours.text().c_str(), theirs.text().c_str());
    }
  }
  for (const auto& [status, count] : statuses) std::printf("%s %zu, ", status.c_str(), count);
  std::printf("\n%zu questions, %zu differences, %zu expected deviations, %zu zones not loaded\n",
              questions, differences, deviations, unloaded);
  return differences == 0 ? 0 : 1;
}

}  // namespace
}  // namespace dcvlint

int main(int count, char** words) {
  const std::vector<std::string> arguments(words, words + count);
  if (count == 5 && arguments[1] == "make") {
    return dcvlint::make(arguments[2], std::stoul(arguments[3]), std::stoull(arguments[4]));
  }
  if (count == 6 && arguments[1] == "compare") {
    return dcvlint::compare(arguments[2], static_cast<std::uint16_t>(std::stoul(arguments[3])),
                            std::stoull(arguments[4]), std::stoul(arguments[5]));
  }
  std::fprintf(stderr, "usage: answer_zone make|compare FOLDER ...\n");
  return 2;
}
