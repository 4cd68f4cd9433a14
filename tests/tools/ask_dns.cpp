// Asks through a view and prints what rules would see.
//   ask_dns [OPTION...] SERVER... <"NAME TYPE" lines    an answer a line, in order
//   ask_dns --zone ORIGIN FILE --zone ...    the same of a repository with these zones, no network
// OPTIONs are those of tests/tools/dns_stack.h, and
//   --attempts   how many messages were sent, too
//   --verdicts   in place of the answer: what a CA that no record names may do, in what state the
//   name
//                is, and whether that is secure
// Times are never printed, so that the text can be compared.

#include <cstdio>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "lint/base/printable.h"
#include "lint/engine/rule.h"
#include "lint/engine/settle.h"
#include "lint/facts/caa_decision.h"
#include "lint/facts/reply_text.h"
#include "lint/facts/repository.h"
#include "lint/sources/disk_files.h"
#include "lint/sources/zone_file.h"
#include "tests/tools/dns_stack.h"

namespace dcvlint {
namespace {

constexpr const char* statuses[] = {"records", "no_data", "no_name", "failed", "unseen", "unasked"};
constexpr const char* failures[] = {"none",          "alias_loop",     "alias_chain_too_long",
                                    "name_too_long", "server_failure", "timeout",
                                    "refused",       "malformed",      "bogus",
                                    "unreachable"};
constexpr const char* securities[] = {"unknown", "secure", "insecure", "bogus", "indeterminate"};

struct Options {
  DnsStackOptions dns;
  bool attempts = false;
  bool verdicts = false;
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
  if (answer.from_wildcard && answer.status == Status::records) {
    text += " by " + names.text(answer.source);
  }
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
    lines.push_back({name + ' ' + type, *interned, *number, ""});
  }
  return lines;
}

// "deny records secure"; "-" for what is not known, or not asked for.
std::string verdict_text(View& view, const Names& names, const Line& line, const Answer& answer) {
  std::string verdict = "-";
  if (line.type == Type::caa) {
    const RelevantCaa relevant = relevant_caa(view, names, line.name);
    if (relevant.found == CaaFound::unasked) return {};
    const CaaQuestion question{builtin_authorities.by_id("harica"),
                               CaaProfile::host,
                               {},
                               {},
                               make_date(2026, 11, 22),
                               CaaReading::rfc};
    verdict = caa_verdict_text(decide_caa(relevant, builtin_authorities, question).verdict);
  }
  const bool known = answer.security != Security::unknown;
  return verdict + ' ' + statuses[static_cast<std::size_t>(answer.status)] + ' ' +
         (known ? securities[static_cast<std::size_t>(answer.security)] : "-");
}

bool answer_line(View& view, const Names& names, const Options& options, Line& line) {
  const Answer answer = view.find(line.name, line.type);
  if (options.verdicts) {
    line.answer = verdict_text(view, names, line, answer);
    return answer.status != Status::unasked && !line.answer.empty();
  }
  if (answer.status == Status::unasked) return false;
  line.answer = answer_text(names, answer, line.type);
  if (options.attempts && answer.reply != nullptr) {
    line.answer += " after " + std::to_string(answer.reply->attempts);
  }
  return true;
}

int print(const std::vector<Line>& lines) {
  for (const Line& line : lines) std::printf("%s: %s\n", line.text.c_str(), line.answer.c_str());
  return 0;
}

int ask_live(const Options& options) {
  const auto stack = DnsStack::open(options.dns);
  if (!stack) return 2;
  auto lines = read_lines(stack->names());
  if (!lines) return 2;
  settle(stack->live(), lines->size(), [&](std::size_t i) {
    return answer_line(stack->live(), stack->names(), options, (*lines)[i]);
  });
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
  for (Line& line : *lines) answer_line(view, names, options, line);
  return print(*lines);
}

}  // namespace
}  // namespace dcvlint

int main(int count, char** words) {
  using namespace dcvlint;
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--zone" && i + 2 < count) {
      options.zones.emplace_back(words[i + 1], words[i + 2]);
      i += 2;
    } else if (word == "--attempts") {
      options.attempts = true;
    } else if (word == "--verdicts") {
      options.verdicts = true;
    } else if (!options.dns.take(count, words, i)) {
      return 2;
    }
  }
  return options.zones.empty() ? ask_live(options) : ask_zones(options);
}
