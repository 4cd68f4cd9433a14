// Asks validating resolvers through a live view and prints what rules would see.
//   ask_dns [--timeout MS] [--window N] SERVER... <"NAME TYPE" lines    an answer a line, in order
//   ask_dns --embedded ROOT-HINTS TRUST-ANCHORS [...]       recursion of our own, loopback included
//   ask_dns --zone ORIGIN FILE --zone ...    the same of a repository with these zones, no network
//   ask_dns --climb [...] SERVER... <names     CAA of each and all above it: how many, how fast
// --attempts prints how many messages were sent. Times are never printed, so that the text can be
// compared.

#include <cstdio>
#include <iostream>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "lint/base/printable.h"
#include "lint/commands/machine_clock.h"
#include "lint/engine/settle.h"
#include "lint/facts/reply_text.h"
#include "lint/facts/repository.h"
#include "lint/sources/disk_files.h"
#include "lint/sources/dns_embedded.h"
#include "lint/sources/dns_lookups.h"
#include "lint/sources/dns_server.h"
#include "lint/sources/live_view.h"
#include "lint/sources/zone_file.h"

namespace dcvlint {
namespace {

constexpr const char* statuses[] = {"records", "no_data", "no_name", "failed", "unseen", "unasked"};
constexpr const char* failures[] = {"none",          "alias_loop",     "alias_chain_too_long",
                                    "name_too_long", "server_failure", "timeout",
                                    "refused",       "malformed",      "bogus",
                                    "unreachable"};
constexpr const char* securities[] = {"unknown", "secure", "insecure", "bogus", "indeterminate"};

struct Options {
  DnsServerOptions server;
  std::vector<ServerAddress> servers;
  DnsEmbeddedOptions embedded;
  bool is_embedded = false;
  bool climb = false;
  bool attempts = false;
  std::vector<std::pair<std::string, std::string>> zones;  // origin and file
};

std::string rdata_text(Type type, std::span<const std::uint8_t> rdata) {
  std::string text;
  if (type == Type::caa && rdata.size() > 2 && rdata.size() >= 2U + rdata[1]) {
    const std::string_view octets(reinterpret_cast<const char*>(rdata.data()), rdata.size());
    text = std::to_string(rdata[0]) + ' ' + printable(octets.substr(2, rdata[1])) + " \"" +
           printable(octets.substr(2U + rdata[1])) + '"';
    return text;
  }
  for (const std::uint8_t octet : rdata) {
    text += "0123456789abcdef"[octet >> 4U];
    text += "0123456789abcdef"[octet & 15U];
  }
  return text;
}

std::string answer_text(const Names& names, const Answer& answer, Type type) {
  std::string text = statuses[static_cast<std::size_t>(answer.status)];
  if (answer.failure != Failure::none) {
    text += std::string("/") + failures[static_cast<std::size_t>(answer.failure)];
  }
  text += std::string(" ") + securities[static_cast<std::size_t>(answer.security)];
  for (const Name alias : answer.aliases) text += " > " + names.text(alias);
  constexpr std::size_t most_shown = 3;
  for (std::size_t i = 0; i < answer.records.size() && i < most_shown; ++i) {
    text += " [" + rdata_text(type, answer.records[i].rdata) + "]";
  }
  if (answer.records.size() > most_shown) {
    text += " and " + std::to_string(answer.records.size() - most_shown) + " more";
  }
  if (answer.reply == nullptr) return text;
  if (answer.reply->rcode) text += " " + rcode_text(*answer.reply->rcode);
  for (const ExtendedError& error : answer.reply->errors) {
    text += " (" + extended_error_text(error.code) + ")";
  }
  if (!answer.reply->why.empty()) text += " (" + printable(answer.reply->why) + ")";
  return text;
}

struct Line {
  std::string text;
  Name name{};
  Type type{};
  std::string answer;
  bool attempts = false;  // are to be told
};

// Nothing when a line is no question.
std::optional<std::vector<Line>> read_lines(Names& names) {
  std::vector<Line> lines;
  for (std::string text; std::getline(std::cin, text);) {
    std::istringstream words(text);
    std::string name, type;
    if (!(words >> name >> type)) continue;
    const auto interned = names.intern(name, Name::root);
    const auto number = type_from_text(type);
    if (!interned || !number) {
      std::fprintf(stderr, "what is %s?\n", text.c_str());
      return std::nullopt;
    }
    lines.push_back({name + ' ' + type, *interned, *number, "", false});
  }
  return lines;
}

bool answer_line(View& view, const Names& names, Line& line) {
  const Answer answer = view.find(line.name, line.type);
  if (answer.status == Status::unasked) return false;
  line.answer = answer_text(names, answer, line.type);
  if (line.attempts && answer.reply != nullptr) {
    line.answer += " after " + std::to_string(answer.reply->attempts);
  }
  return true;
}

int print(const std::vector<Line>& lines) {
  for (const Line& line : lines) std::printf("%s: %s\n", line.text.c_str(), line.answer.c_str());
  return 0;
}

int ask_lines(LiveView& live, Names& names, bool attempts) {
  auto lines = read_lines(names);
  if (!lines) return 2;
  for (Line& line : *lines) line.attempts = attempts;
  settle(live, lines->size(), [&](std::size_t i) { return answer_line(live, names, (*lines)[i]); });
  return print(*lines);
}

int ask_zones(const Options& options) {
  Names names(1);
  Documents documents;
  const DiskFiles files;
  std::vector<Zone> zones;
  for (const auto& [origin, path] : options.zones) {
    auto bytes = files.read(path);
    const auto name = names.intern(origin, Name::root);
    if (!bytes || !name) return std::fprintf(stderr, "%s: no zone\n", path.c_str()), 2;
    const Doc document = documents.add(path, std::move(*bytes), 0);
    zones.push_back(read_zone_file(documents, names, files, document, *name, {}));
  }
  const Repository repository(names, std::move(zones));
  RepositoryView view(repository, names);
  auto lines = read_lines(names);
  if (!lines) return 2;
  for (Line& line : *lines) answer_line(view, names, line);
  return print(*lines);
}

// Resident memory in kB, now.
std::size_t resident() {
  std::size_t pages = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%*u %zu", &pages) != 1) pages = 0;
    std::fclose(file);
  }
  return pages * 4;
}

int climb_names(LiveView& live, Names& names, MachineClock& clock) {
  std::vector<Name> asked;
  for (std::string text; std::getline(std::cin, text);) {
    if (const auto name = names.intern(text, Name::root)) asked.push_back(*name);
  }
  std::size_t statuses_seen[6] = {}, securities_seen[5] = {};
  const std::size_t before = resident();
  const std::int64_t begun = clock.steady_microseconds();
  settle(live, asked.size(), [&](std::size_t i) {
    bool unasked = false;
    Answer nearest;
    for (Name name = asked[i]; name != Name::root; name = names.parent(name)) {
      const Answer answer = live.find(name, Type::caa);
      unasked = unasked || answer.status == Status::unasked;
      const bool decides = answer.status == Status::records || answer.status == Status::failed;
      if (nearest.status == Status::unasked || (decides && nearest.status != Status::records)) {
        nearest = answer;
      }
      if (decides) break;
    }
    if (unasked) return false;
    ++statuses_seen[static_cast<std::size_t>(nearest.status)];
    ++securities_seen[static_cast<std::size_t>(nearest.security)];
    return true;
  });
  const double seconds = static_cast<double>(clock.steady_microseconds() - begun) / 1e6;
  for (std::size_t i = 0; i < 6; ++i) std::printf("%s %zu, ", statuses[i], statuses_seen[i]);
  for (std::size_t i = 0; i < 5; ++i) std::printf("%s %zu, ", securities[i], securities_seen[i]);
  std::printf("\n%zu names, %zu questions, %.3f s, %.0f names/s, %.0f questions/s, %zu kB more\n",
              asked.size(), live.questions(), seconds, static_cast<double>(asked.size()) / seconds,
              static_cast<double>(live.questions()) / seconds, resident() - before);
  return 0;
}

int refused(const Error& error) {
  std::fprintf(stderr, "%s: %s\n", error.where.c_str(), error.what.c_str());
  return 2;
}

int run(const Options& options) {
  MachineClock clock;
  Names names(1);
  std::unique_ptr<DnsTransport> transport;
  if (options.is_embedded) {
    auto embedded = DnsEmbedded::open(names, clock, options.embedded);
    if (!embedded) return refused(embedded.error());
    transport = std::move(*embedded);
  } else {
    auto server = DnsServer::open(options.servers, names, clock, options.server);
    if (!server) return refused(server.error());
    for (const std::string& warning : (*server)->warnings()) {
      std::fprintf(stderr, "%s\n", warning.c_str());
    }
    transport = std::move(*server);
  }
  DnsLookups lookups(*transport, names, clock, nullptr);
  LiveView live(lookups);
  return options.climb ? climb_names(live, names, clock) : ask_lines(live, names, options.attempts);
}

}  // namespace
}  // namespace dcvlint

int main(int count, char** words) {
  using namespace dcvlint;
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--climb") {
      options.climb = true;
    } else if (word == "--zone" && i + 2 < count) {
      options.zones.emplace_back(words[i + 1], words[i + 2]);
      i += 2;
    } else if (word == "--attempts") {
      options.attempts = true;
    } else if (word == "--timeout" && i + 1 < count) {
      options.server.timeout = static_cast<std::uint32_t>(std::stoul(words[++i]));
      options.embedded.timeout = options.server.timeout;
    } else if (word == "--window" && i + 1 < count) {
      options.server.window = options.embedded.window = std::stoul(words[++i]);
    } else if (word == "--embedded" && i + 2 < count) {
      options.is_embedded = options.embedded.ask_loopback = true;
      options.embedded.root_hints = words[++i];
      options.embedded.trust_anchors = words[++i];
    } else if (const auto address = parse_server_address(word)) {
      options.servers.push_back(*address);
    } else {
      return std::fprintf(stderr, "%s: %s\n", word.c_str(), address.error().what.c_str()), 2;
    }
  }
  return options.zones.empty() ? run(options) : ask_zones(options);
}
